"""From a spreadsheet to the receipt with the commands, each a process of its own as scripts call them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.journeys.desktop import ROOT

pytestmark = [pytest.mark.journey, pytest.mark.timeout(180)]
SAMPLE = ROOT / "resources" / "samples" / "Inschrijvingen Voorjaarsloop 2026.xlsx"
Run = Callable[..., tuple[int, Any]]


def switch(practice: dict[str, Any], *faults: str) -> None:
    """Switch these faults on, and all others off."""
    httpx.post(f"{practice['url']}/practice/faults", json={"clear": True, "switch": list(faults)}, trust_env=False)


def test_the_sample_from_read_to_receipt(resultdesk: Run, practice: dict[str, Any]) -> None:
    before = SAMPLE.read_bytes()
    tracx = practice["platforms"]["tracx"]
    to = ("--to", "tracx", "--set", "event_id=1")

    code, read = resultdesk("read", SAMPLE)
    assert (code, len(read["rows"]), read["header_row"]) == (0, 312, 8)

    code, checked = resultdesk("check", SAMPLE, *to)
    assert code == 1
    assert checked["mapping"]["Chipcode"] == "chip_code"
    assert checked["counts"]["rows"] == 312
    assert checked["counts"]["errors"] == sum(problem["level"] == "error" for problem in checked["problems"])

    code, refused = resultdesk("send", SAMPLE, *to, "--server", tracx["server"], "--fix-all", **tracx["secrets"])
    assert (code, refused["error"]["code"]) == (1, "rows.have_errors")

    code, receipt = resultdesk(
        "send", SAMPLE, *to, "--server", tracx["server"], "--fix-all", "--skip-bad", **tracx["secrets"]
    )
    assert (code, receipt["state"]) == (0, "queued")
    assert receipt["rows"]["sent"] + receipt["rows"]["skipped"] == 312
    assert receipt["file"]["name"] == SAMPLE.name

    assert resultdesk("receipts", "show", receipt["id"]) == (0, receipt)
    assert SAMPLE.read_bytes() == before


def test_no_network_then_the_outbox(resultdesk: Run, practice: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "entries.csv"
    path.write_text(
        "unique_id,first_name,last_name,date_of_birth,race_id\n1,John,Doe,2001-01-01,1\n2,Zoë,Smith,2002-02-02,1\n",
        encoding="utf-8",
    )
    tracx = practice["platforms"]["tracx"]
    switch(practice, "tracx:cut=beforex*@any")
    code, kept = resultdesk(
        "send", path, "--to", "tracx", "--set", "event_id=1", "--server", tracx["server"], **tracx["secrets"]
    )
    assert code == 4
    assert [one["id"] for one in resultdesk("outbox")[1]["outbox"]] == [kept["id"]]
    switch(practice)
    code, sent = resultdesk("outbox", "send", **tracx["secrets"])
    assert (code, [one["state"] for one in sent["receipts"]]) == (0, ["queued"])
    assert resultdesk("outbox")[1] == {"outbox": []}
