"""Text files with a table in them: what their bytes and their separators mean."""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass, field

from resultdesk.core.errors import CannotRead
from resultdesk.core.sheet import Note, Sheet
from resultdesk.sheets.cells import from_rows

DELIMITERS = (",", ";", "\t", "|")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_SAMPLE = 1 << 16


@dataclass
class Text:
    """A text and how its bytes were read."""

    text: str
    encoding: str
    notes: list[Note] = field(default_factory=list)


def decoded(data: bytes, encoding: str | None = None) -> Text:
    """The text of a file. Raises CannotRead (file.encoding) for an encoding that is not known."""
    if encoding:
        return _as_asked(data, encoding)
    for bom, name in _BOMS:
        if data.startswith(bom):
            return Text(data.decode(name, "replace"), name)
    try:
        return Text(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        import chardet

        name = chardet.detect(data[: 1 << 20])["encoding"] or "cp1252"
        return Text(data.decode(name, "replace"), name, [Note("text.guessed", {"encoding": name})])


def _as_asked(data: bytes, encoding: str) -> Text:
    try:
        return Text(data.decode(encoding, "replace"), encoding)
    except LookupError as error:
        raise CannotRead("file.encoding", encoding=encoding) from error


def delimiter_of(text: str) -> str:
    """What separates the cells, from the first 64 KB."""
    import clevercsv

    sample = text[:_SAMPLE]
    try:
        dialect = clevercsv.Sniffer().sniff(sample, delimiters=list(DELIMITERS))
    except clevercsv.Error:
        dialect = None
    if dialect is None or dialect.delimiter not in DELIMITERS:
        return max(DELIMITERS, key=sample.count)
    return str(dialect.delimiter)


def table(text: str, delimiter: str, name: str = "") -> Sheet:
    """The raw sheet of a delimited text: one row a record, numbered as a spreadsheet would."""
    csv.field_size_limit(1 << 24)
    return from_rows(name, csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
