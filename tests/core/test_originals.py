from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core.edit_log import EditLog
from resultdesk.core.edits import (
    Change,
    DeleteColumn,
    DeleteRows,
    Edit,
    InsertColumn,
    InsertRows,
    Label,
    SetCells,
)
from resultdesk.core.originals import ChangedCell, Originals
from resultdesk.core.sheet import Sheet


def sheet() -> Sheet:
    return Sheet.of("S", ["a", "b"], [["1", "x"], ["2", "y"], ["3", "z"]])


def do(on: Sheet, originals: Originals, *changes: Change, log: EditLog | None = None) -> None:
    originals.follow((log or EditLog()).do(on, Edit(Label("test"), changes)))


def test_nothing_has_changed_at_first() -> None:
    originals = Originals(sheet())
    assert originals.count() == 0
    assert not originals.changed_rows.any()
    assert list(originals.cells()) == []


def test_a_changed_cell_knows_what_it_was() -> None:
    on = sheet()
    originals = Originals(on)
    do(on, originals, SetCells(1, (3,), ("Y",)))
    assert list(originals.cells()) == [ChangedCell(3, 1, "y", "Y")]
    assert originals.is_changed(1, 1)
    assert originals.row_has_changes(1)
    assert not originals.row_has_changes(0)
    assert originals.before(1, 1) == "y"


def test_a_cell_typed_back_is_unchanged() -> None:
    on = sheet()
    originals = Originals(on)
    do(on, originals, SetCells(1, (3,), ("Y",)))
    do(on, originals, SetCells(1, (3,), ("y",)))
    assert originals.count() == 0
    assert not originals.changed_rows.any()


def test_rows_that_come_are_changed_and_have_no_original() -> None:
    on = sheet()
    originals = Originals(on)
    do(on, originals, InsertRows(1, originals.free_numbers(1), (("9", "q"),)))
    assert originals.changed_rows.tolist() == [False, True, False, False]
    assert originals.is_added(1)
    assert originals.before(1, 0) is None
    assert originals.count() == 0
    assert originals.added == 1


def test_changes_stay_with_their_rows_when_others_come_and_go() -> None:
    on = sheet()
    originals = Originals(on)
    do(on, originals, SetCells(0, (4,), ("33",)))
    do(on, originals, DeleteRows((2,)))
    assert list(originals.cells()) == [ChangedCell(4, 0, "3", "33")]
    assert originals.deleted == [2]
    do(on, originals, InsertRows(0, (100,), (("n", "n"),)))
    assert list(originals.cells()) == [ChangedCell(4, 0, "3", "33")]


def test_numbers_are_never_given_twice() -> None:
    on = sheet()
    originals = Originals(on)
    do(on, originals, DeleteRows((4,)))
    assert originals.free_numbers(2) == (5, 6)
    do(on, originals, InsertRows(2, (5,), (("", ""),)))
    do(on, originals, DeleteRows((5,)))
    assert originals.free_numbers(1) == (6,)


def test_an_added_column_counts_as_no_change_and_moves_the_others() -> None:
    on = sheet()
    originals = Originals(on)
    do(on, originals, SetCells(1, (2,), ("X",)))
    do(on, originals, InsertColumn(0, "new", ("p", "q", "r")))
    assert list(originals.cells()) == [ChangedCell(2, 2, "x", "X")]
    do(on, originals, DeleteColumn(0))
    assert list(originals.cells()) == [ChangedCell(2, 1, "x", "X")]


def test_a_column_that_comes_back_has_its_original_again() -> None:
    on = sheet()
    originals = Originals(on)
    log = EditLog()
    do(on, originals, SetCells(1, (2,), ("X",)), log=log)
    do(on, originals, DeleteColumn(1), log=log)
    assert originals.count() == 0
    originals.follow(log.undo(on))
    assert list(originals.cells()) == [ChangedCell(2, 1, "x", "X")]


texts = st.sampled_from(["1", "2", "x", ""])


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9), texts), max_size=25))
def test_any_edits_compare_as_a_plain_model_does(steps: list[tuple[int, int, str]]) -> None:
    on = sheet()
    was = {int(number): on.row_texts(at) for at, number in enumerate(on.numbers)}
    originals, log = Originals(on), EditLog()
    for kind, pick, text in steps:
        numbers = on.numbers.tolist()
        if kind == 0 and numbers:
            do(on, originals, SetCells(pick % 2, (numbers[pick % len(numbers)],), (text,)), log=log)
        elif kind == 1:
            do(on, originals, InsertRows(pick % (len(on) + 1), originals.free_numbers(1), ((text, ""),)), log=log)
        elif kind == 2 and numbers:
            do(on, originals, DeleteRows((numbers[pick % len(numbers)],)), log=log)
        elif kind == 3 and log.undo_label is not None:
            originals.follow(log.undo(on))
    expected = [
        ChangedCell(number, column, was[number][column], text)
        for at, number in enumerate(on.numbers.tolist())
        for column, text in enumerate(on.row_texts(at))
        if number in was and was[number][column] != text
    ]
    assert list(originals.cells()) == expected
    assert originals.count() == len(expected)
    assert originals.deleted == sorted(set(was) - set(on.numbers.tolist()))
