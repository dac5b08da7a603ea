"""Changes to a sheet as data: applied, turned round for undo, written to the journal for a crash.

Rows are named by their spreadsheet numbers, so an edit means the same after a sort or a reload.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from resultdesk.core.packed import Block, Numbers, Pooled, array_of
from resultdesk.core.sheet import Codes, Column, Rows, Sheet, is_rising
from resultdesk.core.watch import Watch

_MANY = 1_000
_Any = TypeVar("_Any", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Label:
    """The name of an edit for "Undo …": a wording code and its parameters."""

    code: str
    params: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SetCells:
    """Write ``texts`` into ``column`` at the rows with ``numbers``."""

    column: int
    numbers: Sequence[int]
    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class InsertRows:
    """Put rows in at position ``at``; ``numbers`` are theirs for good, ``rows`` their cells."""

    at: int
    numbers: Sequence[int]
    rows: Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class DeleteRows:
    """Take the rows with these numbers out."""

    numbers: Sequence[int]


@dataclass(frozen=True, slots=True)
class InsertColumn:
    """Put a column in at ``at``, empty unless ``texts`` has one text a row."""

    at: int
    header: str
    texts: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class DeleteColumn:
    """Take the column at ``at`` out."""

    at: int


Change = SetCells | InsertRows | DeleteRows | InsertColumn | DeleteColumn


@dataclass(frozen=True, slots=True)
class RestoreRows:
    """Put deleted rows back: ``at`` are the positions that they then have, in order. Only to undo; never on disk."""

    at: Rows
    numbers: Numbers
    rows: Block


@dataclass(frozen=True, slots=True)
class Edit:
    """What one command of a person changes, undone as one."""

    label: Label
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Inverse:
    """What undoes an edit."""

    changes: tuple[Change | RestoreRows, ...]


NOWHERE: Rows = np.empty(0, dtype=np.intp)


@dataclass(frozen=True, slots=True, eq=False)
class Touched:
    """Where a change took effect, for checkers and views: ``rows`` are positions after it.

    ``shape`` is True when rows or columns came or went: ``rows`` are then those that came and ``gone`` the positions,
    before it, of those that went. ``columns`` is 1 when ``column`` came, -1 when it went.
    """

    column: int | None
    rows: Rows
    shape: bool = False
    columns: int = 0
    gone: Rows = field(default_factory=lambda: NOWHERE)


def apply(sheet: Sheet, edit: Edit | Inverse, watch: Watch | None = None) -> tuple[Inverse, list[Touched]]:
    """Apply ``edit``; returns what undoes it and what was touched, in order.

    ``watch`` hears of the cells; where it raises Cancelled the sheet is half changed, so give it a fork.
    """
    inverses: list[Change | RestoreRows] = []
    touched: list[Touched] = []
    done, total = 0, sum(cells_in(change, len(sheet.columns)) for change in edit.changes)
    for change in edit.changes:
        if watch is not None:
            watch.step(done, total)
        inverse, where = _apply_change(sheet, change)
        inverses[:0] = inverse
        touched.append(where)
        done += cells_in(change, len(sheet.columns))
    return Inverse(tuple(inverses)), touched


def weight(sheet: Sheet, edit: Edit | Inverse | None) -> int:
    """How much an edit asks for, in cells: those that it writes, and those that are counted anew because of it."""
    whole, written, rows, columns = len(sheet) * len(sheet.columns), 0, 0, 0
    changes = () if edit is None else edit.changes
    for change in changes:
        cells = cells_in(change, len(sheet.columns))
        written += cells + _looking_up(sheet, change)
        rows += 0 if isinstance(change, SetCells) else cells
        columns += isinstance(change, InsertColumn | DeleteColumn)
    if columns:
        return written + whole // 10
    anew = rows and (len(changes) > 1 or rows * 100 > whole)
    return written + (whole // 50 if anew else 0)


def _looking_up(sheet: Sheet, change: Change | RestoreRows) -> int:
    """What it takes to find the codes of new texts; an undo has them."""
    found: list[tuple[Column, Sequence[str]]] = []
    if isinstance(change, SetCells):
        found = [(sheet.columns[change.column], change.texts)]
    elif isinstance(change, InsertRows) and isinstance(change.rows, Block):
        found = list(zip(sheet.columns, change.rows.columns, strict=True))
    return sum(
        column.looking_up(len(texts.pool if isinstance(texts, Pooled) else texts))
        for column, texts in found
        if not isinstance(texts, Pooled) or texts.pool is not column.pool
    )


def cells_in(change: Change | RestoreRows, width: int) -> int:
    """How many cells a change writes, or takes away, in a sheet with so many columns."""
    match change:
        case SetCells(numbers=numbers):
            return len(numbers)
        case InsertRows(numbers=numbers) | DeleteRows(numbers=numbers) | RestoreRows(numbers=numbers):
            return len(numbers) * width
        case InsertColumn(texts=texts):
            return len(texts)
        case DeleteColumn():
            return 0


def positions(sheet: Sheet, numbers: Sequence[int]) -> Rows:
    """Positions of the rows with these spreadsheet numbers, in their order; all must be there."""
    wanted = array_of(numbers)
    if len(wanted) == len(sheet) and np.array_equal(wanted, sheet.numbers):
        return np.arange(len(wanted), dtype=np.intp)
    at = np.flatnonzero(sheet.numbers == wanted[0]) if len(wanted) == 1 else _places(sheet, wanted)
    if len(at) != len(wanted) or not np.array_equal(sheet.numbers[at], wanted):
        raise KeyError(f"rows not in the sheet: {list(numbers)[:5]}")
    return at


def _places(sheet: Sheet, wanted: npt.NDArray[np.int32]) -> Rows:
    """The positions of row numbers; wrong ones, or none, for numbers that are not there."""
    rows, highest = len(sheet), int(sheet.numbers.max(initial=0))
    if not rows:
        return np.empty(0, dtype=np.intp)
    if is_rising(sheet.numbers):  # as in the file, which is usual
        return np.minimum(np.searchsorted(sheet.numbers, wanted), rows - 1)
    if len(wanted) > _MANY and highest < 4 * rows:  # a table of all numbers: a tenth of the time of searching
        place = np.zeros(highest + 1, dtype=np.intp)
        place[sheet.numbers] = np.arange(rows, dtype=np.intp)
        return place[np.clip(wanted, 0, highest)]
    order = np.argsort(sheet.numbers, kind="stable")
    found = np.searchsorted(sheet.numbers, wanted, sorter=order)
    return order[np.minimum(found, rows - 1)]


def _apply_change(sheet: Sheet, change: Change | RestoreRows) -> tuple[list[Change | RestoreRows], Touched]:
    match change:
        case SetCells():
            return _set_cells(sheet, change)
        case InsertRows():
            return _insert_rows(sheet, change)
        case DeleteRows():
            return _delete_rows(sheet, change)
        case RestoreRows():
            return _restore_rows(sheet, change)
        case InsertColumn(at, header, texts):
            sheet.columns.insert(at, _new_column(header, texts, len(sheet)))
            return [DeleteColumn(at)], Touched(at, NOWHERE, shape=True, columns=1)
        case DeleteColumn(at):
            gone = sheet.columns.pop(at)
            texts = gone.packed(slice(None))
            return [InsertColumn(at, gone.header, texts)], Touched(at, NOWHERE, shape=True, columns=-1)


def _new_column(header: str, texts: Sequence[str], rows: int) -> Column:
    """A column of these texts, or an empty one. Its pool holds "" first and each text once."""
    if not isinstance(texts, Pooled):
        return Column.of(header, texts or [""] * rows)
    column = Column(header, np.zeros(rows, dtype=np.int32), [""])
    column.codes = column.codes_for(texts).copy()
    return column


def _set_cells(sheet: Sheet, change: SetCells) -> tuple[list[Change | RestoreRows], Touched]:
    column = sheet.columns[change.column]
    rows = positions(sheet, change.numbers)
    before: Sequence[str] = column.packed(rows) if len(rows) > _MANY else tuple(column.texts(rows))
    column.write(rows, column.codes_for(change.texts))
    return [SetCells(change.column, change.numbers, before)], Touched(change.column, rows)


def _insert_rows(sheet: Sheet, change: InsertRows) -> tuple[list[Change | RestoreRows], Touched]:
    at = change.at
    rows = np.arange(at, at + len(change.numbers), dtype=np.intp)
    sheet.numbers = np.insert(sheet.numbers, at, array_of(change.numbers))
    for column, codes in zip(sheet.columns, _codes_of(sheet, change.rows), strict=True):
        column.codes = np.insert(column.codes, at, codes)
    return [DeleteRows(change.numbers)], Touched(None, rows, shape=True)


def _delete_rows(sheet: Sheet, change: DeleteRows) -> tuple[list[Change | RestoreRows], Touched]:
    rows = np.sort(positions(sheet, change.numbers))
    if not len(rows):
        return [], Touched(None, NOWHERE, shape=True)
    gone = [column.packed(rows) for column in sheet.columns]
    back = RestoreRows(rows, Numbers(sheet.numbers[rows]), Block(gone, len(rows)))
    sheet.numbers = without(sheet.numbers, rows)
    for column in sheet.columns:
        column.codes = without(column.codes, rows)
    return [back], Touched(None, NOWHERE, shape=True, gone=rows)


def _restore_rows(sheet: Sheet, change: RestoreRows) -> tuple[list[Change | RestoreRows], Touched]:
    sheet.numbers = with_more(sheet.numbers, change.at, change.numbers.array)
    for column, codes in zip(sheet.columns, _codes_of(sheet, change.rows), strict=True):
        column.codes = with_more(column.codes, change.at, codes)
    return [DeleteRows(change.numbers)], Touched(None, change.at, shape=True)


def _codes_of(sheet: Sheet, rows: Sequence[tuple[str, ...]]) -> list[Codes]:
    """For each column the codes of new rows."""
    if isinstance(rows, Block):
        return [column.codes_for(texts) for column, texts in zip(sheet.columns, rows.columns, strict=True)]
    return [column.codes_for([row[at] for row in rows]) for at, column in enumerate(sheet.columns)]


def without(array: npt.NDArray[_Any], rows: Rows) -> npt.NDArray[_Any]:
    """An array of the sheet's rows without those at ``rows``, which are in order."""
    if len(rows) and rows[-1] - rows[0] == len(rows) - 1:
        return np.concatenate([array[: rows[0]], array[rows[-1] + 1 :]])
    return np.delete(array, rows)


def with_more(array: npt.NDArray[_Any], at: Rows, more: npt.NDArray[_Any]) -> npt.NDArray[_Any]:
    """An array of the sheet's rows with more of them, so that they then stand ``at`` these positions, in order."""
    if len(at) and at[-1] - at[0] == len(at) - 1:
        return np.concatenate([array[: at[0]], more, array[at[0] :]])
    whole = np.empty(len(array) + len(at), dtype=array.dtype)
    old = np.ones(len(whole), dtype=np.bool_)
    old[at] = False
    whole[old], whole[at] = array, more
    return whole


def reshaped(array: npt.NDArray[_Any], gone: Rows, came: Rows, more: npt.NDArray[_Any]) -> npt.NDArray[_Any]:
    """An array of the sheet's rows after some went (positions before) or came (positions after, with ``more``)."""
    kept = without(array, gone) if len(gone) else array
    return with_more(kept, came, more) if len(came) else kept
