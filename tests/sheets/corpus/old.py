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


def container(streams: dict[str, bytes]) -> bytes:
    """An OLE file ([MS-CFB]) with these streams, each padded so that it lies in sectors of its own."""
    size, body, entries = 512, b"", [_entry("Root Entry", 5, 0xFFFFFFFE, 0)]
    follows = [0xFFFFFFFD, 0xFFFFFFFE]  # the table itself, the directory
    for name, data in streams.items():
        padded = data.ljust(max(4096, -(-len(data) // size) * size), b"\0")
        entries.append(_entry(name, 2, len(follows), len(padded)))
        count = len(padded) // size
        follows += [len(follows) + n + 1 for n in range(count - 1)] + [0xFFFFFFFE]
        body += padded
    head = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<8I", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 0)
    table_ = struct.pack(f"<{len(follows)}I", *follows).ljust(size, b"\xff")
    return head.ljust(size, b"\xff") + table_ + b"".join(entries).ljust(size, b"\0") + body


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    words = name.encode("utf-16-le")
    right = 0xFFFFFFFF if kind == 5 else _NO_NEXT.get(name, 0xFFFFFFFF)
    links = struct.pack("<3I", 0xFFFFFFFF, right, 1 if kind == 5 else 0xFFFFFFFF)
    return (
        words.ljust(64, b"\0")
        + struct.pack("<HBB", len(words) + 2, kind, 1)
        + links
        + bytes(36)
        + struct.pack("<3I", start, size, 0)
    )


_NO_NEXT = {"EncryptedPackage": 2}
"""Entries of a folder hang together as a tree; here each leads to the one on its right."""


def excel_95() -> bytes:
    """BIFF5/7: texts in the code page of Windows, one XF for each format, a sheet behind the globals."""
    font = record(0x0031, struct.pack("<5H", 200, 0, 0x7FFF, 400, 0) + bytes(4) + bytes([5]) + b"Arial")
    formats = record(0x041E, struct.pack("<HB", 164, 7) + b"0000000") + record(
        0x041E, struct.pack("<HB", 165, 10) + b"dd/mm/yyyy"
    )
    cells = b"".join(record(0x00E0, struct.pack("<HHH", 0, code, 1) + bytes(10)) for code in (*[0] * 16, 164, 165, 21))
    begin = record(0x0809, struct.pack("<4H", 0x0500, 5, 0, 1995)) + record(0x0042, struct.pack("<H", 1252))
    offset = len(begin + font + formats + cells) + 4 + 11 + 4
    listed = record(0x0085, struct.pack("<IHB", offset, 0, 4) + b"List")
    sheet = record(0x0809, struct.pack("<4H", 0x0500, 0x10, 0, 1995))
    for row, texts in enumerate((HEAD, ["", "Zoë Müller"])):
        for column, text in enumerate(texts):
            if text:
                letters = text.encode("cp1252")
                sheet += record(0x0204, struct.pack("<4H", row, column, 15, len(letters)) + letters)
    for column, style, value in ((0, 15, 7.0), (2, 16, 1.0), (3, 17, 36922.0), (4, 18, 865 / 86400)):
        sheet += record(0x0203, struct.pack("<3Hd", 1, column, style, value))
    end = record(0x000A, b"")
    return container({"Book": begin + font + formats + cells + listed + end + sheet + end})


def encrypted() -> bytes:
    """A workbook of today with a password: the package lies encrypted in an old container."""
    return container({"EncryptedPackage": bytes(range(256)) * 20, "EncryptionInfo": bytes(200)})


def endless_chain() -> bytes:
    """A small workbook in short sectors, the second of which leads back to the first."""
    data = bytearray(container({"Book": excel_95()[1536:2560], "short": struct.pack("<2I", 1, 0).ljust(512, b"\xff")}))
    struct.pack_into("<2I", data, 60, 10, 1)  # the table of short sectors is the second stream
    struct.pack_into("<2I", data, 1024 + 116, 2, 4096)  # their sectors are the first
    struct.pack_into("<2I", data, 1024 + 128 + 116, 0, 1024)
    struct.pack_into("<I", data, 512 + 4 * 10, 0xFFFFFFFE)
    return bytes(data)


def build(cases: Cases) -> None:
    cases.add("bad-encrypted.xlsx", encrypted(), error="file.password")
    with_password = excel_95().replace(record(0x0042, struct.pack("<H", 1252)), record(0x002F, struct.pack("<H", 7)), 1)
    cases.add("bad-encrypted-1995.xls", with_password, error="file.password")
    one = {2: ["7", "Zoë Müller", "0000001", "2001-01-31", "0:14:25"]}
    cases.add("excel-95.xls", excel_95(), **table(1, HEAD, one, format="xls"))
    cases.add("bad-endless-chain.xls", endless_chain(), error="file.broken")
    shared = bytearray(excel_95())
    struct.pack_into("<2I", shared, 1024 + 116, 2, 64)  # the root claims the sectors of the workbook
    cases.add("excel-95-sectors-claimed-twice.xls", bytes(shared), **table(1, HEAD, one, format="xls"))
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
