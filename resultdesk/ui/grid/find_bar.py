"""Find and replace: a bar above the grid, and a line to go to a row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from resultdesk.core.edits import Label
from resultdesk.core.language import _, translate_n
from resultdesk.core.watch import Watch
from resultdesk.desk import sentences
from resultdesk.desk.document import Document
from resultdesk.ui.controls import GAP, TARGET, Button, IconButton, Kind, Text, Tick, line_edit
from resultdesk.ui.flow import row
from resultdesk.ui.grid import commands, search
from resultdesk.ui.grid.commands import Writing
from resultdesk.ui.grid.deeds import Deeds
from resultdesk.ui.grid.search import Hits, Query
from resultdesk.ui.grid.searching import Searching
from resultdesk.ui.grid.view import SheetView

_LINE = 180
"""Pixels of a line to type into: both with their buttons stand in one row of a small screen with large texts."""
_PAUSE = 150
"""Milliseconds after the last key before the matches are counted."""


class FindBar(QWidget):
    """Hidden until it is wanted; Esc closes it."""

    opened = Signal()
    closed = Signal()

    def __init__(self, view: SheetView, deeds: Deeds) -> None:
        super().__init__()
        self._view = view
        self._model = view.sheet_model
        self._document = view.sheet_model.document
        self._deeds = deeds
        self._searching = Searching(self._model)
        self._searching.busy.connect(self._tell_busy)
        self._areas: tuple[commands.Area, ...] | None = None
        self._text = line_edit(_("Find"), _("Find"))
        self._by = line_edit(_("Replace with"), _("Replace with"))
        self._whole, self._case = _check(_("Whole cell")), _check(_("Same case"))
        self._one, self._selected = _check(_("This column only")), _check(_("Only selected cells"))
        self._count = Text(muted=True)
        self._count.setWordWrap(False)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._tell_count)
        self._lay_out()
        self._text.textChanged.connect(self._pause.start)
        self._text.installEventFilter(self)
        for box in (self._whole, self._case, self._one):
            box.toggled.connect(self._tell_count)
        self._selected.toggled.connect(self._remember_selection)
        self.setVisible(False)

    def open(self) -> None:
        """Show the bar with the cursor in it; a selection of several cells is offered as the place to look in."""
        self._selected.setChecked(False)
        self._selected.setEnabled(sum(area.cells for area in self._view.areas()) > 1)
        self.setVisible(True)
        self.opened.emit()
        self._text.setFocus()
        self._text.selectAll()
        self._tell_count()

    def next(self) -> None:
        """Go to the next match."""
        self._go(back=False)

    def previous(self) -> None:
        """Go to the match before."""
        self._go(back=True)

    def replace(self) -> None:
        """Replace in the current cell if it matches, then go to the next match."""
        query, here = self._query(), self._view.current()
        if query.text and here is not None and not self._model.changing.busy:
            position, column = here
            text = self._document.sheet.columns[column].text(position)
            if query.fits(text) and (query.column is None or query.column == column):
                self._document.type_into(position, column, query.replaced(text, self._by.text()))
        self.next()

    def replace_all(self) -> None:
        """Replace all matches in the rows shown, as one undo step."""
        if self._model.changing.busy:
            return
        query, by, shown = self._query(), self._by.text(), self._model.arrangement.positions()
        self._searching.run(lambda sheet: search.replacing(sheet, query, by, shown), self._replace)

    def _replace(self, writing: Writing) -> None:
        if not writing:
            self._count.setText(_("Nothing to replace"))
            return
        n = sum(len(texts) for _rows, texts in writing.values())
        words = sentences.label(Label("edit.replace", {"n": n}))
        columns = self._document.sheet.columns
        weight = n + sum(columns[at].looking_up(len(texts)) for at, (_rows, texts) in writing.items())
        self._model.changing.work_out(_Replacing(writing), weight, words, lambda: self._replaced(n))

    def _replaced(self, n: int) -> None:
        self._count.setText(translate_n("Replaced in 1 cell", "Replaced in {n} cells", n))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the line goes to the next match, Shift+Enter to the one before."""
        if isinstance(event, QKeyEvent) and _is_enter(event):
            self._go(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return True
        return super().eventFilter(watched, event)

    def close_bar(self) -> None:
        """Hide it; the grid has the focus again."""
        self.setVisible(False)
        self._view.setFocus()
        self.closed.emit()

    def _lay_out(self) -> None:
        next_, previous = IconButton(_("Find next"), "down"), IconButton(_("Find previous"), "up")
        one, every = Button(_("Replace")), Button(_("Replace all"))
        close = IconButton(_("Close"), "close")
        for button, deed in (
            (next_, self.next),
            (previous, self.previous),
            (one, self.replace),
            (every, self.replace_all),
            (close, self.close_bar),
        ):
            button.clicked.connect(deed)
        for line in (self._text, self._by):
            line.setFixedWidth(_LINE)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP // 2)
        box.addWidget(row(self._text, next_, previous, self._by, one, every, close))
        box.addWidget(row(self._whole, self._case, self._one, self._selected, self._count))

    def _query(self) -> Query:
        column = self._view.currentIndex().column() if self._one.isChecked() else None
        areas = self._areas if self._selected.isChecked() else None
        return Query(self._text.text(), self._whole.isChecked(), self._case.isChecked(), column, areas)

    def _remember_selection(self, on: bool) -> None:
        self._areas = tuple(self._view.areas()) if on else None
        self._tell_count()

    def _tell_count(self) -> None:
        query = self._query()
        self._count.setText("")
        if query.text:
            self._searching.run(lambda sheet: search.hits(sheet, query), self._say_count)

    def _say_count(self, found: Hits) -> None:
        n = search.count(found, self._model.arrangement.positions())
        self._count.setText(translate_n("1 cell found", "{n} cells found", n) if n else _("Nothing found"))

    def _go(self, *, back: bool) -> None:
        query = self._query()
        self._pause.stop()
        self._searching.run(lambda sheet: search.hits(sheet, query), self._to_previous if back else self._to_next)

    def _to_next(self, found: Hits) -> None:
        self._step(found, back=False)

    def _to_previous(self, found: Hits) -> None:
        self._step(found, back=True)

    def _step(self, found: Hits, *, back: bool) -> None:
        index = self._view.currentIndex()
        start = (max(index.row(), 0), max(index.column(), 0))
        columns = self._view.visible_columns()
        cell = search.next_cell(found, self._model.arrangement.positions(), columns, start, back=back)
        if cell is not None:
            self._view.go(*cell)
        self._say_count(found)

    def _tell_busy(self, on: bool) -> None:
        if on:
            self._count.setText(_("Searching…"))


class RowBar(QWidget):
    """A line to type a row number into."""

    def __init__(self, view: SheetView, deeds: Deeds) -> None:
        super().__init__()
        self._view = view
        self._deeds = deeds
        self._number = line_edit(_("Row number"), _("Row number"))
        self._number.setValidator(QIntValidator(0, 2_000_000_000, self))
        self._number.setMaximumWidth(160)
        self._number.returnPressed.connect(self.go)
        go, close = Button(_("Go to this row")), Button(_("Close"), Kind.QUIET)
        go.clicked.connect(self.go)
        close.clicked.connect(self.close_bar)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for part in (self._number, go, close):
            box.addWidget(part)
        box.addStretch(1)
        self.setVisible(False)

    def open(self) -> None:
        """Show it with the cursor in it."""
        self.setVisible(True)
        self._number.setFocus()
        self._number.selectAll()

    def go(self) -> None:
        """Go to the row; the bar closes when there is one."""
        text = self._number.text()
        if text and self._deeds.go_to_row(int(text)):
            self.setVisible(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        super().keyPressEvent(event)

    def close_bar(self) -> None:
        """Hide it; the grid has the focus again."""
        self.setVisible(False)
        self._view.setFocus()


class _Replacing:
    def __init__(self, writing: Writing) -> None:
        self._writing = writing

    def __call__(self, document: Document, watch: Watch) -> None:
        edit = commands.write(document.sheet, "edit.replace", self._writing)
        if edit is not None:
            document.do(edit, watch)


def _check(text: str) -> QCheckBox:
    box = Tick(text)
    box.setAccessibleName(text)
    box.setMinimumHeight(TARGET)
    return box


def _is_enter(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
