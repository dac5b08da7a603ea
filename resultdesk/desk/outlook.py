"""What an upload would do, before it goes: what it takes away for certain, and what the platform's own lists say."""

from __future__ import annotations

from collections.abc import Callable

from resultdesk.core.fields import Settings
from resultdesk.desk.document import Document
from resultdesk.platforms.contract import Gate, Table
from resultdesk.platforms.offers import Foresees, Foresight, Overwrites

Look = Callable[[Gate], list[Foresight]]


def certain(document: Document) -> list[Foresight]:
    """What goes for certain, said without asking anybody: [] where nothing is lost."""
    found: list[Foresight] = []
    for one in _together(document):
        platform = one.platform
        if isinstance(platform, Overwrites):
            rows = one.ready_rows()
            if len(rows):
                found += platform.overwrites(one.table(rows), one.destination.settings, one.lists)
    return found


def look(document: Document) -> Look | None:
    """A question to the platform about the rows as they are now, to be asked on a worker; None where there is none.

    The answer is most grave first. Asking raises SignInRefused, NoAnswer or another DeskError.
    """
    platform = document.platform
    if not isinstance(platform, Foresees):
        return None
    tables: list[tuple[Table, Settings]] = [
        (one.table(rows), one.destination.settings) for one in _together(document) if len(rows := one.ready_rows())
    ]
    if not tables:
        return None

    def ask(gate: Gate) -> list[Foresight]:
        found = [one for table, settings in tables for one in platform.foresee(gate, table, settings)]
        return sorted(found, key=lambda one: -one.level)

    return ask


def _together(document: Document) -> list[Document]:
    return document.binder.documents if document.binder is not None else [document]
