"""Workbooks of Excel 2.0 to 2003 (.xls), with number formats; what that reader cannot take, calamine may.

xlrd knows formats and every version back to Excel 2; python-calamine forgives more damage but drops number formats.
"""

from __future__ import annotations

import os
import re
import struct
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from resultdesk.core.errors import CannotRead
from resultdesk.core.language import N_
from resultdesk.core.sheet import Note
from resultdesk.sheets import detecting, formats, ole, serials
from resultdesk.sheets.styles import Styles
from resultdesk.sheets.whole import Page, Whole

_DAMAGE = (
    AssertionError, AttributeError, IndexError, KeyError, TypeError, ValueError, OverflowError, struct.error,
    LookupError, RecursionError, EOFError,
)  # fmt: skip
"""What xlrd raises over damaged files beside its own error."""
_CLAIMED = re.compile(r"corruption: seen\[\d+\] == [1-5]$")
"""xlrd's words for a sector of the workbook that something else claims too (6 and above: it bites its own tail)."""


def read(path: Path, step: Callable[[int], None]) -> Whole:
    """All sheets. Raises CannotRead (file.password, file.broken, file.not_a_spreadsheet)."""
    _look_inside(path)
    import xlrd
    from xlrd.compdoc import CompDocError

    try:
        try:
            return _opened(path, step)
        except CompDocError as error:
            if not _CLAIMED.search(str(error)):
                raise
            # Many programs write a table of sectors that contradicts itself around sound records.
            return _opened(path, step, ignore_workbook_corruption=True)
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise CannotRead("file.password", path.name) from error
        return _forgiving(path)
    except (*_DAMAGE, CompDocError):
        return _forgiving(path)


def _opened(path: Path, step: Callable[[int], None], **how: bool) -> Whole:
    import xlrd

    with Path(os.devnull).open("w", encoding="utf-8") as silence:
        book = xlrd.open_workbook(path, formatting_info=True, logfile=silence, on_demand=True, **how)
        try:
            return _whole(book, step)
        finally:
            book.release_resources()


def _look_inside(path: Path) -> None:
    """Refuse what is in an OLE container but no old workbook: encrypted new ones, documents."""
    with path.open("rb") as file:
        if not file.read(8).startswith(ole.SIGNATURE):
            return
    names = ole.names(path)
    if "EncryptedPackage" in names or "EncryptionInfo" in names:
        raise CannotRead("file.password", path.name)
    if "Workbook" in names or "Book" in names:
        if ole.endless(path, ("Workbook", "Book")):
            raise CannotRead("file.broken", path.name, why=N_("its parts lead to each other without end"))
        return
    what = detecting.UNKNOWN
    if "WordDocument" in names:
        what = detecting.WORD
    elif "PowerPoint Document" in names:
        what = detecting.SLIDES
    elif not names:
        raise CannotRead("file.broken", path.name, why=N_("its table of contents is missing"))
    raise CannotRead("file.not_a_spreadsheet", path.name, what=what)


def _whole(book: Any, step: Callable[[int], None]) -> Whole:
    codes = [book.format_map[xf.format_key].format_str for xf in book.xf_list]
    styles = Styles([code or "General" for code in codes], bool(book.datemode))
    pages = []
    for at in range(book.nsheets):
        sheet = book.sheet_by_index(at)
        page = Page(sheet.name, sheet.visibility != 0)
        for row in range(sheet.nrows):
            step(row)
            kinds, values, places = sheet.row_types(row), sheet.row_values(row), range(sheet.row_len(row))
            for column, kind, value in zip(places, kinds, values, strict=True):
                text = _shown(kind, value, sheet.cell_xf_index(row, column), styles) if kind else ""
                if text:
                    page.cells.add(row + 1, column, text)
        page.merged = [(low + 1, high, left, right - 1) for low, high, left, right in sheet.merged_cells]
        page.hidden_rows = sum(bool(info.hidden) for info in sheet.rowinfo_map.values())
        pages.append(page)
        book.unload_sheet(at)
    if not pages:
        raise CannotRead("file.broken", why=N_("none of its sheets holds a table"))
    return Whole(pages)


def _shown(kind: int, value: object, style: int, styles: Styles) -> str:
    if kind == 1:
        return str(value).replace("\r\n", "\n").replace("\r", "\n")
    if kind in (2, 3):
        return styles.show(style, repr(value))
    if kind == 4:
        return "TRUE" if value else "FALSE"
    if kind == 5:
        import xlrd

        return str(xlrd.error_text_from_code.get(value, "#ERROR"))
    return ""


def _forgiving(path: Path) -> Whole:
    """What calamine makes of the file: no number formats, but more patience. Raises CannotRead."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_path(path)
        pages = []
        for info in book.sheets_metadata:
            page = Page(info.name, info.visible != SheetVisibleEnum.Visible)
            for number, row in enumerate(book.get_sheet_by_name(info.name).to_python(skip_empty_area=False), 1):
                for column, value in enumerate(row):
                    if value != "":
                        page.cells.add(number, column, _bare(value))
            pages.append(page)
    except (CalamineError, ValueError, OSError) as error:
        raise CannotRead("file.broken", path.name, why=N_("its records stop making sense")) from error
    if not pages:
        raise CannotRead("file.broken", path.name, why=N_("none of its sheets holds a table"))
    return Whole(pages, [Note("cells.as_stored")])


def _bare(value: object) -> str:
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return formats.general(repr(value))
        case datetime():
            return serials.iso(value.isoformat(), with_time=False)
        case date():
            return value.isoformat()
        case time():
            return serials.clock(
                (value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6) / 86400
            )
        case timedelta():
            return serials.clock(value / timedelta(days=1))
    return str(value)
