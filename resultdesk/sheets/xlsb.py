"""Binary workbooks (.xlsb): the same parts as .xlsx, their records binary.

Source: [MS-XLSB] 2.1.4 (records), 2.4 (the records used here, named by their numbers below).
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from pathlib import Path

from resultdesk.core.errors import CannotRead
from resultdesk.core.language import N_
from resultdesk.sheets import formats, xlsx
from resultdesk.sheets.cells import MAX_COLUMNS, MAX_ROWS
from resultdesk.sheets.package import Package
from resultdesk.sheets.strings import unescaped
from resultdesk.sheets.styles import Styles
from resultdesk.sheets.whole import Page, Whole

_ROW, _BLANK, _RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED = range(8)
_F_TEXT, _F_NUMBER, _F_BOOL, _F_ERROR = range(8, 12)
_RICH = 62
_STRING_ITEM, _FORMAT, _STYLE, _STYLES_BEGIN, _STYLES_END = 19, 44, 47, 617, 618
_PROPERTIES, _SHEET, _MERGED = 153, 156, 176
_ERRORS = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
    43: "#GETTING_DATA",
}


def read(package: Package, path: Path, main: str, step: Callable[[int], None]) -> Whole:
    """All sheets of a binary workbook. Raises CannotRead."""
    try:
        return _read(package, main, step)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise CannotRead("file.broken", path.name, why=N_("its records stop making sense")) from error


def _read(package: Package, main: str, step: Callable[[int], None]) -> Whole:
    mac, listed = False, []
    for kind, data in _records(package.read(main)):
        if kind == _PROPERTIES:
            mac = bool(data[0] & 1)
        elif kind == _SHEET:
            relation, at = _wide(data, 8)
            name, _ = _wide(data, at)
            listed.append((name, relation, struct.unpack_from("<I", data)[0] != 0))
    related = xlsx.relations(package, main)
    by_kind = dict(related.values())
    strings = [
        unescaped(_wide(data, 1)[0])
        for kind, data in _records(package.read(by_kind.get("sharedStrings", "")))
        if kind == _STRING_ITEM
    ]
    styles = _styles(package.read(by_kind.get("styles", "")), mac)
    pages = []
    for name, relation, hidden in listed:
        kind_of, part = related.get(relation, ("", ""))
        if kind_of == "worksheet" and part in package:
            pages.append(_page(Page(name, hidden), package.read(part), strings, styles, step))
    if not pages:
        raise CannotRead("file.broken", why=N_("none of its sheets holds a table"))
    return Whole(pages)


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(number, content) of each record: both its number and its length are written in sevens of bits."""
    at = 0
    while at < len(data):
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (data[at] << 7)
            at += 1
        size = shift = 0
        while True:
            byte = data[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80 or shift == 28:
                break
        yield kind, data[at : at + size]
        at += size


def _wide(data: bytes, at: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends."""
    (length,) = struct.unpack_from("<I", data, at)
    if length == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * length
    if end > len(data):
        raise IndexError
    return data[at + 4 : end].decode("utf-16-le", "replace"), end


def _styles(data: bytes, mac: bool) -> Styles:
    named: dict[int, str] = {}
    codes: list[str] = []
    inside = False
    for kind, content in _records(data):
        if kind == _FORMAT:
            named[struct.unpack_from("<H", content)[0]] = _wide(content, 2)[0]
        elif kind in (_STYLES_BEGIN, _STYLES_END):
            inside = kind == _STYLES_BEGIN
        elif kind == _STYLE and inside:
            number = struct.unpack_from("<H", content, 2)[0]
            codes.append(named.get(number) or formats.BUILT_IN.get(number, "General"))
    return Styles(codes, mac)


def _page(page: Page, data: bytes, strings: list[str], styles: Styles, step: Callable[[int], None]) -> Page:
    row = 0
    for kind, content in _records(data):
        if kind == _ROW:
            row = struct.unpack_from("<I", content)[0] + 1
            if row > MAX_ROWS:
                raise CannotRead("file.too_large", what=N_("too many rows"))
            page.hidden_rows += bool(len(content) > 11 and content[11] & 0x10)
            step(row)
        elif kind == _MERGED:
            first_row, last_row, first, last = struct.unpack_from("<4I", content)
            page.merged.append((first_row + 1, last_row + 1, first, last))
        elif _BLANK < kind <= _F_ERROR or kind == _RICH:
            column, style = struct.unpack_from("<II", content)
            text = _shown(kind, content, style & 0xFFFFFF, strings, styles)
            if text and column < MAX_COLUMNS:
                page.cells.add(row, column, text)
    return page


def _shown(kind: int, content: bytes, style: int, strings: list[str], styles: Styles) -> str:
    if kind == _SHARED:
        (at,) = struct.unpack_from("<I", content, 8)
        return strings[at] if at < len(strings) else ""
    if kind in (_TEXT, _F_TEXT):
        return unescaped(_wide(content, 8)[0])
    if kind == _RICH:
        return unescaped(_wide(content, 9)[0])
    if kind in (_BOOL, _F_BOOL):
        return "TRUE" if content[8] else "FALSE"
    if kind in (_ERROR, _F_ERROR):
        return _ERRORS.get(content[8], "#ERROR")
    number = _packed(content) if kind == _RK else struct.unpack_from("<d", content, 8)[0]
    return styles.show(style, repr(number))


def _packed(content: bytes) -> float:
    """An RK number: 30 bits of a whole number or of a double, perhaps in hundredths (2.5.122)."""
    (raw,) = struct.unpack_from("<I", content, 8)
    if raw & 2:
        value = float(struct.unpack_from("<i", content, 8)[0] >> 2)
    else:
        value = struct.unpack("<d", struct.pack("<Q", (raw & 0xFFFFFFFC) << 32))[0]
    return value / 100 if raw & 1 else value
