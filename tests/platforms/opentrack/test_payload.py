"""Packing for OpenTrack: the examples of seed 004, value for value."""

from __future__ import annotations

import zlib
from typing import Any

import orjson
import pytest

from resultdesk.core.errors import WrongUse
from resultdesk.platforms.contract import Batch, Table
from resultdesk.platforms.opentrack.payload import only, pack, plain

SERVER = "https://test-data.opentrack.run"
PAGE = "https://test-data.opentrack.run/en-gb/x/2026/GBR/api-test"
BIBS = ["349", "347", "393", "355", "266", "242", "234", "409", "261", "295"]
TIMES = ["14:25.10", "14:33.00", "14:36.00", "14:39.00", "14:44.00", "14:45.00"] + ["14:47.00"] * 3 + ["14:53.00"]
DATA = [list(pair) for pair in zip(BIBS, TIMES, strict=True)]


def packed(table: Table, **settings: str) -> Batch:
    (batch,) = pack(table, {"competition": PAGE, **settings}, SERVER)
    return batch


def value(batch: Batch) -> Any:
    return orjson.loads(plain(batch.request.body))


def test_one_race_as_in_the_seed() -> None:
    table = Table(range(2, 12), {"bib": BIBS, "time": TIMES})
    batch = packed(
        table, eventid="R1", round="1", heat="1", name="My 5k", mode="update", ignore_unknowns="yes", compress="no"
    )
    assert batch.request.method == "PUT"
    assert batch.request.url == "https://test-data.opentrack.run/api/2026/GBR/api-test/roadxc_upload/"
    assert value(batch) == {
        "eventid": "R1",
        "round": 1,
        "heat": 1,
        "name": "My 5k",
        "mode": "update",
        "ignore_unknowns": "True",
        "data": DATA,
    }


def test_two_races_as_in_the_seed() -> None:
    table = Table(
        range(2, 15),
        {
            "bib": [*BIBS, "600", "647", "690"],
            "time": [*TIMES, "17:25.10", "17:33.00", "DNF"],
            "eventid": ["R1"] * 10 + ["R2"] * 3,
        },
    )
    batch = packed(table, round="1", heat="1", mode="replace", ignore_unknowns="yes")
    common = {"round": 1, "heat": 1, "mode": "replace", "ignore_unknowns": "True"}
    assert value(batch) == [
        {"eventid": "R1", **common, "data": DATA},
        {"eventid": "R2", **common, "data": [["600", "17:25.10"], ["647", "17:33.00"], ["690", "DNF"]]},
    ]


def test_unknowns_that_stay_are_not_named_at_all() -> None:
    batch = packed(Table([2], {"bib": ["1"], "time": ["14:25"]}), eventid="R1", ignore_unknowns="no")
    assert "ignore_unknowns" not in value(batch)


def test_rows_and_keys_follow_the_races() -> None:
    texts = {"bib": ["1", "2", "3"], "time": ["9:00"] * 3, "eventid": ["A", "B", "A"]}
    batch = packed(Table([5, 6, 7], texts))
    assert list(batch.keys) == ["1", "3", "2"]
    assert list(batch.rows) == [5, 7, 6]


def test_bibs_keep_their_zeros() -> None:
    batch = packed(Table([2], {"bib": ["007"], "time": ["14:25"]}), eventid="R1")
    assert value(batch)["data"] == [["007", "14:25"]]


def test_name_and_note_go_without_rows() -> None:
    batch = packed(Table([], {"bib": [], "time": []}), eventid="R1", name="My 5k", note="Short course", mode="replace")
    assert value(batch) == {"eventid": "R1", "round": 1, "heat": 1, "name": "My 5k", "note": "Short course"}


def test_large_uploads_are_compressed() -> None:
    bibs = [str(n) for n in range(1000)]
    batch = packed(Table(range(1000), {"bib": bibs, "time": ["14:25.10"] * 1000}), eventid="R1")
    assert orjson.loads(zlib.decompress(batch.request.body))["data"][999] == ["999", "14:25.10"]


def test_a_round_that_is_no_number_is_refused() -> None:
    with pytest.raises(WrongUse) as caught:
        packed(Table([2], {"bib": ["1"], "time": ["14:25"]}), eventid="R1", round="final")
    assert caught.value.code == "opentrack.not_a_number"


def several(mode: str, compress: str) -> Batch:
    columns = {"bib": ["1", "2", "3"], "time": ["10:00", "11:00", "12:00"], "eventid": ["R1", "R2", "R1"]}
    return packed(Table(range(2, 5), columns), mode=mode, note="wet", compress=compress)


@pytest.mark.parametrize("compress", ["no", "yes"])
def test_some_rows_of_a_request_keep_their_races(compress: str) -> None:
    whole = several("append", compress)  # in its order: 1 and 3 in R1, 2 in R2
    part = only(whole, [1, 2])
    assert part is not None
    common = {"round": 1, "heat": 1, "note": "wet", "mode": "append"}
    assert value(part) == [
        {"eventid": "R1", **common, "data": [["3", "12:00"]]},
        {"eventid": "R2", **common, "data": [["2", "11:00"]]},
    ]
    assert (part.rows, part.keys) == ([4, 3], ["3", "2"])
    assert (part.request.body[:1] == b"[") == (compress == "no")


def test_one_race_of_several_goes_alone() -> None:
    part = only(several("update", "no"), [2])
    assert part is not None
    assert value(part) == {
        "eventid": "R2", "round": 1, "heat": 1, "note": "wet", "mode": "update", "data": [["2", "11:00"]],
    }  # fmt: skip


def test_what_replaces_is_never_divided() -> None:
    assert only(several("replace", "no"), [0]) is None
