"""The cells of one stretch of a file, each distinct value of a column looked at once.

Stretches are worked on side by side; ``gathering`` joins them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from resultdesk.sheets import distinct, streaming
from resultdesk.sheets.spans import by_column
from resultdesk.sheets.strings import from_xml, from_xml_all
from resultdesk.sheets.styles import Styles

Places = npt.NDArray[np.int64]
_KIND_BITS = 20
"""A tag is the kind of a cell above its style."""
NUMBER, SHARED, TEXT, BOOLEAN, ISO_DATE = range(5)
"""Kinds of cells: TEXT is escaped as in XML."""
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


@dataclass(frozen=True, slots=True)
class Part:
    """Cells of one column: ``texts[which[n]]`` stands in row ``rows[n]``.

    ``hashes`` (one a text, None where there are none) tell texts apart from those of other parts too: of ``shared``
    parts they are the numbers of the shared strings, of others they come from their bytes.
    """

    column: int
    rows: npt.NDArray[np.int32]
    texts: Sequence[str]
    which: npt.NDArray[np.int32]
    hashes: distinct.Words | None = None
    shared: bool = False


@dataclass
class Context:
    """What all stretches of a sheet share: its strings and styles, and the numbers that were shown before."""

    strings: Sequence[str] = ()
    styles: Styles = field(default_factory=Styles)
    known: dict[int, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.strings_differ = len(set(self.strings)) == len(self.strings) and "" not in self.strings


@dataclass(frozen=True, slots=True)
class _Cells:
    """Cells of one column: where their stored values lie in a buffer, their rows, and kind and style as one tag.

    There is a tag for each cell, or one for all.
    """

    starts: Places
    lengths: Places
    rows: npt.NDArray[np.int32]
    tags: Places

    def take(self, some: npt.NDArray[np.bool_]) -> _Cells:
        """Just these."""
        tags = self.tags[some] if len(self.tags) > 1 else self.tags
        return _Cells(self.starts[some], self.lengths[some], self.rows[some], tags)


class Harvest:
    """Collects the parts of one stretch."""

    def __init__(self, context: Context) -> None:
        self.parts: list[Part] = []
        self._context = context

    def add_shared(self, rows: Places, columns: Places, indices: Places) -> None:
        """Cells that name a shared string; one that is not there reads as nothing."""
        strings = self._context.strings
        there = indices < len(strings)
        if not there.all():
            rows, columns, indices = rows[there], columns[there], indices[there]
        slots = np.empty(len(strings), np.int32)
        for column, part in by_column(columns):
            named = indices[part]
            slots[named] = np.arange(len(named), dtype=np.int32)
            first, which = distinct.firsts(slots[named])
            texts = [strings[index] for index in named[first].tolist()]
            hashes = named[first].astype(np.uint64) if self._context.strings_differ else None
            self.parts.append(Part(column, rows[part].astype(np.int32), texts, which, hashes, shared=True))

    def add_runs(self, buffer: bytes, runs: Runs) -> None:
        """Cells whose stored value is a run of bytes in ``buffer``."""
        plain = (runs.kinds == TEXT) | (runs.kinds == BOOLEAN)
        tags = (runs.kinds << _KIND_BITS) + np.where(plain, 0, runs.styles)
        words = distinct.words_at(buffer)
        for column, part in by_column(runs.columns):
            own = tags[part]
            own = own if (own != own[0]).any() else own[:1]
            cells = _Cells(runs.starts[part], runs.lengths[part], runs.rows[part].astype(np.int32), own)
            self._add_column(buffer, words, column, cells)

    def _add_column(self, buffer: bytes, words: distinct.Words, column: int, cells: _Cells) -> None:
        """Cells that are not long or empty share one look at each distinct value; the long ones are few."""
        usual = (cells.lengths > 0) & (cells.lengths <= _LONG_RUN)
        if not usual.all():
            long = cells.take(cells.lengths > _LONG_RUN)
            if len(long.rows):
                which = np.arange(len(long.rows), dtype=np.int32)
                texts = self._texts(distinct.texts(buffer, long.starts, long.lengths), long.tags)
                self.parts.append(Part(column, long.rows, texts, which))
            cells = cells.take(usual)
        if not len(cells.rows):
            return
        hashes, numbers = distinct.mixed(words, cells.starts, cells.lengths, cells.tags, int(cells.lengths.max()))
        first, which = distinct.firsts(distinct.representatives(hashes, numbers))
        stored = distinct.texts(buffer, cells.starts[first], cells.lengths[first])
        texts = self._texts(stored, cells.tags[first] if len(cells.tags) > 1 else cells.tags)
        # Different bytes may show as one text: 7 and 7.0.
        self.parts.append(Part(column, cells.rows, texts, which, hashes[first] if texts is stored else None))

    def add_xml(self, row: int, column: int, xml: bytes) -> None:
        """One cell of an unusual shape, from its XML."""
        text = streaming.one_cell(xml, self._context.strings, self._context.styles)
        if text:
            self.parts.append(Part(column, np.array([row], np.int32), [text], np.zeros(1, np.int32)))

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
        if kind == NUMBER and self._context.styles.is_plain(style):
            digits = "".join(stored)
            if digits.isdigit() and digits.isascii() and max(map(len, stored)) < 16 and min(stored) >= "1":
                return stored
            return [self._one(text, kind, style) for text in stored]
        if kind == NUMBER and (dates := self._context.styles.days(style, stored)) is not None:
            return dates
        known = self._context.known.setdefault(tag, {})
        for text in stored:
            if text not in known:
                known[text] = self._one(text, kind, style)
        return [known[text] for text in stored]

    def _one(self, text: str, kind: int, style: int) -> str:
        if "&" in text:
            text = from_xml(text)
        return streaming.shown(_KIND_LETTERS[kind], text, style, self._context.strings, self._context.styles)
