"""A sheet: text cells in columns, each *distinct* text kept once.

A column is a pool of distinct texts and one code per row. That is small (a million rows of eleven columns
fit in some 100 MB), lets a rule look at each distinct text once, and makes duplicates a matter of counting codes.
Code 0 is always the empty text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from resultdesk.core.packed import Pooled
from resultdesk.core.pool import Pool

Codes = npt.NDArray[np.int32]
Rows = npt.NDArray[np.intp]
"""Positions (0-based) in the sheet's rows; not the numbers that the spreadsheet shows."""

_LARGE = 50_000
"""Pools above this are searched for single texts: 20 ms in a million, where indexing would halt typing for 500."""
_SEVERAL = 16
_FEW = 1_000


def is_rising(numbers: npt.NDArray[np.integer]) -> bool:
    """Whether each number is above the one before it."""
    return bool((numbers[1:] > numbers[:-1]).all())


def one_of_each(parts: Sequence[npt.NDArray[np.integer]], size: int) -> Rows:
    """The numbers of all parts, from 0 to below ``size``, each once and in order.

    Flags, not ``np.unique``: that takes nearly two seconds for a million numbers, these a few milliseconds.
    """
    if sum(map(len, parts)) < _FEW:
        return np.unique(np.concatenate(parts)) if parts else np.empty(0, dtype=np.intp)
    there = np.zeros(size, dtype=np.bool_)
    for part in parts:
        there[part] = True
    return np.flatnonzero(there)


class Column:
    """One column: ``pool[codes[row]]`` is the cell. The pool only grows, so codes stay valid through undo."""

    __slots__ = ("_borrowed", "_code_of", "codes", "header", "pool")

    def __init__(self, header: str, codes: Codes, values: list[str] | Pool) -> None:
        """``values`` must hold distinct texts with "" first; the column takes both over."""
        self.header = header
        self.codes = codes
        self.pool = values if isinstance(values, Pool) else Pool(values)
        self._code_of: dict[str, int] | None = None
        self._borrowed = False

    @classmethod
    def of(cls, header: str, texts: Iterable[str]) -> Column:
        """Build from one text per row."""
        code_of: dict[str, int] = {"": 0}
        codes = [code_of.setdefault(text, len(code_of)) for text in texts]
        column = cls(header, np.array(codes, dtype=np.int32), list(code_of))
        column._code_of = code_of
        return column

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def values(self) -> list[str]:
        """All texts of the pool, by code. Where few are wanted, ``pool`` gives them for less."""
        return self.pool.listed()

    def text(self, row: int) -> str:
        """The cell at a position."""
        return self.pool[self.codes.item(row)]

    def texts(self, rows: Rows | slice | None = None) -> list[str]:
        """The cells of ``rows`` (all by default) as a list."""
        return self.pool.some(self.codes if rows is None else self.codes[rows])

    def find(self, text: str) -> int | None:
        """The code of a text, or None where the pool does not have it. Before very many, ``prepare``."""
        return self.pool.find(text) if self._searched else self._index().get(text)

    def prepare(self) -> None:
        """Take some time now so that finding texts, one by one, takes none."""
        self._index()

    def code(self, text: str) -> int:
        """The code of a text, added to the pool if it is new."""
        if not text:
            return 0
        if self._searched:
            found = self.pool.find(text)
            return self.pool.add(text) if found is None else found
        code = self._index().setdefault(text, len(self.pool))
        if code == len(self.pool):
            self.pool.add(text)
        return code

    def codes_of(self, texts: Sequence[str]) -> list[int]:
        """The codes of several texts, added to the pool where they are new."""
        if len(texts) <= _SEVERAL:
            return [self.code(text) for text in texts]
        wanted = dict.fromkeys(texts)
        if len(wanted) <= _SEVERAL or not self._searched:
            code_of = {text: self.code(text) for text in wanted}
            return [code_of[text] for text in texts]
        there = self.pool.find_all(wanted)
        new = [text for text in wanted if text not in there]
        there |= {text: self.pool.add(text) for text in new}
        return [there[text] for text in texts]

    def codes_there(self, texts: Sequence[str]) -> list[int]:
        """The codes of different texts, -1 for those that the pool does not have."""
        if self._searched and len(texts) > _SEVERAL:
            there = self.pool.find_all(texts)
            return [there.get(text, -1) for text in texts]
        return [-1 if code is None else code for code in map(self.find, texts)]

    def looking_up(self, n: int) -> int:
        """What looking up ``n`` texts takes, in cells that could be changed meanwhile: large pools are gone through."""
        return len(self.pool) // 10 if self._searched and n > 1 else 0

    def codes_for(self, texts: Sequence[str]) -> Codes:
        """As ``codes_of``, as an array; texts that come with this very pool have theirs already."""
        if not isinstance(texts, Pooled):
            return np.array(self.codes_of(texts), dtype=np.int32)
        if texts.pool is self.pool:
            return texts.codes
        used = texts.used()
        recode = np.zeros(len(texts.pool), dtype=np.int32)
        recode[used] = self.codes_of(texts.pool.some(used))
        return recode[texts.codes]

    @property
    def _searched(self) -> bool:
        """Whether texts are searched for in the pool, because indexing it would take longer."""
        return self._code_of is None and len(self.pool) > _LARGE

    def _index(self) -> dict[str, int]:
        """The code of each text. A fork of the column may have added to the pool meanwhile: that is caught up with."""
        if self._code_of is None:
            self._code_of = {value: code for code, value in enumerate(self.pool)}
        for code in range(len(self._code_of), len(self.pool)):
            self._code_of[self.pool[code]] = code
        return self._code_of

    def write(self, rows: Rows | int, codes: Codes | int) -> None:
        """Write codes of the pool into cells."""
        if self._borrowed:
            self.codes, self._borrowed = self.codes.copy(), False
        self.codes[rows] = codes

    def share(self) -> None:
        """The codes as they are now are not written to any more: the next write copies them first."""
        self._borrowed = True

    def put(self, row: int, text: str) -> None:
        """Write one cell."""
        self.write(row, self.code(text))

    def packed(self, rows: Rows | slice) -> Pooled:
        """The cells of ``rows`` in little; they stay as they are now."""
        return Pooled(self.pool, self.codes[rows].copy())

    def fork(self) -> Column:
        """The same column once more, for changes that may be dropped. The pool is shared: only one of both may add."""
        other = Column(self.header, self.codes, self.pool)
        other._code_of, other._borrowed = self._code_of, True
        return other

    def take(self, rows: Rows | slice) -> Column:
        """A new column of just these rows, with a pool of its own."""
        return Column(self.header, self.codes[rows].copy(), self.pool.copy())

    def counts(self) -> npt.NDArray[np.intp]:
        """How many rows hold each code of the pool."""
        return np.bincount(self.codes, minlength=len(self.pool))

    def distinct(self) -> list[str]:
        """The texts that stand in at least one row, without the empty one, in order of first pooling."""
        used = np.flatnonzero(self.counts())
        return self.pool.some(used[used > 0])


@dataclass
class Sheet:
    """A table of text cells.

    ``numbers`` are the row numbers that the spreadsheet shows; they are unique and identify a row for good, also
    through sorting, inserting and deleting (added rows get numbers above all others). ``header_row`` is the number
    of the row that the headers were taken from, or None. A sheet as read has no header: see ``sheets.header``.
    """

    name: str
    columns: list[Column]
    numbers: npt.NDArray[np.int32]
    header_row: int | None = None
    notes: list[Note] = field(default_factory=list)

    @classmethod
    def of(cls, name: str, headers: Sequence[str], rows: Sequence[Sequence[str]], first_number: int = 2) -> Sheet:
        """Build from rows of texts (tests, samples); numbers count up from ``first_number``."""
        columns = [Column.of(header, (row[at] for row in rows)) for at, header in enumerate(headers)]
        numbers = np.arange(first_number, first_number + len(rows), dtype=np.int32)
        return cls(name, columns, numbers, header_row=first_number - 1)

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def headers(self) -> list[str]:
        """The columns' headers, left to right (they need not be distinct)."""
        return [column.header for column in self.columns]

    def row_texts(self, row: int) -> list[str]:
        """All cells of one row."""
        return [column.text(row) for column in self.columns]

    def position(self, number: int) -> int | None:
        """Where the row with this spreadsheet number stands now, or None."""
        found = np.flatnonzero(self.numbers == number)
        return int(found[0]) if len(found) else None

    def fork(self) -> Sheet:
        """The same sheet once more; what is changed there is not changed here. Costs next to nothing."""
        return replace(self, columns=[column.fork() for column in self.columns])

    def snapshot(self) -> Sheet:
        """As ``fork``, for another thread to read while this one goes on: here too cells are copied before a write."""
        for column in self.columns:
            column.share()
        return self.fork()

    def take(self, rows: Rows | slice) -> Sheet:
        """A new sheet of just these rows."""
        return replace(self, columns=[column.take(rows) for column in self.columns], numbers=self.numbers[rows].copy())


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader did or saw that a person may want to overrule ("rows.footnotes_left_out", params)."""

    code: str
    params: dict[str, object] = field(default_factory=dict)
