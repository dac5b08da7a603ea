"""Which rows OpenTrack shows on a competition's page: answers by hand, and the strict practice stand-in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from resultdesk.core.errors import DeskError
from resultdesk.core.fields import Settings
from resultdesk.platforms.contract import Account, Batch, Table
from resultdesk.platforms.http import Http, Patience
from resultdesk.platforms.opentrack import stored
from resultdesk.platforms.opentrack.gate import PASSWORD, OpenTrackGate
from resultdesk.platforms.opentrack.payload import pack
from resultdesk.practice.server import PracticeServer
from resultdesk.practice.sign_ins import SIGN_INS

SERVER = "https://data.opentrack.run"
SETTINGS = {"competition": "2026/GBR/api-test", "mode": "append"}


class Showing(OpenTrackGate):
    """Shows this instead of the page."""

    def __init__(self, document: object) -> None:
        super().__init__(Http(), Account("a", "opentrack", SERVER, "password", {}), {})
        self.document = document

    def page(self, settings: Settings, watch: object = None) -> object:
        return self.document


def batch(*rows: tuple[str, str, str], server: str = SERVER, compress: str = "no", mode: str = "append") -> Batch:
    """One request: race, bib and time of each row, all in round 1, heat 1."""
    columns = dict(zip(("eventid", "bib", "time"), map(list, zip(*rows, strict=True)), strict=True))
    settings = {**SETTINGS, "compress": compress, "mode": mode}
    (made,) = pack(Table(range(2, 2 + len(rows)), columns), settings, server)
    return made


def event(race: str, *results: tuple[str, str], heat: object = 1, name: str = "eventId") -> dict[str, object]:
    listed = [{"place": at, "bib": bib, "performance": time} for at, (bib, time) in enumerate(results, 1)]
    return {name: race, "units": [{"round": 1, "heat": heat, "results": listed}]}


def found(document: object, made: Batch) -> list[frozenset[int] | None]:
    return stored.read_back(Showing(document), [made], SETTINGS)


SENT = (("R1", "349", "14:25.10"), ("R2", "600", "17:25.10"), ("R1", "347", "14:33.00"), ("R2", "690", "DNF"))
# In the request the rows of a race stand together: 349 and 347, then 600 and 690.


@pytest.mark.parametrize("compress", ["no", "yes"])
def test_rows_that_are_shown_in_their_race_with_their_time(compress: str) -> None:
    page = {"events": [event("R1", ("349", "14:25.10"), ("347", "14:34")), event("R2", ("690", "DNF"), ("349", "1"))]}
    assert found(page, batch(*SENT, compress=compress)) == [frozenset({0, 3})]


def test_the_newer_names_are_understood() -> None:
    page = {"events": [event("R1", ("349", "14:25.1"), heat="1", name="event_id")]}
    assert found(page, batch(SENT[0])) == [frozenset({0})]


@pytest.mark.parametrize(
    "page",
    [
        {"events": []},
        {"events": [{"eventId": "R1"}]},
        {"events": [{"eventId": "R1", "units": None}, None, 7]},
        {"events": [event("R1", ("349", "14:25.10"), heat=2)]},
        {"events": [event("R2", ("349", "14:25.10"))]},
        {"events": [event("R1", ("0349", "14:25.10"))]},
    ],
)
def test_rows_that_are_not_shown(page: object) -> None:
    assert found(page, batch(SENT[0])) == [frozenset()]


@pytest.mark.parametrize("page", [None, [], "page", {}, {"events": None}, {"competitors": []}])
def test_a_page_without_races_tells_nothing(page: object) -> None:
    assert found(page, batch(SENT[0])) == [None]


def test_each_result_answers_for_one_row() -> None:
    page = {"events": [event("R1", ("349", "14:25.10"))]}
    twice = stored.read_back(Showing(page), [batch(SENT[0], SENT[0]), batch(SENT[0])], SETTINGS)
    assert twice == [frozenset({0}), frozenset()]


def test_a_race_that_was_to_be_replaced_and_shows_others_tells_nothing() -> None:
    """Its rows may be those of the upload before, and the runner that was to go is there still."""
    made = batch(SENT[0], mode="replace")
    before = event("R1", ("349", "14:25.10"), ("350", "14:40.00"))
    assert found({"events": [before]}, made) == [None]
    after = event("R1", ("349", "14:25.10"), ("350", ""))  # entered, without a result
    assert found({"events": [after]}, made) == [frozenset({0})]


# Against the stand-in -------------------------------------------------------------------------------------------


@pytest.fixture
def server() -> Iterator[PracticeServer]:
    with PracticeServer() as made:
        yield made


def gate(server: PracticeServer) -> OpenTrackGate:
    known = SIGN_INS["opentrack"]
    account = Account("a", "opentrack", server.base("opentrack"), "password", known.plain)
    return OpenTrackGate(Http(Patience(read=5)), account, {PASSWORD: known.secrets["PASSWORD"]})


def test_what_the_stand_in_stored_is_shown(server: PracticeServer) -> None:
    way = gate(server)
    made = batch(*SENT, server=server.base("opentrack"))
    assert stored.read_back(way, [made], SETTINGS) == [frozenset()]
    credentials = way.credentials()
    assert Http(Patience(read=5)).call(made.request, credentials.headers, credentials.query).status == 200
    assert stored.read_back(way, [made], SETTINGS) == [frozenset(range(4))]


def test_a_competition_without_a_page(server: PracticeServer) -> None:
    with pytest.raises(DeskError):
        stored.read_back(gate(server), [batch(SENT[0])], {**SETTINGS, "competition": "2026/GBR/nowhere"})
