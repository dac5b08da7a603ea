"""Walks over every widget in sight, for tests that hold for all of them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTabBar,
    QTextEdit,
)


def in_sight(root: QWidget) -> Iterator[QWidget]:
    """Every visible widget below ``root`` that is not a part of one of Qt's own composite controls."""
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root) and not widget.objectName().startswith("qt_") and widget.width() > 0:
            yield widget


def controls(root: QWidget) -> Iterator[QWidget]:
    """Every visible control: what takes the focus, a click or shows a state."""
    for widget in in_sight(root):
        inner = isinstance(widget.parent(), QComboBox | QAbstractSpinBox) or _corner(widget)
        if isinstance(widget, CONTROLS) and not inner:
            yield widget


def labels(root: QWidget) -> Iterator[QLabel]:
    """Every visible text."""
    for widget in in_sight(root):
        if isinstance(widget, QLabel) and widget.text():
            yield widget


def focusable(widget: QWidget) -> bool:
    """Whether Tab reaches it."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _corner(widget: QWidget) -> bool:
    """Qt's own corner button of tables and headers."""
    return type(widget).__name__ in ("QTableCornerButton", "QHeaderView") or type(widget) is QAbstractButton
