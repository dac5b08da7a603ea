"""What is done to a fork is what the document then is; changes that come meanwhile wait their turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from resultdesk.core.edits import DeleteRows, Edit, InsertColumn, InsertRows, Label, SetCells
from resultdesk.core.errors import Cancelled
from resultdesk.core.fields import Choice, Destination
from resultdesk.core.watch import Part, Watch
from resultdesk.desk.document import Changed, Document, What
from resultdesk.desk.going import Going
from resultdesk.desk.lending import Lendable, when_free
from tests.ui.grid.documents import HEADERS, ROWS, cells, document

CHANGES: dict[str, Callable[[Document], None]] = {
    "cells": lambda one: one.do(Edit(Label("x"), (SetCells(5, (3, 2), ("0000003", "")), SetCells(1, (5,), ("Bob",))))),
    "rows": lambda one: one.do(
        Edit(Label("x"), (SetCells(1, (2,), ("Jo",)), DeleteRows((3,)), InsertRows(0, (9,), (("",) * 8,))))
    ),
    "column": lambda one: one.do(Edit(Label("x"), (InsertColumn(1, "new", ("a", "b", "a", "")),))),
    "undo": lambda one: one.undo(),
    "undo all, redo": lambda one: [one.undo(), one.undo(), one.redo()][0],
    "platform": lambda one: one.set_destination(Destination("runsignup", "", {})),
    "event": lambda one: one.set_destination(replace(one.destination, settings={"event_id": "2", "race_id": "9"})),
    "lists": lambda one: one.set_lists({"race_id": (Choice("7", "Seven"),)}),
    "all of it": lambda one: one.go(
        Going(Destination("tracx", "a", {"event_id": "3"}), {"race_id": (Choice("7", "Seven"),)}, {"race_id": None})
    ),
    "map": lambda one: one.map("chip_code", None),
    "accept": lambda one: one.accept("first_name", "first_name.lower", "bob"),
}


def edited() -> Document:
    """Two edits in force."""
    one = document(ROWS, HEADERS)
    one.type_into(1, 5, "0012345")
    one.do(Edit(Label("edit.delete_rows"), (DeleteRows((4,)),)))
    one.do(Edit(Label("edit.insert_rows"), (InsertRows(1, (7,), (("",) * 8,)),)))
    return one


def state(of: Document) -> tuple[object, ...]:
    checker = of.checker
    return (
        cells(of),
        of.sheet.numbers.tolist(),
        of.sheet.headers,
        list(map(repr, checker.problems())),
        checker.groups(),
        checker.counts(),
        checker.row_levels.tolist(),
        list(of.originals.cells()),
        of.originals.changed_rows.tolist(),
        of.log.done,
        of.log.undo_label,
        of.log.redo_label,
        dict(of.mapping.columns),
        of.accepted,
        of.destination,
        of.platform.name,
        of.lists,
    )


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_fork_that_is_taken_is_as_if_it_had_been_done_here(change: Callable[[Document], None]) -> None:
    here, there = edited(), edited()
    told: dict[str, list[What]] = {"here": [], "there": []}
    here.watch_changes(lambda changed: told["here"].append(changed.what))
    there.watch_changes(lambda changed: told["there"].append(changed.what))
    before = state(there)
    change(here)
    there.lend()
    fork = there.fork()
    change(fork)
    assert state(there) == before
    assert told["there"] == []
    sheet, originals = there.sheet, there.originals
    there.take(fork)
    assert state(there) == state(here)
    assert told["there"] == told["here"]
    assert (there.sheet, there.originals) == (sheet, originals)  # those who hold them need not look again
    for one in (here, there):
        one.type_into(0, 1, "again")
        one.undo()
        one.undo()
    assert state(there) == state(here)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_fork_that_is_dropped_leaves_no_trace(change: Callable[[Document], None]) -> None:
    here, other = edited(), edited()
    here.lend()
    change(here.fork())
    here.take_back()
    assert state(here) == state(other)
    for one in (here, other):
        one.type_into(0, 5, "0000003")
        one.undo()
        one.undo()
        one.redo()
    assert state(here) == state(other)


def test_who_hears_of_a_fork_that_is_taken_may_change_the_document() -> None:
    one = edited()

    def answer(changed: Changed) -> None:
        if What.CELLS in changed.what and one.sheet.columns[1].text(0) == "Zed":
            one.type_into(0, 1, "Heard")

    one.watch_changes(answer)
    one.lend()
    fork = one.fork()
    fork.type_into(0, 1, "Zed")
    one.take(fork)
    assert one.sheet.columns[1].text(0) == "Heard"


class Thing(Lendable):
    """Writes down what is done to it."""

    def __init__(self) -> None:
        self.done: list[int] = []

    @when_free
    def do(self, what: int, *, then_lend: bool = False) -> None:
        self.done.append(what)
        if then_lend:
            self.lend()


def test_changes_wait_in_turn_also_where_it_is_lent_again() -> None:
    thing = Thing()
    thing.do(1)
    thing.lend()
    thing.do(2, then_lend=True)
    thing.do(3)
    assert thing.done == [1]
    thing.take_back()
    assert (thing.done, thing.lent) == ([1, 2], True)
    thing.do(4)
    thing.take_back()
    assert (thing.done, thing.lent) == ([1, 2, 3, 4], False)


def test_a_part_of_long_work_counts_within_the_whole() -> None:
    steps: list[tuple[int, int]] = []
    whole = Watch(lambda done, total: steps.append((done, total)))
    part = Part(whole, 40, 20, 100)
    part.step(0, 5)
    part.step(3, 5)
    part.step(0, 0)
    assert steps == [(40, 100), (52, 100), (40, 100)]
    whole.cancel()
    with pytest.raises(Cancelled):
        part.step(4, 5)
