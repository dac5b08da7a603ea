from __future__ import annotations

import json

import pytest

from resultdesk.cli.voice import ROWS_AT_ONCE, Voice
from resultdesk.core.errors import CannotRead, WrongUse

WHAT = "There is no row 99 in this sheet."
DO = "Give the number that the spreadsheet shows beside the headings, or 0 if there are none."


def told(capsys: pytest.CaptureFixture[str]) -> object:
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("count", [0, 1, ROWS_AT_ONCE, ROWS_AT_ONCE + 1, 2 * ROWS_AT_ONCE])
def test_rows_in_pieces_are_one_document(capsys: pytest.CaptureFixture[str], count: int) -> None:
    rows = [{"row": number} for number in range(count)]
    Voice(as_json=True).result_with_rows({"file": "a"}, "rows", iter(rows), [])
    assert told(capsys) == {"file": "a", "rows": rows}


def test_rows_may_be_the_only_member(capsys: pytest.CaptureFixture[str]) -> None:
    Voice(as_json=True).result_with_rows({}, "rows", [1], [])
    assert told(capsys) == {"rows": [1]}


def test_half_a_character_is_told_with_jsons_own_escapes(capsys: pytest.CaptureFixture[str]) -> None:
    Voice(as_json=True).result({"cell": "a\ud800"}, [])
    assert told(capsys) == {"cell": "a\ud800"}


def test_lines_are_not_made_for_json(capsys: pytest.CaptureFixture[str]) -> None:
    def lines() -> object:
        raise AssertionError
        yield

    Voice(as_json=True).result({"a": 1}, lines())  # type: ignore[arg-type]
    assert told(capsys) == {"a": 1}


def test_people_get_lines_and_no_json(capsys: pytest.CaptureFixture[str]) -> None:
    Voice(as_json=False).result({"a": 1}, ["one", "two"])
    assert capsys.readouterr().out == "one\ntwo\n"


def test_an_error_says_what_and_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    code = Voice(as_json=True).error(WrongUse("usage.header_row", "99"), {"counts": {}})
    said = told(capsys)
    assert code == 2
    assert said == {
        "error": {
            "code": "usage.header_row",
            "message": f"{WHAT} {DO}",
            "what": WHAT,
            "do": DO,
            "place": "99",
        },
        "counts": {},
    }


def test_for_people_an_error_goes_beside_the_result(capsys: pytest.CaptureFixture[str]) -> None:
    Voice(as_json=False).error(CannotRead("file.missing", "a.csv"))
    said = capsys.readouterr()
    assert said.out == ""
    assert "a.csv" in said.err


def test_a_brace_in_a_name_is_data(capsys: pytest.CaptureFixture[str]) -> None:
    Voice(as_json=True).error(WrongUse("usage.pair", "{place}", form="KEY=VALUE"))
    assert "“{place}”" in json.dumps(told(capsys), ensure_ascii=False)


def test_progress_is_silent_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    Voice(as_json=False).progress("Sent 1 of 2")
    assert capsys.readouterr().err == ""
