"""Documents made of texts, without a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from resultdesk.core.fields import Destination
from resultdesk.core.sheet import Column, Sheet
from resultdesk.desk.document import Document
from resultdesk.sheets.workbook import SheetInfo, Workbook

HEADERS = ["unique_id", "first_name", "last_name", "date_of_birth", "race_id", "chip_code", "country_code", "note"]
ROWS = [
    ["1", "John", "Doe", "2001-01-31", "1", "0000001", "NL", ""],
    ["2", "Ann", "Beer", "2002-02-02", "1", "12345", "BE", "late"],
    ["10", "Zoë", "Ångström", "1999-12-31", "1", "0000003", "SE", ""],
    ["9", "bob", "Kok", "2000-05-06", "1", "0000004", "Netherlands", "NA"],
]


def document(rows: Sequence[Sequence[str]] = ROWS, headers: Sequence[str] = HEADERS) -> Document:
    """A Tracx document whose header stands in row 1 and whose rows start at row 2."""
    letters = [chr(ord("A") + at) for at in range(len(headers))]
    texts = [list(headers), *(list(row) for row in rows)]
    columns = [Column.of(letter, (row[at] for row in texts)) for at, letter in enumerate(letters)]
    raw = Sheet("Sheet1", columns, np.arange(1, len(texts) + 1, dtype=np.int32))
    workbook = Workbook(Path("entries.csv"), "csv", "utf-8", ",", [SheetInfo("Sheet1", len(texts))], raw)
    return Document(workbook, Destination("tracx", "", {"event_id": "1"}), header_row=1)


def cells(shown: Document) -> list[list[str]]:
    """All cells, row by row."""
    return [shown.sheet.row_texts(row) for row in range(len(shown.sheet))]
