from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from resultdesk.desk import places
from resultdesk.ui.help.panel import HelpPanel, text_of
from resultdesk.ui.rail import Place
from resultdesk.ui.window import Window


@pytest.mark.parametrize("topic", ["start", *(place.value for place in Place)])
def test_every_place_has_its_help(topic: str) -> None:
    assert text_of(topic).startswith("# ")


def test_help_names_the_folder_where_everything_lies(qtbot: QtBot, state_folder: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    panel = HelpPanel(window)
    panel.explain("start")
    assert str(places.home()) == str(state_folder)
    assert str(state_folder) in panel.text.toPlainText()


def test_a_place_that_nobody_knows_has_no_help() -> None:
    assert text_of("nowhere") == ""


def test_closing_help_gives_the_keyboard_back(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    window.start.practise_button.setFocus()
    window.help()
    qtbot.waitUntil(lambda: window.help_key.panel is not None and window.help_key.panel.text.hasFocus())
    window.help()
    assert window.start.practise_button.hasFocus()
