"""From ready rows to a sealed parcel: what goes, what stays, and where to, in words before anything leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from resultdesk.core.errors import DeskError, WrongUse
from resultdesk.core.fields import Setting, choice_of
from resultdesk.core.language import N_, grouped, translate, translate_n
from resultdesk.core.problems import Level
from resultdesk.core.sheet import Rows
from resultdesk.desk import sentences
from resultdesk.desk.document import Document
from resultdesk.platforms.contract import Account, Table
from resultdesk.platforms.offers import SendsWithoutRows, Undoable
from resultdesk.sending.parcel import Parcel, Source


@dataclass(frozen=True)
class Plan:
    """What Send would do now. ``missing`` are settings still to be chosen; ``problem`` is why nothing can go."""

    ready: int
    staying: int
    title: str
    sentence: str
    missing: list[Setting] = field(default_factory=list)
    problem: DeskError | None = None


def plan(document: Document) -> Plan:
    """Count what goes and what stays."""
    ready = len(document.ready_rows())
    staying = len(document.sheet) - ready
    where = title(document)
    absent = missing(document)
    return Plan(ready, staying, where, _sentence(document, ready, staying, where), absent, _problem(document, absent))


def missing(document: Document) -> list[Setting]:
    """The settings that must still be chosen."""
    settings = document.destination.settings
    return [
        setting
        for setting in document.platform.settings
        if setting.required and not settings.get(setting.key) and setting.fills not in document.mapping.columns
    ]


def goes_without_rows(document: Document) -> bool:
    """Whether the settings alone are worth sending (OpenTrack's new name of a race)."""
    platform = document.platform
    return isinstance(platform, SendsWithoutRows) and platform.without_rows(document.destination.settings)


def sheet_problem(document: Document) -> DeskError | None:
    """What is wrong with the sheet as a whole (no result set chosen, no column for the bib), in its own words."""
    for found in document.checker.sheet_problems():
        if found.verdict.level is Level.ERROR:
            return WrongUse("sheet.problem", found.verdict.code, words=sentences.problem(found, document.fields))
    return None


def _problem(document: Document, absent: Sequence[Setting]) -> DeskError | None:
    """Why nothing can go; None when something can."""
    if absent:
        return WrongUse("setting.missing", absent[0].key, label=translate(absent[0].label))
    if len(document.ready_rows()) or goes_without_rows(document):
        return None
    return sheet_problem(document) or WrongUse("rows.none_ready")


def title(document: Document) -> str:
    """The destination in words: the names of what was chosen from lists ("Spring Run 2026 · Spring 5k")."""
    names = []
    for setting in document.platform.settings:
        value = document.destination.settings.get(setting.key)
        if setting.fills in document.mapping.columns and setting.fills:
            continue
        if setting.listed and value and value != setting.default:
            found = choice_of(document.lists.get(setting.key, ()), value)
            shown = found.label if found is not None else value
            names.append(f"{translate(setting.label)} {shown}" if shown.isdecimal() else shown)
    return " · ".join(names) or document.platform.label


def parcel(document: Document, account: Account, rows: Rows | None = None) -> Parcel:
    """Pack the ready rows (or just ``rows`` of them). Raises WrongUse when nothing can go.

    Where no row is ready but the settings alone are worth sending, they go alone.
    """
    now = plan(document)
    if now.problem is not None:
        raise now.problem
    ready = document.ready_rows()
    staying = len(document.sheet) - len(ready)  # what is ready and goes another time does not stay to be mended
    if rows is not None:
        import numpy as np

        ready = np.intersect1d(ready, rows)
        if not len(ready):
            raise WrongUse("rows.none_ready")
    table = document.table(ready)
    if not len(ready):
        table = Table((), {})
    settings = document.destination.settings
    batches = document.platform.pack(table, settings, account.server)
    transaction = None
    if isinstance(document.platform, Undoable):
        transaction = str(uuid4())
        batches = document.platform.with_transaction(batches, transaction)
    return Parcel(
        platform=document.platform.name,
        account=account.name,
        server=account.server,
        settings=dict(settings),
        title=now.title,
        source=Source(document.path.name, document.workbook.sha256),
        batches=batches,
        skipped=staying,
        transaction=transaction,
        fields=tuple(table.texts),
    )


def _sentence(document: Document, ready: int, staying: int, where: str) -> str:
    one, many = document.platform.noun
    count = f"{grouped(ready)} {translate_n(one, many, ready)}"
    if not ready and goes_without_rows(document):
        goes = translate(N_("The name and note of {where}, without results.")).replace("{where}", where)
    else:
        goes = translate(N_("{count} to {where}.")).replace("{count}", count).replace("{where}", where)
    if not staying:
        return goes
    errors = int((document.checker.row_levels == Level.ERROR).sum())
    if errors == staying:
        stays = translate_n("1 row with errors stays here.", "{n} rows with errors stay here.", staying)
    else:
        stays = translate_n("1 row stays here.", "{n} rows stay here.", staying)
    return f"{goes} {stays}"
