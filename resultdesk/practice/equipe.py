"""Equipe on loopback: the batch of seed 003 and the lists of platforms.md, strict, in the documented order.

A batch is not one transaction: collections before the one that fails stay saved.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from resultdesk.practice import equipe_world as world
from resultdesk.practice.equipe_columns import COLUMNS, ORDER, Refused, link
from resultdesk.practice.equipe_lists import listed, pick_list
from resultdesk.practice.equipe_memory import Activity, Memory, Operation, Record, RecordRefused
from resultdesk.practice.sign_ins import SIGN_INS
from resultdesk.practice.wire import Call, CallKind, Reply, StandIn, html_reply, json_reply

_BATCH = re.compile(r"/meetings/(\d+)/batch")
_MEETING = re.compile(r"/meetings/(\d+)/.*")
_OPTIONS = frozenset({"unique_by", "skip_user_changed", "where", "replace", "abort_if_any", "records"})


class Equipe(StandIn):
    """The stand-in. ``extra_columns`` lets columns through that the seed does not name.

    ``meetings`` are the memories by meeting id, ``activities`` what each collection of each batch did.
    """

    name = "equipe"

    def __init__(self) -> None:
        super().__init__()
        self.extra_columns = False
        self.reset()

    def reset(self) -> None:
        """Back to the lists that stand there before anything is sent."""
        with self._door:
            self.meetings = {number: Memory() for number in world.MEETINGS}
            self.activities: list[Activity] = []
            self._undo: dict[str, tuple[int, dict[str, dict[int, Record]]]] = {}
            spring_show = self.meetings[3456]
            for collection, records in world.SPRING_SHOW.items():
                spring_show.lay(Operation(collection, "foreign_id", records), "", extra=False)
            for foreign_id in world.RIDDEN:
                self.mark_ridden(3456, foreign_id)

    def mark_ridden(self, meeting: int, foreign_id: str) -> None:
        """Set a start's ``rid``, as the judges do; KeyError where there is none."""
        self._record(meeting, "starts", foreign_id).columns["rid"] = True

    def edit_by_hand(self, meeting: int, collection: str, foreign_id: str, **columns: object) -> None:
        """Change a record as a human would: ``skip_user_changed`` then leaves it alone."""
        record = self._record(meeting, collection, foreign_id)
        record.columns |= columns
        record.edited = True

    def _record(self, meeting: int, collection: str, foreign_id: str) -> Record:
        record = self.meetings[meeting].by_id(collection, foreign_id)
        if record is None:
            raise KeyError(foreign_id)
        return record

    def undo(self, transaction: str) -> None:
        """What a click on Undo does: take back all that carried this X-Transaction-Uuid; KeyError if nothing did."""
        with self._door:
            meeting, tables = self._undo.pop(transaction)
            self.meetings[meeting].restore(tables)

    def stored(self, meeting: int, collection: str) -> list[dict[str, Any]]:
        """The records of a collection as plain columns, links as foreign_ids, in the order they came to be."""
        with self._door:
            return listed(self.meetings[meeting], collection)

    def lines(self) -> Sequence[str]:
        """For the start page."""
        key = SIGN_INS["equipe"].secrets["API_KEY"]
        said = [f"X-Api-Key: {key}", f"organizer {world.ORGANIZER}"]
        for number, name in world.MEETINGS.items():
            counts = ", ".join(f"{len(table)} {of}" for of, table in self.meetings[number].tables.items())
            said.append(f"meeting {number} {name}: {counts}")
        return said

    def kind(self, method: str, path: str) -> CallKind:
        """What a call is for."""
        if method == "GET":
            return CallKind.LIST
        return CallKind.UPLOAD if _BATCH.fullmatch(path) else CallKind.OTHER

    def answer(self, call: Call) -> Reply:
        """The platform's own answer."""
        key = call.header("x-api-key")
        if key not in world.KEYS:
            return json_reply(401, {"error": "Unauthorized"})
        about = _MEETING.fullmatch(call.path)
        if about and int(about[1]) not in self.meetings:
            return json_reply(404, {"error": "Not Found"})
        batch = _BATCH.fullmatch(call.path)
        if batch:
            if call.method != "POST":
                return json_reply(405, {"error": "Method Not Allowed"})
            if key in world.LOOK_ONLY:
                return json_reply(403, {"error": "Forbidden"})
            return self._batch(call, int(batch[1]))
        return self._list(call)

    def _batch(self, call: Call, meeting: int) -> Reply:
        if call.media_type() != "application/json" or "application/json" not in call.header("accept").lower():
            return json_reply(415, {"error": "Accept and Content-Type must be application/json"})
        transaction = call.header("x-transaction-uuid")
        try:
            if transaction:
                uuid.UUID(transaction)
            sent = orjson.loads(call.body)
        except ValueError as error:
            return json_reply(400, {"error": f"Bad Request: {error}"})
        collection = ""
        try:
            operations = _operations(sent)
            self._remember(transaction, meeting)
            for operation in operations:
                collection = operation.collection
                done = self.meetings[meeting].lay(operation, transaction, extra=self.extra_columns)
                self.activities.append(done)
        except RecordRefused as stopped:
            return _unprocessable(collection, stopped.refused, stopped.record)
        except Refused as refused:
            return _unprocessable("", refused, None)
        # Success says nothing at all.
        return Reply(201)

    def _remember(self, transaction: str, meeting: int) -> None:
        """Keep what stood before the first call of a transaction."""
        if transaction and transaction not in self._undo:
            self._undo[transaction] = (meeting, self.meetings[meeting].copy())

    def _list(self, call: Call) -> Reply:
        found = pick_list(call.path, self.meetings) if call.method == "GET" else None
        return json_reply(404, {"error": "Not Found"}) if found is None else json_reply(200, found)

    def fault(self, kind: str, detail: str, call: Call) -> Reply:
        """A switched fault in Equipe's words. A 422 refuses the first record that was sent last in order.

        Shapes: "plain" as documented, "prefixed" without ``record``, "enveloped" with two errors.
        """
        if kind == "401":
            return json_reply(401, {"error": "Unauthorized"})
        if kind == "403":
            return json_reply(403, {"error": "Forbidden"})
        if kind == "429":
            return json_reply(429, {"error": "Too Many Requests"}, {"Retry-After": detail})
        if kind == "500":
            return html_reply(int(detail), "<html><body><h1>Application error</h1></body></html>")
        collection, record = _last_record(call.body)
        taken = f"{collection}: Foreign has already been taken"
        said = [{"attribute": "foreign_id", "message": taken, "code": "taken"}]
        if detail == "enveloped":
            said.append({"attribute": "base", "message": f"{collection}: Record is locked", "code": "locked"})
        answer: dict[str, object] = {"errors": said} if detail == "prefixed" else {"errors": said, "record": record}
        return json_reply(200 if kind == "refused" else 422, answer)


def _operations(sent: object) -> list[Operation]:
    """A batch by its shape, in the documented order; raises Refused."""
    if not isinstance(sent, dict) or not sent:
        raise Refused("base", "The batch must be an object of collections")
    strange = sorted(sent.keys() - set(ORDER))
    if strange:
        raise Refused("base", f"{strange[0]} is not a collection", "unknown")
    return [_operation(collection, sent[collection]) for collection in ORDER if collection in sent]


def _operation(collection: str, sent: object) -> Operation:
    if not isinstance(sent, dict):
        raise Refused("base", f"{collection} must be an object")
    strange = sorted(sent.keys() - _OPTIONS)
    if strange:
        raise Refused(strange[0], f"{collection}: {strange[0]} is not an option", "unknown")
    _check_options(collection, sent)
    return Operation(
        collection,
        sent["unique_by"],
        sent["records"],
        sent.get("where"),
        sent.get("abort_if_any"),
        sent.get("replace", False),
        sent.get("skip_user_changed", False),
    )


def _check_options(collection: str, sent: Mapping[str, Any]) -> None:
    unique_by = sent.get("unique_by")
    if not isinstance(unique_by, str) or unique_by not in COLUMNS[collection] or link(collection, unique_by):
        raise Refused("unique_by", f"{collection}: Unique by must be a column", "blank")
    records = sent.get("records")
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise Refused("records", f"{collection}: Records must be an array of objects")
    for name in ("replace", "skip_user_changed"):
        if not isinstance(sent.get(name, False), bool):
            raise Refused(name, f"{collection}: {name} must be true or false")
    for name in ("where", "abort_if_any"):
        if name in sent and not (isinstance(sent[name], dict) and sent[name]):
            raise Refused(name, f"{collection}: {name} must be an object of conditions")
    if sent.get("replace") and "where" not in sent:
        raise Refused("replace", f"{collection}: Replace is only supported when where is set")


def _unprocessable(collection: str, refused: Refused, record: Mapping[str, Any] | None) -> Reply:
    """Rails' words: "starts: Rider must exist", and the record as the only pointer to the row."""
    title = refused.attribute.replace("_", " ").capitalize()
    message = f"{collection}: {title} {refused.words}" if collection else refused.words
    error = {"attribute": refused.attribute, "message": message, "code": refused.code}
    return json_reply(422, {"errors": [error], "record": record or {}})


def _last_record(body: bytes) -> tuple[str, object]:
    """The collection that comes last in order, and its first record."""
    try:
        operations = _operations(orjson.loads(body))
    except (Refused, orjson.JSONDecodeError):
        return "base", {}
    return next(((one.collection, one.records[0]) for one in reversed(operations) if one.records), ("base", {}))
