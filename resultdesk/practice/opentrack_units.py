"""The units of a road and cross-country upload (seed 004): read, judged, and laid into a heat's results."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from resultdesk.practice.opentrack_world import Competition, Race

MODES = ("replace", "append", "update")
CODES = frozenset({"DNF", "DNS", "DQ", "NT"})
LARGEST = 64 * 2**20
"""Bytes that compressed data may unfold into."""

_KEYS = frozenset({"eventid", "round", "heat", "mode", "ignore_unknowns", "name", "note", "data"})
_TIME = re.compile(r"(?:[0-9]+:[0-5]?[0-9]:[0-5][0-9]|[0-9]{1,2}:[0-5][0-9]|[0-9]{1,2})(?:\.[0-9]{1,2})?")
"""[h:][mm:]ss[.ff]; minutes without an hour go up to 99."""


class Wrong(Exception):
    """A body or a unit that OpenTrack does not take, in words."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One heat's part of an upload. ``rows`` is None where no ``data`` came."""

    race: Race
    round: int
    heat: int
    mode: str
    strip_unknowns: bool
    name: str | None
    note: str | None
    rows: Sequence[tuple[str, str]] | None

    @property
    def key(self) -> tuple[str, int, int]:
        """Event, round and heat."""
        return (self.race.event_id, self.round, self.heat)


@dataclass
class Heat:
    """What OpenTrack keeps of a heat: bibs with times in finishing order, and the unit's attributes."""

    results: list[tuple[str, str]] = field(default_factory=list)
    name: str = ""
    note: str = ""


def decode(body: bytes) -> object:
    """JSON, plain or compressed with zlib, by what it looks like; raises Wrong."""
    if body.lstrip()[:1] not in (b"{", b"["):
        unfold = zlib.decompressobj()
        try:
            body = unfold.decompress(body, LARGEST)
        except zlib.error as error:
            raise Wrong("The data looks like neither JSON nor zlib.") from error
        if not unfold.eof:
            raise Wrong("The compressed data is cut off or too large.")
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise Wrong("The data is not valid JSON.") from error


def read(body: bytes, competition: Competition) -> list[Unit]:
    """The units of a body: one object or a list of them; raises Wrong."""
    sent = decode(body)
    units = sent if isinstance(sent, list) else [sent]
    if not units:
        raise Wrong("The list of units is empty.")
    return [_unit(unit, competition) for unit in units]


def _unit(sent: object, competition: Competition) -> Unit:
    if not isinstance(sent, dict):
        raise Wrong("A unit must be an object.")
    strange = sorted(sent.keys() - _KEYS)
    if strange:
        raise Wrong(f"Unknown attribute {strange[0]}.")
    race, round_, heat = _heat(sent, competition)
    rows = [_row(row) for row in _data(sent["data"])] if "data" in sent else None
    mode = sent.get("mode", "" if rows is None else None)
    if mode not in (*MODES, "") or (rows is not None and not mode):
        raise Wrong("mode must be replace, append or update.")
    for name in ("name", "note"):
        if not isinstance(sent.get(name, ""), str):
            raise Wrong(f"{name} must be a text.")
    return Unit(race, round_, heat, mode, _flag(sent), sent.get("name"), sent.get("note"), rows)


def _heat(sent: dict[str, Any], competition: Competition) -> tuple[Race, int, int]:
    """The race that eventid, round and heat identify."""
    event_id, round_, heat = sent.get("eventid"), sent.get("round"), sent.get("heat")
    for name, number in (("round", round_), ("heat", heat)):
        if not isinstance(number, int) or isinstance(number, bool):
            raise Wrong(f"{name} must be an integer.")
    race = next((race for race in competition.races if race.event_id == event_id), None)
    if race is None or not race.has(int(round_ or 0), int(heat or 0)):
        raise Wrong(f"There is no event {event_id!r} with round {round_} and heat {heat}.")
    return race, int(round_ or 0), int(heat or 0)


def _flag(sent: dict[str, Any]) -> bool:
    """A text that says anything at all is taken for true, "False" too."""
    flag = sent.get("ignore_unknowns", "")
    if not isinstance(flag, str):
        raise Wrong("ignore_unknowns must be a text.")
    return bool(flag)


def _data(data: object) -> list[Any]:
    if not isinstance(data, list):
        raise Wrong("data must be a list.")
    return data


def _row(row: object) -> tuple[str, str]:
    if not isinstance(row, list) or len(row) != 2 or not all(isinstance(part, str) for part in row):
        raise Wrong(f"A row must be a bib and a time, both texts: {row!r}.")
    bib, time = row
    if not bib.strip():
        raise Wrong("A row has no bib.")
    if time not in CODES and not _TIME.fullmatch(time):
        raise Wrong(f"Bib {bib}: {time!r} is not a time.")
    return bib, time


def lay(unit: Unit, heat: Heat, *, append_twice: bool) -> None:
    """Change a heat as the unit's mode says.

    replace: the rows are all there is. append: new bibs come at the end, those that are there stay as they are.
    update: bibs that are there get the new time, new ones come at the end, the others stay.
    ``append_twice`` plays a platform on which appending the same rows again doubles them.
    """
    heat.name = heat.name if unit.name is None else unit.name
    heat.note = heat.note if unit.note is None else unit.note
    if unit.rows is None:
        return
    rows = [row for row in unit.rows if not unit.strip_unknowns or row[0] in unit.race.bibs]
    if unit.mode == "replace":
        heat.results = rows
    elif unit.mode == "append":
        known = set() if append_twice else {bib for bib, _ in heat.results}
        heat.results = heat.results + [row for row in rows if row[0] not in known]
    else:
        times = dict(rows)
        known = {bib for bib, _ in heat.results}
        kept = [(bib, times.get(bib, time)) for bib, time in heat.results]
        heat.results = kept + [row for row in rows if row[0] not in known]
