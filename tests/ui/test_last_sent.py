"""What went by itself is told in the status line only while it holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from resultdesk.sending.parcel import State
from resultdesk.sending.receipts import Receipt
from resultdesk.ui.window import Window

SLOW = 30_000


@pytest.fixture
def unclear(opened: Window) -> Receipt:
    """An upload that no answer came for, as the postman hands it over."""
    session, document = opened.session, opened.desktop.current.document
    document.set_destination(replace(document.destination, settings={"event_id": "1"}))
    receipt = session.desk.outbox.receipt(session.desk.seal(document))
    return replace(receipt, state=State.UNKNOWN, rows=replace(receipt.rows, sent=6, unknown=6, waiting=0))


def test_no_clear_answer_is_taken_back_once_the_upload_is_settled(
    opened: Window, unclear: Receipt, qtbot: QtBot
) -> None:
    bar, session = opened.statusBar(), opened.session
    opened.tell_sent(unclear)
    assert "No clear answer came for 6 participants" in bar.currentMessage()
    session.desk.outbox.discard(unclear.id)
    session.parcels_changed.emit()
    qtbot.waitUntil(lambda: bar.currentMessage() == "", timeout=SLOW)


def test_another_message_stays(opened: Window, unclear: Receipt, qtbot: QtBot) -> None:
    opened.tell_sent(unclear)
    opened.status.tell("Saved as a.csv.")
    session = opened.session
    session.desk.outbox.discard(unclear.id)
    session.parcels_changed.emit()
    qtbot.waitUntil(lambda: opened.last_sent._open == "", timeout=SLOW)
    assert opened.statusBar().currentMessage() == "Saved as a.csv."
