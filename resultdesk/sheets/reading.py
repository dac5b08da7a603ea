"""Opening a spreadsheet of any kind in this process; ``apart`` does the same in a process of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from resultdesk.core.errors import CannotRead
from resultdesk.core.watch import Watch
from resultdesk.sheets import delimited, xlsx
from resultdesk.sheets.package import Package
from resultdesk.sheets.workbook import SheetInfo, Workbook

_ZIP = b"PK\x03\x04"


def read(
    path: Path,
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    watch: Watch | None = None,
    first: Callable[[Workbook], None] | None = None,
) -> Workbook:
    """The workbook at ``path`` with its sheet named ``sheet``, or the one that looks most like a list.

    The kind is told by the content, not by the name. ``encoding`` and ``delimiter`` overrule what is guessed of a text
    file. ``first`` gets the workbook with its first rows before the rest has been read, where that takes a while.
    Raises CannotRead (see ``wording.ERRORS``), Cancelled.
    """
    del first
    try:
        head = _head(path)
        if head.startswith(_ZIP):
            return _xlsx(path, sheet, watch)
        return _text(path, sheet, encoding, delimiter)
    except CannotRead as error:
        if not error.place:
            error.place = path.name
        raise


def _head(path: Path) -> bytes:
    if path.is_dir():
        raise CannotRead("file.folder", str(path))
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except FileNotFoundError as error:
        raise CannotRead("file.missing", str(path)) from error
    except OSError as error:
        raise CannotRead("file.not_readable", str(path), why=error.strerror or "") from error
    if not head:
        raise CannotRead("file.empty", path.name)
    return head


def _xlsx(path: Path, wanted: str | None, watch: Watch | None) -> Workbook:
    with Package(path) as package:
        book = xlsx.open_book(package, path)
        part = _chosen(book.parts, wanted, path)
        raw = book.sheet(part, watch)
        infos = [SheetInfo(p.name, len(raw), p.hidden) if p is part else book.info(p) for p in book.parts]
    if not len(raw):
        raise CannotRead("sheet.empty", path.name, sheet=part.name)
    return Workbook(path, "xlsx", None, None, infos, raw, _sha256(path), book.notes + raw.notes)


def _chosen(parts: list[xlsx.Part], wanted: str | None, path: Path) -> xlsx.Part:
    if wanted is not None:
        for part in parts:
            if part.name == wanted:
                return part
        raise CannotRead("sheet.unknown", path.name, sheet=wanted, sheets=", ".join(p.name for p in parts))
    return next((part for part in parts if not part.hidden), parts[0])


def _text(path: Path, wanted: str | None, encoding: str | None, delimiter: str | None) -> Workbook:
    text = delimited.decoded(path.read_bytes(), encoding)
    delimiter = delimiter or delimited.delimiter_of(text.text)
    raw = delimited.table(text.text, delimiter, path.stem)
    if wanted not in (None, raw.name):
        raise CannotRead("sheet.unknown", path.name, sheet=wanted, sheets=raw.name)
    if not len(raw):
        raise CannotRead("file.empty", path.name)
    info = [SheetInfo(raw.name, len(raw))]
    return Workbook(path, "csv", text.encoding, delimiter, info, raw, _sha256(path), text.notes)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
