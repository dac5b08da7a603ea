"""Workbooks that Excel 2003 wrote as one XML file, and that many programs still write under the name .xls.

Source: the XML Spreadsheet Reference (urn:schemas-microsoft-com:office:spreadsheet).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from resultdesk.sheets import formats, serials, xml
from resultdesk.sheets.cells import MAX_COLUMNS
from resultdesk.sheets.whole import Page, Whole

_NAMED = {
    "General Number": "General", "General Date": "yyyy-mm-dd h:mm", "Long Date": "yyyy-mm-dd",
    "Medium Date": "yyyy-mm-dd", "Short Date": "yyyy-mm-dd",
    "Long Time": "h:mm:ss", "Medium Time": "h:mm", "Short Time": "h:mm", "Currency": "0.00",
    "Euro Currency": "0.00", "Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%", "Scientific": "0.00E+00",
    "Yes/No": "General", "True/False": "General", "On/Off": "General",
}  # fmt: skip


def read_xml(pieces: Iterable[bytes], step: Callable[[int], None]) -> Whole:
    """All sheets. Raises CannotRead."""
    reader = _Reader(step)
    xml.parse(pieces, reader.start, reader.end, reader.text)
    return Whole(reader.pages)


class _Reader:
    """The state between the tags."""

    def __init__(self, step: Callable[[int], None]) -> None:
        self.pages: list[Page] = []
        self._step = step
        self._codes: dict[str, str] = {}
        self._style = ""
        self._row = 0
        self._column = 0
        self._across = 0
        self._cell_style = ""
        self._kind = ""
        self._data: list[str] | None = None
        self._visible: list[str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "Style":
            self._style = attributes.get("ID", "")
        elif tag == "NumberFormat":
            self._codes[self._style] = attributes.get("Format", "General")
        elif tag == "Worksheet":
            self.pages.append(Page(attributes.get("Name", "")))
            self._row = 0
        elif tag == "Row":
            self._row = _whole(attributes.get("Index"), self._row + 1)
            self._column = 0
            self._step(self._row)
            if attributes.get("Hidden") == "1" and self.pages:
                self.pages[-1].hidden_rows += 1
        elif tag == "Cell":
            self._column = _whole(attributes.get("Index"), self._column + 1)
            self._across = _whole(attributes.get("MergeAcross"), 0)
            self._cell_style = attributes.get("StyleID", "Default")
        elif tag == "Data":
            self._kind, self._data = attributes.get("Type", "String"), []
        elif tag == "Visible":
            self._visible = []

    def text(self, piece: str) -> None:
        if self._data is not None:
            self._data.append(piece)
        elif self._visible is not None:
            self._visible.append(piece)

    def end(self, tag: str) -> None:
        if tag == "Data" and self._data is not None:
            text = self._shown("".join(self._data))
            self._data = None
            if text and self.pages and self._column <= MAX_COLUMNS:
                self.pages[-1].cells.add(self._row, self._column - 1, text)
        elif tag == "Cell":
            self._column += self._across
        elif tag == "Visible":
            if self.pages and "".join(self._visible or ()).strip() in ("SheetHidden", "SheetVeryHidden"):
                self.pages[-1].hidden = True
            self._visible = None

    def _shown(self, value: str) -> str:
        code = self._codes.get(self._cell_style, self._codes.get("Default", "General"))
        code = _NAMED.get(code, code)
        if self._kind == "Number":
            return formats.shower(code)(value.strip())
        if self._kind == "Boolean":
            return {"1": "TRUE", "0": "FALSE"}.get(value.strip(), value)
        if self._kind == "DateTime":
            return _moment(value.strip(), code)
        return value


def _moment(value: str, code: str) -> str:
    """A date and time; one of the last day of 1899 is a time alone."""
    shown = serials.iso(value, with_time=":" in formats.shower(code)("40000.25"))
    if shown.startswith(("1899-12-31 ", "1899-12-30 ", "1900-01-00 ")):
        hours, rest = shown[11:].split(":", 1)
        return f"{int(hours)}:{rest}"
    return "0:00:00" if shown == "1899-12-31" else shown


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isdigit() and len(text) < 9 else otherwise
