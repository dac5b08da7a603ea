"""What the grid's commands change, as edits: pure functions of the sheet, each one undo step.

An area names rows by their positions in the sheet (in the order they are shown) and columns by their index. Cells that
would stay the same are left out; an edit that would change nothing is None.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice

import numpy as np

from resultdesk.checking.fixing import first_of
from resultdesk.core.edits import Change, DeleteRows, Edit, InsertRows, Label, SetCells
from resultdesk.core.originals import ChangedCell, Originals
from resultdesk.core.packed import Block, Ints, Numbers, Pooled, pooled
from resultdesk.core.sheet import Column, Rows, Sheet, one_of_each


@dataclass(frozen=True)
class Area:
    """A range of cells."""

    rows: Rows
    columns: tuple[int, ...]

    @property
    def cells(self) -> int:
        """How many there are."""
        return len(self.rows) * len(self.columns)


@dataclass(frozen=True)
class Pasted:
    """What pasting does: the edit, how many rows it adds and how many columns did not fit on the right.

    ``filled`` tells that the selection was filled; else the table went in at its first cell.
    """

    edit: Edit | None
    added_rows: int = 0
    columns_left_out: int = 0
    filled: bool = False


Writing = Mapping[int, tuple[Rows, Sequence[str]]]
"""For each column the rows and their new texts."""


def write(sheet: Sheet, code: str, writing: Writing) -> Edit | None:
    """Write texts into cells."""
    return _written(code, _set_cells(sheet, writing))


def clear(sheet: Sheet, areas: Iterable[Area], code: str = "edit.clear") -> Edit | None:
    """Empty the cells."""
    rows_of: dict[int, list[Rows]] = {}
    for area in areas:
        for column in area.columns:
            rows_of.setdefault(column, []).append(area.rows)
    changes = []
    for column, parts in rows_of.items():
        changes += _filled(sheet, column, one_of_each(parts, len(sheet)), 0)
    return _written(code, changes)


def fill_down(sheet: Sheet, areas: Iterable[Area]) -> Edit | None:
    """Copy the top row of each area into the rows below it."""
    changes = []
    for area in areas:
        for column in area.columns if len(area.rows) > 1 else ():
            code = sheet.columns[column].codes.item(int(area.rows[0]))
            changes += _filled(sheet, column, area.rows[1:], code)
    return _written("edit.fill", changes)


def paste(
    sheet: Sheet,
    table: Sequence[Sequence[str]],
    into: Sequence[Area],
    *,
    below: Rows,
    right: Sequence[int],
    new: Sequence[int],
) -> Pasted:
    """Put a table of texts in.

    ``into`` is the selection. A single cell fills it, and a table that fits into each of its areas a whole number of
    times is repeated; otherwise the table goes in at the selection's first cell, over the rows ``below`` (the shown
    ones from there on) and the columns ``right`` from there. Rows past the end are added with numbers from ``new``.
    """
    height, width = len(table), len(table[0])
    fits = all(not len(area.rows) % height and not len(area.columns) % width for area in into)
    if fits and sum(area.cells for area in into) > 1:
        return Pasted(write(sheet, "edit.paste", _repeated(table, into)), filled=True)
    inside, columns = below[:height], list(right[:width])
    writing = {column: (inside, [row[at] for row in table[: len(inside)]]) for at, column in enumerate(columns)}
    changes: list[Change] = list(_set_cells(sheet, writing))
    n = sum(len(change.numbers) for change in changes if isinstance(change, SetCells))
    extra = table[len(inside) :]
    if extra:
        changes.append(_added(sheet, extra, columns, new))
        n += len(extra) * len(columns)
    edit = Edit(Label("edit.paste", {"n": n}), tuple(changes)) if changes else None
    return Pasted(edit, len(extra), width - len(columns))


def _repeated(table: Sequence[Sequence[str]], into: Sequence[Area]) -> Writing:
    """A table over each area as often as it fits; where areas overlap, each cell once."""
    parts: dict[int, tuple[list[Rows], list[str]]] = {}
    for area in into:
        for at, column in enumerate(area.columns):
            texts = [row[at % len(row)] for row in table]
            rows, new = parts.setdefault(column, ([], []))
            rows.append(area.rows)
            new.extend(islice(cycle(texts), len(area.rows)))
    writing: dict[int, tuple[Rows, Sequence[str]]] = {}
    for column, (rows, new) in parts.items():
        if len(rows) == 1:
            writing[column] = (rows[0], new)
        else:
            together, first = np.unique(np.concatenate(rows), return_index=True)
            writing[column] = (together, [new[at] for at in first.tolist()])
    return writing


def insert_rows(sheet: Sheet, at: int, new: Sequence[int]) -> Edit:
    """Put empty rows in at a position."""
    empty = Block.empty(len(new), len(sheet.columns))
    return Edit(Label("edit.insert_rows", {"n": len(new)}), (InsertRows(at, new, empty),))


def delete_rows(sheet: Sheet, areas: Iterable[Area]) -> Edit | None:
    """Take the rows of the areas out."""
    rows = one_of_each([area.rows for area in areas], len(sheet))
    if not len(rows):
        return None
    return Edit(Label("edit.delete_rows", {"n": len(rows)}), (DeleteRows(Numbers(sheet.numbers[rows])),))


def take_all_back(originals: Originals) -> Edit | None:
    """Write the file's own texts back into all changed cells."""
    changes = tuple(SetCells(column, numbers, texts) for column, numbers, texts in originals.restored())
    return _written("edit.restore", changes)


def take_back(cells: Iterable[ChangedCell]) -> Edit | None:
    """Write the file's own texts back into changed cells."""
    by_column: dict[int, list[ChangedCell]] = {}
    for cell in cells:
        by_column.setdefault(cell.column, []).append(cell)
    changes = tuple(
        SetCells(column, tuple(cell.number for cell in found), tuple(cell.before for cell in found))
        for column, found in by_column.items()
    )
    n = sum(len(change.numbers) for change in changes)
    return Edit(Label("edit.restore", {"n": n}), changes) if changes else None


def within(sheet: Sheet, edits: Iterable[Edit], areas: Iterable[Area], code: str) -> Edit | None:
    """The part of some edits that writes into the areas, as one; of two texts for a cell the first counts."""
    inside: dict[int, np.ndarray[tuple[int], np.dtype[np.bool_]]] = {}
    for area in areas:
        for column in area.columns:
            mask = inside.setdefault(column, np.zeros(len(sheet), dtype=bool))
            mask[area.rows] = True
    return first_of(sheet, edits, code, inside)


def texts(sheet: Sheet, area: Area) -> list[list[str]]:
    """The cells of an area, row by row."""
    columns = [sheet.columns[column].texts(area.rows) for column in area.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def _written(code: str, changes: Sequence[SetCells]) -> Edit | None:
    n = sum(len(change.numbers) for change in changes)
    return Edit(Label(code, {"n": n}), tuple(changes)) if changes else None


def _set_cells(sheet: Sheet, writing: Writing) -> list[SetCells]:
    changes = []
    for column, (rows, texts) in writing.items():
        new, there = pooled(texts), sheet.columns[column]
        differs = np.flatnonzero(_codes_there(there, new)[new.codes] != there.codes[rows])
        if len(differs):
            numbers = Numbers(sheet.numbers[rows[differs]])
            changes.append(SetCells(column, numbers, Pooled(new.pool, new.codes[differs])))
    return changes


def _codes_there(column: Column, new: Pooled) -> Ints:
    """For the texts of a pool their codes in a column, -1 where it has never held them."""
    if new.pool is column.pool:
        return np.arange(len(new.pool), dtype=np.int32)
    codes = np.full(len(new.pool), -1, dtype=np.int32)
    used = new.used()
    codes[used] = column.codes_there(new.pool.some(used))
    return codes


def _filled(sheet: Sheet, at: int, rows: Rows, code: int) -> list[SetCells]:
    """One text of the column in all these rows: codes are compared, so that a million of them are quick."""
    column = sheet.columns[at]
    differs = rows[column.codes[rows] != code]
    same = Pooled(column.pool, np.full(len(differs), code, dtype=np.int32))
    return [SetCells(at, Numbers(sheet.numbers[differs]), same)] if len(differs) else []


def _added(sheet: Sheet, rows: Sequence[Sequence[str]], columns: Sequence[int], new: Sequence[int]) -> InsertRows:
    """Rows at the end of the sheet with texts in some columns."""
    where = {column: at for at, column in enumerate(columns)}
    empty = Pooled.same("", len(rows))
    cells = [
        pooled([row[where[column]] for row in rows]) if column in where else empty
        for column in range(len(sheet.columns))
    ]
    return InsertRows(len(sheet), new[: len(rows)], Block(cells, len(rows)))
