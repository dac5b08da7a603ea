from __future__ import annotations

import numpy as np

from resultdesk.core import edits
from resultdesk.core.edits import Edit
from resultdesk.core.originals import ChangedCell
from resultdesk.core.sheet import Sheet
from resultdesk.ui.grid import commands
from resultdesk.ui.grid.commands import Area


def sheet() -> Sheet:
    return Sheet.of("S", ["a", "b", "c"], [[f"{row}{column}" for column in "abc"] for row in range(1, 5)])


def area(rows: list[int], *columns: int) -> Area:
    return Area(np.array(rows, dtype=np.intp), columns)


def after(on: Sheet, edit: Edit | None) -> list[list[str]]:
    assert edit is not None
    edits.apply(on, edit)
    return [on.row_texts(row) for row in range(len(on))]


def pasted(on: Sheet, table: list[list[str]], *into: Area) -> commands.Pasted:
    below = np.arange(into[0].rows[0], len(on))
    right = list(range(into[0].columns[0], len(on.columns)))
    return commands.paste(on, table, into, below=below, right=right, new=(100, 101, 102))


def test_clearing_counts_only_cells_that_held_something() -> None:
    on = sheet()
    edit = commands.clear(on, [area([0, 1], 0), area([1, 2], 0)])
    assert edit is not None
    assert edit.label.params == {"n": 3}
    assert [row[0] for row in after(on, edit)] == ["", "", "", "4a"]
    assert commands.clear(on, [area([0, 1], 0)]) is None


def test_filling_down_copies_the_top_row() -> None:
    on = sheet()
    rows = after(on, commands.fill_down(on, [area([1, 2, 3], 0, 2)]))
    assert rows[1:] == [["2a", "2b", "2c"], ["2a", "3b", "2c"], ["2a", "4b", "2c"]]
    assert commands.fill_down(on, [area([1], 0)]) is None


def test_pasting_goes_in_at_the_first_cell() -> None:
    on = sheet()
    rows = after(on, pasted(on, [["x", "y"], ["z", "w"]], area([1], 1)).edit)
    assert rows == [["1a", "1b", "1c"], ["2a", "x", "y"], ["3a", "z", "w"], ["4a", "4b", "4c"]]


def test_one_cell_fills_the_selection() -> None:
    on = sheet()
    rows = after(on, pasted(on, [["x"]], area([0, 1, 2], 0, 1)).edit)
    assert [row[:2] for row in rows] == [["x", "x"]] * 3 + [["4a", "4b"]]


def test_one_cell_fills_every_selected_range() -> None:
    on = sheet()
    result = pasted(on, [["x"]], area([0, 1], 0), area([1, 3], 0, 2))
    assert [row[::2] for row in after(on, result.edit)] == [["x", "1c"], ["x", "x"], ["3a", "3c"], ["x", "x"]]
    assert result.edit is not None
    assert result.edit.label.params == {"n": 5}
    assert result.filled


def test_a_table_that_does_not_fit_into_every_range_goes_in_at_the_first_cell() -> None:
    on = sheet()
    result = pasted(on, [["x"], ["y"]], area([0], 0), area([2, 3], 0))
    assert [row[0] for row in after(on, result.edit)] == ["x", "y", "3a", "4a"]
    assert not result.filled


def test_a_table_that_fits_is_repeated() -> None:
    on = sheet()
    rows = after(on, pasted(on, [["x"], ["y"]], area([0, 1, 2, 3], 0)).edit)
    assert [row[0] for row in rows] == ["x", "y", "x", "y"]


def test_rows_past_the_end_are_added_in_the_same_step() -> None:
    on = sheet()
    result = pasted(on, [["x"], ["y"], ["z"]], area([3], 2))
    assert result.added_rows == 2
    assert after(on, result.edit)[3:] == [["4a", "4b", "x"], ["", "", "y"], ["", "", "z"]]
    assert on.numbers.tolist() == [2, 3, 4, 5, 100, 101]


def test_columns_past_the_right_edge_are_counted_and_left_out() -> None:
    on = sheet()
    result = pasted(on, [["x", "y", "z"]], area([0], 1))
    assert result.columns_left_out == 1
    assert after(on, result.edit)[0] == ["1a", "x", "y"]


def test_pasting_what_is_there_already_changes_nothing() -> None:
    assert pasted(sheet(), [["1a"]], area([0], 0)).edit is None


def test_rows_come_and_go() -> None:
    on = sheet()
    rows = after(on, commands.insert_rows(on, 1, (100, 101)))
    assert rows[1:3] == [["", "", ""]] * 2
    rows = after(on, commands.delete_rows(on, [area([1, 2], 0), area([2, 3], 1)]))
    assert [row[0] for row in rows] == ["1a", "3a", "4a"]
    assert commands.delete_rows(on, []) is None


def test_taking_changes_back_is_one_step() -> None:
    on = sheet()
    edit = commands.take_back([ChangedCell(2, 0, "was", "1a"), ChangedCell(3, 1, "was too", "2b")])
    assert edit is not None
    assert edit.label.params == {"n": 2}
    assert after(on, edit)[:2] == [["was", "1b", "1c"], ["2a", "was too", "2c"]]
    assert commands.take_back([]) is None


def test_texts_of_an_area_row_by_row() -> None:
    assert commands.texts(sheet(), area([2, 0], 2, 0)) == [["3c", "3a"], ["1c", "1a"]]


def test_of_some_edits_only_what_is_inside_and_the_first_text_counts() -> None:
    on = sheet()
    first = commands.write(on, "x", {0: (np.array([0, 1, 2]), ["p", "q", "r"])})
    second = commands.write(on, "x", {0: (np.array([1]), ["z"]), 2: (np.array([3]), ["w"])})
    assert first is not None
    assert second is not None
    edit = commands.within(on, [first, second], [area([1, 3], 0, 1)], "fix.all")
    assert edit is not None
    assert edit.label.params == {"n": 1}
    assert [row[0] for row in after(on, edit)] == ["1a", "q", "3a", "4a"]
    assert commands.within(on, [first], [area([3], 0)], "fix.all") is None


def test_two_ranges_of_a_column_are_both_filled_down() -> None:
    on = sheet()
    edit = commands.fill_down(on, [area([0, 1], 0), area([2, 3], 0)])
    assert [row[0] for row in after(on, edit)] == ["1a", "1a", "3a", "3a"]
