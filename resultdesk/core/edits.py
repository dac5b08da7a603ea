"""Changes to a sheet as data: applied, turned round for undo, written to the journal for a crash.

Rows are named by their spreadsheet numbers, so an edit means the same after a sort or a reload.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from resultdesk.core.sheet import Column, Rows, Sheet

_MANY = 1_000


@dataclass(frozen=True, slots=True)
class Label:
    """The name of an edit for "Undo …": a wording code and its parameters."""

    code: str
    params: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SetCells:
    """Write ``texts`` into ``column`` at the rows with ``numbers``."""

    column: int
    numbers: tuple[int, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InsertRows:
    """Put rows in at position ``at``; ``numbers`` are theirs for good, ``rows`` their cells."""

    at: int
    numbers: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class DeleteRows:
    """Take the rows with these numbers out."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class InsertColumn:
    """Put a column in at ``at``, empty unless ``texts`` has one text a row."""

    at: int
    header: str
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeleteColumn:
    """Take the column at ``at`` out."""

    at: int


Change = SetCells | InsertRows | DeleteRows | InsertColumn | DeleteColumn


@dataclass(frozen=True, slots=True)
class Edit:
    """What one command of a person changes, undone as one."""

    label: Label
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """Where a change took effect, for checkers and views: ``rows`` are positions after it.

    ``shape`` is True when rows or columns came or went: positions then have to be worked out anew. ``columns`` is 1
    when ``column`` came, -1 when it went.
    """

    column: int | None
    rows: tuple[int, ...]
    shape: bool = False
    columns: int = 0


def apply(sheet: Sheet, edit: Edit) -> tuple[Edit, list[Touched]]:
    """Apply ``edit``; returns the edit that undoes it and what was touched, in order."""
    inverses: list[Change] = []
    touched: list[Touched] = []
    for change in edit.changes:
        inverse, where = _apply_change(sheet, change)
        inverses[:0] = inverse
        touched.append(where)
    return Edit(edit.label, tuple(inverses)), touched


def positions(sheet: Sheet, numbers: Sequence[int]) -> Rows:
    """Positions of the rows with these spreadsheet numbers, in their order; all must be there."""
    wanted = np.asarray(numbers, dtype=sheet.numbers.dtype)
    at = np.flatnonzero(sheet.numbers == wanted[0]) if len(wanted) == 1 else _places(sheet, wanted)
    if len(at) != len(wanted) or not np.array_equal(sheet.numbers[at], wanted):
        raise KeyError(f"rows not in the sheet: {list(numbers)[:5]}")
    return at


def _places(sheet: Sheet, wanted: npt.NDArray[np.int32]) -> Rows:
    """The positions of row numbers; wrong ones, or none, for numbers that are not there."""
    rows, highest = len(sheet), int(sheet.numbers.max(initial=0))
    if not rows:
        return np.empty(0, dtype=np.intp)
    if len(wanted) > _MANY and highest < 4 * rows:  # a table of all numbers: a tenth of the time of searching
        place = np.zeros(highest + 1, dtype=np.intp)
        place[sheet.numbers] = np.arange(rows, dtype=np.intp)
        return place[np.clip(wanted, 0, highest)]
    order = np.argsort(sheet.numbers, kind="stable")
    found = np.searchsorted(sheet.numbers, wanted, sorter=order)
    return order[np.minimum(found, rows - 1)]


def _apply_change(sheet: Sheet, change: Change) -> tuple[list[Change], Touched]:
    match change:
        case SetCells():
            return _set_cells(sheet, change)
        case InsertRows():
            return _insert_rows(sheet, change)
        case DeleteRows():
            return _delete_rows(sheet, change)
        case InsertColumn(at, header, texts):
            sheet.columns.insert(at, Column.of(header, texts or [""] * len(sheet)))
            return [DeleteColumn(at)], Touched(at, (), shape=True, columns=1)
        case DeleteColumn(at):
            gone = sheet.columns.pop(at)
            return [InsertColumn(at, gone.header, tuple(gone.texts()))], Touched(at, (), shape=True, columns=-1)


def _set_cells(sheet: Sheet, change: SetCells) -> tuple[list[Change], Touched]:
    column = sheet.columns[change.column]
    rows = positions(sheet, change.numbers)
    before = tuple(column.texts(rows))
    column.codes[rows] = column.codes_of(change.texts)
    return [SetCells(change.column, change.numbers, before)], Touched(change.column, tuple(rows.tolist()))


def _insert_rows(sheet: Sheet, change: InsertRows) -> tuple[list[Change], Touched]:
    at = change.at
    sheet.numbers = np.insert(sheet.numbers, at, np.array(change.numbers, dtype=np.int32))
    for index, column in enumerate(sheet.columns):
        codes = np.array(column.codes_of([row[index] for row in change.rows]), dtype=np.int32)
        column.codes = np.insert(column.codes, at, codes)
    return [DeleteRows(change.numbers)], Touched(None, tuple(range(at, at + len(change.numbers))), shape=True)


def _delete_rows(sheet: Sheet, change: DeleteRows) -> tuple[list[Change], Touched]:
    rows = np.sort(positions(sheet, change.numbers))
    inverse: list[Change] = []
    for run in np.split(rows, np.flatnonzero(np.diff(rows) != 1) + 1):
        if len(run):
            numbers = tuple(sheet.numbers[run].tolist())
            cells = tuple(zip(*(column.texts(run) for column in sheet.columns), strict=True))
            inverse.append(InsertRows(int(run[0]), numbers, cells))
    sheet.numbers = np.delete(sheet.numbers, rows)
    for column in sheet.columns:
        column.codes = np.delete(column.codes, rows)
    return inverse, Touched(None, (), shape=True)


class EditLog:
    """Undo and redo to the beginning. The sheet is changed only through here."""

    def __init__(self) -> None:
        self._undo: list[tuple[Edit, Edit]] = []  # (done, its inverse)
        self._redo: list[Edit] = []

    def do(self, sheet: Sheet, edit: Edit) -> list[Touched]:
        """Apply an edit and forget what could be redone."""
        inverse, touched = apply(sheet, edit)
        self._undo.append((edit, inverse))
        self._redo.clear()
        return touched

    def undo(self, sheet: Sheet) -> list[Touched]:
        """Take the last edit back; call only if ``undo_label`` is not None."""
        done, inverse = self._undo.pop()
        _, touched = apply(sheet, inverse)
        self._redo.append(done)
        return touched

    def redo(self, sheet: Sheet) -> list[Touched]:
        """Apply the last undone edit again; call only if ``redo_label`` is not None."""
        edit = self._redo.pop()
        inverse, touched = apply(sheet, edit)
        self._undo.append((edit, inverse))
        return touched

    @property
    def undo_label(self) -> Label | None:
        """The name of what Undo would take back."""
        return self._undo[-1][0].label if self._undo else None

    @property
    def redo_label(self) -> Label | None:
        """The name of what Redo would bring back."""
        return self._redo[-1].label if self._redo else None

    @property
    def done(self) -> list[Edit]:
        """All edits in force, oldest first (the list of changes, the journal)."""
        return [edit for edit, _ in self._undo]
