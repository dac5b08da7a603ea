"""The rail on the left: the places in the order of the work, the current one in bold."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from resultdesk.core.language import N_, _, grouped
from resultdesk.ui import icons, theme
from resultdesk.ui.controls import GAP, draw_focus, is_enter


class Place(Enum):
    """A place of the window; the value is its icon and its help text."""

    SPREADSHEET = "spreadsheet"
    COLUMNS = "columns"
    CHECK = "check"
    SEND = "send"
    OUTBOX = "outbox"
    HISTORY = "history"


NAMES = {
    Place.SPREADSHEET: N_("Spreadsheet"),
    Place.COLUMNS: N_("Columns"),
    Place.CHECK: N_("Check"),
    Place.SEND: N_("Send"),
    Place.OUTBOX: N_("Outbox"),
    Place.HISTORY: N_("History"),
}
STEPS = (Place.SPREADSHEET, Place.COLUMNS, Place.CHECK, Place.SEND)
"""The places that belong to an open spreadsheet."""


class Rail(QWidget):
    """Where one is and where one can go. ``went(Place)`` when a person chooses."""

    went = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._entries = {place: _Entry(place) for place in Place}
        self._group = QButtonGroup(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(GAP, 2 * GAP, GAP, 2 * GAP)
        box.setSpacing(GAP // 2)
        for place, entry in self._entries.items():
            if place is Place.OUTBOX:
                box.addStretch(1)
            self._group.addButton(entry)
            entry.clicked.connect(self._clicked)
            box.addWidget(entry)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        theme.changes.connect(self.update)

    def show_place(self, place: Place) -> None:
        """Mark the current place."""
        self._entries[place].setChecked(True)

    def allow_steps(self, allowed: bool) -> None:
        """Whether a spreadsheet is open. Its first place can always be gone to: files are opened there."""
        for place in STEPS[1:]:
            self._entries[place].setEnabled(allowed)
            self._entries[place].setToolTip("" if allowed else _("Open a spreadsheet first."))

    def count(self, place: Place, n: int) -> None:
        """Write a count beside a place; none for 0."""
        self._entries[place].count(n)

    def entry(self, place: Place) -> QAbstractButton:
        """The button of a place."""
        return self._entries[place]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Its own ground, with a line towards the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.now().panel))
        if theme.now() is theme.CONTRAST:
            painter.setPen(QColor(theme.now().line))
            painter.drawLine(self.rect().topRight(), self.rect().bottomRight())

    def _clicked(self) -> None:
        entry = self.sender()
        if isinstance(entry, _Entry):
            self.went.emit(entry.place)


class _Entry(QAbstractButton):
    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self._count = 0
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._name()

    def count(self, n: int) -> None:
        """A number at the right."""
        self._count = n
        self._name()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words in bold and a count, so that nothing moves when it becomes current or counts."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self._words) * 1.15 + icons.SIZE + 6 * GAP
        if self.place is Place.OUTBOX:
            width += metrics.horizontalAdvance(max("00", grouped(self._count), key=len)) + 2 * GAP
        return QSize(round(max(width, 168)), max(metrics.height() + 3 * GAP, 44))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there as Space does."""
        if is_enter(event):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Icon, number and name, count; a bar at the left of the current one."""
        look = theme.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        current, hover = self.isChecked(), self.underMouse() and self.isEnabled()
        if current or hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.base if current else look.accent_soft))
            painter.drawRoundedRect(rect, 6, 6)
        if current:
            painter.setBrush(QColor(look.accent))
            painter.drawRoundedRect(QRectF(rect.left(), rect.top() + 6, 4, rect.height() - 12), 2, 2)
        colour = (look.accent if current else look.text) if self.isEnabled() else look.muted
        top = rect.center().y() - icons.SIZE / 2
        icons.draw(painter, QRectF(rect.left() + 12, top, icons.SIZE, icons.SIZE), self.place.value, colour)
        painter.setFont(theme.sized(1.0, bold=current))
        painter.setPen(QColor(look.text if self.isEnabled() else look.muted))
        words = rect.adjusted(12 + icons.SIZE + 10, 0, -GAP, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words)
        if self._count:
            self._draw_count(painter, rect)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()))

    def _draw_count(self, painter: QPainter, rect: QRectF) -> None:
        look = theme.now()
        painter.setFont(theme.sized(0.9, bold=True))
        text = grouped(self._count)
        metrics = painter.fontMetrics()
        width = max(metrics.horizontalAdvance(text) + 14, metrics.height() + 4)
        pill = QRectF(
            rect.right() - width - GAP, rect.center().y() - metrics.height() / 2 - 2, width, metrics.height() + 4
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(QColor(look.on_accent))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def _name(self) -> None:
        number = f"{STEPS.index(self.place) + 1} " if self.place in STEPS else ""
        self._words = f"{number} {_(NAMES[self.place])}".strip() if number else _(NAMES[self.place])
        words = f"{number}{_(NAMES[self.place])}"
        self.setText(words)
        self.setAccessibleName(f"{words} {grouped(self._count)}" if self._count else words)
