"""Tracx requests against the sample of seed 000, written out by hand here."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core.errors import WrongUse
from resultdesk.platforms.contract import Table
from resultdesk.platforms.tracx import payload

SERVER = "https://api.tracx.events"

SEED = """[
{"unique_id": "1", "first_name": "John", "last_name": "Doe", "country_code": "nl", "team_name": null,
 "date_of_birth": "2001-01-01", "start_number": "1", "chip_code": "0000001", "gender": "male", "state": "before",
 "race_id": 1},
{"unique_id": "2", "first_name": "William", "last_name": "Smith", "country_code": "nl", "team_name": null,
 "date_of_birth": "2002-02-02", "start_number": "2", "chip_code": "0000002", "gender": "female", "state": "before",
 "race_id": 1}
]"""

TABLE = Table(
    [9, 12],
    {
        "race_id": ["1", "1"],
        "unique_id": ["1", "2"],
        "first_name": ["John", "William"],
        "last_name": ["Doe", "Smith"],
        "country_code": ["nl", "nl"],
        "team_name": ["", "  "],
        "date_of_birth": ["2001-01-01", "2002-02-02"],
        "start_number": ["1", "2"],
        "chip_code": ["0000001", "0000002"],
        "gender": ["male", "female"],
        "state": ["before", "before"],
    },
)


def test_the_sample_of_the_seed() -> None:
    (batch,) = payload.pack(TABLE, {"event_id": "1"}, SERVER)
    assert batch.request.method == "POST"
    assert batch.request.url == "https://api.tracx.events/v1/connect/events/1/participants"
    assert batch.request.headers == {"Accept": "application/json", "Content-Type": "application/json"}
    assert batch.request.query == {}
    assert json.loads(batch.request.body) == json.loads(SEED)
    first = json.loads(batch.request.body)[0]
    assert list(first) == list(json.loads(SEED)[0])
    assert (batch.rows, batch.keys) == ([9, 12], ["1", "2"])


def test_fields_without_a_column_are_left_out_and_the_race_comes_from_the_setting() -> None:
    table = Table(
        [2], {"unique_id": ["A1"], "first_name": ["Zoë"], "last_name": ["Ó"], "date_of_birth": ["1999-12-31"]}
    )
    (batch,) = payload.pack(table, {"event_id": "7", "race_id": "42"}, SERVER)
    assert json.loads(batch.request.body) == [
        {"unique_id": "A1", "first_name": "Zoë", "last_name": "Ó", "date_of_birth": "1999-12-31", "race_id": 42}
    ]
    assert "Zoë".encode() in batch.request.body


def test_a_race_column_goes_before_the_setting_which_fills_its_gaps() -> None:
    table = Table([2, 3], {"unique_id": ["A", "B"], "race_id": ["5", ""]})
    (batch,) = payload.pack(table, {"event_id": "7", "race_id": "42"}, SERVER)
    assert [row["race_id"] for row in json.loads(batch.request.body)] == [5, 42]


def test_a_required_field_is_never_null() -> None:
    table = Table([2], {"unique_id": [""], "last_name": [" "]})
    (batch,) = payload.pack(table, {"event_id": "7", "race_id": "1"}, SERVER)
    assert json.loads(batch.request.body) == [{"unique_id": "", "last_name": " ", "race_id": 1}]


@pytest.mark.parametrize(
    ("rows", "sizes"),
    [(0, []), (1, [1]), (100_000, [100_000]), (100_001, [100_000, 1]), (200_001, [100_000] * 2 + [1])],
)
def test_requests_hold_at_most_100000(rows: int, sizes: list[int]) -> None:
    ids = [f"P{number}" for number in range(rows)]
    table = Table(range(2, rows + 2), {"unique_id": ids})
    batches = payload.pack(table, {"event_id": "1", "race_id": "1"}, SERVER)
    assert [len(batch.rows) for batch in batches] == sizes
    sent = [row["unique_id"] for batch in batches for row in json.loads(batch.request.body)]
    assert sent == ids
    assert [key for batch in batches for key in batch.keys] == ids
    assert [row for batch in batches for row in batch.rows] == list(range(2, rows + 2))


@pytest.mark.parametrize(
    ("server", "base"),
    [
        ("https://api.tracx.events", "https://api.tracx.events/v1/connect"),
        ("https://api.tracx.events/", "https://api.tracx.events/v1/connect"),
        ("https://api.tracx.events/v1/connect/", "https://api.tracx.events/v1/connect"),
        ("http://127.0.0.1:8123/tracx", "http://127.0.0.1:8123/tracx/v1/connect"),
    ],
)
def test_where_the_calls_begin(server: str, base: str) -> None:
    assert payload.base(server) == base


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"race_id": "1"}, "setting.missing"),
        ({"event_id": "1"}, "setting.missing"),
        ({"event_id": "x", "race_id": "1"}, "setting.not_a_number"),
        ({"event_id": "1/../2", "race_id": "1"}, "setting.not_a_number"),
        ({"event_id": "0", "race_id": "1"}, "setting.not_a_number"),
        ({"event_id": "1", "race_id": "1.5"}, "setting.not_a_number"),
        ({"event_id": "1", "race_id": "\u0661"}, "setting.not_a_number"),
        ({"event_id": "1", "race_id": "1_0"}, "setting.not_a_number"),
    ],
)
def test_settings_that_are_missing_or_wrong(settings: dict[str, str], code: str) -> None:
    with pytest.raises(WrongUse) as caught:
        payload.pack(Table([2], {"unique_id": ["A"]}), settings, SERVER)
    assert caught.value.code == code


def test_half_a_character_cannot_be_sent() -> None:
    with pytest.raises(WrongUse) as caught:
        payload.pack(Table([2], {"unique_id": ["\ud800"]}), {"event_id": "1", "race_id": "1"}, SERVER)
    assert caught.value.code == "text.half_character"


CELLS = st.text(st.characters(codec="utf-8"), max_size=12)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=30))
def test_what_is_shown_is_what_is_sent(rows: list[tuple[str, str, str]]) -> None:
    columns = [list(column) for column in zip(*rows, strict=True)] or [[], [], []]
    table = Table(range(5, 5 + len(rows)), dict(zip(("unique_id", "first_name", "state"), columns, strict=True)))
    batches = payload.pack(table, {"event_id": "1", "race_id": "3"}, SERVER)
    sent = [row for batch in batches for row in json.loads(batch.request.body)]
    for row, (key, first, state) in zip(sent, rows, strict=True):
        assert row["unique_id"] == key
        assert row["first_name"] == first
        assert row["state"] == (state if state.strip() else None)
        assert row["race_id"] == 3


def test_some_of_a_sealed_request_are_sent_as_they_were_packed() -> None:
    (whole,) = payload.pack(TABLE, {"event_id": "1"}, SERVER)
    second = payload.only(whole, [1])
    assert json.loads(second.request.body) == json.loads(SEED)[1:]
    assert (second.rows, second.keys) == ([12], ["2"])
    assert second.request.body[1:-1] in whole.request.body
    assert (second.request.url, second.request.headers) == (whole.request.url, whole.request.headers)


def test_packing_twice_gives_the_same_bytes() -> None:
    assert payload.pack(TABLE, {"event_id": "1"}, SERVER) == payload.pack(TABLE, {"event_id": "1"}, SERVER)
