"""The sentences that people read when something goes wrong, whole."""

from __future__ import annotations

import pytest

from resultdesk.core.errors import DeskError
from resultdesk.desk import sentences
from resultdesk.platforms.contract import Batch, Table
from resultdesk.platforms.http import Response
from resultdesk.platforms.registry import PLATFORMS


def batch(platform: str) -> Batch:
    cells = {"tracx": {"unique_id": ["A1"]}, "runsignup": {"bib_num": ["7"], "clock_time": ["DNF"]}}[platform]
    settings = {"event_id": "1", "race_id": "1"}
    (made,) = PLATFORMS[platform].pack(Table([2], cells), settings, PLATFORMS[platform].servers[0])
    return made


@pytest.mark.parametrize(
    ("platform", "status", "body", "what"),
    [
        ("tracx", 401, "{}", "Tracx did not accept the sign-in."),
        (
            "tracx",
            403,
            '{"message": "Forbidden."}',
            "This token may not do this: it lacks the permission permissions.participants.store-multiple.",
        ),
        ("tracx", 422, "", "Tracx refused the whole upload. It says: nothing more."),
        ("tracx", 422, '{"message": "No such event."}', "Tracx refused the whole upload. It says: No such event."),
        ("tracx", 503, "", "Tracx has trouble of its own (503)."),
        (
            "tracx",
            200,
            "<html>",
            "A web page came back instead of an answer of Tracx: perhaps a login page of the network.",
        ),
        ("tracx", 200, "{}", "What came back is not what Tracx is known to answer (200)."),
        (
            "runsignup",
            200,
            '{"error": {"error_code": 6, "error_msg": "Key authentication failed"}}',
            "RunSignup did not accept the key. It says: Key authentication failed.",
        ),
        ("runsignup", 200, '{"error": "Race not found"}', "RunSignup knows no such race."),
        ("runsignup", 200, '{"error": {"error_code": 14}}', "RunSignup asks us to slow down."),
    ],
)
def test_what_is_said(platform: str, status: int, body: str, what: str) -> None:
    error = PLATFORMS[platform].read(batch(platform), Response(status, {}, body.encode())).error
    assert isinstance(error, DeskError)
    said = sentences.error(error)
    assert said.what == what
    assert said.do
    assert "{" not in str(said)
