"""Collects cells that come one by one, in any order, into a raw Sheet."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from resultdesk.core.errors import CannotRead
from resultdesk.core.language import N_
from resultdesk.core.pool import Pool
from resultdesk.core.sheet import Column, Sheet
from resultdesk.sheets.references import column_of

MAX_ROWS = 1_048_576
"""Rows of a workbook sheet (Excel's and LibreOffice's limit). Text files may be longer."""
MAX_COLUMNS = 16_384
MAX_CELLS = 40_000_000
"""Cells that hold something; more is no start list, and would not fit into the memory that reading may take."""
MAX_GRID = 120_000_000
"""Rows times columns: what a few cells in the far corners may blow a sheet up to."""

_MAY_BE_BLANK = np.zeros(256, bool)
_MAY_BE_BLANK[[*range(9, 14), *range(28, 33), 0xC2, 0xE1, 0xE2, 0xE3]] = True
"""First bytes, in UTF-8, of every blank that there is."""


def letters(column: int) -> str:
    """The name that a spreadsheet gives a column: 0 is "A", 26 is "AA"."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


class Cells:
    """Cells by 0-based column and the row number that the spreadsheet shows; a later cell replaces an earlier one."""

    def __init__(self) -> None:
        self._columns: dict[int, tuple[dict[str, int], array[int], array[int]]] = {}
        self.count = 0

    def add(self, row: int, column: int, text: str) -> None:
        """Put a text where it stands. Empty texts need not be added."""
        if not row >= 1 or not 0 <= column < MAX_COLUMNS:
            raise CannotRead("file.too_large", what=N_("too many rows"))
        self.count += 1
        if self.count > MAX_CELLS:
            raise CannotRead("file.too_large", what=N_("too many cells"))
        found = self._columns.get(column)
        if found is None:
            found = self._columns[column] = ({"": 0}, array("i"), array("i"))
        code_of, rows, codes = found
        rows.append(row)
        codes.append(code_of.setdefault(text, len(code_of)))

    def sheet(self, name: str) -> Sheet:
        """The raw sheet: rows and columns that hold more than blanks."""
        if not self._columns:
            return Sheet(name, [], np.zeros(0, np.int32))
        numbers = np.unique(np.concatenate([np.frombuffer(rows, np.int32) for _, rows, _ in self._columns.values()]))
        numbers = numbers.astype(np.int32)
        if len(numbers) * len(self._columns) > MAX_GRID:
            raise CannotRead("file.too_large", what=N_("too many cells"))
        columns = []
        for at in sorted(self._columns):
            code_of, rows, codes = self._columns.pop(at)
            full = np.zeros(len(numbers), np.int32)
            full[np.searchsorted(numbers, np.frombuffer(rows, np.int32))] = np.frombuffer(codes, np.int32)
            columns.append(Column(letters(at), full, list(code_of)))
        return without_blanks(Sheet(name, columns, numbers))


def cover(sheet: Sheet, areas: Iterable[tuple[int, int, int, int]]) -> Sheet:
    """Forget the cells under merged areas but their top left ones: a person sees only those.

    An area is (first row, last row, first column, last column); rows by number, columns 0-based.
    """
    at = [column_of(column.header + "1") for column in sheet.columns]
    found = False
    for first_row, last_row, first, last in areas:
        low, high = np.searchsorted(sheet.numbers, (first_row, last_row + 1)).tolist()
        for index, column in zip(at, sheet.columns, strict=True):
            if index is not None and first <= index <= last:
                kept = index == first and low < len(sheet) and sheet.numbers[low] == first_row
                found = True
                column.codes[low + kept : high] = 0
    return without_blanks(sheet) if found else sheet


def without_blanks(sheet: Sheet) -> Sheet:
    """The sheet without rows and columns that hold nothing but blanks."""
    shown = np.zeros(len(sheet), bool)
    kept = []
    for column in sheet.columns:
        here = column.codes != 0
        blank = _blank(column.pool)
        if blank.any():
            here &= ~blank[column.codes]
        if here.any():
            shown |= here
            kept.append(column)
    sheet.columns = kept
    if shown.all():
        return sheet
    return sheet.take(np.flatnonzero(shown))


def _blank(pool: Pool) -> npt.NDArray[np.bool_]:
    """Which texts of a pool, but for the empty one, hold nothing but blanks."""
    texts = pool.bulk()
    suspects = np.flatnonzero(_MAY_BE_BLANK[texts.data[texts.starts]])
    blank = np.zeros(len(pool), bool)
    blank[suspects] = list(map(str.isspace, pool.some(suspects)))
    return blank


def from_rows(name: str, rows: Iterable[Sequence[str]], first_number: int = 1) -> Sheet:
    """A raw sheet of rows of texts, however ragged."""
    cells = Cells()
    for number, row in enumerate(rows, first_number):
        for column, text in enumerate(row):
            if text:
                cells.add(number, column, text)
    return cells.sheet(name)
