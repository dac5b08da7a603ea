"""The practice banner: nobody may wonder whether this goes to the real platform. Below it what to do on this page."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from resultdesk.core.language import N_, _, translate
from resultdesk.ui import icons, theme
from resultdesk.ui.controls import GAP
from resultdesk.ui.rail import Place

TOUR = {
    Place.SPREADSHEET: N_(
        "The tour, 1 of 4: see whether the list was found and the row with the headings is marked. "
        "Then go on to Columns."
    ),
    Place.COLUMNS: N_(
        "The tour, 2 of 4: see whether each field has the right column, and confirm what is a guess. "
        "Then go on to Check."
    ),
    Place.CHECK: N_(
        "The tour, 3 of 4: the large button on the right mends what needs no question. Then choose the event, and look "
        "at the other problems one by one. Ctrl+Z takes everything back."
    ),
    Place.SEND: N_(
        "The tour, 4 of 4: choose the event, read what goes and what stays, and send. "
        "The receipt is found again under History."
    ),
}
"""What to do on each page while practising."""

_FLAGS = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class PracticeBanner(QWidget):
    """A coloured line with the word in it, across the whole window."""

    def __init__(self) -> None:
        super().__init__()
        self.words = _("PRACTICE. Whatever you send stays on this computer.")
        self.tour = ""
        self.setAccessibleName(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setVisible(False)
        theme.changes.connect(self._dress)
        self._dress()

    def guide(self, place: Place) -> None:
        """Say what to do on this page; on those that are no part of the tour nothing."""
        tour = translate(TOUR[place]) if place in TOUR else ""
        if tour != self.tour:
            self.tour = tour
            self.setAccessibleDescription(tour)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower means higher."""
        super().resizeEvent(event)
        self._fit()

    def _dress(self) -> None:
        self.setFont(theme.sized(1.0, bold=True))
        self._fit()

    def _fit(self) -> None:
        """As high as the words are."""
        tour = self._below().height() + GAP // 2 if self.tour else 0
        self.setFixedHeight(self._line + tour)
        self.update()

    @property
    def _line(self) -> int:
        return max(self.fontMetrics().height() + 2 * GAP, 32)

    def _below(self) -> QRect:
        """Where the tour stands, under the words."""
        left = 3 * GAP + icons.side()
        metrics = QFontMetrics(theme.sized(1.0))
        room = QRect(left, self._line - GAP // 2, max(self.width() - left - GAP, 1), 10_000)
        return QRect(room.topLeft(), metrics.boundingRect(room, int(_FLAGS), self.tour).size())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, target, words, tour."""
        look = theme.now()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.practice))
        high = self._line
        icons.draw(
            painter,
            QRectF(2 * GAP, (high - icons.side()) / 2, icons.side(), icons.side()),
            "practice",
            look.on_practice,
        )
        painter.setPen(QColor(look.on_practice))
        words = QRect(3 * GAP + icons.side(), 0, self.width(), high)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.words)
        if self.tour:
            painter.setFont(theme.sized(1.0))
            painter.drawText(self._below().adjusted(0, 0, GAP, GAP), int(_FLAGS), self.tour)
