"""The meetings and keys of the practice Equipe, and the start lists that stand there before anything is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from resultdesk.practice.sign_ins import SIGN_INS

KEYS = frozenset({SIGN_INS["equipe"].secrets["API_KEY"], "practice-equipe-look-only-key"})
LOOK_ONLY = frozenset({"practice-equipe-look-only-key"})

ORGANIZER = 12
MEETINGS: Mapping[int, str] = {3456: "Practice Spring Show", 3457: "Practice Team Cup"}

_RIDERS = [("Mila", "Hendriksen", "NED"), ("Jonas", "Brandt", "GER"), ("Elin", "Dahl", "NOR"), ("Noé", "Favre", "SUI")]
_HORSES = [("Quickstep", "2014"), ("Fjordlys", "2016"), ("Kastanie", "2012"), ("Petit Nuage", "2015")]


def _starts(competition: str, riders: int) -> list[dict[str, Any]]:
    return [
        {
            "foreign_id": f"{competition}-start-{number}",
            "st": str(number),
            "ord": number,
            "competition": {"foreign_id": competition},
            "rider": {"foreign_id": f"practice-rider-{number}"},
            "horse": {"foreign_id": f"practice-horse-{number}"},
        }
        for number in range(1, riders + 1)
    ]


SPRING_SHOW: Mapping[str, list[dict[str, Any]]] = {
    "people": [
        {"foreign_id": f"practice-rider-{number}", "first_name": first, "last_name": last, "country": country}
        for number, (first, last, country) in enumerate(_RIDERS, 1)
    ],
    "horses": [
        {"foreign_id": f"practice-horse-{number}", "num": str(100 + number), "name": name, "born_year": born}
        for number, (name, born) in enumerate(_HORSES, 1)
    ],
    "competitions": [
        {"foreign_id": "practice-130", "clabb": "130", "name": "Jumping 1.30m", "starts_on": "2026-05-16"},
        {"foreign_id": "practice-140", "clabb": "140", "name": "Jumping 1.40m", "starts_on": "2026-05-17"},
    ],
    "starts": [*_starts("practice-130", 3), *_starts("practice-140", 4)],
}
"""What meeting 3456 begins with, collection by collection."""

RIDDEN = ("practice-140-start-1", "practice-140-start-2")
"""Starts that have been ridden: ``abort_if_any: {"rid": true}`` stops a new list for practice-140."""
