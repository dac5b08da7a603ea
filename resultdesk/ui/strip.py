"""The inline strip: what happened, what to do about it, and the buttons for that. Instead of a box in the way."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from resultdesk.core.errors import DeskError
from resultdesk.core.language import _
from resultdesk.ui import icons, theme
from resultdesk.ui.controls import GAP, Button, IconButton, Text
from resultdesk.ui.flow import row


class Tone(Enum):
    """How the strip is meant; the value is its icon (a shape of its own, beside the colour)."""

    OK = "ok"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


_MARK = 24  # pixels at 100 % texts


class Mark(QWidget):
    """The shape of a tone."""

    def __init__(self, tone: Tone = Tone.NOTE) -> None:
        super().__init__()
        self.tone = tone
        self._fit()
        theme.changes.connect(self._fit)

    def _fit(self) -> None:
        side = round(_MARK * theme.grown())
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        top = (self.height() - self.width()) / 2
        icons.draw(painter, QRectF(0, top, self.width(), self.width()), self.tone.value, colours(self.tone)[0])


class Strip(QWidget):
    """Hidden until it has something to say. Heard by screen readers when it speaks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = Mark()
        self._what = Text(bold=True)
        self._do = Text()
        self._before = QWidget()
        """Never shown: it holds the place of the buttons in the order of Tab."""
        self._before.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._before.setVisible(False)
        self._buttons = row()
        self._own: list[Button] = []
        self._close = IconButton(_("Close this message"), "close")
        self._close.clicked.connect(self.clear)
        words = QVBoxLayout()
        words.setSpacing(GAP // 2)
        for part in (self._what, self._do, self._before, self._buttons):
            words.addWidget(part)
        box = QHBoxLayout(self)
        box.setContentsMargins(2 * GAP, GAP + GAP // 2, GAP, GAP + GAP // 2)
        box.setSpacing(2 * GAP)
        box.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words.addStretch(1)
        box.addLayout(words, 1)
        box.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setVisible(False)
        theme.changes.connect(self.update)

    def say(self, tone: Tone, what: str, do: str = "", *buttons: Button, closable: bool = True) -> None:
        """Show this. ``buttons`` belong to the strip from then on."""
        self._mark.tone = tone
        self._what.setText(what)
        self._do.setText(do)
        self._do.setVisible(bool(do))
        self._take_buttons(buttons)
        self._close.setVisible(closable)
        self._level(alone=not do and not buttons, closable=closable)
        self.setAccessibleName(f"{what} {do}".strip())
        self.setVisible(True)
        self.update()
        announce(self, self.accessibleName())

    def go_on(self, do: str) -> None:
        """Another second line, as often as one likes: no screen reader hears of it."""
        self._do.setText(do)
        self._do.setVisible(bool(do))

    def error(self, problem: DeskError, *buttons: Button) -> None:
        """Show an error in its own words."""
        from resultdesk.desk import sentences

        said = sentences.error(problem)
        self.say(Tone.ERROR, said.what, said.do, *buttons)

    def clear(self) -> None:
        """Say nothing."""
        self.setVisible(False)
        self._take_buttons(())

    @property
    def buttons(self) -> list[Button]:
        """The buttons that belong to what it says now."""
        return list(self._own)

    @property
    def text(self) -> str:
        """What it says now; empty when hidden."""
        return "" if self.isHidden() else self.accessibleName()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft ground with a line in the tone's colour."""
        strong, soft = colours(self._mark.tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(strong), 1))
        painter.setBrush(QColor(soft))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _level(self, *, alone: bool, closable: bool) -> None:
        """A single line stands level with its mark and with the button that closes it."""
        side = self._mark.width()
        high = max(side, self._close.sizeHint().height()) if alone and closable else side
        self._mark.setFixedHeight(high)
        self._what.setMinimumHeight(high if alone else 0)

    def _take_buttons(self, buttons: tuple[Button, ...]) -> None:
        flow = self._buttons.layout()
        for old in self._own:  # by our own list: items of a layout are not to be held in Python
            if flow is not None:
                flow.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._own = list(buttons)
        before: QWidget = self._before
        for button in buttons:
            if flow is not None:
                flow.addWidget(button)
                self.setTabOrder(before, button)  # made last, it would be reached last in the whole window
                before = button
        self._buttons.setVisible(bool(buttons))


def announce(source: QWidget, words: str) -> None:
    """Let a screen reader say this."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, words))


def colours(tone: Tone) -> tuple[str, str]:
    """The strong and the soft colour of a tone."""
    look = theme.now()
    return {
        Tone.OK: (look.ok, look.ok_soft),
        Tone.NOTE: (look.accent, look.accent_soft),
        Tone.WARNING: (look.warning, look.warning_soft),
        Tone.ERROR: (look.error, look.error_soft),
    }[tone]
