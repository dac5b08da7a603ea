"""Menus whose entries are large enough for an unsteady hand."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QMenu, QProxyStyle, QStyle, QStyleOption, QWidget

from resultdesk.ui.controls import SMALLEST

_worn: list[_Roomy] = []
"""The style of all menus; made with the first."""


class Menu(QMenu):
    """A menu of the program's own. ``title`` is what it is called in the menu that it is a part of."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setStyle(_style())

    def sub(self, title: str) -> Menu:
        """A menu within this one."""
        made = Menu(title, self)
        self.addMenu(made)
        return made


class _Roomy(QProxyStyle):
    """Entries as high as the smallest target; lines between them stay as they are."""

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, contents: QSize, widget: QWidget | None = None
    ) -> QSize:
        """The size of an entry."""
        size = super().sizeFromContents(kind, option, contents, widget)  # type: ignore[arg-type]  # as Qt hands it
        if kind is QStyle.ContentsType.CT_MenuItem and size.height() >= option.fontMetrics.height():
            size.setHeight(max(size.height(), SMALLEST))
        return size


def _style() -> _Roomy:
    if not _worn:
        made = _Roomy("Fusion")
        made.setParent(QApplication.instance())  # ended with it, after every menu
        _worn.append(made)
    return _worn[0]
