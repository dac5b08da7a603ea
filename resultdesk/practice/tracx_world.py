"""The events, races and tokens of the practice Tracx. They fit the sample "Inschrijvingen Voorjaarsloop 2026"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from resultdesk.practice.sign_ins import SIGN_INS

STORE = "permissions.participants.store-multiple"
LIST_RACES = "permissions.races.list"
LIST_EVENTS = "permissions.events.list"


class Event(TypedDict):
    """An event as ``GET /events`` lists it."""

    id: int
    name: str
    created_at: str
    updated_at: str


class Race(TypedDict):
    """A race as ``GET /races`` lists it (seed 001)."""

    id: int
    event_id: int
    name: str
    created_at: str
    updated_at: str


@dataclass(frozen=True, slots=True)
class Grant:
    """What a connect token opens."""

    permissions: frozenset[str]
    events: frozenset[int]


EVENTS: tuple[Event, ...] = (
    {"id": 1, "name": "Voorjaarsloop 2026", "created_at": "2026-01-12 09:45:32", "updated_at": "2026-03-01 20:11:05"},
    {"id": 2, "name": "Avondloop 2026", "created_at": "2026-02-02 18:30:00", "updated_at": "2026-02-02 18:30:00"},
)


def _race(number: int, event: int, name: str) -> Race:
    made = f"2026-02-{10 + number} 10:59:46"
    return {"id": number, "event_id": event, "name": name, "created_at": made, "updated_at": made}


# Race 1 of event 1 is what the example of seed 000 posts to.
RACES: tuple[Race, ...] = (
    _race(1, 1, "5 km"),
    _race(2, 1, "10 km"),
    _race(3, 1, "Halve marathon"),
    _race(4, 2, "4 km"),
    _race(5, 2, "8 km"),
)

ALL = frozenset(event["id"] for event in EVENTS)
_EVERYTHING = frozenset({STORE, LIST_RACES, LIST_EVENTS})

TOKENS: Mapping[str, Grant] = {
    SIGN_INS["tracx"].secrets["CONNECT_TOKEN"]: Grant(_EVERYTHING, ALL),
    "practice-look-only-token": Grant(_EVERYTHING - {STORE}, ALL),
    "practice-send-only-token": Grant(frozenset({STORE}), ALL),
    "practice-one-event-token": Grant(_EVERYTHING, frozenset({1})),
}
"""Connect tokens: the one of SIGN_INS opens everything, the others show what a lesser token meets."""
