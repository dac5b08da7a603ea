"""Tracx answers: the documented one of seed 000, the three shapes of a 422, and everything that is no answer."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core.errors import NoAnswer, SignInRefused
from resultdesk.platforms.contract import Batch, Outcome, Refusal
from resultdesk.platforms.http import Request, Response
from resultdesk.platforms.tracx import answers

BATCH = Batch(
    Request("POST", "https://api.tracx.events/v1/connect/events/1/participants"),
    rows=[9, 10, 12],
    keys=["A1", "B2", "C3"],
)
QUEUED = """{"data": {"error": false, "success": true, "message": "Successfully queued participants for import",
"errors": []}}"""
TOO_SHORT = "The chip code must be 7 characters."


def said(status: int, document: object, **headers: str) -> Response:
    body = document if isinstance(document, str) else json.dumps(document)
    return Response(status, {"content-type": "application/json", **headers}, body.encode())


def test_the_documented_answer_is_queued_and_no_more() -> None:
    answer = answers.read(BATCH, said(200, QUEUED))
    assert answer.outcome is Outcome.QUEUED
    assert answer.refused == ()
    assert answer.error is None
    assert answer.said == QUEUED


@pytest.mark.parametrize(
    "data",
    [
        {"error": True, "success": False, "message": "No import today", "errors": []},
        {"error": True, "success": True, "message": "No import today", "errors": []},
        {"error": False, "success": False, "message": "No import today", "errors": []},
        {"error": True, "message": "No import today"},
        {"success": False, "message": "No import today"},
    ],
)
def test_a_200_that_says_it_failed_is_refused(data: dict[str, object]) -> None:
    answer = answers.read(BATCH, said(200, {"data": data}))
    assert answer.outcome is Outcome.REFUSED
    assert answer.error is not None
    assert answer.error.code == "tracx.refused"
    assert answer.error.params["message"] == "No import today"


def test_a_200_that_queued_all_but_some_rows() -> None:
    data = {"error": False, "success": True, "message": "Queued", "errors": {"1.chip_code": [TOO_SHORT]}}
    answer = answers.read(BATCH, said(200, {"data": data}))
    assert answer.outcome is Outcome.PARTLY_REFUSED
    assert answer.refused == (Refusal(10, "B2", TOO_SHORT, "chip_code"),)


ERRORS = {"1.chip_code": [TOO_SHORT], "2.race_id": ["The race id must be an integer."]}


@pytest.mark.parametrize(
    "document",
    [
        {"message": "The given data was invalid.", "errors": ERRORS},
        {"message": "Invalid", "errors": {f"participants.{key}": value for key, value in ERRORS.items()}},
        {"data": {"error": True, "success": False, "message": "Invalid", "errors": ERRORS}},
        {"errors": [{key: value} for key, value in ERRORS.items()]},
        {"errors": {"1": {"chip_code": [TOO_SHORT]}, "2": {"race_id": "The race id must be an integer."}}},
        {"errors": {"participants": {"1": {"chip_code": TOO_SHORT}, "2": {"race_id": list(ERRORS["2.race_id"])}}}},
        {
            "errors": [
                {"index": 1, "field": "chip_code", "message": TOO_SHORT},
                {"position": 2, "attribute": "race_id", "message": "The race id must be an integer."},
            ]
        },
        {
            "errors": [
                {"field": "1.chip_code", "message": TOO_SHORT},
                {"field": "participants.2.race_id", "message": "The race id must be an integer."},
            ]
        },
        {
            "errors": [
                {"unique_id": "B2", "field": "chip_code", "message": TOO_SHORT},
                {"unique_id": "C3", "index": 0, "field": "race_id", "message": "The race id must be an integer."},
            ]
        },
    ],
)
def test_rows_refused_in_any_shape_are_joined_by_position(document: object) -> None:
    answer = answers.read(BATCH, said(422, document))
    assert answer.outcome is Outcome.REFUSED
    assert answer.refused == (
        Refusal(10, "B2", TOO_SHORT, "chip_code"),
        Refusal(12, "C3", "The race id must be an integer.", "race_id"),
    )
    assert answer.spared
    assert not answer.split
    assert answer.error is not None
    assert answer.error.code == "tracx.rows_refused"


def test_a_position_that_stands_only_in_the_sentence() -> None:
    answer = answers.read(BATCH, said(422, {"errors": ["The 2.chip_code must be 7 characters."]}))
    assert answer.refused == (Refusal(12, "C3", "The 2.chip_code must be 7 characters.", "chip_code"),)


def test_two_faults_of_one_row_are_one_refusal_with_both_sentences() -> None:
    errors = {"0.chip_code": [TOO_SHORT], "0.first_name": ["Name is missing."]}
    answer = answers.read(BATCH, said(422, {"errors": errors}))
    assert answer.refused == (Refusal(9, "A1", f"{TOO_SHORT} Name is missing.", "chip_code"),)


def test_a_fault_of_the_request_as_a_whole_spares_nobody() -> None:
    answer = answers.read(BATCH, said(422, {"message": "Invalid", "errors": {"event_id": ["No such event."]}}))
    assert answer.outcome is Outcome.REFUSED
    assert answer.refused == ()
    assert not answer.spared
    assert answer.error is not None
    assert answer.error.params["message"] == "No such event."


def test_a_position_beyond_the_batch_is_nobodys_row() -> None:
    answer = answers.read(BATCH, said(422, {"errors": {"3.chip_code": [TOO_SHORT]}}))
    assert answer.refused == ()
    assert answer.error is not None
    assert answer.error.params["message"] == TOO_SHORT


def test_when_every_row_is_named_nobody_is_spared() -> None:
    errors = {f"{row}.chip_code": [TOO_SHORT] for row in range(3)}
    answer = answers.read(BATCH, said(422, {"errors": errors}))
    assert len(answer.refused) == 3
    assert not answer.spared


def test_a_422_without_words() -> None:
    answer = answers.read(BATCH, said(422, ""))
    assert answer.outcome is Outcome.REFUSED
    assert answer.error is not None
    assert answer.error.code == "tracx.refused"


def test_401_is_the_sign_in() -> None:
    answer = answers.read(BATCH, said(401, {"message": "Unauthenticated."}))
    assert answer.outcome is Outcome.SIGN_IN
    assert isinstance(answer.error, SignInRefused)


@pytest.mark.parametrize(
    ("message", "permission"),
    [
        ("Forbidden", "permissions.participants.store-multiple"),
        ("You need permissions.races.list for this.", "permissions.races.list"),
    ],
)
def test_403_names_the_permission_whether_the_answer_does_or_not(message: str, permission: str) -> None:
    answer = answers.read(BATCH, said(403, {"message": message}))
    assert answer.outcome is Outcome.FORBIDDEN
    assert isinstance(answer.error, SignInRefused)
    assert answer.error.code == "tracx.forbidden"
    assert answer.error.params["permission"] == permission


def test_a_403_page_comes_from_somebody_else() -> None:
    answer = answers.read(BATCH, Response(403, {"content-type": "text/html"}, b"<html>Attention Required</html>"))
    assert answer.outcome is Outcome.FORBIDDEN
    assert answer.error is not None
    assert answer.error.code == "answer.blocked"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "12"}, 12.0),
        ({"retry-after": "Wed, 21 Oct 2026 07:28:10 GMT", "date": "Wed, 21 Oct 2026 07:28:00 GMT"}, 10.0),
        ({"retry-after": "Wed, 21 Oct 2026 07:27:00 GMT", "date": "Wed, 21 Oct 2026 07:28:00 GMT"}, 0.0),
        ({"retry-after": "999999999999999999999"}, 3600.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        ({}, None),
    ],
)
def test_429_tells_how_long_to_wait(headers: dict[str, str], seconds: float | None) -> None:
    answer = answers.read(BATCH, said(429, {"message": "Too Many Attempts."}, **headers))
    assert answer.outcome is Outcome.THROTTLED
    assert answer.retry_after == seconds


@pytest.mark.parametrize("status", [500, 502, 503, 504, 599])
def test_5xx_may_or_may_not_have_stored_it(status: int) -> None:
    answer = answers.read(BATCH, said(status, "<html>Bad gateway</html>", **{"retry-after": "3"}))
    assert answer.outcome is Outcome.FAILED
    assert isinstance(answer.error, NoAnswer)
    assert answer.error.arrived
    assert answer.retry_after == 3.0


@pytest.mark.parametrize(
    ("status", "code"), [(404, "answer.not_there"), (413, "answer.too_large"), (418, "answer.refused")]
)
def test_other_refusals(status: int, code: str) -> None:
    answer = answers.read(BATCH, said(status, {"message": "No"}))
    assert answer.outcome is Outcome.REFUSED
    assert answer.error is not None
    assert answer.error.code == code
    assert not answer.spared


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<!DOCTYPE html><title>Log in to the hotel</title>", "answer.page"),
        ("  <HTML></HTML>", "answer.page"),
        ("", "answer.garbled"),
        ("{", "answer.garbled"),
        ("null", "answer.garbled"),
        ("[]", "answer.garbled"),
        ('"queued"', "answer.garbled"),
        ("{}", "answer.garbled"),
        ('{"success": true}', "answer.garbled"),
        ('{"data": []}', "answer.garbled"),
        ('{"data": {"message": "Successfully queued participants for import"}}', "answer.garbled"),
        ('{"data": {"success": "true"}}', "answer.garbled"),
        ('{"data": {"items": []}}', "answer.garbled"),
    ],
)
def test_a_200_that_is_not_the_documented_answer(body: str, code: str) -> None:
    answer = answers.read(BATCH, Response(200, {}, body.encode()))
    assert answer.outcome is Outcome.GARBLED
    assert isinstance(answer.error, NoAnswer)
    assert answer.error.code == code
    assert answer.error.arrived


def test_a_redirect_is_no_answer() -> None:
    answer = answers.read(BATCH, Response(302, {"location": "https://tracx.events/login"}, b""))
    assert answer.outcome is Outcome.GARBLED
    assert answer.error is not None
    assert answer.error.code == "answer.redirect"


def test_a_long_answer_is_shortened_on_the_receipt_but_no_row_is_lost() -> None:
    batch = Batch(BATCH.request, list(range(2, 5002)), [f"P{row}" for row in range(5000)])
    errors = {f"{row}.chip_code": [TOO_SHORT] for row in range(5000)}
    answer = answers.read(batch, said(422, {"errors": errors}))
    assert len(answer.refused) == 5000
    assert len(answer.said) == 20_001


STATUSES = st.sampled_from([100, 200, 201, 204, 301, 400, 401, 403, 404, 409, 422, 429, 500, 503])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["data", "errors", "error", "success", "message", "index", "field", "0.chip_code", "1", "x.2.y"]
            )
            | st.text(max_size=6),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@given(STATUSES, VALUES)
def test_no_document_breaks_it(status: int, document: object) -> None:
    answer = answers.read(BATCH, said(status, document))
    assert {refusal.row for refusal in answer.refused} <= set(BATCH.rows)
    assert len({refusal.row for refusal in answer.refused}) == len(answer.refused)
    if answer.outcome in (Outcome.ACCEPTED, Outcome.QUEUED):
        assert isinstance(document, dict)
        assert document["data"]["success"] is True


@given(STATUSES, st.binary(max_size=200), st.text(max_size=20))
def test_no_bytes_break_it(status: int, body: bytes, wait: str) -> None:
    answer = answers.read(BATCH, Response(status, {"retry-after": wait, "date": wait}, body))
    assert answer.outcome not in (Outcome.ACCEPTED, Outcome.QUEUED)


@pytest.mark.parametrize(
    "body", [b"[" * 5000, b'{"errors":' * 900 + b"1" + b"}" * 900, b'{"errors":' + b"[" * 900 + b"]" * 900 + b"}"]
)
def test_answers_nested_without_end(body: bytes) -> None:
    assert answers.read(BATCH, Response(422, {}, body)).outcome is Outcome.REFUSED
