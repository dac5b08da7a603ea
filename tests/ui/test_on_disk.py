"""A spreadsheet saved by another program while it is open: told when the window comes to the front, read again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from resultdesk.ui.file_view import FileView
from resultdesk.ui.rail import Place
from resultdesk.ui.strip import Strip
from resultdesk.ui.window import Window


def told(view: FileView) -> Strip | None:
    strips = view.findChildren(Strip)
    return next((one for one in strips if "changed by another program" in one.text), None)


def save(people: Path, before: str, after: str) -> None:
    people.write_text(people.read_text("utf-8").replace(before, after), "utf-8")


def come_back(window: Window, qtbot: QtBot) -> None:
    """From the other program to this one, and until it has looked."""
    QGuiApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: window.desktop.on_disk._work is None, timeout=20_000)


def test_nothing_is_said_of_a_file_that_is_as_it_was(opened: Window, people: Path, qtbot: QtBot) -> None:
    people.touch()
    come_back(opened, qtbot)
    assert told(opened.desktop.current) is None


def test_a_change_is_told_once_and_read_again_with_the_work_on_top(opened: Window, people: Path, qtbot: QtBot) -> None:
    before = opened.desktop.current
    before.document.type_into(0, 1, "Anna")
    save(people, "2001-02-02", "2001-12-02")
    come_back(opened, qtbot)
    strip = told(before)
    assert strip is not None
    strip.clear()
    come_back(opened, qtbot)
    assert told(before) is None, "what was closed is not told again before the file is saved again"
    before.tell_changed_on_disk()
    told(before).buttons[0].click()
    qtbot.waitUntil(lambda: opened.desktop.current is not before, timeout=20_000)
    view = opened.desktop.current
    assert view.document.sheet.columns[1].text(0) == "Anna"
    assert view.document.sheet.columns[3].text(1) == "2001-12-02"
    assert opened.place is Place.CHECK
    assert len(opened.desktop.tabs.views) == 1
    assert view.unsent
    assert [work.edits for work in opened.session.desk.unfinished()] == [1]


def test_opening_an_open_file_once_more_looks_too(opened: Window, people: Path, qtbot: QtBot) -> None:
    save(people, "Ann", "Annie")
    opened.open_file(people)
    qtbot.waitUntil(lambda: told(opened.desktop.current) is not None, timeout=20_000)


def test_changes_that_were_sent_are_not_unsent_for_being_read_again(opened: Window, people: Path, qtbot: QtBot) -> None:
    before = opened.desktop.current
    before.document.type_into(0, 1, "Anna")
    before.document.mark_sent()
    save(people, "Beer", "Berendsen")
    opened.desktop.files.read_again(before)
    qtbot.waitUntil(lambda: opened.desktop.current is not before, timeout=20_000)
    assert not opened.desktop.current.unsent
