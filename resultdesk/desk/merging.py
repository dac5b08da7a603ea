"""A spreadsheet that has changed since it was worked on: the edits put onto the new version, cell by cell.

Three versions of each cell: what the file said then (base), what it says now (theirs), what the person made of it
(ours). Where theirs is still the base, ours stands. Where both differ, ours stands too, and the cell is told
as a conflict.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from resultdesk.core.edits import Change, DeleteColumn, DeleteRows, Edit, InsertColumn, InsertRows, Label, SetCells
from resultdesk.core.sheet import Column, Sheet
from resultdesk.desk.document import Document

IDENTIFYING = ("unique_id", "foreign_id", "registration_id", "bib", "chip_code")
"""Meanings of fields that say who a row is, the surest first."""

_ENOUGH = 0.9
"""Share of the rows in which an identifying column must be filled."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that both sides changed. ``number`` and ``column`` are those of the sheet as it is now."""

    number: int
    column: int
    base: str
    theirs: str
    ours: str


@dataclass
class Merge:
    """What has changed in the file since, and what that did to the edits; numbers of the new version but for gone."""

    changed: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    lost: int = 0
    """Cells that were edited in rows or columns that are not there any more."""
    columns: Mapping[int, int] = field(default_factory=dict)
    """Where the columns stand now, added ones too, by where they stood when the work was left."""

    @property
    def anything(self) -> bool:
        """Whether there is something to show."""
        return bool(self.changed or self.added or self.gone or self.conflicts or self.lost)


def merge(document: Document, base: Sheet, edits: Sequence[Edit]) -> Merge:
    """Replay ``edits``, made on ``base``, on a freshly opened document; each stays one step of undo."""
    theirs = document.sheet
    rows = _rows(document, base)
    columns = _columns(base, theirs)
    found = _differences(base, theirs, rows, columns)
    replay = _Replay(rows, columns, base, theirs)
    before = theirs.take(slice(None))
    for edit in edits:
        moved = replay.moved(edit)
        if moved.changes:
            document.do(moved)
    found.lost = replay.lost
    found.columns = replay.columns
    found.conflicts = _conflicts(base, before, document.sheet, rows, columns)
    return found


def take_theirs(document: Document, conflicts: Sequence[Conflict]) -> None:
    """Put the file's version into these cells, as one step of undo."""
    by_column: dict[int, list[Conflict]] = {}
    for conflict in conflicts:
        by_column.setdefault(conflict.column, []).append(conflict)
    changes = [
        SetCells(column, tuple(one.number for one in of), tuple(one.theirs for one in of))
        for column, of in by_column.items()
    ]
    if changes:
        document.do(Edit(Label("edit.merge", {"n": len(conflicts)}), tuple(changes)))


# Matching ---------------------------------------------------------------------------------------------------------


def _rows(document: Document, base: Sheet) -> dict[int, int]:
    """Row numbers of the base to those of the new version, by what identifies a row, else by the whole row."""
    theirs = document.sheet
    for meaning in IDENTIFYING:
        at = next((document.mapping.columns.get(one.name) for one in document.fields if one.meaning == meaning), None)
        if at is None:
            continue
        header = theirs.columns[at].header
        then = next((column for column in base.columns if column.header == header), None)
        if then is not None and _identifies(then) and _identifies(theirs.columns[at]):
            return _by_text(base, then.texts(), theirs, theirs.columns[at].texts())
    return _by_whole_row(base, theirs)


def _identifies(column: Column) -> bool:
    counts = column.counts()
    filled = len(column) - int(counts[0])
    return filled >= _ENOUGH * len(column) > 0 and int(counts[1:].max(initial=0)) <= 1


def _by_text(base: Sheet, then: Sequence[str], theirs: Sheet, now: Sequence[str]) -> dict[int, int]:
    number_of = dict(zip(now, theirs.numbers.tolist(), strict=True))
    pairs = zip(then, base.numbers.tolist(), strict=True)
    return {number: number_of[text] for text, number in pairs if text and text in number_of}


def _by_whole_row(base: Sheet, theirs: Sheet) -> dict[int, int]:
    """Rows that stayed as they are, wherever they stand now; the others by their number, if nothing else took it."""
    places: dict[tuple[str, ...], list[int]] = {}
    for row in range(len(theirs) - 1, -1, -1):
        places.setdefault(tuple(theirs.row_texts(row)), []).append(theirs.numbers.item(row))
    found: dict[int, int] = {}
    for row in range(len(base)):
        same = places.get(tuple(base.row_texts(row)))
        if same:
            found[base.numbers.item(row)] = same.pop()
    taken = set(found.values())
    free = set(theirs.numbers.tolist()) - taken
    return found | {number: number for number in base.numbers.tolist() if number not in found and number in free}


def _columns(base: Sheet, theirs: Sheet) -> dict[int, int]:
    """Columns by their header; the same header twice in their order."""
    places: dict[str, list[int]] = {}
    for at in range(len(theirs.columns) - 1, -1, -1):
        places.setdefault(theirs.columns[at].header, []).append(at)
    return {at: places[column.header].pop() for at, column in enumerate(base.columns) if places.get(column.header)}


def _differences(base: Sheet, theirs: Sheet, rows: Mapping[int, int], columns: Mapping[int, int]) -> Merge:
    then = {number: row for row, number in enumerate(base.numbers.tolist())}
    now = {number: row for row, number in enumerate(theirs.numbers.tolist())}
    pairs = [(then[old], now[new]) for old, new in rows.items()]
    differs = np.zeros(len(theirs), dtype=bool)
    for old, new in columns.items():
        before = base.columns[old].texts(np.array([one for one, _ in pairs], dtype=np.intp))
        after = theirs.columns[new].texts(np.array([one for _, one in pairs], dtype=np.intp))
        for (_, row), a, b in zip(pairs, before, after, strict=True):
            differs[row] |= a != b
    changed = theirs.numbers[differs].tolist()
    added = sorted(set(now) - set(rows.values()))
    return Merge(changed=changed, added=added, gone=sorted(set(then) - set(rows)))


def _conflicts(
    base: Sheet, theirs: Sheet, ours: Sheet, rows: Mapping[int, int], columns: Mapping[int, int]
) -> list[Conflict]:
    """Cells whose three versions are three different texts."""
    then = {number: row for row, number in enumerate(base.numbers.tolist())}
    now = {number: row for row, number in enumerate(theirs.numbers.tolist())}
    here = {number: row for row, number in enumerate(ours.numbers.tolist())}
    found = []
    for old, new in columns.items():
        for number, other in rows.items():
            if other not in here:
                continue
            texts = (
                base.columns[old].text(then[number]),
                theirs.columns[new].text(now[other]),
                ours.columns[new].text(here[other]),
            )
            if len(set(texts)) == 3:
                found.append(Conflict(other, new, *texts))
    return found


# Replaying --------------------------------------------------------------------------------------------------------


class _Replay:
    """Edits of the base said again in the rows and columns of the new version."""

    def __init__(self, rows: Mapping[int, int], columns: Mapping[int, int], base: Sheet, theirs: Sheet) -> None:
        self._rows = dict(rows)
        self.columns = dict(columns)
        self._then, self._now = base.numbers.tolist(), theirs.numbers.tolist()
        self._width = len(theirs.columns)
        self._highest = max(0, *self._then, *self._now)
        self.lost = 0

    def moved(self, edit: Edit) -> Edit:
        """``edit`` for the new version; without changes where nothing of it is left."""
        changes = (self._change(change) for change in edit.changes)
        return replace(edit, changes=tuple(change for change in changes if change is not None))

    def _change(self, change: Change) -> Change | None:
        match change:
            case SetCells():
                return self._cells(change)
            case InsertRows():
                return self._insert(change)
            case DeleteRows():
                return self._delete(change)
            case InsertColumn():
                return self._insert_column(change)
            case DeleteColumn(at):
                gone = self.columns.pop(at, None)
                self.columns = {old - (old > at): new for old, new in self.columns.items()}
                if gone is None:
                    return None
                self._width -= 1
                self.columns = {old: new - (new > gone) for old, new in self.columns.items()}
                return DeleteColumn(gone)

    def _delete(self, change: DeleteRows) -> DeleteRows | None:
        there = tuple(self._rows.pop(number) for number in change.numbers if number in self._rows)
        gone, deleted = set(change.numbers), set(there)
        self._then = [number for number in self._then if number not in gone]
        self._now = [number for number in self._now if number not in deleted]
        return DeleteRows(there) if there else None

    def _insert_column(self, change: InsertColumn) -> InsertColumn:
        """A column that was added comes again on the right, its texts in the rows that they were given to."""
        at = change.at
        self.columns = {old + (old >= at): new for old, new in self.columns.items()} | {at: self._width}
        self._width += 1
        if len(change.texts) != len(self._then):  # none, or a page whose rows are not those of its table
            self.lost += sum(map(bool, change.texts))
            return InsertColumn(self._width - 1, change.header)
        text_of: dict[int, str] = {}
        for number, text in zip(self._then, change.texts, strict=True):
            if number in self._rows:
                text_of[self._rows[number]] = text
            else:
                self.lost += bool(text)
        texts = tuple(text_of.get(number, "") for number in self._now)
        return InsertColumn(self._width - 1, change.header, texts)

    def _cells(self, change: SetCells) -> SetCells | None:
        column = self.columns.get(change.column)
        pairs = zip(change.numbers, change.texts, strict=True)
        kept = [(self._rows[number], text) for number, text in pairs if number in self._rows and column is not None]
        self.lost += len(change.numbers) - len(kept)
        if not kept or column is None:
            return None
        numbers, texts = zip(*kept, strict=True)
        return SetCells(column, numbers, texts)

    def _insert(self, change: InsertRows) -> InsertRows:
        """Rows that were added come again where they stood, under numbers that nothing else has."""
        numbers = tuple(range(self._highest + 1, self._highest + 1 + len(change.numbers)))
        self._highest += len(numbers)
        self._rows.update(zip(change.numbers, numbers, strict=True))
        rows = []
        for texts in change.rows:
            cells = [""] * self._width
            for old, text in enumerate(texts):
                if old in self.columns:
                    cells[self.columns[old]] = text
            rows.append(tuple(cells))
        at = min(change.at, len(self._now))
        self._then[change.at : change.at] = change.numbers
        self._now[at:at] = numbers
        return InsertRows(at, numbers, tuple(rows))
