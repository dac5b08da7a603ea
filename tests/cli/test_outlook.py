"""What the platform's own lists say is told before sending, and never stops a command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from resultdesk.practice.server import PracticeServer
from tests.cli.conftest import Ran

Run = Callable[..., Ran]
BIBS = "bib,time\n349,14:25.10\n347,14:33.00\n"


@pytest.fixture
def to_opentrack(practice: PracticeServer, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("RESULTDESK_SECRET_PASSWORD", "apitest")
    sets = ["username=api-test@mailinator.com", "competition=2026/GBR/api-test"]
    return [
        "--to",
        "opentrack",
        "--server",
        practice.base("opentrack"),
        *(word for one in sets for word in ("--set", one)),
    ]


def results(tmp_path: Path) -> Path:
    path = tmp_path / "results.csv"
    path.write_text(BIBS, "utf-8")
    return path


def test_the_wrong_race_is_told_and_the_upload_goes(run: Run, to_opentrack: list[str], tmp_path: Path) -> None:
    ran = run("send", results(tmp_path), *to_opentrack, "--set", "eventid=R2")
    assert ran.code == 0
    assert "error: Only 0 of 2 bibs belong to 10k; 2 fit 5k." in ran.err


def test_json_keeps_standard_output_for_the_receipt(run: Run, to_opentrack: list[str], tmp_path: Path) -> None:
    ran = run("send", results(tmp_path), *to_opentrack, "--set", "eventid=R1", "--set", "mode=replace", "--json")
    assert ran.json["state"] == "accepted"


def test_lists_that_do_not_come_are_said(
    run: Run, to_opentrack: list[str], practice: PracticeServer, tmp_path: Path
) -> None:
    practice.faults.switch("opentrack:500x*@list")
    ran = run("send", results(tmp_path), *to_opentrack, "--set", "eventid=R1")
    assert ran.code == 0
    assert "Not compared with OpenTrack:" in ran.err


def test_a_name_goes_without_rows(run: Run, to_opentrack: list[str], practice: PracticeServer, tmp_path: Path) -> None:
    path = tmp_path / "none.csv"
    path.write_text("bib,time\n", "utf-8")
    ran = run("send", path, *to_opentrack, "--set", "eventid=R1", "--set", "name=My 5k", "--json")
    assert (ran.code, ran.json["state"], ran.json["rows"]["sent"]) == (0, "accepted", 0)
