"""One open spreadsheet: its four places, made when first gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QVBoxLayout, QWidget

from resultdesk.ui.rail import STEPS, Place
from resultdesk.ui.session import Session
from resultdesk.ui.strip import Strip

if TYPE_CHECKING:
    from resultdesk.desk.document import Changed, Document


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
    """(sheet name): another sheet of the same file is wanted."""

    def __init__(self, session: Session, document: Document) -> None:
        super().__init__()
        self.session = session
        self.document = document
        self.strip = Strip()
        self._stack = QStackedWidget()
        self._panes: dict[Place, QWidget] = {}
        self.place = first_place(document)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.strip)
        box.addWidget(self._stack, 1)
        document.watch_changes(self._tell)

    def show_place(self, place: Place) -> None:
        """Go to one of the four places."""
        self.place = place
        pane = self.pane(place)
        self._stack.setCurrentWidget(pane)
        pane.shown()  # type: ignore[attr-defined]
        pane.setFocus()

    def pane(self, place: Place) -> QWidget:
        """The page of a place."""
        if place not in self._panes:
            self._panes[place] = self._made(place)
            self._stack.addWidget(self._panes[place])
        return self._panes[place]

    def primary_button(self) -> QAbstractButton | None:
        """The primary button of the page in sight."""
        return self.pane(self.place).primary_button()  # type: ignore[attr-defined,no-any-return]

    def go_on(self) -> None:
        """To the next place."""
        self.went.emit(STEPS[min(STEPS.index(self.place) + 1, len(STEPS) - 1)])

    def show_cell(self, row: int, field: str) -> None:
        """Go to a cell in Check: a spreadsheet row number and the name of a field ("" for none)."""
        self.went.emit(Place.CHECK)
        check = self.pane(Place.CHECK)
        position = self.document.sheet.position(row)
        if position is not None:
            check.go_to(position, self.document.mapping.columns.get(field, 0))  # type: ignore[attr-defined]

    def _made(self, place: Place) -> QWidget:
        pane: QWidget
        if place is Place.SPREADSHEET:
            from resultdesk.ui.spreadsheet.pane import SpreadsheetPane

            pane = SpreadsheetPane(self.document)
            pane.sheet_wanted.connect(self.reopen)
            pane.go_next.connect(self.go_on)
        elif place is Place.COLUMNS:
            from resultdesk.ui.columns.pane import ColumnsPane

            pane = ColumnsPane(self.session, self.document)
            pane.go_next.connect(self.go_on)
        elif place is Place.CHECK:
            from resultdesk.ui.check.pane import CheckPane

            pane = CheckPane()
            pane.show_document(self.document)
            pane.columns_wanted.connect(self._to_columns)
            pane.go_next.connect(self.go_on)
        else:
            from resultdesk.ui.send.pane import SendPane

            pane = SendPane(self.session, self.document)
            pane.cell_wanted.connect(self.show_cell)
            pane.place_wanted.connect(self.went)
        return pane

    def _to_columns(self) -> None:
        self.went.emit(Place.COLUMNS)

    def _tell(self, changed: Changed) -> None:
        self.changed.emit(changed)


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
