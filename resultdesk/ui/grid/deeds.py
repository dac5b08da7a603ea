"""What can be done in the grid: each deed takes the selection, makes an edit and hands it to the document."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from resultdesk.core.edits import Edit, Label
from resultdesk.core.language import _, translate_n
from resultdesk.core.sheet import Sheet
from resultdesk.core.watch import Watch
from resultdesk.desk import sentences
from resultdesk.desk.document import Document
from resultdesk.ui.grid import clipboard, commands, moves
from resultdesk.ui.grid.commands import Area
from resultdesk.ui.grid.pasting import Pasting
from resultdesk.ui.grid.view import SheetView
from resultdesk.ui.work import Tell, Work

AT_ONCE = 100_000
"""Cells up to which copying takes less than 50 ms."""
_ROWS = 5_000
"""Rows that are written out in one go: no list of millions of cells is ever made."""


class Deeds(QObject):
    """Commands on the selection of one grid."""

    said = Signal(str)
    """Something to tell the person that the grid does not show by itself."""

    def __init__(self, view: SheetView) -> None:
        super().__init__(view)
        self._view = view
        self._model = view.sheet_model
        self._document = view.sheet_model.document
        self._changing = view.sheet_model.changing

    # Clipboard --------------------------------------------------------------------------------------------------

    def copy_cells(self) -> bool:
        """Put the selection on the clipboard. Ranges that do not line up cannot be copied; says so."""
        areas = _joined(self._view.areas())
        if areas is None:
            self.said.emit(_("These ranges do not stand in line, so they cannot be copied together."))
            return False
        if sum(area.cells for area in areas) > AT_ONCE:
            job = Work(_Copying(self._document.sheet, areas))
            job.done.connect(self._copied)
            job.start()
            self.said.emit(_("Copying…"))
        elif areas:
            self._copied(
                clipboard.to_text([row for area in areas for row in commands.texts(self._document.sheet, area)])
            )
        return bool(areas)

    def cut(self) -> None:
        """Copy, then clear."""
        areas = self._view.areas()
        if not self._changing.busy and self.copy_cells():
            self._work_out(lambda document: commands.clear(document.sheet, areas, "edit.cut"), areas, "edit.cut")

    def paste(self) -> None:
        """Put the clipboard in at the selection, past the end too."""
        text = QGuiApplication.clipboard().text()
        areas = self._view.areas()
        if not text or not areas or self._changing.busy:
            return
        arrangement = self._model.arrangement
        index = self._view.currentIndex()
        top = min((top for top, *_rest in self._view.ranges()), default=index.row())
        visible = self._view.visible_columns()
        pasting = Pasting(
            text,
            areas,
            below=arrangement.run(top, len(arrangement) - 1),
            right=visible[visible.index(areas[0].columns[0]) :],
        )
        cells = max(pasting.cells, sum(area.cells for area in areas))
        words = sentences.label(Label("edit.paste", {"n": cells}))
        weight = cells + self._weight_of_rows(pasting.lines - len(pasting.below)) + self._looking_up(pasting, areas)
        self._changing.work_out(pasting, weight, words, lambda: self._pasted(pasting, top, areas[0].columns[0]))

    # Cells ------------------------------------------------------------------------------------------------------

    def clear(self) -> None:
        """Empty the selected cells."""
        areas = self._view.areas()
        self._work_out(lambda document: commands.clear(document.sheet, areas), areas, "edit.clear")

    def fill_down(self) -> None:
        """Copy the top row of the selection into the rows below it; from above, where one row is selected."""
        arrangement = self._model.arrangement
        areas = []
        for area in self._view.areas():
            place = arrangement.place(int(area.rows[0])) or 0
            one = len(area.rows) == 1 and place > 0
            areas.append(Area(arrangement.run(place - 1, place), area.columns) if one else area)
        self._work_out(lambda document: commands.fill_down(document.sheet, areas), areas, "edit.fill")

    # Rows -------------------------------------------------------------------------------------------------------

    def insert_above(self) -> None:
        """Put as many empty rows in above the selection as it has rows."""
        self._insert(below=False)

    def insert_below(self) -> None:
        """Put as many empty rows in below the selection as it has rows."""
        self._insert(below=True)

    def add_row(self) -> None:
        """Add an empty row at the end and go there."""
        self._insert_at(len(self._document.sheet), 1)

    def delete_rows(self) -> None:
        """Take the rows of the selection out."""
        self._do(commands.delete_rows(self._document.sheet, self._view.areas()))

    # Undo -------------------------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last edit back."""
        self._changing.undo()

    def redo(self) -> None:
        """Do the last undone edit again."""
        self._changing.redo()

    # Going ------------------------------------------------------------------------------------------------------

    def next_problem(self) -> None:
        """Go to the next cell with an error or a warning."""
        self._to_problem(back=False)

    def previous_problem(self) -> None:
        """Go to the cell with an error or a warning before this one."""
        self._to_problem(back=True)

    def go_to_row(self, number: int) -> bool:
        """Go to the row with a spreadsheet number. False if it is not shown; says so."""
        position = self._document.sheet.position(number)
        place = None if position is None else self._model.arrangement.place(position)
        if place is None:
            gone = _("There is no row {row} in this sheet.") if position is None else _("Row {row} is filtered out.")
            self.said.emit(gone.replace("{row}", str(number)))
            return False
        columns = self._view.visible_columns()
        column = self._view.currentIndex().column()
        self._view.go(place, column if column in columns else columns[0])
        self._view.setFocus()
        return True

    # Within -----------------------------------------------------------------------------------------------------

    def _do(self, edit: Edit | None) -> None:
        self._changing.do(edit)

    def _work_out(self, make: Callable[[Document], Edit | None], areas: Sequence[Area], code: str) -> None:
        """Do what ``make`` makes of these cells."""
        n = sum(area.cells for area in areas)

        def deed(document: Document, watch: Watch) -> None:
            edit = make(document)
            if edit is not None:
                document.do(edit, watch)

        self._changing.work_out(deed, n, sentences.label(Label(code, {"n": n})))

    def _looking_up(self, pasting: Pasting, areas: Sequence[Area]) -> int:
        """What finding the texts in the columns that they may go to takes."""
        columns = {column for area in areas for column in area.columns} | set(pasting.columns)
        return sum(self._document.sheet.columns[column].looking_up(pasting.cells) for column in columns)

    def _weight_of_rows(self, added: int) -> int:
        """Rows that come together with other changes have the whole sheet counted anew."""
        sheet = self._document.sheet
        return len(sheet) * len(sheet.columns) // 50 if added > 0 else 0

    def _insert(self, *, below: bool) -> None:
        areas = self._view.areas()
        if not areas:
            self.add_row()
            return
        n = sum(len(area.rows) for area in areas)
        if below:
            last = int(areas[-1].rows[-1])
            self._insert_at(last + 1, n, below=self._document.sheet.numbers.item(last))
        else:
            self._insert_at(int(areas[0].rows[0]), n)

    def _insert_at(self, position: int, n: int, below: int | None = None) -> None:
        if self._changing.busy:
            return
        numbers = self._document.originals.free_numbers(n)
        if below is not None:
            self._model.arrangement.expect(numbers, below)
        edit = commands.insert_rows(self._document.sheet, position, numbers)
        self._changing.do(edit, lambda: self._go_to_position(position))

    def _go_to_position(self, position: int) -> None:
        place = self._model.arrangement.place(position)
        columns = self._view.visible_columns()
        if place is not None and columns:
            self._view.go(place, columns[0])
            self._view.setFocus()

    def _to_problem(self, *, back: bool) -> None:
        index = self._view.currentIndex()
        cell = (index.row(), index.column()) if index.isValid() else None
        found = moves.next_problem(
            self._document.checker, self._model.arrangement, cell, self._view.visible_columns(), back=back
        )
        if found is None:
            self.said.emit(_("There is no problem in the rows shown."))
            return
        self._view.go(*found)
        self._view.setFocus()

    def _copied(self, text: object) -> None:
        QGuiApplication.clipboard().setText(str(text))
        self.said.emit("")

    def _pasted(self, pasting: Pasting, top: int, column: int) -> None:
        pasted = pasting.pasted
        self._tell_pasted(pasted)
        if not pasted.filled:
            self._select_pasted(top, column, pasting)

    def _tell_pasted(self, pasted: commands.Pasted) -> None:
        told = []
        if pasted.added_rows:
            told.append(
                translate_n("1 row was added at the end.", "{n} rows were added at the end.", pasted.added_rows)
            )
        if pasted.columns_left_out:
            told.append(
                translate_n(
                    "1 column did not fit on the right and was left out.",
                    "{n} columns did not fit on the right and were left out.",
                    pasted.columns_left_out,
                )
            )
        self.said.emit(" ".join(told))

    def _select_pasted(self, top: int, column: int, pasting: Pasting) -> None:
        """Select what was pasted from a cell on, so that the next command is about just these cells."""
        rows = self._model.rowCount()
        visible = self._view.visible_columns()
        right = visible[min(visible.index(column) + pasting.width, len(visible)) - 1]
        if right >= column:
            self._view.select(top, column, min(top + pasting.height, rows) - 1, right)


def _joined(areas: list[Area]) -> list[Area] | None:
    """Areas as they go on the clipboard one below the other; side by side ones made one. None where neither fits."""
    if len({area.columns for area in areas}) <= 1:
        return areas
    return None


class _Copying:
    """Writes large ranges out as text on a worker thread, some rows at a time, of the sheet as it is now."""

    def __init__(self, sheet: Sheet, areas: Sequence[Area]) -> None:
        self._sheet, self._areas = sheet.snapshot(), areas

    def __call__(self, watch: Watch, _tell: Tell) -> str:
        texts: list[str] = []
        for area in self._areas:
            columns = [self._sheet.columns[at] for at in area.columns]
            for start in range(0, len(area.rows), _ROWS):
                watch.step(start, len(area.rows))
                rows = area.rows[start : start + _ROWS]
                texts.append(clipboard.of_columns([column.texts(rows) for column in columns]))
        return "".join(texts)
