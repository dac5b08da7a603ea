from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from resultdesk.cli import delivery
from resultdesk.core.errors import Cancelled
from resultdesk.practice.server import PracticeServer
from resultdesk.sending.sender import Progress
from tests.cli.conftest import BAD, GOOD, Ran

Run = Callable[..., Ran]
Write = Callable[..., Path]


def uploads(practice: PracticeServer) -> list[list[dict[str, object]]]:
    """The bodies of the uploads that arrived."""
    return [json.loads(seen.body) for seen in practice.requests if seen.path.endswith("/participants")]


def test_good_rows_are_queued_and_the_receipt_says_so(
    run: Run, entries: Write, to_tracx: list[str], practice: PracticeServer
) -> None:
    ran = run("send", entries(*GOOD), *to_tracx, "--json")
    assert ran.code == 0
    receipt = ran.json
    assert receipt["platform"] == "tracx"
    assert receipt["state"] == "queued"
    assert receipt["rows"] == {"sent": 2, "accepted": 2, "refused": 0, "unknown": 0, "skipped": 0}
    assert receipt["file"]["name"] == "entries.csv"
    assert [row["unique_id"] for row in uploads(practice)[0]] == ["1", "2"]


def test_a_file_with_errors_is_not_sent(
    run: Run, entries: Write, to_tracx: list[str], practice: PracticeServer
) -> None:
    ran = run("send", entries(*GOOD, BAD), *to_tracx, "--json")
    assert ran.code == 1
    assert ran.json["error"]["code"] == "rows.have_errors"
    assert [problem["row"] for problem in ran.json["problems"]] == [4]
    assert uploads(practice) == []
    assert run("outbox", "--json").json == {"outbox": []}


def test_skip_bad_sends_the_others(run: Run, entries: Write, to_tracx: list[str], practice: PracticeServer) -> None:
    ran = run("send", entries(*GOOD, BAD), *to_tracx, "--skip-bad", "--json")
    assert ran.code == 0
    assert ran.json["rows"]["skipped"] == 1
    assert len(uploads(practice)[0]) == 2


def test_nothing_ready_is_exit_1(run: Run, entries: Write, to_tracx: list[str]) -> None:
    ran = run("send", entries(BAD), *to_tracx, "--skip-bad", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (1, "rows.none_ready")


def test_fix_all_applies_what_needs_no_question(
    run: Run, entries: Write, to_tracx: list[str], practice: PracticeServer
) -> None:
    path = entries("1; Anna ;Jansen;2001-01-31;Nederland;12;vrouw")
    before = path.read_bytes()
    assert run("send", path, *to_tracx, "--json").code == 1
    assert run("send", path, *to_tracx, "--fix-all", "--json").code == 0
    [[row]] = uploads(practice)
    assert (row["first_name"], row["country_code"].upper(), row["chip_code"]) == ("Anna", "NL", "0000012")
    assert row["gender"] == "female"
    assert path.read_bytes() == before


def test_race_names_are_looked_up_in_the_list_of_the_event(
    run: Run, entries: Write, to_tracx: list[str], practice: PracticeServer
) -> None:
    path = entries("1;Anna;Jansen;2001-01-31;10 km", header="unique_id;first_name;last_name;date_of_birth;race")
    to = to_tracx[:-2]  # without race_id=1
    assert run("send", path, *to, "--fix-all", "--json").code == 0
    assert uploads(practice)[0][0]["race_id"] == 2


def test_a_refused_token_is_exit_3_and_the_parcel_waits(
    run: Run, entries: Write, to_tracx: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RESULTDESK_SECRET_CONNECT_TOKEN", "some-other-token")
    ran = run("send", entries(*GOOD), *to_tracx, "--json")
    assert ran.code == 3
    assert ran.json["state"] == "waiting"
    assert len(run("outbox", "--json").json["outbox"]) == 1


def test_no_answer_is_exit_4_and_the_outbox_sends_it_later(
    run: Run, entries: Write, to_tracx: list[str], practice: PracticeServer
) -> None:
    practice.faults.switch("tracx:cut=beforex*@any")
    ran = run("send", entries(*GOOD), *to_tracx, "--json")
    assert ran.code == 4
    parcel = ran.json["id"]
    practice.faults.clear()
    sent = run("outbox", "send", "--json")
    assert sent.code == 0
    assert [(one["id"], one["state"]) for one in sent.json["receipts"]] == [(parcel, "queued")]
    assert len(uploads(practice)[-1]) == 2


def test_rows_that_the_platform_refuses_are_exit_1_with_its_words(
    run: Run, entries: Write, to_tracx: list[str], practice: PracticeServer
) -> None:
    practice.faults.switch("tracx:422=plain")
    ran = run("send", entries(*GOOD), *to_tracx, "--json")
    assert ran.code == 1
    assert ran.json["state"] in ("refused", "partly_refused")
    assert ran.json["refused"][0]["row"] in (2, 3)
    assert ran.json["refused"][0]["message"]


def test_missing_secrets_are_named_and_never_asked_on_the_command_line(run: Run, entries: Write) -> None:
    ran = run("send", entries(*GOOD), "--to", "tracx", "--set", "event_id=1", "--set", "race_id=1", "--json")
    assert ran.code == 2
    assert "RESULTDESK_SECRET_CONNECT_TOKEN" in ran.json["error"]["message"]


@pytest.mark.parametrize(
    ("token", "server", "code"),
    [("not-the-token", "", 3), ("practice-connect-token", "http://127.0.0.1:9/tracx", 4)],
)
def test_where_named_races_wait_for_a_list_its_trouble_is_the_answer(
    run: Run,
    entries: Write,
    to_tracx: list[str],
    monkeypatch: pytest.MonkeyPatch,
    token: str,
    server: str,
    code: int,
) -> None:
    monkeypatch.setenv("RESULTDESK_SECRET_CONNECT_TOKEN", token)
    path = entries("1;Anna;Jansen;2001-01-31;5 km", header="unique_id;first_name;last_name;date_of_birth;race")
    to = to_tracx[:-2]  # without race_id=1
    ran = run("send", path, *to, *(["--server", server] if server else []), "--skip-bad", "--json")
    assert ran.code == code
    assert ran.json["error"]["code"] not in {"rows.none_ready", "rows.have_errors"}


def test_the_whole_upload_refused_is_told_with_the_platforms_words(
    run: Run, entries: Write, to_tracx: list[str], practice: PracticeServer
) -> None:
    practice.faults.switch("tracx:refused")
    ran = run("send", entries(*GOOD), *to_tracx)
    assert ran.code == 1
    assert "It says: The import could not be queued." in ran.out


def test_each_row_of_an_upload_refused_as_a_whole_is_in_the_receipt(
    run: Run, entries: Write, to_tracx: list[str], practice: PracticeServer
) -> None:
    practice.faults.switch("tracx:refused")
    ran = run("send", entries(*GOOD), *to_tracx, "--json")
    assert ran.json["rows"]["refused"] == 2
    assert [(one["row"], one["key"], one["message"]) for one in ran.json["refused"]] == [
        (2, "1", "The import could not be queued"),
        (3, "2", "The import could not be queued"),
    ]
    shown = run("receipts", "list", "--json").json["receipts"]
    assert shown[0]["refused"] == ran.json["refused"]


def test_what_waits_is_counted(run: Run, entries: Write, to_tracx: list[str], practice: PracticeServer) -> None:
    practice.faults.switch("tracx:403")
    ran = run("send", entries(*GOOD), *to_tracx)
    assert ran.code == 3
    assert "0 rows sent" in ran.out
    assert "2 waiting" in ran.out


def test_a_setting_that_is_missing_is_named(run: Run, entries: Write, to_tracx: list[str]) -> None:
    to = [word for word in to_tracx if word != "event_id=1"]
    to.remove("--set")
    ran = run("send", entries(*GOOD), *to, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "setting.missing")
    assert "--set event_id=" in ran.json["error"]["do"]


def test_the_secret_is_in_nothing_that_was_said_or_kept(
    run: Run, entries: Write, to_tracx: list[str], state_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = os.environ["RESULTDESK_SECRET_CONNECT_TOKEN"]
    ran = run("send", entries(*GOOD), *to_tracx, "--json")
    dry = run("send", entries(*GOOD), *to_tracx, "--dry-run", "--json")
    assert token not in ran.out + ran.err + dry.out + dry.err
    assert all(token.encode() not in path.read_bytes() for path in state_folder.rglob("*") if path.is_file())


def test_people_read_the_plan_first_and_then_the_receipt(run: Run, entries: Write, to_tracx: list[str]) -> None:
    ran = run("send", entries(*GOOD), *to_tracx)
    assert ran.err.splitlines()[0] == "2 participants to Voorjaarsloop 2026 · 5 km."
    said = ran.out.splitlines()
    assert said[0].startswith("Queued")
    assert said[2] == "2 rows sent · 2 queued · 0 refused · 0 unknown · 0 kept here"
    assert "import" not in said[2]


def test_ctrl_c_cancels_the_watch_and_is_given_back_afterwards() -> None:
    before = signal.getsignal(signal.SIGINT)
    with delivery.watched() as watch:
        signal.raise_signal(signal.SIGINT)
        assert watch.cancelled
        with pytest.raises(Cancelled):
            watch.step(1, 2)
    assert signal.getsignal(signal.SIGINT) is before


def test_progress_counts_rows_and_refusals() -> None:
    assert delivery.progress_line(Progress(150, 312, 0)) == "Sent 150 of 312"
    assert delivery.progress_line(Progress(1500, 3120, 2)) == "Sent 1,500 of 3,120 · 2 refused"
