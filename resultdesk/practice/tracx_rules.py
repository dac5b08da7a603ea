"""The rules of Tracx's participants (seed 000, "Fields"), judged a column at a time.

Each distinct value of a column is judged once: 100,000 participants take a tenth of a second.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import NoneType
from typing import Any, Final

from resultdesk.practice.iso_countries import ALPHA_2


class _Absent:
    """The key is not there at all."""


_ABSENT: Final = _Absent()

GENDERS = frozenset({"male", "female", "neutral"})
STATES = frozenset(
    {"before", "during", "paused", "resumed", "after", "finished", "did_not_finish", "disqualified", "did_not_start"}
)

_ALPHA_DASH = re.compile(r"[A-Za-z0-9_-]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class _Rule:
    required: bool
    type: type
    complaint: Callable[[Any], str]
    """What is wrong with a value of the right type, with {} for the attribute; "" where nothing is."""


def _at_most_100(value: str) -> str:
    return "The {} field must not be greater than 100 characters." if len(value) > 100 else ""


def _name(value: str) -> str:
    # Laravel takes a text of blanks alone for an empty one.
    return _at_most_100(value) if value.strip() else "The {} field is required."


def is_alpha_dash(value: str) -> bool:
    """Laravel's alpha_dash: letters, marks and numbers of any script, dashes and underscores, at least one."""
    if _ALPHA_DASH.fullmatch(value):
        return True
    return bool(value) and all(sign in "-_" or unicodedata.category(sign)[0] in "LMN" for sign in value)


def _alpha_dash(value: str) -> str:
    if not is_alpha_dash(value):
        return "The {} field must only contain letters, numbers, dashes, and underscores."
    return _at_most_100(value)


def _chip(value: str) -> str:
    return "" if len(value) == 7 else "The {} field must be 7 characters."


def _birth(value: str) -> str:
    if _DATE.fullmatch(value):
        try:
            date.fromisoformat(value)
        except ValueError:
            return "The {} field must be a valid date."
        return ""
    return "The {} field must match the format Y-m-d."


def _country(value: str) -> str:
    # The example sends "nl", the table says "i.e. NL": either case.
    return "" if value.isascii() and value.upper() in ALPHA_2 else "The selected {} is invalid."


def _one_of(words: Collection[Any]) -> Callable[[Any], str]:
    return lambda value: "" if value in words else "The selected {} is invalid."


def _rules(races: Collection[int]) -> Mapping[str, _Rule]:
    return {
        "unique_id": _Rule(True, str, _alpha_dash),
        "first_name": _Rule(True, str, _name),
        "last_name": _Rule(True, str, _name),
        "date_of_birth": _Rule(True, str, _birth),
        "race_id": _Rule(True, int, _one_of(frozenset(races))),
        "country_code": _Rule(False, str, _country),
        "team_name": _Rule(False, str, _at_most_100),
        "start_number": _Rule(False, str, _alpha_dash),
        "chip_code": _Rule(False, str, _chip),
        "gender": _Rule(False, str, _one_of(GENDERS)),
        "state": _Rule(False, str, _one_of(STATES)),
    }


FIELDS = frozenset(_rules(()))
"""The eleven keys of a participant; any other is refused."""


def errors(participants: Sequence[object], races: Collection[int]) -> dict[str, list[str]]:
    """What is wrong, as Laravel says it: ``"12.chip_code"`` (position in the array and key) to its sentences."""
    found: list[tuple[int, str, str]] = []
    rows: Sequence[dict[str, Any]] = [row if isinstance(row, dict) else {} for row in participants]
    if any(type(row) is not dict for row in participants):
        strange = {at for at, row in enumerate(participants) if type(row) is not dict}
        found += [(at, "", "The {} field must be an object.") for at in strange]
    else:
        strange = set()
    if set().union(*rows) - FIELDS:
        found += [
            (at, str(key), "The {} field is prohibited.") for at, row in enumerate(rows) for key in row.keys() - FIELDS
        ]
    for key, rule in _rules(races).items():
        found += [(at, key, words) for at, words in _column(rows, key, rule) if at not in strange]
    found.sort(key=lambda problem: problem[0])
    answer: dict[str, list[str]] = {}
    for at, key, words in found:
        attribute = f"{at}.{key}" if key else str(at)
        answer.setdefault(attribute, []).append(words.format(attribute))
    return answer


def _column(rows: Sequence[dict[str, Any]], key: str, rule: _Rule) -> list[tuple[int, str]]:
    """The positions of a column at which something is wrong, and what."""
    values = [row.get(key, _ABSENT) for row in rows]
    nothing = "The {} field is required." if rule.required else ""
    types = {rule.type: "", NoneType: nothing, _Absent: nothing}
    kinds = {kind: types.get(kind, _wrong_type(rule.type)) for kind in set(map(type, values))}
    right = set(values) if kinds.keys() == {rule.type} else {value for value in values if type(value) is rule.type}
    bad = {value: words for value in right if (words := rule.complaint(value))}
    if not bad and not any(kinds.values()):
        return []
    found = []
    for at, value in enumerate(values):
        words = bad.get(value, "") if type(value) is rule.type else kinds[type(value)]
        if words:
            found.append((at, words))
    return found


def _wrong_type(wanted: type) -> str:
    return "The {} field must be a string." if wanted is str else "The {} field must be an integer."
