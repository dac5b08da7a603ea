"""Every rule of a unit and what each mode does to a heat (seed 004)."""

from __future__ import annotations

import json
import zlib
from typing import Any

import pytest

from resultdesk.practice.opentrack_units import Heat, Wrong, lay, read
from resultdesk.practice.opentrack_world import COMPETITIONS

MEETING = COMPETITIONS[0]
UNIT: dict[str, Any] = {"eventid": "R1", "round": 1, "heat": 1, "mode": "update", "data": [["349", "14:25.10"]]}


def laid(heat: Heat, *, append_twice: bool = False, **changed: Any) -> list[tuple[str, str]]:
    (unit,) = read(json.dumps({**UNIT, **changed}).encode(), MEETING)
    lay(unit, heat, append_twice=append_twice)
    return heat.results


def refused(**changed: Any) -> bool:
    try:
        read(json.dumps({**UNIT, **changed}).encode(), MEETING)
    except Wrong:
        return True
    return False


@pytest.mark.parametrize(
    "time",
    [
        "14:25.10",
        "14:25.1",
        "14:25",
        "4:05",
        "75:30",
        "99:59.99",
        "1:40:00",
        "12:00:00.5",
        "59",
        "9.58",
        "DNF",
        "DNS",
        "DQ",
        "NT",
    ],
)
def test_times(time: str) -> None:
    assert not refused(data=[["349", time]])


@pytest.mark.parametrize(
    "time",
    [
        "100:00",
        "14:60",
        "1:60:00",
        "14:5",
        "14.25.10",
        "1:2:3:4",
        "",
        " 14:25",
        "14:25.",
        "14:25.123",
        "DSQ",
        "DNQ",
        "dnf",
        "0:14:25,1",
    ],
)
def test_times_that_are_none(time: str) -> None:
    assert refused(data=[["349", time]])


@pytest.mark.parametrize(
    "row", [["349"], ["349", "14:25", "x"], [349, "14:25"], ["349", 865.1], ["349", None], "349", {}, ["", "9"]]
)
def test_rows_that_are_none(row: object) -> None:
    assert refused(data=[row])


@pytest.mark.parametrize(
    "changed",
    [
        {"eventid": "R9"},
        {"eventid": 1},
        {"eventid": None},
        {"round": "1"},
        {"round": True},
        {"round": 2},
        {"round": 0},
        {"heat": 2},
        {"heat": None},
        {"mode": "insert"},
        {"mode": ""},
        {"mode": None},
        {"data": None},
        {"data": {}},
        {"name": 5},
        {"note": ["x"]},
        {"ignore_unknowns": 1},
        {"ignore_unknowns": True},
        {"colour": "red"},
    ],
)
def test_units_that_are_refused(changed: dict[str, Any]) -> None:
    assert refused(**changed)


def test_heats_of_several_rounds() -> None:
    for round_, heat, there in ((1, 1, True), (1, 2, True), (2, 1, True), (2, 2, False), (1, 3, False)):
        assert refused(eventid="XC1", round=round_, heat=heat) != there


@pytest.mark.parametrize("body", [b"", b"hello", b"[]", b"[1]", b"{", b"\x78\x9c", b"\x78\x9cgarbage"])
def test_bodies_that_are_none(body: bytes) -> None:
    with pytest.raises(Wrong):
        read(body, MEETING)


def test_compressed_data_that_is_cut_off() -> None:
    whole = zlib.compress(json.dumps(UNIT).encode())
    assert len(read(whole, MEETING)) == 1
    with pytest.raises(Wrong):
        read(whole[:-3], MEETING)


def test_compressed_data_that_unfolds_without_end() -> None:
    with pytest.raises(Wrong):
        read(zlib.compress(bytes(65 * 2**20), 9), MEETING)


def test_replace_is_the_whole_list() -> None:
    heat = Heat([("1", "10:00"), ("2", "11:00")])
    assert laid(heat, mode="replace") == [("349", "14:25.10")]
    assert laid(heat, mode="replace", data=[]) == []


def test_update_changes_adds_and_leaves_the_rest() -> None:
    heat = Heat([("349", "15:00"), ("2", "11:00")])
    assert laid(heat, data=[["349", "14:25.10"], ["347", "14:33"]]) == [
        ("349", "14:25.10"),
        ("2", "11:00"),
        ("347", "14:33"),
    ]


def test_update_can_be_repeated() -> None:
    heat = Heat()
    assert laid(heat) == laid(heat)


def test_append_leaves_those_that_are_there() -> None:
    heat = Heat([("349", "15:00")])
    rows = [["349", "14:25.10"], ["347", "14:33"]]
    assert laid(heat, mode="append", data=rows) == [("349", "15:00"), ("347", "14:33")]


def test_append_may_double_what_is_sent_again() -> None:
    heat = Heat()
    for _ in range(2):
        laid(heat, mode="append", append_twice=True)
    assert len(heat.results) == 2


def test_bibs_are_texts() -> None:
    heat = Heat()
    laid(heat, mode="append", data=[["007", "14:25"], ["7", "14:26"]])
    assert heat.results == [("007", "14:25"), ("7", "14:26")]


@pytest.mark.parametrize(
    ("flag", "kept"),
    [({}, ["349", "5555"]), ({"ignore_unknowns": "True"}, ["349"]), ({"ignore_unknowns": "False"}, ["349"])],
)
def test_unknown_bibs_are_stripped_if_anything_is_said(flag: dict[str, Any], kept: list[str]) -> None:
    rows = [["349", "14:25"], ["5555", "14:26"]]
    assert [bib for bib, _ in laid(Heat(), mode="replace", data=rows, **flag)] == kept


def test_name_and_note_without_data() -> None:
    (unit,) = read(
        json.dumps({"eventid": "R1", "round": 1, "heat": 1, "name": "My 5k", "note": "Windy"}).encode(), MEETING
    )
    heat = Heat([("349", "14:25")], "Old", "")
    lay(unit, heat, append_twice=False)
    assert (heat.results, heat.name, heat.note) == ([("349", "14:25")], "My 5k", "Windy")


def test_names_stay_where_none_is_sent() -> None:
    heat = Heat(name="My 5k")
    laid(heat)
    assert heat.name == "My 5k"
