"""The report of a mistake of the program: where, never what (a cell, a name, a token)."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from resultdesk.ui.crash import Reporter, report_text
from resultdesk.ui.report import ReportWindow

SECRET = "Zoë Ångström, token 12|abcdef"


def mishap() -> tuple[type[BaseException], BaseException, object]:
    """An exception whose text quotes a cell."""
    try:
        int(SECRET)
    except ValueError:
        return sys.exc_info()
    raise AssertionError


def test_the_report_names_place_and_kind_but_no_words() -> None:
    kind, _error, trace = mishap()
    text = report_text(kind, trace)
    assert "builtins.ValueError" in text
    assert "mishap" in text
    assert "Zoë" not in text
    assert "abcdef" not in text


def test_the_report_holds_no_folder_of_a_person() -> None:
    kind, _error, trace = mishap()
    assert "/home/" not in report_text(kind, trace)
    assert "C:\\" not in report_text(kind, trace)


def test_the_window_comes_once_and_its_text_can_be_copied(qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    reporter = Reporter()
    reporter.caught(*mishap())
    reporter.caught(*mishap())
    assert isinstance(reporter.window, ReportWindow)
    qtbot.addWidget(reporter.window)
    shown = reporter.window.findChild(QPlainTextEdit).toPlainText()
    assert shown.count("builtins.ValueError") == 1
    reporter.window.copy_button.click()
    assert "builtins.ValueError" in QGuiApplication.clipboard().text()
    assert reporter.window.copy_button.accessibleName() == "The report is copied"
    reporter.window.add("another")
    assert reporter.window.copy_button.accessibleName() == "Copy the report"
    assert "Zoë" not in capsys.readouterr().err
