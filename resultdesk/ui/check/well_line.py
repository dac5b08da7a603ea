"""The calm green line: nothing is wrong, and this is the next step."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from resultdesk.core.language import _
from resultdesk.ui import theme
from resultdesk.ui.controls import GAP, Button, Kind, Text
from resultdesk.ui.strip import Mark, Tone


class WellLine(QWidget):
    """Hidden until all is well. Said aloud when it appears."""

    go_on = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._what = Text(bold=True)
        self.button = Button(_("Go on to Send"), Kind.PRIMARY, "next")
        self.button.clicked.connect(self.go_on)
        box = QHBoxLayout(self)
        box.setContentsMargins(GAP + 4, 4, 4, 4)
        box.setSpacing(GAP)
        box.addWidget(Mark(Tone.OK), 0, Qt.AlignmentFlag.AlignVCenter)
        box.addWidget(self._what, 1)
        box.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setVisible(False)
        theme.changes.connect(self.update)

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return "" if self.isHidden() else self._what.text()

    def say(self, text: str) -> None:
        """Show it with this text; "" hides it."""
        if text == self.text:
            return
        self._what.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft green ground with a line around it."""
        look, painter = theme.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.ok), 1))
        painter.setBrush(QColor(look.ok_soft))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
