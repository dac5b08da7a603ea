"""Tables to Equipe's batches: collections in their documented order, with the conditions of each (seed 003)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import orjson

from resultdesk.core.errors import WrongUse
from resultdesk.core.fields import Settings
from resultdesk.platforms.contract import Batch, Table
from resultdesk.platforms.equipe.collections import FOREIGN_ID, ORDER, WHERE_COMPETITION
from resultdesk.platforms.equipe.settings import yes
from resultdesk.platforms.equipe.values import value
from resultdesk.platforms.http import Request

MOST_RECORDS = 1_000
"""Records of a request: Equipe's host stops a request after 30 seconds (platforms.md). A start list that is replaced
is never divided, since the second half would remove the first."""


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one collection and the settings that go with them.

    ``counted`` is False for what a flat start list unfolds into beside its starts: its rows are the starts' rows.
    """

    collection: str
    table: Table
    settings: Settings
    counted: bool = True


def pack(parts: Sequence[Part], server: str) -> list[Batch]:
    """As few requests as allowed, collections in Equipe's order, each record in the order of its sheet.

    Raises WrongUse ``equipe.meeting``, ``equipe.replace_without_where`` or ``equipe.replace_with_nothing``.
    """
    ordered = sorted(parts, key=lambda part: ORDER.index(part.collection))
    for part in ordered:
        _check(part)
    url = f"{server.rstrip('/')}/meetings/{_meeting(ordered)}/batch"
    batches: list[Batch] = []
    now: list[Part] = []
    records = 0
    for piece in (piece for part in ordered for piece in _pieces(part)):
        if now and (records + len(piece.table) > MOST_RECORDS or piece.collection == now[-1].collection):
            batches.append(_batch(url, now))
            now, records = [], 0
        now.append(piece)
        records += len(piece.table)
    return [*batches, _batch(url, now)] if now else batches


def with_transaction(batches: Sequence[Batch], transaction: str) -> list[Batch]:
    """The same batches under one ``X-Transaction-Uuid``, so that one click in Equipe undoes them all."""
    header = {"X-Transaction-Uuid": str(UUID(transaction))}
    return [
        replace(batch, request=replace(batch.request, headers={**batch.request.headers, **header})) for batch in batches
    ]


def key(collection: str, identity: str) -> str:
    """What an answer's record is found by."""
    return f"{collection}/{identity}"


def record(table: Table, at: int, *, st_as_number: bool) -> dict[str, Any]:
    """One row as the seed writes it: empty cells left out, ``rider.foreign_id`` as an object within."""
    made: dict[str, Any] = {}
    for name, texts in table.texts.items():
        text = texts[at]
        if not text:
            continue
        relation, dot, column = name.partition(".")
        if dot:
            made.setdefault(relation, {})[column] = text
        else:
            made[name] = value(name, text, st_as_number=st_as_number)
    return made


def _st_as_number(part: Part) -> bool:
    """The seed sends ``st`` as "1" for single riders, and as 1 for teams and for starts that name theirs."""
    chosen = part.settings.get("st") or "auto"
    if chosen != "auto":
        return chosen == "number"
    return part.collection == "teams" or any(part.table.texts.get(f"team.{FOREIGN_ID}", ()))


def _check(part: Part) -> None:
    if not yes(part.settings, "replace"):
        return
    if not part.settings.get(WHERE_COMPETITION):
        raise WrongUse("equipe.replace_without_where", part.collection, collection=part.collection)
    if not len(part.table):
        raise WrongUse("equipe.replace_with_nothing", part.collection, collection=part.collection)


def _meeting(parts: Sequence[Part]) -> str:
    meeting = next((part.settings["meeting_id"] for part in parts if part.settings.get("meeting_id")), "")
    if not (meeting.isascii() and meeting.isalnum()):
        raise WrongUse("equipe.meeting", meeting, value=meeting)
    return meeting


def _pieces(part: Part) -> list[Part]:
    if yes(part.settings, "replace") or len(part.table) <= MOST_RECORDS:
        return [part] if len(part.table) else []
    starts = range(0, len(part.table), MOST_RECORDS)
    return [replace(part, table=_slice(part.table, at, at + MOST_RECORDS)) for at in starts]


def _slice(table: Table, first: int, last: int) -> Table:
    return Table(table.numbers[first:last], {name: texts[first:last] for name, texts in table.texts.items()})


def _batch(url: str, parts: Sequence[Part]) -> Batch:
    document: dict[str, Any] = {}
    rows: list[int] = []
    keys: list[str] = []
    for part in parts:
        document[part.collection] = _collection(part)
        if not part.counted:
            continue
        identities = part.table.texts.get(_unique_by(part.settings), [""] * len(part.table))
        rows.extend(part.table.numbers)
        keys.extend(key(part.collection, identity) for identity in identities)
    headers = {"Accept": "application/json", "Content-Type": "application/json"}
    return Batch(Request("POST", url, headers, body=orjson.dumps(document)), rows, keys)


def _unique_by(settings: Settings) -> str:
    return settings.get("unique_by") or FOREIGN_ID


def _collection(part: Part) -> dict[str, Any]:
    """One collection with its conditions; those that are off are left out."""
    settings = part.settings
    made: dict[str, Any] = {"unique_by": _unique_by(settings)}
    if yes(settings, "skip_user_changed"):
        made["skip_user_changed"] = True
    where = settings.get(WHERE_COMPETITION)
    if where:
        made["where"] = {"competition": {"foreign_id": where}}
    if yes(settings, "abort_if_any.rid"):
        made["abort_if_any"] = {"rid": True}
    if yes(settings, "replace"):
        made["replace"] = True
    as_number = _st_as_number(part)
    made["records"] = [record(part.table, at, st_as_number=as_number) for at in range(len(part.table))]
    return made


def collections_of(body: bytes) -> Mapping[str, Any]:
    """The collections of a sealed body."""
    document: Mapping[str, Any] = orjson.loads(body)
    return document
