"""What each column of Equipe takes (seed 003 and platforms.md)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from resultdesk.practice.equipe_columns import COLUMNS, ORDER, Refused, check, link

EXAMPLES = Path(__file__).parent / "examples"


def takes(collection: str, column: str, value: object) -> bool:
    try:
        check(collection, column, value, extra=False)
    except Refused:
        return False
    return True


def test_the_order_of_the_seed() -> None:
    assert ORDER == ("people", "horses", "clubs", "competitions", "schedules", "teams", "starts")
    assert tuple(COLUMNS) == ORDER


@pytest.mark.parametrize("name", ["equipe_start_list.json", "equipe_team_competition.json"])
def test_every_column_of_the_examples_is_known(name: str) -> None:
    batch = json.loads((EXAMPLES / name).read_text(encoding="utf-8"))
    for collection, sent in batch.items():
        for record in sent["records"]:
            for column, value in record.items():
                assert link(collection, column) or takes(collection, column, value), (collection, column)


@pytest.mark.parametrize(
    ("column", "good", "bad"),
    [
        ("people.foreign_id", ["939", "a-b"], [939, "", " ", None]),
        ("people.country", ["GER", "NED", "SUI", "BRN"], ["NLD", "DEU", "NL", "ger", "", None, 1]),
        ("people.licence", ["0012", ""], [12, None]),
        ("people.email", ["a@b.se"], ["a", "a@", "a b@c", 1]),
        ("people.fornamn", ["Åsa"], [1]),
        ("people.telefon", ["+46701234567"], [46701234567]),
        ("horses.sex", ["val", "sto", "hin"], ["gelding", "Val", ""]),
        ("horses.born_year", ["2010"], [2010, "10", "20100"]),
        ("horses.category", ["H", "A", "E"], ["F", "h", ""]),
        ("horses.num", ["199"], [199]),
        ("clubs.logo_id", ["SWE", "0042", "12345"], ["42", "", 42]),
        ("competitions.clabb", ["276", "301", "ABC12"], ["", "a b", "12345678901", 276]),
        ("competitions.starts_on", ["2024-03-17"], ["2024-02-30", "17-03-2024", "2024-3-17", ""]),
        ("competitions.start_time", ["09:00", "23:59"], ["9:00", "24:00", "09:00:00", ""]),
        ("competitions.status", ["K", "L", "R", "N", "E", "I"], ["X", "n", ""]),
        ("competitions.discipline", ["H", "D", "F", "A", "K", "L", "U", "E", "R"], ["S", ""]),
        ("competitions.horse_pony", ["R", "P"], ["H"]),
        ("competitions.team", [True, False], ["true", 1, None]),
        (
            "competitions.officials_data",
            [[], [{"type": "judge", "name": "A", "country": "GBR"}], [{"type": "judge", "name": "A"}]],
            ["A", [1], [{"name": "A"}], [{"type": "judge", "name": "A", "country": "UK"}], [{"type": "j", "name": 1}],
             [{"type": "judge", "name": "A", "age": "9"}]],
        ),
        ("starts.st", ["1", "12A", 1], ["", True, None, 1.5]),
        ("starts.ord", [0, 1], ["1", True, -1, 1.0]),
        ("starts.section", ["A", "B"], ["C", ""]),
        ("starts.category", ["H"], ["X"]),
        ("teams.lagnr", [1], ["1"]),
    ],
)  # fmt: skip
def test_columns(column: str, good: list[object], bad: list[object]) -> None:
    collection, _, name = column.partition(".")
    assert [value for value in good if not takes(collection, name, value)] == []
    assert [value for value in bad if takes(collection, name, value)] == []


def test_columns_that_the_seed_does_not_name() -> None:
    assert not takes("people", "shoe_size", "42")
    check("people", "shoe_size", "42", extra=True)
    with pytest.raises(Refused):
        check("people", "shoes", ["42"], extra=True)
    assert takes("schedules", "name", "Saturday")


def test_links_go_where_the_seed_says() -> None:
    assert {column: to.to for column in COLUMNS["starts"] if (to := link("starts", column))} == {
        "rider": "people",
        "horse": "horses",
        "team": "teams",
        "club": "clubs",
        "competition": "competitions",
    }
