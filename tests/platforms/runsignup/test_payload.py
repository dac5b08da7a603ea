"""RunSignup requests against the samples of seed 002, copied by hand."""

from __future__ import annotations

import json
from urllib.parse import parse_qs
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core.errors import WrongUse
from resultdesk.platforms.contract import Batch, Table
from resultdesk.platforms.runsignup import payload

BASE = "https://api.runsignup.com/rest"
WHERE = {"race_id": "1001", "event_id": "5001"}

JSON_SEED = """{ "virtual_results": [
 { "bib_num": 123, "clock_time": "00:17:00.1", "tally_value": null, "registration_id": 3210,
   "elevation_gain_in_mm": 1200 },
 { "bib_num": 456, "clock_time": "00:17:00.2", "tally_value": 1.75, "registration_id": 3211,
   "elevation_gain_in_mm": 12000 } ] }"""

XML_SEED = (
    "<request>"
    "<virtual_result><bib_num>123</bib_num><clock_time>00:17:00.1</clock_time><tally_value></tally_value>"
    "<registration_id>3210</registration_id></virtual_result>"
    "<virtual_result><bib_num>987</bib_num><clock_time>00:17:02.5</clock_time><tally_value>1.75</tally_value>"
    "<registration_id>3211</registration_id></virtual_result>"
    "</request>"
)

TABLE = Table(
    [2, 3],
    {
        "registration_id": ["3210", "3211"],
        "bib_num": ["123", "456"],
        "clock_time": ["00:17:00.1", "00:17:00.2"],
        "tally_value": ["", "1.75"],
        "elevation_gain_in_mm": ["1200", "12000 mm"],
    },
)


def form(batch: Batch) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(batch.request.body.decode(), strict_parsing=True).items()}


def test_the_json_sample() -> None:
    (batch,) = payload.pack(TABLE, WHERE, BASE)
    assert batch.request.method == "POST"
    assert batch.request.url == "https://api.runsignup.com/rest/race/1001/results/user-results"
    assert batch.request.query == {"format": "json"}
    assert batch.request.headers["Content-Type"] == "application/x-www-form-urlencoded"
    fields = form(batch)
    assert list(fields) == ["race_id", "event_id", "request_format", "request"]
    assert (fields["race_id"], fields["event_id"], fields["request_format"]) == ("1001", "5001", "json")
    assert json.loads(fields["request"]) == json.loads(JSON_SEED)
    assert list(json.loads(fields["request"])["virtual_results"][0]) == list(
        json.loads(JSON_SEED)["virtual_results"][0]
    )
    assert (batch.rows, batch.keys) == ([2, 3], ["3210", "3211"])


def test_the_xml_sample() -> None:
    table = Table(
        [2, 3],
        {
            "bib_num": ["123", "987"],
            "clock_time": ["00:17:00.1", "00:17:02.5"],
            "tally_value": ["", "1.75"],
            "registration_id": ["3210", "3211"],
        },
    )
    (batch,) = payload.pack(table, {**WHERE, "request_format": "xml", "format": "xml"}, BASE)
    assert batch.request.query == {"format": "xml"}
    assert batch.request.headers["Accept"] == "application/xml"
    assert form(batch)["request_format"] == "xml"
    assert form(batch)["request"] == XML_SEED


def test_the_result_set_is_sent_when_it_is_chosen() -> None:
    (batch,) = payload.pack(TABLE, {**WHERE, "individual_result_set_id": "17030"}, BASE)
    assert form(batch)["individual_result_set_id"] == "17030"


def test_the_three_states_of_a_tally() -> None:
    table = Table(
        [2, 3, 4], {"bib_num": ["1", "2", "3"], "clock_time": ["DNF"] * 3, "tally_value": ["leave", "", "-2"]}
    )
    (batch,) = payload.pack(table, WHERE, BASE)
    assert json.loads(form(batch)["request"])["virtual_results"] == [
        {"bib_num": 1, "clock_time": "DNF"},
        {"bib_num": 2, "clock_time": "DNF", "tally_value": None},
        {"bib_num": 3, "clock_time": "DNF", "tally_value": -2},
    ]
    (batch,) = payload.pack(table, {**WHERE, "request_format": "xml"}, BASE)
    assert "<bib_num>1</bib_num><clock_time>DNF</clock_time></virtual_result>" in form(batch)["request"]
    assert "<bib_num>2</bib_num><clock_time>DNF</clock_time><tally_value></tally_value>" in form(batch)["request"]


def test_without_a_tally_column_no_tally_is_touched() -> None:
    (batch,) = payload.pack(Table([2], {"bib_num": ["7"], "clock_time": ["0:17:00"]}), WHERE, BASE)
    assert json.loads(form(batch)["request"])["virtual_results"] == [{"bib_num": 7, "clock_time": "00:17:00.0"}]
    assert batch.keys == ["7"]


@pytest.mark.parametrize(("size", "sizes"), [("", [25, 5]), ("10", [10, 10, 10]), ("30", [30]), ("1", [1] * 30)])
def test_rows_go_a_few_at_a_time(size: str, sizes: list[int]) -> None:
    bibs = [str(number) for number in range(1, 31)]
    table = Table(range(2, 32), {"bib_num": bibs, "clock_time": ["0:17:00"] * 30})
    batches = payload.pack(table, {**WHERE, "batch_size": size}, BASE)
    assert [len(batch.rows) for batch in batches] == sizes
    sent = [row["bib_num"] for batch in batches for row in json.loads(form(batch)["request"])["virtual_results"]]
    assert sent == list(range(1, 31))


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"event_id": "1"}, "setting.missing"),
        ({"race_id": "1"}, "setting.missing"),
        ({"race_id": "x", "event_id": "1"}, "setting.not_a_number"),
        ({"race_id": "1/2", "event_id": "1"}, "setting.not_a_number"),
        ({**WHERE, "individual_result_set_id": "a"}, "setting.not_a_number"),
        ({**WHERE, "batch_size": "0"}, "setting.not_a_number"),
        ({**WHERE, "pause": "a while"}, "setting.not_a_number"),
        ({**WHERE, "request_format": "yaml"}, "setting.not_a_choice"),
        ({**WHERE, "format": "html"}, "setting.not_a_choice"),
    ],
)
def test_settings_that_are_missing_or_wrong(settings: dict[str, str], code: str) -> None:
    with pytest.raises(WrongUse) as caught:
        payload.pack(TABLE, settings, BASE)
    assert caught.value.code == code


@pytest.mark.parametrize(("text", "seconds"), [("", 1.0), ("0", 0.0), ("2.5", 2.5)])
def test_the_pause(text: str, seconds: float) -> None:
    assert payload.pause({"pause": text}) == seconds


@pytest.mark.parametrize("text", ["soon", "-1", "1e9", "nan"])
def test_a_pause_that_is_none(text: str) -> None:
    with pytest.raises(WrongUse):
        payload.pause({"pause": text})


@pytest.mark.parametrize(
    ("server", "base"),
    [
        ("https://api.runsignup.com/rest/", "https://api.runsignup.com/rest"),
        ("https://api.runsignup.com", "https://api.runsignup.com/rest"),
        ("https://runsignup.com/", "https://runsignup.com/Rest"),
        ("https://test.runsignup.com/Rest", "https://test.runsignup.com/Rest"),
        ("http://127.0.0.1:8123/runsignup/rest", "http://127.0.0.1:8123/runsignup/rest"),
        ("http://127.0.0.1:8123", "http://127.0.0.1:8123"),
    ],
)
def test_where_the_calls_begin(server: str, base: str) -> None:
    assert payload.base(server) == base


@pytest.mark.parametrize(
    "cells",
    [{"bib_num": ["x"]}, {"tally_value": ["many"]}, {"elevation_gain_in_mm": ["12 m"]}, {"bib_num": ["9" * 19]}],
)
def test_cells_that_no_rule_would_let_through(cells: dict[str, list[str]]) -> None:
    with pytest.raises(WrongUse) as caught:
        payload.pack(Table([7], {"clock_time": ["DNF"], **cells}), WHERE, BASE)
    assert caught.value.code == "runsignup.row"
    assert caught.value.place == "7"


@pytest.mark.parametrize("format_", ["json", "xml"])
def test_some_rows_of_a_sealed_request(format_: str) -> None:
    (batch,) = payload.pack(TABLE, {**WHERE, "request_format": format_, "individual_result_set_id": "9"}, BASE)
    part = payload.only(batch, [1])
    (alone,) = payload.pack(
        Table([3], {name: [texts[1]] for name, texts in TABLE.texts.items()}),
        {**WHERE, "request_format": format_, "individual_result_set_id": "9"},
        BASE,
    )
    assert part == alone
    assert payload.only(batch, [0, 1]) == batch


@given(
    st.lists(
        st.tuples(st.integers(0, 10**17), st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)), max_size=12
    )
)
def test_any_text_survives_both_formats(rows: list[tuple[int, str]]) -> None:
    table = Table(range(2, 2 + len(rows)), {
        "bib_num": [str(bib) for bib, _ in rows], "clock_time": ["DQ"] * len(rows),
    })  # fmt: skip
    for format_ in ("json", "xml"):
        for batch in payload.pack(table, {**WHERE, "request_format": format_}, BASE):
            request = form(batch)["request"]
            if format_ == "json":
                bibs = [row["bib_num"] for row in json.loads(request)["virtual_results"]]
            else:
                bibs = [int(str(cell.text)) for cell in ElementTree.fromstring(request).iter("bib_num")]  # noqa: S314
            assert bibs == [int(key) for key in batch.keys]


def test_a_tiny_tally_is_written_without_an_exponent() -> None:
    table = Table([2], {"bib_num": ["1"], "clock_time": ["DNF"], "tally_value": ["0.00001"]})
    (batch,) = payload.pack(table, {**WHERE, "request_format": "xml"}, BASE)
    assert "<tally_value>0.00001</tally_value>" in parse_qs(batch.request.body.decode())["request"][0]
