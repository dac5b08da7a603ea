"""Long lists as a workbook: texts and numbers without any look, counted while they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from resultdesk.core.watch import Watch
from resultdesk.sheets.writing import LONGEST, escaped, whole_file

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as OneCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Cells = Sequence[str | int]

STEP = 1000
"""Rows between two steps of the watch."""
_CANNOT_STAND = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


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
    from openpyxl import Workbook

    total, done = sum(len(page.rows) for page in pages), 0
    book = Workbook(write_only=True)
    try:
        for page in pages:
            sheet = book.create_sheet(page.title)
            for row in page.rows:
                if done % STEP == 0:
                    watch.step(done, total)
                sheet.append([_cell(sheet, value) for value in row])
                done += 1
        book.save(path)
    finally:
        for sheet in book.worksheets:
            if not sheet.closed:  # cancelled, or the disk is full: openpyxl has a file of its own for each sheet
                sheet.close()
    watch.step(total, total)


def _cell(sheet: WriteOnlyWorksheet, value: str | int) -> str | int | OneCell | None:
    """A value as it is, where that suffices: a cell of its own takes twice as long."""
    if not isinstance(value, str):
        return value
    text = _text(value)
    if not text.startswith("="):
        return text or None
    from openpyxl.cell.cell import WriteOnlyCell

    made: OneCell = WriteOnlyCell(sheet, value=text)
    made.data_type = "s"
    return made


def _text(value: str) -> str:
    return escaped(_CANNOT_STAND.sub("\N{REPLACEMENT CHARACTER}", value))
