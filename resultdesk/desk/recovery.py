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
from resultdesk.core.fields import Mapping as Match
from resultdesk.core.sheet import Column, Sheet
from resultdesk.core.watch import Watch
from resultdesk.desk import binder, merging, opening
from resultdesk.desk.again import still_possible
from resultdesk.desk.document import Document
from resultdesk.desk.journal import Journal, Kept
from resultdesk.desk.memory import Memory
from resultdesk.sheets import header


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Edits found at start. ``source`` tells whether the spreadsheet is "same", "changed" or "gone"."""

    id: str
    path: Path
    edits: int
    at: float
    source: str
    facts: Mapping[str, Any]


_LOOKED_AT = 80
"""Rows below the headers of then in which those of a newer file are looked for."""

_pages: WeakKeyDictionary[Document, _Page] = WeakKeyDictionary()


class _Page:
    """Follows one document into the journal."""

    def __init__(self, document: Document, journal: Journal, work: str, base: Sheet, *, moved: bool) -> None:
        self.work = work
        self._journal = journal
        self._known: list[Edit] = list(document.log.done)
        self._facts: dict[str, Any] | None = None
        self.base, self._originals = base, document.originals
        self._moved = moved  # the journal's page is about another table: the next change writes it anew

    def follow(self, document: Document) -> None:
        done, facts = document.log.done, facts_of(document)
        if document.originals is not self._originals:  # the table was taken anew: another header row, other rows
            self.base, self._originals = document.originals.as_read(), document.originals
            self._moved = True
        if not done and not self._known:
            return
        if self._moved or not self._known:
            self._journal.write_anew(
                self.work, document.path, document.workbook.sha256, facts, base=self.base, done=done
            )
        elif facts != self._facts or not _same(done, self._known):
            self._journal.follow(self.work, done, self._known, facts)
        self._known, self._facts, self._moved = done, facts, False


def _same(done: Sequence[Edit], known: Sequence[Edit]) -> bool:
    return len(done) == len(known) and all(a is b for a, b in zip(done, known, strict=True))


def keep(document: Document, journal: Journal) -> None:
    """Follow a document from now on."""
    _keep(document, journal, uuid4().hex, document.originals.as_read())


def _keep(document: Document, journal: Journal, work: str, base: Sheet, *, moved: bool = False) -> None:
    """``base`` is the table before any edit; ``moved`` tells that the page ``work`` of the journal is about another."""
    page = _Page(document, journal, work, base, moved=moved)
    _pages[document] = page
    document.watch_changes(lambda _changed: page.follow(document))


def keep_edited(document: Document, journal: Journal, base: Sheet) -> None:
    """Follow a document that has edits already, made on ``base``: they are written down at once."""
    _keep(document, journal, uuid4().hex, base, moved=True)
    _pages[document].follow(document)


def base_of(document: Document) -> Sheet:
    """The table of a document that is kept, before any edit of its log."""
    return _pages[document].base


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
    read_as = read_as_of(facts)
    workbook = opening.read(work.path, facts["sheet"], watch, read_as=read_as)
    platform, account, settings = facts["destination"]
    header_row = _header_row(workbook.sheet, work, journal)
    document = opening.document(workbook, Destination(platform, account, settings), memory, header_row=header_row)
    document.read_as = read_as
    _bring_back(document, work)
    _replay(document, work, journal)
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
        header_row = _header_row(document.raw, work, journal)
        if header_row != document.header_row:
            document.choose_header(header_row)
        _bring_back(document, work)
        _replay(document, work, journal)
    return together.documents[0]


def _bring_back(document: Document, work: Unfinished) -> None:
    """Rows of the list that the reader takes for totals or notes; in a file that changed they may be others."""
    if work.source == "same" and work.facts.get("brought_back"):
        document.bring_back(frozenset(work.facts["brought_back"]))


def read_as_of(facts: Mapping[str, Any]) -> opening.ReadAs:
    """The encoding and delimiter that a person had chosen, each None where they were found out."""
    encoding, delimiter = facts.get("read_as", (None, None))
    return encoding, delimiter


def _header_row(raw: Sheet, work: Unfinished, journal: Journal) -> int | None:
    """The row with the headers: the one it was, or in a file that changed the one that reads most like it.

    A title line above the list, put in since, moves the headers down.
    """
    base = journal.base(work.id) if work.source == "changed" else None
    row: int | None = work.facts["header_row"]
    return row if base is None else header_in(raw, row, base)


def header_in(raw: Sheet, row: int | None, base: Sheet) -> int | None:
    """The row of a newer version of a sheet that reads most like the headers of ``base``, which stood in ``row``."""
    if row is None:
        return None
    titles, top = {header for header in base.headers if header}, min(len(raw), row + _LOOKED_AT)
    columns = [Column.of(column.header, column.texts(slice(top))) for column in raw.columns]
    above = Sheet(raw.name, columns, raw.numbers[:top])

    def likeness(number: int) -> tuple[int, int]:
        return len(titles.intersection(header.table(above, number).headers)), -abs(number - row)

    if above.position(row) is not None and likeness(row)[0] == len(titles):
        return row
    return max(above.numbers.tolist(), key=likeness, default=row)


def _replay(document: Document, work: Unfinished, journal: Journal) -> None:
    """The edits on top: as they were on the same file, cell by cell on one that has changed since."""
    edits, table = journal.edits(work.id), document.originals.as_read()
    base = journal.base(work.id) if work.source == "changed" else None
    if base is not None:
        document.merge = merging.merge(document, base, edits)
    else:
        for edit in edits if work.source == "same" else still_possible(edits, document.sheet):
            document.do(edit)
    if base is not None or work.source == "same":
        now = range(len(document.sheet.columns))
        map_again(document, work.facts, document.merge.columns if document.merge else dict(enumerate(now)))
    _keep(document, journal, work.id, table, moved=work.source == "changed")


def map_again(document: Document, facts: Mapping[str, Any], columns: Mapping[int, int]) -> None:
    """Let the columns feed what they fed; ``columns`` are those of then as those of now, what is new stays matched."""
    wanted = {name: columns[at] for name, at in facts["mapping"].items() if at in columns}
    known, mapping = set(columns.values()), document.mapping
    new = {name: at for name, at in mapping.columns.items() if name not in wanted and at not in known}
    doubts = (mapping.doubts & new.keys()) | (frozenset(facts.get("doubts", ())) & wanted.keys())
    document.map_all(Match({**wanted, **new}, doubts))


def facts_of(document: Document) -> dict[str, Any]:
    """How a document is read, matched and sent: what is kept beside its edits."""
    where = document.destination
    return {
        "sheet": document.raw.name,
        "header_row": document.header_row,
        "brought_back": sorted(document.brought_back),
        "read_as": list(document.read_as),
        "mapping": dict(document.mapping.columns),
        "doubts": sorted(document.mapping.doubts),
        "destination": [where.platform, where.account, dict(where.settings)],
    }


def _source_state(kept: Kept) -> str:
    if not kept.path.is_file():
        return "gone"
    with kept.path.open("rb") as file:
        return "same" if hashlib.file_digest(file, "sha256").hexdigest() == kept.sha256 else "changed"
