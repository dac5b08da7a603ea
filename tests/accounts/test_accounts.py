from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from resultdesk.accounts.accounts import Accounts, free_name
from resultdesk.core.errors import CannotKeep, WrongUse
from resultdesk.platforms.contract import Account

CLUB = Account("Club", "tracx", "https://api.tracx.events", "token", {"username": "Zoë"})
TRIAL = Account("Trial", "opentrack", "http://127.0.0.1:99/opentrack")


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    return Accounts(tmp_path / "state")


def test_none_at_first(accounts: Accounts) -> None:
    assert accounts.list() == []


def test_what_was_added_is_there_for_the_next_start(tmp_path: Path, accounts: Accounts) -> None:
    accounts.add(CLUB)
    accounts.add(TRIAL)
    again = Accounts(tmp_path / "state")
    assert again.list() == [CLUB, TRIAL]
    assert again.list("tracx") == [CLUB]
    assert again.get("club") == CLUB


def test_an_account_is_replaced_in_its_place_when_that_is_meant(accounts: Accounts) -> None:
    accounts.add(CLUB)
    accounts.add(TRIAL)
    other = Account(" CLUB ", "tracx", "https://other.example")
    assert accounts.add(other, replacing="Club").name == "CLUB"
    assert [account.name for account in accounts.list()] == ["CLUB", "Trial"]
    accounts.add(replace(CLUB, name="Harriers"), replacing="club")
    assert [account.name for account in accounts.list()] == ["Harriers", "Trial"]


@pytest.mark.parametrize("name", ["Club", " CLUB ", "club"])
@pytest.mark.parametrize("platform", ["tracx", "opentrack"])
@pytest.mark.parametrize("replacing", ["", "Trial"])
def test_a_taken_name_is_refused_and_nothing_changes(
    accounts: Accounts, name: str, platform: str, replacing: str
) -> None:
    accounts.add(CLUB)
    accounts.add(TRIAL)
    with pytest.raises(WrongUse) as caught:
        accounts.add(Account(name, platform, "https://other.example"), replacing=replacing)
    assert (caught.value.code, caught.value.params) == ("account.taken", {"account": "Club", "label": "Tracx"})
    assert accounts.list() == [CLUB, TRIAL]


@pytest.mark.parametrize(
    ("taken", "free"),
    [([], "Tracx"), (["Other"], "Tracx"), (["tracx"], "Tracx 2"), (["Tracx 2", "TRACX", " tracx  3"], "Tracx 4")],
)
def test_a_free_name(taken: list[str], free: str) -> None:
    assert free_name("Tracx", taken) == free


def test_the_address_is_tidied(accounts: Accounts) -> None:
    assert accounts.add(Account("A", "tracx", " api.tracx.events/ ")).server == "https://api.tracx.events"


@pytest.mark.parametrize(
    ("name", "server", "code"),
    [
        ("  ", "https://a.example", "account.no_name"),
        ("x" * 81, "https://a.example", "account.odd_name"),
        ("a\x07b", "https://a.example", "account.odd_name"),
        ("A", "http://a.example", "server.insecure"),
        ("A", "https://me:pw@a.example", "server.secret"),
    ],
)
def test_accounts_that_cannot_be(accounts: Accounts, name: str, server: str, code: str) -> None:
    with pytest.raises(WrongUse) as caught:
        accounts.add(Account(name, "tracx", server))
    assert caught.value.code == code
    assert accounts.list() == []


def test_removing(accounts: Accounts) -> None:
    accounts.add(CLUB)
    accounts.remove("club")
    accounts.remove("club")
    assert accounts.list() == []
    with pytest.raises(WrongUse) as caught:
        accounts.get("Club")
    assert caught.value.code == "account.unknown"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"accounts": 5}',
        '{"accounts": [5]}',
        '{"accounts": [{"name": 5}]}',
        "\x00\x00",
        "[" * 9999,
    ],
)
def test_a_damaged_list_is_said_and_left_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "accounts.json"
    path.write_text(text)
    accounts = Accounts(tmp_path)
    for call in (accounts.list, lambda: accounts.add(CLUB), lambda: accounts.remove("Club")):
        with pytest.raises(CannotKeep) as caught:
            call()
        assert caught.value.code == "accounts.damaged"
    assert path.read_text() == text


def test_a_damaged_list_is_put_aside_and_kept(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path)
    for number in (1, 2):
        (tmp_path / "accounts.json").write_text("{")
        assert accounts.set_aside() == tmp_path / f"accounts.json.damaged-{number}"
    assert accounts.list() == []
    accounts.add(CLUB)
    assert (tmp_path / "accounts.json.damaged-1").read_text() == "{"


def test_a_newer_list_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "accounts.json").write_text('{"version": 2, "accounts": []}')
    with pytest.raises(CannotKeep) as caught:
        Accounts(tmp_path).list()
    assert caught.value.code == "accounts.newer"


def test_unknown_members_are_left_out(tmp_path: Path) -> None:
    item = {"name": "A", "platform": "tracx", "server": "https://a.example", "colour": "red"}
    (tmp_path / "accounts.json").write_text(json.dumps({"version": 1, "accounts": [item]}))
    assert Accounts(tmp_path).list() == [Account("A", "tracx", "https://a.example")]


def test_a_full_disk_leaves_the_old_list(accounts: Accounts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    accounts.add(CLUB)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotKeep) as caught:
        accounts.add(TRIAL)
    assert caught.value.code == "accounts.not_written"
    assert accounts.list() == [CLUB]
    assert [path.name for path in (tmp_path / "state").iterdir()] == ["accounts.json"]


def test_a_folder_that_cannot_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    accounts = Accounts(tmp_path / "file")
    with pytest.raises(CannotKeep):
        accounts.add(CLUB)


def test_only_the_owner_may_read_it(accounts: Accounts, tmp_path: Path) -> None:
    accounts.add(CLUB)
    mode = (tmp_path / "state" / "accounts.json").stat().st_mode
    assert mode & 0o077 == 0 or os.name == "nt"  # Windows guards the user's folder by other means
