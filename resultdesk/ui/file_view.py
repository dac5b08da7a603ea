"""One open spreadsheet: its four places, made when first gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QVBoxLayout, QWidget

from resultdesk.core.language import _
from resultdesk.ui.changing import Changing, ChangingLine
from resultdesk.ui.controls import Button, Kind
from resultdesk.ui.rail import STEPS, Place
from resultdesk.ui.session import Session
from resultdesk.ui.strip import Strip, Tone

if TYPE_CHECKING:
    from resultdesk.desk.document import Changed, Document
    from resultdesk.desk.recovery import Unfinished
    from resultdesk.platforms.contract import Refusal
    from resultdesk.ui.sheets.bar import SheetBar


class Pane(Protocol):
    """What a place of an open spreadsheet offers the window."""

    def shown(self) -> None:
        """It has become visible: look anew at what others may have changed."""
        ...

    def primary_button(self) -> QAbstractButton | None:
        """What Ctrl+Enter presses."""
        ...


class FileView(QWidget):
    """``went(Place)`` when a page sends the person on, ``changed`` after any change to the document."""

    went = Signal(object)
    changed = Signal(object)
    reopen = Signal(str)
    """(sheet name): another sheet of the same file is wanted; "": all that go together."""
    reread = Signal(object)
    """(encoding, delimiter), each None to find it out: the same file read in another way."""
    put_back = Signal(object)
    """(list of Unfinished): changes kept from another day are wanted on this file."""
    read_again = Signal()
    """The file has changed on disk, and its new version is wanted."""
    start_afresh = Signal(object)
    """(list of Unfinished): they are to be dropped."""

    def __init__(self, session: Session, document: Document) -> None:
        super().__init__()
        self.session = session
        self.document = document
        self.documents = document.binder.documents if document.binder is not None else [document]
        self.strip, self._disk = Strip(), Strip()
        self.changings = {one: Changing(one, self) for one in self.documents}
        self._offered = self._fetched = False
        self.bar = self._sheet_bar()
        self._stack = QStackedWidget()
        self._panes: dict[tuple[Place, Document], QWidget] = {}
        self.place = first_place(document)
        self._kept: tuple[Strip, list[Unfinished]] | None = None
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._disk)
        box.addWidget(self.strip)
        for changing in self.changings.values():
            box.addWidget(ChangingLine(changing))
        for one in self.documents:
            if one.merge is not None:
                box.addWidget(self._newer(one))
        if self.bar is not None:
            box.addWidget(self.bar)
        box.addWidget(self._stack, 1)
        for one in self.documents:
            one.watch_changes(self._tell)
        self._offer_together()

    @property
    def unsent(self) -> bool:
        """Whether there are changes that no upload has taken along."""
        return any(document.unsent for document in self.documents)

    @property
    def changing(self) -> Changing:
        """What changes the sheet in front."""
        return self.changings[self.document]

    def drop_changes(self) -> None:
        """A change that is still under way is not to come into force any more."""
        for changing in self.changings.values():
            changing.cancel()

    @property
    def changes(self) -> int:
        """How many changes there are, in all sheets."""
        return sum(len(document.log.done) for document in self.documents)

    def offer_kept(self, works: list[Unfinished]) -> None:
        """Say right here that changes to this file are kept from another day."""
        works = works if self.document.binder is not None else works[:1]
        if not works:
            return
        from resultdesk.ui.start.unfinished import UnfinishedStrip

        edits = sum(work.edits for work in works)
        kept = UnfinishedStrip(works[0], self, edits=edits, go=_("Put them back"), drop=_("Start afresh"))
        self._kept = (kept, works)
        kept.resume.connect(self._put_back)
        kept.drop.connect(self._start_afresh)
        self._box.insertWidget(0, kept)

    def tell_changed_on_disk(self) -> None:
        """Another program has saved the file since it was read."""
        again = Button(_("Read it again"), Kind.PRIMARY, "again")
        again.clicked.connect(self.read_again)
        what = _("“{name}” has been changed by another program.").replace("{name}", self.document.path.name)
        do = _("Here it is still as it was. Your changes are put on top of the new version.")
        self._disk.say(Tone.WARNING, what, do, again)

    def show_document(self, document: Document) -> None:
        """Bring one of the sheets to the front."""
        if document is not self.document and document in self.documents:
            self.document = document
            if self.bar is not None:
                self.bar.show_document(document)
            self.went.emit(self.place)

    def show_place(self, place: Place) -> None:
        """Go to one of the four places."""
        self.place = place
        pane = self.pane(place)
        self._stack.setCurrentWidget(pane)
        if self.bar is not None:
            self.bar.setVisible(place is not Place.SEND and self.document.binder is not None)
        pane.shown()  # type: ignore[attr-defined]
        pane.setFocus()
        if place is Place.CHECK and not self._fetched:
            self._fetched = True
            QTimer.singleShot(0, self, self._fetch_early)

    def pane(self, place: Place) -> QWidget:
        """The page of a place."""
        key = (place, self.documents[0] if place is Place.SEND and self.document.binder is not None else self.document)
        if key not in self._panes:
            self._panes[key] = self._made(place, key[1])
            self._stack.addWidget(self._panes[key])
        return self._panes[key]

    def primary_button(self) -> QAbstractButton | None:
        """The primary button of the page in sight."""
        return self.pane(self.place).primary_button()  # type: ignore[attr-defined,no-any-return]

    def go_on(self) -> None:
        """To the next place."""
        self.went.emit(STEPS[min(STEPS.index(self.place) + 1, len(STEPS) - 1)])

    def show_refused(self, refusal: Refusal) -> None:
        """Go to the cell that a platform refused, on whichever sheet it is."""
        binder = self.document.binder
        self.show_document((binder.document_of(refusal.key) if binder is not None else None) or self.document)
        self.show_cell(refusal.row, refusal.field)

    def show_cell(self, row: int, field: str) -> None:
        """Go to a cell in Check: a spreadsheet row number and the name of a field ("" for none)."""
        self._show_number(row, self.document.mapping.columns.get(field, 0))

    def _made(self, place: Place, document: Document) -> QWidget:
        pane: QWidget
        if place is Place.SPREADSHEET:
            from resultdesk.ui.spreadsheet.pane import SpreadsheetPane

            pane = SpreadsheetPane(document)
            pane.sheet_wanted.connect(self.reopen)
            pane.reading_wanted.connect(self.reread)
            pane.go_next.connect(self.go_on)
        elif place is Place.COLUMNS:
            from resultdesk.ui.columns.pane import ColumnsPane

            pane = ColumnsPane(self.session, document, self.changings[document])
            pane.go_next.connect(self.go_on)
        elif place is Place.CHECK:
            from resultdesk.ui.check.pane import CheckPane
            from resultdesk.ui.grid.layout import Layout

            pane = CheckPane()
            pane.show_document(document, self.changings[document])
            if pane.bench is not None:
                Layout(pane.bench.view, self.session.desk.memory)
            pane.columns_wanted.connect(self._to_columns)
            pane.setting_wanted.connect(self._choose_setting)
            pane.go_next.connect(self.go_on)
        else:
            from resultdesk.ui.send.pane import SendPane

            pane = SendPane(self.session, document, self.changings[document])
            pane.refusal_wanted.connect(self.show_refused)
            pane.place_wanted.connect(self.went)
        return pane

    def _fetch_early(self) -> None:
        """Fetch the lists that the checks wait for: the names of races are read as soon as the event is known."""
        waiting = [group for group in self.document.checker.groups() if "setting" in group.params]
        if waiting and self.document.destination.account:
            self.pane(Place.SEND).where.fetch()  # type: ignore[attr-defined]

    def _choose_setting(self, key: str, value: str) -> None:
        """Choose what the checks wait for; where its list is not known here, go where it is fetched."""
        if value:
            self.pane(Place.SEND).where.switch({key: value})  # type: ignore[attr-defined]
        else:
            self.went.emit(Place.SEND)

    def _put_back(self) -> None:
        if self._kept is not None:
            self.put_back.emit(self._kept[1])

    def _start_afresh(self) -> None:
        if self._kept is not None:
            strip, works = self._kept
            self._kept = None
            strip.setVisible(False)
            self.start_afresh.emit(works)

    def _to_columns(self) -> None:
        self.went.emit(Place.COLUMNS)

    def _tell(self, changed: Changed) -> None:
        from resultdesk.desk.document import What

        if self.bar is not None:
            self.bar.follow()
        if What.DESTINATION in changed.what:
            self._offer_together()
        self.changed.emit(changed)

    def _newer(self, document: Document) -> QWidget:
        from resultdesk.ui.newer import NewerFile

        newer = NewerFile(document)
        newer.cell_wanted.connect(self._show_number)
        newer.decided.connect(self._focus_page)
        return newer

    def _focus_page(self) -> None:
        self.pane(self.place).setFocus()

    def _show_number(self, number: int, column: int) -> None:
        """Go to a cell in Check by its spreadsheet row number."""
        self.went.emit(Place.CHECK)
        position = self.document.sheet.position(number)
        if position is not None:
            self.pane(Place.CHECK).go_to(position, column)  # type: ignore[attr-defined]

    def _sheet_bar(self) -> SheetBar | None:
        if self.document.binder is None:
            return None
        from resultdesk.ui.sheets.bar import SheetBar

        bar = SheetBar(self.documents)
        bar.chosen.connect(self.show_document)
        return bar

    def _offer_together(self) -> None:
        """Say so where the platform would take several sheets of this file as one upload."""
        from resultdesk.ui.sheets import names

        together = names.together(self.document) if self.document.binder is None else []
        if not together:
            if self._offered:
                self.strip.clear()
            self._offered = False
        elif not self._offered:
            self._offered = True
            what = _("{n} sheets of this file go together to {platform}: {names}.")
            what = what.format(n=len(together), platform=self.document.platform.label, names=", ".join(together))
            both = Button(_("Open them together"), Kind.PRIMARY)
            both.clicked.connect(self._reopen_together)
            self.strip.say(Tone.NOTE, what, _("Your changes to this sheet are taken along."), both)

    def _reopen_together(self) -> None:
        self.reopen.emit("")


def first_place(document: Document) -> Place:
    """Where this spreadsheet needs a person first: its header, its columns, or its rows."""
    if document.header_row is None:
        return Place.SPREADSHEET
    fed = document.mapping.columns.keys() | document.filled
    open_fields = [field for field in document.fields if field.required and field.name not in fed]
    filling = {setting.fills for setting in document.platform.settings}
    if document.mapping.doubts or any(field.name not in filling for field in open_fields):
        return Place.COLUMNS
    return Place.CHECK
