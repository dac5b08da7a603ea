"""The order in which Tab goes: as things stand on the page. Qt goes by when they were made, and forms are made anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from resultdesk.ui.scroll import Scroll

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


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
        yield from _laid_out(layout, widget.findChildren(QWidget, options=_DIRECT))


def _laid_out(layout: QLayout, widgets: Sequence[QWidget]) -> Iterator[QWidget]:
    """Never asks a layout for its items: Python would keep hold of one that Qt has ended, which ends the program."""
    parts: list[QWidget | QLayout] = [*widgets, *layout.findChildren(QLayout, options=_DIRECT)]
    places = {layout.indexOf(part): part for part in parts}
    for at in sorted(place for place in places if place >= 0):
        part = places[at]
        yield from _within(part) if isinstance(part, QWidget) else _laid_out(part, widgets)
