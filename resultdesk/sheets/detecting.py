"""What kind of file it is, by its first bytes and not by its name."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from resultdesk.core.errors import CannotRead
from resultdesk.core.language import N_

HEAD = 1 << 16
"""Bytes from the start that are looked at."""

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_BARE_XLS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
"""How Excel 2 to 5 begin where they are not in an OLE container."""
_OTHER: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", N_("a PDF document")),
    (b"{\\rtf", N_("a text document")),
    (b"\x89PNG", N_("a picture")),
    (b"\xff\xd8\xff", N_("a picture")),
    (b"GIF8", N_("a picture")),
    (b"II*\x00", N_("a picture")),
    (b"\x1f\x8b", N_("a compressed file")),
    (b"BZh", N_("a compressed file")),
    (b"7z\xbc\xaf", N_("a compressed file")),
    (b"Rar!", N_("a compressed file")),
    (b"\xfd7zXZ", N_("a compressed file")),
    (b"MZ", N_("a program")),
    (b"\x7fELF", N_("a program")),
    (b"SQLite format 3", N_("a database")),
    (b"\x00\x01\x00\x00Standard", N_("a database")),
)
WORD = N_("a text document")
SLIDES = N_("a presentation")
NUMBERS = N_("an Apple Numbers document, which only Numbers can read (it can export to Excel)")
ARCHIVE = N_("a zip archive")
UNKNOWN = N_("something else")
DATA = N_("a data file of a program")

_HTML = re.compile(
    rb"^\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|style|table)\b", re.IGNORECASE | re.DOTALL
)


def kind(path: Path, head: bytes) -> str:
    """ "zip", "ole", "xls", "html", "xml2003", "fods" or "text". Raises CannotRead for what is no spreadsheet."""
    _not_a_lock_file(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    if head.startswith(_OLE):
        return "ole"
    if head.startswith(_BARE_XLS):
        return "xls"
    for start, what in _OTHER:
        if head.startswith(start):
            raise CannotRead("file.not_a_spreadsheet", path.name, what=what)
    return _text_kind(path, head)


def _text_kind(path: Path, head: bytes) -> str:
    plain = head.removeprefix(b"\xef\xbb\xbf")
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        plain = head.decode("utf-32", "ignore").encode("utf-8", "ignore")
    elif head.startswith((b"\xff\xfe", b"\xfe\xff")) or sixteen(head):
        plain = head.decode("utf-16" if head[0] >= 0xFE else sixteen(head), "ignore").encode("utf-8", "ignore")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in plain and b"<" in plain[:200]:
        return "html" if _HTML.match(plain) else "xml2003"
    if b"urn:oasis:names:tc:opendocument" in plain and plain.lstrip().startswith(b"<"):
        return "fods"
    if _HTML.match(plain):
        return "html"
    if plain.lstrip().startswith(b"<?xml"):
        return "html" if b"<table" in plain.lower() else _refuse(path, DATA)
    if re.match(rb"\s*[\[{]\s*[\[{\"]", plain) and b'":' in plain.replace(b" ", b""):
        return _refuse(path, DATA)
    control = sum(plain.count(bytes((code,))) for code in (*range(1, 9), *range(14, 27), 28, 29, 30, 31))
    if plain.count(b"\0") > len(plain) / 50 or control > len(plain) / 20:
        return _refuse(path, UNKNOWN)
    return "text"


def sixteen(head: bytes) -> str:
    """ "utf-16-le" or "utf-16-be" where every other byte of the text is zero and no mark says so; else ""."""
    even, odd = head[0:2000:2], head[1:2000:2]
    if len(odd) < 2:
        return ""
    if odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return ""


def _refuse(path: Path, what: str) -> str:
    raise CannotRead("file.not_a_spreadsheet", path.name, what=what)


def _not_a_lock_file(path: Path) -> None:
    """Office and LibreOffice leave small files beside an open spreadsheet: "~$list.xlsx", ".~lock.list.ods#"."""
    if path.name.startswith("~$") or (path.name.startswith(".~lock.") and path.name.endswith("#")):
        raise CannotRead("file.lock_file", path.name)
