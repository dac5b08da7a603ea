"""The facts of a file in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resultdesk.core.language import N_, _, translate, translate_n

if TYPE_CHECKING:
    from resultdesk.desk.document import Document

FORMATS = {
    "xlsx": N_("Excel workbook"),
    "xlsm": N_("Excel workbook"),
    "xlsb": N_("Excel workbook"),
    "xls": N_("Excel workbook (older kind)"),
    "ods": N_("LibreOffice spreadsheet"),
    "csv": N_("Text (CSV)"),
    "tsv": N_("Text (CSV)"),
}
DELIMITERS = {
    ",": N_("comma"),
    ";": N_("semicolon"),
    "\t": N_("tab"),
    "|": N_("vertical bar"),
    "fixed": N_("fixed widths"),
    " ": N_("space"),
}


def sentence(document: Document) -> str:
    """ "312 rows, 12 columns. Excel workbook; sheet “Entries” of 3, 1 hidden."."""
    book = document.workbook
    rows = translate_n("1 row", "{n} rows", len(document.sheet))
    columns = translate_n("1 column", "{n} columns", len(document.sheet.columns))
    parts = [f"{rows}, {columns}."]
    kind = translate(FORMATS.get(book.format, book.format))
    if len(book.sheets) > 1:
        hidden = sum(1 for sheet in book.sheets if sheet.hidden)
        words = _("{kind}; sheet “{sheet}” of {n}.").format(kind=kind, sheet=document.raw.name, n=len(book.sheets))
        if hidden:
            words = words.rstrip(".") + translate_n(", 1 of them hidden.", ", {n} of them hidden.", hidden)
        parts.append(words)
    else:
        parts.append(f"{kind}.")
    if book.encoding:
        delimiter = translate(DELIMITERS.get(book.delimiter or "", book.delimiter or ""))
        words = _("Letters written as {encoding}, {delimiter} between the columns.")
        parts.append(words.format(encoding=book.encoding.upper(), delimiter=delimiter))
    return " ".join(parts)


def header(document: Document) -> str:
    """Which row holds the headers."""
    if document.header_row is None:
        return _("No row holds the headers; the columns are called A, B, C.")
    return _("Row {row} holds the headers.").format(row=document.header_row)
