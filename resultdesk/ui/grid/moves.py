"""Where keys lead to in a grid: pure functions over places and columns."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt

from resultdesk.core.problems import Level

if TYPE_CHECKING:
    from resultdesk.checking.checker import Checker
    from resultdesk.core.sheet import Sheet
    from resultdesk.ui.grid.arrangement import Arrangement

Cell = tuple[int, int]
"""A place among the shown rows, and a column."""


class Way(Enum):
    """A direction."""

    UP = auto()
    DOWN = auto()
    LEFT = auto()
    RIGHT = auto()


STEPS = {
    (int(Qt.Key.Key_Return), False): Way.DOWN,
    (int(Qt.Key.Key_Return), True): Way.UP,
    (int(Qt.Key.Key_Enter), False): Way.DOWN,
    (int(Qt.Key.Key_Enter), True): Way.UP,
    (int(Qt.Key.Key_Tab), False): Way.RIGHT,
    (int(Qt.Key.Key_Backtab), True): Way.LEFT,
    (int(Qt.Key.Key_Tab), True): Way.LEFT,
}
"""Key and Shift to the direction that Enter and Tab go."""


def neighbour(cell: Cell, way: Way, columns: Sequence[int], rows: int) -> Cell:
    """The next cell that way; at the end of a row the next row's first cell, at the edge the cell itself."""
    place, column = cell
    at = columns.index(column) if column in columns else 0
    match way:
        case Way.UP:
            return max(place - 1, 0), column
        case Way.DOWN:
            return min(place + 1, rows - 1), column
        case Way.RIGHT if at + 1 < len(columns):
            return place, columns[at + 1]
        case Way.RIGHT:
            return (place + 1, columns[0]) if place + 1 < rows else cell
        case _ if at > 0:
            return place, columns[at - 1]
    return (place - 1, columns[-1]) if place > 0 else cell


def round_in(within: tuple[int, int, int, int], cell: Cell, way: Way, columns: Sequence[int]) -> Cell:
    """The next cell that way inside a range (top, bottom, left, right), going round."""
    top, bottom, left, right = within
    inside = [column for column in columns if left <= column <= right]
    place, column = cell
    if not inside or column not in inside or not top <= place <= bottom:
        return top, (inside or [left])[0]
    at, height, width = inside.index(column), bottom - top + 1, len(inside)
    down = way in {Way.UP, Way.DOWN}
    number = at * height + place - top if down else (place - top) * width + at
    number = (number + (1 if way in {Way.DOWN, Way.RIGHT} else -1)) % (height * width)
    if down:
        return top + number % height, inside[number // height]
    return top + number // width, inside[number % width]


def edge(sheet: Sheet, arrangement: Arrangement, cell: Cell, way: Way, columns: Sequence[int]) -> Cell:
    """Where Ctrl with an arrow key leads: the end of the filled run, or over the gap to the next filled cell."""
    place, column = cell
    if way in {Way.UP, Way.DOWN}:
        step = -1 if way is Way.UP else 1
        rows = len(arrangement)
        shown = arrangement.run(place, rows - 1) if step > 0 else arrangement.run(0, place)[::-1]
        return place + step * _jump(sheet.columns[column].codes[shown] != 0), column
    at = columns.index(column) if column in columns else 0
    ahead = list(columns[at:]) if way is Way.RIGHT else list(columns[: at + 1])[::-1]
    row = arrangement.position(place)
    return place, ahead[_jump(np.array([sheet.columns[index].codes.item(row) != 0 for index in ahead]))]


def next_problem(
    checker: Checker, arrangement: Arrangement, cell: Cell | None, columns: Sequence[int], *, back: bool = False
) -> Cell | None:
    """The next cell with an error or a warning in reading order, going round; None if there is none in sight."""
    rows = len(arrangement)
    if not rows:
        return None
    place, column = cell or (rows - 1 if not back else 0, columns[-1] if not back else columns[0])
    levels = checker.row_levels[arrangement.run(0, rows - 1)]
    here = columns.index(column) if column in columns else -1
    ahead = columns[:here][::-1] if back else columns[here + 1 :]
    for index in ahead:
        if checker.level_at(arrangement.position(place), index) >= Level.WARNING:
            return place, index
    bad = np.flatnonzero(levels >= int(Level.WARNING))
    order = np.concatenate(
        [bad[bad < place][::-1], bad[bad >= place][::-1]] if back else [bad[bad > place], bad[bad <= place]]
    )
    for there in order.tolist():
        for index in reversed(columns) if back else columns:
            if checker.level_at(arrangement.position(there), index) >= Level.WARNING:
                return there, index
    return None


def _jump(filled: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> int:
    """How far to go along a line of cells that starts with the current one."""
    if len(filled) < 2:
        return 0
    if filled[0] and filled[1]:
        gaps = np.flatnonzero(~filled)
        return int(gaps[0]) - 1 if len(gaps) else len(filled) - 1
    ahead = np.flatnonzero(filled[1:])
    return int(ahead[0]) + 1 if len(ahead) else len(filled) - 1
