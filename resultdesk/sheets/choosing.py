"""Which sheet of a workbook is the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from resultdesk.core.errors import CannotRead
from resultdesk.core.sheet import Note, Sheet
from resultdesk.core.watch import Watch
from resultdesk.sheets import header
from resultdesk.sheets.headings import meanings_of
from resultdesk.sheets.workbook import SheetInfo

_LOOKED_AT = 60
"""Rows of each sheet that are read to choose among them."""
_MOST_LOOKED_AT = 40
"""Sheets."""


class Part(Protocol):
    """A sheet that has not been read yet."""

    @property
    def name(self) -> str:
        """What its tab says."""
        ...

    @property
    def hidden(self) -> bool:
        """Whether its tab is hidden."""
        ...


Some = TypeVar("Some", bound=Part)


class Book(Protocol[Some]):
    """A workbook whose sheets are read one at a time."""

    @property
    def parts(self) -> Sequence[Some]:
        """Its sheets in the order of the tabs."""
        ...

    def info(self, part: Some) -> SheetInfo:
        """What is known of a sheet without reading it whole."""
        ...

    def sheet(self, part: Some, watch: Watch | None = None, most: int = 0) -> Sheet:
        """Its raw cells, up to row ``most`` (0: all)."""
        ...


def choose(
    book: Book[Some],
    wanted: str | None,
    path: Path,
    watch: Watch | None = None,
    first: Callable[[list[SheetInfo], Sheet], None] | None = None,
) -> tuple[list[SheetInfo], Sheet]:
    """The sheets of a workbook and the raw cells of the wanted or most list-like one, with a note if that was a choice.

    Raises CannotRead (sheet.unknown, sheet.empty, file.empty where no sheet holds anything).
    """
    part = _named(book.parts, wanted, path) if wanted is not None else _likeliest(book, path)
    if first is not None:
        infos = [book.info(other) for other in book.parts]
        start = book.sheet(part, watch, 200)
        if len(start):
            first(infos, start)
    raw = book.sheet(part, watch)
    if not len(raw):
        raise CannotRead("sheet.empty", path.name, sheet=part.name)
    infos = [SheetInfo(part.name, len(raw), part.hidden) if other is part else book.info(other) for other in book.parts]
    filled = sum(info.rows > 1 and not info.hidden for info in infos)
    if wanted is None and filled > 1:
        raw.notes.append(Note("sheet.chosen", {"sheet": part.name, "n": len(infos)}))  # as many as the page counts
    return infos, raw


def _named(parts: Sequence[Some], wanted: str, path: Path) -> Some:
    for part in parts:
        if part.name == wanted:
            return part
    for part in parts:
        if part.name.strip().casefold() == wanted.strip().casefold():
            return part
    raise CannotRead("sheet.unknown", path.name, sheet=wanted, sheets=", ".join(part.name for part in parts))


def _likeliest(book: Book[Some], path: Path) -> Some:
    """The visible sheet with the most known headers, the first of equals; a hidden one only where no other has any."""
    visible = [part for part in book.parts if not part.hidden]
    if len(book.parts) == 1:
        return book.parts[0]
    best: tuple[float, Some] | None = None
    for part in [*visible, *(part for part in book.parts if part.hidden)][:_MOST_LOOKED_AT]:
        if part.hidden and best is not None:
            break
        points = _points(book.sheet(part, None, _LOOKED_AT))
        if points > 0 and (best is None or points > best[0] + 1):
            best = (points, part)
    if best is None:
        raise CannotRead("file.empty", path.name)
    return best[1]


def _points(top: Sheet) -> float:
    """How much the top of a sheet looks like a list of people or results."""
    if not len(top):
        return 0.0
    row = header.find(top)
    if row is None:
        return 1.0 + min(len(top), 20) / 20 + min(len(top.columns), 8) / 8
    position = top.position(row) or 0
    known = len({meanings[0][0] for text in top.row_texts(position) if (meanings := meanings_of(text))})
    below = len(top) - position - 1
    return 2.0 + 2.0 * known + min(below, 20) / 20 if below else 1.0
