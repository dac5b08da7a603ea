"""The races, events, result sets, participants and keys of the practice RunSignup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from resultdesk.practice.sign_ins import SIGN_INS

_OWN = SIGN_INS["runsignup"].secrets

API_KEYS: Mapping[str, str] = {_OWN["API_KEY"]: _OWN["API_SECRET"], "practice-look-only-key": "practice-secret"}
"""Old keys: key to secret. The second may list races and post nothing (error 7)."""
TMP_KEYS: Mapping[str, str] = {"practice-tmp-key": "practice-tmp-secret"}
V2_KEYS: Mapping[str, str] = {"practice-v2-key": "practice-v2-secret"}
PARTNER_KEYS: Mapping[str, str] = {"practice-partner-key": "practice-partner-secret"}
REGISTRATIONS: Mapping[str, str] = {"practice-reg": "practice-reg-secret"}
LOOK_ONLY = frozenset({"practice-look-only-key"})


@dataclass(frozen=True)
class Event:
    """An event of a race. ``bibs`` are its participants: registration id to bib number."""

    id: int
    name: str
    virtual: bool
    elevation: bool
    sets: tuple[int, ...]
    bibs: Mapping[int, int] = field(repr=False)


@dataclass(frozen=True)
class Race:
    """A race and its events."""

    id: int
    name: str
    next_date: str
    events: tuple[Event, ...]


# The registrations of the examples in seed 002 (in both virtual events, with and without elevation), and thirty more.
_EXAMPLE = {3210: 123, 3211: 456}
_SAMPLE = _EXAMPLE | {4000 + bib: bib for bib in range(1, 31)}
_MANY = {700_000 + bib: bib for bib in range(1, 3_001)}

RACES: tuple[Race, ...] = (
    Race(
        1001,
        "Practice Virtual Spring Run",
        "04/18/2026",
        (
            Event(5001, "Virtual 5K", True, False, (17030,), _SAMPLE),
            Event(5002, "Virtual Mountain 10K", True, True, (17031,), _SAMPLE),
            Event(5003, "Virtual Weekly Challenge", True, False, (17040, 17041), _SAMPLE),
            Event(5004, "5K in the Park", False, False, (17050,), _SAMPLE),
            Event(5005, "Virtual Mile", True, False, (), _SAMPLE),
        ),
    ),
    Race(
        1002, "Practice Virtual Thousands", "09/12/2026", (Event(5101, "Virtual Half", True, False, (17101,), _MANY),)
    ),
)


def race(number: int) -> Race | None:
    """The race with this id."""
    return next((race for race in RACES if race.id == number), None)


def event(race: Race, number: int) -> Event | None:
    """The event of a race with this id."""
    return next((event for event in race.events if event.id == number), None)
