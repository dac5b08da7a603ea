from __future__ import annotations

import pytest

from resultdesk.platforms import answering
from resultdesk.platforms.http import Response


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
