"""What a field wants, below it.

A QFormLayout (Qt 6.11) gives rows that are put in while it shows the height without their wrapped texts, until it is
resized: the words would lie upon the field. So they ask for their height as a minimum.
"""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent

from resultdesk.ui.controls import Text


class Hint(Text):
    """Muted words that are never lower than they need to be at their width."""

    def __init__(self, words: str) -> None:
        super().__init__(words, muted=True)
        self.setMinimumHeight(self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))
