"""Signing in to OpenTrack (platforms.md): an answer without a token is a failed sign-in, even with 200, even HTML."""

from __future__ import annotations

import pytest

from resultdesk.core.errors import NoAnswer, SignInRefused
from resultdesk.platforms.contract import Account
from resultdesk.platforms.http import Http, Request, Response
from resultdesk.platforms.opentrack.gate import PASSWORD, OpenTrackGate

ACCOUNT = Account("Club", "opentrack", "https://data.opentrack.run", "password", {"username": "u"})


class Answers(Http):
    """Gives one answer to every call and counts them."""

    def __init__(self, status: int, body: bytes) -> None:
        super().__init__()
        self.answer = Response(status, {}, body)
        self.called: list[str] = []

    def call(self, request: Request, *_more: object, **_named: object) -> Response:
        self.called.append(request.url)
        return self.answer


def gate(http: Http) -> OpenTrackGate:
    return OpenTrackGate(http, ACCOUNT, {PASSWORD: "secret"})


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (200, b"<!doctype html><title>Sign in</title>", "opentrack.no_token"),
        (200, b"", "opentrack.no_token"),
        (200, b"{}", "opentrack.sign_in_refused"),
        (200, b'{"token": null}', "opentrack.sign_in_refused"),
        (400, b'{"non_field_errors": ["No."]}', "opentrack.sign_in_refused"),
    ],
)
def test_no_token_is_no_sign_in(status: int, body: bytes, code: str) -> None:
    http = Answers(status, body)
    way = gate(http)
    for _again in range(2):
        with pytest.raises(SignInRefused) as caught:
            way.credentials()
        assert caught.value.code == code
    assert http.called == ["https://data.opentrack.run/api/get-auth-token/"]


def test_a_platform_that_broke_may_sign_in_later() -> None:
    with pytest.raises(NoAnswer):
        gate(Answers(500, b"")).credentials()


def test_a_token_is_asked_for_once() -> None:
    http = Answers(200, b'{"token": "t0k3n"}')
    way = gate(http)
    assert {way.credentials().headers["Authorization"] for _again in range(2)} == {"Token t0k3n"}
    assert len(http.called) == 1
