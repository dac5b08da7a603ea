"""Which of the rows without an answer RunSignup shows among the results of the event.

``GET /race/{id}/results/get-results`` is not in seed 002. Others were seen to use it so: ``individual_results_sets``,
each with ``results`` that have ``bib``, ``clock_time`` and ``chip_time``, and ``registration_ids`` beside them in the
same order. A result that waits for an approval is perhaps not among them, so that one that is missing proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from resultdesk.core.fields import Settings
from resultdesk.platforms.contract import Batch
from resultdesk.platforms.runsignup import rows
from resultdesk.platforms.runsignup.gate import MOST_PAGES, Entry, RunSignupGate
from resultdesk.platforms.runsignup.payload import number
from resultdesk.platforms.shown import same_time

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch

_BIBS = ("bib", "bib_num")
_TIMES = ("clock_time", "chip_time")


@dataclass(frozen=True, slots=True)
class Shown:
    """A result on RunSignup's page: whose it is, as far as it says, and its times."""

    registration_id: int | None
    bib_num: int | None
    times: tuple[str, ...]


def read_back(
    gate: RunSignupGate, batches: Sequence[Batch], settings: Settings, watch: Watch | None = None
) -> list[frozenset[int] | None]:
    """See ``offers.ReadsBack``. Each result answers for one row, also where two batches hold the same one."""
    shown = _all(gate, settings, watch)
    sent = [rows.named(batch.request.body) if _is_shown(batch, settings) else [] for batch in batches]
    if _bibs_wanted(shown, (row for part in sent for row in part)):
        people = gate.choices("participants", settings, watch)
        bib_of = {one.value: rows.whole(one.label) for one in people if one.label != one.value}  # else it has no bib
        sent = [[_with_bib(row, bib_of) for row in part] for part in sent]
    left = _Left(shown)
    return [frozenset(at for at, row in enumerate(part) if left.take(row)) for part in sent]


def _is_shown(batch: Batch, settings: Settings) -> bool:
    """Whether the results of a request are among those of this event and set; another takes none of them."""
    where = rows.fields_of(batch.request.body)
    return all(
        not where.get(key) or not settings.get(key, "").strip() or where[key] == number(settings, key)
        for key in ("event_id", "individual_result_set_id")
    )


def _all(gate: RunSignupGate, settings: Settings, watch: Watch | None) -> list[Shown]:
    """All pages. Whether there are pages is not documented: the last one is the one that brings nothing new."""
    found: dict[str, Shown] = {}
    chosen = settings.get("individual_result_set_id", "").strip()
    for page in range(1, MOST_PAGES):
        known = len(found)
        for entry in gate.result_sets(settings, page, watch):
            own = str(entry.get("individual_result_set_id") or "")
            if not chosen or not own or own == chosen:  # who asks for one set may get all of them
                found |= results(entry)
        if len(found) == known:
            break
    return list(found.values())


def results(entry: Entry) -> dict[str, Shown]:
    """The results of a set by what tells them apart: ``result_id``, or all that they say.

    Registrations that are more or fewer than the results do not stand beside them, and say nothing.
    """
    listed = entry.get("results")
    registrations = entry.get("registration_ids")
    found: dict[str, Shown] = {}
    if not isinstance(listed, list):
        return found
    if not isinstance(registrations, list) or len(registrations) != len(listed):
        registrations = [None] * len(listed)
    for result, beside in zip(listed, registrations, strict=True):
        if isinstance(result, Mapping):
            found[str(result.get("result_id") or [beside, result])] = _shown(result, beside)
    return found


def _shown(result: Mapping[str, object], beside: object) -> Shown:
    bibs = (rows.whole(result.get(name)) for name in _BIBS)
    return Shown(
        rows.whole(result.get("registration_id", beside)),
        next((bib for bib in bibs if bib is not None), None),
        tuple(str(result[name]) for name in _TIMES if result.get(name)),
    )


def _bibs_wanted(shown: Iterable[Shown], sent: Iterable[rows.Named]) -> bool:
    """Rows that name a registration alone, and results that name a bib alone."""
    return any(row.bib_num is None for row in sent) and any(one.registration_id is None for one in shown)


def _with_bib(row: rows.Named, bib_of: Mapping[str, int | None]) -> rows.Named:
    if row.bib_num is not None:
        return row
    return rows.Named(row.registration_id, bib_of.get(str(row.registration_id)), row.clock_time)


class _Left:
    """Results that no row has taken yet."""

    def __init__(self, shown: Sequence[Shown]) -> None:
        self._places: dict[tuple[str, int], list[Shown]] = {}
        self._taken: set[int] = set()
        for one in shown:
            for key in _keys(one.registration_id, one.bib_num):
                self._places.setdefault(key, []).append(one)

    def take(self, row: rows.Named) -> bool:
        """Whether there is a result of this runner with this time; it is the row's from now on."""
        for key in _keys(row.registration_id, row.bib_num):
            for one in self._places.get(key, []):
                if id(one) not in self._taken and _is(one, row):
                    self._taken.add(id(one))
                    return True
        return False


def _is(one: Shown, row: rows.Named) -> bool:
    """The registration decides where both name one (seed 002, registration_id)."""
    both = one.registration_id is not None and row.registration_id is not None
    if both and one.registration_id != row.registration_id:
        return False
    return any(same_time(row.clock_time, time) for time in one.times)


def _keys(registration: int | None, bib: int | None) -> list[tuple[str, int]]:
    pairs = (("registration_id", registration), ("bib_num", bib))
    return [(name, number) for name, number in pairs if number is not None]
