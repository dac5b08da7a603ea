"""Find and replace in cells: pure, each distinct text looked at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from resultdesk.core.packed import Pooled
from resultdesk.core.sheet import Column, Rows, Sheet
from resultdesk.ui.grid.commands import Area, Writing

Mask = npt.NDArray[np.bool_]
Hits = Sequence[tuple[int, Mask]]
"""For each column with a match: its index and the matching rows by position."""


@dataclass(frozen=True)
class Query:
    """What is looked for. ``column`` narrows it to one column, ``areas`` to a selection."""

    text: str
    whole_cell: bool = False
    match_case: bool = False
    column: int | None = None
    areas: tuple[Area, ...] | None = None

    def fits(self, text: str) -> bool:
        """Whether a cell's text is a match: just what ``replaced`` can replace."""
        if self.match_case:
            return text == self.text if self.whole_cell else self.text in text
        wanted, found = self.text.casefold(), text.casefold()
        if self.whole_cell or wanted not in found:
            return found == wanted
        return len(found) == len(text) or bool(_folded(text, wanted))

    def replaced(self, text: str, by: str) -> str:
        """A matching text with what was looked for replaced."""
        if self.whole_cell:
            return by
        if self.match_case:
            return text.replace(self.text, by)
        parts, end = [], 0
        for first, last in _folded(text, self.text.casefold()):
            parts += [text[end:first], by]
            end = last
        return "".join([*parts, text[end:]])


def _folded(text: str, wanted: str) -> list[tuple[int, int]]:
    """Where a folded text stands in another, from and to, one after the other.

    Folding may make two signs of one ("ß" is "ss", so STRASSE fits Straße). A match is of whole signs of the text:
    one "s" does not fit "ß", for half of it cannot be replaced.
    """
    starts: dict[int, int] = {}
    length = 0
    for at, sign in enumerate(text):
        starts[length] = at
        length += len(sign.casefold())
    starts[length] = len(text)
    folded = text.casefold()
    found: list[tuple[int, int]] = []
    at = folded.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        whole = at in starts and end in starts
        if whole:
            found.append((starts[at], starts[end]))
        at = folded.find(wanted, end if whole else at + 1)
    return found


def hits(sheet: Sheet, query: Query) -> list[tuple[int, Mask]]:
    """For each column with a match: its index and the matching rows by position."""
    if not query.text:
        return []
    columns = range(len(sheet.columns)) if query.column is None else [query.column]
    found = []
    for index in columns:
        matching = _matching(sheet.columns[index], query)
        if query.areas is not None:
            matching &= _inside(query.areas, index, len(sheet))
        if matching.any():
            found.append((index, matching))
    return found


def count(found: Hits, shown: Rows) -> int:
    """How many of the matches stand in rows that are shown."""
    return sum(int(np.count_nonzero(mask[shown])) for _, mask in found)


def next_cell(
    found: Hits,
    shown: Rows,
    columns: Sequence[int],
    start: tuple[int, int],
    *,
    back: bool = False,
) -> tuple[int, int] | None:
    """The next match in reading order after a cell, going round at the end: (place among ``shown``, column).

    ``columns`` are the visible columns from left to right, ``start`` the cell that is left.
    """
    masks = dict(found)
    visible = [masks[column] for column in columns if column in masks]
    if not visible or not len(shown):
        return None
    any_hit = np.logical_or.reduce([mask[shown] for mask in visible])
    row, column = start
    here = columns.index(column) if column in columns else -1
    wanted = [at for at, index in enumerate(columns) if index in masks and masks[index][shown[row]]]
    rest = [at for at in wanted if (at < here if back else at > here)]
    if rest:
        return row, columns[rest[-1] if back else rest[0]]
    places = np.flatnonzero(any_hit)
    if not len(places):
        return None
    if back:
        before = places[places < row]
        place = int(before[-1] if len(before) else places[-1])
    else:
        after = places[places > row]
        place = int(after[0] if len(after) else places[0])
    there = [index for index in columns if index in masks and masks[index][shown[place]]]
    return place, there[-1] if back else there[0]


def replacing(sheet: Sheet, query: Query, by: str, shown: Rows) -> Writing:
    """What replacing all matches in shown rows writes."""
    in_view = np.zeros(len(sheet), dtype=bool)
    in_view[shown] = True
    writing: dict[int, tuple[Rows, Sequence[str]]] = {}
    for index, matching in hits(sheet, query):
        rows = np.flatnonzero(matching & in_view)
        if len(rows):
            column = sheet.columns[index]
            before = Pooled(column.values, column.codes[rows])
            used = before.used()
            recode = np.zeros(len(column.values), dtype=np.int32)
            recode[used] = np.arange(len(used), dtype=np.int32)
            writing[index] = (
                rows,
                Pooled([query.replaced(column.values[code], by) for code in used.tolist()], recode[before.codes]),
            )
    return writing


def _matching(column: Column, query: Query) -> Mask:
    fits = np.fromiter((query.fits(text) for text in column.values), dtype=bool, count=len(column.values))
    return fits[column.codes]


def _inside(areas: Sequence[Area], column: int, rows: int) -> Mask:
    inside = np.zeros(rows, dtype=bool)
    for area in areas:
        if column in area.columns:
            inside[area.rows] = True
    return inside
