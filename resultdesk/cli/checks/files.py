"""Spreadsheets: each format is written or brought along, read back, and must hold the cells that went in."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from resultdesk.cli.checks.check import Check, Room, demand

if TYPE_CHECKING:
    from resultdesk.sheets.workbook import Workbook

HEADERS = ["Startnr", "Naam", "Chip"]
ROWS = [["007", "Óscar Müller", "0000001"], ["12", "NA", "0000002"]]


def _text(room: Room, name: str, encoding: str, delimiter: str) -> Path:
    path = room.folder / name
    with path.open("w", encoding=encoding, newline="") as out:
        csv.writer(out, delimiter=delimiter).writerows([HEADERS, *ROWS])
    return path


def _same(path: Path, kind: str) -> str:
    """Read apart, as the desk does, find the table and compare."""
    from resultdesk.desk import opening
    from resultdesk.sheets import header

    workbook: Workbook = opening.read(path)
    table = header.table(workbook.sheet, header.find(workbook.sheet))
    demand(workbook.format == kind, f"taken for {workbook.format}")
    demand(table.headers == HEADERS, f"headings {table.headers}")
    rows = [table.row_texts(row) for row in range(len(table))]
    demand(rows == ROWS, f"cells {rows}")
    return workbook.encoding or "as written"


def _read_text(name: str, kind: str, encoding: str, delimiter: str) -> Callable[[Room], str]:
    return lambda room: _same(_text(room, name, encoding, delimiter), kind)


def excel(room: Room) -> str:
    """A workbook written by ResultDesk and read back."""
    from resultdesk.core.sheet import Sheet
    from resultdesk.sheets import writing

    path = room.folder / "list.xlsx"
    writing.write_xlsx(path, Sheet.of("Entries", HEADERS, ROWS))
    return _same(path, "xlsx")


def marked(room: Room) -> str:
    """A workbook with problems as colours and comments can be written."""
    from resultdesk.core.sheet import Sheet
    from resultdesk.sheets import writing

    path = room.folder / "marked.xlsx"
    writing.write_xlsx(path, Sheet.of("Entries", HEADERS, ROWS), {(0, 2): ("error", "Too short.")})
    with zipfile.ZipFile(path) as package:
        demand(any("comments" in name for name in package.namelist()), "no comment in the workbook")
    return _same(path, "xlsx")


def summary(room: Room) -> str:
    """pandas can write a workbook, as for the rows of an upload with what became of them."""
    import pandas

    path = room.folder / "summary.xlsx"
    with pandas.ExcelWriter(path, engine="openpyxl") as book:
        pandas.DataFrame(ROWS, columns=HEADERS, dtype=object).to_excel(book, index=False)
    return _same(path, "xlsx")


def written_csv(room: Room) -> str:
    """A text file written by ResultDesk and read back."""
    from resultdesk.core.sheet import Sheet
    from resultdesk.sheets import writing

    path = room.folder / "written.csv"
    writing.write_csv(path, Sheet.of("Entries", HEADERS, ROWS))
    return _same(path, "csv")


def open_document(room: Room) -> str:
    """A sheet of LibreOffice."""
    path = room.folder / "list.ods"
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in [HEADERS, *ROWS]
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", _MANIFEST)
        package.writestr("content.xml", _CONTENT.replace("CELLS", cells))
    return _same(path, "ods")


def refused(room: Room) -> str:
    """What is no spreadsheet is refused with a sentence."""
    from resultdesk.core.errors import CannotRead
    from resultdesk.desk import opening, sentences

    path = room.folder / "picture.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    try:
        opening.read(path)
    except CannotRead as problem:
        return str(sentences.error(problem))
    demand(False, "a picture was taken for a spreadsheet")
    return ""


def icons(_room: Room) -> str:
    """The pictures of the window came along."""
    from resultdesk.desk import places

    found = sorted((places.resources() / "icons").glob("*.svg"))
    demand(len(found) >= 20, f"only {len(found)} icons in {places.resources()}")
    return f"{len(found)} icons"


def helps(_room: Room) -> str:
    """Every place of the window has its page of help."""
    from resultdesk.desk import places

    found = {path.stem for path in (places.resources() / "help").glob("*.md")}
    lacking = sorted({"start", "spreadsheet", "columns", "check", "send", "outbox", "history"} - found)
    demand(not lacking, f"no help for {', '.join(lacking)}")
    return f"{len(found)} pages"


def apart(room: Room) -> str:
    """A file is read in a process of its own, which is gone when it is cancelled."""
    from resultdesk.core.errors import Cancelled
    from resultdesk.core.watch import Watch
    from resultdesk.desk import opening

    path = room.folder / "long.csv"
    path.write_text("Startnr;Naam\n" + "7;Zoë\n" * 20_000, "utf-8")
    rows = len(opening.read(path).sheet)
    demand(rows == 20_001, f"{rows} rows")
    watch = Watch()
    watch.cancel()
    try:
        opening.read(path, watch=watch)
    except Cancelled:
        return "read, and cancelled"
    demand(False, "reading went on after a cancel")
    return ""


def samples(_room: Room) -> str:
    """The sample spreadsheet came along and can be opened."""
    from resultdesk.desk import opening, places

    found = sorted((places.resources() / "samples").glob("*.xlsx"))
    demand(bool(found), f"no sample in {places.resources()}")
    return f"{found[0].name}: {len(opening.read(found[0]).sheet)} rows"


_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{_OFFICE}:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/></manifest:manifest>'
)
_CONTENT = (
    f'<office:document-content xmlns:office="{_OFFICE}:office:1.0" xmlns:table="{_OFFICE}:table:1.0"'
    f' xmlns:text="{_OFFICE}:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Entries">CELLS</table:table></office:spreadsheet></office:body></office:document-content>'
)

CHECKS = (
    Check("read .xlsx", excel),
    Check("write .xlsx with marks", marked),
    Check("write .xlsx by way of pandas", summary),
    Check("write .csv", written_csv),
    Check("read .csv, UTF-8", _read_text("u8.csv", "csv", "utf-8", ";")),
    Check("read .csv, Windows-1252", _read_text("cp1252.csv", "csv", "cp1252", ";")),
    Check("read .csv, UTF-16", _read_text("u16.csv", "csv", "utf-16", ",")),
    Check("read .tsv", _read_text("list.tsv", "tsv", "utf-8", "\t")),
    Check("read .ods", open_document),
    Check("refuse a picture", refused),
    Check("reading process", apart),
    Check("icons", icons),
    Check("help", helps),
    Check("samples", samples),
)
