"""Equipe's pick lists (platforms.md), and records as plain columns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from resultdesk.practice import equipe_world as world
from resultdesk.practice.equipe_columns import link
from resultdesk.practice.equipe_memory import Memory, Record

_MEETINGS = re.compile(r"/organizers/(\d+)/meetings\.json")
_TABLE = re.compile(r"/meetings/(\d+)/(competitions|people|horses)\.json")
_STARTS = re.compile(r"/meetings/(\d+)/competitions/(\d+)/starts\.json")


def listed(memory: Memory, collection: str) -> list[dict[str, Any]]:
    """The records of a collection, links as the foreign_ids they point to (None where the target is gone)."""
    return [_plain(memory, collection, record) for record in memory.tables[collection].values()]


def pick_list(path: str, meetings: Mapping[int, Memory]) -> object | None:
    """The list at ``path``, None where there is none."""
    if found := _MEETINGS.fullmatch(path):
        if int(found[1]) != world.ORGANIZER:
            return None
        dates = {"start_on": "2026-05-16", "end_on": "2026-05-17"}
        return [{"id": number, "name": name, **dates} for number, name in world.MEETINGS.items()]
    if found := _TABLE.fullmatch(path):
        memory, collection = meetings[int(found[1])], found[2]
        make = _competition if collection == "competitions" else _entry
        return [make(record) for record in memory.tables[collection].values()]
    if found := _STARTS.fullmatch(path):
        return _starts(meetings[int(found[1])], int(found[2]))
    return None


def _plain(memory: Memory, collection: str, record: Record) -> dict[str, Any]:
    links: dict[str, Any] = {}
    for name, number in record.links.items():
        to = link(collection, name)
        target = memory.tables[to.to].get(number) if to else None
        links[name] = target.columns.get("foreign_id") if target else None
    return record.columns | links


def _competition(record: Record) -> dict[str, Any]:
    columns = record.columns
    named = {"kq": record.id, "foreignid": columns.get("foreign_id"), "klass": columns.get("name")}
    return named | {name: columns.get(name) for name in ("clabb", "starts_on", "start_time", "arena", "team")}


def _entry(record: Record) -> dict[str, Any]:
    return {"id": record.id, "foreignid": record.columns.get("foreign_id"), **record.columns}


def _starts(memory: Memory, kq: int) -> list[dict[str, Any]] | None:
    """A competition's starts with ``rid`` (ridden), None where there is no such competition."""
    if kq not in memory.tables["competitions"]:
        return None
    entries = []
    for start in memory.tables["starts"].values():
        if start.links.get("competition") != kq:
            continue
        entry = _entry(start) | {"rid": start.columns.get("rid", False)}
        for name, table in (("rider", "people"), ("horse", "horses"), ("club", "clubs"), ("team", "teams")):
            target = memory.tables[table].get(start.links.get(name, 0))
            if target:
                entry[name] = _entry(target)
        entries.append(entry)
    return entries
