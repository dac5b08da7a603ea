from __future__ import annotations

import pytest

from resultdesk.cli import arguments
from resultdesk.core.errors import WrongUse


def test_a_setting_keeps_what_follows_the_first_equals_sign() -> None:
    assert arguments.settings(["name=5 km = short", "note="]) == {"name": "5 km = short", "note": ""}


def test_a_setting_without_an_equals_sign_is_wrong_use() -> None:
    with pytest.raises(WrongUse) as wrong:
        arguments.settings(["event_id"])
    assert wrong.value.code == "usage.pair"
    assert wrong.value.place == "event_id"


def test_a_setting_without_a_key_is_wrong_use() -> None:
    with pytest.raises(WrongUse):
        arguments.settings(["=1"])


def test_a_heading_may_hold_an_equals_sign() -> None:
    assert arguments.columns(["Time = net=clock_time"]) == {"Time = net": "clock_time"}


def test_blanks_of_a_heading_are_kept_those_of_a_field_are_not() -> None:
    assert arguments.columns(["Startnr = start_number "]) == {"Startnr ": "start_number"}


def test_a_column_without_a_field_is_wrong_use() -> None:
    with pytest.raises(WrongUse):
        arguments.columns(["Startnr="])


def test_help_names_settings_and_secrets_of_each_platform() -> None:
    parser = arguments.Parser()
    arguments.describe_platforms(parser, sign_ins=True)
    said = parser.format_help()
    for word in (
        "event_id*",
        "CONNECT_TOKEN",
        "RSU_API_SECRET",
        "TMP_KEY",
        "meeting_id*",
        "PASSWORD",
        "--set username=",
    ):
        assert word in said, word
    assert all(len(line) <= 80 for line in (parser.epilog or "").splitlines())
