"""A Send page for any sample and platform, its lists fetched, against the real practice platforms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resultdesk.cli import spreadsheets
from resultdesk.core.fields import Destination
from resultdesk.ui.send.pane import Mode, SendPane
from resultdesk.ui.session import Session

SLOW = 30_000
SAMPLES = Path(__file__).resolve().parents[3] / "resources" / "samples"

Ready = Callable[..., SendPane]


@pytest.fixture
def ready(qtbot: QtBot, session: Session, practice: object) -> Ready:
    """``ready("opentrack", "Cross country heats.csv", eventid="XC1")``: mended where it needs no question."""

    def made(platform: str, sample: str | Path, **settings: str) -> SendPane:
        named = {key.replace("__", "."): value for key, value in settings.items()}
        account = f"Practice {'OpenTrack' if platform == 'opentrack' else platform.title()}"
        account = account.replace("Runsignup", "RunSignup")
        document = session.desk.open_whole(SAMPLES / sample, destination=Destination(platform, account, named))
        for one in document.binder.documents if document.binder is not None else [document]:
            spreadsheets.fix_all(one)
        pane = SendPane(session, document)
        qtbot.addWidget(pane)
        pane.resize(1100, 800)
        pane.show()
        pane.shown()
        return pane

    return made


@pytest.fixture
def send(qtbot: QtBot) -> Callable[..., str]:
    """Press a button (the primary one if none is named) and wait for what comes of it, in words."""

    def sent(pane: SendPane, button: object = None) -> str:
        with qtbot.waitSignal(pane.sending.finished, timeout=2 * SLOW):
            (button or pane.primary_button()).click()
        qtbot.waitUntil(lambda: pane.mode is not Mode.SENDING, timeout=SLOW)
        return pane.outcome.strip.text

    return sent
