"""From the sample to the receipt without seeing the window: only what AT-SPI tells, only what it can press."""

from __future__ import annotations

import pytest

from tests.journeys.desktop import Desktop, Reader

pytestmark = [pytest.mark.journey, pytest.mark.timeout(180)]
SAMPLE = "Inschrijvingen Voorjaarsloop 2026.xlsx"


def test_the_sample_is_mended_sent_and_found_again(desktop: Desktop, reader: Reader) -> None:
    program = desktop.resultdesk("--practice")
    reader.wait_for("PRACTICE", contains=True)
    reader.wait_for(SAMPLE, "page tab", contains=True)

    reader.press("Go on to Check")
    reader.wait_for("312 rows  ·  0 ready", contains=True)
    first = reader.table("Sheet", rows=1, columns=3)[0]
    assert first[0] == "VL26-0001"
    assert first[2].startswith("20011")
    assert "Error" in first[2]

    reader.press("Mend ", "push button", contains=True)
    reader.wait_for("Changed 312")
    assert reader.table("Sheet", rows=1, columns=3)[0][2].startswith("0020011")

    reader.press("4 Send")
    reader.wait_for("Lists as of", contains=True)
    reader.press("Event", "combo box")
    reader.press("Voorjaarsloop 2026", "list item")
    reader.key("Return")
    reader.wait_gone("Event has not been chosen yet.")

    reader.press("3 Check")
    reader.press("Change 312 names to their numbers")
    reader.wait_for("312 rows  ·  283 ready", contains=True)

    reader.press("4 Send")
    reader.wait_for("283 participants to Voorjaarsloop 2026. 29 rows with errors stay here.", contains=True)
    reader.press("Send 283 participants")
    reader.wait_for("queued", contains=True)

    reader.press("History")
    reader.wait_for(SAMPLE, contains=True)
    assert program.poll() is None
    assert "Traceback" not in desktop.log_of("resultdesk")
