"""Each platform from the command line, with secrets from the environment: at once, and later from the outbox."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from resultdesk.practice.server import PracticeServer
from resultdesk.practice.sign_ins import SIGN_INS
from tests.cli.conftest import Ran

Run = Callable[..., Ran]

UPLOADS = {
    "tracx": (
        "unique_id,first_name,last_name,date_of_birth,race_id\n1,John,Doe,2001-01-01,1\n",
        {"event_id": "1"},
        "queued",
    ),
    "runsignup": (
        "bib_num,clock_time\n1,0:17:00.1\n",
        {"race_id": "1001", "event_id": "5001"},
        "accepted",
    ),
    "equipe": (
        "foreign_id,first_name,last_name,country\n939,Malin,Baryard,SWE\n",
        {"meeting_id": "3457", "collection": "people", "unique_by": "foreign_id"},
        "accepted",
    ),
    "opentrack": (
        "bib,time\n1,14:25\n",
        {"competition": "2026/GBR/api-test", "eventid": "R1", "username": "api-test@mailinator.com"},
        "accepted",
    ),
}


@pytest.fixture
def words(
    request: pytest.FixtureRequest, practice: PracticeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """The words that send a list to the practice platform of this name."""
    name: str = request.param
    text, settings, _state = UPLOADS[name]
    path = tmp_path / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    for secret, value in SIGN_INS[name].secrets.items():
        monkeypatch.setenv(f"RESULTDESK_SECRET_{secret}", value)
    sets = [word for key, value in settings.items() for word in ("--set", f"{key}={value}")]
    return [
        "send",
        str(path),
        "--to",
        name,
        "--server",
        practice.url + SIGN_INS[name].prefix,
        *sets,
        "--fix-all",
        "--json",
    ]


@pytest.mark.parametrize("words", UPLOADS, indirect=True)
def test_rows_arrive(run: Run, words: list[str]) -> None:
    ran = run(*words)
    assert ran.code == 0, ran.out
    assert ran.json["state"] == UPLOADS[ran.json["platform"]][2]
    assert ran.json["rows"]["accepted"] == 1


@pytest.mark.parametrize("words", UPLOADS, indirect=True)
def test_what_waited_is_sent_with_the_same_sign_in(run: Run, words: list[str], practice: PracticeServer) -> None:
    practice.faults.switch("cut=beforex*@any")
    kept = run(*words)
    assert kept.code == 4, kept.out
    practice.faults.clear()
    sent = run("outbox", "send", kept.json["id"], "--again", "--json")
    assert sent.code == 0, sent.out
    assert [one["id"] for one in sent.json["receipts"]] == [kept.json["id"]]


@pytest.mark.parametrize("words", UPLOADS, indirect=True)
def test_a_dry_run_masks_what_signs_in(run: Run, words: list[str], practice: PracticeServer) -> None:
    ran = run(*words, "--dry-run")
    assert ran.code == 0, ran.out
    shown = [{**request["headers"], **request["query"]} for request in ran.json["requests"]]
    assert all(any(set(value) == {"•"} for value in one.values()) for one in shown)
    assert practice.requests == []
