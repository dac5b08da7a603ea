"""Columns stand as a person left them, for the next sheet with the same headers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from resultdesk.desk.memory import Memory
from resultdesk.ui import work
from resultdesk.ui.check.bench import Bench
from resultdesk.ui.grid.layout import Layout
from tests.ui.grid.conftest import Opened
from tests.ui.grid.documents import HEADERS, ROWS

NOTE, FIRST_NAME = HEADERS.index("note"), HEADERS.index("first_name")
LINE = "\t".join(HEADERS)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    made = Memory(tmp_path)
    yield made
    assert work.stop_all(20)
    made.close()


def drag(bench: Bench, column: int, by: int) -> None:
    """Pull the right edge of a column with the mouse."""
    header = bench.view.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) - 1, 8)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    for step in range(4):
        QTest.mouseMove(header.viewport(), edge + QPoint(by * (step + 1) // 4, 0))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(by, 0))


def test_order_and_hidden_columns_are_back_for_the_next_sheet(opened: Opened, memory: Memory, qtbot: QtBot) -> None:
    bench = opened()
    Layout(bench.view, memory)
    bench.view.horizontalHeader().moveSection(FIRST_NAME, 0)
    bench.view.setColumnHidden(NOTE, True)
    qtbot.waitUntil(lambda: (memory.get("layout", LINE) or {}).get("hidden") == [NOTE], timeout=20_000)
    again = opened()
    Layout(again.view, memory)
    assert again.view.visible_columns()[0] == FIRST_NAME
    assert NOTE not in again.view.visible_columns()


def test_a_column_that_is_sent_is_shown_again(opened: Opened, memory: Memory) -> None:
    order = list(range(len(HEADERS)))
    memory.put("layout", LINE, {"order": order, "hidden": [FIRST_NAME, NOTE], "widths": {}})
    bench = opened()
    Layout(bench.view, memory)
    assert FIRST_NAME in bench.view.visible_columns()
    assert NOTE not in bench.view.visible_columns()


def test_widths_that_a_person_chose_are_back(opened: Opened, memory: Memory) -> None:
    memory.put("layout", LINE, {"order": list(range(len(HEADERS))), "hidden": [], "widths": {str(NOTE): 333}})
    bench = opened()
    Layout(bench.view, memory)
    assert bench.view.columnWidth(NOTE) == 333


def test_widths_are_kept_when_pulled(opened: Opened, memory: Memory, qtbot: QtBot) -> None:
    bench = opened()
    Layout(bench.view, memory)
    before = bench.view.columnWidth(FIRST_NAME)
    drag(bench, FIRST_NAME, 60)
    wide = bench.view.columnWidth(FIRST_NAME)
    assert wide > before
    qtbot.waitUntil(lambda: memory.get("layout", LINE) is not None, timeout=20_000)
    assert memory.get("layout", LINE)["widths"] == {str(FIRST_NAME): wide}


def test_other_headers_stand_as_they_come(opened: Opened, memory: Memory) -> None:
    memory.put("layout", LINE, {"order": list(range(len(HEADERS)))[::-1], "hidden": [], "widths": {}})
    bench = opened([row[:2] for row in ROWS], HEADERS[:2])
    Layout(bench.view, memory)
    assert bench.view.visible_columns() == [0, 1]
