"""Languages by their own names."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction

from resultdesk.ui import speech
from resultdesk.ui.window import Window


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
