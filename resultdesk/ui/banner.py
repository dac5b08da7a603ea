"""The practice banner: nobody may wonder whether this goes to the real platform."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from resultdesk.core.language import _
from resultdesk.ui import icons, theme
from resultdesk.ui.controls import GAP


class PracticeBanner(QWidget):
    """A coloured line with the word in it, across the whole window."""

    def __init__(self) -> None:
        super().__init__()
        self.words = _("PRACTICE. Whatever you send stays on this computer.")
        self.setAccessibleName(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setVisible(False)
        theme.changes.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(theme.sized(1.0, bold=True))
        self.setFixedHeight(max(self.fontMetrics().height() + 2 * GAP, 32))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, target, words."""
        look = theme.now()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.practice))
        top = (self.height() - icons.SIZE) / 2
        icons.draw(painter, QRectF(2 * GAP, top, icons.SIZE, icons.SIZE), "practice", look.on_practice)
        painter.setPen(QColor(look.on_practice))
        words = self.rect().adjusted(3 * GAP + icons.SIZE, 0, -GAP, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.words)
