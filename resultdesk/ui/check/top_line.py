"""The line above the grid: chips on the left and commands on the right, below each other where both do not fit."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from resultdesk.ui.controls import GAP

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class TopLine(QWidget):
    """Two wrapping rows of controls. Side by side they would take each other's room and wrap within half of it."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._parts = (left, right)
        self._box = QBoxLayout(_ACROSS, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        self._box.addWidget(left, 1)
        self._box.addWidget(right)

    def event(self, event: QEvent) -> bool:
        """A new size, or new counts on the chips."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            wide = sum(part.sizeHint().width() for part in self._parts) + GAP
            turned = _ACROSS if wide <= self.width() else _DOWN
            if turned != self._box.direction():
                self._box.setDirection(turned)
        return super().event(event)
