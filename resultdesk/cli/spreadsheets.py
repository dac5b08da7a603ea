"""What ``read``, ``check`` and ``send`` say of a spreadsheet, and how they open one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from resultdesk.cli import arguments
from resultdesk.core.errors import WrongUse
from resultdesk.core.fields import Destination
from resultdesk.core.language import _, grouped, translate_n

if TYPE_CHECKING:
    from resultdesk.core.sheet import Sheet
    from resultdesk.desk.desk import Desk
    from resultdesk.desk.document import Document
    from resultdesk.sheets.workbook import Workbook

ROUNDS = 10


def header_row(options: argparse.Namespace) -> int | Literal["find"] | None:
    """``--header-row`` as the desk takes it."""
    if options.header_row is None:
        return "find"
    return options.header_row or None


def check_header_row(raw: Sheet, row: int | Literal["find"] | None) -> None:
    """Raise WrongUse for a heading row that the sheet does not have."""
    if isinstance(row, int) and raw.position(row) is None:
        raise WrongUse("usage.header_row", str(row))


def open_document(desk: Desk, options: argparse.Namespace, account: str = "") -> Document:
    """The spreadsheet with its columns matched and checked, as the options say."""
    from resultdesk.desk import whole_names

    destination = Destination(options.to, account, arguments.destination_settings(options))
    columns = arguments.columns(options.map)
    whole = {header: name.split("+") for header, name in columns.items() if "+" in name}
    document = desk.open(
        Path(options.file),
        sheet=options.sheet,
        header_row=header_row(options),
        destination=destination,
        columns={header: name for header, name in columns.items() if header not in whole},
    )
    check_header_row(document.raw, header_row(options))
    for header, names in whole.items():
        whole_names.divide_between(document, header, names)
    return document


def fix_all(document: Document) -> None:
    """Apply the fixes that need no question until none is left: one fix may make another possible."""
    from resultdesk.checking import fixing
    from resultdesk.desk import whole_names

    whole_names.divide_surely(document)
    for _round in range(ROUNDS):
        edit = fixing.sure_fixes(document.checker)
        if edit is None:
            return
        document.do(edit)


def head(file: str, workbook: Workbook, table: Sheet) -> dict[str, object]:
    """What the outside contract says of a spreadsheet, without its rows."""
    return {
        "file": file,
        "format": workbook.format,
        "encoding": workbook.encoding,
        "delimiter": workbook.delimiter,
        "sheets": [{"name": one.name, "rows": one.rows, "hidden": one.hidden} for one in workbook.sheets],
        "sheet": workbook.sheet.name,
        "header_row": table.header_row,
        "columns": table.headers,
        "notes": list(dict.fromkeys(said.code for said in [*workbook.notes, *table.notes])),
    }


def head_lines(file: str, workbook: Workbook, table: Sheet) -> list[str]:
    """The same in words."""
    from resultdesk.desk import sentences

    rows = translate_n("1 row", "{n} rows", len(table))
    where = _("headings in row {n}").replace("{n}", grouped(table.header_row)) if table.header_row else _("no headings")
    lines = [f"{Path(file).name}: {workbook.sheet.name} · {rows} · {where}"]
    lines += dict.fromkeys(sentences.note(said) for said in [*workbook.notes, *table.notes])
    return lines
