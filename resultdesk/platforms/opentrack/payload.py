"""Rows to OpenTrack's units: one race as an object, several as a list of them, all in one request (seed 004)."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import orjson

from resultdesk.core.errors import WrongUse
from resultdesk.core.fields import Settings
from resultdesk.platforms.contract import Batch, Table
from resultdesk.platforms.http import Request
from resultdesk.platforms.opentrack.competition import competition

COMPRESS_ABOVE = 8 * 1024
"""Bytes of plain JSON above which "auto" compresses."""

Race = tuple[str, str, str]
"""eventid, round, heat as texts."""


def pack(table: Table, settings: Settings, server: str) -> list[Batch]:
    """One PUT for all rows. Rows of one race stand together in the order of the sheet, races in order of appearance.

    With no rows at all the unit still carries ``name`` and ``note``, if there are any. Raises WrongUse for a
    competition or number that cannot be understood.
    """
    where = competition(settings.get("competition", ""), server)
    if not len(table) and not (settings.get("name") or settings.get("note")):
        return []
    races = _races(table, settings)
    units = [_unit(race, table, positions, settings) for race, positions in races.items()]
    body = orjson.dumps(units[0] if len(units) == 1 else units)
    order = [position for positions in races.values() for position in positions]
    bibs = table.texts.get("bib", ())
    request = Request(
        "PUT",
        where.upload,
        {"Accept": "application/json", "Content-Type": "application/json"},
        body=_compressed(body, settings.get("compress", "auto")),
    )
    return [Batch(request, [table.numbers[at] for at in order], [bibs[at] for at in order])]


def plain(body: bytes) -> bytes:
    """The JSON of a sealed body, whether compressed or not (for showing it)."""
    return body if body[:1] in (b"{", b"[") else zlib.decompress(body)


def only(batch: Batch, keep: Sequence[int]) -> Batch | None:
    """The same request with only these rows, each unit with its own. None where it replaces: that would delete rows."""
    sealed = orjson.loads(plain(batch.request.body))
    wanted, kept, at = set(keep), [], 0
    for unit in sealed if isinstance(sealed, list) else [sealed]:
        if unit.get("mode") == "replace":
            return None
        rows = unit.get("data", [])
        chosen = [row for place, row in enumerate(rows, at) if place in wanted]
        at += len(rows)
        if chosen:
            kept.append({**unit, "data": chosen})
    compressed = batch.request.body[:1] not in (b"{", b"[")
    body = orjson.dumps(kept[0] if len(kept) == 1 else kept)
    request = replace(batch.request, body=zlib.compress(body) if compressed else body)
    return Batch(request, [batch.rows[at] for at in keep], [batch.keys[at] for at in keep])


def _races(table: Table, settings: Settings) -> dict[Race, list[int]]:
    """Positions of the table's rows by race; the race of the settings alone where there are no rows."""
    columns = [table.texts.get(name) or [settings.get(name, "")] * len(table) for name in ("eventid", "round", "heat")]
    races: dict[Race, list[int]] = {}
    for at, race in enumerate(zip(*columns, strict=True)):
        races.setdefault(race, []).append(at)
    return races or {(settings.get("eventid", ""), settings.get("round", ""), settings.get("heat", "")): []}


def _unit(race: Race, table: Table, positions: Sequence[int], settings: Settings) -> dict[str, Any]:
    """One race. ``ignore_unknowns`` is "True" or left out: "False" might be read as true."""
    eventid, round_, heat = race
    unit: dict[str, Any] = {"eventid": eventid, "round": _number("round", round_), "heat": _number("heat", heat)}
    for key in ("name", "note"):
        if settings.get(key):
            unit[key] = settings[key]
    if not positions:
        return unit
    unit["mode"] = settings.get("mode") or "update"
    if settings.get("ignore_unknowns") == "yes":
        unit["ignore_unknowns"] = "True"
    bibs, times = table.texts["bib"], table.texts["time"]
    unit["data"] = [[bibs[at], times[at]] for at in positions]
    return unit


def _number(name: str, text: str) -> int:
    """A round or heat, 1 where nothing is said."""
    if not text:
        return 1
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise WrongUse("opentrack.not_a_number", name, setting=name, value=text)
    return int(text)


def _compressed(body: bytes, compress: str) -> bytes:
    if compress == "yes" or (compress == "auto" and len(body) > COMPRESS_ABOVE):
        return zlib.compress(body)
    return body
