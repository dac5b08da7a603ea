"""Opening a spreadsheet of any kind in this process; ``apart`` does the same in a process of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from resultdesk.core.errors import CannotRead
from resultdesk.core.sheet import Note, Sheet
from resultdesk.core.watch import Watch
from resultdesk.sheets import choosing, delimited, detecting, fixed, texttable, xlsx
from resultdesk.sheets.package import Package
from resultdesk.sheets.workbook import SheetInfo, Workbook

FIRST_ROWS = 200
_MAX_TEXT = 600 << 20
_LARGE_TEXT = 1 << 22
"""Bytes from which the first rows of a text are handed out before the rest."""


@dataclass(frozen=True)
class Wish:
    """How a file is to be read: None where the reader may find out."""

    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    watch: Watch | None = None
    first: Callable[[Workbook], None] | None = None


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
    wish = Wish(sheet, encoding, delimiter, watch or Watch(), first)
    try:
        kind = detecting.kind(path, _head(path))
        found = _READERS[kind](path, wish)
        return replace(found, sha256=_sha256(path), notes=found.notes)
    except CannotRead as error:
        if not error.place:
            error.place = path.name
        raise
    except OSError as error:
        raise CannotRead("file.not_readable", path.name, why=error.strerror or "") from error


def read_text(text: str) -> Workbook:
    """A range pasted from a spreadsheet program, or any text with a table in it. Raises CannotRead (file.empty)."""
    return _of_text(Path(), delimited.Text(text, "utf-8"), Wish())


def preview(path: Path, rows: int = FIRST_ROWS, **wishes: str | None) -> Workbook:
    """The workbook with its first rows only, quickly. Raises CannotRead."""

    def enough(workbook: Workbook) -> None:
        raise _Enough(workbook)

    try:
        found = read(path, first=enough, **wishes)  # type: ignore[arg-type]
    except _Enough as seen:
        found = seen.workbook
    return replace(found, sheet=found.sheet.take(slice(0, rows)))


class _Enough(Exception):
    """Carries the first rows out of a reader: a signal, not an error."""

    def __init__(self, workbook: Workbook) -> None:
        super().__init__()
        self.workbook = workbook


def _head(path: Path) -> bytes:
    if path.is_dir():
        raise CannotRead("file.folder", str(path))
    try:
        with path.open("rb") as file:
            head = file.read(detecting.HEAD)
    except FileNotFoundError as error:
        raise CannotRead("file.missing", str(path)) from error
    if not head.strip(b" \r\n\t\0"):
        raise CannotRead("file.empty", path.name)
    return head


def _zip(path: Path, wish: Wish) -> Workbook:
    with Package(path) as package:
        book = xlsx.open_book(package, path)
        infos, raw = choosing.choose(book, wish.sheet, path, wish.watch, _announce(wish, path, "xlsx"))
    return Workbook(path, "xlsx", None, None, infos, raw, "", [*book.notes, *raw.notes])


def _announce(wish: Wish, path: Path, kind: str) -> Callable[[list[SheetInfo], Sheet], None] | None:
    """Hands the first rows of a workbook to who waits for them."""
    first = wish.first
    if first is None:
        return None
    return lambda infos, sheet: first(Workbook(path, kind, None, None, infos, sheet))


def _text(path: Path, wish: Wish) -> Workbook:
    if path.stat().st_size > _MAX_TEXT:
        raise CannotRead("file.too_large", path.name, what=f"{path.stat().st_size >> 20} MB")
    return _of_text(path, delimited.decoded(path.read_bytes(), wish.encoding), wish)


def _of_text(path: Path, text: delimited.Text, wish: Wish) -> Workbook:
    name = path.stem
    if wish.sheet not in (None, name):
        raise CannotRead("sheet.unknown", path.name, sheet=wish.sheet, sheets=name)
    delimiter = wish.delimiter or delimited.delimiter_of(text.text)
    if wish.first is not None and len(text.text) > _LARGE_TEXT:
        head = "".join(text.text[: 1 << 18].splitlines(keepends=True)[:FIRST_ROWS])
        raw = _table(head, delimiter, name, None)
        wish.first(Workbook(path, _format(delimiter), text.encoding, delimiter, [SheetInfo(name, len(raw))], raw))
    raw = _table(text.text, delimiter, name, wish.watch)
    if not len(raw):
        raise CannotRead("file.empty", path.name)
    info = [SheetInfo(name, len(raw))]
    notes: list[Note] = [*text.notes, *raw.notes]
    return Workbook(path, _format(delimiter), text.encoding, delimiter, info, raw, "", notes)


def _table(text: str, delimiter: str, name: str, watch: Watch | None) -> Sheet:
    if delimiter == "fixed":
        return fixed.table(text, name)
    if delimiter == " ":
        text = "\n".join("\t".join(line.split()) for line in text.splitlines())
        delimiter = "\t"
    return texttable.table(text, delimiter or "\t", name, watch.step if watch is not None else None)


def _format(delimiter: str) -> str:
    return {"\t": "tsv", ",": "csv", ";": "csv"}.get(delimiter, "txt")


def _refuse_ole(path: Path, _wish: Wish) -> Workbook:
    raise CannotRead("file.not_a_spreadsheet", path.name, what=detecting.UNKNOWN)


_READERS: dict[str, Callable[[Path, Wish], Workbook]] = {
    "zip": _zip,
    "text": _text,
    "ole": _refuse_ole,
    "xls": _refuse_ole,
    "html": _refuse_ole,
    "xml2003": _refuse_ole,
    "fods": _refuse_ole,
}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
