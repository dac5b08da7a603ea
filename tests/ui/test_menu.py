"""Menus: every entry is a target of at least 32 pixels."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from resultdesk.ui.menu import Menu
from resultdesk.ui.window import Window


def heights(menu: QMenu) -> set[int]:
    return {
        menu.actionGeometry(action).height()
        for action in menu.actions()
        if action.isVisible() and not action.isSeparator()
    }


def test_entries_are_large_and_lines_between_them_are_not(qtbot: QtBot) -> None:
    menu = Menu()
    qtbot.addWidget(menu)
    menu.addAction("Open")
    line = menu.addSeparator()
    inner = menu.sub("Look")
    inner.addAction("Dark").setCheckable(True)
    assert heights(menu) == heights(inner) == {32}
    assert menu.actionGeometry(line).height() < 16


def test_the_menus_of_the_window(window: Window) -> None:
    window.menus.fill()
    menus = window.findChildren(Menu)
    assert len(menus) >= 6
    for menu in menus:
        assert min(heights(menu), default=32) >= 32, menu.title()
