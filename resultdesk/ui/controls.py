"""Texts and buttons as they look everywhere in the window. Drawn here, so that all three themes and all sizes hold.

Every button is at least 32 pixels high and wide, shows its focus with a ring, and is called what is written on it.
"""

from __future__ import annotations

import sys
from enum import Enum, auto

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from resultdesk.ui import icons, theme

TARGET = 36
"""The height of a control in pixels at 100 % texts."""
SMALLEST = 32
"""The width and height that no target goes below."""
WIDEST = 460
"""Pixels that a choice takes at most: longer lines are hard to follow from name to arrow."""
GAP = 8
_BOX = 20  # the box of a tick
_ARROW = 48  # the arrow of a combo and its margins
_LONGEST = 90  # letters of a choice that is shown whole


class Kind(Enum):
    """What a button is for, which is how it looks."""

    PLAIN = auto()
    PRIMARY = auto()
    QUIET = auto()


def is_enter(event: QKeyEvent) -> bool:
    """Whether it is Enter alone, on either side of the keyboard."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held == Qt.KeyboardModifier.NoModifier


class Button(QPushButton):
    """A button that says what it does."""

    def __init__(self, text: str, kind: Kind = Kind.PLAIN, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.drawing = icon
        self.say(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def say(self, text: str) -> None:
        """Change what is written on it, and with that its name. An "&" is an "&"."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the text, the icon and a finger."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.accessibleName()) + 4 * GAP + (icons.side() + GAP if self.drawing else 0)
        return QSize(max(width, TARGET), max(metrics.height() + 2 * GAP, TARGET))

    def minimumSizeHint(self) -> QSize:
        """Never less: a cut-off button does not say what it does."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does (Qt leaves that to windows with a question); a key held down presses once."""
        if is_enter(event):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Redraw under the pointer."""
        self.update()
        super().enterEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, icon, text, ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, edge, text = self._colours()
        inset = 4.5 if self.hasFocus() else 2.5
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        # In high contrast there is no paler text for what cannot be pressed: its edge is broken instead.
        broken = theme.now() is theme.CONTRAST and not self.isEnabled()
        line = Qt.PenStyle.DotLine if broken else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(edge), 1, line) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, 6, 6)
        self._write(painter, rect, text)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()))

    def _write(self, painter: QPainter, rect: QRectF, colour: str) -> None:
        metrics = self.fontMetrics()
        words = self.accessibleName()
        picture = icons.side() + GAP if self.drawing else 0
        left = rect.center().x() - (metrics.horizontalAdvance(words) + picture) / 2
        if self.drawing:
            top = rect.center().y() - icons.side() / 2
            icons.draw(painter, QRectF(left, top, icons.side(), icons.side()), self.drawing, colour)
        painter.setPen(QColor(colour))
        place = QRectF(left + picture, rect.top(), rect.right() - left - picture + GAP, rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _colours(self) -> tuple[str, str, str]:
        """Ground, edge and text for the state it is in."""
        look = theme.now()
        if not self.isEnabled():
            return look.panel, look.panel if look is not theme.CONTRAST else look.line, look.muted
        pressed = self.isDown() or self.isChecked()
        if self.kind is Kind.PRIMARY:
            shade = QColor(look.accent).darker(115 if self.underMouse() or pressed else 100)
            return shade.name(), shade.name(), look.on_accent
        soft = look.accent_soft if self.underMouse() or pressed else ""
        if self.kind is Kind.QUIET:
            return soft, "", look.accent
        return soft or look.base, look.line, look.text


class IconButton(Button):
    """A small button that is only a picture; its name is in the tooltip too."""

    def __init__(self, name: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(name, Kind.QUIET, icon, parent)
        self.setToolTip(name)
        self.setText("")
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """The smallest target there is, if its picture is no larger."""
        side = max(SMALLEST, icons.side() + GAP)
        return QSize(side, side)

    def _write(self, painter: QPainter, rect: QRectF, colour: str) -> None:
        size = icons.side() - 4
        place = QRectF(rect.center().x() - size / 2, rect.center().y() - size / 2, size, size)
        icons.draw(painter, place, self.drawing, colour)


def draw_focus(painter: QPainter, rect: QRectF) -> None:
    """The ring around what has the focus, seen on every ground."""
    painter.setPen(QPen(QColor(theme.now().accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 8, 8)


class Text(QLabel):
    """Words on the window. ``size`` is relative to the application's font."""

    def __init__(
        self,
        text: str = "",
        *,
        size: float = 1.0,
        bold: bool = False,
        muted: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._size, self._bold, self._muted = size, bold, muted
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._dress()
        theme.changes.connect(self._dress)

    def _dress(self) -> None:
        self.setFont(theme.sized(self._size, bold=self._bold))
        if self._muted:
            colours = QPalette(QApplication.palette())
            colours.setColor(QPalette.ColorRole.WindowText, QColor(theme.now().muted))
            self.setPalette(colours)


def title(text: str = "") -> Text:
    """The name of a page."""
    return Text(text, size=1.5, bold=True)


def heading(text: str = "") -> Text:
    """The name of a part of a page."""
    return Text(text, size=1.1, bold=True)


def muted(text: str = "") -> Text:
    """Words of lesser weight."""
    return Text(text, muted=True)


def as_sentence(words: str) -> str:
    """ "a whole number" as a sentence of its own; what ends as one already stays."""
    if not words:
        return ""
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?", ":")) else ".")


def line_edit(name: str, example: str = "") -> QLineEdit:
    """A line to type into, called ``name``."""
    edit = Line()
    edit.setAccessibleName(name)
    edit.setPlaceholderText(example)
    edit.setMinimumHeight(TARGET)
    return edit


def outline(widget: QWidget, *, focused: bool) -> None:
    """A line round a field that can be seen in every look (Fusion's own is black on black in high contrast)."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    look = theme.now()
    painter.setPen(QPen(QColor(look.accent), 2) if focused else QPen(QColor(look.line), 1))
    inset = 1.0 if focused else 0.5
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset), 4, 4)


class Line(QLineEdit):
    """A line to type into."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fusion's, with an outline."""
        super().paintEvent(event)
        outline(self, focused=self.hasFocus())


class Bar(QProgressBar):
    """How far something is, called ``name``. The number stands in words beside it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setMinimumHeight(2 * GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fusion's, with an outline."""
        super().paintEvent(event)
        outline(self, focused=False)


class Tick(QCheckBox):
    """A box to tick. Drawn here, so that the box can be seen in every look and is a target for a finger."""

    def sizeHint(self) -> QSize:
        """Room for the box, the words and the ring."""
        width = _BOX + GAP + self.fontMetrics().horizontalAdvance(self.text()) + 2 * GAP
        return QSize(width, max(self.fontMetrics().height() + GAP, TARGET))

    def minimumSizeHint(self) -> QSize:
        """Never less."""
        return self.sizeHint()

    def hitButton(self, place: QPoint) -> bool:
        """The words belong to it."""
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, tick, words, ring."""
        look = theme.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(GAP / 2, (self.height() - _BOX) / 2, _BOX, _BOX)
        on = self.isChecked()
        ground = (look.accent if on else look.base) if self.isEnabled() else look.panel
        painter.setPen(QPen(QColor(look.accent if on and self.isEnabled() else look.line), 1.5))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 4, 4)
        if on:
            painter.setPen(QPen(QColor(look.on_accent if self.isEnabled() else look.muted), 2.4))
            corners = [box.topLeft() + QPointF(*step) for step in ((4, 10), (8.5, 14.5), (16, 6))]
            painter.drawPolyline(QPolygonF(corners))
        painter.setPen(QColor(look.text if self.isEnabled() else look.muted))
        words = QRectF(self.rect()).adjusted(_BOX + GAP + GAP / 2, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, self.text())
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()))


class _Entries(QStyledItemDelegate):
    """Entries of a list to choose from, each a target for a finger."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """High enough."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(hint.height(), SMALLEST))


class Combo(QComboBox):
    """A choice from a list, called ``name``. The wheel does not change it while one scrolls past."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription("")
        self.setMinimumHeight(TARGET)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(18)
        self.setMaximumWidth(WIDEST)
        self.setItemDelegate(_Entries(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def setAccessibleDescription(self, words: str) -> None:
        """What is read out after the choice. On Linux Qt gives screen readers the choice for a name: it begins so."""
        said = [words] if sys.platform in ("win32", "darwin") else [self.accessibleName(), words]
        super().setAccessibleDescription(". ".join(filter(None, said)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fusion's, with an outline."""
        super().paintEvent(event)
        line = self.lineEdit()
        outline(self, focused=self.hasFocus() or (line is not None and line.hasFocus()))

    def showPopup(self) -> None:
        """The list with a line around it in the colour of texts: Fusion's is black on black in high contrast."""
        super().showPopup()
        around = self.view().parentWidget()
        if isinstance(around, QFrame):
            around.setFrameShape(QFrame.Shape.Box)
            around.setFrameShadow(QFrame.Shadow.Plain)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def fill(self, entries: list[tuple[str, object]], current: object = None) -> None:
        """Show these (text, value) entries with ``current`` chosen; tells nobody."""
        blocked = self.blockSignals(True)
        self.clear()
        for text, value in entries:
            self.addItem(text, value)
        self.setCurrentIndex(next((at for at, entry in enumerate(entries) if entry[1] == current), -1))
        self.blockSignals(blocked)
        self._widen()
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """The texts got another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._widen()

    def _widen(self) -> None:
        """Let a long entry be read whole, up to a line that is still easy to follow."""
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0)
        self.setMaximumWidth(max(WIDEST, min(longest + _ARROW, _LONGEST * metrics.averageCharWidth())))


def page(*parts: QWidget, margin: int = 3 * GAP) -> QWidget:
    """Parts one below the other with the usual margins."""
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(margin, margin, margin, margin)
    box.setSpacing(2 * GAP)
    for part in parts:
        box.addWidget(part)
    return made
