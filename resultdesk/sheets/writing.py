"""A sheet as a file that people open elsewhere: every cell as text, problems marked by colour, word and comment."""

from __future__ import annotations

import csv
import os
import re
import secrets
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

from resultdesk.core import language
from resultdesk.core.errors import CannotKeep
from resultdesk.core.sheet import Sheet

Marks = Mapping[tuple[int, int], tuple[str, str]]
"""(row position, column) -> (the level's word, the sentence)."""

_FILLS = {"error": "FFF4C7C3", "warning": "FFFCE8B2", "note": "FFD9E7FD"}
_COMMA_IS_DECIMAL = ("nl", "de", "fr", "it", "es", "pt", "da", "nb", "nn", "no", "sv", "fi", "cs", "pl")
_MUST_ESCAPE = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_ACTIVE = re.compile(r"[=@\t\r]|[+-](?![\d\s.,:/()-]*$)")
"""What a spreadsheet would take for a formula; a plain "-5" or "+31 6 1234" is none."""


MOST_ROWS, MOST_COLUMNS, LONGEST = 1_048_576, 16_384, 32_767
"""What a sheet of a workbook holds, its headers included, and the signs of one cell, counted in UTF-16 (ECMA-376)."""
_LONGEST_ESCAPE = 7
_SHOWN = 60  # signs of a header in a sentence


def write_xlsx(path: Path, sheet: Sheet, marks: Marks | None = None) -> None:
    """Write a workbook: cells as text (nothing becomes a formula, zeros stay), marked ones filled and commented.

    The file appears whole or not at all. Raises CannotKeep (file.not_written), before anything is written also for
    what a workbook cannot hold (workbook.too_large, workbook.text_too_long): nothing is ever cut.
    """
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, WriteOnlyCell
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill

    _must_fit(path, sheet)
    book = Workbook(write_only=True)
    page = book.create_sheet(_title(sheet.name))
    page.freeze_panes = "A2"
    fills = {level: PatternFill("solid", fgColor=colour) for level, colour in _FILLS.items()}

    def cell(text: str) -> Cell:
        made: Cell = WriteOnlyCell(page, value=escaped(text))
        made.data_type = "s"
        made.number_format = "@"
        if text[:1] in ("=", "+", "-", "@"):
            made.quotePrefix = True
        return made

    header = [cell(text) for text in sheet.headers]
    for made in header:
        made.font = Font(bold=True)
    page.append(header)
    for row in range(len(sheet)):
        cells = [cell(text) if text else None for text in sheet.row_texts(row)]
        for column in range(len(cells)) if marks else ():
            mark = marks.get((row, column)) if marks else None
            if mark is not None:
                made = cells[column] = cells[column] or cell("")
                made.fill = fills.get(mark[0], fills["note"])
                made.comment = Comment(mark[1], "ResultDesk")
        page.append(cells)
    whole_file(path, book.save)


def write_csv(path: Path, sheet: Sheet, delimiter: str | None = None) -> None:
    """Write UTF-8 text with a byte order mark, as spreadsheets expect it.

    ``delimiter`` None takes the one that spreadsheets in the current language open into columns. A cell that would
    become a formula gets a quote sign in front. The file appears whole or not at all.
    Raises CannotKeep (file.not_written).
    """
    sign = delimiter or (";" if language.current()[:2] in _COMMA_IS_DECIMAL else ",")

    def write(unfinished: Path) -> None:
        with unfinished.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=sign)
            writer.writerow(_harmless(text) for text in sheet.headers)
            for row in range(len(sheet)):
                writer.writerow(_harmless(text) for text in sheet.row_texts(row))

    whole_file(path, write)


def _must_fit(path: Path, sheet: Sheet) -> None:
    rows, columns = len(sheet) + 1, len(sheet.columns)
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise CannotKeep(
            "workbook.too_large", path.name, n=rows, columns=columns, most=MOST_ROWS, most_columns=MOST_COLUMNS
        )
    for column in sheet.columns:
        long = [text for text in column.values if _too_long(text)]
        at = [row for text in long for row in (column.codes == column.find(text)).nonzero()[0][:1].tolist()]
        row = sheet.header_row or 1 if _too_long(column.header) else int(sheet.numbers[min(at)]) if at else None
        if row is not None:
            raise CannotKeep("workbook.text_too_long", path.name, row=row, column=column.header[:_SHOWN], most=LONGEST)


def _too_long(text: str) -> bool:
    if len(text) <= LONGEST // _LONGEST_ESCAPE:
        return False
    return len(escaped(text).encode("utf-16-le", "surrogatepass")) > 2 * LONGEST


def whole_file(path: Path, write: Callable[[Path], None]) -> None:
    """Let ``write`` fill a file beside ``path``, then move it into place: a full disk leaves the old file as it was.

    A link stays one, and an old file's rights pass on to the new one. Raises CannotKeep (file.not_written).
    """
    unfinished: Path | None = None
    try:
        target = path.resolve()
        beside = target.with_name(f"unfinished-{secrets.token_hex(4)}{path.suffix}")
        beside.open("xb").close()
        unfinished = beside
        if target.exists():
            unfinished.chmod(stat.S_IMODE(target.stat().st_mode))
        write(unfinished)
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())  # a disk may say only now that it is full
        unfinished.replace(target)
    except OSError as error:
        raise CannotKeep("file.not_written", path.name, why=error.strerror or "") from error
    finally:
        if unfinished is not None:
            unfinished.unlink(missing_ok=True)


def _title(name: str) -> str:
    return re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ")[:31] or "Sheet"


def escaped(text: str) -> str:
    """Signs that XML cannot hold, and texts that would read as an escape, in the workbook's own escape (_x0001_)."""
    return _MUST_ESCAPE.sub(lambda match: f"_x{ord(match.group()[0]):04X}_" + match.group()[1:], text)


def _harmless(text: str) -> str:
    return "'" + text if _ACTIVE.match(text) else text
