"""A newer upload for the same race says what it replaces, before it goes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from resultdesk.desk.document import Document
from resultdesk.sending.receipts import Receipt
from resultdesk.ui.rail import Place
from resultdesk.ui.send.pane import SendPane
from resultdesk.ui.session import Session

SLOW = 30_000


@pytest.fixture
def pane(qtbot: QtBot, session: Session, practice: object, document: Document) -> SendPane:
    document.set_destination(replace(document.destination, account="Practice Tracx", settings={"event_id": "1"}))
    made = SendPane(session, document)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_first_upload_replaces_nothing(qtbot: QtBot, pane: SendPane) -> None:
    pane.shown()
    qtbot.waitUntil(lambda: pane.send.isEnabled() and not pane.replacing._hush.isActive(), timeout=SLOW)
    qtbot.waitUntil(lambda: pane.replacing._question is None, timeout=SLOW)
    assert pane.replacing.isHidden()


def test_one_that_still_waits_is_named_with_the_way_to_it(
    qtbot: QtBot, session: Session, document: Document, pane: SendPane
) -> None:
    session.desk.seal(document)
    pane.shown()
    qtbot.waitUntil(lambda: "6 of these rows are also in “people.csv”" in pane.replacing.text, timeout=SLOW)
    assert "still waits" in pane.replacing.text
    with qtbot.waitSignal(pane.place_wanted) as wanted:
        pane.replacing.buttons[0].click()
    assert wanted.args == [Place.OUTBOX]


def test_one_that_has_gone_is_named(qtbot: QtBot, session: Session, document: Document, pane: SendPane) -> None:
    session.desk.send(session.desk.seal(document))
    document.type_into(0, 1, "Bea")
    pane.shown()
    qtbot.waitUntil(lambda: "go again, as they are now" in pane.replacing.text, timeout=SLOW)


def test_what_went_by_itself_is_no_longer_said_to_wait(qtbot: QtBot, session: Session, pane: SendPane) -> None:
    def nobody(_parcel: str, *_rest: object) -> Receipt:
        return session.desk.outbox.receipt(session.desk.outbox.waiting()[0].id)

    pane.shown()
    really, session.desk.send = session.desk.send, nobody  # type: ignore[method-assign]
    with qtbot.waitSignal(pane.sending.finished, timeout=SLOW):
        pane.send.click()
    session.desk.send = really  # type: ignore[method-assign]
    assert "sealed" in pane.outcome.strip.text
    session.desk.send(session.desk.outbox.waiting()[0].id)
    session.parcels_changed.emit()
    qtbot.waitUntil(lambda: "6 participants queued at Tracx" in pane.outcome.strip.text, timeout=SLOW)
