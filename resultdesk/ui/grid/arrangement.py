"""Which rows the grid shows, and in which order: an index of its own over the sheet, without Qt.

Sorting and filtering happen when asked for. An edit never makes a row jump or vanish under the hand that typed it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from resultdesk.core.sheet import Codes, Rows
from resultdesk.desk.document import Document
from resultdesk.ui.grid import filtering, sorting
from resultdesk.ui.grid.filtering import Filters, Mask

Numbers = npt.NDArray[np.int32]
_REMEMBERED = 20
"""Deletions that undo takes back to the order that was shown."""


@dataclass(frozen=True, slots=True)
class SortKey:
    """Sorted by a column."""

    column: int
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asked for: ``keys`` with the most important first."""

    keys: tuple[SortKey, ...] = ()
    filters: Filters = field(default_factory=Filters)

    def sorted_by(self, key: SortKey) -> Wish:
        """Sort by this column first; columns sorted by before decide between equals."""
        others = tuple(other for other in self.keys if other.column != key.column)
        return Wish((key, *others)[:3], self.filters)

    def shifted(self, at: int, by: int) -> Wish:
        """After a column came or went."""

        def moved(column: int) -> int:
            return column + by if column >= at else column

        keys = tuple(SortKey(moved(key.column), key.descending) for key in self.keys if by > 0 or key.column != at)
        columns = {moved(c): wanted for c, wanted in self.filters.columns.items() if by > 0 or c != at}
        return Wish(keys, Filters(self.filters.chip, columns, self.filters.only))


@dataclass(frozen=True)
class Work:
    """All that is needed to work a wish out on another thread: copies, so that edits may go on meanwhile."""

    wish: Wish
    columns: Mapping[int, tuple[Codes, list[str]]]
    mask: Mask | None

    def rows(self) -> Rows | None:
        """The rows to show in their order, None for all in the sheet's own order."""
        order: Rows | None = None
        for key in reversed(self.wish.keys):
            codes, values = self.columns[key.column]
            order = sorting.order(codes, values, descending=key.descending, first=order)
        if self.mask is None:
            return order
        mask = self.mask
        for column, wanted in self.wish.filters.columns.items():
            mask = mask & wanted.mask(*self.columns[column])
        return np.flatnonzero(mask) if order is None else order[mask[order]]


class Arrangement:
    """The rows shown now. ``wish`` is what they were worked out from."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._shown: Rows | None = None
        self._before: deque[Numbers] = deque(maxlen=_REMEMBERED)
        """The numbers of the rows as they were shown before rows went, the latest last."""
        self.wish = Wish()

    def __len__(self) -> int:
        return len(self._document.sheet) if self._shown is None else len(self._shown)

    @property
    def whole(self) -> bool:
        """Whether all rows stand in the sheet's own order."""
        return self._shown is None

    def position(self, place: int) -> int:
        """The sheet position of the row that is shown at a place."""
        return place if self._shown is None else self._shown.item(place)

    def positions(self, places: slice | None = None) -> Rows:
        """The sheet positions of the rows shown at these places (all by default)."""
        shown = np.arange(len(self), dtype=np.intp) if self._shown is None else self._shown
        return shown if places is None else shown[places]

    def run(self, first: int, last: int) -> Rows:
        """The sheet positions shown from one place to another, the last one included."""
        if self._shown is None:
            return np.arange(first, last + 1, dtype=np.intp)
        return self._shown[first : last + 1]

    def place(self, position: int) -> int | None:
        """Where a row of the sheet is shown, None if it is not."""
        if self._shown is None:
            return position if 0 <= position < len(self) else None
        found = np.flatnonzero(self._shown == position)
        return int(found[0]) if len(found) else None

    def places(self, positions: Rows) -> tuple[int, int] | None:
        """The first and last place among those of some rows; None if none of them is shown."""
        if not len(positions):
            return None
        if self._shown is None:
            return int(positions.min()), int(positions.max())
        if len(positions) == 1:
            place = self.place(int(positions[0]))
            return None if place is None else (place, place)
        wanted = np.zeros(len(self._document.sheet), dtype=bool)
        wanted[positions] = True
        found = np.flatnonzero(wanted[self._shown])
        return (int(found[0]), int(found[-1])) if len(found) else None

    def prepare(self, wish: Wish) -> Work:
        """Make ready to work a wish out, which may then take a while."""
        columns = self._document.sheet.columns
        needed = {key.column for key in wish.keys} | set(wish.filters.columns)
        used = {column: (columns[column].codes.copy(), columns[column].values) for column in needed}
        return Work(wish, used, filtering.mask(self._document, wish.filters))

    def take(self, wish: Wish, shown: Rows | None) -> None:
        """Show what a wish has come to."""
        self.wish, self._shown = wish, shown

    def follow(self, before: Numbers) -> Rows | None:
        """Rows came or went; ``before`` are the sheet's numbers until then. Returns what to show now.

        What is shown keeps its order. New rows are shown above the row that they were put in above, rows that come
        back (undo) where they were shown.
        """
        if self._shown is None:
            return None
        now = self._document.sheet.numbers
        at = np.full(int(max(before.max(initial=0), now.max(initial=0))) + 1, -1, dtype=np.intp)
        at[now] = np.arange(len(now), dtype=np.intp)
        shown = before[self._shown]
        kept = at[shown]
        if (kept < 0).any():
            self._before.append(shown)
        kept = kept[kept >= 0]
        old = np.zeros(len(at), dtype=bool)
        old[before] = True
        new = np.flatnonzero(~old[now])
        back = self._as_before(kept, new, at) if len(new) else None
        if back is not None:
            return back
        for run in np.split(new, np.flatnonzero(np.diff(new) != 1) + 1) if len(new) else ():
            below = np.flatnonzero(kept == run[-1] + 1)
            above = np.flatnonzero(kept == run[0] - 1)
            place = below[0] if len(below) else above[0] + 1 if len(above) else len(kept)
            kept = np.insert(kept, place, run)
        return kept

    def _as_before(self, kept: Rows, new: Rows, at: Rows) -> Rows | None:
        """What was shown before rows went, if just these have come back; ``at`` gives the positions of row numbers."""
        for numbers in reversed(self._before):
            if len(numbers) != len(kept) + len(new) or numbers.max() >= len(at):
                continue
            then = at[numbers]
            came = np.zeros(len(self._document.sheet) + 1, dtype=bool)
            came[new] = True
            if then.min() >= 0 and np.array_equal(then[~came[then]], kept):
                return then
        return None
