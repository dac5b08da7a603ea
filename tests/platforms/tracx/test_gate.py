"""The way into Tracx, against a scripted line on loopback."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from resultdesk.core.errors import DeskError, NoAnswer, SignInRefused, WrongUse
from resultdesk.core.fields import Choice
from resultdesk.platforms.contract import Account
from resultdesk.platforms.http import Http, Patience
from resultdesk.platforms.tracx.gate import TracxGate

if TYPE_CHECKING:
    from conftest import Line

TOKEN = "connect-abc123"
NOW = 1_800_000_000


class Script:
    """Answers by path; counts what was asked and with which token."""

    def __init__(self, line: Line) -> None:
        self.asked: list[tuple[str, str]] = []
        self.answers: dict[str, list[tuple[int, object]]] = {}
        line.handler = self._handle

    def on(self, path: str, *answers: tuple[int, object]) -> None:
        """Answer calls to ``path`` in this order, the last one for ever."""
        self.answers[path] = list(answers)

    def _handle(self, connection: object, line: Line) -> None:
        head = line.hear(connection).partition(b"\r\n\r\n")[0].decode()
        path = head.split(" ")[1]
        token = next((row.partition(": ")[2] for row in head.split("\r\n") if row.startswith("Authorization")), "")
        self.asked.append((f"{head.split(' ')[0]} {path}", token))
        waiting = self.answers[path]
        status, document = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        body = document if isinstance(document, str) else json.dumps(document)
        connection.sendall(line.reply(status, body.encode()))


@pytest.fixture
def script(line: Line) -> Script:
    made = Script(line)
    made.on("/v1/connect/session-token", (200, session("s1")), (200, session("s2")), (200, session("s3")))
    made.on("/v1/connect/events", (200, EVENTS))
    return made


def session(token: str, left: float = 3600) -> object:
    return {"data": {"token": token, "expires_at": NOW + left}}


EVENTS = {
    "data": {
        "items": [
            {"id": 1, "name": "Spring Run 2026", "created_at": "x", "updated_at": "y"},
            {"id": 2, "name": "Autumn Run"},
        ]
    }
}
RACES = {"data": {"items": [{"id": 1, "event_id": 1, "name": "Race name 1"}, {"id": 2, "event_id": 1, "name": ""}]}}


class Clock:
    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def gate(line: Line, clock: Clock) -> TracxGate:
    http = Http(Patience(connect=2, write=2, read=2))
    return TracxGate(
        http, Account("club", "tracx", line.url), {"CONNECT_TOKEN": TOKEN}, monotonic=clock, now=lambda: NOW
    )


def test_the_connect_token_is_exchanged_once_for_a_session(script: Script, gate: TracxGate) -> None:
    assert gate.credentials().headers == {"Authorization": "s1"}
    assert gate.credentials().headers == {"Authorization": "s1"}
    assert script.asked == [("POST /v1/connect/session-token", TOKEN)]


def test_nothing_is_called_before_it_is_needed(script: Script, gate: TracxGate) -> None:
    assert script.asked == []


@pytest.mark.parametrize("status", [404, 405])
def test_without_the_exchange_the_token_is_used_as_it_is(script: Script, gate: TracxGate, status: int) -> None:
    script.on("/v1/connect/session-token", (status, {"message": "Not found"}))
    assert gate.credentials().headers == {"Authorization": TOKEN}
    assert gate.credentials().headers == {"Authorization": TOKEN}
    assert len(script.asked) == 1
    assert not gate.renew()


def test_a_session_is_made_anew_before_it_ends(script: Script, gate: TracxGate, clock: Clock) -> None:
    gate.credentials()
    clock.seconds += 3600 - 31
    assert gate.credentials().headers == {"Authorization": "s1"}
    clock.seconds += 2
    assert gate.credentials().headers == {"Authorization": "s2"}


def test_a_session_that_seems_over_at_once_is_used_all_the_same(script: Script, gate: TracxGate) -> None:
    script.on("/v1/connect/session-token", (200, session("s1", left=-86_400)))
    gate.credentials()
    assert gate.credentials().headers == {"Authorization": "s1"}
    assert len(script.asked) == 1


@pytest.mark.parametrize("expires", [None, "2026-01-01", True])
def test_an_end_that_is_not_said_is_no_end(script: Script, gate: TracxGate, expires: object) -> None:
    script.on("/v1/connect/session-token", (200, {"data": {"token": "s1", "expires_at": expires}}))
    gate.credentials()
    assert gate.credentials().headers == {"Authorization": "s1"}


def test_renewing_helps_once(script: Script, gate: TracxGate, clock: Clock) -> None:
    assert not gate.renew()
    gate.credentials()
    assert gate.renew()
    assert gate.credentials().headers == {"Authorization": "s2"}
    assert not gate.renew()
    clock.seconds += 61
    assert gate.renew()


def test_a_token_that_is_not_known(script: Script, gate: TracxGate) -> None:
    script.on("/v1/connect/session-token", (401, {"message": "Unauthenticated."}))
    with pytest.raises(SignInRefused) as caught:
        gate.credentials()
    assert caught.value.code == "tracx.token_refused"
    assert TOKEN not in str(caught.value)


@pytest.mark.parametrize(
    ("status", "document", "code"),
    [
        (500, "oops", "answer.broken"),
        (503, "<html></html>", "answer.broken"),
        (429, {"message": "Too Many Attempts."}, "answer.throttled"),
        (200, "<html>Hotel</html>", "answer.page"),
        (200, "", "answer.garbled"),
        (200, {"data": {"token": ""}}, "answer.garbled"),
        (200, {"data": {"token": 5}}, "answer.garbled"),
        (200, {"data": {"token": "bad\r\nvalue"}}, "answer.garbled"),
        (200, {"token": "s1"}, "answer.garbled"),
        (302, "", "answer.redirect"),
    ],
)
def test_an_exchange_that_fails_has_cost_no_row(
    script: Script, gate: TracxGate, status: int, document: object, code: str
) -> None:
    script.on("/v1/connect/session-token", (status, document))
    with pytest.raises(NoAnswer) as caught:
        gate.credentials()
    assert caught.value.code == code
    assert not caught.value.arrived


def test_an_exchange_without_an_answer_has_cost_no_row(line: Line, gate: TracxGate) -> None:
    line.says(b"")
    with pytest.raises(NoAnswer) as caught:
        gate.credentials()
    assert caught.value.code == "http.reset"
    assert not caught.value.arrived


def test_events(script: Script, gate: TracxGate) -> None:
    assert gate.choices("event_id", {}) == [Choice("1", "Spring Run 2026"), Choice("2", "Autumn Run")]
    assert script.asked[-1] == ("GET /v1/connect/events", "s1")


def test_races_of_the_chosen_event(script: Script, gate: TracxGate) -> None:
    script.on("/v1/connect/races?event_id=1", (200, RACES))
    assert gate.choices("race_id", {"event_id": "1"}) == [Choice("1", "Race name 1"), Choice("2", "2")]


def test_races_of_all_events(script: Script, gate: TracxGate) -> None:
    script.on("/v1/connect/races", (200, RACES))
    assert len(gate.choices("race_id", {})) == 2


def test_there_are_no_other_lists(gate: TracxGate) -> None:
    with pytest.raises(WrongUse):
        gate.choices("state", {})


def test_a_list_after_a_401_is_asked_for_again_once(script: Script, gate: TracxGate) -> None:
    script.on("/v1/connect/events", (401, {}), (200, EVENTS))
    assert len(gate.choices("event_id", {})) == 2
    assert [token for _, token in script.asked] == [TOKEN, "s1", TOKEN, "s2"]


def test_a_second_401_ends_it(script: Script, gate: TracxGate) -> None:
    script.on("/v1/connect/events", (401, {}))
    with pytest.raises(SignInRefused):
        gate.choices("event_id", {})
    assert len(script.asked) == 4


@pytest.mark.parametrize(
    ("key", "path", "permission"),
    [
        ("event_id", "/v1/connect/events", "permissions.events.list"),
        ("race_id", "/v1/connect/races", "permissions.races.list"),
    ],
)
def test_a_list_that_may_not_be_seen(script: Script, gate: TracxGate, key: str, path: str, permission: str) -> None:
    script.on(path, (403, {"message": "Forbidden"}))
    with pytest.raises(SignInRefused) as caught:
        gate.choices(key, {})
    assert caught.value.params["permission"] == permission


@pytest.mark.parametrize(
    "document", ["<html>", "", "[]", {"data": {}}, {"data": {"items": [{"name": "x"}]}}, {"data": {"items": [1]}}]
)
def test_a_list_that_is_none(script: Script, gate: TracxGate, document: object) -> None:
    script.on("/v1/connect/events", (200, document))
    with pytest.raises(NoAnswer):
        gate.choices("event_id", {})


def test_a_422_to_a_list_is_said(script: Script, gate: TracxGate) -> None:
    script.on("/v1/connect/races?event_id=0", (422, {"message": "The event id must be at least 1."}))
    with pytest.raises(DeskError) as caught:
        gate.choices("race_id", {"event_id": "0"})
    assert caught.value.params["message"] == "The event id must be at least 1."


def test_the_test_counts_events(script: Script, gate: TracxGate) -> None:
    assert gate.test() == ("tracx.signed_in", {"n": 2})


def test_a_token_that_may_send_but_not_list_is_signed_in(script: Script, gate: TracxGate) -> None:
    script.on("/v1/connect/events", (403, {"message": "Forbidden"}))
    assert gate.test() == ("tracx.signed_in_unlisted", {})


@pytest.mark.parametrize(
    ("token", "code"),
    [
        ("", "token.missing"),
        ("   ", "token.missing"),
        ("two words", "token.odd_characters"),
        ("line\nbreak", "token.odd_characters"),
        ("\u201ccurly\u201d", "token.odd_characters"),
        ("caf\u00e9", "token.odd_characters"),
        ("zero\u200bwidth", "token.odd_characters"),
        ("abc\u2026", "token.odd_characters"),
        ("Bearer abc", "token.bearer"),
    ],
)
def test_tokens_that_cannot_be_sent_are_told_before_any_call(line: Line, token: str, code: str) -> None:
    with pytest.raises(SignInRefused) as caught:
        TracxGate(Http(), Account("club", "tracx", line.url), {"CONNECT_TOKEN": token})
    assert caught.value.code == code
    assert not token.strip() or token not in str(caught.value)
    assert line.heard == []


def test_blanks_around_a_token_are_dropped(script: Script, line: Line) -> None:
    gate = TracxGate(Http(), Account("club", "tracx", line.url), {"CONNECT_TOKEN": f" {TOKEN}\n"})
    gate.credentials()
    assert script.asked[0][1] == TOKEN


def test_a_gate_prints_no_secret(gate: TracxGate, script: Script) -> None:
    assert TOKEN not in repr(gate)
    assert "s1" not in repr(gate.credentials())
