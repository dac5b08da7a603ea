"""From ready rows to a sealed parcel: what goes, what stays, and where to, in words before anything leaves."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import uuid4

from resultdesk.core.errors import DeskError, WrongUse
from resultdesk.core.fields import Setting
from resultdesk.core.language import N_, grouped, translate, translate_n
from resultdesk.core.problems import Level
from resultdesk.core.sheet import Rows
from resultdesk.desk.document import Document
from resultdesk.platforms.contract import Account, Undoable
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
    settings = document.destination.settings
    missing = [
        setting
        for setting in document.platform.settings
        if setting.required and not settings.get(setting.key) and setting.fills not in document.mapping.columns
    ]
    ready = len(document.ready_rows())
    staying = len(document.sheet) - ready
    where = title(document)
    problem: DeskError | None = None
    if missing:
        problem = WrongUse("setting.missing", missing[0].key, label=translate(missing[0].label))
    elif not ready:
        problem = WrongUse("rows.none_ready")
    return Plan(ready, staying, where, _sentence(document, ready, staying, where), missing, problem)


def title(document: Document) -> str:
    """The destination in words: the names of what was chosen from lists ("Spring Run 2026 · Spring 5k")."""
    names = []
    for setting in document.platform.settings:
        value = document.destination.settings.get(setting.key)
        if setting.fills in document.mapping.columns and setting.fills:
            continue
        if setting.listed and value:
            choices = document.lists.get(setting.key, ())
            names.append(next((choice.label for choice in choices if choice.value == value), value))
    return " · ".join(names) or document.platform.label


def parcel(document: Document, account: Account, rows: Rows | None = None) -> Parcel:
    """Pack the ready rows (or just ``rows`` of them). Raises WrongUse when nothing can go."""
    now = plan(document)
    if now.problem is not None:
        raise now.problem
    ready = document.ready_rows()
    if rows is not None:
        import numpy as np

        ready = np.intersect1d(ready, rows)
        if not len(ready):
            raise WrongUse("rows.none_ready")
    table = document.table(ready)
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
        skipped=len(document.sheet) - len(ready),
        transaction=transaction,
        fields=tuple(table.texts),
    )


def _sentence(document: Document, ready: int, staying: int, where: str) -> str:
    one, many = document.platform.noun
    count = f"{grouped(ready)} {translate_n(one, many, ready)}"
    goes = translate(N_("{count} to {where}.")).replace("{count}", count).replace("{where}", where)
    if not staying:
        return goes
    errors = int((document.checker.row_levels == Level.ERROR).sum())
    if errors == staying:
        stays = translate_n("1 row with errors stays here.", "{n} rows with errors stay here.", staying)
    else:
        stays = translate_n("1 row stays here.", "{n} rows stay here.", staying)
    return f"{goes} {stays}"
