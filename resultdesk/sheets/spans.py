"""The cells of one column in a stretch of text, each distinct run of bytes once; nothing is made of it yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from resultdesk.core.sheet import Codes
from resultdesk.sheets import distinct

Places = npt.NDArray[np.int64]

_LONG = 32
"""Bytes above which a cell is looked at by itself: there are few."""
_SAMPLE = 1024
_REPEATED = 0.01
"""Share of repeats in a sample up to which a stretch is not searched for them: the whole file will be."""
_NO_TAG = np.zeros(1, np.int64)


@dataclass(frozen=True, slots=True)
class Spans:
    """Row ``rows[n]`` of the stretch (None: each row in turn) holds run ``codes[n]``, counted from 1; 0 is nothing.

    The first ``len(lengths)`` runs are short: run n is the first ``lengths[n]`` bytes of ``words[0][n]``,
    ``words[1][n]`` and so on, and what is left of those is 0. Then come the ``long`` ones. A run may come twice.
    ``hashes`` come from the bytes alone.
    """

    rows: npt.NDArray[np.int32] | None
    codes: Codes
    words: list[distinct.Words]
    hashes: distinct.Words
    lengths: npt.NDArray[np.uint8]
    long: list[bytes]


def found(buffer: bytes, starts: Places, lengths: Places, rows: npt.NDArray[np.int32] | None = None) -> Spans:
    """The runs of these lengths; none may hold the byte 0, and ``distinct.PAD`` bytes must follow the last one."""
    longest = int(lengths.max(initial=0))
    if longest <= _LONG and lengths.all():
        return _short(buffer, starts, lengths, rows)
    here = np.flatnonzero((lengths > 0) & (lengths <= _LONG))
    short = _short(buffer, starts[here], lengths[here], None)
    codes = np.zeros(len(starts), np.int32)
    codes[here] = short.codes
    code_of: dict[bytes, int] = {}
    if longest > _LONG:
        apart = np.flatnonzero(lengths > _LONG)
        cells = zip(starts[apart].tolist(), lengths[apart].tolist(), strict=True)
        first = 1 + len(short.lengths)
        codes[apart] = [code_of.setdefault(buffer[at : at + size], first + len(code_of)) for at, size in cells]
    return Spans(rows, codes, short.words, short.hashes, short.lengths, list(code_of))


def _short(buffer: bytes, starts: Places, lengths: Places, rows: npt.NDArray[np.int32] | None) -> Spans:
    longest = int(lengths.max(initial=0))
    hashes, words = distinct.mixed(distinct.words_at(buffer), starts, lengths, _NO_TAG, longest)
    sizes = lengths.astype(np.uint8)
    sample = np.sort(hashes[:_SAMPLE])
    if np.count_nonzero(sample[1:] == sample[:-1]) <= _REPEATED * len(sample):
        return Spans(rows, np.arange(1, 1 + len(starts), dtype=np.int32), words, hashes, sizes, [])
    first, which = distinct.firsts(distinct.representatives(hashes, words))
    which += 1
    return Spans(rows, which, [part[first] for part in words], hashes[first], sizes[first], [])


def by_column(columns: Places) -> Iterator[tuple[int, Places | slice]]:
    """Each column with the places of its cells, in their order."""
    if not len(columns):
        return
    back = np.flatnonzero(columns[1:] <= columns[:-1])
    width = int(back[0]) + 1 if len(back) else len(columns)
    if len(columns) % width == 0 and (columns.reshape(-1, width) == columns[:width]).all():
        for at, column in enumerate(columns[:width].tolist()):  # each row has the same cells
            yield column, slice(at, None, width)
        return
    narrow = columns.astype(np.int16)
    order = np.argsort(narrow, kind="stable")
    for part in np.split(order, np.flatnonzero(np.diff(narrow[order])) + 1):
        yield int(columns[part[0]]), part
