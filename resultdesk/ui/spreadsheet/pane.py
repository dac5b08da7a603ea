"""The Spreadsheet page: the file in words, its sheets, its first rows with the header row marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget

from resultdesk.core.errors import WrongUse
from resultdesk.core.language import _, translate_n
from resultdesk.desk import sentences
from resultdesk.ui.controls import GAP, TARGET, Button, Combo, Kind, Text, Tick, title
from resultdesk.ui.flow import row
from resultdesk.ui.scroll import Scroll
from resultdesk.ui.spreadsheet import facts
from resultdesk.ui.spreadsheet.raw_model import RawModel
from resultdesk.ui.spreadsheet.text_file import TextFile
from resultdesk.ui.strip import Strip, Tone

if TYPE_CHECKING:
    from resultdesk.desk.document import Changed, Document
    from resultdesk.desk.opening import ReadAs

WIDEST = 260
NOTES_SHOWN = 4
ROWS_AT_LEAST = 6
"""Lines of the table that stay in sight; where the page is too low for them, it scrolls."""


class SpreadsheetPane(QWidget):
    """``sheet_wanted(name)`` for another sheet, ``reading_wanted((encoding, delimiter))``, ``go_next`` for Columns."""

    sheet_wanted = Signal(str)
    reading_wanted = Signal(object)
    go_next = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self._facts, self._header, self._notes = Text(), Text(), Strip()
        self.strip = Strip()
        self.sheets = Combo(_("Sheet"))
        self.text_file = TextFile(document)
        self.no_header = Tick(_("The sheet has no header row"))
        self.no_header.setMinimumHeight(TARGET)
        self.next = Button(_("Go on to Columns"), Kind.PRIMARY, "next")
        self.table = QTableView()
        self.model = RawModel(document)
        self.model.setParent(self)
        self._dress_table()
        self._lay_out()
        self._fill()
        self.setFocusProxy(self.table)
        self.sheets.activated.connect(self._sheet_chosen)
        self.text_file.chosen.connect(self._reading_chosen)
        self.no_header.clicked.connect(self._no_header_clicked)
        self.next.clicked.connect(self.go_next)
        document.watch_changes(self._changed)

    def shown(self) -> None:
        """Show what holds: a sheet that could not be read is no longer the chosen one."""
        self._fill()

    def primary_button(self) -> Button:
        """Ctrl+Enter goes on."""
        return self.next

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space or Enter on a row makes it the header row, as a click does."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if plain and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._row_chosen(self.table.currentIndex())
                return True
        return super().eventFilter(watched, event)

    # Choosing ---------------------------------------------------------------------------------------------------

    def _row_chosen(self, index: QModelIndex) -> None:
        if index.isValid() and self.model.number(index.row()) != self.document.header_row:
            self._choose(self.model.number(index.row()))

    def _section_chosen(self, section: int) -> None:
        self._row_chosen(self.model.index(section, 0))

    def _no_header_clicked(self, checked: bool) -> None:
        if checked:
            self._last = self.document.header_row
            self._choose(None)
        else:
            self._choose(getattr(self, "_last", None) or self.model.number(0))

    def _choose(self, header_row: int | None) -> None:
        self.document.choose_header(header_row)

    def _sheet_chosen(self) -> None:
        name = self.sheets.currentData()
        if name == self.document.raw.name:
            return
        if not self.document.log.done:
            self.sheet_wanted.emit(name)
            return
        go = Button(_("Drop them and show “{sheet}”").format(sheet=name), Kind.PRIMARY)
        go.clicked.connect(self._sheet_confirmed)
        self._wanted = name
        self._ask_to_drop(_("Another sheet begins anew."), go)

    def _sheet_confirmed(self) -> None:
        self.sheet_wanted.emit(self._wanted)

    def _reading_chosen(self, read_as: ReadAs) -> None:
        if not self.document.log.done:
            self.reading_wanted.emit(read_as)
            return
        go = Button(_("Drop them and read the file anew"), Kind.PRIMARY)
        go.clicked.connect(self._reading_confirmed)
        self._read_as = read_as
        self._ask_to_drop(_("Reading it in another way begins anew."), go)

    def _reading_confirmed(self) -> None:
        self.reading_wanted.emit(self._read_as)

    def _ask_to_drop(self, why: str, go: Button) -> None:
        changes = len(self.document.log.done)
        words = translate_n("Your 1 change is to this sheet.", "Your {n} changes are to this sheet.", changes)
        self.strip.say(Tone.WARNING, words, why, go)
        self._fill()

    def _bring_back(self) -> None:
        button = self.sender()
        if not isinstance(button, _BringBack):
            return
        try:
            self.document.bring_back(button.numbers)
        except WrongUse as added:
            self.strip.error(added)

    # Showing ----------------------------------------------------------------------------------------------------

    def _changed(self, changed: Changed) -> None:
        from resultdesk.desk.document import What

        if changed.what & What.SHAPE:
            current = self.table.currentIndex()
            self.model.refresh()
            self._fill()
            if current.isValid():
                flag = QItemSelectionModel.SelectionFlag.NoUpdate
                self.table.selectionModel().setCurrentIndex(self.model.index(current.row(), current.column()), flag)

    def _fill(self) -> None:
        document = self.document
        self._facts.setText(facts.sentence(document))
        hint = _("Click another row if the names of the columns stand there.")
        self._header.setText(f"{facts.header(document)} {hint}")
        self.no_header.setChecked(document.header_row is None)
        entries: list[tuple[str, object]] = []
        for sheet in document.workbook.sheets:
            words = translate_n("{name} (1 row)", "{name} ({n} rows)", sheet.rows).replace("{name}", sheet.name)
            entries.append((_("{name}, hidden").format(name=words) if sheet.hidden else words, sheet.name))
        self.sheets.fill(entries, document.raw.name)
        self.sheets.setEnabled(len(entries) > 1)
        self.text_file.fill()
        self._fill_notes()

    def _fill_notes(self) -> None:
        seen = [*self.document.workbook.notes, *self.document.raw.notes, *self.document.sheet.notes]
        said = list(dict.fromkeys(str(sentences.note(note)) for note in seen))
        buttons = self._overruling()
        if not said and not buttons:
            self._notes.clear()
            return
        if not said:
            self._notes.say(Tone.NOTE, _("Rows that look like totals or notes are part of the list."), "", *buttons)
            return
        more = translate_n("and 1 more", "and {n} more", len(said) - NOTES_SHOWN) if len(said) > NOTES_SHOWN else ""
        what = translate_n("1 thing to know about this file", "{n} things to know about this file", len(said))
        self._notes.say(Tone.NOTE, what, "\n".join([*said[:NOTES_SHOWN], *([more] if more else [])]), *buttons)

    def _overruling(self) -> list[Button]:
        """For each kind of rows that were left out a button that brings them back; one that leaves all out again."""
        back = self.document.brought_back
        choices: list[tuple[str, frozenset[int]]] = []
        for note in self.document.sheet.notes:
            numbers = note.params.get("numbers")
            if isinstance(numbers, list):
                words = translate_n("Bring back row {row}", "Bring back {n} rows, the first is row {row}", len(numbers))
                choices.append((words.replace("{row}", str(numbers[0])), back | frozenset(numbers)))
        if back:
            choices.append(
                (translate_n("Leave 1 row out again", "Leave {n} rows out again", len(back)), frozenset[int]())
            )
        buttons: list[Button] = [_BringBack(words, numbers) for words, numbers in choices]
        for button in buttons:
            button.clicked.connect(self._bring_back)
        return buttons

    def _dress_table(self) -> None:
        table = self.table
        table.setAccessibleName(_("Rows of the file"))
        table.setModel(self.model)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().setDefaultSectionSize(max(table.fontMetrics().height() + GAP, 28))
        table.verticalHeader().setSectionsClickable(True)
        table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        table.horizontalHeader().setHighlightSections(False)
        table.resizeColumnsToContents()
        for at in range(self.model.columnCount()):
            table.setColumnWidth(at, min(max(table.columnWidth(at) + GAP, 60), WIDEST))
        table.clicked.connect(self._row_chosen)
        table.verticalHeader().sectionClicked.connect(self._section_chosen)
        table.installEventFilter(self)
        header_row = self.document.header_row
        at_row = self.model.row_of(header_row) if header_row is not None else 0
        table.selectionModel().setCurrentIndex(
            self.model.index(at_row or 0, 0), QItemSelectionModel.SelectionFlag.NoUpdate
        )

    def _lay_out(self) -> None:
        label = Text(_("Sheet"))
        label.setWordWrap(False)
        label.setMinimumHeight(TARGET)
        label.setBuddy(self.sheets)
        self.sheets.setMinimumContentsLength(24)
        lines = self.table.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight(ROWS_AT_LEAST * lines)
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP + GAP // 2)
        box.addWidget(title(_("Is this the right list?")))
        for part in (self._facts, self.strip, self._notes):
            box.addWidget(part)
        box.addWidget(row(label, self.sheets, self.no_header))
        box.addWidget(self.text_file)
        box.addWidget(self._header)
        box.addWidget(self.table, 1)
        scroll = Scroll()
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(3 * GAP, 2 * GAP, 3 * GAP, 2 * GAP)
        outer.setSpacing(GAP + GAP // 2)
        outer.addWidget(scroll, 1)
        outer.addWidget(row(self.next))


class _BringBack(Button):
    """Makes just these rows, of those that were left out, part of the list."""

    def __init__(self, words: str, numbers: frozenset[int]) -> None:
        super().__init__(words)
        self.numbers = numbers
