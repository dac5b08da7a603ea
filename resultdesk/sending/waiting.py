"""What is due in the outbox, and when to look again. Pure: the window's timer and the command line both ask here.

Parcels for one place go in the order of sealing: one that is paused, asks or waits for its time holds those behind it.
The clock may be set back: nothing ever waits longer than the pause it was given, counted from now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from resultdesk.sending.parcel import Held

ASKED_AGAIN = 300.0
"""Seconds after which the outbox is looked at even if nothing is due: another process may have put something in."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An unfinished parcel as the plan sees it. ``due`` and ``sealed`` are seconds since 1970, ``pause`` seconds."""

    id: str
    lane: str
    held: Held
    due: float
    pause: float
    sealed: float
    account: str = ""
    busy: bool = False
    trouble: str = ""
    offline: bool = False
    """The last look found no network: worth a look as soon as there is one."""


@dataclass(frozen=True, slots=True)
class Plan:
    """``due`` ids in the order to send; ``look_again`` in seconds; ``behind``: id -> the id that has to go first."""

    due: tuple[str, ...]
    look_again: float
    behind: dict[str, str]


def plan(entries: Iterable[Entry], now: float) -> Plan:
    """Which parcels may go now. ``entries`` in the order of sealing."""
    due: list[str] = []
    behind: dict[str, str] = {}
    first: dict[str, str] = {}
    look_again = ASKED_AGAIN
    for entry in entries:
        if entry.lane in first:
            behind[entry.id] = first[entry.lane]
            continue
        left = remaining(entry, now)
        if entry.busy or entry.held is not Held.NO:
            first[entry.lane] = entry.id
        elif left > 0:
            first[entry.lane] = entry.id
            look_again = min(look_again, left)
        else:
            due.append(entry.id)
    return Plan(tuple(due), look_again, behind)


def remaining(entry: Entry, now: float) -> float:
    """Seconds until it may go; 0 when it may. Bounded by its pause, should the clock have been set back."""
    return max(0.0, min(entry.due - now, entry.pause))


def due_at(entry: Entry, now: float) -> float:
    """When it may go, in seconds since 1970; 0.0: now."""
    return min(entry.due, now + entry.pause) if remaining(entry, now) else 0.0


def asked_to_wait(entry: Entry, now: float) -> bool:
    """Whether a platform asked for a pause that is not over; a missing network may be looked for at any time."""
    return not entry.offline and remaining(entry, now) > 0


def oldest(entries: Iterable[Entry], now: float) -> float:
    """Age in seconds of the oldest entry; 0 where there is none or the clock was set back."""
    return max([0.0, *(now - entry.sealed for entry in entries)])
