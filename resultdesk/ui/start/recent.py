"""The files opened lately, as a list to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from resultdesk.core.language import _
from resultdesk.ui.controls import GAP, TARGET, heading


class _List(QListWidget):
    """Marks an entry only while the keyboard is in it: a blue line without it looks like something chosen."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the entry that Enter opens."""
        super().focusInEvent(event)
        if self.currentRow() < 0:
            self.setCurrentRow(0)
        elif not self.selectedItems():
            self.setCurrentRow(self.currentRow(), QItemSelectionModel.SelectionFlag.Select)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mark nothing."""
        super().focusOutEvent(event)
        self.clearSelection()


class RecentFiles(QWidget):
    """``chosen(Path)`` on a click or Enter."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.list = _List()
        self.list.setAccessibleName(_("Opened lately"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.itemActivated.connect(self._activated)
        self.list.itemClicked.connect(self._activated)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(heading(_("Opened lately")))
        box.addWidget(self.list, 100)
        box.addStretch(1)

    def show_paths(self, paths: Sequence[Path]) -> None:
        """Newest first."""
        self.list.clear()
        height = max(self.fontMetrics().height() + 2 * GAP, TARGET)
        for path in paths:
            item = QListWidgetItem(f"{path.name}   ·   {path.parent}")
            item.setData(Qt.ItemDataRole.UserRole, path)
            item.setToolTip(str(path))
            item.setSizeHint(QSize(100, height))
            self.list.addItem(item)
        self.list.setMinimumHeight(min(len(paths), 4) * height + 4)
        self.list.setMaximumHeight(len(paths) * height + 4)

    def _activated(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
