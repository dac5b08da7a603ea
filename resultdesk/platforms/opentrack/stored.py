"""Which of the rows without an answer OpenTrack shows on the competition's page.

Not in seed 004, but documented: a page's address with ``json/`` at its end gives what the page shows (OpenTrack's
documentation, "Downloading Results"): ``events`` with ``eventId``, ``units`` with ``round`` and ``heat``, ``results``
with ``bib`` and ``performance``. Newer calls write ``event_id``. It may be some minutes old, so that a row that is
missing proves nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import orjson

from resultdesk.core.fields import Settings
from resultdesk.platforms.contract import Batch
from resultdesk.platforms.opentrack.gate import OpenTrackGate
from resultdesk.platforms.opentrack.payload import Race, plain
from resultdesk.platforms.shown import same_time

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch

Results = Mapping[Race, Mapping[str, list[str]]]
"""By race, the times that stand at a bib."""


def read_back(
    gate: OpenTrackGate, batches: Sequence[Batch], settings: Settings, watch: Watch | None = None
) -> list[frozenset[int] | None]:
    """See ``offers.ReadsBack``."""
    shown = results(gate.page(settings, watch))
    return [None if shown is None else _found(batch, shown) for batch in batches]


def results(document: object) -> Results | None:
    """The results on a competition's page; None where it has no races at all, and so is no such page."""
    events = _objects(document, "events")
    if events is None:
        return None
    found: dict[Race, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for event in events:
        for unit in _objects(event, "units") or ():
            race = (_first(event, "eventId", "event_id"), _first(unit, "round"), _first(unit, "heat"))
            for result in _objects(unit, "results") or ():
                found[race][_first(result, "bib")].append(_first(result, "performance"))
    return found


def _found(batch: Batch, shown: Results) -> frozenset[int] | None:
    """The rows that are shown; each result answers for one. None where something was to be replaced and is there still.

    A race that shows runners whom the upload takes away may show the upload's own rows from an earlier one.
    """
    found, first = set(), 0
    for unit in _units(batch):
        there = shown.get((unit["eventid"], str(unit["round"]), str(unit["heat"])), {})
        rows = unit.get("data", ())
        if unit.get("mode") == "replace" and _others(there, {bib for bib, _time in rows}):
            return None
        found |= {at for at, (bib, time) in enumerate(rows, first) if _take(there.get(bib, []), time)}
        first += len(rows)
    return frozenset(found)


def _units(batch: Batch) -> list[Mapping[str, Any]]:
    sealed = orjson.loads(plain(batch.request.body))
    return sealed if isinstance(sealed, list) else [sealed]


def _others(there: Mapping[str, Sequence[str]], bibs: set[str]) -> bool:
    """Whether a race shows a result of somebody else; who is only entered has none."""
    return any(bib not in bibs and any(times) for bib, times in there.items())


def _take(times: list[str], sent: str) -> bool:
    """Whether this time stands there; it is the row's from now on."""
    at = next((at for at, time in enumerate(times) if same_time(sent, time)), None)
    if at is not None:
        del times[at]
    return at is not None


def _objects(holder: object, name: str) -> list[Mapping[str, Any]] | None:
    listed = holder.get(name) if isinstance(holder, Mapping) else None
    return [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else None


def _first(holder: Mapping[str, Any], *names: str) -> str:
    return next((str(holder[name]) for name in names if holder.get(name) is not None), "")
