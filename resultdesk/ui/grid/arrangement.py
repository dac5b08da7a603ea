"""Which rows the grid shows, and in which order: an index of its own over the sheet, without Qt.

Sorting and filtering happen when asked for. An edit never makes a row jump or vanish under the hand that typed it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from resultdesk.core.pool import Pool
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
    columns: Mapping[int, tuple[Codes, Pool]]
    mask: Mask | None

    def rows(self) -> Rows | None:
        """The rows to show in their order, None for all in the sheet's own order."""
        order: Rows | None = None
        for key in reversed(self.wish.keys):
            codes, pool = self.columns[key.column]
            order = sorting.order(codes, pool.listed(), descending=key.descending, first=order)
        if self.mask is None:
            return order
        mask = self.mask
        for column, wanted in self.wish.filters.columns.items():
            codes, pool = self.columns[column]
            mask = mask & wanted.mask(codes, pool.listed())
        return np.flatnonzero(mask) if order is None else order[mask[order]]


_TOP, _UNKNOWN = -1, -2


class _Spots:
    """For row numbers: the number of the row that a row is shown below, and its rank among those below the same row."""

    def __init__(self) -> None:
        self._below = np.empty(0, dtype=np.int64)
        self._rank = np.empty(0, dtype=np.int64)

    def put(self, numbers: Rows, below: Rows | int, rank: Rows) -> None:
        """Remember; ``below`` is _TOP for the top of the view."""
        more = int(numbers.max(initial=-1)) + 1 - len(self._below)
        if more > 0:
            self._below = np.append(self._below, np.full(more, _UNKNOWN))
            self._rank = np.append(self._rank, np.zeros(more, dtype=np.int64))
        self._below[numbers], self._rank[numbers] = below, rank

    def of(self, numbers: Rows) -> tuple[Rows, Rows]:
        """Below which row and at which rank each is shown; _UNKNOWN where nothing was said."""
        below, rank = np.full(len(numbers), _UNKNOWN), np.zeros(len(numbers), dtype=np.int64)
        known = numbers < len(self._below)
        below[known], rank[known] = self._below[numbers[known]], self._rank[numbers[known]]
        return below, rank


class Arrangement:
    """The rows shown now. ``wish`` is what they were worked out from."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._shown: Rows | None = None
        self._spots = _Spots()
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
        if self._shown is None and len(positions) == len(self):
            return 0, len(self) - 1
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
        used = {column: (columns[column].codes.copy(), columns[column].pool) for column in needed}
        return Work(wish, used, filtering.mask(self._document, wish.filters))

    def take(self, wish: Wish, shown: Rows | None) -> None:
        """Show what a wish has come to."""
        self.wish, self._shown = wish, shown
        self._spots = _Spots()

    def keep(self, wish: Wish, shown: Rows | None) -> None:
        """Show what ``follow`` has returned, for the wish as it is now called."""
        self.wish, self._shown = wish, shown

    def expect(self, new: Sequence[int], below: int) -> None:
        """Rows with these numbers, when they come (or come again), are to be shown below the row numbered ``below``.

        Only the view knows this: in a sorted one the row shown below is seldom the next one of the sheet.
        """
        self._spots.put(np.array(new, dtype=np.intp), below, np.arange(len(new)))

    def follow(self, before: Numbers) -> Rows | None:
        """Rows came or went; ``before`` are the sheet's numbers until then. Returns what to show now.

        What is shown keeps its order. New rows are shown where they were put until rows are next sorted or filtered:
        below the row that was said for them, or where they stood if they come back, at the end where they are the
        sheet's last, else above the row that they were put in above.
        """
        if self._shown is None:
            return None
        now, was = self._document.sheet.numbers, before[self._shown]
        at = np.full(int(max(before.max(initial=0), now.max(initial=0))) + 1, -1, dtype=np.intp)
        at[now] = np.arange(len(now), dtype=np.intp)
        stays = at[was] >= 0
        self._remember(was, stays)
        kept = at[was[stays]]
        old = np.zeros(len(at), dtype=bool)
        old[before] = True
        new = np.flatnonzero(~old[now])
        kept, new = self._back(new, kept, at)
        for run in np.split(new, np.flatnonzero(np.diff(new) != 1) + 1) if len(new) else ():
            kept = np.insert(kept, self._place_for(run, kept), run)
        return kept

    def _remember(self, was: Numbers, stays: Mask) -> None:
        """Where the rows that go were shown, so that undo brings them back there."""
        gone = np.flatnonzero(~stays)
        if len(gone):
            above = np.maximum.accumulate(np.where(stays, np.arange(len(was)), -1))[gone]
            self._spots.put(was[gone].astype(np.intp), np.where(above >= 0, was[above], _TOP), gone)

    def _back(self, new: Rows, kept: Rows, at: Rows) -> tuple[Rows, Rows]:
        """The rows shown with those of the new ones whose spot is known, and the other new ones."""
        numbers = self._document.sheet.numbers
        below, rank = self._spots.of(numbers[new].astype(np.intp))
        place_of = np.full(len(numbers) + 1, -1, dtype=np.intp)  # the last one for rows that are not in the sheet
        place_of[kept] = np.arange(len(kept), dtype=np.intp)
        places = np.full(len(new), -1, dtype=np.intp)
        there = (below >= 0) & (below < len(at))
        places[there] = place_of[at[below[there]]]
        found = (places >= 0) | (below == _TOP)
        order = np.lexsort((rank[found], places[found]))
        return np.insert(kept, places[found][order] + 1, new[found][order]), new[~found]

    def _place_for(self, run: Rows, kept: Rows) -> int:
        """Where neighbouring new rows come among those shown."""
        if run[-1] == len(self._document.sheet) - 1:
            return len(kept)
        below = np.flatnonzero(kept == run[-1] + 1)
        above = np.flatnonzero(kept == run[0] - 1)
        return int(below[0]) if len(below) else int(above[0]) + 1 if len(above) else len(kept)
