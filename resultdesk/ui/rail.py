"""The rail on the left: the places in the order of the work, the current one in bold."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QShowEvent
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


NARROW = 112
"""Letters across the window below which it is narrow: 1024 pixels at 150 % texts, 1366 at 200 %."""


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
        self._watched: QWidget | None = None
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

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the width of the window."""
        super().showEvent(event)
        if self._watched is not self.window():
            self._watched = self.window()
            self._watched.installEventFilter(self)
        self._fit()

    def eventFilter(self, what: QObject, event: QEvent) -> bool:
        """The window got another width."""
        if what is self._watched and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """The texts got another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Where the window is narrow for its texts, names stand below their pictures and leave the page more room."""
        narrow = self.window().width() < NARROW * self.fontMetrics().averageCharWidth()
        for entry in self._entries.values():
            entry.stack(narrow)

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
        self._stacked = False
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

    def stack(self, stacked: bool) -> None:
        """Whether the name stands below the picture."""
        if stacked != self._stacked:
            self._stacked = stacked
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words in bold and a count, so that nothing moves when it becomes current or counts."""
        metrics = self.fontMetrics()
        if self._stacked:
            width = metrics.horizontalAdvance(self._words) * 1.15 + 3 * GAP
            return QSize(round(max(width, 96)), metrics.height() + icons.SIZE + 2 * GAP)
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
        picture, words, side = self._places(rect)
        icons.draw(painter, picture, self.place.value, colour)
        painter.setFont(theme.sized(1.0, bold=current))
        painter.setPen(QColor(look.text if self.isEnabled() else look.muted))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | side, self._words)
        if self._count:
            self._draw_count(painter, rect)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()))

    def _places(self, rect: QRectF) -> tuple[QRectF, QRectF, Qt.AlignmentFlag]:
        """Where the picture and the name stand within ``rect``, and to which side the name keeps."""
        if self._stacked:
            picture = QRectF(rect.center().x() - icons.SIZE / 2, rect.top() + GAP / 2, icons.SIZE, icons.SIZE)
            words = QRectF(rect.left(), picture.bottom(), rect.width(), rect.bottom() - picture.bottom())
            return picture, words, Qt.AlignmentFlag.AlignHCenter
        picture = QRectF(rect.left() + 12, rect.center().y() - icons.SIZE / 2, icons.SIZE, icons.SIZE)
        return picture, rect.adjusted(12 + icons.SIZE + 10, 0, -GAP, 0), Qt.AlignmentFlag.AlignLeft

    def _draw_count(self, painter: QPainter, rect: QRectF) -> None:
        look = theme.now()
        painter.setFont(theme.sized(0.9, bold=True))
        text = grouped(self._count)
        metrics = painter.fontMetrics()
        width = max(metrics.horizontalAdvance(text) + 14, metrics.height() + 4)
        height = metrics.height() + 4
        top = rect.top() + 2 if self._stacked else rect.center().y() - height / 2
        pill = QRectF(rect.right() - width - (2 if self._stacked else GAP), top, width, height)
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
