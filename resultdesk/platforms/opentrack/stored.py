"""Which of the rows without an answer OpenTrack shows on the competition's page.

Not in seed 004, but documented: a page's address with ``json/`` at its end gives what the page shows (OpenTrack's
documentation, "Downloading Results"): ``events`` with ``eventId``, ``units`` with ``round`` and ``heat``, ``results``
with ``bib`` and ``performance``. Newer calls write ``event_id``. It may be some minutes old, so that a row that is
missing proves nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import orjson

from resultdesk.core.fields import Settings
from resultdesk.platforms.contract import Batch
from resultdesk.platforms.opentrack.gate import OpenTrackGate
from resultdesk.platforms.opentrack.payload import Race, plain
from resultdesk.platforms.shown import same_time

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch

Results = Mapping[Race, Mapping[str, Sequence[str]]]
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


def _found(batch: Batch, shown: Results) -> frozenset[int]:
    return frozenset(
        at
        for at, (race, bib, time) in enumerate(_sent(batch))
        if any(same_time(time, one) for one in shown.get(race, {}).get(bib, ()))
    )


def _sent(batch: Batch) -> Iterator[tuple[Race, str, str]]:
    """Race, bib and time of each row of a sealed request, in its order."""
    sealed = orjson.loads(plain(batch.request.body))
    for unit in sealed if isinstance(sealed, list) else [sealed]:
        race = (unit["eventid"], str(unit["round"]), str(unit["heat"]))
        for bib, time in unit.get("data", ()):
            yield race, bib, time


def _objects(holder: object, name: str) -> list[Mapping[str, Any]] | None:
    listed = holder.get(name) if isinstance(holder, Mapping) else None
    return [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else None


def _first(holder: Mapping[str, Any], *names: str) -> str:
    return next((str(holder[name]) for name in names if holder.get(name) is not None), "")
