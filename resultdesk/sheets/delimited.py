"""Text files with a table in them: what their bytes mean, and what stands between their cells."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from resultdesk.core.errors import CannotRead
from resultdesk.core.sheet import Note
from resultdesk.sheets import alphabets
from resultdesk.sheets.detecting import sixteen
from resultdesk.sheets.fixed import boundaries

DELIMITERS = (",", ";", "\t", "|")
ENCODINGS = (
    "utf-8", "cp1252", "cp1250", "cp1251", "iso8859-1", "iso8859-2", "iso8859-15", "mac-roman", "cp437", "cp850",
    "utf-16",
)  # fmt: skip
"""What a person may choose from, the usual first."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_SAMPLE = 1 << 16


@dataclass
class Text:
    """A text as UTF-8, whatever its bytes were (a million rows as str may need four times the memory)."""

    utf8: bytes
    encoding: str
    notes: list[Note] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of it."""
        return self.utf8.decode("utf-8", "replace")

    def head(self, size: int) -> str:
        """The first bytes of it, whole letters only."""
        return self.utf8[:size].decode("utf-8", "ignore")


def decoded(data: bytes, encoding: str | None = None) -> Text:
    """The text of a file. Raises CannotRead (file.encoding) for an encoding that is not known."""
    if encoding:
        return _as_asked(data, encoding)
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _clean(data[3:], name) if name == "utf-8-sig" else _turned(data, name, name)
    if name := sixteen(data):
        return _turned(data, name, name)
    if _valid(data):
        return Text(data, "utf-8")
    return _guessed(data)


def _as_asked(data: bytes, encoding: str) -> Text:
    try:
        name = codecs.lookup(encoding).name
        bare = data.removeprefix(codecs.BOM_UTF8) if name == "utf-8" else data
        return _turned(bare, name, encoding)
    except LookupError as error:
        raise CannotRead("file.encoding", encoding=encoding) from error


def _turned(data: bytes, name: str, called: str) -> Text:
    """Bytes in the encoding ``name`` as UTF-8; what cannot be read becomes a mark, and a note says how often."""
    text = data.decode(name, "replace")
    bad = text.count("\N{REPLACEMENT CHARACTER}")
    return Text(text.encode("utf-8", "replace"), called, [Note("text.bad_bytes", {"n": bad})] if bad else [])


def _clean(data: bytes, called: str) -> Text:
    return Text(data, called) if _valid(data) else _turned(data, "utf-8", called)


def _valid(data: bytes) -> bool:
    """Whether bytes are UTF-8."""
    try:
        return data.isascii() or data.decode("utf-8") is not None
    except UnicodeDecodeError:
        return False


def _guessed(data: bytes) -> Text:
    """Bytes that are not UTF-8. One broken letter in a UTF-8 file does not make it another encoding."""
    trial = data[: 1 << 22].decode("utf-8", "replace")
    bad = trial.count("\N{REPLACEMENT CHARACTER}")
    good = sum(1 for sign in trial[: 1 << 20] if sign > "\x7f") - bad
    if good > 10 * bad:
        return _turned(data, "utf-8", "utf-8")
    name = alphabets.guess(data)
    text = _turned(data, name, name)
    text.notes.append(Note("text.guessed", {"encoding": name}))
    return text


def delimiter_of(text: str) -> str:
    """What separates the cells: one of DELIMITERS, " " for blanks, "fixed" for columns that line up, "" for none."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    if sample.startswith("sep=") and len(sample) > 4:
        return sample[4]
    lines = [line for line in sample.splitlines() if line.strip()]
    steady = _steady(sample)
    if steady == "," or not steady:
        wide = len(boundaries(lines))
        commas = Counter(line.count(",") for line in lines if "," in line).most_common(1)
        if wide > 2 and commas and wide > commas[0][0] + 1 and not any(sign in sample for sign in ';\t|"'):
            return "fixed"  # "Müller, Anna" among columns that line up
    if steady:
        return steady
    fewest = sum(any(sign in line for sign in DELIMITERS) for line in lines)
    if fewest < 0.5 * len(lines) and (blanks := _blanks(lines)):
        return blanks  # a comma in a title says nothing
    if fewest and (sniffed := _sniffed(sample)):
        return sniffed
    return _blanks(lines) or (max(DELIMITERS, key=sample.count) if fewest else "")


def _steady(sample: str) -> str:
    """The sign that divides nearly all lines into equally many cells; "" unless exactly one does."""
    bare = re.sub(r'"(?:[^"]|"")*"', "", sample)
    lines = [line for line in re.split(r"[\r\n]+", bare) if line.strip()]
    found: list[tuple[float, int, str]] = []
    for sign in DELIMITERS:
        counts = Counter(line.count(sign) for line in lines)
        counts.pop(0, None)
        if not counts:
            continue
        usual, times = counts.most_common(1)[0]
        found.append((times / len(lines), usual, sign))
    sure = [entry for entry in found if entry[0] >= 0.85 and len(lines) > 1]
    if len(sure) == 1:
        return sure[0][2]
    if len(sure) > 1:
        # "1,5;Jan" in each line: the sign with more cells wins, but a decimal comma never beats a semicolon or tab.
        best = max(sure, key=lambda entry: (entry[1], entry[0]))
        return next((sign for _, _, sign in sure if sign in ";\t|" and best[2] == ","), best[2])
    return ""


def _sniffed(sample: str) -> str:
    import clevercsv

    try:
        dialect = clevercsv.Sniffer().sniff(sample[:16384], delimiters=list(DELIMITERS))
    except clevercsv.Error:
        return ""
    return str(dialect.delimiter) if dialect is not None and dialect.delimiter in DELIMITERS else ""


def _blanks(lines: Sequence[str]) -> str:
    """Text without separators: columns that line up, or cells with blanks between; "" for a single column."""
    if len(lines) < 2:
        return ""
    if boundaries(lines):
        return "fixed"
    counts = Counter(len(line.split()) for line in lines)
    usual, times = counts.most_common(1)[0]
    return " " if usual > 1 and times >= 0.9 * len(lines) else ""
