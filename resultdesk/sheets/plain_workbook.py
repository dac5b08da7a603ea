"""Long lists as a workbook, quickly: texts and numbers without any look.

openpyxl makes the book; only the rows of its sheets are written here, because it takes 13 s for 100,000 of them, and
this takes less than 2.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path

from resultdesk.core.watch import Watch
from resultdesk.sheets.writing import LONGEST, escaped, whole_file

Cells = Sequence[str | int]

STEP = 1000
"""Rows between two steps of the watch."""
_CANNOT_STAND = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: its name, then its rows, the headers first. Empty cells are left out."""

    title: str
    rows: Sequence[Cells]


def write(path: Path, pages: Sequence[Page], watch: Watch) -> None:
    """Write the pages; no text becomes a formula, signs that a workbook cannot hold show as \N{REPLACEMENT CHARACTER}.

    The file appears whole or not at all. Raises CannotKeep (file.not_written), Cancelled.
    """
    whole_file(path, lambda unfinished: _write(unfinished, pages, watch))


def too_long(text: str) -> bool:
    """Whether a cell cannot hold this."""
    return len(text) * 2 > LONGEST and len(_text(text).encode("utf-16-le")) > 2 * LONGEST


def _write(path: Path, pages: Sequence[Page], watch: Watch) -> None:
    total, done = sum(len(page.rows) for page in pages), 0
    with zipfile.ZipFile(_empty_book(pages)) as book, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, True, 3) as made:
        for name in book.namelist():
            if not name.startswith("xl/worksheets/sheet"):
                made.writestr(name, book.read(name))
        for at, page in enumerate(pages, 1):
            with made.open(f"xl/worksheets/sheet{at}.xml", "w", force_zip64=True) as sheet:
                sheet.write(_HEAD.encode())
                for chunk in _chunks(page.rows):
                    watch.step(done, total)
                    sheet.write(chunk)
                    done += STEP
                sheet.write(b"</sheetData></worksheet>")
    watch.step(total, total)


def _empty_book(pages: Sequence[Page]) -> BytesIO:
    from openpyxl import Workbook

    book = Workbook()
    for page in pages:
        book.create_sheet(page.title)
    book.remove(book.worksheets[0])
    made = BytesIO()
    book.save(made)
    return made


def _chunks(rows: Sequence[Cells]) -> Iterator[bytes]:
    for first in range(0, len(rows), STEP):
        chunk = rows[first : first + STEP]
        yield "".join(_row(number, cells) for number, cells in enumerate(chunk, first + 1)).encode()


def _row(number: int, cells: Cells) -> str:
    return f'<row r="{number}">{"".join(map(_cell, _LETTERS, [number] * len(cells), cells))}</row>'


def _cell(letter: str, number: int, value: str | int) -> str:
    if isinstance(value, int):
        return f'<c r="{letter}{number}"><v>{value}</v></c>'
    if not value:
        return ""
    text = escape(_text(value), quote=False)
    return f'<c r="{letter}{number}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _text(value: str) -> str:
    return escaped(_CANNOT_STAND.sub("\N{REPLACEMENT CHARACTER}", value))


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
