from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from resultdesk.desk.desk import Desk
from resultdesk.platforms.contract import Account
from resultdesk.practice.server import PracticeServer
from resultdesk.practice.sign_ins import SIGN_INS
from tests.cli.conftest import GOOD, Ran
from tests.conftest import MemoryKeyring

Run = Callable[..., Ran]
Write = Callable[..., Path]
RACE = ("--to", "tracx", "--set", "event_id=1", "--set", "race_id=1")


@pytest.fixture
def desk(memory_keyring: MemoryKeyring) -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.close()


def keep(desk: Desk, name: str, server: str) -> None:
    """An account with its token in the keyring."""
    desk.accounts.add(Account(name, "tracx", server, "token"))
    desk.vault.put(name, SIGN_INS["tracx"].secrets)


def test_an_account_is_used_by_name(run: Run, entries: Write, desk: Desk, practice: PracticeServer) -> None:
    keep(desk, "Club", practice.url + "/tracx")
    keep(desk, "Other", "http://127.0.0.1:9")
    ran = run("send", entries(*GOOD), *RACE, "--account", "Club", "--json")
    assert (ran.code, ran.json["account"]) == (0, "Club")


def test_a_name_in_other_letters_is_the_same_account(
    run: Run, entries: Write, desk: Desk, practice: PracticeServer
) -> None:
    keep(desk, "Club", practice.url + "/tracx")
    ran = run("send", entries(*GOOD), *RACE, "--account", "club", "--json")
    assert (ran.code, ran.json["account"]) == (0, "Club")


def test_the_only_account_needs_no_name(run: Run, entries: Write, desk: Desk, practice: PracticeServer) -> None:
    keep(desk, "Club", practice.url + "/tracx")
    assert run("send", entries(*GOOD), *RACE, "--json").json["account"] == "Club"


def test_of_several_accounts_one_has_to_be_named(run: Run, entries: Write, desk: Desk) -> None:
    keep(desk, "Club", "http://127.0.0.1:9")
    keep(desk, "Other", "http://127.0.0.1:9")
    ran = run("send", entries(*GOOD), *RACE, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "usage.account")
    assert "Club, Other" in ran.json["error"]["message"]


def test_an_account_that_is_not_there_is_wrong_use(run: Run, entries: Write) -> None:
    ran = run("send", entries(*GOOD), *RACE, "--account", "Nobody", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "account.unknown")


def test_the_server_can_be_another_one(run: Run, entries: Write, desk: Desk, practice: PracticeServer) -> None:
    keep(desk, "Club", "http://127.0.0.1:9")
    ran = run("send", entries(*GOOD), *RACE, "--account", "Club", "--server", practice.url + "/tracx", "--json")
    assert (ran.code, ran.json["server"]) == (0, practice.url + "/tracx")


def test_what_the_environment_gives_is_used_before_a_kept_account(
    run: Run, entries: Write, desk: Desk, to_tracx: list[str]
) -> None:
    keep(desk, "Club", "http://127.0.0.1:9")
    ran = run("send", entries(*GOOD), *to_tracx, "--json")
    assert (ran.code, ran.json["account"]) == (0, "")
