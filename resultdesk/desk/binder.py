"""Several sheets of one workbook as one upload: each a Document of its own, their references checked across.

What a row refers to must stand on its sheet among the rows that will go, so that no start arrives before its rider.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import uuid4

from resultdesk.core.errors import DeskError, WrongUse
from resultdesk.core.fields import Choice, Destination, Settings, in_words
from resultdesk.core.language import N_, grouped, translate, translate_n
from resultdesk.core.watch import Watch
from resultdesk.desk import dispatch, opening
from resultdesk.desk.dispatch import Plan
from resultdesk.desk.document import Changed, Document, What
from resultdesk.desk.memory import Memory
from resultdesk.platforms.contract import Account, Batch, Table
from resultdesk.platforms.offers import TakesSheets, Undoable
from resultdesk.platforms.registry import platform as platform_named
from resultdesk.sending.parcel import Parcel, Source


class Binder:
    """The sheets of a workbook that a platform takes together, in the order of the workbook."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = list(documents)
        self._known: dict[str, list[Choice]] = {}
        self._telling = False
        self._unwatch = [document.watch_changes(partial(self._follow, document)) for document in self.documents]
        for document in self.documents:
            document.binder = self
        self._relate()

    @property
    def ready(self) -> int:
        """How many rows would go, of all sheets."""
        return sum(len(document.ready_rows()) for document in self.documents)

    @property
    def unsent(self) -> bool:
        """Whether a sheet has edits that no parcel has taken along."""
        return any(document.unsent for document in self.documents)

    def mark_sent(self) -> None:
        """A parcel has taken all sheets along as they are now."""
        for document in self.documents:
            document.mark_sent()

    def plan(self) -> Plan:
        """What Send would do now with all sheets."""
        staying = sum(len(document.sheet) for document in self.documents) - self.ready
        where = dispatch.title(self.documents[0])
        absent = dispatch.missing(self.documents[0])
        problem: DeskError | None = None
        if absent:
            problem = WrongUse("setting.missing", absent[0].key, label=translate(absent[0].label))
        elif not self.ready:
            found = (dispatch.sheet_problem(document) for document in self.documents)
            problem = next(filter(None, found), None) or WrongUse("rows.none_ready")
        return Plan(self.ready, staying, where, self._sentence(staying, where), absent, problem)

    def document_of(self, key: str) -> Document | None:
        """The sheet of a row that an answer names by ``key``."""
        for document in self.documents:
            platform, settings = document.platform, document.destination.settings
            if isinstance(platform, TakesSheets) and platform.settings_of(key).items() <= settings.items():
                return document
        return None

    def dissolve(self) -> None:
        """From now on each sheet goes alone."""
        for document, unwatch in zip(self.documents, self._unwatch, strict=True):
            unwatch()
            document.binder = None
        self._unwatch = []

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
            settings=self._settings(),
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

    def _settings(self) -> dict[str, str]:
        """What all sheets that go have in common, and by the sheet's name what they do not ("starts.replace")."""
        going = [one for one in self.documents if len(one.ready_rows())]
        platform = going[0].platform
        named = platform.said_by_name if isinstance(platform, TakesSheets) else ()
        found: dict[str, str] = {}
        for key in dict.fromkeys(key for one in going for key in one.destination.settings if key not in named):
            values = {one.raw.name: one.destination.settings.get(key, "") for one in going}
            if len(set(values.values())) == 1:
                found[key] = next(iter(values.values()))
            else:
                found |= {f"{sheet.strip().casefold()}.{key}": value for sheet, value in values.items() if value}
        return found

    def _sentence(self, staying: int, where: str) -> str:
        """ "People 8, Horses 8, Starts 11 to Team cup."."""
        counts = [(called(document), len(document.ready_rows())) for document in self.documents]
        count = ", ".join(f"{name} {grouped(ready)}" for name, ready in counts if ready)
        goes = translate(N_("{count} to {where}.")).replace("{count}", count).replace("{where}", where)
        if not staying:
            return goes
        return f"{goes} {translate_n('1 row stays here.', '{n} rows stay here.', staying)}"

    def _follow(self, document: Document, changed: Changed) -> None:
        """A change on one sheet may settle or break what others refer to; the meeting is that of all."""
        if self._telling:
            return
        if What.DESTINATION in changed.what:
            self._share(document)
        if changed.what & (What.CELLS | What.SHAPE | What.MAPPING) and document.binder is self:
            self._relate()

    def _share(self, source: Document) -> None:
        """Bring account, shared settings and lists of one sheet to all; another platform takes them apart."""
        platform, where = source.platform, source.destination
        if not isinstance(platform, TakesSheets) or platform.name != self.documents[0].platform.name:
            self.dissolve()
            return
        shared = {key: where.settings.get(key, "") for key in platform.shared}
        listed = [setting.key for setting in platform.settings if setting.listed]
        lists = {key: source.lists[key] for key in listed if key in source.lists}
        self._telling = True
        try:
            for other in self.documents:
                settings = dict(other.destination.settings)
                if any(settings.get(key, "") != value for key, value in shared.items()):
                    settings = {key: value for key, value in settings.items() if key not in listed} | shared
                wanted = Destination(platform.name, where.account, settings)
                if other is not source and wanted != other.destination:
                    other.set_destination(wanted)
                if other is not source and {key: other.lists.get(key) for key in lists} != lists:
                    other.set_lists({**other.lists, **lists})
        finally:
            self._telling = False

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


def called(document: Document) -> str:
    """What the sheet holds, in words ("People"); its own name where the platform has no words for it."""
    platform = document.platform
    said = platform.said_by_name if isinstance(platform, TakesSheets) else ()
    for setting in platform.settings:
        value = document.destination.settings.get(setting.key, "")
        if setting.key in said and value:
            return translate(in_words(setting, value))
    return document.raw.name


def for_another_file(document: Document) -> Destination:
    """The destination without what holds for this sheet alone: what it is, and the conditions of sheets together."""
    where, platform = document.destination, document.platform
    if not isinstance(platform, TakesSheets):
        return where
    kept = {
        key: value
        for key, value in where.settings.items()
        if key not in platform.said_by_name and (document.binder is None or key in platform.shared)
    }
    return replace(where, settings=kept)


def _own(settings: Settings, sheet: str, platform: TakesSheets) -> dict[str, str]:
    """Settings for one sheet: its own ("starts.replace", without the prefix) over those for all that mean it."""
    prefix = f"{sheet.strip().casefold()}."
    shared = {
        key: value
        for key, value in settings.items()
        if platform.sheet_settings(key.partition(".")[0]) is None
        and key not in platform.said_by_name
        and platform.holds_for(key, sheet)
    }
    return shared | {key.removeprefix(prefix): value for key, value in settings.items() if key.startswith(prefix)}
