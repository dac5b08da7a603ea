"""A button whose words may take several lines: what a cure does is never cut off, however narrow the pane."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from resultdesk.ui.controls import GAP, TARGET, Button, Kind

_NARROWEST = 120
_FLAGS = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class WideButton(Button):
    """As high as its words need at its width."""

    def __init__(self, text: str, kind: Kind = Kind.PLAIN, parent: QWidget | None = None) -> None:
        super().__init__(text, kind, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for all lines at this width."""
        inner = QRect(0, 0, max(width - 3 * GAP, 1), 10_000)
        return max(self.fontMetrics().boundingRect(inner, _FLAGS, self.accessibleName()).height() + 2 * GAP, TARGET)

    def minimumSizeHint(self) -> QSize:
        """It may be narrow, but not lower than its words need there."""
        width = min(super().sizeHint().width(), _NARROWEST)
        return QSize(width, self.heightForWidth(self.width()) if self.width() >= width else TARGET)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def _write(self, painter: QPainter, rect: QRectF, colour: str) -> None:
        painter.setPen(QColor(colour))
        painter.drawText(rect.adjusted(GAP, 0, -GAP, 0), int(_FLAGS), self.accessibleName())
