"""Every rule of a row of virtual results (seed 002)."""

from __future__ import annotations

import pytest

from resultdesk.practice.runsignup_answers import Wrong
from resultdesk.practice.runsignup_rows import Result, read, rows_of_json, rows_of_xml
from resultdesk.practice.runsignup_world import Event

EVENT = Event(1, "Flat", True, False, (1,), {3210: 123, 3211: 456})
HILLS = Event(2, "Hills", True, True, (2,), {3210: 123})


def refused(row: dict[str, object], event: Event = EVENT) -> int:
    with pytest.raises(Wrong) as caught:
        read(row, event)
    return caught.value.code


def test_by_bib() -> None:
    result = read({"bib_num": 456, "clock_time": "DNS"}, EVENT)
    assert result == Result(3211, 456, None, "DNS", False, None, None)


def test_by_registration() -> None:
    assert read({"registration_id": 3210, "clock_time": "000:17:00.0"}, EVENT).bib_num == 123


def test_the_registration_decides_where_the_bib_disagrees() -> None:
    assert read({"registration_id": 3210, "bib_num": 999, "clock_time": "DQ"}, EVENT).bib_num == 123


@pytest.mark.parametrize(
    ("text", "milliseconds"),
    [
        ("00:17:00.1", 1_020_100),
        ("0:17:00", 1_020_000),
        ("1:17:00.0", 4_620_000),
        ("60:31:31.5", 217_891_500),
        ("999:59:59.9", 3_599_999_900),
    ],
)
def test_times(text: str, milliseconds: int) -> None:
    assert read({"bib_num": 123, "clock_time": text}, EVENT).time_in_ms == milliseconds


@pytest.mark.parametrize(
    "text",
    [
        "17:00.1", "17:00", "0:60:00", "0:00:60", "0:1:00", "1000:00:00", "0:17:00.12", "0:17:00.", "dnf", "DSQ", "",
        None, 1020, " 0:17:00",
    ],
)  # fmt: skip
def test_times_that_are_none(text: object) -> None:
    assert refused({"bib_num": 123, "clock_time": text}) == 11


def test_a_time_is_required() -> None:
    assert refused({"bib_num": 123}) == 11


@pytest.mark.parametrize("word", ["DQ", "DNS", "DNF", "DNQ"])
def test_words_for_no_time(word: str) -> None:
    result = read({"bib_num": 123, "clock_time": word}, EVENT)
    assert (result.code, result.time_in_ms) == (word, None)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({}, 11),
        ({"bib_num": 7}, 115),
        ({"bib_num": "123"}, 115),
        ({"bib_num": 123.0}, 115),
        ({"bib_num": True}, 115),
        ({"bib_num": -1}, 115),
        ({"registration_id": 1}, 11),
        ({"registration_id": "3210"}, 3),
        ({"registration_id": None}, 3),
        ({"bib_num": 123, "name": "x"}, 3),
        ({"bib_num": 123, "tally_value": "many"}, 11),
        ({"bib_num": 123, "tally_value": True}, 11),
        ({"bib_num": 123, "elevation_gain_in_mm": "1200"}, 11),
        ({"bib_num": 123, "elevation_gain_in_mm": -1}, 11),
        ({"bib_num": 123, "elevation_gain_in_mm": 1.5}, 11),
    ],
)
def test_rows_that_are_refused(row: dict[str, object], code: int) -> None:
    assert refused({"clock_time": "0:17:00.0", **row}) == code


def test_elevation_is_required_where_it_is_allowed_and_not_set_elsewhere() -> None:
    row = {"bib_num": 123, "clock_time": "0:17:00.0"}
    assert refused(row, HILLS) == 11
    assert read(row | {"elevation_gain_in_mm": 0}, HILLS).elevation == 0
    assert read(row | {"elevation_gain_in_mm": 1200}, EVENT).elevation is None


def test_the_tally_that_was_sent_and_the_one_that_was_not() -> None:
    row = {"bib_num": 123, "clock_time": "DNF"}
    assert not read(row, EVENT).tally_sent
    assert read(row | {"tally_value": None}, EVENT).tally_sent
    assert read(row | {"tally_value": 1.75}, EVENT).tally == 1.75


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"virtual_results": []}', '{"virtual_results": {}}', '{"virtual_results": [1]}',
             '{"virtual_results": [{}], "more": 1}', "{"],
)  # fmt: skip
def test_json_that_is_refused(text: str) -> None:
    with pytest.raises(Wrong) as caught:
        rows_of_json(text)
    assert caught.value.code == 3


def test_xml_reads_numbers_as_numbers() -> None:
    text = (
        '<?xml version="1.0"?><request><virtual_result><bib_num>12</bib_num><clock_time>DNF</clock_time>'
        "<tally_value>1.5</tally_value></virtual_result></request>"
    )
    assert rows_of_xml(text) == [{"bib_num": 12, "clock_time": "DNF", "tally_value": 1.5}]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<request></request>",
        "<request/>",
        "<requests><virtual_result/></requests>",
        "<request><result/></request>",
        "<request><virtual_result>",
        '<!DOCTYPE r [<!ENTITY a "b">]><request><virtual_result/></request>',
        "<request><virtual_result><bib_num>1</bib_num><bib_num>2</bib_num></virtual_result></request>",
        "<request><virtual_result><bib_num><b>1</b></bib_num></virtual_result></request>",
        '<request><virtual_result><bib_num type="x">1</bib_num></virtual_result></request>',
    ],
)
def test_xml_that_is_refused(text: str) -> None:
    with pytest.raises(Wrong) as caught:
        rows_of_xml(text)
    assert caught.value.code == 3


def test_xml_numbers_that_are_none_are_refused_as_rows() -> None:
    row = dict(rows_of_xml("<request><virtual_result><bib_num>12a</bib_num></virtual_result></request>")[0])
    assert refused({**row, "clock_time": "DNF"}) == 115
