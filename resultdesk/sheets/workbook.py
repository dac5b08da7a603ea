"""A spreadsheet file as it was read: which sheets it has, and the chosen one as text cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from resultdesk.core.sheet import Note, Sheet


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """A sheet of a workbook. ``rows`` counts the rows that hold something."""

    name: str
    rows: int
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """What ``reading.read`` found in a file.

    ``format`` is what the content is ("xlsx", "csv", "xls" …), whatever the file is called. ``encoding`` and
    ``delimiter`` are None for workbooks; the delimiter of fixed-width text is "fixed".

    ``sheet`` is raw: no header taken out yet. It holds the rows and columns with something in them; ``Sheet.numbers``
    and the columns' headers ("A", "B", "D") are those that the spreadsheet shows.
    """

    path: Path
    format: str
    encoding: str | None
    delimiter: str | None
    sheets: list[SheetInfo]
    sheet: Sheet
    sha256: str = ""
    notes: list[Note] = field(default_factory=list)
