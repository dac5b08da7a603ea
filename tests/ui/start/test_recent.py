"""The files opened lately: marked only while the keyboard is in the list."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from resultdesk.ui.controls import Button
from resultdesk.ui.start.recent import RecentFiles

FILES = [Path("/club/entries.xlsx"), Path("/club/results.csv")]


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A button with the keyboard, and the list below it."""
    made = QWidget()
    made.button, made.recent = Button("Open a spreadsheet…"), RecentFiles()
    box = QVBoxLayout(made)
    box.addWidget(made.button)
    box.addWidget(made.recent)
    made.recent.show_paths(FILES)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.button.setFocus()
    qtbot.waitUntil(made.button.hasFocus)
    return made


def test_nothing_is_marked_without_the_keyboard(page: QWidget) -> None:
    assert page.recent.list.selectedItems() == []


def test_with_the_keyboard_the_entry_is_marked_that_enter_opens(page: QWidget, qtbot: QtBot) -> None:
    entries = page.recent.list
    entries.setFocus()
    assert [item.data(Qt.ItemDataRole.UserRole) for item in entries.selectedItems()] == FILES[:1]
    qtbot.keyClick(entries, Qt.Key.Key_Down)
    page.button.setFocus()
    assert entries.selectedItems() == []
    entries.setFocus()
    assert [item.data(Qt.ItemDataRole.UserRole) for item in entries.selectedItems()] == FILES[1:]
    with qtbot.waitSignal(page.recent.chosen) as chosen:
        qtbot.keyClick(entries, Qt.Key.Key_Return)
    assert chosen.args == [FILES[1]]


def test_the_list_is_no_higher_than_its_entries(page: QWidget, qtbot: QtBot) -> None:
    page.resize(600, 600)
    entries = page.recent.list
    qtbot.waitUntil(lambda: entries.height() == sum(entries.sizeHintForRow(row) for row in range(2)) + 4)
