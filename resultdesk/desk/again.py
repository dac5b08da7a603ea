"""Edits said again for another table of the same sheet: what they do to rows and columns that are still there."""

from __future__ import annotations

from collections.abc import Sequence

from resultdesk.core.edits import Change, DeleteColumn, DeleteRows, Edit, InsertColumn, InsertRows, SetCells
from resultdesk.core.sheet import Sheet


def still_possible(edits: Sequence[Edit], sheet: Sheet, *, rows: bool = False) -> list[Edit]:
    """What edits do to rows and columns of a table that is taken anew; columns that were added are left out.

    ``rows`` may come and go too, which is right only where their numbers mean the rows that they meant.
    """
    again, found = _Again(sheet, rows=rows), []
    for edit in edits:
        said = [again.change(change) for change in edit.changes]
        changes = tuple(change for change in said if change is not None)
        if changes:
            found.append(Edit(edit.label, changes))
    return found


class _Again:
    """Changes said again for another table of the same sheet."""

    def __init__(self, sheet: Sheet, *, rows: bool) -> None:
        self._there = set(sheet.numbers.tolist())
        self._width = len(sheet.columns)
        self._columns: list[int | None] = list(range(self._width))  # those of the edits, as columns of the sheet
        self._rows = rows

    def change(self, change: Change) -> Change | None:
        """What is left of the next change; None for nothing."""
        match change:
            case InsertColumn(at):
                self._columns.insert(at, None)
            case DeleteColumn(at):
                del self._columns[at : at + 1]
            case SetCells():
                return self._cells(change)
            case DeleteRows(numbers) if self._rows:
                gone = tuple(number for number in numbers if number in self._there)
                self._there.difference_update(gone)
                return DeleteRows(gone) if gone else None
            case InsertRows() if self._rows and self._there.isdisjoint(change.numbers):
                return self._insert(change)
        return None

    def _cells(self, change: SetCells) -> SetCells | None:
        column = next(iter(self._columns[change.column : change.column + 1]), None)
        pairs = [(n, text) for n, text in zip(change.numbers, change.texts, strict=True) if n in self._there]
        if not pairs or column is None:
            return None
        numbers, texts = zip(*pairs, strict=True)
        return SetCells(column, numbers, texts)

    def _insert(self, change: InsertRows) -> InsertRows | None:
        if any(len(row) != len(self._columns) for row in change.rows):
            return None  # the other table had other columns
        cells = []
        for row in change.rows:
            texts = {at: text for at, text in zip(self._columns, row, strict=True) if at is not None}
            cells.append(tuple(texts.get(at, "") for at in range(self._width)))
        at = min(change.at, len(self._there))
        self._there.update(change.numbers)
        return InsertRows(at, change.numbers, tuple(cells))
