"""What one practice meeting remembers, and how a collection of a batch is laid into it (seed 003)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from resultdesk.practice.equipe_columns import COLUMNS, ORDER, READ_ONLY, REQUIRED, Refused, check, link


@dataclass
class Record:
    """One person, horse, … ``links`` are ids of records elsewhere; ``edited`` says that a human changed it."""

    id: int
    columns: dict[str, Any] = field(default_factory=dict)
    links: dict[str, int] = field(default_factory=dict)
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """One collection of a batch, its shape already judged."""

    collection: str
    unique_by: str
    records: Sequence[Mapping[str, Any]]
    where: Mapping[str, Any] | None = None
    abort_if_any: Mapping[str, Any] | None = None
    replace: bool = False
    skip_user_changed: bool = False


@dataclass(frozen=True, slots=True)
class Activity:
    """What a collection of a batch did, as Equipe's Activities show it."""

    transaction: str
    collection: str
    saved: int
    removed: int
    aborted: bool


class RecordRefused(Exception):
    """One record that sinks its collection."""

    def __init__(self, refused: Refused, record: Mapping[str, Any] | None) -> None:
        super().__init__(str(refused))
        self.refused = refused
        self.record = record


class Memory:
    """The records of a meeting by collection."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[int, Record]] = {collection: {} for collection in ORDER}
        self._next = 1
        self._index: dict[tuple[str, str], dict[object, list[Record]]] = {}

    def copy(self) -> dict[str, dict[int, Record]]:
        """The records as they are now, for Undo."""
        return deepcopy(self.tables)

    def restore(self, tables: dict[str, dict[int, Record]]) -> None:
        """Go back to a copy."""
        self.tables = tables
        self._index.clear()

    def find(self, collection: str, wanted: Mapping[str, Any]) -> list[Record]:
        """The records of which all wanted columns are equal."""
        first, *rest = wanted.items()
        column, value = first
        index = self._index.get((collection, column))
        if index is None:
            index = {}
            for record in self.tables[collection].values():
                kept = record.columns.get(column)
                if not isinstance(kept, (dict, list)):
                    index.setdefault(kept, []).append(record)
            self._index[collection, column] = index
        found = index.get(value, ())
        return [one for one in found if all(one.columns.get(name) == wish for name, wish in rest)]

    def by_id(self, collection: str, foreign_id: str) -> Record | None:
        """The record with this foreign_id."""
        found = self.find(collection, {"foreign_id": foreign_id})
        return found[0] if found else None

    def lay(self, operation: Operation, transaction: str, *, extra: bool) -> Activity:
        """Save one collection, all of it or (RecordRefused) none."""
        conditions = self._conditions(operation.collection, operation.where or {})
        scope = self._matching(operation.collection, conditions)
        stop = operation.abort_if_any
        if stop is not None and _any(scope, self._conditions(operation.collection, stop)):
            return Activity(transaction, operation.collection, 0, 0, aborted=True)
        ready = []
        for sent in operation.records:
            try:
                ready.append(self._read(operation, sent, extra=extra))
            except Refused as refused:
                raise RecordRefused(refused, sent) from refused
        return self._write(operation, transaction, scope, conditions, ready)

    def _conditions(self, collection: str, wanted: Mapping[str, Any]) -> Mapping[str, Any]:
        """Conditions with their links looked up: column or link name to value or id."""
        found: dict[str, Any] = {}
        for name, value in wanted.items():
            if name not in COLUMNS[collection] and name not in READ_ONLY.get(collection, ()):
                raise RecordRefused(Refused(name, "is not a column", "unknown"), None)
            if link(collection, name):
                try:
                    found[name] = self._target(collection, name, value)
                except Refused as refused:
                    raise RecordRefused(refused, None) from refused
            elif isinstance(value, (dict, list)):
                raise RecordRefused(Refused(name, "is not a condition"), None)
            else:
                found[name] = value
        return found

    def _matching(self, collection: str, conditions: Mapping[str, Any]) -> list[Record]:
        return [record for record in self.tables[collection].values() if _matches(record, conditions)]

    def _read(self, operation: Operation, sent: Mapping[str, Any], *, extra: bool) -> Record:
        """A record as it was sent, judged column by column; raises Refused."""
        record = Record(0)
        for column, value in sent.items():
            if link(operation.collection, column):
                record.links[column] = self._target(operation.collection, column, value)
            else:
                check(operation.collection, column, value, extra=extra)
                record.columns[column] = value
        if not record.columns.get(operation.unique_by):
            raise Refused(operation.unique_by, "can't be blank", "blank")
        return record

    def _target(self, collection: str, name: str, value: object) -> int:
        """The id of the record that a relation names by its columns."""
        to = link(collection, name)
        plain = isinstance(value, dict) and value and not any(isinstance(part, (dict, list)) for part in value.values())
        if to is None or not isinstance(value, dict) or not plain:
            raise Refused(name, "must be an object of columns to look up")
        found = self.find(to.to, value)
        if not found:
            raise Refused(name, "must exist", "blank")
        return found[0].id

    def _write(
        self,
        operation: Operation,
        transaction: str,
        scope: Iterable[Record],
        conditions: Mapping[str, Any],
        ready: Sequence[Record],
    ) -> Activity:
        table = self.tables[operation.collection]
        key = operation.unique_by
        known = {record.columns.get(key): record for record in scope}
        inherited = {name: value for name, value in conditions.items() if link(operation.collection, name)}
        for sent, record in zip(operation.records, ready, strict=True):
            if record.columns[key] in known:
                continue
            missing = [name for name in REQUIRED.get(operation.collection, ()) if name not in inherited | record.links]
            if missing:
                raise RecordRefused(Refused(missing[0], "must exist", "blank"), sent)
        kept = set()
        for record in ready:
            target = known.get(record.columns[key])
            if target is None:
                target = Record(self._next, links=dict(inherited))
                self._next += 1
                table[target.id] = known[record.columns[key]] = target
            kept.add(target.id)
            if not (operation.skip_user_changed and target.edited):
                target.columns |= record.columns
                target.links |= record.links
        gone = [one.id for one in scope if one.id not in kept] if operation.replace else []
        for number in gone:
            del table[number]
        self._index.clear()
        return Activity(transaction, operation.collection, len(ready), len(gone), aborted=False)


def _any(records: Iterable[Record], conditions: Mapping[str, Any]) -> bool:
    return any(_matches(record, conditions) for record in records)


def _matches(record: Record, conditions: Mapping[str, Any]) -> bool:
    return all(
        (record.links.get(name) if name in record.links else record.columns.get(name)) == value
        for name, value in conditions.items()
    )
