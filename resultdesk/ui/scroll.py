"""A page that is higher than its place, with a scroll bar as needed.

Not a QScrollArea: Qt 6.11 hands a screen reader that asks for a child by number a child that is no longer there when a
scroll bar has just gone (QAccessibleAbstractScrollArea::child looks at no bounds), and the program ends. Plain widgets
are answered for within bounds.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

_STEP = 20  # pixels a line
_PASSES = 3  # a width, the heights at that width, and the bar that these may bring
_MARGIN = 24  # pixels kept free round what has the focus


class Scroll(QWidget):
    """Shows one widget at its full height and at least this one's width. Follows the keyboard focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = QWidget(self)
        self._content: QWidget | None = None
        self._down = self._bar(Qt.Orientation.Vertical)
        self._across = self._bar(Qt.Orientation.Horizontal)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def setWidget(self, content: QWidget) -> None:
        """Show this widget; the one before is deleted."""
        if self._content is not None:
            self._content.removeEventFilter(self)
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        content.setParent(self._view)
        content.installEventFilter(self)
        content.show()
        self.updateGeometry()
        self._arrange()

    def widget(self) -> QWidget | None:
        """What is shown."""
        return self._content

    def viewport(self) -> QWidget:
        """The part that is seen through."""
        return self._view

    def verticalScrollBar(self) -> QScrollBar:
        """The bar on the right; there even while it does not show."""
        return self._down

    def ensureWidgetVisible(self, inner: QWidget) -> None:
        """Scroll so that a widget within can be seen."""
        if self._content is None:
            return
        at = inner.mapTo(self._content, QPoint(0, 0))
        for bar, start, length, seen in (
            (self._down, at.y(), inner.height(), self._view.height()),
            (self._across, at.x(), inner.width(), self._view.width()),
        ):
            if start + length + _MARGIN > bar.value() + seen:
                bar.setValue(min(start + length + _MARGIN - seen, start))
            if start - _MARGIN < bar.value():
                bar.setValue(start - _MARGIN)

    def settle(self) -> None:
        """Lay the content out now. Left to events, texts that wrap are seen cut off: each pass is painted."""
        if self._content is None:
            return
        for _pass in range(_PASSES):
            for inner in reversed(self._content.findChildren(QWidget)):
                if (layout := inner.layout()) is not None:
                    layout.activate()
            if (whole := self._content.layout()) is not None:
                whole.activate()
            self._arrange()

    def sizeHint(self) -> QSize:
        """That of the content, and room for the bar."""
        if self._content is None:
            return super().sizeHint()
        return self._content.sizeHint() + QSize(self._down.sizeHint().width(), 0)

    def minimumSizeHint(self) -> QSize:
        """Any size will do: that is what scrolling is for."""
        bar = self._down.sizeHint().width()
        return QSize(4 * bar, 4 * bar)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Share the room anew."""
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Anywhere on the page."""
        bar = self._across if abs(event.angleDelta().x()) > abs(event.angleDelta().y()) else self._down
        QApplication.sendEvent(bar, event)

    def eventFilter(self, _what: QObject, event: QEvent) -> bool:
        """The content has grown or shrunk."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return False

    def _bar(self, orientation: Qt.Orientation) -> QScrollBar:
        bar = QScrollBar(orientation, self)
        bar.setSingleStep(_STEP)
        bar.hide()
        bar.valueChanged.connect(self._move)
        return bar

    def _arrange(self) -> None:
        """Give the content its size and show the bars that it needs."""
        if self._content is None:
            return
        thick = self._down.sizeHint().width()
        least = self._content.minimumSizeHint().expandedTo(self._content.minimumSize())
        width, height = self.width(), self.height()
        across = least.width() > width
        seen = height - (thick if across else 0)
        down = self._wanted_height(max(width, least.width()), least) > seen
        if down:
            width -= thick
            across = least.width() > width
            seen = height - (thick if across else 0)
        self._view.setGeometry(0, 0, width, seen)
        size = QSize(max(width, least.width()), 0)
        size.setHeight(max(seen, self._wanted_height(size.width(), least)))
        self._content.resize(size)
        self._show_bar(self._down, down, size.height(), seen)
        self._show_bar(self._across, across, size.width(), width)
        self._down.setGeometry(width, 0, thick, seen)
        self._across.setGeometry(0, seen, width, thick)
        self._move()

    def _wanted_height(self, width: int, least: QSize) -> int:
        if self._content is None:
            return 0
        layout = self._content.layout()
        if self._content.hasHeightForWidth() and layout is not None:
            # not ``least``: a layout's least height is that of texts wrapped as narrow as they can be
            lowest = max(layout.minimumHeightForWidth(width), self._content.minimumHeight())
            return max(self._content.heightForWidth(width), lowest)
        return max(self._content.sizeHint().height(), least.height())

    def _show_bar(self, bar: QScrollBar, needed: bool, whole: int, seen: int) -> None:
        bar.setRange(0, max(0, whole - seen))
        bar.setPageStep(seen)
        bar.setVisible(needed)

    def _move(self) -> None:
        if self._content is not None:
            self._content.move(-self._across.value(), -self._down.value())

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the focus into sight, unless the mouse gave it: it is seen, and must not move away from it."""
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        if now is not None and self._content is not None and self._content.isAncestorOf(now):
            self.ensureWidgetVisible(now)
