"""Joins the spans of all stretches of a text into a sheet, each column with its pool as one block of bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from resultdesk.core.errors import CannotRead
from resultdesk.core.language import N_
from resultdesk.core.pool import Pool
from resultdesk.core.sheet import Codes, Column, Sheet
from resultdesk.core.values.texts import block_of
from resultdesk.sheets import distinct
from resultdesk.sheets.abreast import side_by_side
from resultdesk.sheets.cells import MAX_CELLS, MAX_COLUMNS, MAX_GRID, letters, without_blanks
from resultdesk.sheets.spans import Spans

_AT_ONCE = 1 << 16
"""Texts that are written down at a time: so many stay in the processor's cache."""
_MANY = 20_000
"""Rows from which threads are worth their start."""


class Pooling:
    """Spans on their way from a text into a sheet. ``mended`` makes the text of a cell that holds a quote."""

    def __init__(self, mended: Callable[[str], str]) -> None:
        self._mended = mended
        self._numbers: list[npt.NDArray[np.int32]] = []
        self._height = 0
        self._columns: dict[int, list[tuple[slice, Spans]]] = {}
        self._count = 0

    def put(self, columns: Mapping[int, Spans], numbers: npt.NDArray[np.int32]) -> None:
        """Add a stretch: its columns, and the numbers of its rows. Raises CannotRead (file.too_large)."""
        where = slice(self._height, self._height + len(numbers))
        self._height = where.stop
        self._numbers.append(numbers)
        for at, spans in columns.items():
            if at >= MAX_COLUMNS:
                raise CannotRead("file.too_large", what=N_("too many columns"))
            self._count += int(np.count_nonzero(spans.codes))
            self._columns.setdefault(at, []).append((where, spans))
        if self._count > MAX_CELLS or self._height * len(self._columns) > MAX_GRID:
            raise CannotRead("file.too_large", what=N_("too many cells"))

    def sheet(self, name: str) -> Sheet:
        """The raw sheet of all cells; the pooling is used up."""
        numbers = np.concatenate([np.empty(0, np.int32), *self._numbers])
        order = sorted(self._columns)
        pooled = map if self._height < _MANY else side_by_side
        found = pooled(lambda at: self._column(self._columns.pop(at)), order)
        columns = [Column(letters(at), *column) for at, column in zip(order, found, strict=True)]
        return without_blanks(Sheet(name, columns, numbers))

    def _column(self, parts: Sequence[tuple[slice, Spans]]) -> tuple[Codes, Pool]:
        """The codes of all rows, and what they mean."""
        short, block = _pooled([spans for _, spans in parts])
        size = block.count(b"\0")
        code_of: dict[bytes, int] = {}
        full = np.zeros(self._height, np.int32)
        begin = 0
        for where, spans in parts:
            end = begin + len(spans.lengths)
            long = [code_of.setdefault(text, size + len(code_of)) for text in spans.long]
            meant = np.concatenate([np.zeros(1, np.int32), short[begin:end], np.array(long, np.int32)])
            rows = slice(None) if spans.rows is None else spans.rows
            full[where][rows] = meant[spans.codes]
            begin = end
        return self._with_quotes(full, block + b"".join(text + b"\0" for text in code_of))

    def _with_quotes(self, codes: Codes, block: bytes) -> tuple[Codes, Pool]:
        """The same where no cell holds a quote; else what those show, each text once."""
        if b'"' not in block:
            return codes, Pool.packed(block)
        first = {"": 0}
        texts = Pool.packed(block).listed()
        shown = [first.setdefault(self._mended(text) if '"' in text else text, len(first)) for text in texts]
        return np.array(shown, np.int32)[codes], Pool.packed(block_of(list(first)))


def _pooled(parts: Sequence[Spans]) -> tuple[Codes, bytes]:
    """For each short run of all parts the code of its text; and the block of these texts, after an empty one."""
    hashes = np.concatenate([spans.hashes for spans in parts])
    lengths = np.concatenate([spans.lengths for spans in parts])
    words = [_side(parts, at) for at in range(max(len(spans.words) for spans in parts))]
    in_order = np.sort(hashes)
    if (in_order[1:] != in_order[:-1]).all():  # all differ, as numbers of people do
        return np.arange(1, 1 + len(hashes), dtype=np.int32), b"\0" + _block(words, lengths)
    stays, places = distinct.representatives(hashes, words), np.arange(len(hashes), dtype=np.int32)
    first = np.empty_like(places)
    first[stays[::-1]] = places[::-1]  # the last one written is the first that came
    first = first[stays]
    kept = np.flatnonzero(first == places)
    code = np.empty_like(places)
    code[kept] = np.arange(1, 1 + len(kept), dtype=np.int32)
    return code[first], b"\0" + _block([part[kept] for part in words], lengths[kept])


def _side(parts: Sequence[Spans], at: int) -> distinct.Words:
    """The words at this place in the runs of all parts."""
    return np.concatenate(
        [spans.words[at] if at < len(spans.words) else np.zeros(len(spans.lengths), np.uint64) for spans in parts]
    )


def _block(words: Sequence[distinct.Words], lengths: npt.NDArray[np.uint8]) -> bytes:
    """The runs one after the other, a 0 after each."""
    pieces = []
    for begin in range(0, len(lengths), _AT_ONCE):
        some = slice(begin, begin + _AT_ONCE)
        sizes = lengths[some]
        wide = -(-int(sizes.max()) // 8)
        matrix = np.zeros((len(sizes), 8 * wide + 1), np.uint8)
        for at in range(wide):
            matrix[:, 8 * at : 8 * at + 8] = words[at][some].view(np.uint8).reshape(-1, 8)
        pieces.append(matrix[np.arange(8 * wide + 1, dtype=np.uint8) <= sizes[:, None]].tobytes())
    return b"".join(pieces)
