"""The Check page. Made before a spreadsheet is open, so it loads the grid only when there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from resultdesk.core.language import _
from resultdesk.ui.controls import Text

if TYPE_CHECKING:
    from resultdesk.desk.document import Document
    from resultdesk.ui.changing import Changing
    from resultdesk.ui.check.bench import Bench


class CheckPane(QWidget):
    """Shows one document's sheet with its problems."""

    go_next = Signal()
    """The person wants to go on to Send."""
    columns_wanted = Signal()
    """The person wants to go back to Columns: a required field has no column."""
    setting_wanted = Signal(str, str)
    """(setting, value): a choice that the checks wait for, the event for instance; value "" to choose it on Send."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench: Bench | None = None
        self._nothing = Text(_("Open a spreadsheet first."))
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._nothing)

    @property
    def bench(self) -> Bench | None:
        """The grid and all around it, while a document is shown."""
        return self._bench

    def show_document(self, document: Document, changing: Changing | None = None) -> None:
        """Show a document instead of the one before; ``changing`` is what changes it elsewhere too."""
        from resultdesk.ui.check.bench import Bench

        self._nothing.setVisible(False)
        if self._bench is not None:
            self._bench.release()
            self._box.removeWidget(self._bench)
            self._bench.deleteLater()
        self._bench = Bench(document, changing)
        self._bench.go_next.connect(self.go_next)
        self._bench.columns_wanted.connect(self.columns_wanted)
        self._bench.setting_wanted.connect(self.setting_wanted)
        self._box.addWidget(self._bench)
        self.setFocusProxy(self._bench.view)

    def shown(self) -> None:
        """It has become visible."""
        if self._bench is not None:
            self._bench.refresh()
            self._bench.view.setFocus()

    def primary_button(self) -> QAbstractButton | None:
        """What Ctrl+Enter presses: going on where all is well, else mending what needs no question."""
        return self._bench.primary_button() if self._bench is not None else None

    def go_to(self, position: int, column: int) -> None:
        """Bring a cell (position in the sheet and column) into sight, whatever filter hides it."""
        if self._bench is not None:
            self._bench.go_to(position, column)

    def next_problem(self) -> None:
        """Go to the next cell with an error or a warning."""
        if self._bench is not None:
            self._bench.deeds.next_problem()

    def edit_actions(self) -> list[QAction]:
        """The commands of the grid, for an Edit menu."""
        return self._bench.actions_.edit_actions() if self._bench is not None else []
