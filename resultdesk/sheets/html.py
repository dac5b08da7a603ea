"""Tables in a web page, as many programs export them under the name .xls."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from resultdesk.core.errors import CannotRead
from resultdesk.core.language import N_
from resultdesk.sheets.cells import MAX_COLUMNS
from resultdesk.sheets.whole import Page, Whole

_BLOCKS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "div", "caption", "li"])
_SILENT = frozenset(("script", "style", "title", "head", "noscript", "template"))
_MOST_SPAN = 1000
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)


def charset(head: bytes) -> str | None:
    """The encoding that a page says that it is written in."""
    match = _CHARSET.search(head)
    return match.group(1).decode("ascii") if match else None


def read(text: str, name: str) -> Whole:
    """The page as one sheet, as spreadsheet programs open it: texts between tables are rows of their own."""
    page = _Page()
    page.feed(text)
    page.close()
    page.flush()
    read = Page(name)
    for row, column, cell in page.cells:
        read.cells.add(row, column, cell)
    return Whole([read])


class _Page(HTMLParser):
    """Collects (row, column, text)."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.cells: list[tuple[int, int, str]] = []
        self._row = 0
        self._column = 0
        self._text: list[str] = []
        self._in_cell = False
        self._in_row = False
        self._silent = 0
        self._span = (1, 1)
        self._taken: dict[int, int] = {}  # column -> the last row that a cell above reaches down to

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "tr":
            self._end_cell()
            self.flush()
            self._row += 1
            self._column = 0
            self._in_row = True
        elif tag in ("td", "th"):
            self._end_cell()
            if not self._in_row:  # a page that forgets <tr>
                self.handle_starttag("tr", [])
            given = dict(attributes)
            self._span = (_span(given.get("rowspan")), _span(given.get("colspan")))
            self._in_cell = True
            self._text = []
        elif tag == "br":
            self._text.append("\n")
        elif tag in _BLOCKS and not self._in_cell:
            self.flush()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in ("td", "th", "tr", "table"):
            self._end_cell()
            self._in_row = self._in_row and tag in ("td", "th")
        elif tag in _BLOCKS and not self._in_cell:
            self.flush()
        elif tag in _BLOCKS:
            self._text.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._text.append(re.sub(r"[ \t\r\n]+", " ", data))

    def flush(self) -> None:
        """Text outside of cells becomes a row."""
        text = _tidy("".join(self._text))
        self._text = []
        if text and not self._in_cell:
            self._row += 1
            self.cells.append((self._row, 0, text))

    def _end_cell(self) -> None:
        if not self._in_cell:
            return
        self._in_cell = False
        while self._taken.get(self._column, 0) >= self._row:
            self._column += 1
        if self._column >= MAX_COLUMNS:
            raise CannotRead("file.too_large", what=N_("too many columns"))
        text = _tidy("".join(self._text))
        self._text = []
        if text:
            self.cells.append((self._row, self._column, text))
        down, across = self._span
        if down > 1:
            self._taken.update(dict.fromkeys(range(self._column, self._column + across), self._row + down - 1))
        self._column += across


def _span(text: str | None) -> int:
    return min(int(text), _MOST_SPAN) if text is not None and text.strip().isdigit() and text.strip() != "0" else 1


def _tidy(text: str) -> str:
    lines = [line.strip(" ").replace("\xa0", " ") for line in text.split("\n")]
    return "\n".join(lines).strip("\n ")
