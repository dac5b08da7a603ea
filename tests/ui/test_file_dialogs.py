"""Choosing files: where one begins, and that what is saved gets the ending of what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from resultdesk.ui import file_dialogs
from resultdesk.ui.preferences import Preferences

KINDS = ("PDF page (*.pdf)", "Text (*.txt)")


@pytest.fixture
def window(qtbot: QtBot, state_folder: Path) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def documents(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    folder = str(tmp_path / "Documents")
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: folder)
    return folder


def answer(monkeypatch: pytest.MonkeyPatch, name: Path | str, kind: str = "") -> list[str]:
    """What the dialog gives back; the answer holds where it began."""
    began: list[str] = []

    def saved(_window: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        began.append(start)
        return str(name), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", saved)
    return began


def test_the_first_time_one_begins_among_the_documents(documents: str, state_folder: Path) -> None:
    assert file_dialogs.folder(Preferences()) == documents


def test_after_that_where_one_opened_last_while_it_is_there(documents: str, tmp_path: Path, state_folder: Path) -> None:
    preferences, stick = Preferences(), tmp_path / "stick"
    stick.mkdir()
    preferences.folder = str(stick)
    assert file_dialogs.folder() == str(stick)
    stick.rmdir()
    assert file_dialogs.folder() == documents


@pytest.mark.parametrize(
    ("typed", "kind", "saved"),
    [
        ("receipt", KINDS[0], "receipt.pdf"),
        ("receipt", KINDS[1], "receipt.txt"),
        ("receipt", "", "receipt.pdf"),
        ("receipt.TXT", KINDS[0], "receipt.TXT"),
        ("1.30m", KINDS[0], "1.30m.pdf"),
    ],
)
def test_a_name_without_its_ending_gets_it(
    window: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: str, kind: str, saved: str
) -> None:
    answer(monkeypatch, tmp_path / typed, kind)
    assert file_dialogs.to_save(window, "Save", "r.pdf", KINDS) == tmp_path / saved


def test_the_suggestion_lies_in_the_folder(window: QWidget, monkeypatch: pytest.MonkeyPatch, documents: str) -> None:
    began = answer(monkeypatch, "")
    assert file_dialogs.to_save(window, "Save", "r.pdf", KINDS) is None
    assert began == [str(Path(documents) / "r.pdf")]


def test_what_got_its_ending_here_replaces_nothing_without_a_question(
    window: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "receipt.pdf").write_bytes(b"of someone else")
    answer(monkeypatch, tmp_path / "receipt", KINDS[0])
    monkeypatch.setattr(QMessageBox, "warning", lambda *_asked: QMessageBox.StandardButton.No)
    assert file_dialogs.to_save(window, "Save", "r.pdf", KINDS) is None
