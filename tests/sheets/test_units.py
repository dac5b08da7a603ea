"""A row of units under the header is no participant."""

from __future__ import annotations

import pytest

from resultdesk.core.sheet import Sheet
from resultdesk.sheets import header, units
from resultdesk.sheets.cells import from_rows

HEAD = ["Bib", "Name", "Climb", "Time"]
PEOPLE = [["7", "Jan", "850", "0:17:01"], ["8", "Anna", "900", "0:18:01"]]


@pytest.mark.parametrize(
    "row",
    [
        ["", "", "(m)", "hh:mm:ss"],
        ["", "", "m", "h:mm:ss.f"],
        ["#", "text", "[m]", "(s)"],
        ["", "", "", "(hh:mm:ss)"],
        ["Einheit", "", "m", "min"],
        ["", "tt.mm.jjjj", "kg", ""],
        ["", "dd-mm-yyyy", "m", "uu:mm:ss"],
        ["", "", "", "hh:mm:ss.00"],
    ],
)
def test_rows_of_units(row: list[str]) -> None:
    assert units.is_row(row)


@pytest.mark.parametrize(
    "row",
    [
        ["7", "Jan", "850", "0:17:01"],
        ["", "", "m", "s"],  # men, class S
        ["m", "", "", ""],
        ["", "", "", "KG"],  # somebody from Kyrgyzstan
        ["Kim", "Lee", "kg", "m"],
        ["12", "", "kg", "min"],
        ["A", "(B)", "C", "D"],
        ["", "", "", ""],
        ["Time", "Speed", "Weight", ""],
    ],
)
def test_rows_that_are_none(row: list[str]) -> None:
    assert not units.is_row(row)


def table(*rows: list[str], stays: frozenset[int] = frozenset()) -> Sheet:
    return header.table(sheet := from_rows("x", rows), header.find(sheet), stays)


def test_they_are_left_out_and_told() -> None:
    found = table(HEAD, ["", "", "(m)", "hh:mm:ss"], *PEOPLE)
    assert found.numbers.tolist() == [3, 4]
    assert [(note.code, note.params["rows"], note.params["text"]) for note in found.notes] == [
        ("rows.units_left_out", "2", "(m) hh:mm:ss")
    ]


def test_under_a_header_that_comes_again_too() -> None:
    under = ["", "", "(m)", "hh:mm:ss"]
    assert table(HEAD, under, *PEOPLE, HEAD, under, *PEOPLE).numbers.tolist() == [3, 4, 7, 8]


def test_a_person_may_bring_the_row_back() -> None:
    found = table(HEAD, ["", "", "(m)", "hh:mm:ss"], *PEOPLE, stays=frozenset({2}))
    assert found.numbers.tolist() == [2, 3, 4]


def test_a_row_like_it_further_down_is_somebodys() -> None:
    assert table(HEAD, PEOPLE[0], ["", "", "(m)", "hh:mm:ss"], PEOPLE[1]).numbers.tolist() == [2, 3, 4]
