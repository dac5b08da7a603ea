"""How much an edit asks for: what is small stays at once, what has much counted anew does not."""

from __future__ import annotations

import numpy as np
import pytest

from resultdesk.core import sheet as sheet_module
from resultdesk.core.edits import (
    Change,
    DeleteColumn,
    DeleteRows,
    Edit,
    InsertColumn,
    InsertRows,
    Label,
    SetCells,
    apply,
    weight,
)
from resultdesk.core.packed import Block, Numbers, pooled
from resultdesk.core.sheet import Sheet

ROWS, WIDTH = 1_100, 2
WHOLE = ROWS * WIDTH


def sheet() -> Sheet:
    return Sheet.of("S", ["a", "b"], [[f"t{n}", "x"] for n in range(ROWS)])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ((), 0),
        ((SetCells(0, (2, 3), ("p", "q")),), 2),
        ((SetCells(0, (2,), ("p",)), SetCells(1, (2, 3), ("p", "q"))), 3),
        ((DeleteRows((5, 6)),), 2 * WIDTH),  # a few rows are followed alone
        ((DeleteRows(tuple(range(2, 22))),), 20 * WIDTH + WHOLE // 50),
        ((SetCells(0, (2,), ("p",)), InsertRows(0, (2_000,), (("", ""),))), 1 + WIDTH + WHOLE // 50),
        ((InsertColumn(0, "new"),), WHOLE // 10),
        ((DeleteColumn(0),), WHOLE // 10),
    ],
    ids=["nothing", "cells", "two columns", "few rows", "many rows", "cells and rows", "a column", "a column less"],
)
def test_weight_is_what_is_written_and_what_is_counted_anew(changes: tuple[Change, ...], expected: int) -> None:
    assert weight(sheet(), Edit(Label("x"), changes)) == expected


def test_texts_that_must_be_looked_for_in_a_large_pool_weigh_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_module, "_LARGE", 500)
    on = sheet().take(slice(None))
    pool = ROWS + 1
    texts = pooled([f"new{n}" for n in range(50)])
    set_cells = Edit(Label("x"), (SetCells(0, Numbers(np.arange(2, 52)), texts),))
    assert weight(on, set_cells) == 50 + pool // 10
    insert = Edit(Label("x"), (InsertRows(0, (2_000, 2_001), Block([pooled(["p", "q"]), pooled(["x", "x"])], 2)),))
    assert weight(on, insert) == 2 * WIDTH + pool // 10
    undo, _touched = apply(on, Edit(Label("x"), (SetCells(0, Numbers(on.numbers), pooled(["y"] * ROWS)),)))
    assert weight(on, undo) == ROWS  # an undo brings its codes along
