from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from resultdesk.practice.server import PracticeServer
from resultdesk.practice.sign_ins import SIGN_INS
from tests.cli.conftest import GOOD, Ran

Run = Callable[..., Ran]


@pytest.fixture
def kept(run: Run, entries: Callable[..., Path], to_tracx: list[str], practice: PracticeServer) -> str:
    """The id of a parcel that waits because nobody answered."""
    practice.faults.switch("tracx:cut=beforex*@any")
    parcel: str = run("send", entries(*GOOD), *to_tracx, "--json").json["id"]
    practice.faults.clear()
    return parcel


def test_what_waits_is_listed(run: Run, kept: str) -> None:
    assert [one["id"] for one in run("outbox", "--json").json["outbox"]] == [kept]
    assert kept in run("outbox", "list").out


def test_why_each_waits_is_listed(run: Run, kept: str, entries: Callable[..., Path], to_tracx: list[str]) -> None:
    assert "waiting for a network" not in run("outbox", "list").out
    said = run("outbox", "list").out
    assert "The last try did not get through. The next one comes by itself at " in said
    assert said.endswith("“resultdesk outbox send” sends it now.\n")


def test_one_parcel_is_shown(run: Run, kept: str) -> None:
    ran = run("outbox", "show", kept, "--json")
    assert (ran.code, ran.json["id"], ran.json["waiting"]) == (0, kept, 2)


def test_one_parcel_is_sent(run: Run, kept: str) -> None:
    ran = run("outbox", "send", kept, "--json")
    assert ran.code == 0
    assert [one["state"] for one in ran.json["receipts"]] == ["queued"]
    assert run("outbox", "--json").json == {"outbox": []}


def test_a_pause_that_the_platform_asked_for_is_kept_unless_a_person_names_the_upload(
    run: Run, entries: Callable[..., Path], to_tracx: list[str], practice: PracticeServer
) -> None:
    practice.faults.switch("tracx:429=600")
    paused = run("send", entries(*GOOD), *to_tracx, "--json").json
    practice.faults.clear()
    assert (paused["state"], paused["trouble"]) == ("waiting", "answer.throttled")
    ran = run("outbox", "send", "--json")
    assert ran.code == 4
    assert [(one["id"], one["state"]) for one in ran.json["receipts"]] == [(paused["id"], "waiting")]
    assert ran.json["receipts"][0]["due"] == paused["due"]
    assert "The platform asked for a pause until " in run("outbox", "send").out
    assert practice.stand_ins["tracx"].stored == {}
    assert run("outbox", "send", paused["id"], "--json").json["receipts"][0]["state"] == "queued"


def test_a_missing_network_is_looked_for_again_without_naming_the_upload(run: Run, kept: str) -> None:
    assert [one["state"] for one in run("outbox", "send", "--json").json["receipts"]] == ["queued"]


def test_discarding_takes_it_out_and_keeps_the_receipt(run: Run, kept: str) -> None:
    assert run("outbox", "discard", kept, "--json").code == 0
    assert run("outbox", "--json").json == {"outbox": []}
    assert run("receipts", "show", kept, "--json").json["id"] == kept


def test_without_the_secret_it_still_waits(run: Run, kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RESULTDESK_SECRET_CONNECT_TOKEN")
    ran = run("outbox", "send", kept)
    assert ran.code == 4
    assert "RESULTDESK_SECRET_CONNECT_TOKEN" in ran.out
    assert len(run("outbox", "--json").json["outbox"]) == 1


def test_an_empty_outbox_sends_nothing(run: Run) -> None:
    ran = run("outbox", "send", "--json")
    assert (ran.code, ran.json) == (0, {"receipts": []})


@pytest.mark.parametrize("what", ["show", "discard"])
def test_a_parcel_has_to_be_named(run: Run, what: str) -> None:
    ran = run("outbox", what, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "usage.wrong")


def test_a_parcel_that_is_not_there_is_wrong_use(run: Run) -> None:
    ran = run("outbox", "send", "no-such-id", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "outbox.unknown_id")


def test_what_is_discarded_is_counted(run: Run, kept: str) -> None:
    assert "0 rows sent" in (said := run("outbox", "discard", kept).out)
    assert "2 discarded" in said
    assert run("receipts", "show", kept, "--json").json["discarded"] == 2


def test_a_damaged_outbox_that_was_mended_is_told_beside_the_result(run: Run, kept: str) -> None:
    path = Path(os.environ["RESULTDESK_HOME"], "outbox.sqlite")
    path.write_bytes(b"this is no database" * 1000)
    ran = run("outbox", "--json")
    assert ran.json == {"outbox": []}
    what = "The file that keeps your uploads was damaged, and none of them could be read any more. "
    assert ran.err.startswith(what + "What waited is not sent: send it again from its spreadsheet.")
    assert run("receipts").err == ""


@pytest.fixture
def unanswered(
    run: Run, tmp_path: Path, practice: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], str]:
    """Sends two results to RunSignup with a fault; gives the id of the parcel."""

    def send(fault: str) -> str:
        for secret, value in SIGN_INS["runsignup"].secrets.items():
            monkeypatch.setenv(f"RESULTDESK_SECRET_{secret}", value)
        path = tmp_path / "results.csv"
        path.write_text("bib_num,clock_time\n1,0:17:00.1\n2,DNF\n", encoding="utf-8")
        practice.faults.switch(f"runsignup:{fault}")
        where = ["--set", "race_id=1001", "--set", "event_id=5001", "--server", practice.base("runsignup")]
        ran = run("send", path, "--to", "runsignup", *where, "--json")
        assert (ran.code, ran.json["state"], ran.json["held"]) == (4, "unknown", "asks")
        parcel: str = ran.json["id"]
        return parcel

    return send


def test_a_look_finds_what_arrived(run: Run, unanswered: Callable[[str], str], practice: PracticeServer) -> None:
    parcel = unanswered("cut=stored")
    assert f"“resultdesk outbox look {parcel}” tells which of them RunSignup has." in run("outbox", "show", parcel).out
    ran = run("outbox", "look", parcel, "--json")
    assert (ran.code, ran.json["state"], ran.json["rows"]["accepted"]) == (0, "accepted", 2)
    assert len([seen for seen in practice.requests if seen.method == "POST"]) == 1
    said = run("receipts", "show", parcel).out
    assert "No answer came for some of the accepted rows; RunSignup was seen to show them." in said
    assert "may or may not have arrived" not in said


def test_a_look_that_finds_nothing_leaves_the_choice(run: Run, unanswered: Callable[[str], str]) -> None:
    parcel = unanswered("cut=read")
    ran = run("outbox", "look", parcel)
    assert ran.code == 4
    assert "RunSignup shows none of the 2 rows without an answer, or not yet." in ran.out
    assert run("outbox", "send", parcel, "--again", "--json").json["receipts"][0]["state"] == "accepted"


def test_a_look_without_a_network_says_so(run: Run, unanswered: Callable[[str], str], practice: PracticeServer) -> None:
    parcel = unanswered("cut=stored")
    practice.faults.switch("runsignup:cut=before@list")
    ran = run("outbox", "look", parcel, "--json")
    assert ran.code == 4
    assert run("outbox", "show", parcel, "--json").json["state"] == "unknown"


def test_a_look_where_there_is_nothing_to_look_for(run: Run, kept: str) -> None:
    assert run("outbox", "look", kept, "--json").json["waiting"] == 2
