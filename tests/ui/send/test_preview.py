"""The requests as they will go, one click away: nothing hidden but secrets."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from resultdesk.ui.send.pane import SendPane

SLOW = 30_000
CASES = {
    "opentrack": ("Cross country heats.csv", {"competition": "2026/GBR/api-test"}, "PUT http", '["1","'),
    "runsignup": (
        "Virtual 5K week 16.xlsx",
        {"race_id": "1001", "event_id": "5001"},
        "api_secret=••••••••",
        "event_id=",
    ),
    "equipe": ("Practice team cup (all sheets).xlsx", {"meeting_id": "3457"}, "X-Api-Key: ••••••••", '"people":'),
}
SECRETS = ("practice-key", "practice-secret", "practice-equipe-key", "apitest")


@pytest.mark.parametrize("platform", CASES)
def test_it_shows_each_request_and_no_secret(platform: str, ready: Callable[..., SendPane], qtbot: QtBot) -> None:
    sample, settings, *parts = CASES[platform]
    pane = ready(platform, sample, **settings)
    preview = pane.preview
    preview.toggle.click()
    qtbot.waitUntil(preview.text.isVisible, timeout=SLOW)
    shown = preview.text.toPlainText()
    assert all(part in shown for part in parts)
    assert not any(secret in shown for secret in SECRETS)
    preview.copy.click()
    assert QGuiApplication.clipboard().text().startswith(shown[:500])
    preview.toggle.click()
    assert not preview.text.isVisible()


def test_a_name_goes_without_results(ready: Callable[..., SendPane], tmp_path: object, qtbot: QtBot) -> None:
    path = tmp_path / "none.csv"
    path.write_text("bib,time\n", "utf-8")
    pane = ready("opentrack", path, competition="2026/GBR/api-test", eventid="R1")
    assert not pane.send.isEnabled()
    pane.where.lines["name"].chosen.emit("name", "My 5k")
    qtbot.waitUntil(pane.send.isEnabled, timeout=SLOW)
    assert "without results" in pane.summary.text()
    with qtbot.waitSignal(pane.sending.finished, timeout=SLOW):
        pane.send.click()
    qtbot.waitUntil(lambda: pane.outcome.strip.text != "", timeout=SLOW)
    assert pane.outcome.strip.text.startswith("The upload without rows accepted by OpenTrack")
