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

from resultdesk.core.pool import Pool

Codes = npt.NDArray[np.int32]
Rows = npt.NDArray[np.intp]
"""Positions (0-based) in the sheet's rows; not the numbers that the spreadsheet shows."""

_LARGE = 50_000
"""Pools above this are searched for single texts: 20 ms in a million, where indexing would halt typing for 500."""
_SEVERAL = 16


_FEW = 1_000


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

    __slots__ = ("_code_of", "codes", "header", "pool")

    def __init__(self, header: str, codes: Codes, values: list[str] | Pool) -> None:
        """``values`` must hold distinct texts with "" first; the column takes both over."""
        self.header = header
        self.codes = codes
        self.pool = values if isinstance(values, Pool) else Pool(values)
        self._code_of: dict[str, int] | None = None

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
        """The code of a text, or None where the pool does not have it."""
        return self._index().get(text)

    def code(self, text: str) -> int:
        """The code of a text, added to the pool if it is new."""
        if not text:
            return 0
        if self._code_of is None and len(self.pool) > _LARGE:
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
        if len(wanted) <= _SEVERAL or self._code_of is not None or len(self.pool) <= _LARGE:
            code_of = {text: self.code(text) for text in wanted}
            return [code_of[text] for text in texts]
        there = self.pool.find_all(wanted)
        new = [text for text in wanted if text not in there]
        there |= {text: self.pool.add(text) for text in new}
        return [there[text] for text in texts]

    def _index(self) -> dict[str, int]:
        if self._code_of is None:
            self._code_of = {value: code for code, value in enumerate(self.values)}
        return self._code_of

    def put(self, row: int, text: str) -> None:
        """Write one cell."""
        self.codes[row] = self.code(text)

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

    def take(self, rows: Rows | slice) -> Sheet:
        """A new sheet of just these rows."""
        return replace(self, columns=[column.take(rows) for column in self.columns], numbers=self.numbers[rows].copy())


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader did or saw that a person may want to overrule ("rows.footnotes_left_out", params)."""

    code: str
    params: dict[str, object] = field(default_factory=dict)
