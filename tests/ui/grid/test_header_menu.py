from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QMenu

from resultdesk.ui.check.bench import Bench
from resultdesk.ui.controls import Button
from resultdesk.ui.grid.column_filter import FilterPanel
from resultdesk.ui.grid.filtering import ColumnFilter
from tests.ui.grid.conftest import Opened
from tests.ui.grid.hands import click


def menu(bench: Bench, column: int) -> QMenu:
    header = bench.view.horizontalHeader()
    right = header.sectionViewportPosition(column) + header.sectionSize(column)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(right - 12, 20))
    return next(found for found in bench.view.findChildren(QMenu) if found.isVisible())


def choose(from_menu: QMenu, *path: str) -> None:
    action: QAction | None = None
    for name in path:
        inside = action.menu() if action is not None else from_menu
        assert isinstance(inside, QMenu)
        action = next(found for found in inside.actions() if found.text() == name)
    assert action is not None
    action.trigger()
    from_menu.close()


def shown(bench: Bench, column: int) -> list[str]:
    return [bench.model.index(place, column).data() for place in range(bench.model.rowCount())]


def panel(bench: Bench) -> FilterPanel:
    return next(found for found in bench.view.findChildren(FilterPanel) if found.isVisible())


def button(of: FilterPanel, name: str) -> Button:
    return next(found for found in of.findChildren(Button) if found.accessibleName() == name)


def test_sorting_up_down_and_back(bench: Bench) -> None:
    choose(menu(bench, 0), "Sort upwards (A to Z, 1 to 9)")
    assert shown(bench, 0) == ["1", "2", "9", "10"]
    choose(menu(bench, 0), "Sort downwards (Z to A, 9 to 1)")
    assert shown(bench, 0) == ["10", "9", "2", "1"]
    choose(menu(bench, 0), "Back to the order of the spreadsheet")
    assert shown(bench, 0) == ["1", "2", "10", "9"]


def test_a_column_goes_to_another_field_and_nowhere(bench: Bench) -> None:
    choose(menu(bench, 7), "Goes to", "Team")
    assert bench.document.mapping.field_of(7) == "team_name"
    choose(menu(bench, 7), "Goes to", "Nothing: do not send this column")
    assert bench.document.mapping.field_of(7) is None


def test_hiding_and_showing_columns(bench: Bench) -> None:
    choose(menu(bench, 2), "Hide this column")
    assert 2 not in bench.view.visible_columns()
    choose(menu(bench, 1), "Show a hidden column", "last_name")
    assert 2 in bench.view.visible_columns()
    choose(menu(bench, 2), "Hide this column")
    choose(menu(bench, 1), "Show a hidden column", "Show all columns")
    assert len(bench.view.visible_columns()) == 8


def test_filtering_by_ticking_values(bench: Bench) -> None:
    choose(menu(bench, 6), "Filter…")
    values = panel(bench).findChild(QListWidget)
    assert values is not None
    assert [values.item(at).text() for at in range(values.count())] == [
        "BE   (1)",
        "Netherlands   (1)",
        "NL   (1)",
        "SE   (1)",
    ]
    click(button(panel(bench), "Tick none"))
    values.item(2).setCheckState(Qt.CheckState.Checked)
    click(button(panel(bench), "Show these rows"))
    assert shown(bench, 6) == ["NL"]
    assert bench.shown_rows.text() == "Showing 1 of 4 rows"
    choose(menu(bench, 6), "Clear this filter")
    assert len(shown(bench, 6)) == 4


def test_filtering_by_a_part_of_a_text(bench: Bench) -> None:
    choose(menu(bench, 1), "Filter…")
    line = panel(bench).findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "o")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert shown(bench, 1) == ["John", "Zoë", "bob"]
    choose(menu(bench, 1), "Filter…")
    click(button(panel(bench), "Show all rows"))
    assert len(shown(bench, 1)) == 4


def test_a_click_on_a_header_selects_the_column(bench: Bench) -> None:
    header = bench.view.horizontalHeader()
    click(header.viewport(), QPoint(header.sectionViewportPosition(2) + 20, 20))
    assert bench.view.ranges() == [(0, 3, 2, 2)]


def test_the_menu_by_keyboard_is_that_of_the_current_column(bench: Bench) -> None:
    bench.view.go(0, 3)
    QTest.keyClick(bench.view, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    found = next(found for found in bench.view.findChildren(QMenu) if found.isVisible())
    choose(found, "Sort downwards (Z to A, 9 to 1)")
    assert shown(bench, 3)[0] == "2002-02-02"


def test_ticking_none_unticks_the_values_that_are_not_listed_too(opened: Opened) -> None:
    bench = opened([[str(n), *[""] * 7] for n in range(1000)])
    chosen: list[object] = []
    panel = FilterPanel(bench.model, 0, bench.view)
    panel.chosen.connect(chosen.append)
    panel._tick_none()
    panel._texts.item(0).setCheckState(Qt.CheckState.Checked)
    panel._choose()
    assert chosen == [ColumnFilter(frozenset({"0"}))]


def test_ticks_made_by_hand_hold_while_other_values_are_looked_for(bench: Bench) -> None:
    chosen: list[object] = []
    filtering = FilterPanel(bench.model, 2, bench.view)
    filtering.chosen.connect(chosen.append)
    line = filtering.findChild(QLineEdit)
    values = filtering.findChild(QListWidget)
    assert line is not None
    assert values is not None
    filtering._tick_none()
    for wanted in ("do", "ko"):
        line.setText(wanted)
        values.item(0).setCheckState(Qt.CheckState.Checked)
    line.setText("")
    ticks = [values.item(at).checkState() == Qt.CheckState.Checked for at in range(values.count())]
    assert ticks.count(True) == 2
    filtering._choose()
    assert chosen == [ColumnFilter(frozenset({"Doe", "Kok"}))]


def test_ticking_all_while_something_is_typed_ticks_what_contains_it(bench: Bench) -> None:
    chosen: list[object] = []
    filtering = FilterPanel(bench.model, 2, bench.view)
    filtering.chosen.connect(chosen.append)
    line = filtering.findChild(QLineEdit)
    assert line is not None
    filtering._tick_none()
    line.setText("k")
    filtering._tick_all()
    line.setText("")
    filtering._choose()
    assert chosen == [ColumnFilter(frozenset({"Kok"}))]
