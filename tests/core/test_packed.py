"""Texts and numbers by the million are the same edit as the tuples that they stand for."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core.edit_log import EditLog
from resultdesk.core.edits import Change, DeleteRows, Edit, InsertColumn, InsertRows, Label, SetCells, apply
from resultdesk.core.packed import Block, Numbers, Pooled, pooled
from resultdesk.core.sheet import Sheet

TEXTS = st.sampled_from(["", "a", "b", "new", "newer"])


def sheet() -> Sheet:
    return Sheet.of("S", ["a", "b"], [["a", ""], ["b", "a"], ["", "b"], ["a", "c"]])


def cells(of: Sheet) -> list[tuple[int, list[str]]]:
    return [(number, of.row_texts(at)) for at, number in enumerate(of.numbers.tolist())]


def test_they_read_and_compare_like_tuples() -> None:
    texts, numbers = Pooled(["x", "y"], np.array([1, 0, 1])), Numbers(np.array([4, 2, 9]))
    assert texts == ("y", "x", "y")
    assert texts == ("y", "x", "y")
    assert texts != ("y", "x")
    assert texts[1:] == ["x", "y"]
    assert (numbers, numbers[2], list(numbers[:2])) == ((4, 2, 9), 9, [4, 2])
    assert hash(numbers) == hash((4, 2, 9))
    block = Block([texts, pooled(["1", "2", "1"])], 3)
    assert block == (("y", "1"), ("x", "2"), ("y", "1"))
    assert block[1:] == [("x", "2"), ("y", "1")]
    assert list(Block([], 2)) == [(), ()]
    assert SetCells(0, numbers, texts) == SetCells(0, (4, 2, 9), ("y", "x", "y"))
    assert repr(texts) == "Pooled('y', 'x', 'y'; 3)"


def test_joined_texts_follow_each_other() -> None:
    parts = [pooled(["a", "b"]), Pooled(["never", "b"], np.array([1])), Pooled.same("c", 2)]
    assert Pooled.joined(parts) == ("a", "b", "b", "c", "c")
    assert Pooled.joined([]) == ()


@given(st.lists(TEXTS, min_size=4, max_size=4), st.booleans())
def test_an_edit_writes_the_same_in_both_forms(new: list[str], own_pool: bool) -> None:
    one, other = sheet(), sheet()
    texts = pooled(new)
    if own_pool:  # codes of the column's own pool, as an undo has them
        column = other.columns[0]
        texts = Pooled(column.values, np.array(column.codes_of(new), dtype=np.int32))
    numbers = (5, 2, 3, 4)
    edits: list[tuple[Change, Change]] = [
        (SetCells(0, numbers, tuple(new)), SetCells(0, Numbers(np.array(numbers)), texts)),
        (
            InsertRows(1, (9, 8, 7, 6), tuple(zip(new, new, strict=True))),
            InsertRows(1, Numbers(np.array([9, 8, 7, 6])), Block([texts, texts], 4)),
        ),
        (DeleteRows((8, 2, 6)), DeleteRows(Numbers(np.array([8, 2, 6])))),
    ]
    for plain, packed in edits:
        undo = apply(one, Edit(Label("x"), (plain,)))[0]
        undo_packed = apply(other, Edit(Label("x"), (packed,)))[0]
        assert cells(other) == cells(one)
        again = apply(one, undo)[0], apply(other, undo_packed)[0]
        assert cells(other) == cells(one)
        apply(one, again[0])
        apply(other, again[1])
    assert cells(other) == cells(one)


@given(st.sets(st.integers(2, 31), min_size=1), st.booleans())
def test_deleted_rows_come_back_to_where_they_stood(gone: set[int], in_order: bool) -> None:
    on, log = Sheet.of("S", ["a"], [[f"t{n}"] for n in range(30)]), EditLog()
    before = cells(on)
    numbers = sorted(gone) if in_order else sorted(gone, key=lambda number: -number)
    touched = log.do(on, Edit(Label("x"), (DeleteRows(tuple(numbers)),)))
    assert touched[0].gone.tolist() == [number - 2 for number in sorted(gone)]
    assert cells(on) == [row for row in before if row[0] not in gone]
    touched = log.undo(on)
    assert touched[0].rows.tolist() == [number - 2 for number in sorted(gone)]
    assert cells(on) == before


def test_a_column_comes_back_with_its_texts() -> None:
    on, log = sheet(), EditLog()
    before = cells(on)
    log.do(on, Edit(Label("x"), (InsertColumn(1, "new", Pooled(["p", "q"], np.array([1, 0, 1, 1]))),)))
    assert on.columns[1].texts() == ["q", "p", "q", "q"]
    assert on.columns[1].values[0] == ""
    log.undo(on)
    assert cells(on) == before
    log.redo(on)
    assert on.columns[1].texts() == ["q", "p", "q", "q"]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(2, 5), TEXTS), max_size=9), st.booleans())
def test_what_is_done_to_a_fork_leaves_the_sheet_as_it_was(steps: list[tuple[int, int, str]], own: bool) -> None:
    on = sheet()
    before = cells(on)
    fork, log = on.fork(), EditLog()
    for kind, number, text in steps:
        there = number in fork.numbers.tolist()
        if kind == 0 and there:
            log.do(fork, Edit(Label("x"), (SetCells(0, (number,), (text,)),)))
        elif kind == 1 and there:
            log.do(fork, Edit(Label("x"), (DeleteRows((number,)),)))
        elif kind == 2 and not there:
            log.do(fork, Edit(Label("x"), (InsertRows(0, (number,), ((text, text),)),)))
        elif kind == 3 and log.undo_label is not None:
            log.undo(fork)
    assert cells(on) == before
    if own:  # what the fork has added to the pool is known here too, with the same codes
        on.columns[0].put(0, "newer")
        column = on.columns[0]
        assert column.text(0) == "newer"
        assert len(set(column.values)) == len(column.values)
