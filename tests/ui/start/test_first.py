from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resultdesk.core import language
from resultdesk.ui import speech
from resultdesk.ui.controls import Button
from resultdesk.ui.preferences import Preferences
from resultdesk.ui.start import first
from resultdesk.ui.start.first import LanguageWindow


@pytest.fixture(autouse=True)
def two_languages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """English and Dutch, whatever catalogues there are."""
    monkeypatch.setattr(speech, "languages", lambda: ["en", "nl"])
    monkeypatch.setattr(speech, "speak", lambda _code="": None)
    yield
    language.use("en")


def buttons(window: LanguageWindow) -> dict[str, Button]:
    return {button.property("code"): button for button in window.findChildren(Button)}


def test_each_language_is_offered_in_its_own_words_the_computers_own_first(qtbot: QtBot) -> None:
    language.use("nl")
    window = LanguageWindow(["en", "nl"])
    qtbot.addWidget(window)
    assert list(buttons(window)) == ["nl", "en"]
    assert buttons(window)["nl"].accessibleName() == "Nederlands"
    assert buttons(window)["nl"].isDefault()


@pytest.mark.parametrize("code", ["en", "nl"])
def test_one_click_chooses(qtbot: QtBot, code: str) -> None:
    window = LanguageWindow(["en", "nl"])
    qtbot.addWidget(window)
    buttons(window)[code].click()
    assert window.chosen == code


def test_closing_the_question_means_the_computers_language(qtbot: QtBot) -> None:
    language.use("nl")
    window = LanguageWindow(["en", "nl"])
    qtbot.addWidget(window)
    window.reject()
    assert window.chosen == "nl"


def test_it_is_asked_once(qtbot: QtBot, state_folder: Path) -> None:
    asked: list[str] = []

    def answer() -> None:
        window = QApplication.activeModalWidget()
        assert isinstance(window, LanguageWindow)
        asked.append("asked")
        buttons(window)["nl"].click()

    QTimer.singleShot(0, answer)
    first.ask(Preferences())
    assert Preferences().language == "nl"
    first.ask(Preferences())
    assert asked == ["asked"]


def test_with_one_language_there_is_no_question(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech, "languages", lambda: ["en"])
    first.ask(Preferences())
    assert not Preferences().kept


@pytest.mark.parametrize(
    ("code", "name"), [("en", "English"), ("nl", "Nederlands"), ("nb", "Norsk bokmål"), ("xx", "xx")]
)
def test_languages_are_called_as_their_speakers_call_them(code: str, name: str) -> None:
    assert speech.own_name(code) == name
