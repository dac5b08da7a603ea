from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from resultdesk.ui import theme
from resultdesk.ui.check.bench import Bench
from resultdesk.ui.controls import Button, Text
from resultdesk.ui.grid import searching
from tests.ui.grid.documents import cells
from tests.ui.grid.hands import CTRL, SHIFT, Key, click, here, press, write


def part(bench: Bench, kind: type[QWidget], name: str) -> QWidget:
    return next(widget for widget in bench.find_bar.findChildren(kind) if widget.accessibleName() == name)


def said(bench: Bench) -> list[str]:
    return [text.text() for text in bench.find_bar.findChildren(Text)]


@pytest.fixture
def finding(bench: Bench) -> Bench:
    press(Key.Key_F, modifier=CTRL)
    return bench


def test_the_bar_opens_with_the_cursor_in_it_and_esc_closes_it(finding: Bench) -> None:
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.accessibleName() == "Find"
    press(Key.Key_Escape)
    assert finding.find_bar.isHidden()
    assert QApplication.focusWidget() is finding.view


def test_enter_goes_to_the_next_match_and_round(finding: Bench) -> None:
    write("o")
    press(Key.Key_Return)
    assert here(finding) == (0, 1)
    press(Key.Key_Return)
    assert here(finding) == (0, 2)
    press(Key.Key_Return, modifier=SHIFT)
    assert here(finding) == (0, 1)
    press(Key.Key_Return, modifier=SHIFT)
    assert here(finding) == (3, 2)


def test_the_matches_are_counted(finding: Bench, qtbot: QtBot) -> None:
    write("o")
    qtbot.waitUntil(lambda: "5 cells found" in said(finding))
    click(part(finding, QCheckBox, "Whole cell"))
    assert "Nothing found" in said(finding)


def test_replace_one_by_one(finding: Bench) -> None:
    write("Doe")
    part(finding, QLineEdit, "Replace with").setText("Roe")  # type: ignore[attr-defined]
    press(Key.Key_Return)
    click(part(finding, Button, "Replace"))
    assert cells(finding.document)[0][2] == "Roe"


def test_replace_all_is_one_step(finding: Bench) -> None:
    write("o")
    part(finding, QLineEdit, "Replace with").setText("0")  # type: ignore[attr-defined]
    click(part(finding, Button, "Replace all"))
    assert [row[1:3] for row in cells(finding.document)] == [
        ["J0hn", "D0e"],
        ["Ann", "Beer"],
        ["Z0ë", "Ångström"],
        ["b0b", "K0k"],
    ]
    assert "Replaced in 5 cells" in said(finding)
    assert finding.actions_.undo.text() == "Undo replacing in 5 cells"
    click(part(finding, Button, "Replace all"))
    assert "Nothing to replace" in said(finding)


def test_this_column_and_the_selection_narrow_the_search(bench: Bench, qtbot: QtBot) -> None:
    bench.view.select(0, 1, 1, 2)
    press(Key.Key_F, modifier=CTRL)
    write("o")
    click(part(bench, QCheckBox, "Only selected cells"))
    qtbot.waitUntil(lambda: "2 cells found" in said(bench))
    click(part(bench, QCheckBox, "Only selected cells"))
    click(part(bench, QCheckBox, "This column only"))
    assert "3 cells found" in said(bench)


@pytest.fixture
def in_the_background(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "AT_ONCE", 0)


@pytest.mark.usefixtures("in_the_background")
def test_large_sheets_are_searched_in_the_background(finding: Bench, qtbot: QtBot) -> None:
    write("o")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: here(finding) == (0, 1))
    assert "5 cells found" in said(finding)
    part(finding, QLineEdit, "Replace with").setText("0")  # type: ignore[attr-defined]
    click(part(finding, Button, "Replace all"))
    qtbot.waitUntil(lambda: "Replaced in 5 cells" in said(finding))
    assert cells(finding.document)[3][1:3] == ["b0b", "K0k"]


@pytest.mark.usefixtures("in_the_background")
def test_a_search_that_an_edit_overtakes_is_done_anew(finding: Bench, qtbot: QtBot) -> None:
    line = part(finding, QLineEdit, "Find")
    line.setText("John")  # type: ignore[attr-defined]
    finding.find_bar.next()
    finding.document.type_into(0, 1, "Ann")
    finding.document.type_into(2, 1, "John")
    qtbot.waitUntil(lambda: here(finding) == (2, 1))


@pytest.mark.usefixtures("in_the_background")
def test_of_two_searches_the_later_counts(finding: Bench, qtbot: QtBot) -> None:
    line = part(finding, QLineEdit, "Find")
    line.setText("John")  # type: ignore[attr-defined]
    finding.find_bar.next()
    line.setText("bob")  # type: ignore[attr-defined]
    finding.find_bar.next()
    qtbot.waitUntil(lambda: here(finding) == (3, 1))
    assert "1 cell found" in said(finding)


def test_case_can_matter(finding: Bench) -> None:
    write("NA")
    click(part(finding, QCheckBox, "Same case"))
    assert "1 cell found" in said(finding)


def test_on_a_low_screen_with_large_texts_rows_are_in_sight_while_one_finds(bench: Bench, qtbot: QtBot) -> None:
    theme.scale_texts(150)
    bench.resize(810, 370)
    press(Key.Key_F, modifier=CTRL)
    qtbot.waitUntil(lambda: bench.view.viewport().height() >= 4 * bench.view.rowHeight(0))
    for tick in bench.find_bar.findChildren(QCheckBox):
        assert tick.width() >= tick.sizeHint().width(), tick.text()
        assert bench.find_bar.rect().contains(QRect(tick.mapTo(bench.find_bar, QPoint(0, 0)), tick.size()))
    press(Key.Key_Escape)
    assert bench.chips.isVisible()
    assert bench.strip.isVisible()
    bench.resize(1200, 700)
    press(Key.Key_F, modifier=CTRL)
    assert bench.chips.isVisible()
