"""Closing while an upload is on its way: a file, whose upload goes on, and the window, which asks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from resultdesk.ui.closing import SendingQuestion, may_end
from resultdesk.ui.postman import Postman
from resultdesk.ui.rail import Place
from resultdesk.ui.send.pane import SendPane
from resultdesk.ui.window import Window

SLOW = 30_000


@pytest.fixture
def sending(opened: Window, qtbot: QtBot) -> Window:
    """The six participants on their way to a platform that answers a second late."""
    document = opened.desktop.current.document
    document.set_destination(replace(document.destination, settings={"event_id": "1"}))
    opened.go(Place.SEND)
    pane = opened.desktop.current.pane(Place.SEND)
    assert isinstance(pane, SendPane)
    qtbot.waitUntil(lambda: pane.send.isEnabled() and "race_id" in document.lists, timeout=SLOW)
    server = opened.session.desk.practice().server
    server.faults.switch("tracx:slow=1")
    pane.send.click()
    qtbot.waitUntil(lambda: any(request.path.startswith("/tracx") for request in server.requests), timeout=SLOW)
    assert opened.session.by_hand == 1
    return opened


def over(window: Window, qtbot: QtBot) -> None:
    """Wait until nothing is on its way."""
    qtbot.waitUntil(lambda: window.session.by_hand == 0, timeout=SLOW)


def test_an_upload_whose_spreadsheet_is_closed_is_counted_to_its_end(sending: Window, qtbot: QtBot) -> None:
    """Else nothing in the outbox would go by itself for as long as the window is open."""
    with qtbot.waitSignal(sending.session.parcels_changed, timeout=SLOW):
        sending.close_current()
        assert sending.desktop.current is None
    assert sending.session.by_hand == 0
    (receipt,) = sending.session.desk.outbox.receipts()
    assert receipt.rows.accepted == 6


def test_the_window_asks_and_waits(sending: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SendingQuestion, "exec", lambda _question: QDialog.DialogCode.Rejected)
    assert not sending.close()
    assert sending.isVisible()
    over(sending, qtbot)


def test_the_window_closes_all_the_same(sending: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SendingQuestion, "exec", lambda _question: QDialog.DialogCode.Accepted)
    with qtbot.waitSignal(sending.closed):
        assert sending.close()
    over(sending, qtbot)


def test_the_question_goes_when_the_answer_comes(sending: Window, qtbot: QtBot) -> None:
    question = SendingQuestion(sending.session, sending)
    question.open()
    with qtbot.waitSignal(question.rejected, timeout=SLOW):
        pass
    assert sending.session.by_hand == 0


def test_nothing_is_asked_when_nothing_is_on_its_way(opened: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SendingQuestion, "exec", lambda _question: pytest.fail("asked"))
    assert may_end(opened.session, opened)


def test_what_goes_by_itself_is_asked_about_too(opened: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    session, document = opened.session, opened.desktop.current.document
    document.set_destination(replace(document.destination, settings={"event_id": "1"}))
    server = session.desk.practice().server
    server.faults.switch("tracx:slow=1")
    parcel = session.desk.seal(document)
    postman = Postman(session)
    asked: list[SendingQuestion] = []
    monkeypatch.setattr(SendingQuestion, "exec", lambda question: asked.append(question) or 0)
    session.parcels_changed.emit()
    qtbot.waitUntil(lambda: session.by_itself == 1, timeout=SLOW)
    assert not may_end(session, opened)
    (question,) = asked
    question.open()
    with qtbot.waitSignal(question.rejected, timeout=SLOW):
        pass
    assert session.desk.outbox.receipt(parcel).rows.accepted == 6
    assert may_end(session, opened)
    postman.stop()
