"""RunSignup answers: the samples of seed 002, errors inside a 200 in both shapes, rows proved by their echo."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core.errors import DeskError, NoAnswer, SignInRefused
from resultdesk.platforms.contract import Answer, Batch, Outcome, Table
from resultdesk.platforms.http import Response
from resultdesk.platforms.runsignup import answers, payload

BASE = "https://api.runsignup.com/rest"


def batch(format_: str = "json", **columns: list[str]) -> Batch:
    cells = columns or {"registration_id": ["8106676", "77"], "clock_time": ["0:17:00", "0:18:00.5"]}
    table = Table(range(2, 2 + len(cells["clock_time"])), cells)
    settings = {"race_id": "1", "event_id": "2", "request_format": format_}
    (made,) = payload.pack(table, settings, BASE)
    return made


def echo(registration: int, milliseconds: int | None, **more: object) -> dict[str, object]:
    return {
        "registration_id": registration, "bib_num": 1, "results_received_ts": 1586571360,
        "individual_result_set_id": 17030, "submitted_time_in_ms": milliseconds, "result_approval_ts": None, **more,
    }  # fmt: skip


def read(of: Batch, body: object, status: int = 200) -> Answer:
    text = body if isinstance(body, str) else json.dumps(body)
    return answers.read(of, Response(status, {}, text.encode()))


def test_the_json_answer_of_the_seed() -> None:
    of = batch(registration_id=["8106676"], clock_time=["0:17:00"], elevation_gain_in_mm=["1200"])
    answer = read(
        of,
        """{ "virtual_results": [ { "registration_id": 8106676, "bib_num": 1, "results_received_ts": 1586571360,
        "individual_result_set_id": 17030, "submitted_time_in_ms": 1020000, "elevation_gain_in_mm": 1200,
        "result_approval_ts": null } ] }""",
    )
    assert answer.outcome is Outcome.ACCEPTED
    assert answer.refused == ()
    assert answer.notes == ()


@pytest.mark.parametrize("sent_as", ["json", "xml"])
def test_the_xml_answer_of_the_seed(sent_as: str) -> None:
    answer = read(
        batch(sent_as, registration_id=["2645519"], clock_time=["00:17:00.5"]),
        """<event_individual_results_user_upload> <virtual_results> <virtual_result>
        <registration_id>2645519</registration_id> <bib_num>1</bib_num>
        <results_received_ts>1586572952</results_received_ts>
        <individual_result_set_id>895</individual_result_set_id> <submitted_time_in_ms>1020500</submitted_time_in_ms>
        <result_approval_ts></result_approval_ts> </virtual_result> </virtual_results>
        </event_individual_results_user_upload>""",
    )
    assert answer.outcome is Outcome.ACCEPTED


def test_rows_are_joined_by_registration_and_not_by_position() -> None:
    answer = read(batch(), {"virtual_results": [echo(77, 1_080_500), echo(8106676, 1_020_000)]})
    assert answer.outcome is Outcome.ACCEPTED


def test_rows_without_a_registration_are_joined_by_bib() -> None:
    of = batch(bib_num=["5", "007"], clock_time=["0:17:00", "DNF"])
    body = {"virtual_results": [echo(9, None, bib_num=7), echo(8, 1_020_000, bib_num="5")]}
    assert read(of, body).outcome is Outcome.ACCEPTED


def test_a_row_that_is_missing_was_not_stored() -> None:
    answer = read(batch(), {"virtual_results": [echo(8106676, 1_020_000)]})
    assert answer.outcome is Outcome.PARTLY_REFUSED
    (refusal,) = answer.refused
    assert (refusal.row, refusal.key) == (3, "77")
    assert refusal.message
    assert not answer.split


def test_no_row_at_all_is_a_refusal() -> None:
    answer = read(batch(), {"virtual_results": []})
    assert answer.outcome is Outcome.REFUSED
    assert len(answer.refused) == 2


def test_another_time_is_shown() -> None:
    answer = read(batch(), {"virtual_results": [echo(8106676, 61_200_000), echo(77, 1_080_500)]})
    (refusal,) = answer.refused
    assert (refusal.row, refusal.field) == (2, "clock_time")
    assert "17:00:00.0" in refusal.message
    assert "00:17:00.0" in refusal.message


def test_another_elevation_gain_is_shown() -> None:
    of = batch(registration_id=["1"], clock_time=["0:17:00"], elevation_gain_in_mm=["1200"])
    answer = read(of, {"virtual_results": [echo(1, 1_020_000, elevation_gain_in_mm=1_200_000)]})
    assert answer.refused[0].field == "elevation_gain_in_mm"


def test_an_event_without_elevation_echoes_none() -> None:
    of = batch(registration_id=["1"], clock_time=["0:17:00"], elevation_gain_in_mm=["1200"])
    assert read(of, {"virtual_results": [echo(1, 1_020_000)]}).outcome is Outcome.ACCEPTED


def test_two_results_of_one_runner_each_find_their_own() -> None:
    of = batch(registration_id=["1", "1"], clock_time=["0:17:00", "0:18:00"])
    body = {"virtual_results": [echo(1, 1_080_000), echo(1, 1_020_000)]}
    assert read(of, body).outcome is Outcome.ACCEPTED
    assert len(read(of, {"virtual_results": [echo(1, 1_080_000)]}).refused) == 1


def test_results_of_others_are_noted() -> None:
    answer = read(batch(), {"virtual_results": [echo(8106676, 1_020_000), echo(77, 1_080_500), echo(5, 1)]})
    assert answer.outcome is Outcome.ACCEPTED
    assert len(answer.notes) == 1


SHAPES = [
    lambda code, words: {"error": {"error_code": code, "error_msg": words}},
    lambda code, words: {"error": {"error_code": str(code), "error_msg": words}},
    lambda code, words: f"<error><error_code>{code}</error_code><error_msg>{words}</error_msg></error>",
    lambda code, words: (
        f"<?xml version='1.0'?><r><error><error_code>{code}</error_code><error_msg>{words}</error_msg></error></r>"
    ),
    lambda code, words: {"error": words, "details": {}},
    lambda code, words: f"<error>{words}</error>",
]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("code", "words", "outcome", "named", "split"),
    [
        (3, "Invalid parameters", Outcome.REFUSED, "runsignup.refused", True),
        (6, "Key authentication failed", Outcome.SIGN_IN, "runsignup.key", False),
        (7, "Permission denied", Outcome.FORBIDDEN, "runsignup.permission", False),
        (11, "Invalid submission", Outcome.REFUSED, "runsignup.refused", True),
        (14, "Too many requests, please slow down", Outcome.THROTTLED, "answer.throttled", False),
        (115, "Bib number is invalid", Outcome.REFUSED, "runsignup.refused", True),
        (201, "Race not found", Outcome.REFUSED, "runsignup.no_race", False),
        (223, "Event ID is not valid", Outcome.REFUSED, "runsignup.no_event", False),
        (999, "Something new", Outcome.REFUSED, "runsignup.refused", True),
    ],
)
def test_errors_inside_a_200(shape: object, code: int, words: str, outcome: Outcome, named: str, split: bool) -> None:
    answer = read(batch(), shape(code, words))  # type: ignore[operator]
    assert answer.outcome is outcome
    assert answer.error is not None
    assert answer.error.code == named
    assert answer.split is split
    assert answer.refused == ()
    assert isinstance(answer.error, DeskError | SignInRefused | NoAnswer)


@pytest.mark.parametrize(
    ("code", "words", "field"),
    [
        (115, "Bib number is invalid", "bib_num"),
        (11, "clock_time must be hhh:mm:ss.s", "clock_time"),
        (3, "Invalid parameters", ""),
    ],
)
def test_a_bad_row_alone_carries_the_words(code: int, words: str, field: str) -> None:
    of = batch(registration_id=["77"], clock_time=["0:17:00"])
    answer = read(of, {"error": {"error_code": code, "error_msg": words}})
    assert not answer.split
    assert [(one.row, one.key, one.message, one.field) for one in answer.refused] == [(2, "77", words, field)]


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", "null", "{}", '{"ok": true}', "<html>x</html>", "<a/>", "<virtual_results>",
     '{"virtual_results": 5}',
     '<!DOCTYPE a [<!ENTITY b "c">]><event_individual_results_user_upload><virtual_results/>'
     "</event_individual_results_user_upload>", "\x00", "<?xml version='1.0' encoding='nonsense'?><a/>"],
)  # fmt: skip
def test_what_is_no_answer(body: str) -> None:
    answer = read(batch(), body)
    assert answer.outcome is Outcome.GARBLED
    assert isinstance(answer.error, NoAnswer)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["error", "error_code", "error_msg", "virtual_results", "registration_id", "bib_num",
                         "submitted_time_in_ms", "virtual_result"]), inner, max_size=4,
    ),
    max_leaves=20,
)  # fmt: skip


@given(VALUES)
def test_no_document_breaks_it(document: object) -> None:
    of = batch()
    answer = read(of, document)
    assert {(one.row, one.key) for one in answer.refused} <= set(zip(of.rows, of.keys, strict=True))
    if answer.outcome is Outcome.ACCEPTED:
        assert isinstance(document, dict)
        assert len(document["virtual_results"]) >= 2


@given(st.binary(max_size=100).map(b"<a>".__add__) | st.text("<>/aerrovtualesm_ ", max_size=80).map(str.encode))
def test_no_bytes_break_it(body: bytes) -> None:
    answer = answers.read(batch(), Response(200, {}, body))
    assert answer.outcome not in (Outcome.ACCEPTED, Outcome.PARTLY_REFUSED)


def test_xml_nested_without_end() -> None:
    body = b"<a>" * 5_000 + b"</a>" * 5_000
    assert answers.read(batch(), Response(200, {}, body)).outcome is Outcome.GARBLED
