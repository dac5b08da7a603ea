"""Every control of the window has a name for screen readers, and it is what is written on it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from resultdesk.ui.accounts.window import AccountsWindow
from resultdesk.ui.rail import Place
from resultdesk.ui.window import Window
from tests.ui.walking import controls


def name_of(widget: QWidget) -> str:
    """What a screen reader is told."""
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name).strip() if found is not None else ""


def nameless(root: QWidget) -> list[str]:
    """The controls without a name."""
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in controls(root)
        if not name_of(widget)
    ]


def misnamed(root: QWidget) -> list[str]:
    """Buttons whose name is not what is written on them."""
    return [
        f"{widget.text()!r} is called {name_of(widget)!r}"
        for widget in controls(root)
        if isinstance(widget, QAbstractButton)
        and widget.text()
        and not name_of(widget).startswith(widget.text().replace("&&", "&"))
    ]


def test_the_start_page(window: Window) -> None:
    assert nameless(window) == []
    assert misnamed(window) == []


@pytest.mark.parametrize("place", list(Place))
def test_each_place(opened: Window, place: Place, qtbot: QtBot) -> None:
    opened.go(place)
    QApplication.processEvents()
    assert nameless(opened) == []
    assert misnamed(opened) == []


def test_the_accounts_window(opened: Window, qtbot: QtBot) -> None:
    accounts = AccountsWindow(opened.session)
    qtbot.addWidget(accounts)
    accounts.show()
    accounts.add("tracx")
    assert nameless(accounts) == []
    assert misnamed(accounts) == []


def test_the_names_that_scripts_and_screen_readers_rely_on(opened: Window) -> None:
    """DESIGN 6: the table "Sheet", the list "Problems", the bar "Upload progress", the refused rows "Errors"."""
    opened.go(Place.CHECK)
    send = opened.desktop.current.pane(Place.SEND)
    assert name_of(send.progress.bar) == "Upload progress"
    assert name_of(send.outcome.refused) == "Errors"
    assert "Sheet" in {name_of(widget) for widget in controls(opened)}
    assert [opened.rail.entry(place).text() for place in Place] == [
        "1 Spreadsheet", "2 Columns", "3 Check", "4 Send", "Outbox", "History",
    ]  # fmt: skip


def test_every_menu_entry_has_words_and_no_shortcut_twice(opened: Window) -> None:
    seen: dict[str, str] = {}
    for menu in opened.menus._menus:
        for action in menu.actions():
            assert action.isSeparator() or action.text()
            for key in action.shortcuts():
                assert key.toString() not in seen, f"{action.text()} and {seen.get(key.toString())}"
                seen[key.toString()] = action.text()


def test_a_choice_says_what_it_is_for_where_qt_reads_out_the_choice_instead_of_the_name(opened: Window) -> None:
    """So it is on Linux: "Inschrijfnummer, combo box" alone does not say for which field."""
    opened.go(Place.COLUMNS)
    combo = opened.desktop.current.pane(Place.COLUMNS).lines["unique_id"].combo
    read = QAccessible.queryAccessibleInterface(combo)
    assert read.text(QAccessible.Text.Description) == "Column for Unique ID"
    opened.go(Place.SEND)
    event = opened.desktop.current.pane(Place.SEND).where.lines["event_id"].control
    read = QAccessible.queryAccessibleInterface(event)
    assert read.text(QAccessible.Text.Description).startswith("Event. The event that")
