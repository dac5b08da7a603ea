"""The order in which Tab goes: as things stand on the page. Qt goes by when they were made, and forms are made anew."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from resultdesk.ui.scroll import Scroll


def follow_layout(root: QWidget) -> None:
    """Let Tab go through what ``root`` holds in the order of its layouts, what is hidden now included."""
    for before, after in pairwise(_within(root)):
        QWidget.setTabOrder(before, after)


def _within(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    inner = widget.widget() if isinstance(widget, Scroll) else None
    layout = widget.layout()
    if inner is not None:
        yield from _within(inner)
    elif layout is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget, below = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from _within(widget)
        elif below is not None:
            yield from _laid_out(below)
