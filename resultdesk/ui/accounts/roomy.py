"""A line of a form that keeps the height it needs.

A QFormLayout (Qt 6.11) gives rows that are put in while it shows the height without their wrapped texts, until it is
resized: the hint below a field then lies upon it.
"""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Roomy(QWidget):
    """As high as its layout needs at its width."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))
