"""The competitions, races, start lists and users of the practice OpenTrack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from resultdesk.practice.sign_ins import SIGN_INS

_OWN = SIGN_INS["opentrack"]
DIRECTOR = _OWN.plain["username"]

USERS: Mapping[str, str] = {DIRECTOR: _OWN.secrets["PASSWORD"], "helper@mailinator.com": "apitest"}
"""Usernames to passwords. The second signs in and is director of nothing."""


@dataclass(frozen=True)
class Race:
    """An event of the Event Grid. ``rounds`` "2,1": two heats in round 1, one in round 2; ``bibs`` are entered."""

    event_id: str
    name: str
    rounds: str
    bibs: tuple[str, ...]

    def has(self, round_: int, heat: int) -> bool:
        """Whether there is such a heat."""
        heats = [int(count) for count in self.rounds.split(",")]
        return 1 <= round_ <= len(heats) and 1 <= heat <= heats[round_ - 1]


@dataclass(frozen=True)
class Competition:
    """A competition: ``path`` is year, country and slug as in its address."""

    id: str
    path: str
    name: str
    directors: frozenset[str]
    races: tuple[Race, ...]


# The bibs of the examples in seed 004; "007" is somebody else than "7".
_EXAMPLE_R1 = ("349", "347", "393", "355", "266", "242", "234", "409", "261", "295")
_EXAMPLE_R2 = ("600", "647", "690")
_SAMPLE = tuple(str(bib) for bib in range(101, 131))

COMPETITIONS: tuple[Competition, ...] = (
    Competition(
        "5f0c1c9e-0d1a-4c57-9d5b-2026000000a1",
        "2026/GBR/api-test",
        "API Test Meeting",
        frozenset({DIRECTOR}),
        (
            Race("R1", "5k", "1", (*_EXAMPLE_R1, "007", "7", *_SAMPLE)),
            Race("R2", "10k", "1", _EXAMPLE_R2),
            Race("XC1", "Cross Country", "2,1", ("1", "2", "3")),
        ),
    ),
    Competition(
        "5f0c1c9e-0d1a-4c57-9d5b-2026000000b2",
        "2026/NED/voorjaarsloop",
        "Voorjaarsloop",
        frozenset({"someone.else@mailinator.com"}),
        (Race("R1", "5 km", "1", ("1", "2")),),
    ),
)


def at(path: str) -> Competition | None:
    """The competition at year/country/slug."""
    return next((competition for competition in COMPETITIONS if competition.path == path), None)


def by_id(number: str) -> Competition | None:
    """The competition with this id."""
    return next((competition for competition in COMPETITIONS if competition.id == number), None)
