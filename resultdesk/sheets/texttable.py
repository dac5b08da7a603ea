"""Delimited text to a raw sheet: all separators of a stretch at once, or record by record where quotes are odd."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from resultdesk.core.errors import CannotRead
from resultdesk.core.language import N_
from resultdesk.core.sheet import Note, Sheet
from resultdesk.sheets import spans
from resultdesk.sheets.abreast import side_by_side
from resultdesk.sheets.cells import MAX_COLUMNS, from_rows
from resultdesk.sheets.distinct import PAD
from resultdesk.sheets.pooling import Pooling
from resultdesk.sheets.spans import Spans, by_column

Places = npt.NDArray[np.int64]

_STRETCH = 1 << 22
_LEAD = b" " * 8
_MOST_ROWS = 1 << 25
_RUNAWAY = 60
"""Line ends in one quoted cell from which its quote counts as stray."""
_NEWLINE, _RETURN, _QUOTE = ord("\n"), ord("\r"), ord('"')


class _Irregular(Exception):
    """Quotes stand where only the record-by-record reader can say what they mean."""


def table(utf8: bytes, delimiter: str, name: str = "", step: Callable[[int, int], None] | None = None) -> Sheet:
    """The raw sheet of a text, rows numbered as a spreadsheet numbers its records. No cell is lost, however ragged."""
    if b"\n" not in utf8:
        utf8 = _one_line_end(utf8)
    if utf8.startswith(b"sep=") and utf8[5:7].strip(b"\r")[:1] in (b"\n", b""):
        utf8 = utf8[5:].lstrip(b"\r").removeprefix(b"\n")  # Excel's own hint, which it does not show
    step = step or (lambda _done, _total: None)
    try:
        return _quick(utf8, delimiter, name, step)
    except _Irregular:
        return _careful(_one_line_end(utf8).decode("utf-8", "replace"), delimiter, name, step)


def _one_line_end(utf8: bytes) -> bytes:
    """The text with each CR LF and CR as LF."""
    return utf8.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in utf8 else utf8


def _quick(data: bytes, delimiter: str, name: str, step: Callable[[int, int], None]) -> Sheet:
    if b"\0" in data:
        raise _Irregular
    pooling = Pooling(_unescaped)
    row = done = 0
    widths: list[Places] = []
    for read in side_by_side(lambda some: _read(some, ord(delimiter)), _stretches(data)):
        if row + len(read.widths) > _MOST_ROWS:
            raise CannotRead("file.too_large", what=N_("too many rows"))
        pooling.put(read.columns, read.rows + np.int32(row))
        row, done = row + len(read.widths), done + read.size
        widths.append(read.widths)
        step(done, len(data))
    return _noted(pooling.sheet(name), np.concatenate(widths) if widths else np.zeros(0, np.int64))


def _stretches(data: bytes) -> Iterator[bytes]:
    """Some megabytes of whole records at a time: cut at line ends outside quotes."""
    begin = 0
    while begin < len(data):
        end = begin + _STRETCH
        if end >= len(data):
            yield data[begin:] if data.endswith(b"\n") else data[begin:] + b"\n"
            return
        end = data.rfind(b"\n", begin, end) + 1
        if data.count(b'"', begin, end) % 2:  # a quoted cell goes on: cut before its quote
            end = data.rfind(b"\n", begin, data.rfind(b'"', begin, end)) + 1
        if end <= begin:
            raise _Irregular
        yield data[begin:end]
        begin = end


@dataclass(frozen=True, slots=True)
class _Records:
    """Some records: their cells by column, and how many bytes they take.

    ``rows`` are the numbers, from 1, of those that hold anything; ``widths`` tell how many cells each record has.
    """

    columns: dict[int, Spans]
    rows: npt.NDArray[np.int32]
    widths: Places
    size: int


def _read(stretch: bytes, delimiter: int) -> _Records:
    buffer = _LEAD + stretch + bytes(PAD)
    signs = np.frombuffer(buffer, np.uint8)
    newlines = signs == _NEWLINE
    separator = newlines | (signs == delimiter)
    returns = np.flatnonzero(signs == _RETURN) if b"\r" in stretch else np.zeros(0, np.int64)
    quoted = b'"' in stretch
    if len(returns) and (quoted or not newlines[returns + 1].all()):
        return replace(_read(_one_line_end(stretch), delimiter), size=len(stretch))
    if quoted:
        _leave_quoted(separator, signs, delimiter)
    ends = np.flatnonzero(separator)
    last = np.flatnonzero(newlines[ends])
    widths = np.diff(last, prepend=-1)
    starts = np.empty_like(ends)
    starts[0] = len(_LEAD)
    starts[1:] = ends[:-1] + 1
    lengths = ends - starts
    if len(returns):
        lengths[last] -= signs[ends[last] - 1] == _RETURN
    if quoted:
        whole = signs[starts] == _QUOTE
        starts += whole
        lengths -= 2 * whole
    cells = _regular if widths[0] <= MAX_COLUMNS and (widths == widths[0]).all() else _ragged
    columns, rows = cells(buffer, starts, lengths, widths)
    return _Records(columns, rows, widths, len(stretch))


def _leave_quoted(separator: npt.NDArray[np.bool_], signs: npt.NDArray[np.uint8], delimiter: int) -> None:
    """What stands within quotes separates nothing. Raises _Irregular."""
    quotes = np.flatnonzero(signs == _QUOTE)
    _check_quotes(signs, quotes, delimiter)
    inside = np.zeros(len(signs), np.int8)
    inside[quotes] = 1
    separator &= (np.cumsum(inside, dtype=np.int32) & 1) == 0


def _regular(
    buffer: bytes, starts: Places, lengths: Places, widths: Places
) -> tuple[dict[int, Spans], npt.NDArray[np.int32]]:
    """The cells of records that all have as many, and the numbers of those that hold any."""
    width = int(widths[0])
    table = np.ascontiguousarray(starts.reshape(-1, width).T), np.ascontiguousarray(lengths.reshape(-1, width).T)
    rows = np.arange(1, 1 + len(widths), dtype=np.int32)
    if not any(column.all() for column in table[1]):
        filled = np.flatnonzero(table[1].any(axis=0))
        rows, table = rows[filled], (table[0][:, filled], table[1][:, filled])
    columns = {}
    for at, (begins, sizes) in enumerate(zip(*table, strict=True)):
        if sizes.any():
            columns[at] = spans.found(buffer, begins, sizes)
    return columns, rows


def _ragged(
    buffer: bytes, starts: Places, lengths: Places, widths: Places
) -> tuple[dict[int, Spans], npt.NDArray[np.int32]]:
    """The cells of records of any widths, and the numbers of those that hold any."""
    here = np.flatnonzero(lengths > 0)
    records = np.repeat(np.arange(len(widths)), widths)[here]
    columns = (np.arange(len(starts)) - np.repeat(np.cumsum(widths) - widths, widths))[here]
    if len(columns) and columns.max() >= MAX_COLUMNS:
        raise CannotRead("file.too_large", what=N_("too many columns"))
    rows = np.flatnonzero(np.bincount(records))
    place = np.searchsorted(rows, records)
    found = {}
    for at, part in by_column(columns):
        some = here[part]
        found[at] = spans.found(buffer, starts[some], lengths[some], place[part].astype(np.int32))
    return found, (1 + rows).astype(np.int32)


def _check_quotes(signs: npt.NDArray[np.uint8], quotes: Places, delimiter: int) -> None:
    """Raises _Irregular unless each quoted cell is quoted whole, from separator to separator."""
    if len(quotes) % 2:
        raise _Irregular
    before, after = signs[quotes[::2] - 1], signs[quotes[1::2] + 1]
    opens = (before == delimiter) | (before == _NEWLINE) | (quotes[::2] == len(_LEAD))
    closes = (after == delimiter) | (after == _NEWLINE)
    # A doubled quote within a cell looks like one that closes and one that opens, with nothing between.
    doubled = quotes[1:-1:2] + 1 == quotes[2::2]
    opens[1:] |= doubled
    closes[:-1] |= doubled
    if not (opens.all() and closes.all()):
        raise _Irregular


def _careful(text: str, delimiter: str, name: str, step: Callable[[int, int], None]) -> Sheet:
    """Record by record, as spreadsheets read it; a stray quote that would swallow the lines below is a plain sign."""
    csv.field_size_limit(1 << 27)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    if any(cell.count("\n") > _RUNAWAY for row in rows for cell in row if len(cell) > _RUNAWAY):
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE))
    if sum(cell.startswith(' "') for row in rows[:200] for cell in row) > 1:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True))
    sheet = from_rows(name, _counted(rows, step))
    return _noted(sheet, np.array([len(row) for row in rows], np.int64))


def _counted(rows: Sequence[Sequence[str]], step: Callable[[int, int], None]) -> Iterator[list[str]]:
    for at, row in enumerate(rows):
        if at % 5000 == 0:
            step(at, len(rows))
        yield [plain(cell) for cell in row]


def plain(cell: str) -> str:
    """A cell without the formula that keeps zeros (``="0007"`` shows as 0007)."""
    if cell[:2] == '="' and cell[-1] == '"' and len(cell) > 2 and '"' not in cell[2:-1]:
        return cell[2:-1]
    return cell


def _unescaped(cell: str) -> str:
    """What stood between the quotes of a cell, as it shows."""
    return plain(cell.replace('""', '"'))


def _noted(sheet: Sheet, widths: Places) -> Sheet:
    """A note where a few records have more cells than all others: often a separator inside a name."""
    counts = np.bincount(widths[widths > 1]) if len(widths) else np.zeros(0, np.int64)
    if len(counts) and counts.sum() >= 5:
        usual = int(counts.argmax())
        wider = np.flatnonzero(widths > usual)
        if counts[usual] >= 0.6 * counts.sum() and len(wider):
            sheet.notes.append(Note("text.ragged", {"row": int(wider[0]) + 1, "n": len(wider)}))
    return sheet
