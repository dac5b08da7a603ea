from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from pathlib import Path

from resultdesk.cli import dry_run
from resultdesk.platforms.contract import MASK
from resultdesk.platforms.http import Request
from resultdesk.practice.server import PracticeServer
from tests.cli.conftest import GOOD, Ran

Run = Callable[..., Ran]
Write = Callable[..., Path]


def test_each_request_is_shown_and_none_is_made(
    run: Run, entries: Write, to_tracx: list[str], practice: PracticeServer
) -> None:
    ran = run("send", entries(*GOOD), *to_tracx, "--dry-run", "--json")
    assert ran.code == 0
    [request] = ran.json["requests"]
    assert request["method"] == "POST"
    assert request["url"] == f"{practice.url}/tracx/v1/connect/events/1/participants"
    assert request["headers"]["Authorization"] == MASK
    assert [row["unique_id"] for row in json.loads(request["body"])] == ["1", "2"]
    assert practice.requests == []
    assert run("receipts", "--json").json["receipts"] == []


def test_a_dry_run_needs_no_sign_in(run: Run, entries: Write) -> None:
    ran = run(
        "send", entries(*GOOD), "--to", "tracx", "--set", "event_id=1", "--set", "race_id=1", "--dry-run", "--json"
    )
    assert ran.code == 0
    assert ran.json["requests"][0]["url"] == "https://api.tracx.events/v1/connect/events/1/participants"


def test_people_read_a_request_as_it_goes(run: Run, entries: Write, to_tracx: list[str]) -> None:
    said = run("send", entries(*GOOD), *to_tracx, "--dry-run").out.splitlines()
    assert said[0].startswith("POST http://127.0.0.1:")
    assert f"Authorization: {MASK}" in said


def test_a_packed_body_is_shown_unpacked() -> None:
    request = Request("POST", "https://example.org/", {}, {"format": "json"}, zlib.compress(b'{"data": "007"}'))
    shown = dry_run.shown(request, 1, (), ("api_key",))
    assert (shown["packed"], shown["body"]) == ("zlib", '{"data": "007"}')
    assert shown["query"] == {"format": "json", "api_key": MASK}
    assert next(iter(dry_run.lines([shown]))) == f"POST https://example.org/?format=json&api_key={MASK}"


def test_people_read_a_form_field_by_field() -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    body = b"race_id=1&request=%7B%22virtual_results%22%3A%5B%5D%7D"
    shown = dry_run.shown(Request("POST", "https://example.org/", headers, body=body), 1, (), ())
    assert shown["body"] == body.decode()
    assert list(dry_run.lines([shown]))[3:5] == ["race_id=1", 'request={"virtual_results":[]}']
