"""A file that another program has saved while it is open here: noticed, and read again with the work put on top.

The work is merged cell by cell, as it is when it is taken up on another day (``merging``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resultdesk.core.edits import Edit
from resultdesk.core.fields import Destination
from resultdesk.core.sheet import Sheet
from resultdesk.core.watch import Watch
from resultdesk.desk import binder, merging, opening, recovery
from resultdesk.desk.document import Document
from resultdesk.desk.journal import Journal
from resultdesk.desk.memory import Memory

Stamp = tuple[int, int]
"""Time of the last change in nanoseconds, and size in bytes."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An open document as it stands: its table before any edit, its edits, how it is matched and where it goes."""

    facts: Mapping[str, Any]
    base: Sheet
    edits: tuple[Edit, ...]
    accepted: AbstractSet[tuple[str, str, str]]


def seen(document: Document) -> Seen:
    """A document that is kept (``recovery.keep``), on the thread that works on it."""
    return Seen(
        recovery.facts_of(document), recovery.base_of(document), tuple(document.log.done), set(document.accepted)
    )


def stamp(path: Path) -> Stamp | None:
    """Worker. When and how large the file is; None where it is not to be seen (some programs save by replacing it)."""
    with suppress(OSError):
        found = path.stat()
        return found.st_mtime_ns, found.st_size
    return None


def differs(path: Path, sha256: str) -> bool:
    """Worker. Whether the file holds something else than what was read; False where it is not to be read now."""
    with suppress(OSError), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() != sha256
    return False


def read_again(
    path: Path,
    sheets: Sequence[Seen],
    where: Destination,
    journal: Journal,
    memory: Memory,
    *,
    watch: Watch | None = None,
) -> Document:
    """Worker. The file as it is now with the work on each sheet put on top; the first document, kept from now on.

    Several ``sheets`` are those that go together to ``where``. Raises CannotRead.
    """
    if len(sheets) == 1:
        one = sheets[0]
        read_as = recovery.read_as_of(one.facts)
        workbook = opening.read(path, one.facts["sheet"], watch, read_as=read_as)
        platform, account, settings = one.facts["destination"]
        header_row = recovery.header_in(workbook.sheet, one.facts["header_row"], one.base)
        document = opening.document(workbook, Destination(platform, account, settings), memory, header_row=header_row)
        document.read_as = read_as
        _put_on_top(document, one, journal)
        return document
    together = binder.open_all(path, where, memory, watch)
    for document in together.documents:
        before = next((one for one in sheets if one.facts["sheet"] == document.raw.name), None)
        if before is None:
            recovery.keep(document, journal)
            continue
        header_row = recovery.header_in(document.raw, before.facts["header_row"], before.base)
        if header_row != document.header_row:
            document.choose_header(header_row)
        _put_on_top(document, before, journal)
    return together.documents[0]


def _put_on_top(document: Document, before: Seen, journal: Journal) -> None:
    table = document.originals.as_read()
    document.merge = merging.merge(document, before.base, before.edits)
    recovery.map_again(document, before.facts, document.merge.columns)
    if before.accepted - document.accepted:
        document.accept_all(before.accepted)
    recovery.keep_edited(document, journal, table)
