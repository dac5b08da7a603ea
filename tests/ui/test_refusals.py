"""Spreadsheets that could not be opened are told by name, however many were asked for at once."""

from __future__ import annotations

import shutil
from pathlib import Path

from pytestqt.qtbot import QtBot

from resultdesk.ui.strip import Tone
from resultdesk.ui.window import Window

ODD = Path(__file__).resolve().parents[1] / "data"
GONE = Path("/nowhere/list.xlsx")


def test_a_spreadsheet_that_cannot_be_opened_is_named(window: Window, qtbot: QtBot) -> None:
    window.open_file(ODD / "bad-encrypted.xlsx")
    qtbot.waitUntil(lambda: window.strip.text != "", timeout=20_000)
    assert window.strip.text.startswith("bad-encrypted.xlsx: This workbook has a password.")


def test_of_several_each_is_told_though_the_last_one_opens(window: Window, people: Path, qtbot: QtBot) -> None:
    """What was said of the first was once wiped out by the next."""
    for path in (ODD / "bad-encrypted.xlsx", GONE, people):
        window.open_file(path)
    qtbot.waitUntil(lambda: window.desktop.current is not None, timeout=20_000)
    assert window.strip.text.startswith("2 spreadsheets could not be opened.")
    assert "bad-encrypted.xlsx: This workbook has a password." in window.strip.text
    assert f"There is no file at {GONE}." in window.strip.text


def test_it_stays_while_one_goes_from_tab_to_tab_and_goes_with_the_next_wish(
    opened: Window, people: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = Path(shutil.copy(people, tmp_path / "other.csv"))
    opened.open_file(ODD / "bad-encrypted.xlsx")
    opened.open_file(other)
    qtbot.waitUntil(lambda: len(opened.desktop.tabs.views) == 2, timeout=20_000)
    opened.desktop.tabs.setCurrentIndex(0)
    assert "bad-encrypted.xlsx" in opened.strip.text
    opened.open_file(Path(shutil.copy(people, tmp_path / "third.csv")))
    qtbot.waitUntil(lambda: len(opened.desktop.tabs.views) == 3, timeout=20_000)
    assert opened.strip.text == ""


def test_another_can_be_chosen(window: Window, qtbot: QtBot) -> None:
    window.open_file(GONE)
    qtbot.waitUntil(lambda: window.strip.text != "", timeout=20_000)
    with qtbot.waitSignal(window.opening.refusals.another):
        window.opening.refusals.another.disconnect(window.choose_file)
        window.strip.buttons[0].click()


def test_what_was_closed_does_not_keep_other_messages(opened: Window, qtbot: QtBot) -> None:
    opened.open_file(GONE)
    qtbot.waitUntil(lambda: opened.strip.text != "", timeout=20_000)
    opened.strip.clear()
    opened.desktop.show(opened.desktop.current)
    opened.strip.say(Tone.NOTE, "ResultDesk speaks that language from the next start on.")
    opened.desktop.show(opened.desktop.current)
    assert opened.strip.text == ""
