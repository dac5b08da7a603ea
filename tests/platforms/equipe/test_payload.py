"""Packing for Equipe: both examples of seed 003 from tables of texts, value for value."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest

from resultdesk.core.errors import WrongUse
from resultdesk.platforms.contract import Table
from resultdesk.platforms.equipe.payload import MOST_RECORDS, Part, pack, with_transaction
from resultdesk.platforms.equipe.values import officials

SERVER = "https://app.equipe.com"
MEETING = {"meeting_id": "68123", "unique_by": "foreign_id"}
UUID = "0b6ff0e4-5f0c-4a55-8f0a-3b0d1f6d7c11"


def example(name: str) -> Any:
    return orjson.loads((Path(__file__).parent / f"{name}.json").read_bytes())


def part(collection: str, headers: str, *rows: str, **settings: str) -> Part:
    """A table as a person types it: cells between bars, the columns' names in ``headers``."""
    names = headers.split()
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    table = Table(range(2, 2 + len(rows)), {name: [row[at] for row in cells] for at, name in enumerate(names)})
    named = {key.replace("__", "."): value for key, value in settings.items()}
    return Part(collection, table, {**MEETING, **named})


FIRST = [
    part(
        "starts",
        "foreign_id st ord rider.foreign_id horse.foreign_id",
        "6a08c0cb9fef0bd40ac1f2247efa1249 | 1 | 1 | 939 | 3330",
        where__competition__foreign_id="2686-889-84",
        abort_if_any__rid="yes",
        replace="yes",
    ),
    part("people", "foreign_id first_name last_name country licence", "939 | Lyndon | Johns | GER | 4092405"),
    part(
        "horses",
        "foreign_id num name breed sex born_year sire dam_sire owner category fei_id",
        "3330|199|FIREFLY W|Dutch Warmblood|val|2010|Nebab de Reve|Voltaire|Spruce Meadows Ltd.|H|105BI25",
    ),
    part(
        "competitions",
        "foreign_id clabb name starts_on arena start_time officials_data",
        "2686-889-84 | 276 | Jumper - 1.30m | 2024-03-17 | Radiant Domain | 09:00"
        " | course_designer: Isaiah Nightingale (GBR)",
        skip_user_changed="yes",
    ),
]

TEAMS = [
    part(
        "clubs",
        "foreign_id name logo_id logo_group",
        "club_001 | Equestrian Club Stockholm | SWE | flags48",
        "club_002 | Oslo Riding Academy | NOR | flags48",
    ),
    part(
        "people",
        "foreign_id fornamn efternamn country licence email telefon",
        "payer_001 | Lars | Larsson | SWE | | lars.larsson@example.com | +46701234567",
        "rider_001 | Emma | Andersson | SWE | SWE12345 | |",
        "rider_002 | Olivia | Nilsson | SWE | SWE12346 | |",
        "rider_003 | William | Johansson | SWE | SWE12347 | |",
        "rider_004 | Noah | Eriksson | SWE | SWE12348 | |",
        skip_user_changed="yes",
    ),
    part(
        "horses",
        "foreign_id name category breed born_year country",
        "horse_001 | Thunder Strike | H | Swedish Warmblood | 2015 | SWE",
        "horse_002 | Lightning Bolt | H | Hanoverian | 2014 | GER",
        "horse_003 | Storm Cloud | H | KWPN | 2016 | NED",
        "horse_004 | Wind Dancer | H | Oldenburg | 2015 | GER",
    ),
    part(
        "competitions",
        "foreign_id clabb name status starts_on discipline horse_pony team arena start_time",
        "comp_team_001 | 301 | Team Jumping - 1.20m | N | 2024-03-20 | H | R | true | Main Arena | 14:00",
    ),
    part(
        "teams",
        "foreign_id st ord lagnr lagledare club.foreign_id payer.foreign_id",
        "team_001 | 1 | 1 | 1 | Coach Anna Svensson | club_001 | payer_001",
        where__competition__foreign_id="comp_team_001",
    ),
    part(
        "starts",
        "foreign_id st ord category section rider.foreign_id horse.foreign_id team.foreign_id club.foreign_id",
        *(f"start_00{n} | {n} | {n} | H | A | rider_00{n} | horse_00{n} | team_001 | club_001" for n in range(1, 5)),
        where__competition__foreign_id="comp_team_001",
        replace="yes",
    ),
]


@pytest.mark.parametrize(("parts", "name"), [(FIRST, "first_example"), (TEAMS, "team_example")])
def test_the_examples_of_the_seed(parts: list[Part], name: str) -> None:
    (batch,) = pack(parts, SERVER)
    assert batch.request.method == "POST"
    assert batch.request.url == "https://app.equipe.com/meetings/68123/batch"
    assert orjson.loads(batch.request.body) == example(name)


def test_collections_go_in_the_documented_order() -> None:
    (batch,) = pack(TEAMS, SERVER)
    assert list(orjson.loads(batch.request.body)) == ["people", "horses", "clubs", "competitions", "teams", "starts"]


def test_keys_name_the_collection_and_the_id() -> None:
    (batch,) = pack(FIRST, SERVER)
    assert batch.keys == [
        "people/939",
        "horses/3330",
        "competitions/2686-889-84",
        "starts/6a08c0cb9fef0bd40ac1f2247efa1249",
    ]


def test_replace_needs_a_competition() -> None:
    with pytest.raises(WrongUse) as caught:
        pack([part("starts", "foreign_id", "1", replace="yes")], SERVER)
    assert caught.value.code == "equipe.replace_without_where"


def test_nothing_is_never_replaced_with() -> None:
    with pytest.raises(WrongUse) as caught:
        pack([part("starts", "foreign_id", replace="yes", where__competition__foreign_id="c")], SERVER)
    assert caught.value.code == "equipe.replace_with_nothing"


@pytest.mark.parametrize("meeting", ["", "../organizers/1", "6 8", "68?x=1"])
def test_a_meeting_that_is_no_number_is_refused(meeting: str) -> None:
    with pytest.raises(WrongUse) as caught:
        pack([part("people", "foreign_id", "1", meeting_id=meeting)], SERVER)
    assert caught.value.code == "equipe.meeting"


def many(n: int, **settings: str) -> Part:
    return part("starts", "foreign_id", *map(str, range(n)), **settings)


def test_a_large_sheet_is_divided_with_each_record_once() -> None:
    batches = pack([many(2 * MOST_RECORDS + 1)], SERVER)
    sent = [
        record["foreign_id"] for batch in batches for record in orjson.loads(batch.request.body)["starts"]["records"]
    ]
    assert len(batches) == 3
    assert sent == [str(n) for n in range(2 * MOST_RECORDS + 1)]


def test_a_replaced_start_list_is_never_divided() -> None:
    settings = {"replace": "yes", "where__competition__foreign_id": "c"}
    assert len(pack([many(2 * MOST_RECORDS, **settings)], SERVER)) == 1


def test_one_transaction_for_all_requests() -> None:
    batches = with_transaction(pack([many(MOST_RECORDS + 1)], SERVER), UUID)
    assert [batch.request.headers["X-Transaction-Uuid"] for batch in batches] == [UUID, UUID]


@pytest.mark.parametrize(("typed", "sent"), [("48", "0048"), ("0048", "0048"), ("SWE", "SWE"), ("12345", "12345")])
def test_numeric_logos_get_four_digits(typed: str, sent: str) -> None:
    (batch,) = pack([part("clubs", "foreign_id name logo_id", f"c | Club | {typed}")], SERVER)
    assert orjson.loads(batch.request.body)["clubs"]["records"][0]["logo_id"] == sent


def test_texts_that_look_like_numbers_stay_texts() -> None:
    (batch,) = pack([part("starts", "foreign_id st ord", "007 | 01 | 3")], SERVER)
    assert orjson.loads(batch.request.body)["starts"]["records"] == [{"foreign_id": "007", "st": "01", "ord": 3}]


TEAM_START = part("starts", "foreign_id st team.foreign_id", "s1 | 1 | t1", "s2 | 2 | ")


@pytest.mark.parametrize(("st", "sent"), [("auto", [1, 2]), ("text", ["1", "2"]), ("number", [1, 2])])
def test_start_numbers_of_teams_are_numbers_as_in_the_seed(st: str, sent: list[object]) -> None:
    chosen = replace(TEAM_START, settings={**TEAM_START.settings, "st": st})
    (batch,) = pack([chosen], SERVER)
    assert [record["st"] for record in orjson.loads(batch.request.body)["starts"]["records"]] == sent


def test_a_start_number_with_a_letter_stays_a_text() -> None:
    (batch,) = pack([part("teams", "foreign_id st", "t1 | 1A")], SERVER)
    assert orjson.loads(batch.request.body)["teams"]["records"] == [{"foreign_id": "t1", "st": "1A"}]


OFFICIAL = {"type": "course_designer", "name": "Isaiah Nightingale", "country": "GBR"}


@pytest.mark.parametrize(
    "cell",
    [
        "course_designer: Isaiah Nightingale (GBR)",
        '[{"type": "course_designer", "name": "Isaiah Nightingale", "country": "GBR"}]',
        '{"type": "course_designer", "name": "Isaiah Nightingale", "country": "GBR"}',
    ],
)
def test_officials_in_words_and_as_programs_export_them(cell: str) -> None:
    assert officials(cell) == [OFFICIAL]


@pytest.mark.parametrize("cell", ["[", "[]", "[1]", '[{"type": "judge"}]', '[{"type": "judge", "name": 1}]'])
def test_what_holds_no_officials_is_not_sent_as_such(cell: str) -> None:
    assert officials(cell) is None
