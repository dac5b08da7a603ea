"""Keys and mouse as a person uses them, and where the grid is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from resultdesk.ui.check.bench import Bench

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def focused() -> QWidget:
    """The widget that keys go to."""
    popup = QApplication.activePopupWidget()
    widget = popup or QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press keys one after the other."""
    for key in keys:
        QTest.keyClick(focused(), key, modifier)


def write(text: str) -> None:
    """Type a text sign by sign."""
    for sign in text:
        QTest.keyClicks(focused(), sign)


def here(bench: Bench) -> tuple[int, int]:
    """The current cell as place and column."""
    index = bench.view.currentIndex()
    return index.row(), index.column()


def cell(bench: Bench, place: int, column: int) -> QPoint:
    """The middle of a cell in the viewport."""
    return bench.view.visualRect(bench.model.index(place, column)).center()


def click(widget: QWidget, at: QPoint | None = None, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Click on a widget."""
    QTest.mouseClick(widget, LEFT, modifier, widget.rect().center() if at is None else at)
