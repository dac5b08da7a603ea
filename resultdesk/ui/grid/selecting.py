"""What a selection holds: always by ranges, never cell by cell (a million selected cells take seconds to list)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, Qt
from PySide6.QtWidgets import QAbstractItemView

from resultdesk.ui.grid.arrangement import Arrangement
from resultdesk.ui.grid.commands import Area

Range = tuple[int, int, int, int]
"""Top, bottom (places), left and right (columns), the last ones included."""

CURSOR = {
    int(Qt.Key.Key_Up): QAbstractItemView.CursorAction.MoveUp,
    int(Qt.Key.Key_Down): QAbstractItemView.CursorAction.MoveDown,
    int(Qt.Key.Key_Left): QAbstractItemView.CursorAction.MoveLeft,
    int(Qt.Key.Key_Right): QAbstractItemView.CursorAction.MoveRight,
    int(Qt.Key.Key_Home): QAbstractItemView.CursorAction.MoveHome,
    int(Qt.Key.Key_End): QAbstractItemView.CursorAction.MoveEnd,
    int(Qt.Key.Key_PageUp): QAbstractItemView.CursorAction.MovePageUp,
    int(Qt.Key.Key_PageDown): QAbstractItemView.CursorAction.MovePageDown,
}
"""Keys that move, and with Shift extend the selection."""


def areas(chosen: Sequence[Range], arrangement: Arrangement, visible: Sequence[int]) -> list[Area]:
    """The selected cells by position, from top to bottom; of the columns only ``visible`` ones, in their order.

    Ranges with the same rows are one area: a selection across a moved column is several ranges to Qt.
    """
    by_rows: dict[tuple[int, int], set[int]] = {}
    for top, bottom, left, right in chosen:
        by_rows.setdefault((top, bottom), set()).update(range(left, right + 1))
    found = []
    for (top, bottom), columns in sorted(by_rows.items()):
        seen = tuple(column for column in visible if column in columns)
        if seen:
            found.append(Area(arrangement.run(top, bottom), seen))
    return found


def runs(columns: list[int]) -> list[tuple[int, int]]:
    """Columns as runs of neighbours, first and last."""
    runs: list[tuple[int, int]] = []
    for column in sorted(columns):
        if runs and runs[-1][1] + 1 == column:
            runs[-1] = (runs[-1][0], column)
        else:
            runs.append((column, column))
    return runs


def ranges(selection: QItemSelection) -> list[Range]:
    """The ranges of a selection."""
    found = (selection.at(at) for at in range(selection.count()))
    return [(one.top(), one.bottom(), one.left(), one.right()) for one in found]


def cells(selection: QItemSelection) -> int:
    """How many cells a selection holds."""
    return sum((bottom - top + 1) * (right - left + 1) for top, bottom, left, right in ranges(selection))
