"""Writing samples so that the same Python and zlib make the same bytes each time."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from entries import Cell, Shown
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

_MADE = datetime(2026, 3, 14, 20, 15)  # noqa: DTZ001 - workbooks know no time zones
_ZIP_DATE = (2026, 3, 14, 20, 15, 0)


def put(sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
    """One cell; rows and columns from 1. Texts stay texts, whatever they look like."""
    if cell is None:
        return
    place = sheet.cell(row, column)
    if isinstance(cell, Shown):
        place.value = cell.value
        place.number_format = cell.form
        return
    place.value = cell
    if isinstance(cell, str):
        place.data_type = "s"
        if re.fullmatch(r"[\d./:-]+", cell):
            place.number_format = "@"


def save(workbook: Workbook, path: Path) -> None:
    """Save with fixed times inside and around."""
    workbook.properties.creator = "Wedstrijdsecretariaat"
    workbook.properties.created = _MADE
    raw = io.BytesIO()
    workbook.save(raw)
    with zipfile.ZipFile(raw) as came, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as kept:
        for name in came.namelist():
            data = came.read(name)
            if name == "docProps/core.xml":
                stamp = f"{_MADE.isoformat()}Z".encode()
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, data)
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            kept.writestr(entry, data)


def shown(cell: Cell) -> str:
    """What a person sees in the cell."""
    if isinstance(cell, Shown):
        return cell.as_text
    return "" if cell is None else str(cell)


def save_csv(path: Path, rows: Iterable[Iterable[Cell]], *, encoding: str, delimiter: str) -> None:
    """What a spreadsheet program writes as .csv: the cells as shown, lines ended the Windows way."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([shown(cell) for cell in row] for row in rows)
    path.write_bytes(out.getvalue().encode(encoding))
