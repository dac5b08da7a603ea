"""OpenDocument spreadsheets (.ods, .fods): what is shown stands in the file beside what is stored.

Source: OpenDocument 1.3 part 3, 9 (tables) and 19.385-19.393 (office:value and its kin).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from resultdesk.core.errors import CannotRead
from resultdesk.core.language import N_
from resultdesk.sheets import formats, serials, xml
from resultdesk.sheets.cells import MAX_ROWS
from resultdesk.sheets.package import MAX_PART, Package
from resultdesk.sheets.whole import Page, Whole

_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?")
_BLANKS = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")
_NUMBER = re.compile(r"[-+]?[\d.,'’\s]*\d%?")
_MOST_REPEATED = 2_000_000
"""Cells that repetition alone may make: a few bytes can ask for billions."""


def read(path: Path, step: Callable[[int], None]) -> Whole:
    """All sheets of an .ods. Raises CannotRead."""
    with Package(path) as package:
        if b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise CannotRead("file.password", path.name)
        return read_xml(package.pieces("content.xml", MAX_PART), step)


def read_xml(pieces: Iterable[bytes], step: Callable[[int], None]) -> Whole:
    """All sheets of a content part or of a flat file. Raises CannotRead."""
    reader = _Reader(step)
    xml.parse(pieces, reader.start, reader.end, reader.text)
    return Whole(reader.pages)


class _Reader:
    """The state between the tags."""

    def __init__(self, step: Callable[[int], None]) -> None:
        self.pages: list[Page] = []
        self._step = step
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._depth = 0  # of tables: one inside a cell is not ours
        self._row = 1
        self._row_repeat = 1
        self._row_cells: list[tuple[int, int, str]] = []
        self._column = 0
        self._cell: Mapping[str, str] | None = None
        self._covered = False
        self._lines: list[str] = []
        self._in_text = 0
        self._skip = 0  # annotations, drawings: texts that are not the cell's
        self._repeated = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in ("annotation", "frame", "shapes", "forms", "tracked-changes", "custom-shape"):
            self._skip += 1
        elif self._skip:
            return
        elif tag == "style":
            self._style = attributes.get("name", "")
        elif tag == "table-properties" and attributes.get("display") == "false":
            self._hidden_styles.add(self._style)
        elif tag == "table":
            self._start_table(attributes)
        elif tag == "table-row":
            self._start_row(attributes)
        elif tag in ("table-cell", "covered-table-cell"):
            self._cell, self._covered, self._lines = attributes, tag[0] == "c", []
        elif tag == "p" and self._cell is not None:
            self._in_text += 1
            self._lines.append("")
        elif self._in_text:
            self._add({"s": " " * min(_count(attributes, "c"), 1000), "tab": "\t", "line-break": "\n"}.get(tag, ""))

    def _start_table(self, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth == 1:
            hidden = attributes.get("style-name", "") in self._hidden_styles
            self.pages.append(Page(attributes.get("name", ""), hidden))
            self._row = 1

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._column = 0
        self._row_cells = []
        self._row_repeat = _count(attributes, "number-rows-repeated")
        if attributes.get("visibility") in ("collapse", "filter") and self.pages and self._row_repeat < MAX_ROWS / 2:
            self.pages[-1].hidden_rows += self._row_repeat

    def text(self, piece: str) -> None:
        if self._in_text and not self._skip:
            self._add(_BLANKS.sub(" ", piece) if _BLANKS.search(piece) else piece)

    def _add(self, piece: str) -> None:
        if self._lines:
            line = self._lines[-1]
            if not line and piece[:1] != " ":
                self._lines[-1] = piece
                return
            # Blanks in the file are one blank (6.1.2); those that are meant are <text:s/>.
            self._lines[-1] = line + (piece.lstrip(" ") if piece != " " and (not line or line[-1] == " ") else piece)

    def end(self, tag: str) -> None:
        if tag in ("annotation", "frame", "shapes", "forms", "tracked-changes", "custom-shape"):
            self._skip -= 1
        elif self._skip:
            return
        elif tag == "table":
            self._depth -= 1
        elif tag == "p" and self._in_text:
            self._in_text -= 1
        elif tag in ("table-cell", "covered-table-cell") and self._cell is not None:
            self._end_cell(self._cell)
        elif tag == "table-row" and self.pages:
            self._end_row()

    def _end_cell(self, attributes: Mapping[str, str]) -> None:
        repeat = _count(attributes, "number-columns-repeated")
        text = "" if self._covered else shown(attributes, "\n".join(self._lines))
        if text and self._depth == 1:
            self._row_cells.append((self._column, repeat, text))
        self._column += repeat
        self._cell = None

    def _end_row(self) -> None:
        cells = self.pages[-1].cells
        wanted = sum(repeat for _, repeat, _ in self._row_cells) * self._row_repeat
        if wanted > len(self._row_cells):
            self._repeated += wanted
        if self._repeated > _MOST_REPEATED or (self._row_cells and self._row + self._row_repeat > MAX_ROWS + 1):
            raise CannotRead("file.too_large", what=N_("too many cells"))
        if self._row_cells:
            for row in range(self._row, self._row + self._row_repeat):
                for column, repeat, text in self._row_cells:
                    for at in range(column, column + repeat):
                        cells.add(row, at, text)
        self._row += self._row_repeat
        self._step(self._row)


def _count(attributes: Mapping[str, str], name: str) -> int:
    text = attributes.get(name)
    return int(text) if text is not None and text.isdigit() and len(text) < 9 and text != "0" else 1


def shown(attributes: Mapping[str, str], text: str) -> str:
    """What a cell shows: dates and times by their values, numbers as their text with a decimal point."""
    kind = attributes.get("value-type", "")
    value = attributes.get("value", "")
    if kind == "date" and attributes.get("date-value"):
        return serials.iso(attributes["date-value"], with_time=False)
    if kind == "time" and attributes.get("time-value"):
        return _duration(attributes["time-value"]) or text
    if kind == "boolean":
        return {"true": "TRUE", "false": "FALSE"}.get(attributes.get("boolean-value", ""), text)
    if kind == "string":
        return text or attributes.get("string-value", "")
    if kind in ("float", "percentage", "currency") and value:
        return _number(text, value)
    return text


def _duration(value: str) -> str:
    match = _DURATION.fullmatch(value.strip())
    if match is None:
        return ""
    sign, days, hours, minutes, seconds = match.groups(default="0")
    total = int(days) * 86400 + int(hours) * 3600 + int(minutes) * 60 + float(seconds.replace(",", "."))
    return serials.clock((-total if sign == "-" else total) / 86400)


def _number(text: str, value: str) -> str:
    """A number as shown, but with a point and no thousands: how those look depends on who wrote the file."""
    stripped = text.strip()
    if not stripped or set(stripped) == {"#"} or "E+" in stripped or "E-" in stripped:
        return formats.general(value)
    if not _NUMBER.fullmatch(stripped) or stripped.isdigit():
        return stripped
    percent = stripped.endswith("%")
    bare = stripped.rstrip("%").strip()
    places = len(bare) - max(bare.rfind("."), bare.rfind(",")) - 1 if "." in bare or "," in bare else 0
    for decimals in (places, 0):
        code = "0" + ("." + "0" * decimals if decimals else "") + ("%" if percent else "")
        made = formats.shower(code)(value)
        if re.sub(r"\D", "", made) == re.sub(r"\D", "", bare):
            return made
    return stripped
