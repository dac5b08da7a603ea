"""Opening a spreadsheet of any kind in this process; ``apart`` does the same in a process of its own.

Each kind of file loads its own readers: the process starts in half the time when it has only a text to read.
"""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from resultdesk.core.errors import CannotRead
from resultdesk.core.sheet import Note, Sheet
from resultdesk.core.watch import Watch
from resultdesk.sheets import delimited, detecting, texttable
from resultdesk.sheets.workbook import SheetInfo, Workbook

if TYPE_CHECKING:
    from resultdesk.sheets.package import Package
    from resultdesk.sheets.whole import Whole

FIRST_ROWS = 200
_MAX_TEXT = 600 << 20
_DRAWN = 1 << 14
"""Bytes in which the first ruler of a table drawn with pipes stands."""
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
    return _of_text(Path(), delimited.Text(text.encode("utf-8", "replace"), "utf-8"), Wish())


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
    if path.exists() and not path.is_file():  # a pipe or a device, which may never end
        raise CannotRead("file.not_a_spreadsheet", path.name, what=detecting.UNKNOWN)
    try:
        with path.open("rb") as file:
            head = file.read(detecting.HEAD)
    except FileNotFoundError as error:
        raise CannotRead("file.missing", str(path)) from error
    if not head.strip(b" \r\n\t\0"):
        raise CannotRead("file.empty", path.name)
    return head


def _zip(path: Path, wish: Wish) -> Workbook:
    from resultdesk.sheets import choosing, ods, xlsb, xlsx
    from resultdesk.sheets.package import Package

    with Package(path) as package:
        main = xlsx.main_part(package)
        if main.endswith(".bin"):
            return _whole(path, wish, "xlsb", xlsb.read(package, path, main, _stepper(wish)))
        if main:
            book = xlsx.open_book(package, path)
            infos, raw = choosing.choose(book, wish.sheet, path, wish.watch, _announce(wish, path, "xlsx"))
            return Workbook(path, "xlsx", None, None, infos, raw, "", [*book.notes, *raw.notes])
        if "content.xml" not in package or b"spreadsheet" not in package.read("mimetype", 1000):
            raise CannotRead("file.not_a_spreadsheet", path.name, what=_other(package))
    return _whole(path, wish, "ods", ods.read(path, _stepper(wish)))


def _other(package: Package) -> str:
    """What a zip file without a workbook is."""
    names = package.names
    for start, what in (("word/", detecting.WORD), ("ppt/", detecting.SLIDES), ("index/", detecting.NUMBERS)):
        if any(name.startswith(start) for name in names):
            return what
    if b"opendocument.text" in package.read("mimetype", 1000):
        return detecting.WORD
    return detecting.ARCHIVE


def _whole(path: Path, wish: Wish, kind: str, book: Whole) -> Workbook:
    from resultdesk.sheets import choosing

    infos, raw = choosing.choose(book, wish.sheet, path, wish.watch)
    return Workbook(path, kind, None, None, infos, raw, "", [*book.notes, *raw.notes])


def _stepper(wish: Wish) -> Callable[[int], None]:
    watch = wish.watch

    def step(row: int) -> None:
        if watch is not None and row % 500 == 0:
            watch.step(row, 0)

    return step


def _old(path: Path, wish: Wish) -> Workbook:
    from resultdesk.sheets import xls

    return _whole(path, wish, "xls", xls.read(path, _stepper(wish)))


def _page(path: Path, wish: Wish) -> Workbook:
    from resultdesk.sheets import html

    data = _bytes(path)
    text = delimited.decoded(data, wish.encoding or _said(data, html.charset(data[:4096])))
    found = _whole(path, wish, "html", html.read(text.text, path.stem))
    return replace(found, encoding=text.encoding)


def _said(data: bytes, named: str | None) -> str | None:
    """The encoding that a page names, unless a mark at its start or its bytes say otherwise."""
    if data[:3] == b"\xef\xbb\xbf" or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None
    try:
        return codecs.lookup(named or "").name
    except LookupError:
        return None


def _one_xml(path: Path, wish: Wish) -> Workbook:
    from resultdesk.sheets import xml2003

    return _whole(path, wish, "xml", xml2003.read_xml([_bytes(path)], _stepper(wish)))


def _flat(path: Path, wish: Wish) -> Workbook:
    from resultdesk.sheets import ods

    return _whole(path, wish, "ods", ods.read_xml([_bytes(path)], _stepper(wish)))


def _bytes(path: Path) -> bytes:
    size = path.stat().st_size
    if size > _MAX_TEXT:
        raise CannotRead("file.too_large", path.name, what=f"{size >> 20} MB")
    return path.read_bytes()


def _announce(wish: Wish, path: Path, kind: str) -> Callable[[list[SheetInfo], Sheet], None] | None:
    """Hands the first rows of a workbook to who waits for them."""
    first = wish.first
    if first is None:
        return None
    return lambda infos, sheet: first(Workbook(path, kind, None, None, infos, sheet))


def _text(path: Path, wish: Wish) -> Workbook:
    return _of_text(path, delimited.decoded(_bytes(path), wish.encoding), wish)


def _of_text(path: Path, text: delimited.Text, wish: Wish) -> Workbook:
    name = path.stem
    if wish.sheet not in (None, name):
        raise CannotRead("sheet.unknown", path.name, sheet=wish.sheet, sheets=name)
    delimiter = wish.delimiter or delimited.delimiter_of(text.head(1 << 17))
    if wish.first is not None and len(text.utf8) > _LARGE_TEXT:
        head = "".join(text.head(1 << 18).splitlines(keepends=True)[:FIRST_ROWS])
        raw = _table(delimited.Text(head.encode("utf-8"), text.encoding), delimiter, name, None)
        wish.first(Workbook(path, _format(delimiter), text.encoding, delimiter, [SheetInfo(name, len(raw))], raw))
    raw = _table(text, delimiter, name, wish.watch)
    if not len(raw):
        raise CannotRead("file.empty", path.name)
    info = [SheetInfo(name, len(raw))]
    notes: list[Note] = [*text.notes, *raw.notes]
    return Workbook(path, _format(delimiter), text.encoding, delimiter, info, raw, "", notes)


def _table(text: delimited.Text, delimiter: str, name: str, watch: Watch | None) -> Sheet:
    if delimiter == "fixed":
        from resultdesk.sheets import fixed

        return fixed.table(text.text, name)
    step = watch.step if watch is not None else None
    if delimiter == "|":
        from resultdesk.sheets import pipes

        if pipes.drawn(text.head(_DRAWN)):
            return texttable.table(pipes.bare(text.text).encode("utf-8"), "\t", name, step)
    if delimiter == " ":
        divided = "\n".join("\t".join(line.split()) for line in text.text.splitlines())
        return texttable.table(divided.encode("utf-8"), "\t", name, step)
    return texttable.table(text.utf8, delimiter or "\t", name, step)


def _format(delimiter: str) -> str:
    return {"\t": "tsv", ",": "csv", ";": "csv"}.get(delimiter, "txt")


_READERS: dict[str, Callable[[Path, Wish], Workbook]] = {
    "zip": _zip,
    "text": _text,
    "ole": _old,
    "xls": _old,
    "html": _page,
    "xml2003": _one_xml,
    "fods": _flat,
}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
