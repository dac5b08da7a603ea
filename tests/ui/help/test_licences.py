from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from resultdesk.desk import places
from resultdesk.ui.help import licences
from resultdesk.ui.help.about import AboutWindow
from resultdesk.ui.help.licences import LicencesWindow
from resultdesk.ui.session import Session


def test_from_source_our_own_licence_is_shown() -> None:
    assert licences.text().startswith("MIT License")


def test_a_program_shows_the_notices_that_came_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "LICENSE").write_text("ours", "utf-8")
    (tmp_path / "THIRD-PARTY-NOTICES.txt").write_text("Qt and others: Zoë", "utf-8")
    monkeypatch.setattr(places, "resources", lambda: tmp_path)
    assert licences.text() == "ours\n\nQt and others: Zoë"


def test_about_leads_to_the_licences(qtbot: QtBot, session: Session) -> None:
    about = AboutWindow(session)
    qtbot.addWidget(about)
    about.show_licences()
    window = about.findChild(LicencesWindow)
    assert window.isVisible()
    assert "MIT" in window.findChild(QPlainTextEdit).toPlainText()
