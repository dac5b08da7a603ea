"""What waits goes by itself: at start, and once the platform can be reached again."""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QHostAddress, QNetworkAddressEntry, QNetworkInformation, QNetworkInterface
from pytestqt.qtbot import QtBot

from resultdesk.core.errors import CannotKeep, DeskError, NoAnswer
from resultdesk.desk import mail
from resultdesk.desk.desk import Desk
from resultdesk.platforms.contract import Account, Table
from resultdesk.platforms.registry import PLATFORMS
from resultdesk.practice.server import PracticeServer
from resultdesk.sending.claim import Ending
from resultdesk.sending.outbox import Outbox
from resultdesk.sending.parcel import Parcel, Source, State
from resultdesk.ui import postman as postman_module
from resultdesk.ui.network import has_way_out
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


@pytest.fixture
def offline(desk: Desk) -> str:
    """A parcel that found no network and waits five minutes until it looks again."""
    parcel = sealed(desk, "http://127.0.0.1:9/tracx")
    trouble = NoAnswer("http.not_found", "tracx.example", arrived=False)
    desk.outbox.claim(parcel).end(Ending(trouble=trouble, pause=300.0, tries=7))
    return parcel


@pytest.fixture
def postman(qtbot: QtBot, desk: Desk) -> Iterator[Postman]:
    """One that has looked at the outbox once."""
    session = Session(Preferences())
    postman = Postman(session)
    with qtbot.waitSignal(postman.line, timeout=20_000):
        session.begin(desk)
    yield postman
    postman.stop()


def test_what_found_no_network_goes_as_soon_as_the_network_is_back(
    qtbot: QtBot, desk: Desk, offline: str, postman: Postman
) -> None:
    with qtbot.waitSignal(postman.sent, timeout=20_000) as sent:
        postman.network._changed(QNetworkInformation.Reachability.Online)
    assert (sent.args[0].id, sent.args[0].trouble.code) == (offline, "http.refused")
    assert desk.outbox.tries(offline) == 2, "too early: it is tried again soon, not after five minutes"


def test_a_network_that_goes_away_is_no_news(qtbot: QtBot, offline: str, postman: Postman) -> None:
    postman.network._reach = QNetworkInformation.Reachability.Online.value
    with qtbot.assertNotEmitted(postman.network.back):
        postman.network._changed(QNetworkInformation.Reachability.Disconnected)
    with qtbot.waitSignal(postman.network.back):
        postman.network._changed(QNetworkInformation.Reachability.Site)


def test_the_network_is_listened_to_only_after_the_desk_is_there(qtbot: QtBot, desk: Desk, postman: Postman) -> None:
    assert not postman.network.watched
    qtbot.waitUntil(lambda: postman.network._information is not None, timeout=20_000)
    assert postman.network._information is QNetworkInformation.instance()


def test_where_nobody_tells_of_the_network_it_is_looked_for_every_half_minute(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, desk: Desk, offline: str, postman: Postman
) -> None:
    assert (postman._untold.isActive(), postman._untold.interval()) == (True, 30_000)
    monkeypatch.setattr(postman_module, "has_way_out", lambda: False)
    postman._untold.timeout.emit()
    assert not postman._back
    monkeypatch.setattr(postman_module, "has_way_out", lambda: True)
    with qtbot.waitSignal(postman.sent, timeout=20_000) as sent:
        postman._untold.timeout.emit()
    assert sent.args[0].id == offline


def test_a_pause_that_the_platform_asked_for_is_not_for_want_of_a_network(desk: Desk, offline: str) -> None:
    assert mail.standing(desk.outbox).offline
    desk.outbox.pause(offline)
    assert not mail.standing(desk.outbox).offline
    desk.outbox.send_now(offline)
    desk.outbox.claim(offline).end(Ending(trouble=DeskError("answer.throttled", "tracx.example"), pause=600.0))
    assert not mail.standing(desk.outbox).offline
    desk.outbox.network_is_back()
    assert mail.standing(desk.outbox).due == ()


def test_a_way_out_is_a_card_that_is_up_with_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    class Card:
        def __init__(self, *flags: QNetworkInterface.InterfaceFlag, address: str = "192.0.2.7") -> None:
            self._flags, self._address = flags, address

        def flags(self) -> QNetworkInterface.InterfaceFlag:
            return functools.reduce(operator.or_, self._flags, QNetworkInterface.InterfaceFlag(0))

        def addressEntries(self) -> list[QNetworkAddressEntry]:
            entry = QNetworkAddressEntry()
            entry.setIp(QHostAddress(self._address))
            return [entry]

    flag = QNetworkInterface.InterfaceFlag
    up = (flag.IsUp, flag.IsRunning)
    for cards, expected in (
        ([Card(*up, flag.IsLoopBack, address="127.0.0.1")], False),
        ([Card(*up, address="169.254.3.4")], False),
        ([Card(flag.IsUp)], False),
        ([Card(*up, flag.IsLoopBack), Card(*up)], True),
    ):
        monkeypatch.setattr(QNetworkInterface, "allInterfaces", lambda cards=cards: cards)
        assert has_way_out() is expected
