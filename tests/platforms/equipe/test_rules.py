"""Values of Equipe's records as platforms.md has them."""

from __future__ import annotations

import orjson
import pytest

from resultdesk.checking.checker import Checker
from resultdesk.core.fields import Mapping
from resultdesk.core.sheet import Sheet
from resultdesk.platforms.contract import Table
from resultdesk.platforms.equipe.platform import Equipe

EQUIPE = Equipe()


def told(collection: str, field: str, text: str) -> list[tuple[str, list[str]]]:
    """Problems of one cell beside an ID, each with what would mend it."""
    wanted = {"collection": collection, "meeting_id": "1"}
    sheet = Sheet.of("s", ["foreign_id", field], [("1", text)])
    checker = Checker(sheet, Mapping({"foreign_id": 0, field: 1}), EQUIPE.rules(wanted, {}))
    return [
        (one.verdict.code, [fix.value for fix in one.verdict.fixes]) for one in checker.problems() if one.field == field
    ]


@pytest.mark.parametrize(
    ("collection", "field", "text"),
    [
        ("people", "country", "GER"),
        ("people", "country", "SUI"),
        ("people", "country", "KOS"),
        ("horses", "born_year", "2010"),
        ("horses", "sex", "val"),
        ("horses", "category", "H"),
        ("competitions", "starts_on", "2024-03-17"),
        ("competitions", "start_time", "09:00"),
        ("competitions", "start_time", "9:00:00"),
        ("competitions", "discipline", "H"),
        ("competitions", "status", "N"),
        ("competitions", "horse_pony", "P"),
        ("competitions", "team", "true"),
        ("competitions", "clabb", "12345"),
        ("starts", "section", "B"),
        ("starts", "ord", "1"),
    ],
)
def test_what_equipe_takes(collection: str, field: str, text: str) -> None:
    assert told(collection, field, text) == []


@pytest.mark.parametrize(
    ("collection", "field", "text", "code", "fixes"),
    [
        ("people", "country", "DEU", "country.ioc_country", ["GER"]),
        ("people", "country", "NL", "country.ioc_country", ["NED"]),
        ("people", "country", "XXX", "country.ioc_country", []),
        ("horses", "born_year", "10", "born_year.four_digits", []),
        ("horses", "sex", "gelding", "sex.choice", ["val"]),
        ("competitions", "starts_on", "2024-02-30", "starts_on.no_such_day", []),
        ("competitions", "start_time", "9.30", "start_time.start_time", ["09:30"]),
        ("competitions", "start_time", "24:00", "start_time.start_time", []),
        ("competitions", "start_time", "9:00:30", "start_time.start_time", []),
        ("competitions", "discipline", "Z", "discipline.choice", []),
        ("competitions", "team", "maybe", "team.flag", []),
        ("starts", "ord", "1st", "ord.integer", []),
        ("starts", "ord", "-1", "ord.integer", []),
    ],
)
def test_what_equipe_would_refuse(collection: str, field: str, text: str, code: str, fixes: list[str]) -> None:
    assert told(collection, field, text) == [(code, fixes)]


@pytest.mark.parametrize(("cell", "sent"), [("9:00:00", "09:00"), ("14:00:00", "14:00"), ("09:00", "09:00")])
def test_a_real_time_of_the_spreadsheet_goes_as_hours_and_minutes(cell: str, sent: str) -> None:
    table = Table([2], {"foreign_id": ["c1"], "start_time": [cell]})
    (batch,) = EQUIPE.pack(table, {"collection": "competitions", "meeting_id": "1"}, EQUIPE.servers[0])
    assert orjson.loads(batch.request.body)["competitions"]["records"] == [{"foreign_id": "c1", "start_time": sent}]
