from __future__ import annotations

import pytest

from resultdesk.core.errors import NoAnswer
from resultdesk.platforms import answering
from resultdesk.platforms.contract import Outcome
from resultdesk.platforms.http import Response
from resultdesk.sending import policy
from resultdesk.sending.parcel import State
from resultdesk.sending.policy import Verb


@pytest.mark.parametrize(
    ("content_type", "body", "page"),
    [
        ("text/html; charset=utf-8", b"<!DOCTYPE html><html>", True),
        ("application/json", b"\xef\xbb\xbf\r\n <HTML>", True),
        ("text/html", b"Please log in", True),
        ("text/html", b'{"data": {}}', False),
        ("text/html", b" [1]", False),
        ("text/html", b"", False),
        ("application/json", b'{"text": "<html>"}', False),
        ("", b"<request></request>", False),
    ],
)
def test_pages(content_type: str, body: bytes, page: bool) -> None:
    assert answering.is_page(Response(200, {"content-type": content_type}, body)) is page


PAGE, DOCUMENT = b"<!DOCTYPE html><title>Log in to the club</title>", b'{"message": "No such event."}'


@pytest.mark.parametrize("status", [400, 402, 404, 405, 407, 410, 422, 451])
def test_a_page_that_says_no_refuses_no_row(status: int) -> None:
    answer = answering.by_status(Response(status, {"content-type": "text/html"}, PAGE), "Tracx")
    assert answer is not None
    assert answer.outcome is Outcome.TURNED_AWAY
    assert isinstance(answer.error, NoAnswer)
    assert (answer.error.code, answer.error.arrived) == ("answer.turned_away", False)
    decision = policy.decide(answer, repeatable=False)
    assert (decision.verb, decision.batch) == (Verb.STOP, State.WAITING)


@pytest.mark.parametrize("status", [400, 404, 405, 410])
def test_a_document_that_says_no_is_final(status: int) -> None:
    answer = answering.by_status(Response(status, {"content-type": "application/json"}, DOCUMENT), "Tracx")
    assert answer is not None
    assert answer.outcome is Outcome.REFUSED
    assert policy.decide(answer, repeatable=True).verb is Verb.TAKE
    assert answer.error is not None
    assert answer.error.params["message"] == "No such event."


def test_a_proxy_that_wants_a_sign_in_refuses_no_row() -> None:
    answer = answering.by_status(Response(407, {}, b""), "Tracx")
    assert answer is not None
    assert answer.outcome is Outcome.TURNED_AWAY


@pytest.mark.parametrize(
    ("status", "outcome"), [(401, Outcome.SIGN_IN), (403, Outcome.FORBIDDEN), (413, Outcome.REFUSED)]
)
def test_a_page_of_which_it_is_certain_that_nothing_was_stored(status: int, outcome: Outcome) -> None:
    answer = answering.by_status(Response(status, {"content-type": "text/html"}, PAGE), "Tracx")
    assert answer is not None
    assert answer.outcome is outcome


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ({"message": "No"}, "No"),
        ({"error": {"error_code": 6, "error_msg": "Key authentication failed"}}, "Key authentication failed"),
        ({"data": {"message": "  In \n a data  "}}, "In a data"),
        ({"message": "", "detail": "Here"}, "Here"),
        ({"message": 5}, ""),
        (["message"], ""),
        (None, ""),
        ({"message": "x" * 600}, "x" * 500 + "\u2026"),
    ],
)
def test_words(document: object, words: str) -> None:
    assert answering.words(document) == words


def test_what_is_said_is_text_whatever_the_bytes() -> None:
    assert answering.said(Response(200, {}, b"\xff\xfeabc")) == "\ufffd\ufffdabc"
