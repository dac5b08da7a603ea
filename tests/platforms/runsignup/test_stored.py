"""Which rows RunSignup shows among its results: against the strict practice stand-in, and against answers by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest

from resultdesk.core.errors import SignInRefused
from resultdesk.core.fields import Choice, Settings
from resultdesk.platforms.contract import Account, Batch, Table
from resultdesk.platforms.http import Http, Patience
from resultdesk.platforms.runsignup import stored
from resultdesk.platforms.runsignup.gate import Entry, RunSignupGate
from resultdesk.platforms.runsignup.payload import pack
from resultdesk.practice.runsignup import RunSignup as StandIn
from resultdesk.practice.server import PracticeServer

SETTINGS = {"race_id": "1001", "event_id": "5001"}
KEYS = {"API_KEY": "practice-key", "API_SECRET": "practice-secret"}


class Showing(RunSignupGate):
    """Shows these pages of sets, and people by registration and bib; counts what it is asked for."""

    def __init__(self, *pages: Sequence[Entry], people: Mapping[str, str] | None = None) -> None:
        super().__init__(Http(), Account("a", "runsignup", "https://api.runsignup.com/rest", "key", {}), KEYS)
        self.pages, self.people = pages, people or {}
        self.asked: list[str] = []

    def result_sets(self, settings: Settings, page: int, watch: object = None) -> list[Entry]:
        self.asked.append(f"page {page}")
        return list(self.pages[page - 1]) if page <= len(self.pages) else []

    def choices(self, key: str, settings: Settings, watch: object = None) -> list[Choice]:
        self.asked.append(key)
        return [Choice(registration, bib) for registration, bib in self.people.items()]


def batch(*rows: tuple[str, str, str], xml: bool = False) -> Batch:
    """One request: registration_id, bib_num and clock_time of each row, "" where it has none."""
    columns = dict(zip(("registration_id", "bib_num", "clock_time"), map(list, zip(*rows, strict=True)), strict=True))
    settings = {**SETTINGS, "request_format": "xml" if xml else "json"}
    (made,) = pack(Table(range(2, 2 + len(rows)), columns), settings, "https://api.runsignup.com/rest")
    return made


def results(*rows: tuple[int, str], **more: object) -> Entry:
    """A set of results: bib and clock_time."""
    listed = [
        {"result_id": 900 + at, "bib": bib, "clock_time": time, "chip_time": ""} for at, (bib, time) in enumerate(rows)
    ]
    return {"individual_result_set_id": 17030, "results": listed, **more}


def found(gate: RunSignupGate, *batches: Batch) -> list[frozenset[int] | None]:
    return stored.read_back(gate, batches, SETTINGS)


@pytest.mark.parametrize("xml", [False, True])
def test_rows_that_are_shown_with_their_time(xml: bool) -> None:
    sent = batch(("", "1", "0:20:00.1"), ("", "2", "0:21:00"), ("", "3", "DNF"), ("", "4", "0:22:00"), xml=xml)
    gate = Showing([results((1, "20:00.1"), (2, "21:01.0"), (3, "DNF"))])
    assert found(gate, sent) == [frozenset({0, 2})]


def test_a_time_that_is_shown_without_its_tenths() -> None:
    assert found(Showing([results((1, "20:00"))]), batch(("", "1", "0:20:00.4"))) == [frozenset({0})]


def test_a_chip_time_will_do() -> None:
    entry = {"results": [{"bib": "1", "clock_time": "", "chip_time": "0:20:00"}]}
    assert found(Showing([entry]), batch(("", "1", "0:20:00"))) == [frozenset({0})]


def test_each_result_answers_for_one_row() -> None:
    row = ("", "1", "0:20:00")
    gate = Showing([results((1, "20:00"))])
    assert found(gate, batch(row, row), batch(row)) == [frozenset({0}), frozenset()]


def test_an_upload_to_another_event_of_the_race_takes_none_of_its_results() -> None:
    row = ("", "1", "DNF")
    other = batch(row)
    gate = Showing([results((1, "DNF"))])
    elsewhere = {**SETTINGS, "event_id": "5002"}
    (own,) = pack(Table([2], {"bib_num": ["1"], "clock_time": ["DNF"]}), elsewhere, "https://api.runsignup.com/rest")
    assert stored.read_back(gate, [other, own], elsewhere) == [frozenset(), frozenset({0})]


def test_registrations_beside_the_results_decide() -> None:
    entry = results((1, "20:00"), (2, "20:00"), registration_ids=[4001, 4002])
    sent = batch(("4002", "", "0:20:00"), ("4003", "1", "0:20:00"))
    gate = Showing([entry])
    assert found(gate, sent) == [frozenset({0})]
    assert "participants" not in gate.asked


def test_a_row_with_a_registration_alone_is_found_by_its_bib() -> None:
    gate = Showing([results((7, "20:00"))], people={"4007": "7"})
    assert found(gate, batch(("4007", "", "0:20:00"), ("4008", "", "0:20:00"))) == [frozenset({0})]


def test_a_registration_without_a_bib_is_not_taken_for_the_bib_of_that_number() -> None:
    # A list names a runner without a bib by the registration.
    gate = Showing([results((4007, "DNF"))], people={"4007": "4007"})
    assert found(gate, batch(("4007", "", "DNF"))) == [frozenset()]


def test_registrations_that_are_more_than_the_results_do_not_stand_beside_them() -> None:
    entry = results((1, "20:00"), (2, "20:00"), registration_ids=[4000, 4001, 4002])
    gate = Showing([entry], people={"4001": "1", "4009": "9"})
    assert found(gate, batch(("4000", "", "0:20:00"), ("4001", "", "0:20:00"))) == [frozenset({1})]


def test_the_results_of_another_set_do_not_count() -> None:
    gate = Showing([results((1, "DNF")), {**results((2, "DNF")), "individual_result_set_id": "17031"}])
    sent = batch(("", "1", "DNF"), ("", "2", "DNF"))
    assert stored.read_back(gate, [sent], {**SETTINGS, "individual_result_set_id": "17031"}) == [frozenset({1})]


def test_all_pages_are_read_until_one_brings_nothing_new() -> None:
    first, second = results((1, "20:00")), {"results": [{"result_id": 950, "bib": 2, "clock_time": "21:00"}]}
    gate = Showing([first], [second], [second], [first])
    assert found(gate, batch(("", "2", "0:21:00"))) == [frozenset({0})]
    assert gate.asked == ["page 1", "page 2", "page 3"]


@pytest.mark.parametrize(
    "entry", [{}, {"results": None}, {"results": "none"}, {"results": [None, {}, {"bib": 1}, {"bib": [1]}]}]
)
def test_a_set_that_shows_nothing(entry: Entry) -> None:
    assert found(Showing([entry]), batch(("", "1", "0:20:00"))) == [frozenset()]


# Against the stand-in -------------------------------------------------------------------------------------------


@pytest.fixture
def server() -> Iterator[PracticeServer]:
    with PracticeServer() as made:
        yield made


def gate(server: PracticeServer, **secrets: str) -> RunSignupGate:
    account = Account("a", "runsignup", server.base("runsignup"), "key", {})
    return RunSignupGate(Http(Patience(read=5)), account, {**KEYS, **secrets})


def posted(server: PracticeServer, rows: int, **more: str) -> tuple[RunSignupGate, Batch, Settings]:
    """So many results of race 1002, posted."""
    settings = {"race_id": "1002", "event_id": "5101", "batch_size": str(rows), **more}
    columns = {
        "bib_num": [str(bib) for bib in range(1, rows + 1)],
        "clock_time": [f"1:{bib // 60 % 60:02d}:{bib % 60:02d}.5" for bib in range(1, rows + 1)],
    }
    (made,) = pack(Table(range(2, 2 + rows), columns), settings, server.base("runsignup"))
    way = gate(server)
    credentials = way.credentials()
    answer = Http(Patience(read=5)).call(made.request, credentials.headers, credentials.query)
    assert b"virtual_results" in answer.body
    return way, made, settings


def test_what_the_stand_in_stored_is_shown_on_several_pages(server: PracticeServer) -> None:
    way, made, settings = posted(server, 1_201)
    assert stored.read_back(way, [made], settings) == [frozenset(range(1_201))]


def test_what_waits_for_approval_is_not_shown(server: PracticeServer) -> None:
    way, made, settings = posted(server, 2)
    stand_in = server.stand_ins["runsignup"]
    assert isinstance(stand_in, StandIn)
    stand_in.approves = True
    assert stored.read_back(way, [made], settings) == [frozenset()]


def test_the_chosen_set_is_asked_for(server: PracticeServer) -> None:
    of_two_sets = {"race_id": "1001", "event_id": "5003", "individual_result_set_id": "17041"}
    way, made, settings = posted(server, 2, **of_two_sets)
    assert stored.read_back(way, [made], settings) == [frozenset({0, 1})]
    assert stored.read_back(way, [made], {**settings, "individual_result_set_id": "17040"}) == [frozenset()]


def test_a_key_that_is_refused(server: PracticeServer) -> None:
    with pytest.raises(SignInRefused):
        stored.read_back(gate(server, API_SECRET="wrong"), [batch(("", "1", "0:20:00"))], SETTINGS)
