"""Practice leaves nothing behind: no account, nothing that waits for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from resultdesk.core.errors import WrongUse
from resultdesk.desk.desk import Desk
from resultdesk.platforms.contract import Account, Table
from resultdesk.platforms.registry import PLATFORMS
from resultdesk.sending.parcel import Parcel, Source, State

ROW = {"unique_id": ["1"], "first_name": ["J"], "last_name": ["D"], "date_of_birth": ["2001-01-01"], "race_id": ["1"]}


def test_every_platform_gets_an_account_that_signs_in(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    run = desk.practice()
    assert run.accounts.keys() == PLATFORMS.keys()
    for account in run.accounts.values():
        assert desk.test(account).what
    desk.close()
    assert Desk(tmp_path).accounts.list() == []


def left_behind(desk: Desk, name: str, server: str) -> str:
    """What a killed run leaves: an account, and an upload that waits for it."""
    desk.accounts.add(Account(name, "tracx", server, "token"))
    batches = PLATFORMS["tracx"].pack(Table([2], ROW), {"event_id": "1"}, server)
    return desk.outbox.seal(Parcel("tracx", name, server, {"event_id": "1"}, "Run", Source("a.csv", "0"), batches))


def test_a_persons_own_account_never_makes_room_for_practice(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    own = desk.accounts.add(Account("practice tracx", "tracx", "https://api.tracx.events", "token"))
    with pytest.raises(WrongUse) as caught:
        desk.practice()
    assert caught.value.code == "account.taken"
    assert own in desk.accounts.list()
    desk.close()


def test_practice_starts_over_the_account_of_a_killed_one(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.accounts.add(Account("Practice Tracx", "tracx", "http://127.0.0.1:9/tracx", "token"))
    run = desk.practice()
    assert desk.accounts.get("Practice Tracx") == run.accounts["tracx"]
    desk.close()


def test_what_a_killed_practice_left_is_taken_away(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    parcel = left_behind(desk, "Practice Tracx", "http://127.0.0.1:9/tracx")
    desk.tidy()
    assert desk.accounts.list() == []
    assert desk.outbox.receipt(parcel).state is State.CANCELLED
    desk.close()


@pytest.mark.parametrize("name", ["Oefen-Tracx", "Übungs-Tracx"])
def test_what_a_practice_in_another_language_left_goes_too(tmp_path: Path, name: str) -> None:
    """The window was killed, and its language changed before the next start. Nothing would tell it from a real one."""
    desk = Desk(tmp_path)
    left_behind(desk, name, "http://127.0.0.1:9/tracx")
    desk.tidy()
    assert desk.accounts.list() == []
    desk.close()


def test_a_practice_account_under_another_name_goes_with_the_practice(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    account = desk.practice().accounts["tracx"]
    renamed = desk.accounts.add(replace(account, name="My try"), replacing=account.name)
    assert desk.still_practice(account.name, renamed)
    assert desk.still_practice("My try", renamed), "saved once more under the same name"
    desk.stop_practice()
    assert desk.accounts.list() == []
    desk.close()


def test_a_practice_account_under_another_name_goes_at_the_next_start_when_its_run_was_killed(tmp_path: Path) -> None:
    killed = Desk(tmp_path)
    account = killed.practice().accounts["tracx"]
    renamed = killed.accounts.add(replace(account, name="My try"), replacing=account.name)
    assert killed.still_practice(account.name, renamed)
    own = killed.accounts.add(Account("Test server", "tracx", "http://127.0.0.1:9/tracx", "token"))
    again = Desk(tmp_path)
    again.tidy()
    assert again.accounts.list() == [own]
    again.close()
    killed.close()


def test_a_practice_account_that_was_given_a_real_server_is_a_persons_own(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    account = desk.practice().accounts["tracx"]
    own = desk.accounts.add(Account("Club", "tracx", "https://api.tracx.events", "token"), replacing=account.name)
    assert not desk.still_practice(account.name, own)
    desk.stop_practice()
    assert desk.accounts.list() == [own]
    desk.close()


def test_an_account_of_ones_own_at_a_server_on_this_computer_is_no_practice(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    own = desk.accounts.add(Account("Club", "tracx", desk.practice().url + "/tracx", "token"))
    assert not desk.still_practice("", own)
    desk.stop_practice()
    assert desk.accounts.list() == [own]
    desk.close()


def test_a_real_account_and_its_upload_stay(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    parcel = left_behind(desk, "Club", "https://api.tracx.events")
    desk.tidy()
    assert [one.name for one in desk.accounts.list()] == ["Club"]
    assert desk.outbox.receipt(parcel).state is State.WAITING
    desk.close()
