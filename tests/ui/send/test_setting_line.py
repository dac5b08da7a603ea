"""A setting as a control: what can be chosen, and what can be typed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from resultdesk.core.fields import Choice, Kind, Setting
from resultdesk.ui.send.setting_line import SettingLine

RACE = Setting("race_id", "Race", Kind.NUMBER, required=True, example="1", listed=True)


@pytest.mark.parametrize(("choices", "typed"), [(None, True), ([], True), ([Choice("1", "Spring 5k")], False)])
def test_what_no_list_holds_can_be_typed(qtbot: QtBot, choices: Sequence[Choice] | None, typed: bool) -> None:
    """An empty list comes where a token may not list, too: that must not leave a person without a way."""
    line = SettingLine(RACE)
    qtbot.addWidget(line)
    line.show_value("", choices)
    assert line.control.isEditable() is typed
