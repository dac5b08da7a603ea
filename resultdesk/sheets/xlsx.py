"""Workbooks of the Office Open XML kind (.xlsx, .xlsm and their templates): the parts around the cells.

Source: ECMA-376 parts 1 and 2; strict and transitional files read alike.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from resultdesk.core.errors import CannotRead
from resultdesk.core.language import N_
from resultdesk.core.sheet import Note, Sheet
from resultdesk.core.watch import Watch
from resultdesk.sheets import streaming, strings, styles, tokens, xml
from resultdesk.sheets.harvest import Context
from resultdesk.sheets.package import Package
from resultdesk.sheets.references import merged, row_of
from resultdesk.sheets.stretches import Irregular
from resultdesk.sheets.workbook import SheetInfo

_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\s[^>]*ref=[\"']([A-Za-z0-9:$]+)[\"']")


_COUNTED = 1 << 20
"""Bytes of a sheet up to which its rows are counted, not believed."""


@dataclass
class Part:
    """A sheet of the workbook and where its cells lie."""

    name: str
    part: str
    hidden: bool


@dataclass
class Book:
    """What an open workbook says of itself."""

    package: Package
    parts: list[Part]
    mac: bool = False
    strings_part: str = ""
    styles_part: str = ""
    _strings: list[str] | None = None
    _styles: styles.Styles | None = None
    notes: list[Note] = field(default_factory=list)

    def strings(self) -> list[str]:
        """The shared strings, read once."""
        if self._strings is None:
            data = self.package.read(self.strings_part)
            self._strings = strings.shared(data) if data else []
        return self._strings

    def styles(self) -> styles.Styles:
        """The cell styles, read once."""
        if self._styles is None:
            self._styles = styles.read(self.package.read(self.styles_part), self.mac)
        return self._styles

    def info(self, part: Part) -> SheetInfo:
        """What can be said of a sheet without reading it whole: a large one by the last row that it declares."""
        declared = _declared_rows(self.package, part.part)
        if self.package.size(part.part) < _COUNTED:
            declared = len(self.sheet(part))
        return SheetInfo(part.name, declared, part.hidden)

    def sheet(self, part: Part, watch: Watch | None = None, most: int = 0) -> Sheet:
        """The raw cells of a sheet, up to row ``most`` (0: all). Raises CannotRead, Cancelled."""
        total = _declared_rows(self.package, part.part)

        def step(row: int) -> None:
            if watch is not None and row % 1000 == 0:
                watch.step(row, max(row, total))

        strings, styles = self.strings(), self.styles()
        try:
            if most:
                raise Irregular
            read, hidden = tokens.sheet(part.name, self.package.pieces(part.part), Context(strings, styles), step)
        except (Irregular, UnicodeDecodeError):
            pieces = self.package.pieces(part.part)
            read, hidden = streaming.sheet(part.name, pieces, strings, styles, most=most, step=step)
        if hidden and not most:
            read.notes.append(Note("rows.hidden", {"n": hidden}))
        return read


def open_book(package: Package, path: Path) -> Book:
    """The workbook in a package. Raises CannotRead (file.broken)."""
    name = main_part(package)
    book = Book(package, [])
    listed = _listed(book, name)
    related = relations(package, name)
    for kind, target in related.values():
        if kind == "sharedStrings":
            book.strings_part = target
        elif kind == "styles":
            book.styles_part = target
    for title, target, hidden in listed:
        kind, part = related.get(target, ("", ""))
        if kind == "worksheet" and part in package:
            book.parts.append(Part(title, part, hidden))
    if not book.parts:
        raise CannotRead("file.broken", path.name, why=N_("none of its sheets holds a table"))
    return book


def _listed(book: Book, name: str) -> list[tuple[str, str, bool]]:
    """(name, relation, hidden) of the sheets in the order of the tabs; notes the date system on the way."""
    listed: list[tuple[str, str, bool]] = []

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "sheet":
            hidden = attributes.get("state", "visible") in ("hidden", "veryHidden")
            listed.append((attributes.get("name", ""), attributes.get("id", ""), hidden))
        elif tag == "workbookPr":
            book.mac = attributes.get("date1904", "0") in ("1", "true")

    xml.parse((book.package.read(name),), start)
    return listed


def relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """The parts that a part names: id -> (the last word of the kind, the part's name)."""
    folder, name = posixpath.split(part)
    found: dict[str, tuple[str, str]] = {}

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "Relationship":
            target = attributes.get("Target", "").replace("\\", "/")
            full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], full)

    data = package.read(posixpath.join(folder, "_rels", name + ".rels"))
    if data:
        xml.parse((data,), start)
    return found


def main_part(package: Package) -> str:
    """The part that lists the sheets, binary or not; "" where the package holds no Excel workbook."""
    related = relations(package, "")
    named = next((target for kind, target in related.values() if kind == "officeDocument"), "")
    for name in (named, "xl/workbook.xml", "xl/workbook.bin"):
        if name in package and ("workbook" in name.lower() or "xl/" in name.lower()):
            return name
    return ""


def _declared_rows(package: Package, part: str) -> int:
    """The last row by the sheet's dimension element; 0 where it does not say (and it may be wrong)."""
    pieces = package.pieces(part, size=4096)
    try:
        head = next(pieces, b"")
    finally:
        pieces.close()  # type: ignore[attr-defined]
    match = _DIMENSION.search(head)
    if match is None:
        return 0
    reference = match.group(1).decode("ascii")
    area = merged(reference)
    return area[1] if area else row_of(reference) or 0
