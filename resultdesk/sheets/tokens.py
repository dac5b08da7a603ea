"""The quick reader of a workbook's sheet: all tags of a stretch of XML at once, with numpy.

It understands what spreadsheet programs and the usual libraries write: cells with a reference, of a few shapes. A cell
of another shape is handed to the careful reader by itself; where a stretch as a whole is of another kind, ``Irregular``
is raised and ``streaming`` reads the sheet. Both give the same for the same file (there is a test that tries).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from resultdesk.core.sheet import Sheet
from resultdesk.sheets import distinct
from resultdesk.sheets.abreast import side_by_side
from resultdesk.sheets.cells import MAX_ROWS, cover
from resultdesk.sheets.gathering import Gathering
from resultdesk.sheets.harvest import (
    BOOLEAN,
    ISO_DATE,
    NUMBER,
    SHARED,
    TEXT,
    Context,
    Harvest,
    Part,
    Runs,
)
from resultdesk.sheets.references import merged
from resultdesk.sheets.stretches import Irregular, Source

Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]
Small = npt.NDArray[np.uint8]

_LEAD = b" " * 8
"""Before each stretch, so that words can be read that end at its first bytes."""
_MERGE = re.compile(rb"<mergeCell\s[^>]*?ref=\"([A-Z0-9:]+)\"")
_ROW_NUMBER = re.compile(rb"\sr=\"(\d{1,7})\"")
_ODD_SHARE = 0.02
"""Share of cells of other shapes above which the careful reader is the quicker one."""
_HALF = np.uint64(0xFFFFFFFF)
_REFERENCE, _STYLE, _TYPE = (np.uint64(int.from_bytes(text, "little")) for text in (b' r="', b' s="', b' t="'))
_QUOTE, _SLASH, _BLANK = ord('"'), ord("/"), ord(" ")


def sheet(name: str, pieces: Iterable[bytes], context: Context, step: Callable[[int], None]) -> tuple[Sheet, int]:
    """The raw sheet of a worksheet part and how many of its rows are hidden. Raises Irregular, CannotRead."""
    hidden = before = 0
    source = Source(pieces)
    gathering = Gathering()
    for found in side_by_side(lambda stretch: _read(stretch, context), source.stretches()):
        if found.first <= before:
            raise Irregular
        gathering.put(found.parts)
        hidden, before = hidden + found.hidden, found.last
        step(found.last)
    areas = [area for text in _MERGE.findall(source.tail) if (area := merged(text.decode("ascii")))]
    if not areas and b"mergeCell " in source.tail:
        raise Irregular
    return cover(gathering.sheet(name), areas), hidden


@dataclass(frozen=True, slots=True)
class _Found:
    """The cells of a stretch, its first and last row, and how many of its rows are hidden."""

    parts: list[Part]
    first: int
    last: int
    hidden: int


def _read(stretch: bytes, context: Context) -> _Found:
    harvest = Harvest(context)
    first, last = _Stretch(stretch).read(harvest)
    return _Found(harvest.parts, first, last, stretch.count(b' hidden="1"'))


class _Stretch:
    """Some whole rows, and where their tags open and close. A "tag" below is an index into these."""

    def __init__(self, stretch: bytes) -> None:
        self.buffer = _LEAD + stretch + bytes(distinct.PAD)
        self.bytes = np.frombuffer(self.buffer, np.uint8)
        self.words = distinct.words_at(self.buffer)
        self.open = np.flatnonzero(self.bytes == ord("<"))
        close = np.flatnonzero(self.bytes == ord(">"))
        if len(close) != len(self.open):  # a ">" within a text or formula
            after = np.searchsorted(close, self.open)
            if not len(self.open) or after[-1] >= len(close):
                raise Irregular
            close = close[after]
        self.close = close
        if not len(close) or (close <= self.open).any() or (close[:-1] >= self.open[1:]).any():
            raise Irregular
        beyond = np.zeros(8, np.uint8)
        self.first: Small = np.concatenate([self.bytes[self.open + 1], beyond])
        self.second: Small = np.concatenate([self.bytes[self.open + 2], beyond])

    def read(self, harvest: Harvest) -> tuple[int, int]:
        """Hand all cells over. Returns the numbers of the first and the last row. Raises Irregular."""
        if ((self.first == ord("!")) | (self.first == ord("?"))).any():
            raise Irregular
        ends_name = (self.second == _BLANK) | (self.second == ord(">")) | (self.second == _SLASH)
        cells = np.flatnonzero((self.first == ord("c")) & ends_name)
        row_tags = np.flatnonzero((self.first == ord("r")) & (self.second == ord("o")))
        if not len(row_tags) or (len(cells) and cells[0] < row_tags[0]):
            raise Irregular
        numbers, digits = self._row_numbers(row_tags)
        if (np.diff(numbers) <= 0).any():
            raise Irregular
        counts = np.diff(np.append(np.searchsorted(cells, row_tags), len(cells)))
        self._read_cells(harvest, cells, np.repeat(numbers, counts), np.repeat(digits, counts), len(row_tags))
        return int(numbers[0]), int(numbers[-1])

    def _row_numbers(self, tags: Places) -> tuple[Places, Places]:
        """The number of each row and how many digits it has. Raises Irregular where one does not say."""
        start = self.open[tags] + 8
        usual = (self.words[start - 4] & _HALF) == _REFERENCE
        length = self._quoted(start, 7)
        numbers, fine = distinct.whole_numbers(self.words, start + length, length)
        for row in np.flatnonzero(~(fine & usual)).tolist():
            match = _ROW_NUMBER.search(self.buffer[self.open[tags[row]] : self.close[tags[row]]])
            if match is None:
                raise Irregular
            numbers[row], length[row] = int(match.group(1)), len(match.group(1))
        if (numbers < 1).any() or (numbers > MAX_ROWS).any():
            raise Irregular
        return numbers, length

    def _quoted(self, start: Places, most: int) -> Places:
        """How many signs stand from ``start`` to the next quotation mark; 0 where it is more than ``most``."""
        length = np.zeros(len(start), np.int64)
        for n in range(most, 0, -1):
            length[self.bytes[start + n] == _QUOTE] = n
        return length

    def _read_cells(self, harvest: Harvest, cells: Places, rows: Places, digits: Places, row_count: int) -> None:
        columns, at = self._columns(self.open[cells], digits)
        if ((np.diff(columns) <= 0) & (np.diff(rows) == 0)).any():
            raise Irregular
        bare = self.bytes[self.close[cells] - 1] == _SLASH
        styles, kinds, known = self._attributes(at, self.close[cells], bare)
        value, size, inline = self._shapes(cells, bare)
        odd = ~known | (size == 0)
        if np.count_nonzero(odd) > 100 + _ODD_SHARE * len(cells):
            raise Irregular
        if odd.any():
            size[odd] = self._sizes(cells[odd], bare[odd])
        self._check_all_seen(cells, size, row_count)
        kinds[inline] = TEXT
        shown = np.flatnonzero(~odd & (value > 0))
        tags = cells[shown] + value[shown]
        starts = self.close[tags] + 1
        lengths = self.open[tags + 1] - starts
        self._hand_over(harvest, Runs(starts, lengths, kinds[shown], styles[shown], rows[shown], columns[shown]))
        for index in np.flatnonzero(odd).tolist():
            xml = self.buffer[self.open[cells[index]] : self.close[cells[index] + size[index] - 1] + 1]
            harvest.add_xml(int(rows[index]), int(columns[index]), xml)

    def _columns(self, start: Places, digits: Places) -> tuple[Places, Places]:
        """The column of each cell by its reference, and where that ends. Raises Irregular for a cell without one."""
        if ((self.words[start + 2] & _HALF) != _REFERENCE).any():
            raise Irregular
        column = np.zeros(len(start), np.int64)
        count = np.zeros(len(start), np.int64)
        more = np.ones(len(start), bool)
        for n in range(3):
            sign = self.bytes[start + 6 + n].astype(np.int64) - 64
            more &= (sign >= 1) & (sign <= 26)
            if not more.any():
                break
            column = np.where(more, column * 26 + sign, column)
            count += more
        end = start + 6 + count + digits
        if (count == 0).any() or (self.bytes[end] != _QUOTE).any() or (column > 16384).any():
            raise Irregular
        return column - 1, end + 1

    def _attributes(self, at: Places, close: Places, bare: Flags) -> tuple[Places, Places, Flags]:
        """The style and kind of each cell, and whether there is nothing else in its tag."""
        styles = np.zeros(len(at), np.int64)
        at = self._style(at, styles)
        kinds = np.full(len(at), NUMBER)
        named = np.flatnonzero((self.words[at] & _HALF) == _TYPE)
        first, second = self.bytes[at[named] + 4], self.bytes[at[named] + 5]
        short = second == _QUOTE
        kind = np.full(len(named), -1)
        for letter, meant in (("s", SHARED), ("n", NUMBER), ("b", BOOLEAN), ("d", ISO_DATE), ("e", TEXT)):
            kind[short & (first == ord(letter))] = meant
        string = (first == ord("s")) & (second == ord("t"))
        inline = (first == ord("i")) & (second == ord("n"))
        kind[string | inline] = TEXT
        kinds[named] = kind
        at = at.copy()
        at[named] += np.where(short, 6, np.where(string, 8, 14))
        at = self._style(at, styles)
        done = (at == close) & ~bare
        sign = self.bytes[np.minimum(at, len(self.bytes) - 1)]
        done |= bare & ((at == close - 1) | ((at == close - 2) & (sign == _BLANK)))
        return styles, kinds, done & (kinds >= 0)

    def _style(self, at: Places, styles: Places) -> Places:
        """Read a style attribute where one stands; returns where the next attribute would."""
        named = np.flatnonzero((self.words[np.minimum(at, len(self.words) - 1)] & _HALF) == _STYLE)
        if not len(named):
            return at
        start = at[named] + 4
        length = self._quoted(start, 5)
        number, fine = distinct.whole_numbers(self.words, start + length, length)
        styles[named] = number
        after = at.copy()
        after[named] = np.where(fine, start + length + 1, -1)
        return after

    def _shapes(self, cells: Places, bare: Flags) -> tuple[Places, Places, Flags]:
        """How far behind a cell's own tag its value's comes (0: none), how many tags it has (0: odd), if inline."""
        first, second = self.first, self.second
        one, two = first[cells + 1], first[cells + 2]
        whole = np.append(self.bytes[self.close - 1] != _SLASH, np.ones(8, bool))  # not self-closing
        value = np.zeros(len(cells), np.int64)
        size = np.where(bare, 1, 0)
        inside = ~bare

        def ends(tag: Places, count: int) -> Flags:
            closing: Flags = second[tag + count - 1] == ord("c")
            for n in range(count):
                closing &= first[tag + n] == _SLASH
            return closing

        plain = inside & (one == ord("v")) & whole[cells + 1] & ends(cells + 2, 2)
        value[plain], size[plain] = 1, 4
        inline = inside & (one == ord("i")) & (two == ord("t")) & whole[cells + 2] & ends(cells + 3, 3)
        value[inline], size[inline] = 2, 6
        formula = inside & (one == ord("f"))
        if formula.any():
            known = formula & ~whole[cells + 1] & (two == ord("v")) & whole[cells + 2] & ends(cells + 3, 2)
            value[known], size[known] = 2, 5
            third = first[cells + 3] == ord("v")
            known = formula & (two == _SLASH) & third & whole[cells + 3] & ends(cells + 4, 2)
            value[known], size[known] = 3, 6
        size[inside & (one == _SLASH) & (second[cells + 1] == ord("c"))] = 2
        return value, size, inline

    def _sizes(self, cells: Places, bare: Flags) -> Places:
        """How many tags cells of unusual shapes have, up to their closing ones."""
        closing = np.flatnonzero(
            (self.first[: len(self.open)] == _SLASH)
            & (self.second[: len(self.open)] == ord("c"))
            & (self.close - self.open == 3)
        )
        if not len(closing):
            raise Irregular
        found = np.searchsorted(closing, cells)
        if (found[~bare] >= len(closing)).any():
            raise Irregular
        return np.where(bare, 1, closing[np.minimum(found, len(closing) - 1)] - cells + 1)

    def _check_all_seen(self, cells: Places, size: Places, row_count: int) -> None:
        """Raises Irregular unless each tag is a row's or belongs to exactly one cell."""
        after = cells + size
        closed = self.first[: len(self.open)] == _SLASH
        closed &= (self.second[: len(self.open)] == ord("r")) & (self.close - self.open == 5)
        seen = int(size.sum()) + row_count + int(np.count_nonzero(closed))
        if (after[:-1] > cells[1:]).any() or seen != len(self.open):
            raise Irregular

    def _hand_over(self, harvest: Harvest, runs: Runs) -> None:
        shared = runs.kinds == SHARED
        if shared.any():
            named = runs.take(np.flatnonzero(shared))
            index, fine = distinct.whole_numbers(self.words, named.starts + named.lengths, named.lengths)
            if not fine.all():
                raise Irregular
            harvest.add_shared(named.rows, named.columns, index)
        rest = np.flatnonzero(~shared & (runs.lengths > 0))
        if len(rest):
            harvest.add_runs(self.buffer, runs.take(rest))
