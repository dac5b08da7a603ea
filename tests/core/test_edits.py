"""Rows are found by their numbers, wherever they stand and however many they are."""

from __future__ import annotations

import numpy as np
import pytest

from resultdesk.core.edits import positions
from resultdesk.core.sheet import Column, Sheet


def sheet(numbers: list[int]) -> Sheet:
    return Sheet("s", [Column.of("a", [""] * len(numbers))], np.array(numbers, dtype=np.int32))


@pytest.mark.parametrize("n", [5, 3_000])
@pytest.mark.parametrize("added", [9_001, 2_000_000_000], ids=["near", "far"])
def test_positions_of_rows_that_stand_in_any_order(n: int, added: int) -> None:
    numbers = [*range(2, n), added, 1]
    wanted = list(reversed(numbers))
    assert positions(sheet(numbers), wanted).tolist() == list(range(n - 1, -1, -1))


@pytest.mark.parametrize("n", [5, 3_000])
@pytest.mark.parametrize("other", [0, -1, 2_500, 2_000_000_000])
def test_a_row_that_is_not_there_is_an_error(n: int, other: int) -> None:
    numbers = [number for number in range(1, n) if number != other]
    for wanted in ([*numbers, other], [other]):
        with pytest.raises(KeyError):
            positions(sheet(numbers), wanted)


def test_an_empty_sheet_has_no_rows() -> None:
    assert positions(sheet([]), []).tolist() == []
    with pytest.raises(KeyError):
        positions(sheet([]), [1, 2])
