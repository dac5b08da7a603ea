"""What each column of Equipe's collections takes (seed 003, platforms.md). Types are those of the examples."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from resultdesk.practice.ioc_countries import IOC

ORDER = ("people", "horses", "clubs", "competitions", "schedules", "teams", "starts")
"""The order in which a batch is saved, whatever order it is written in."""


class Refused(Exception):
    """A record, or a collection as a whole, that Equipe does not take."""

    def __init__(self, attribute: str, words: str, code: str = "invalid") -> None:
        super().__init__(words)
        self.attribute = attribute
        self.words = words
        self.code = code


class Link(NamedTuple):
    """A column that points to a record of another collection."""

    to: str


Check = Callable[[object], bool]


def _pattern(pattern: str) -> Check:
    compiled = re.compile(pattern, re.ASCII)
    return lambda value: isinstance(value, str) and bool(compiled.fullmatch(value))


def _words(*words: str) -> Check:
    return lambda value: isinstance(value, str) and value in words


def _text(value: object) -> bool:
    return isinstance(value, str)


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _start_number(value: object) -> bool:
    # The first example sends "1", the second 1.
    return _count(value) or (isinstance(value, str) and bool(value.strip()))


def _day(value: object) -> bool:
    if not _pattern(r"\d{4}-\d\d-\d\d")(value):
        return False
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return False
    return True


def _country(value: object) -> bool:
    return isinstance(value, str) and value in IOC


def _officials(value: object) -> bool:
    """A list of ``{"type", "name", "country"}``."""
    return isinstance(value, list) and all(
        isinstance(one, dict)
        and {"type", "name"} <= one.keys() <= {"type", "name", "country"}
        and all(isinstance(text, str) and text for text in one.values())
        and ("country" not in one or _country(one["country"]))
        for one in value
    )


_ID = _pattern(r".*\S.*")
_CATEGORY = _words("H", "A", "B", "C", "D", "E")

_PEOPLE = {
    "foreign_id": _ID,
    "first_name": _text,
    "last_name": _text,
    "fornamn": _text,
    "efternamn": _text,
    "country": _country,
    "licence": _text,
    "email": _pattern(r"[^@\s]+@[^@\s]+"),
    "telefon": _text,
}
_HORSES = {
    "foreign_id": _ID,
    "num": _text,
    "name": _text,
    "breed": _text,
    "sex": _words("val", "sto", "hin"),
    "born_year": _pattern(r"\d{4}"),
    "country": _country,
    "sire": _text,
    "dam_sire": _text,
    "owner": _text,
    "category": _CATEGORY,
    "fei_id": _text,
}
_CLUBS = {
    "foreign_id": _ID,
    "name": _text,
    # A flag's country code, or a number padded to four.
    "logo_id": _pattern(r"[A-Za-z]\w*|\d{4,}"),
    "logo_group": _text,
}
_COMPETITIONS = {
    "foreign_id": _ID,
    # The examples have three digits, whatever else is said of its length.
    "clabb": _pattern(r"[A-Za-z0-9]{1,10}"),
    "name": _text,
    "status": _words("K", "L", "R", "N", "E", "I"),
    "starts_on": _day,
    "start_time": _pattern(r"([01]\d|2[0-3]):[0-5]\d"),
    "discipline": _words("H", "D", "F", "A", "K", "L", "U", "E", "R"),
    "horse_pony": _words("R", "P"),
    "team": _flag,
    "arena": _text,
    "officials_data": _officials,
}
_TEAMS: Mapping[str, Check | Link] = {
    "foreign_id": _ID,
    "st": _start_number,
    "ord": _count,
    "lagnr": _count,
    "lagledare": _text,
    "club": Link("clubs"),
    "payer": Link("people"),
    "competition": Link("competitions"),
}
_STARTS: Mapping[str, Check | Link] = {
    "foreign_id": _ID,
    "st": _start_number,
    "ord": _count,
    "category": _CATEGORY,
    "section": _words("A", "B"),
    "rider": Link("people"),
    "horse": Link("horses"),
    "team": Link("teams"),
    "club": Link("clubs"),
    "competition": Link("competitions"),
}

COLUMNS: Mapping[str, Mapping[str, Check | Link]] = {
    "people": _PEOPLE,
    "horses": _HORSES,
    "clubs": _CLUBS,
    "competitions": _COMPETITIONS,
    # The seed names the collection and none of its columns: see ``known``.
    "schedules": {"foreign_id": _ID, "competition": Link("competitions")},
    "teams": _TEAMS,
    "starts": _STARTS,
}

REQUIRED: Mapping[str, tuple[str, ...]] = {"teams": ("competition",), "starts": ("competition", "rider", "horse")}
"""What a new record cannot be without."""

READ_ONLY = {"starts": ("rid",)}
"""Columns that conditions may ask for and nobody sends."""


def check(collection: str, column: str, value: object, *, extra: bool) -> None:
    """Judge one column that is no link; raises Refused. ``extra``: columns that the seed does not name may pass."""
    rule = COLUMNS[collection].get(column)
    if rule is None:
        if not (extra or collection == "schedules") or isinstance(value, (dict, list)):
            raise Refused(column, "is not a column", "unknown")
        return
    if isinstance(rule, Link) or not rule(value):
        raise Refused(column, "is invalid")


def link(collection: str, column: str) -> Link | None:
    """Where a column points to, None for a plain one."""
    rule = COLUMNS[collection].get(column)
    return rule if isinstance(rule, Link) else None
