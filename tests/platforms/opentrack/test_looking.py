"""Before anything goes: the start list of the practice OpenTrack against what is to be sent."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from resultdesk.core.problems import Level
from resultdesk.platforms.contract import Account, Table
from resultdesk.platforms.http import Http
from resultdesk.platforms.offers import Foresight
from resultdesk.platforms.opentrack.gate import OpenTrackGate
from resultdesk.platforms.opentrack.looking import foresee
from resultdesk.practice.server import PracticeServer
from resultdesk.practice.sign_ins import SIGN_INS

SETTINGS = {"competition": "2026/GBR/api-test", "eventid": "R1", "mode": "update"}


@pytest.fixture
def gate() -> Iterator[OpenTrackGate]:
    known = SIGN_INS["opentrack"]
    with PracticeServer() as server:
        account = Account("practice", "opentrack", server.url + known.prefix, "password", known.plain)
        yield OpenTrackGate(Http(), account, known.secrets)


def looked(gate: OpenTrackGate, bibs: list[str], **settings: str) -> dict[str, Foresight]:
    table = Table(range(2, 2 + len(bibs)), {"bib": bibs, "time": ["14:25"] * len(bibs)})
    return {one.code: one for one in foresee(gate, table, {**SETTINGS, **settings})}


def test_bibs_of_the_race_raise_nothing(gate: OpenTrackGate) -> None:
    assert list(looked(gate, ["349", "347", "007"])) == ["opentrack.updates"]


def test_bibs_that_are_not_entered_are_named(gate: OpenTrackGate) -> None:
    one = looked(gate, ["349", "347", "9999"])["opentrack.not_entered"]
    assert one.params == {"n": 1, "of": 3, "bibs": ["9999"]}


def test_they_are_left_out_when_asked(gate: OpenTrackGate) -> None:
    assert "opentrack.left_out" in looked(gate, ["349", "9999"], ignore_unknowns="yes")


def test_the_wrong_race_is_noticed(gate: OpenTrackGate) -> None:
    one = looked(gate, ["600", "647", "690"])["opentrack.other_race"]
    assert one.level is Level.ERROR
    assert one.switch == {"eventid": "R2"}
    assert one.params == {"n": 0, "of": 3, "race": "5k", "fits": 3, "other": "10k"}


def test_replacing_asks_for_the_name_of_the_race(gate: OpenTrackGate) -> None:
    assert looked(gate, ["349"], mode="replace")["opentrack.replaces"].confirm == "5k"


def test_appending_says_what_stays(gate: OpenTrackGate) -> None:
    assert "opentrack.appends" in looked(gate, ["349"], mode="append")
