"""The page while a spreadsheet is being opened: its name, how far, Cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from resultdesk.core.language import _, grouped
from resultdesk.ui.controls import GAP, Bar, Button, muted, title

if TYPE_CHECKING:
    from resultdesk.sheets.workbook import Workbook


class LoadingPage(QWidget):
    """``cancelled`` when a person gives up on it."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = title()
        self._count = muted()
        self.bar = Bar(_("Opening"))
        self.bar.setMinimumWidth(360)
        self.cancel = Button(_("Cancel"))
        self.cancel.clicked.connect(self.cancelled)
        box = QVBoxLayout(self)
        box.setContentsMargins(6 * GAP, 6 * GAP, 6 * GAP, 6 * GAP)
        box.setSpacing(2 * GAP)
        box.addStretch(1)
        for part in (self._title, self.bar, self._count):
            box.addWidget(part)
        box.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(2)
        self._box = box
        self.table: QTableView | None = None

    def begin(self, name: str) -> None:
        """A file is being opened."""
        self._title.setText(_("Opening {name}…").format(name=name))
        self._count.setText("")
        self.bar.setRange(0, 0)
        self.cancel.setFocus()
        self._take_table_away()

    def step(self, done: int, total: int) -> None:
        """How far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if total:
            self._count.setText(_("{done} of {total}").format(done=grouped(done), total=grouped(total)))

    def show_first(self, workbook: Workbook) -> None:
        """The first rows of a large file, to be looked at while the rest is being read."""
        from resultdesk.ui.spreadsheet.raw_model import FirstRows, RawModel

        self._take_table_away()
        self.table = QTableView()
        self.table.setAccessibleName(_("First rows of the file"))
        self._model = RawModel(FirstRows.of(workbook.sheet))
        self.table.setModel(self._model)
        self.table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self._box.insertWidget(self._box.count() - 1, self.table, 20)

    def _take_table_away(self) -> None:
        if self.table is not None:
            self._box.removeWidget(self.table)
            self.table.deleteLater()
            self.table = None
