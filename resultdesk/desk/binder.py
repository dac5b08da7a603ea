"""Several sheets of one workbook as one upload: each a Document of its own, their references checked across.

What a row refers to must stand on its sheet among the rows that will go, so that no start arrives before its rider.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from resultdesk.core.errors import WrongUse
from resultdesk.core.fields import Choice, Destination, Settings
from resultdesk.core.watch import Watch
from resultdesk.desk import dispatch, opening
from resultdesk.desk.document import Changed, Document, What
from resultdesk.desk.memory import Memory
from resultdesk.platforms.contract import Account, Batch, Table, TakesSheets, Undoable
from resultdesk.platforms.registry import platform as platform_named
from resultdesk.sending.parcel import Parcel, Source


class Binder:
    """The sheets of a workbook that a platform takes together, in the order of the workbook."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = list(documents)
        self._known: dict[str, list[Choice]] = {}
        self._telling = False
        for document in self.documents:
            document.watch_changes(self._follow)
        self._relate()

    @property
    def ready(self) -> int:
        """How many rows would go, of all sheets."""
        return sum(len(document.ready_rows()) for document in self.documents)

    def set_for_all(self, key: str, value: str) -> None:
        """Choose a setting that all sheets share (the meeting)."""
        for document in self.documents:
            settings = {**document.destination.settings, key: value}
            document.set_destination(replace(document.destination, settings=settings))

    def parcel(self, account: Account) -> Parcel:
        """Pack the ready rows of all sheets. Raises WrongUse when nothing can go."""
        tables = [
            (document.table(rows), document.destination.settings)
            for document in self.documents
            if len(rows := document.ready_rows())
        ]
        if not tables:
            raise WrongUse("rows.none_ready")
        first = self.documents[0]
        batches, transaction = self._packed(tables, account)
        return Parcel(
            platform=first.platform.name,
            account=account.name,
            server=account.server,
            settings={key: value for _, settings in reversed(tables) for key, value in settings.items()},
            title=dispatch.title(first),
            source=Source(first.path.name, first.workbook.sha256),
            batches=batches,
            skipped=sum(len(document.sheet) for document in self.documents) - self.ready,
            transaction=transaction,
        )

    # Within -----------------------------------------------------------------------------------------------------

    def _packed(self, tables: Sequence[tuple[Table, Settings]], account: Account) -> tuple[list[Batch], str | None]:
        """The batches of all sheets, under one transaction where the platform has such."""
        platform = self.documents[0].platform
        if not isinstance(platform, TakesSheets):
            raise WrongUse("sheet.none_taken", account.name, label=platform.label)
        batches = platform.pack_all(tables, account.server)
        if not isinstance(platform, Undoable):
            return batches, None
        transaction = str(uuid4())
        return platform.with_transaction(batches, transaction), transaction

    def _follow(self, changed: Changed) -> None:
        """A change on one sheet may settle or break what others refer to."""
        if not self._telling and changed.what & (What.CELLS | What.SHAPE | What.MAPPING):
            self._relate()

    def _relate(self) -> None:
        """Give each sheet the IDs that stand on the others; again until nothing changes any more."""
        self._telling = True
        try:
            for _ in self.documents:
                known = self._identities()
                if known == self._known:
                    return
                self._known = known
                for document in self.documents:
                    document.set_lists({**document.lists, **known})
        finally:
            self._telling = False

    def _identities(self) -> dict[str, list[Choice]]:
        found: dict[str, list[Choice]] = {}
        for document in self.documents:
            platform = document.platform
            if isinstance(platform, TakesSheets):
                key, choices = platform.identities(document.table(document.ready_rows()), document.destination.settings)
                found.setdefault(key, []).extend(choices)
        return found


def sheets_of(path: Path, destination: Destination, watch: Watch | None = None) -> list[str]:
    """The sheets of a workbook that the platform takes by their names; fewer than two: no binder is needed."""
    platform = platform_named(destination.platform)
    if not isinstance(platform, TakesSheets):
        return []
    workbook = opening.read(path, None, watch)
    return [one.name for one in workbook.sheets if one.rows > 1 and platform.sheet_settings(one.name) is not None]


def open_all(path: Path, destination: Destination, memory: Memory, watch: Watch | None = None) -> Binder:
    """All sheets that the platform takes. A setting ``starts.replace`` is for the sheet of starts alone."""
    platform = platform_named(destination.platform)
    names = sheets_of(path, destination, watch)
    if not names or not isinstance(platform, TakesSheets):
        raise WrongUse("sheet.none_taken", path.name, label=platform.label)
    documents = []
    for name in names:
        own = replace(destination, settings=_own(destination.settings, name, platform))
        documents.append(opening.document(opening.read(path, name, watch), own, memory))
    return Binder(documents)


def _own(settings: Settings, sheet: str, platform: TakesSheets) -> dict[str, str]:
    """Settings for one sheet: its own ("starts.replace", without the prefix) over those for all."""
    prefix = f"{sheet.strip().casefold()}."
    shared = {key: value for key, value in settings.items() if platform.sheet_settings(key.partition(".")[0]) is None}
    return shared | {key.removeprefix(prefix): value for key, value in settings.items() if key.startswith(prefix)}
