"""What waits goes by itself: at start, and once the platform can be reached again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resultdesk.core.errors import CannotKeep
from resultdesk.desk import mail
from resultdesk.desk.desk import Desk
from resultdesk.platforms.contract import Account, Table
from resultdesk.platforms.registry import PLATFORMS
from resultdesk.practice.server import PracticeServer
from resultdesk.sending.outbox import Outbox
from resultdesk.sending.parcel import Parcel, Source, State
from resultdesk.ui import postman as postman_module
from resultdesk.ui.postman import Postman
from resultdesk.ui.preferences import Preferences
from resultdesk.ui.session import Session

ROW = {
    "unique_id": ["1"],
    "first_name": ["John"],
    "last_name": ["Doe"],
    "date_of_birth": ["2001-01-01"],
    "race_id": ["1"],
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "home")
    yield desk
    desk.close()


def sealed(desk: Desk, server: str) -> str:
    account = Account("Club", "tracx", server, "token")
    desk.accounts.add(account)
    desk.vault.put_for_session("Club", {"CONNECT_TOKEN": "practice-connect-token"})
    batches = PLATFORMS["tracx"].pack(Table([2], ROW), {"event_id": "1"}, server)
    return desk.outbox.seal(Parcel("tracx", "Club", server, {"event_id": "1"}, "Run", Source("a.csv", "0"), batches))


def test_what_was_sealed_before_goes_at_start(qtbot: QtBot, desk: Desk) -> None:
    with PracticeServer() as server:
        parcel = sealed(desk, server.base("tracx"))
        session = Session(Preferences())
        postman = Postman(session)
        with qtbot.waitSignal(postman.sent, timeout=20_000) as sent:
            session.begin(desk)
        assert sent.args is not None
        assert (sent.args[0].id, sent.args[0].state) == (parcel, State.QUEUED)
        assert len(server.stand_ins["tracx"].stored) == 1
        postman.stop()


def test_without_a_network_it_waits_and_says_so(qtbot: QtBot, desk: Desk) -> None:
    parcel = sealed(desk, "http://127.0.0.1:9/tracx")
    session = Session(Preferences())
    postman = Postman(session)
    with qtbot.waitSignal(postman.sent, timeout=20_000):
        session.begin(desk)
    with qtbot.waitSignal(
        postman.line, timeout=20_000, check_params_cb=lambda words: words.endswith("You may close the lid.")
    ):
        session.parcels_changed.emit()
    assert desk.outbox.receipt(parcel).state is State.WAITING
    postman.stop()


def test_a_persons_own_sending_comes_first(qtbot: QtBot, desk: Desk) -> None:
    with PracticeServer() as server:
        parcel = sealed(desk, server.base("tracx"))
        session = Session(Preferences())
        session.by_hand = 1
        postman = Postman(session)
        with qtbot.waitSignal(postman.line, timeout=20_000):
            session.begin(desk)
        assert desk.outbox.receipt(parcel).state is State.WAITING
        session.by_hand = 0
        with qtbot.waitSignal(postman.sent, timeout=20_000):
            session.parcels_changed.emit()
        postman.stop()


def test_how_long_it_waits_is_said_anew(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postman_module, "LINE_HOLDS", 1.0)
    desk.outbox.pause(sealed(desk, "http://127.0.0.1:9/tracx"))
    session = Session(Preferences())
    postman = Postman(session)
    with qtbot.waitSignals([postman.line, postman.line, postman.line], timeout=20_000):
        session.begin(desk)
    postman.stop()


def test_an_outbox_that_failed_is_told_once_and_looked_at_again(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postman_module, "LATER", 0.05)
    whole = mail.standing
    looks: list[CannotKeep] = []

    def standing(outbox: Outbox) -> mail.Standing:
        if len(looks) < 3:
            looks.append(CannotKeep("outbox.locked", "outbox.sqlite"))
            raise looks[-1]
        return whole(outbox)

    monkeypatch.setattr(mail, "standing", standing)
    with PracticeServer() as server:
        parcel = sealed(desk, server.base("tracx"))
        session = Session(Preferences())
        postman = Postman(session)
        told: list[object] = []
        postman.trouble.connect(told.append)
        with qtbot.waitSignal(postman.sent, timeout=20_000) as sent:
            session.begin(desk)
        assert sent.args is not None
        assert sent.args[0].id == parcel
        assert told == looks[:1]
        postman.stop()
