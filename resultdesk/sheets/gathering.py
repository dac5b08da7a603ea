"""Collects the cells of the quick reader: numbers for texts, many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from resultdesk.core.errors import CannotRead
from resultdesk.core.sheet import Column, Sheet
from resultdesk.sheets import distinct, streaming
from resultdesk.sheets.cells import MAX_CELLS, MAX_COLUMNS, MAX_GRID, MAX_ROWS, letters, without_blanks
from resultdesk.sheets.strings import from_xml, from_xml_all
from resultdesk.sheets.styles import Styles

Places = npt.NDArray[np.int64]
_KIND_BITS = 20
"""A tag is the kind of a cell above its style."""
NUMBER, SHARED, TEXT, BOOLEAN, ISO_DATE = range(5)
_KIND_LETTERS = {NUMBER: "n", BOOLEAN: "b", ISO_DATE: "d"}
_LONG_RUN = 32


@dataclass(frozen=True, slots=True)
class Runs:
    """Cells side by side: where their stored values lie in a buffer, their kinds and styles, where they stand."""

    starts: Places
    lengths: Places
    kinds: Places
    styles: Places
    rows: Places
    columns: Places

    def take(self, some: Places) -> Runs:
        """Just these cells."""
        return Runs(
            self.starts[some],
            self.lengths[some],
            self.kinds[some],
            self.styles[some],
            self.rows[some],
            self.columns[some],
        )


class Gathering:
    """Cells as (row number, column, id of a text). The first ids are those of the shared strings."""

    def __init__(self, strings: Sequence[str], styles: Styles) -> None:
        self._strings = strings
        self._styles = styles
        self._texts = [*strings, ""]
        self._empty = len(strings)
        self._known: dict[int, dict[str, str]] = {}
        self._columns: dict[int, tuple[list[npt.NDArray[np.int32]], list[npt.NDArray[np.int32]]]] = {}
        self._count = 0

    def add_shared(self, rows: Places, columns: Places, indices: Places) -> None:
        """Cells that name a shared string; one that is not there reads as nothing."""
        self._add(rows, columns, np.where(indices < self._empty, indices, self._empty))

    def add_runs(self, buffer: bytes, runs: Runs) -> None:
        """Cells whose stored value is a run of bytes in ``buffer``, equal ones looked at once."""
        starts, lengths = runs.starts, runs.lengths
        plain = (runs.kinds == TEXT) | (runs.kinds == BOOLEAN)
        tags = (runs.kinds << _KIND_BITS) + np.where(plain, 0, runs.styles)
        ids = np.empty(len(starts), np.int64)
        words = distinct.words_at(buffer)
        for low, high in ((0, 8), (8, _LONG_RUN)):
            some = np.flatnonzero((lengths <= high) & ((lengths > low) | (low == 0)))
            if len(some):
                same = distinct.representatives(words, starts[some], lengths[some], tags[some].astype(np.uint64), high)
                first = np.flatnonzero(same == np.arange(len(some)))
                ids_here = np.empty(len(some), np.int64)
                ids_here[first] = self._ids(buffer, starts[some[first]], lengths[some[first]], tags[some[first]])
                ids[some] = ids_here[same]
        long = np.flatnonzero(lengths > _LONG_RUN)
        if len(long):
            ids[long] = self._ids(buffer, starts[long], lengths[long], tags[long])
        self._add(runs.rows, runs.columns, ids)

    def add_xml(self, row: int, column: int, xml: bytes) -> None:
        """One cell of an unusual shape, from its XML."""
        text = streaming.one_cell(xml, self._strings, self._styles)
        if text:
            self._texts.append(text)
            self._add(np.array([row]), np.array([column]), np.array([len(self._texts) - 1]))

    def _ids(self, buffer: bytes, starts: Places, lengths: Places, tags: Places) -> Places:
        """New ids for runs that differ from each other (but not from those of earlier calls: see ``_column``)."""
        ids = np.empty(len(starts), np.int64)
        for tag in np.unique(tags).tolist():
            part = np.flatnonzero(tags == tag)
            begin = len(self._texts)
            self._texts += self._shown(distinct.texts(buffer, starts[part], lengths[part]), tag)
            ids[part] = np.arange(begin, begin + len(part))
        return ids

    def _shown(self, stored: list[str], tag: int) -> list[str]:
        """What cells of one kind and style show for what they store."""
        kind, style = tag >> _KIND_BITS, tag & ((1 << _KIND_BITS) - 1)
        if kind == TEXT:
            return from_xml_all(stored)
        if kind == NUMBER and self._styles.is_plain(style):
            return [
                text if text.isdigit() and text[0] != "0" and len(text) < 16 else self._one(text, kind, style)
                for text in stored
            ]
        known = self._known.setdefault(tag, {})
        for text in stored:
            if text not in known:
                known[text] = self._one(text, kind, style)
        return [known[text] for text in stored]

    def _one(self, text: str, kind: int, style: int) -> str:
        if "&" in text:
            text = from_xml(text)
        return streaming.shown(_KIND_LETTERS[kind], text, style, self._strings, self._styles)

    def _add(self, rows: Places, columns: Places, ids: Places) -> None:
        self._count += len(rows)
        if self._count > MAX_CELLS:
            raise CannotRead("file.too_large", what="cells")
        if not len(rows):
            return
        narrow = columns.astype(np.int16)
        order = np.argsort(narrow, kind="stable")
        ends = np.append(np.flatnonzero(np.diff(narrow[order])) + 1, len(order))
        begin = 0
        for end in ends.tolist():
            part = order[begin:end]
            at = int(narrow[part[0]])
            if not 0 <= at < MAX_COLUMNS:
                raise CannotRead("file.too_large", what="columns")
            all_rows, all_ids = self._columns.setdefault(at, ([], []))
            all_rows.append(rows[part].astype(np.int32))
            all_ids.append(ids[part].astype(np.int32))
            begin = end

    def sheet(self, name: str) -> Sheet:
        """The raw sheet of all cells; the gathering is used up."""
        used = np.zeros(MAX_ROWS + 1, bool)
        for rows, _ in self._columns.values():
            for some in rows:
                used[some] = True
        numbers = np.flatnonzero(used).astype(np.int32)
        if len(numbers) * len(self._columns) > MAX_GRID:
            raise CannotRead("file.too_large", what="cells")
        place = np.zeros(MAX_ROWS + 1, np.int32)
        place[numbers] = np.arange(len(numbers), dtype=np.int32)
        columns = [self._column(at, place, len(numbers)) for at in sorted(self._columns)]
        return without_blanks(Sheet(name, columns, numbers))

    def _column(self, at: int, place: npt.NDArray[np.int32], height: int) -> Column:
        rows, ids = (np.concatenate(some) for some in self._columns.pop(at))
        seen = np.zeros(len(self._texts), bool)
        seen[ids] = True
        seen[self._empty] = False
        pool = np.flatnonzero(seen)
        values = ["", *map(self._texts.__getitem__, pool.tolist())]
        code_of = np.zeros(len(self._texts), np.int32)
        code_of[pool] = np.arange(1, len(pool) + 1, dtype=np.int32)
        if len(set(values)) < len(values):  # seen in two stretches, or stored in two ways
            first: dict[str, int] = {}
            merged = np.array([first.setdefault(text, len(first)) for text in values], np.int32)
            code_of = merged[code_of]
            values = list(first)
        codes = np.zeros(height, np.int32)
        codes[place[rows]] = code_of[ids]
        return Column(letters(at), codes, values)
