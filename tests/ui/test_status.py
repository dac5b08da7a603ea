"""The status line: what is told for a moment is told whole."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QStatusBar
from pytestqt.qtbot import QtBot

from resultdesk.desk.document import Document
from resultdesk.ui.status import StatusLine

LONG = "Inschrijvingen Voorjaarsloop 2026.xlsx: 283 participants queued at Tracx. It imports them in its own time."


@pytest.fixture
def bar(qtbot: QtBot) -> QStatusBar:
    made = QStatusBar()
    qtbot.addWidget(made)
    made.resize(900, 24)
    made.show()
    return made


def test_a_long_message_takes_the_place_of_what_is_always_there(bar: QStatusBar, document: Document) -> None:
    line = StatusLine(bar)
    line.show_document(document)
    line.show_outbox("1 waiting, oldest 14 min. You may close the lid.")
    line.tell("Saved as a.csv.")
    assert line._counts.isVisible()
    line.tell(LONG)
    assert not line._counts.isVisible()
    assert not line._outbox.isVisible()
    bar.clearMessage()
    assert line._counts.isVisible()
    assert line._outbox.isVisible()
