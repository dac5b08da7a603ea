"""The careful reader of a workbook's sheet: slower than ``tokens``, but it takes any well-formed XML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from resultdesk.core.sheet import Sheet
from resultdesk.sheets import xml
from resultdesk.sheets.cells import MAX_ROWS, Cells, cover
from resultdesk.sheets.references import column_of, merged, row_of
from resultdesk.sheets.strings import unescaped
from resultdesk.sheets.styles import Styles


class _Reader:
    """The state between the tags of a sheet."""

    def __init__(self, strings: Sequence[str], styles: Styles, most: int, step: Callable[[int], None]) -> None:
        self.cells = Cells()
        self.merges: list[tuple[int, int, int, int]] = []
        self.hidden = 0
        self._strings = strings
        self._styles = styles
        self._most = most
        self._step = step
        self._row = 0
        self._row_named = True
        self._column = -1
        self._kind = "n"
        self._style = 0
        self._in_cell = False
        self._value: list[str] = []
        self._inline: list[str] = []
        self._into: list[str] | None = None
        self._phonetic = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "c":
            self._start_cell(attributes)
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "v" and self._in_cell:
            self._into = self._value
        elif tag == "t" and self._in_cell and not self._phonetic:
            self._into = self._inline
        elif tag == "rPh":
            self._phonetic += 1
        elif tag == "mergeCell":
            found = merged(attributes.get("ref", ""))
            if found:
                self.merges.append(found)

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        named = attributes.get("r", "")
        self._row_named = named.isdigit()
        self._row = int(named) if self._row_named else self._row + 1
        self._column = -1
        if attributes.get("hidden") in ("1", "true"):
            self.hidden += 1
        if self._most and self._row > self._most:
            raise xml.Stop
        self._step(self._row)

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        reference = attributes.get("r", "")
        at = column_of(reference)
        self._column = self._column + 1 if at is None else at
        if not self._row_named and (row := row_of(reference)):
            self._row, self._row_named = row, True
        self._kind = attributes.get("t", "n")
        style = attributes.get("s", "0")
        self._style = int(style) if style.isdigit() else 0
        self._in_cell = True
        self._value.clear()
        self._inline.clear()

    def end(self, tag: str) -> None:
        if tag in ("v", "t"):
            self._into = None
        elif tag == "rPh":
            self._phonetic -= 1
        elif tag == "c" and self._in_cell:
            self._in_cell = False
            text = self._shown()
            if text and self._row <= MAX_ROWS:
                self.cells.add(self._row, self._column, text)

    def text(self, piece: str) -> None:
        if self._into is not None:
            self._into.append(piece)

    def _shown(self) -> str:
        value = "".join(self._value)
        if self._kind == "inlineStr" or (self._inline and not value):
            return unescaped("".join(self._inline) or value)
        return shown(self._kind, value, self._style, self._strings, self._styles)


def shown(kind: str, value: str, style: int, strings: Sequence[str], styles: Styles) -> str:
    """The text of a cell: its type (the ``t`` attribute), its stored value and its style."""
    if kind == "s":
        digits = value.strip()
        return strings[int(digits)] if digits.isdigit() and int(digits) < len(strings) else ""
    if kind in ("str", "e", "inlineStr"):
        return unescaped(value)
    value = value.strip()
    if not value:
        return ""
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(value, value.upper())
    return styles.iso(style, value) if kind == "d" else styles.show(style, value)


def sheet(
    name: str,
    pieces: Iterable[bytes],
    strings: Sequence[str],
    styles: Styles,
    *,
    most: int = 0,
    step: Callable[[int], None] = lambda _row: None,
) -> tuple[Sheet, int]:
    """The raw sheet of a worksheet part and how many of its rows are hidden. ``most``: the last row wanted (0: all).

    Raises CannotRead.
    """
    reader = _Reader(strings, styles, most, step)
    xml.parse(pieces, reader.start, reader.end, reader.text)
    return cover(reader.cells.sheet(name), reader.merges), reader.hidden


def one_cell(cell: bytes, strings: Sequence[str], styles: Styles) -> str:
    """The text of a single cell, from its XML. Raises CannotRead."""
    reader = _Reader(strings, styles, 0, lambda _row: None)
    xml.parse((b"<row r='1'>", cell, b"</row>"), reader.start, reader.end, reader.text)
    read = reader.cells.sheet("")
    return read.columns[0].text(0) if len(read) else ""
