"""Each platform from the command line, with secrets from the environment: at once, and later from the outbox."""

from __future__ import annotations

import json
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


EQUIPE = ("--to", "equipe", "--set", "meeting_id=1", "--set", "collection=starts")


def sent_to_equipe(run: Run, tmp_path: Path, *words: str) -> Ran:
    path = tmp_path / "starts.csv"
    path.write_text("foreign_id,st\ns1,1\n", encoding="utf-8")
    return run("send", path, *EQUIPE, *words, "--dry-run", "--json")


def test_the_seeds_own_word_for_yes_counts(run: Run, tmp_path: Path) -> None:
    where = ("--set", "where.competition.foreign_id=c")
    ran = sent_to_equipe(run, tmp_path, *where, "--set", "replace=true", "--set", "abort_if_any.rid=True")
    starts = json.loads(ran.json["requests"][0]["body"])["starts"]
    assert (starts["replace"], starts["abort_if_any"]) == (True, {"rid": True})


@pytest.mark.parametrize("pair", ["replace=maybe", "collection=riders", "auth=token"])
def test_a_choice_that_there_is_not_never_counts_as_no(run: Run, tmp_path: Path, pair: str) -> None:
    ran = sent_to_equipe(run, tmp_path, "--set", pair)
    assert (ran.code, ran.json["error"]["code"]) == (2, "setting.not_a_choice")


PAGE = "https://test-data.opentrack.run/en-gb/x/2026/GBR/api-test"
OPENTRACK = ("--to", "opentrack", "--set", f"competition={PAGE}", "--set", "eventid=R1", "--set", "username=u")


def test_a_server_that_is_said_takes_the_place_of_the_pages(
    run: Run, tmp_path: Path, practice: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "times.csv"
    path.write_text("bib,time\n1,14:25\n", encoding="utf-8")
    sign_in = SIGN_INS["opentrack"]
    for secret, value in sign_in.secrets.items():
        monkeypatch.setenv(f"RESULTDESK_SECRET_{secret}", value)
    user = ("--set", f"username={sign_in.plain['username']}")
    ran = run("send", path, *OPENTRACK, *user, "--server", practice.url + sign_in.prefix, "--json")
    assert (ran.code, ran.json["state"]) == (0, "accepted"), ran.out


def test_without_a_server_the_page_says_where(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "times.csv"
    path.write_text("bib,time\n1,14:25\n", encoding="utf-8")
    ran = run("send", path, *OPENTRACK, "--dry-run", "--json")
    urls = [request["url"] for request in ran.json["requests"]]
    assert urls == ["https://test-data.opentrack.run/api/2026/GBR/api-test/roadxc_upload/"]


def test_a_refused_password_is_not_tried_anew_for_every_list(
    run: Run, tmp_path: Path, practice: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many wrong passwords in a row lock accounts: one for all lists, one for the comparison, one for sending."""
    path = tmp_path / "times.csv"
    path.write_text("bib,time\n1,14:25\n", encoding="utf-8")
    monkeypatch.setenv("RESULTDESK_SECRET_PASSWORD", "wrong")
    ran = run("send", path, *OPENTRACK, "--server", practice.url + SIGN_INS["opentrack"].prefix, "--json")
    assert ran.code == 3
    assert [request.path.rsplit("/", 2)[1] for request in practice.requests] == ["get-auth-token"] * 3
