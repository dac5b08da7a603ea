"""Whether the runners of an upload are entered where it is going, against the practice stand-in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from resultdesk.core.errors import NoAnswer
from resultdesk.core.problems import Level
from resultdesk.platforms.contract import Account, Gate, Table
from resultdesk.platforms.http import Http
from resultdesk.platforms.offers import Foresees
from resultdesk.platforms.runsignup import wording
from resultdesk.platforms.runsignup.platform import RunSignup
from resultdesk.practice import runsignup_world
from resultdesk.practice.runsignup_world import Event, Race
from resultdesk.practice.server import PracticeServer

SECRETS = {"API_KEY": "practice-key", "API_SECRET": "practice-secret"}
RACE = Race(
    7,
    "A race",
    "01/01/2027",
    (
        Event(71, "Saturday 5K", True, False, (1,), {900 + bib: bib for bib in range(1, 31)}),
        Event(72, "Sunday 10K", True, False, (2,), {800 + bib: bib for bib in range(28, 40)}),
    ),
)
PLATFORM = RunSignup()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[PracticeServer]:
    monkeypatch.setattr(runsignup_world, "RACES", (RACE,))
    with PracticeServer() as made:
        yield made


@pytest.fixture
def gate(server: PracticeServer) -> Gate:
    return PLATFORM.gate(Http(), Account("a", "runsignup", server.url + "/runsignup/rest", "key"), SECRETS)


def table(bibs: range, registrations: list[str] | None = None) -> Table:
    cells = {"bib_num": [f"{bib:03}" for bib in bibs], "clock_time": ["DNF"] * len(bibs)}
    return Table(range(2, 2 + len(bibs)), cells | ({"registration_id": registrations} if registrations else {}))


def test_it_is_a_guard(gate: Gate) -> None:
    assert isinstance(PLATFORM, Foresees)


def test_nothing_is_said_where_all_are_entered(gate: Gate) -> None:
    assert PLATFORM.foresee(gate, table(range(1, 31)), {"race_id": "7", "event_id": "71"}) == []


def test_a_registration_counts_before_a_bib(gate: Gate) -> None:
    sent = table(range(1, 3), ["901", "1"])
    (said,) = PLATFORM.foresee(gate, sent, {"race_id": "7", "event_id": "71"})
    assert (said.code, said.params["n"], said.params["of"]) == ("runsignup.not_entered", 1, 2)


def test_the_event_that_fits_better_is_named(gate: Gate) -> None:
    (said,) = PLATFORM.foresee(gate, table(range(1, 31)), {"race_id": "7", "event_id": "72"})
    assert said.code == "runsignup.other_event"
    assert said.params == {"n": 27, "of": 30, "here": 3, "there": 30, "event": "Sunday 10K", "other": "Saturday 5K"}
    assert said.level is Level.WARNING
    assert said.switch == {"event_id": "71"}
    assert said.code in wording.NEWS


def test_nobody_entered_is_in_vain(gate: Gate) -> None:
    (said,) = PLATFORM.foresee(gate, table(range(100, 110)), {"race_id": "7", "event_id": "72"})
    assert (said.code, said.level, said.switch) == ("runsignup.not_entered", Level.ERROR, {})
    assert said.code in wording.NEWS


def test_without_the_list_there_is_no_guess(server: PracticeServer, gate: Gate) -> None:
    server.faults.switch("runsignup:500x*@list")
    with pytest.raises(NoAnswer):
        PLATFORM.foresee(gate, table(range(1, 3)), {"race_id": "7", "event_id": "72"})
