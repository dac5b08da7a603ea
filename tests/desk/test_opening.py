"""What of a destination is kept when it goes to another account."""

from __future__ import annotations

import pytest

from resultdesk.core.fields import Destination
from resultdesk.desk.opening import at_account
from resultdesk.platforms.contract import Account

HERE = Account("Club", "tracx", "https://one.example")
SAME = Account("Club, other token", "tracx", "https://one.example/")
ELSEWHERE = Account("Practice", "tracx", "http://127.0.0.1:4000/tracx")
CHOSEN = {"event_id": "1", "race_id": "2"}


def test_another_account_of_the_same_server_keeps_the_event() -> None:
    moved = at_account(Destination("tracx", "Club", CHOSEN), SAME, HERE)
    assert (moved.account, moved.settings) == ("Club, other token", CHOSEN)


@pytest.mark.parametrize("before", [ELSEWHERE, None])
def test_event_1_of_another_server_is_another_event(before: Account | None) -> None:
    """``before`` None: an account that is gone, practice that ended for instance."""
    moved = at_account(Destination("tracx", "Practice", CHOSEN), HERE, before)
    assert (moved.account, moved.settings) == ("Club", {})


def test_what_was_chosen_before_there_was_an_account_stays() -> None:
    assert at_account(Destination("tracx", "", CHOSEN), HERE, None).settings == CHOSEN


def test_what_is_not_from_a_list_stays() -> None:
    where = Destination("runsignup", "Practice", {"race_id": "1001", "event_id": "5001", "request_format": "xml"})
    moved = at_account(where, None, ELSEWHERE)
    assert (moved.account, moved.settings) == ("", {"request_format": "xml"})
