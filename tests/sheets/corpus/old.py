"""Workbooks of Excel 2.1 to 2003. The newest are written with xlwt; where that is missing they stay as they are."""

from __future__ import annotations

import datetime
import importlib.util
import io
import struct
from typing import Any

from tests.sheets.corpus.case import Cases, table

HEAD = ["Bib", "Name", "Chip", "Born", "Time"]


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def excel_2() -> bytes:
    """BIFF2: no container, texts with one length byte, formats by cell attribute."""
    out = record(0x0009, struct.pack("<HH", 2, 0x10))
    for column, text in enumerate(HEAD[:2]):
        out += record(0x0004, struct.pack("<HH", 0, column) + bytes(3) + bytes([len(text)]) + text.encode("cp1252"))
    out += record(0x0003, struct.pack("<HH", 1, 0) + bytes(3) + struct.pack("<d", 7))
    out += record(0x0004, struct.pack("<HH", 1, 1) + bytes(3) + bytes([3]) + "Zoë".encode("cp1252"))
    return out + record(0x000A, b"")


def build(cases: Cases) -> None:
    cases.add("excel-2.1.xls", excel_2(), **table(1, HEAD[:2], {2: ["7", "Zoë"]}, format="xls"))
    if importlib.util.find_spec("xlwt") is None:
        return
    import xlwt

    expected = {
        2: ["7", "Zoë Müller", "0000001", "2001-01-31", "0:14:25"],
        3: ["10000000000", "NA", "TRUE", "", "25:30:00"],
    }
    cases.add("excel-2003.xls", excel_2003(xlwt), **table(1, HEAD, expected, format="xls"))
    cases.add("excel-2003-called-csv.csv", excel_2003(xlwt), **table(1, HEAD, expected, format="xls"))
    cases.add("excel-2003-1904-dates.xls", excel_2003(xlwt, mac=True), **table(1, HEAD, expected))
    data = excel_2003(xlwt)
    cases.add("bad-cut-off.xls", data[:1200], error="file.broken")


def excel_2003(xlwt: Any, mac: bool = False) -> bytes:
    book = xlwt.Workbook()
    book.dates_1904 = mac
    sheet = book.add_sheet("List")
    for column, text in enumerate(HEAD):
        sheet.write(0, column, text)
    formats = {name: xlwt.easyxf(num_format_str=name) for name in ("0000000", "dd-mm-yyyy", "h:mm:ss", "[h]:mm:ss")}
    sheet.write(1, 0, 7)
    sheet.write(1, 1, "Zoë Müller")
    sheet.write(1, 2, 1, formats["0000000"])
    sheet.write(1, 3, datetime.date(2001, 1, 31), formats["dd-mm-yyyy"])
    sheet.write(1, 4, 865 / 86400, formats["h:mm:ss"])
    sheet.write(2, 0, 1e10)
    sheet.write(2, 1, "NA")
    sheet.write(2, 2, True)
    sheet.write(2, 4, 1.0625, formats["[h]:mm:ss"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
