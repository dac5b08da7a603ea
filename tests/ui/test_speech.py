"""Languages by their own names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from resultdesk.ui import speech
from resultdesk.ui.window import Window


@pytest.fixture
def speaking(english: None, qapp: QApplication) -> Iterator[None]:
    """What is spoken in a test is not spoken after it."""
    before, known = QLocale(), qapp.findChildren(QTranslator)
    yield
    QLocale.setDefault(before)
    for translator in qapp.findChildren(QTranslator):
        if translator not in known:
            qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    ("code", "place", "kinds"),
    [
        ("nl", "Zoeken in:", "Bestanden van type:"),
        ("de", "Suchen in:", "Dateien des Typs:"),
        ("en", "Look in:", "Files of type:"),
    ],
)
def test_qts_own_window_for_files_speaks_too(code: str, place: str, kinds: str, speaking: None, qtbot: QtBot) -> None:
    speech.speak(code)
    dialog = QFileDialog(options=QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    said = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
    assert {place, kinds} <= said


@pytest.mark.parametrize(("code", "name"), [("en", "English"), ("nl", "Nederlands"), ("de", "Deutsch"), ("xx", "xx")])
def test_a_language_is_called_as_its_speakers_do(code: str, name: str) -> None:
    assert speech.own_name(code) == name


def test_that_a_language_waits_for_the_next_start_is_said_in_that_language(window: Window) -> None:
    menus = window.menus
    menus.fill()
    dutch = next(action for action in window.findChildren(QAction) if action.data() == "nl")
    dutch.trigger()
    assert window.strip.text == "ResultDesk spreekt die taal vanaf de volgende start."
    assert window.session.preferences.language == "nl"
