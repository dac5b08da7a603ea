"""Work in progress that survives a crash, a power cut or a week: the document's journal, and taking it up again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4
from weakref import WeakKeyDictionary

from resultdesk.core.edits import Edit
from resultdesk.core.errors import CannotRead
from resultdesk.core.fields import Destination
from resultdesk.core.sheet import Sheet
from resultdesk.core.watch import Watch
from resultdesk.desk import binder, merging, opening
from resultdesk.desk.document import Document, still_possible
from resultdesk.desk.journal import Journal, Kept
from resultdesk.desk.memory import Memory


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Edits found at start. ``source`` tells whether the spreadsheet is "same", "changed" or "gone"."""

    id: str
    path: Path
    edits: int
    at: float
    source: str
    facts: Mapping[str, Any]


_pages: WeakKeyDictionary[Document, _Page] = WeakKeyDictionary()


class _Page:
    """Follows one document into the journal."""

    def __init__(self, document: Document, journal: Journal, work: str, *, resumed: bool, newer: Sheet | None) -> None:
        self.work = work
        self._journal = journal
        self._known: list[Edit] = list(document.log.done)
        self._table = _table(document)
        self._base = newer or document.originals.as_read()
        self._base_kept = resumed
        self._facts: dict[str, Any] = {} if newer else _facts(document)
        self._stale = newer is not None
        """The page is still that of an older version of the file: the next change writes it anew, as a whole."""

    def follow(self, document: Document) -> None:
        done = document.log.done
        if self._table != _table(document):  # another header row was chosen, or rows were brought back
            self._table, self._base, self._base_kept = _table(document), document.originals.as_read(), False
        new = len(done) != len(self._known) or any(a is not b for a, b in zip(done, self._known, strict=True))
        facts = _facts(document)
        if not new and (facts == self._facts or not done):
            return
        if self._stale:
            self._journal.begin_anew(
                self.work, document.path, document.workbook.sha256, facts, base=self._base, done=done
            )
        else:
            self._write(document, done, facts)
        self._stale, self._base_kept, self._known, self._facts = False, True, done, facts

    def _write(self, document: Document, done: list[Edit], facts: dict[str, Any]) -> None:
        if facts != self._facts or not self._known:
            self._journal.begin(self.work, document.path, document.workbook.sha256, facts)
        if not self._base_kept:
            self._journal.keep_base(self.work, self._base)
        self._journal.follow(self.work, done, self._known)


def _table(document: Document) -> tuple[int | None, frozenset[int]]:
    """What was chosen about which rows the table has."""
    return document.header_row, document.brought_back


def keep(document: Document, journal: Journal, work: str | None = None, newer: Sheet | None = None) -> None:
    """Follow a document from now on; ``work`` continues a page of the journal.

    ``newer`` is the table as read where that page is of an older version of the file. Its edits name rows of that
    version, so the page is kept as it is until something changes, and is then written anew.
    """
    page = _Page(document, journal, work or uuid4().hex, resumed=work is not None, newer=newer)
    _pages[document] = page
    document.watch_changes(lambda _changed: page.follow(document))


def finish(document: Document, journal: Journal) -> None:
    """Drop a document's page."""
    page = _pages.pop(document, None)
    if page is not None:
        journal.drop(page.work)


def unfinished(journal: Journal, path: Path | None = None, before: float | None = None) -> list[Unfinished]:
    """Every page with edits in it; only those of one file, last written before a moment, where these are given."""
    return [
        Unfinished(kept.id, kept.path, kept.edits, kept.at, _source_state(kept), kept.facts)
        for kept in journal.kept()
        if (path is None or kept.path == path) and (before is None or kept.at < before)
    ]


def resume(work: Unfinished, journal: Journal, memory: Memory, watch: Watch | None = None) -> Document:
    """Open the spreadsheet again and put the edits on top. Raises CannotRead when it is gone."""
    if work.source == "gone":
        raise CannotRead("work.gone", work.path.name, n=work.edits)
    facts = work.facts
    read_as = _read_as(facts)
    workbook = opening.read(work.path, facts["sheet"], watch, read_as=read_as)
    platform, account, settings = facts["destination"]
    row = _header_row(workbook.sheet, work, journal)
    document = opening.document(workbook, Destination(platform, account, settings), memory, header_row=row)
    document.read_as = read_as
    _bring_back(document, work)
    for name in document.mapping.columns.keys() - facts["mapping"].keys():
        document.map(name, None)
    _take_up(document, work, journal)
    return document


def resume_together(
    works: Sequence[Unfinished], where: Destination, journal: Journal, memory: Memory, *, watch: Watch | None = None
) -> Document:
    """Open the sheets that go together again and put on each the edits kept for it; the newest work of a sheet."""
    together = binder.open_all(works[0].path, where, memory, watch)
    for document in together.documents:
        work = next((one for one in works if one.facts["sheet"] == document.raw.name), None)
        if work is None:
            keep(document, journal)
            continue
        row = _header_row(document.raw, work, journal)
        if row != "find":
            document.choose_header(row)
        _bring_back(document, work)
        _take_up(document, work, journal)
    return together.documents[0]


def _header_row(raw: Sheet, work: Unfinished, journal: Journal) -> opening.HeaderChoice:
    """Where the names stand: where they stood, or in a file that changed where the same names stand now."""
    then: int | None = work.facts["header_row"]
    if work.source == "same" or then is None:
        return then
    base = journal.base(work.id)
    if base is None:
        return "find" if raw.position(then) is None else then
    return merging.header_row(raw, base)


def _take_up(document: Document, work: Unfinished, journal: Journal) -> None:
    """Put the kept edits on top and follow the document from there."""
    newer = document.originals.as_read() if work.source == "changed" else None
    _replay(document, work, journal)
    keep(document, journal, work.id, newer)


def _bring_back(document: Document, work: Unfinished) -> None:
    """Rows of the list that the reader takes for totals or notes; in a file that changed they may be others."""
    if work.source == "same" and work.facts.get("brought_back"):
        document.bring_back(frozenset(work.facts["brought_back"]))


def _read_as(facts: Mapping[str, Any]) -> opening.ReadAs:
    encoding, delimiter = facts.get("read_as", (None, None))
    return encoding, delimiter


def _replay(document: Document, work: Unfinished, journal: Journal) -> None:
    """The edits on top: as they were on the same file, cell by cell on one that has changed since."""
    edits = journal.edits(work.id)
    base = journal.base(work.id) if work.source == "changed" else None
    if base is not None:
        for name, column in merging.mapping(document.sheet, base, work.facts["mapping"]).items():
            document.map(name, column)
        document.merge = merging.merge(document, base, edits)
        return
    for edit in edits:
        still = edit if work.source == "same" else still_possible(edit, document.sheet)
        if still is not None:
            document.do(still)
    for name, column in work.facts["mapping"].items():
        if column < len(document.sheet.columns):
            document.map(name, column)


def _facts(document: Document) -> dict[str, Any]:
    where = document.destination
    return {
        "sheet": document.raw.name,
        "header_row": document.header_row,
        "brought_back": sorted(document.brought_back),
        "read_as": list(document.read_as),
        "mapping": dict(document.mapping.columns),
        "destination": [where.platform, where.account, dict(where.settings)],
    }


def _source_state(kept: Kept) -> str:
    if not kept.path.is_file():
        return "gone"
    with kept.path.open("rb") as file:
        return "same" if hashlib.file_digest(file, "sha256").hexdigest() == kept.sha256 else "changed"
