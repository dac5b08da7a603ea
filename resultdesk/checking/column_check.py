"""All that is known about one mapped column: its codes as last checked, and the worst level of each code."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

import numpy as np
import numpy.typing as npt

from resultdesk.checking.accepted import Accepted
from resultdesk.checking.kinds import grown, recount
from resultdesk.checking.unique_check import UniqueCheck
from resultdesk.checking.value_check import Counts, Move, ValueCheck
from resultdesk.core.pool import Pool
from resultdesk.core.problems import Rule, UniqueRule, ValueRule
from resultdesk.core.sheet import Codes, Column, Rows, one_of_each

Levels = npt.NDArray[np.uint8]


class ColumnCheck:
    """The value and uniqueness rules of one field on its column. ``levels[code]`` is 0 for fine, else a Level."""

    def __init__(self, at: int, field: str, column: Column, rules: Sequence[Rule], accepted: Accepted) -> None:
        self.at = at
        self.field = field
        self.values: list[ValueCheck] = []
        self.uniques: list[UniqueCheck] = []
        for rule in rules:
            if isinstance(rule, ValueRule) and rule.field == field:
                self.values.append(ValueCheck(rule, column.header, accepted))
            elif isinstance(rule, UniqueRule) and rule.field == field:
                self.uniques.append(UniqueCheck(rule, accepted))
        self._screened = any(isinstance(rule, ValueRule | UniqueRule) and rule.screen for rule in rules)
        self.levels: Levels = np.zeros(0, dtype=np.uint8)
        self.bad = False
        self._codes: Codes = column.codes
        self._counts: Counts = np.zeros(0, dtype=np.int64)
        self._size = 0

    def fork(self) -> ColumnCheck:
        """The same once more, to go on from."""
        other = copy(self)
        other.values, other.uniques = [one.fork() for one in self.values], [one.fork() for one in self.uniques]
        other.levels, other._codes, other._counts = self.levels.copy(), self._codes.copy(), self._counts.copy()
        return other

    def recount(self, column: Column) -> None:
        """Check the column as it stands now; texts judged before are not judged again."""
        self._extend(column)
        self._codes = column.codes.copy()
        self._counts = np.bincount(column.codes, minlength=self._size).astype(np.int64)
        for value in self.values:
            value.recount(column.pool, self._counts)
        for unique in self.uniques:
            unique.recount(self._counts)
        self.levels = self._levels_of(slice(0, self._size))
        self.bad = bool(self.levels.any())

    def shift(self, column: Column, rows: Rows) -> Rows:
        """Check after cells at ``rows`` changed; returns the rows whose level may have changed."""
        old, new = self._codes[rows], column.codes[rows]
        moved = old != new
        if not moved.any():
            return rows
        start = self._size
        self._extend(column)
        self._codes[rows[moved]] = new[moved]
        return self._follow(column.pool, start, old[moved], new[moved], rows)

    def reshape(self, column: Column, gone: Rows, came: Rows) -> Rows:
        """Check after rows went (positions before) or came (positions after); returns rows as ``shift`` does."""
        old, new = self._codes[gone], column.codes[came]
        start = self._size
        self._extend(column)
        self._codes = column.codes.copy()
        return self._follow(column.pool, start, old, new, came)

    def _follow(self, pool: Pool, start: int, old: Codes, new: Codes, rows: Rows) -> Rows:
        """Cells went from ``old`` to ``new`` codes; those from ``start`` on are new. Returns ``rows`` and others."""
        move = self._count(old, new)
        counts = self._counts[: self._size]
        anew = False
        for value in self.values:
            anew |= value.shift(pool, counts, move)
        changed = [unique.shift(counts, old, new) for unique in self.uniques]
        if anew:
            before = grown(self.levels, self._size)[: self._size]
            self.levels = self._levels_of(slice(0, self._size))
            self.bad = bool(self.levels.any())
            return self._rows_holding(rows, np.flatnonzero(before != self.levels))
        codes = np.concatenate([np.arange(start, self._size, dtype=np.int32), *changed])
        self.levels = grown(self.levels, self._size)
        self.levels[codes] = self._levels_of(codes)
        self.bad = self.bad or bool(self.levels[codes].any())
        return self._rows_holding(rows, one_of_each(changed, self._size) if changed else codes[:0])

    def level(self, row: int) -> int:
        """The level of the cell at a position."""
        return int(self.levels.item(self._codes.item(row)))

    def count(self, code: int) -> int:
        """How many rows hold a code."""
        return int(self._counts[code])

    @property
    def counts(self) -> Counts:
        """How many rows hold each code."""
        return self._counts[: self._size]

    def codes(self, rows: Rows) -> Codes:
        """The codes at these rows."""
        codes: Codes = self._codes[rows]
        return codes

    def rows_of(self, wanted: npt.NDArray[np.bool_]) -> Rows:
        """The rows whose code is flagged in ``wanted``."""
        return np.flatnonzero(wanted[self._codes])

    def row_levels(self, rows: Rows | slice) -> Levels:
        """The levels of the cells at these rows."""
        levels: Levels = self.levels[self._codes[rows]]
        return levels

    def _extend(self, column: Column) -> None:
        """Take in what the pool has gained. Grouping may add folded texts: go on until it is quiet."""
        while self._size < len(column.pool):
            start, self._size = self._size, len(column.pool)
            texts = column.pool.bulk(start) if self._screened else None
            for value in self.values:
                value.extend(column.pool, start, texts)
            for unique in self.uniques:
                unique.extend(column, start, texts)

    def _count(self, old: Codes, new: Codes) -> Move:
        """Count cells that went from ``old`` to ``new`` codes."""
        self._counts = grown(self._counts, self._size)
        touched: Codes = one_of_each((old, new), self._size).astype(np.int32)
        before = self._counts[touched] > 0
        recount(self._counts, old, new)
        after = self._counts[touched] > 0
        return Move(old, new, touched[after & ~before], touched[before & ~after])

    def _levels_of(self, codes: Codes | slice) -> Levels:
        size = self._size if isinstance(codes, slice) else len(codes)
        levels: Levels = np.zeros(size, dtype=np.uint8)
        for value in self.values:
            if value.kinds.any:
                np.maximum(levels, value.kinds.levels[value.numbers[codes]], out=levels)
        for unique in self.uniques:
            repeated = unique.repeated[codes]
            np.maximum(levels, np.where(repeated, np.uint8(unique.rule.level), np.uint8(0)), out=levels)
        return levels

    def _rows_holding(self, rows: Rows, codes: npt.NDArray[np.integer]) -> Rows:
        """``rows`` and all rows that hold one of ``codes``."""
        if not len(codes):
            return rows
        if len(codes) <= 4:
            found = [np.flatnonzero(self._codes == code) for code in codes.tolist()]
        else:
            flags = np.zeros(self._size, dtype=np.bool_)
            flags[codes] = True
            found = [self.rows_of(flags)]
        return one_of_each([rows, *found], len(self._codes))
