"""What Equipe answers: 201 with an empty body, or 422 with the record at which it stopped (seed 003, platforms.md).

A batch is not one transaction. When a collection fails, those before it are saved and those after it are not; of the
failing one itself nothing is certain, so its rows count as refused: sending them again is safe (``unique_by``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from resultdesk.core.errors import DeskError
from resultdesk.core.language import N_, translate
from resultdesk.platforms import answering
from resultdesk.platforms.contract import Answer, Batch, Outcome, Refusal
from resultdesk.platforms.equipe.collections import FOREIGN_ID, ORDER, RELATIONS
from resultdesk.platforms.equipe.payload import collections_of, key
from resultdesk.platforms.http import Response

LABEL = "Equipe"
NOT_SAVED = N_("Not saved, because Equipe stopped at another row.")


def read(batch: Batch, response: Response) -> Answer:
    """The answer to a batch. Total: whatever comes back is an Answer.

    The empty body is observed, not documented, so a 201 that says something is success too.
    """
    if response.status == 422 and not answering.is_page(response):
        return _stopped(batch, response)
    found = answering.by_status(response, LABEL)
    if found is not None:
        return found
    document = answering.json_of(response)
    if isinstance(document, dict) and document.get("errors"):
        return _stopped(batch, response)
    if not response.body.strip() or (response.status == 201 and document is not None):
        return Answer(Outcome.ACCEPTED, said=answering.said(response))
    error = answering.garbled(LABEL, arrived=True, status=response.status)
    return Answer(Outcome.GARBLED, error=error, said=answering.said(response))


def _stopped(batch: Batch, response: Response) -> Answer:
    document = answering.json_of(response)
    document = document if isinstance(document, dict) else {}
    errors = [error for error in _list(document.get("errors")) if isinstance(error, dict)]
    messages = [answering.shorten(str(error["message"])) for error in errors if error.get("message")]
    words = " ".join(messages) or answering.words(document)
    sent = collections_of(batch.request.body)
    collection = _collection(messages, sent)
    record = document.get("record")
    culprit = _identity(record, collection, sent) if isinstance(record, dict) and collection else ""
    attribute = next((str(error["attribute"]) for error in errors if error.get("attribute")), "")
    at_fault = _Fault(collection, _rows_of(sent, collection, culprit), words, attribute)
    refused = tuple(_refusals(batch, at_fault))
    saved = [name for name in ORDER if name in sent and collection and ORDER.index(name) < ORDER.index(collection)]
    partly = len(refused) < len(batch.rows)
    code = "equipe.stopped_after" if saved else "equipe.stopped"
    error = DeskError(code, LABEL, words=words, collection=collection or LABEL, saved=saved)
    outcome = Outcome.PARTLY_REFUSED if partly else Outcome.REFUSED
    return Answer(outcome, refused, error=error, said=answering.said(response))


@dataclass(frozen=True, slots=True)
class _Fault:
    """Where Equipe stopped: the collection, the keys of the rows at fault, its words, the attribute it names."""

    collection: str
    keys: frozenset[str]
    words: str
    attribute: str


def _refusals(batch: Batch, fault: _Fault) -> list[Refusal]:
    """The row at which Equipe stopped with its words, and those that it therefore did not save."""
    failed = ORDER.index(fault.collection) if fault.collection in ORDER else 0
    refusals = []
    for number, name in zip(batch.rows, batch.keys, strict=True):
        if name in fault.keys:
            field = _field(fault.collection, name, fault.attribute)
            refusals.append(Refusal(number, name, fault.words, field))
        elif ORDER.index(name.partition("/")[0]) >= failed:
            refusals.append(Refusal(number, name, translate(NOT_SAVED)))
    return refusals


def _rows_of(sent: Mapping[str, Any], collection: str, culprit: str) -> frozenset[str]:
    """The keys of the rows that hold the record: itself, and the starts that unfolded into it."""
    if not culprit:
        return frozenset()
    keys = {key(collection, culprit)}
    relations = [relation for relation, target in RELATIONS.items() if target == collection]
    for start in _list(sent.get("starts", {}).get("records")):
        for relation in relations:
            related = start.get(relation)
            if isinstance(related, dict) and related.get(FOREIGN_ID) == culprit:
                keys.add(key("starts", str(start.get(FOREIGN_ID, ""))))
    return frozenset(keys)


def _field(collection: str, name: str, attribute: str) -> str:
    """The field at fault in the row's own terms: a start shows its rider's country as ``rider.country``."""
    if name.startswith(f"{collection}/"):
        return attribute
    relation = next((relation for relation, target in RELATIONS.items() if target == collection), "")
    return f"{relation}.{attribute}" if relation and attribute else ""


def _collection(messages: list[str], sent: Mapping[str, Any]) -> str:
    """The collection that a message begins with ("starts: …"); the only one sent where none does."""
    for message in messages:
        head = message.partition(":")[0].strip().casefold()
        if head in sent:
            return head
    return next(iter(sent)) if len(sent) == 1 else ""


def _identity(record: Mapping[str, Any], collection: str, sent: Mapping[str, Any]) -> str:
    unique_by = str(sent[collection].get("unique_by") or FOREIGN_ID)
    return str(record.get(unique_by) or "")


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
