"""Forgetting an event takes away what the memory holds of its people too."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from resultdesk.core.fields import Choice, Destination
from resultdesk.desk.desk import Desk
from resultdesk.desk.opening import list_key
from resultdesk.platforms.contract import Batch
from resultdesk.platforms.http import Request
from resultdesk.sending.parcel import Parcel, Source

SERVER = "https://runsignup.example"
SETTINGS = {"race_id": "1001", "event_id": "5001"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def listed(desk: Desk, key: str, label: str, account: str = "Club", **changed: str) -> None:
    where = list_key(Destination("runsignup", account, {**SETTINGS, **changed}), key)
    desk.memory.listed(*where, [Choice("77001", label)])


@pytest.fixture
def sent(desk: Desk) -> str:
    """A discarded upload to race 1001, whose people, accepted warnings and events the memory knows; and race 2002."""
    listed(desk, "participants", "Zebedee")
    listed(desk, "participants", "Quux", account="Another")
    listed(desk, "event_id", "The 5k")
    listed(desk, "participants", "Somebody", race_id="2002")
    for race, text in (("1001", "1899-12-31"), ("2002", "1901-01-01")):
        desk.memory.put("accepted", f"runsignup/{race}", [["date_of_birth", "date.old", text]])
    batch = Batch(Request("POST", f"{SERVER}/Rest/race/1001/results", {}, {}, b"{}"), [2], ["77001"])
    parcel = Parcel("runsignup", "Club", SERVER, SETTINGS, "Run", Source("times.csv", "0"), [batch])
    name = desk.outbox.seal(parcel)
    desk.outbox.discard(name)
    return name


def kept(desk: Desk) -> bytes:
    return b"".join(path.read_bytes() for path in desk.home.glob("*") if path.is_file())


def test_the_lists_of_its_people_and_its_accepted_warnings_go_with_an_event(desk: Desk, sent: str) -> None:
    (desk.home / "memory.damaged").write_bytes(b"Zebedee")
    done = desk.forget(sent)
    assert (done.uploads.parcels, done.uploads.rows, done.lists, done.accepted, done.left) == ((sent,), 1, 2, 1, ())
    for gone in (b"Zebedee", b"Quux", b"1899-12-31"):
        assert gone not in kept(desk)
    for stays in (b"The 5k", b"Somebody", b"1901-01-01"):
        assert stays in kept(desk)
    again = desk.forget(sent)
    assert (again.uploads.parcels, again.lists, again.accepted) == ((), 0, 0)


def test_what_another_program_holds_is_told_after_the_rows_have_gone(desk: Desk, sent: str) -> None:
    desk.memory._base.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(desk.home / "memory.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    done = desk.forget(sent)
    assert (done.uploads.parcels, done.lists, done.left) == ((sent,), 0, ("memory.sqlite3",))
    other.close()
    done = desk.forget(sent)
    assert (done.lists, done.accepted, done.left) == (2, 1, ())
    assert b"Zebedee" not in kept(desk)


def test_a_reader_keeps_traces_and_is_told(desk: Desk, sent: str) -> None:
    desk.memory._base.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(desk.home / "memory.sqlite3", isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM kept").fetchone()
    done = desk.forget(sent)
    assert (done.lists, done.left) == (2, ("memory.sqlite3",))
    other.close()
    assert desk.forget(sent).left == ()
    assert b"Zebedee" not in kept(desk)
