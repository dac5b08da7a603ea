"""Collects the cells of the quick readers, a stretch of the file at a time, into columns of codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from resultdesk.core.errors import CannotRead
from resultdesk.core.sheet import Codes, Column, Sheet
from resultdesk.sheets import distinct, streaming
from resultdesk.sheets.cells import MAX_CELLS, MAX_COLUMNS, MAX_GRID, MAX_ROWS, letters, without_blanks
from resultdesk.sheets.strings import from_xml, from_xml_all, unquoted_all
from resultdesk.sheets.styles import Styles

Places = npt.NDArray[np.int64]
_KIND_BITS = 20
"""A tag is the kind of a cell above its style."""
NUMBER, SHARED, TEXT, BOOLEAN, ISO_DATE, PLAIN = range(6)
"""Kinds of cells: TEXT is escaped as in XML, PLAIN is quoted as in text files."""
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


@dataclass
class _Pool:
    """A column that grows: the rows and codes of each stretch, and the texts that the codes mean.

    Texts are distinct within a stretch. ``hashes`` tell cheaply that those of all stretches are, too; ``exact`` is lost
    when different bytes may show as one text (7 and 7.0), so that hashes tell nothing.
    """

    texts: list[str] = field(default_factory=lambda: [""])
    rows: list[npt.NDArray[np.int32]] = field(default_factory=list)
    codes: list[Codes] = field(default_factory=list)
    hashes: list[distinct.Words] = field(default_factory=list)
    exact: bool = True
    shared: bool = False
    runs: bool = False

    def put(self, rows: Places, texts: Sequence[str], which: npt.NDArray[np.int32]) -> None:
        """Add cells: ``texts[which[n]]`` stands in row ``rows[n]``."""
        self.rows.append(rows.astype(np.int32))
        self.codes.append(which + np.int32(len(self.texts)))
        self.texts += texts

    def column(self, header: str, place: npt.NDArray[np.int32], height: int) -> Column:
        """The finished column; ``place`` gives the position of a row number."""
        codes = np.concatenate(self.codes)
        values = self.texts
        if not self._all_differ():
            first: dict[str, int] = {}
            merged = np.array([first.setdefault(text, len(first)) for text in values], np.int32)
            codes, values = merged[codes], list(first)
        full = np.zeros(height, np.int32)
        full[place[np.concatenate(self.rows)]] = codes
        return Column(header, full, values)

    def _all_differ(self) -> bool:
        if not self.exact or not self.hashes:
            return False
        hashes = np.concatenate(self.hashes)
        if len(hashes) != len(self.texts) - 1:
            return False
        stays = distinct.representatives(hashes, [hashes])
        return bool((stays == np.arange(len(stays), dtype=np.int32)).all())


class Gathering:
    """Cells on their way from a file into a sheet."""

    def __init__(self, strings: Sequence[str], styles: Styles, most_rows: int = MAX_ROWS) -> None:
        self._strings = strings
        self._styles = styles
        self._most_rows = most_rows
        self._columns: dict[int, _Pool] = {}
        self._slots = np.zeros(len(strings), np.int32)
        self._strings_differ = len(set(strings)) == len(strings) and "" not in strings
        self._known: dict[int, dict[str, str]] = {}
        self._count = 0

    def add_shared(self, rows: Places, columns: Places, indices: Places) -> None:
        """Cells that name a shared string; one that is not there reads as nothing."""
        there = indices < len(self._strings)
        if not there.all():
            rows, columns, indices = rows[there], columns[there], indices[there]
        for pool, part in self._by_column(columns):
            named = indices[part]
            here = np.arange(len(named), dtype=np.int32)
            self._slots[named] = here
            first, which = _firsts(self._slots[named])
            texts = [self._strings[index] for index in named[first].tolist()]
            pool.exact = pool.exact and self._strings_differ and not (pool.runs and any(map(str.isdigit, texts)))
            pool.shared = True
            pool.hashes.append(named[first].astype(np.uint64))
            pool.put(rows[part], texts, which)

    def add_runs(self, buffer: bytes, runs: Runs) -> None:
        """Cells whose stored value is a run of bytes in ``buffer``, equal ones of a column looked at once."""
        plain = (runs.kinds == TEXT) | (runs.kinds == BOOLEAN) | (runs.kinds == PLAIN)
        tags = (runs.kinds << _KIND_BITS) + np.where(plain, 0, runs.styles)
        words = distinct.words_at(buffer)
        for pool, part in self._by_column(runs.columns):
            starts, lengths, tags_here = runs.starts[part], runs.lengths[part], tags[part]
            most = int(lengths.max())
            if most <= _LONG_RUN:
                hashes, parts = distinct.mixed(words, starts, lengths, tags_here.astype(np.uint64), most)
                first, which = _firsts(distinct.representatives(hashes, parts))
                pool.hashes.append(hashes[first])
                starts, lengths, tags_here = starts[first], lengths[first], tags_here[first]
            else:
                which = np.arange(len(starts), dtype=np.int32)
            stored = distinct.texts(buffer, starts, lengths)
            texts = self._texts(stored, tags_here)
            same = texts is stored and most <= _LONG_RUN and bool(lengths.min())
            pool.exact = pool.exact and same and self._apart(pool, texts)
            pool.runs = True
            pool.put(runs.rows[part], texts, which)

    def add_xml(self, row: int, column: int, xml: bytes) -> None:
        """One cell of an unusual shape, from its XML."""
        text = streaming.one_cell(xml, self._strings, self._styles)
        if text:
            self._pool(column).put(np.array([row]), [text], np.zeros(1, np.int32))
            self._columns[column].exact = False

    def _by_column(self, columns: Places) -> Iterator[tuple[_Pool, Places | slice]]:
        """Each column with the places of its cells, in their order."""
        self._count += len(columns)
        if self._count > MAX_CELLS:
            raise CannotRead("file.too_large", what="cells")
        if not len(columns):
            return
        back = np.flatnonzero(columns[1:] <= columns[:-1])
        width = int(back[0]) + 1 if len(back) else len(columns)
        if len(columns) % width == 0 and (columns.reshape(-1, width) == columns[:width]).all():
            for at, column in enumerate(columns[:width].tolist()):  # each row has the same cells
                yield self._pool(column), slice(at, None, width)
            return
        narrow = columns.astype(np.int16)
        order = np.argsort(narrow, kind="stable")
        for part in np.split(order, np.flatnonzero(np.diff(narrow[order])) + 1):
            yield self._pool(int(columns[part[0]])), part

    def _pool(self, column: int) -> _Pool:
        if not 0 <= column < MAX_COLUMNS:
            raise CannotRead("file.too_large", what="columns")
        return self._columns.setdefault(column, _Pool())

    @staticmethod
    def _apart(pool: _Pool, texts: Sequence[str]) -> bool:
        """Whether runs can be none of the shared strings of a column: whole numbers under a header that is none."""
        if not pool.shared:
            return True
        seen = pool.runs or not any(map(str.isdigit, pool.texts))
        return seen and all(map(str.isdigit, texts))

    def _texts(self, stored: list[str], tags: Places) -> list[str]:
        """What the cells show; the same list where that is what they store and all of it differs."""
        if (tags == tags[0]).all():
            return self._shown(stored, int(tags[0]))
        shown = list(stored)
        for tag in np.unique(tags).tolist():
            part = np.flatnonzero(tags == tag).tolist()
            for at, text in zip(part, self._shown([stored[at] for at in part], tag), strict=True):
                shown[at] = text
        return stored if shown == stored and len(set(shown)) == len(shown) else shown

    def _shown(self, stored: list[str], tag: int) -> list[str]:
        """What cells of one kind and style show for what they store."""
        kind, style = tag >> _KIND_BITS, tag & ((1 << _KIND_BITS) - 1)
        if kind == TEXT:
            return from_xml_all(stored)
        if kind == PLAIN:
            return unquoted_all(stored)
        if kind == NUMBER and self._styles.is_plain(style):
            digits = "".join(stored)
            if digits.isdigit() and digits.isascii() and max(map(len, stored)) < 16 and min(stored) >= "1":
                return stored
            return [self._one(text, kind, style) for text in stored]
        if kind == NUMBER and (dates := self._styles.days(style, stored)) is not None:
            return dates
        known = self._known.setdefault(tag, {})
        for text in stored:
            if text not in known:
                known[text] = self._one(text, kind, style)
        return [known[text] for text in stored]

    def _one(self, text: str, kind: int, style: int) -> str:
        if "&" in text:
            text = from_xml(text)
        return streaming.shown(_KIND_LETTERS[kind], text, style, self._strings, self._styles)

    def sheet(self, name: str) -> Sheet:
        """The raw sheet of all cells; the gathering is used up."""
        last = max((int(rows.max()) for pool in self._columns.values() for rows in pool.rows), default=0)
        if last > self._most_rows:
            raise CannotRead("file.too_large", what="rows")
        used = np.zeros(last + 1, bool)
        for pool in self._columns.values():
            for rows in pool.rows:
                used[rows] = True
        numbers = np.flatnonzero(used).astype(np.int32)
        if len(numbers) * len(self._columns) > MAX_GRID:
            raise CannotRead("file.too_large", what="cells")
        place = np.zeros(last + 1, np.int32)
        place[numbers] = np.arange(len(numbers), dtype=np.int32)
        columns = [self._columns.pop(at).column(letters(at), place, len(numbers)) for at in sorted(self._columns)]
        return without_blanks(Sheet(name, columns, numbers))


def _firsts(stays: npt.NDArray[np.int32]) -> tuple[Places, npt.NDArray[np.int32]]:
    """The items that stand for themselves and their equals, and for each item its place among those."""
    first = np.flatnonzero(stays == np.arange(len(stays), dtype=np.int32))
    place = np.empty(len(stays), np.int32)
    place[first] = np.arange(len(first), dtype=np.int32)
    return first, place[stays]
