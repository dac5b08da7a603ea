from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from resultdesk.ui import theme
from resultdesk.ui.check.bench import Bench
from resultdesk.ui.grid.filtering import Chip, Filters
from resultdesk.ui.grid.view import SheetView
from tests.ui.grid.conftest import Opened
from tests.ui.grid.documents import cells

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


def here(bench: Bench) -> tuple[int, int]:
    index = bench.view.currentIndex()
    return index.row(), index.column()


def press(bench: Bench, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or bench.view, key, modifier)


def write(text: str) -> None:
    for sign in text:
        QTest.keyClicks(QApplication.focusWidget(), sign)


def place(view: SheetView, row: int, column: int) -> QPoint:
    return view.visualRect(view.sheet_model.index(row, column)).center()


def test_typing_replaces_and_enter_goes_down(bench: Bench) -> None:
    write("5")
    press(bench, Key.Key_Return)
    assert bench.document.sheet.columns[0].text(0) == "5"
    assert here(bench) == (1, 0)


def test_f2_keeps_the_text_with_the_cursor_at_its_end(bench: Bench) -> None:
    press(bench, Key.Key_F2)
    write("7")
    press(bench, Key.Key_Return)
    assert bench.document.sheet.columns[0].text(0) == "17"


def test_escape_leaves_the_cell_as_it_was(bench: Bench) -> None:
    write("5")
    press(bench, Key.Key_Escape)
    assert bench.document.sheet.columns[0].text(0) == "1"
    assert bench.document.log.undo_label is None


def test_tab_goes_right_and_enter_back_to_where_the_row_began(bench: Bench) -> None:
    write("5")
    press(bench, Key.Key_Tab)
    write("Jo")
    press(bench, Key.Key_Tab)
    write("Do")
    press(bench, Key.Key_Return)
    assert bench.document.sheet.row_texts(0)[:3] == ["5", "Jo", "Do"]
    assert here(bench) == (1, 0)


def test_shift_turns_enter_and_tab_round(bench: Bench) -> None:
    bench.view.go(2, 2)
    press(bench, Key.Key_Return, modifier=SHIFT)
    assert here(bench) == (1, 2)
    press(bench, Key.Key_Backtab, modifier=SHIFT)
    assert here(bench) == (1, 1)


def test_tab_at_the_end_of_a_row_goes_to_the_next(bench: Bench) -> None:
    bench.view.go(0, 7)
    press(bench, Key.Key_Tab)
    assert here(bench) == (1, 0)
    press(bench, Key.Key_Backtab, modifier=SHIFT)
    assert here(bench) == (0, 7)


def test_arrows_leave_a_cell_that_is_typed_into_but_not_one_that_is_edited(bench: Bench) -> None:
    write("5")
    press(bench, Key.Key_Down)
    assert here(bench) == (1, 0)
    assert bench.document.sheet.columns[0].text(0) == "5"
    press(bench, Key.Key_F2, Key.Key_Left)
    write("3")
    press(bench, Key.Key_Return)
    assert bench.document.sheet.columns[0].text(1) == "32"


def test_f2_while_typing_keeps_the_arrows_inside(bench: Bench) -> None:
    write("53")
    press(bench, Key.Key_F2, Key.Key_Left)
    write("4")
    press(bench, Key.Key_Return)
    assert bench.document.sheet.columns[0].text(0) == "543"


def test_backspace_starts_empty(bench: Bench) -> None:
    press(bench, Key.Key_Backspace)
    write("8")
    press(bench, Key.Key_Return)
    assert bench.document.sheet.columns[0].text(0) == "8"


def test_double_click_edits(bench: Bench) -> None:
    viewport = bench.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place(bench.view, 1, 1))
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place(bench.view, 1, 1))
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert QApplication.focusWidget().accessibleName() == "first_name, row 3"


def test_delete_empties_the_selection_as_one_step(bench: Bench) -> None:
    bench.view.select(0, 1, 1, 2)
    press(bench, Key.Key_Delete)
    assert [row[1:3] for row in cells(bench.document)[:2]] == [["", ""], ["", ""]]
    bench.document.undo()
    assert cells(bench.document)[0][1] == "John"


def test_ctrl_arrows_go_to_the_edge_of_what_is_filled(opened: Opened) -> None:
    column = ["a", "b", "", "", "c", "d", ""]
    bench = opened([[text, "1", "", "2"] for text in column], ["first_name", "x", "y", "z"])
    for expected in (1, 4, 5, 6, 6):
        press(bench, Key.Key_Down, modifier=CTRL)
        assert here(bench)[0] == expected
    bench.view.go(0, 0)
    for expected in (1, 3, 3):
        press(bench, Key.Key_Right, modifier=CTRL)
        assert here(bench)[1] == expected
    press(bench, Key.Key_Left, modifier=CTRL)
    assert here(bench)[1] == 1


def test_ctrl_shift_arrow_selects_up_to_the_edge(bench: Bench) -> None:
    press(bench, Key.Key_Down, modifier=CTRL | SHIFT)
    assert bench.view.ranges() == [(0, 3, 0, 0)]


def test_shift_arrows_extend_and_enter_goes_round_within(bench: Bench) -> None:
    press(bench, Key.Key_Down, Key.Key_Right, modifier=SHIFT)
    assert bench.view.ranges() == [(0, 1, 0, 1)]
    press(bench, Key.Key_Return)
    assert bench.view.ranges() == [(0, 1, 0, 1)]
    assert here(bench) == (0, 0)


def test_shift_extends_from_the_cell_that_was_gone_to(bench: Bench) -> None:
    press(bench, Key.Key_Down)
    bench.view.go(3, 3)
    press(bench, Key.Key_Right, modifier=SHIFT)
    assert bench.view.ranges() == [(3, 3, 3, 4)]
    bench.view.select(0, 1, 1, 2)
    press(bench, Key.Key_Right, modifier=SHIFT)
    assert bench.view.ranges() == [(0, 0, 1, 2)]


def test_shift_click_selects_from_the_current_cell(bench: Bench) -> None:
    bench.view.go(0, 1)
    QTest.mouseClick(bench.view.viewport(), Qt.MouseButton.LeftButton, SHIFT, place(bench.view, 2, 3))
    assert bench.view.ranges() == [(0, 2, 1, 3)]
    press(bench, Key.Key_Up, modifier=SHIFT)
    assert bench.view.ranges() == [(0, 1, 1, 3)]


def test_selecting_across_a_moved_column_takes_what_is_seen(bench: Bench) -> None:
    bench.view.horizontalHeader().moveSection(5, 1)
    bench.view.go(0, 0)
    press(bench, Key.Key_Right, Key.Key_Right, Key.Key_Down, modifier=SHIFT)
    assert bench.view.areas()[0].columns == (0, 5, 1)
    assert sorted(bench.view.ranges()) == [(0, 1, 0, 1), (0, 1, 5, 5)]


def test_ctrl_space_selects_the_column_and_shift_space_the_row(bench: Bench) -> None:
    bench.view.go(1, 2)
    press(bench, Key.Key_Space, modifier=CTRL)
    assert bench.view.ranges() == [(0, 3, 2, 2)]
    bench.view.go(1, 2)
    press(bench, Key.Key_Space, modifier=SHIFT)
    assert bench.view.ranges() == [(1, 1, 0, 7)]


def test_a_space_can_be_typed(bench: Bench) -> None:
    write(" ")
    press(bench, Key.Key_Return)
    assert bench.document.sheet.columns[0].text(0) == " "


def test_select_all_is_one_range(bench: Bench) -> None:
    bench.view.selectAll()
    assert bench.view.ranges() == [(0, 3, 0, 7)]
    assert sum(area.cells for area in bench.view.areas()) == 32


def test_hidden_columns_are_left_out_of_the_selection(bench: Bench) -> None:
    bench.view.setColumnHidden(1, True)
    bench.view.selectAll()
    assert bench.view.areas()[0].columns == (0, 2, 3, 4, 5, 6, 7)


def test_moved_columns_count_in_the_order_seen(bench: Bench) -> None:
    bench.view.horizontalHeader().moveSection(2, 0)
    assert bench.view.visible_columns()[:3] == [2, 0, 1]
    bench.view.go(0, 2)
    press(bench, Key.Key_Tab)
    assert here(bench) == (0, 0)


def test_the_current_cell_stays_through_sorting_filtering_and_inserting(bench: Bench) -> None:
    bench.view.go(3, 1)
    bench.model.sort_by(1)
    assert here(bench) == (1, 1)
    bench.model.filter(Filters(Chip.NEED_YOU))
    assert bench.document.sheet.numbers[bench.view.current()[0]] == 5  # type: ignore[index]
    bench.deeds.insert_above()
    assert bench.document.sheet.numbers.tolist() == [2, 3, 4, 6, 5]


def test_column_widths_and_hidden_columns_stay_when_rows_come(bench: Bench) -> None:
    bench.view.setColumnWidth(2, 222)
    bench.view.setColumnHidden(3, True)
    bench.deeds.add_row()
    bench.model.filter(Filters(Chip.CHANGED))
    assert bench.view.columnWidth(2) == 222
    assert bench.view.isColumnHidden(3)


def test_columns_and_rows_grow_with_the_texts(bench: Bench, qtbot: QtBot) -> None:
    before, row = bench.view.columnWidth(1), bench.view.rowHeight(0)
    try:
        theme.scale_texts(200)
        qtbot.waitUntil(lambda: bench.view.columnWidth(1) > 1.7 * before)
        assert bench.view.rowHeight(0) > row
    finally:
        theme.scale_texts(100)
    qtbot.waitUntil(lambda: abs(bench.view.columnWidth(1) - before) <= 2)


def test_no_rows_can_be_shown_without_harm(bench: Bench) -> None:
    bench.model.filter(Filters(Chip.CHANGED))
    assert bench.model.rowCount() == 0
    assert bench.view.current() is None
    press(bench, Key.Key_Delete, Key.Key_Return, Key.Key_Down)
    press(bench, Key.Key_Right, modifier=CTRL)
    bench.grab()


@pytest.mark.parametrize("key", [Key.Key_PageDown, Key.Key_End, Key.Key_Home, Key.Key_PageUp])
def test_other_keys_are_those_of_every_table(bench: Bench, key: Qt.Key) -> None:
    press(bench, key, modifier=CTRL)
    assert bench.view.currentIndex().isValid()
