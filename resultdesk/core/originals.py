"""What the cells were in the file: which ones have changed since, and what stood there before.

Compared, not recorded: a cell typed back to what it was counts as unchanged, and undo needs no care.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from resultdesk.core.edits import NOWHERE, Touched, reshaped
from resultdesk.core.packed import Numbers, Pooled
from resultdesk.core.pool import Pool
from resultdesk.core.sheet import Codes, Column, Rows, Sheet, is_rising

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """A cell that is not what the file holds. ``number`` is the spreadsheet's row number."""

    number: int
    column: int
    before: str
    now: str


@dataclass
class _AsRead:
    """A column as read: its codes, and the pool they index (the column's own, which only grows)."""

    header: str
    codes: Codes
    pool: Pool


class Originals:
    """The table as read beside the table as it is. Columns and rows that came later have no original."""

    def __init__(self, sheet: Sheet, taken: int = 0) -> None:
        """``taken`` is the highest row number in use, also by rows of the file that are not part of the table."""
        self._sheet = sheet
        self._numbers = sheet.numbers
        self._rising = is_rising(sheet.numbers)
        self._columns: list[_AsRead | None] = [_AsRead(c.header, c.codes.copy(), c.pool) for c in sheet.columns]
        self._gone: list[_AsRead] = []
        self._highest = max(taken, int(sheet.numbers.max(initial=sheet.header_row or 0)))
        self._at: Rows = np.arange(len(sheet), dtype=np.intp)
        self._masks: list[Mask | None] = [None] * len(sheet.columns)
        self._per_row = np.zeros(len(sheet), dtype=np.int16)

    def fork(self, sheet: Sheet) -> Originals:
        """The same beside a fork of the sheet, so that what follows there leaves this as it is."""
        other = copy(self)
        other._sheet = sheet
        other._columns, other._gone = list(self._columns), list(self._gone)
        other._masks = [None if mask is None else mask.copy() for mask in self._masks]
        other._per_row = self._per_row.copy()
        return other

    def become(self, fork: Originals) -> None:
        """What the fork is, beside the sheet of this one."""
        sheet = self._sheet
        vars(self).update(vars(fork))
        self._sheet = sheet

    def follow(self, touched: Sequence[Touched]) -> None:
        """Take in what edits have touched. Must be called after each of them."""
        shape = False
        for where in touched:
            if where.columns and where.column is not None:
                self._shift(where.column, where.columns)
            shape = shape or where.shape
        if shape and len(touched) == 1 and not touched[0].columns:
            self._reshape(touched[0].gone, touched[0].rows)
            return
        if shape:
            self.look_again()
            return
        for where in touched:
            if where.column is not None:
                self._compare(where.column, where.rows)

    def look_again(self) -> None:
        """Compare everything anew (rows or columns came or went)."""
        sheet = self._sheet
        self._highest = max(self._highest, int(sheet.numbers.max(initial=0)))
        self._at = self._origin_rows()
        self._masks = [self._mask(column) for column in range(len(sheet.columns))]
        self._per_row = np.zeros(len(sheet), dtype=np.int16)
        for mask in self._masks:
            if mask is not None:
                self._per_row += mask

    def is_changed(self, row: int, column: int) -> bool:
        """Whether the cell at a position differs from the file."""
        mask = self._masks[column]
        return mask is not None and bool(mask[row])

    def row_has_changes(self, row: int) -> bool:
        """Whether any cell of the row differs from the file."""
        return self._per_row.item(row) > 0

    def before(self, row: int, column: int) -> str | None:
        """What the file holds at this place; None for rows and columns that it does not have."""
        origin, at = self._columns[column], int(self._at[row])
        return None if origin is None or at < 0 else origin.pool[origin.codes.item(at)]

    def is_added(self, row: int) -> bool:
        """Whether the row is not in the file."""
        return bool(self._at[row] < 0)

    @property
    def changed_rows(self) -> Mask:
        """By position: rows with a changed cell, and rows that were added."""
        return (self._per_row > 0) | (self._at < 0)

    @property
    def added(self) -> int:
        """How many rows are not in the file."""
        return int(np.count_nonzero(self._at < 0))

    @property
    def deleted(self) -> list[int]:
        """Numbers of the file's rows that are not in the sheet any more."""
        if len(self._at) == len(self._numbers) and not np.any(self._at < 0):
            return []
        here = np.zeros(len(self._numbers), dtype=bool)
        here[self._at[self._at >= 0]] = True
        gone: list[int] = self._numbers[~here].tolist()
        return gone

    def cells(self) -> Iterator[ChangedCell]:
        """The changed cells in row order."""
        for row in np.flatnonzero(self._per_row).tolist():
            yield from self.cells_of(row)

    def cells_of(self, row: int) -> Iterator[ChangedCell]:
        """The changed cells of one row (by position)."""
        for column, mask in enumerate(self._masks):
            before = self.before(row, column) if mask is not None and mask[row] else None
            if before is not None:
                now = self._sheet.columns[column].text(row)
                yield ChangedCell(self._sheet.numbers.item(row), column, before, now)

    def restored(self) -> Iterator[tuple[int, Numbers, Pooled]]:
        """For each column with changed cells: its index, their row numbers, and what the file holds there."""
        for column, mask in enumerate(self._masks):
            origin, rows = self._columns[column], NOWHERE if mask is None else np.flatnonzero(mask)
            if origin is not None and len(rows):
                yield column, Numbers(self._sheet.numbers[rows]), Pooled(origin.pool, origin.codes[self._at[rows]])

    def count(self) -> int:
        """How many cells differ from the file."""
        return int(self._per_row.sum(dtype=np.int64))

    def as_read(self) -> Sheet:
        """The table as the file holds it, but for deleted columns. Shares the columns' pools, which only grow."""
        kept = (column for column in self._columns if column is not None)
        columns = [Column(column.header, column.codes, column.pool) for column in kept]
        return Sheet(self._sheet.name, columns, self._numbers, self._sheet.header_row)

    def free_numbers(self, n: int) -> tuple[int, ...]:
        """Numbers for ``n`` new rows, above every number that was ever in use here."""
        return tuple(range(self._highest + 1, self._highest + 1 + n))

    # Within -----------------------------------------------------------------------------------------------------

    def _origin_rows(self) -> Rows:
        """For each row of the sheet the position that it had in the file, or -1."""
        now, then = self._sheet.numbers, self._numbers
        if now is then or np.array_equal(now, then):
            return np.arange(len(now), dtype=np.intp)
        lookup = np.full(self._highest + 2, -1, dtype=np.intp)
        lookup[then] = np.arange(len(then), dtype=np.intp)
        return lookup[now]

    def _reshape(self, gone: Rows, came: Rows) -> None:
        """Rows went (positions before), or came (positions after)."""
        numbers = self._sheet.numbers[came]
        self._highest = max(self._highest, int(numbers.max(initial=0)))
        self._at = reshaped(self._at, gone, came, self._origins_of(numbers))
        blank = np.zeros(len(came), dtype=np.bool_)
        self._masks = [None if mask is None else reshaped(mask, gone, came, blank) for mask in self._masks]
        self._per_row = reshaped(self._per_row, gone, came, blank.astype(np.int16))
        for column in range(len(self._masks) if np.any(self._at[came] >= 0) else 0):
            self._compare(column, came)

    def _origins_of(self, numbers: npt.NDArray[np.int32]) -> Rows:
        """The positions in the file of rows with these numbers, -1 for those that it does not have."""
        then = self._numbers
        if not len(then):
            return np.full(len(numbers), -1, dtype=np.intp)
        order = None if self._rising else np.argsort(then, kind="stable")
        found = np.minimum(np.searchsorted(then, numbers, sorter=order), len(then) - 1)
        at = found if order is None else order[found]
        return np.where(then[at] == numbers, at, -1)

    def _mask(self, column: int) -> Mask | None:
        """The changed cells of a column, None where nothing has changed or nothing was there."""
        origin = self._columns[column]
        if origin is None or not len(origin.codes):
            return None
        mask: Mask = (self._sheet.columns[column].codes != origin.codes[self._at]) & (self._at >= 0)
        return mask if mask.any() else None

    def _compare(self, column: int, rows: Rows) -> None:
        origin = self._columns[column]
        if origin is None or not len(origin.codes) or not len(rows):
            return
        mask = self._masks[column]
        if mask is None:
            mask = self._masks[column] = np.zeros(len(self._sheet), dtype=bool)
        at = self._at[rows]
        new = (self._sheet.columns[column].codes[rows] != origin.codes[at]) & (at >= 0)
        self._per_row[rows] += new.astype(np.int16) - mask[rows]
        mask[rows] = new

    def _shift(self, at: int, by: int) -> None:
        """A column came or went. One that comes back after all (undo) has its original again."""
        if by < 0:
            gone = self._columns.pop(at)
            if gone is not None:
                self._gone.append(gone)
            return
        column = self._sheet.columns[at]
        back = next((origin for origin in self._gone if origin.header == column.header), None)
        if back is not None:
            self._gone.remove(back)
            recode = np.array([column.code(text) for text in back.pool], dtype=np.int32)
            back = _AsRead(back.header, recode[back.codes], column.pool)
        self._columns.insert(at, back)
