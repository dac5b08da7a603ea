from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from resultdesk.ui.check.bench import Bench
from resultdesk.ui.grid import deeds as deeds_module
from resultdesk.ui.grid.filtering import Chip, Filters
from tests.ui.grid.conftest import Opened
from tests.ui.grid.documents import cells
from tests.ui.grid.hands import CTRL, SHIFT, Key, cell, click, here, press


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def put(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_copy_and_paste_of_a_range(bench: Bench) -> None:
    bench.view.select(0, 1, 1, 2)
    press(Key.Key_C, modifier=CTRL)
    assert clipboard() == "John\tDoe\nAnn\tBeer\n"
    bench.view.go(2, 1)
    press(Key.Key_V, modifier=CTRL)
    assert [row[1:3] for row in cells(bench.document)] == [["John", "Doe"], ["Ann", "Beer"]] * 2
    assert bench.view.ranges() == [(2, 3, 1, 2)]
    press(Key.Key_Z, modifier=CTRL)
    assert cells(bench.document)[2][1:3] == ["Zoë", "Ångström"]


def test_cut_is_one_step(bench: Bench) -> None:
    bench.view.select(0, 1, 0, 2)
    press(Key.Key_X, modifier=CTRL)
    assert clipboard() == "John\tDoe\n"
    assert cells(bench.document)[0][1:3] == ["", ""]
    assert bench.actions_.undo.text() == "Undo cutting 2 cells"
    press(Key.Key_Z, modifier=CTRL)
    assert cells(bench.document)[0][1:3] == ["John", "Doe"]


def test_pasting_past_the_end_adds_rows_and_says_so(bench: Bench, qtbot: QtBot) -> None:
    put("Eva\tPos\nRik\tVis\n")
    bench.view.go(3, 1)
    with qtbot.waitSignal(bench.deeds.said, check_params_cb=lambda text: text == "1 row was added at the end."):
        press(Key.Key_V, modifier=CTRL)
    assert cells(bench.document)[3:] == [
        ["9", "Eva", "Pos", "2000-05-06", "1", "0000004", "Netherlands", "NA"],
        ["", "Rik", "Vis", "", "", "", "", ""],
    ]
    assert bench.document.sheet.numbers.tolist()[-1] == 6
    press(Key.Key_Z, modifier=CTRL)
    assert len(bench.document.sheet) == 4


def test_pasting_past_the_right_edge_says_what_was_left_out(bench: Bench, qtbot: QtBot) -> None:
    put("a\tb\tc")
    bench.view.go(0, 6)
    with qtbot.waitSignal(bench.deeds.said) as told:
        press(Key.Key_V, modifier=CTRL)
    assert told.args == ["1 column did not fit on the right and was left out."]
    assert cells(bench.document)[0][6:] == ["a", "b"]


def test_pasting_into_filtered_rows_leaves_hidden_ones_alone(bench: Bench) -> None:
    bench.model.filter(Filters(Chip.NEED_YOU))
    put("x\ny")
    bench.view.go(0, 7)
    press(Key.Key_V, modifier=CTRL)
    assert [row[7] for row in cells(bench.document)] == ["", "x", "", "y"]


def test_one_cell_pasted_over_ranges_apart_fills_them_all(bench: Bench) -> None:
    put("x")
    click(bench.view.viewport(), cell(bench, 0, 7))
    click(bench.view.viewport(), cell(bench, 2, 7), CTRL)
    press(Key.Key_V, modifier=CTRL)
    assert [row[7] for row in cells(bench.document)] == ["x", "late", "x", "NA"]
    assert sorted(bench.view.ranges()) == [(0, 0, 7, 7), (2, 2, 7, 7)]


def test_what_was_pasted_is_selected_also_where_as_many_cells_were_before(bench: Bench) -> None:
    put("a\tb\nc\td\n")
    bench.view.select(0, 1, 3, 1)
    press(Key.Key_V, modifier=CTRL)
    assert [row[1:3] for row in cells(bench.document)] == [["a", "b"], ["c", "d"], ["Zoë", "Ångström"], ["bob", "Kok"]]
    assert bench.view.ranges() == [(0, 1, 1, 2)]


def test_pasting_nothing_does_nothing(bench: Bench) -> None:
    put("")
    press(Key.Key_V, modifier=CTRL)
    assert bench.document.log.undo_label is None


def test_ranges_that_do_not_line_up_are_not_copied(bench: Bench, qtbot: QtBot) -> None:
    put("before")
    click(bench.view.viewport(), cell(bench, 0, 0))
    click(bench.view.viewport(), cell(bench, 1, 2), CTRL)
    with qtbot.waitSignal(bench.deeds.said):
        press(Key.Key_C, modifier=CTRL)
    assert clipboard() == "before"


def test_rows_apart_are_copied_together(bench: Bench) -> None:
    click(bench.view.viewport(), cell(bench, 0, 1))
    click(bench.view.viewport(), cell(bench, 2, 1), CTRL)
    press(Key.Key_C, modifier=CTRL)
    assert clipboard() == "John\nZoë\n"


def test_large_ranges_are_copied_in_the_background(bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deeds_module, "AT_ONCE", 3)
    bench.view.select(0, 0, 1, 1)
    with qtbot.waitSignal(bench.deeds.said, check_params_cb=lambda text: not text):
        press(Key.Key_C, modifier=CTRL)
    assert clipboard() == "1\tJohn\n2\tAnn\n"


def test_fill_down_within_a_range_and_from_above(bench: Bench) -> None:
    bench.view.select(0, 7, 2, 7)
    bench.document.type_into(0, 7, "x")
    press(Key.Key_D, modifier=CTRL)
    assert [row[7] for row in cells(bench.document)] == ["x", "x", "x", "NA"]
    bench.view.go(3, 7)
    press(Key.Key_D, modifier=CTRL)
    assert cells(bench.document)[3][7] == "x"
    bench.view.go(0, 7)
    before = bench.document.log.undo_label
    press(Key.Key_D, modifier=CTRL)
    assert bench.document.log.undo_label is before


def test_rows_are_put_in_above_below_and_at_the_end(bench: Bench) -> None:
    bench.view.select(1, 0, 2, 0)
    press(Key.Key_Insert)
    assert bench.document.sheet.numbers.tolist() == [2, 6, 7, 3, 4, 5]
    bench.deeds.insert_below()
    bench.deeds.add_row()
    assert bench.document.sheet.numbers.tolist() == [2, 6, 8, 7, 3, 4, 5, 9]
    assert here(bench) == (7, 0)


def test_rows_are_deleted_and_come_back(bench: Bench) -> None:
    bench.view.select(1, 0, 2, 0)
    press(Key.Key_Delete, modifier=CTRL)
    assert bench.document.sheet.numbers.tolist() == [2, 5]
    assert bench.actions_.undo.text() == "Undo deleting 2 rows"
    press(Key.Key_Z, modifier=CTRL)
    assert bench.document.sheet.numbers.tolist() == [2, 3, 4, 5]
    press(Key.Key_Y, modifier=CTRL)
    assert bench.document.sheet.numbers.tolist() == [2, 5]


def test_all_rows_can_go_and_one_be_added(bench: Bench) -> None:
    bench.view.selectAll()
    press(Key.Key_Delete, modifier=CTRL)
    assert len(bench.document.sheet) == 0
    press(Key.Key_Insert)
    assert bench.document.sheet.numbers.tolist() == [6]


def test_f8_goes_from_problem_to_problem_and_round(bench: Bench) -> None:
    press(Key.Key_F8)
    assert here(bench) == (1, 5)
    press(Key.Key_F8)
    assert here(bench) == (3, 6)
    press(Key.Key_F8)
    assert here(bench) == (1, 5)
    press(Key.Key_F8, modifier=SHIFT)
    assert here(bench) == (3, 6)


def test_f8_without_problems_says_so(bench: Bench, qtbot: QtBot) -> None:
    bench.document.type_into(1, 5, "0012345")
    bench.document.type_into(3, 6, "NL")
    with qtbot.waitSignal(bench.deeds.said) as told:
        press(Key.Key_F8)
    assert told.args == ["There is no problem in the rows shown."]


def test_going_to_a_row(bench: Bench, qtbot: QtBot) -> None:
    press(Key.Key_G, modifier=CTRL)
    assert not bench.row_bar.isHidden()
    press(Key.Key_4, Key.Key_Return)
    assert here(bench) == (2, 0)
    assert bench.row_bar.isHidden()
    with qtbot.waitSignal(bench.deeds.said) as told:
        assert not bench.deeds.go_to_row(77)
    assert told.args == ["There is no row 77 in this sheet."]
    bench.model.filter(Filters(Chip.NEED_YOU))
    with qtbot.waitSignal(bench.deeds.said) as told:
        assert not bench.deeds.go_to_row(2)
    assert told.args == ["Row 2 is filtered out."]


def test_the_menu_of_a_cell_has_the_commands(bench: Bench) -> None:
    place = bench.view.viewport().mapToGlobal(cell(bench, 1, 1))
    QApplication.sendEvent(
        bench.view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, cell(bench, 1, 1), place)
    )
    assert here(bench) == (1, 1)
    menu = next(menu for menu in bench.view.findChildren(QMenu) if menu.isVisible())
    names = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert names[:4] == ["Undo", "Redo", "Cut", "Copy"]
    menu.close()


def test_a_right_click_on_a_number_is_about_the_row(bench: Bench) -> None:
    header = bench.view.verticalHeader()
    place = QPoint(10, header.sectionViewportPosition(2) + 5)
    header.customContextMenuRequested.emit(place)
    assert bench.view.ranges() == [(2, 2, 0, 7)]
    menu = next(menu for menu in bench.view.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == "Delete rows").trigger()
    menu.close()
    assert bench.document.sheet.numbers.tolist() == [2, 3, 5]


def test_undo_names_what_it_takes_back(bench: Bench) -> None:
    assert not bench.actions_.undo.isEnabled()
    bench.document.type_into(0, 0, "5")
    assert bench.actions_.undo.text() == "Undo typing in row 2"
    assert not bench.actions_.redo.isEnabled()
    press(Key.Key_Z, modifier=CTRL)
    assert bench.actions_.redo.text() == "Redo typing in row 2"
    press(Key.Key_Z, modifier=CTRL | SHIFT)
    assert bench.document.sheet.columns[0].text(0) == "5"


FIVE = [[str(n), "Ann", "Beer", "2001-01-31", "1", "0000001", "NL", ""] for n in range(1, 6)]


def shown(bench: Bench, column: int) -> list[str]:
    """What a column shows from top to bottom."""
    return [bench.model.index(place, column).data() for place in range(bench.model.rowCount())]


def test_rows_pasted_past_the_end_of_a_sorted_view_stay_together_and_are_selected(opened: Opened) -> None:
    bench = opened(FIVE)
    bench.model.sort_by(0, descending=True)
    put("x\ny\nz\n")
    bench.view.go(4, 7)
    press(Key.Key_V, modifier=CTRL)
    assert shown(bench, 0) == ["5", "4", "3", "2", "1", "", ""]
    assert shown(bench, 7) == ["", "", "", "", "x", "y", "z"]
    assert bench.view.ranges() == [(4, 6, 7, 7)]
    press(Key.Key_Delete)
    assert shown(bench, 7) == [""] * 7
    assert shown(bench, 0) == ["5", "4", "3", "2", "1", "", ""]


def test_rows_are_put_where_they_are_wanted_in_a_sorted_view_too(opened: Opened) -> None:
    bench = opened(FIVE)
    bench.model.sort_by(0, descending=True)
    bench.deeds.add_row()
    assert shown(bench, 0) == ["5", "4", "3", "2", "1", ""]
    assert here(bench) == (5, 0)
    bench.view.select(1, 0, 2, 0)
    bench.deeds.insert_below()
    assert shown(bench, 0) == ["5", "4", "3", "", "", "2", "1", ""]
    assert here(bench) == (3, 0)
    bench.deeds.undo()
    bench.deeds.redo()
    assert shown(bench, 0) == ["5", "4", "3", "", "", "2", "1", ""]
    bench.view.go(1, 0)
    bench.deeds.insert_above()
    assert shown(bench, 0) == ["5", "", "4", "3", "", "", "2", "1", ""]
    assert here(bench) == (1, 0)


def test_rows_that_come_back_stand_where_they_were_shown(opened: Opened) -> None:
    bench = opened(FIVE)
    bench.model.sort_by(0, descending=True)
    for first, last in ((0, 0), (0, 2), (1, 2), (4, 4), (0, 4)):
        bench.view.select(first, 0, last, 0)
        bench.deeds.delete_rows()
        assert len(shown(bench, 0)) == 4 - (last - first)
        bench.deeds.undo()
        assert shown(bench, 0) == ["5", "4", "3", "2", "1"]
    click(bench.view.viewport(), cell(bench, 1, 0))
    click(bench.view.viewport(), cell(bench, 3, 0), CTRL)
    bench.deeds.delete_rows()
    assert shown(bench, 0) == ["5", "3", "1"]
    bench.view.go(1, 0)
    bench.deeds.delete_rows()
    bench.deeds.undo()
    bench.deeds.undo()
    assert shown(bench, 0) == ["5", "4", "3", "2", "1"]


def test_a_row_below_the_first_of_a_view_sorted_downwards_is_the_sheets_last_and_stands_there(opened: Opened) -> None:
    bench = opened(FIVE)
    bench.model.sort_by(0, descending=True)
    bench.view.go(0, 0)
    bench.deeds.insert_below()
    assert shown(bench, 0) == ["5", "", "4", "3", "2", "1"]
