"""Saving a copy: never over another file without a question, never over the spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from resultdesk.ui.window import Window

WORKBOOK = "Excel workbook (*.xlsx)"


def named(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), WORKBOOK))


def answered(monkeypatch: pytest.MonkeyPatch, answer: QMessageBox.StandardButton) -> list[str]:
    asked: list[str] = []

    def warning(_window: object, _title: str, text: str, *_buttons: object) -> QMessageBox.StandardButton:
        asked.append(text)
        return answer

    monkeypatch.setattr(QMessageBox, "warning", warning)
    return asked


def test_a_name_that_gets_its_ending_here_is_asked_for_too(
    opened: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    other = tmp_path / "copy.xlsx"
    other.write_bytes(b"of someone else")
    named(monkeypatch, tmp_path / "copy")
    asked = answered(monkeypatch, QMessageBox.StandardButton.No)
    opened.save_copy()
    assert asked == ["There is a file “copy.xlsx” already. Replace it?"]
    assert other.read_bytes() == b"of someone else"
    answered(monkeypatch, QMessageBox.StandardButton.Yes)
    with qtbot.waitSignal(opened.copying.saved, timeout=20_000):
        opened.save_copy()
    assert other.read_bytes()[:2] == b"PK"


def test_nothing_is_saved_without_a_name(opened: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    began: list[bool] = []
    opened.copying.began.connect(lambda: began.append(True))
    opened.save_copy()
    assert not began


def test_what_was_refused_is_not_told_any_more_once_a_copy_is_saved(
    opened: Window, people: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    before = people.read_bytes()
    named(monkeypatch, people)
    with qtbot.waitSignal(opened.copying.failed, timeout=20_000):
        opened.save_copy()
    assert people.read_bytes() == before
    assert opened.strip.isVisible()
    named(monkeypatch, tmp_path / "copy")
    with qtbot.waitSignal(opened.copying.saved, timeout=20_000):
        opened.save_copy()
    assert not opened.strip.isVisible()
