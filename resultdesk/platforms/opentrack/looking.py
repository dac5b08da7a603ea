"""Comparing an upload with OpenTrack's start list before it goes: unknown bibs, the wrong race, replacing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from resultdesk.core.fields import Choice, Settings
from resultdesk.core.problems import Level
from resultdesk.platforms.contract import Table
from resultdesk.platforms.offers import Foresight
from resultdesk.platforms.opentrack.gate import OpenTrackGate

MOST_BIBS = 20
"""Bibs in a sentence; more are counted."""


def foresee(gate: OpenTrackGate, table: Table, settings: Settings) -> list[Foresight]:
    """What the mode does, and whether the bibs belong to the race."""
    races = {choice.value: choice.label for choice in gate.choices("eventid", settings)}
    entered = {str(entry.get("bib")): _races_of(entry) for entry in gate.competitors(settings) if entry.get("bib")}
    bibs = list(table.texts.get("bib", ()))
    column = table.texts.get("eventid") or [settings.get("eventid", "")] * len(bibs)
    found = [*_guard(bibs, set(column), entered, races), *_unknown(bibs, column, entered, settings)]
    return sorted([*found, _mode(set(column), races, settings)], key=lambda one: -one.level)


def _guard(
    bibs: Sequence[str], chosen: set[str], entered: Mapping[str, frozenset[str]], races: Mapping[str, str]
) -> list[Foresight]:
    """Where most bibs belong to another race than the chosen one."""
    if len(chosen) != 1 or not bibs or not any(entered.values()):
        return []
    (race,) = chosen
    fits = {other: sum(other in entered.get(bib, ()) for bib in bibs) for other in races}
    own = fits.get(race, 0)
    best = max(fits, key=lambda other: fits[other], default=race)
    if own * 2 >= len(bibs) or fits.get(best, 0) <= own:
        return []
    params = {"n": own, "of": len(bibs), "race": races.get(race, race), "fits": fits[best], "other": races[best]}
    return [Foresight("opentrack.other_race", params, Level.ERROR, switch={"eventid": best})]


def _unknown(
    bibs: Sequence[str], column: Sequence[str], entered: Mapping[str, frozenset[str]], settings: Settings
) -> list[Foresight]:
    """Bibs that are not on the start list of their race."""
    by_race = any(entered.values())
    missing = [
        bib
        for bib, race in zip(bibs, column, strict=True)
        if bib not in entered or (by_race and race not in entered[bib])
    ]
    if not missing:
        return []
    names = missing[:MOST_BIBS] + (["…"] if len(missing) > MOST_BIBS else [])
    code = "opentrack.left_out" if settings.get("ignore_unknowns") == "yes" else "opentrack.not_entered"
    return [Foresight(code, {"n": len(missing), "of": len(bibs), "bibs": names}, Level.WARNING)]


def overwrites(table: Table, settings: Settings, lists: Mapping[str, Sequence[Choice]]) -> list[Foresight]:
    """Replacing deletes what a race has, whatever that is (seed 004, ``mode``)."""
    if settings.get("mode") != "replace" or not len(table):
        return []
    races = {choice.value: choice.label for choice in lists.get("eventid", ())}
    return [_mode(set(table.texts.get("eventid") or [settings.get("eventid", "")]), races, settings)]


def _mode(chosen: set[str], races: Mapping[str, str], settings: Settings) -> Foresight:
    """What the chosen mode does to results that are there, in words."""
    names = ", ".join(sorted(races.get(race, race) for race in chosen))
    mode = settings.get("mode", "update")
    if mode == "replace":
        return Foresight("opentrack.replaces", {"race": names}, Level.WARNING, confirm=names)
    return Foresight("opentrack.appends" if mode == "append" else "opentrack.updates", {"race": names})


def _races_of(entry: Mapping[str, Any]) -> frozenset[str]:
    """The races that a competitor is entered in, in whichever way the list says so; none where it does not."""
    listed = entry.get("events", entry.get("event_id"))
    if isinstance(listed, str):
        return frozenset(filter(None, re.split(r"[\s,;]+", listed)))
    if isinstance(listed, list):
        names = (item.get("event_id") if isinstance(item, dict) else item for item in listed)
        return frozenset(str(name) for name in names if name)
    return frozenset()
