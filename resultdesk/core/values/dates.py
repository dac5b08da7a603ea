"""Dates as people write them: every reading that is a real day, so that a doubt stays a doubt.

A text has a *shape* (its separator) and one candidate for each order of day, month and year that gives a real day.
Texts of one shape in a column show together which order the column keeps to.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from resultdesk.core.values.codes import clean, folded

Evidence = tuple[str, frozenset[str]]
"""A shape and the orders under which a text of it is a real day."""

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_PARTS = re.compile(r"([0-9]{1,4}) ?([-/. ]) ?([0-9]{1,2}) ?\2 ?'?([0-9]{1,4})\.?")
_DIGITS = re.compile(r"[0-9]{4,8}")
_SERIAL = re.compile(r"([0-9]{5})(?:[.,]0+)?")
_TIME = re.compile(
    r"(?:T|[ ,]+)(?:24|[01]?[0-9]|2[0-3])[:.h][0-5][0-9](?:[:.][0-5][0-9](?:[.,][0-9]+)?)?"
    r"\s*(?:[ap]\.?m\.?)?\s*(?:Z|[+-][0-9]{2}:?[0-9]{2})?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_FILLERS = frozenset(
    {"de", "del", "do", "the", "of", "den", "der", "le", "el", "il", "er", "st", "nd", "rd", "th", "e"}
)
_EPOCH = date(1899, 12, 30)  # day 0 of spreadsheet serials, the false leap day of 1900 counted
_SERIALS = range(10_000, 73_051)  # 1927-05-18 to 2099-12-31: smaller numbers look like years
_YEARS = range(1850, 2151)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading. ``order`` is ymd ydm dmy mdy named serial or year; a ``short`` year is 0 to 99, century open."""

    order: str
    year: int
    month: int
    day: int
    short: bool = False

    def iso(self, year: int | None = None) -> str:
        """YYYY-MM-DD, with the full year of a short one."""
        return f"{self.year if year is None else year:04d}-{self.month:02d}-{self.day:02d}"

    def spelled(self) -> str:
        """Day, month name and the year as it was written: nothing but the order is settled."""
        return f"{self.day} {_ENGLISH[self.month - 1]} {self.year:02d}"


_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text that looks like a date. No candidates: it looks like one, and there is no such day."""

    shape: str
    candidates: tuple[Candidate, ...]

    @property
    def evidence(self) -> Evidence | None:
        """What the text tells about the order in its column; None if it says nothing that others could use."""
        orders = frozenset(candidate.order for candidate in self.candidates)
        return (self.shape, orders) if self.shape in _OPEN_SHAPES and orders else None


_OPEN_SHAPES = frozenset({"-", "/", ".", " ", "8", "6"})


def is_iso(text: str) -> bool:
    """Whether a text is a real day written YYYY-MM-DD."""
    match = _ISO.fullmatch(text)
    return match is not None and is_day(int(match[1]), int(match[2]), int(match[3]))


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day (years 1 to 9999)."""
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def parse(text: str) -> Parsed | None:
    """All readings of a text as a date; None if it does not look like one."""
    word = _TIME.sub("", clean(text)).strip(" ,")
    if not word:
        return None
    match = _PARTS.fullmatch(_without_weekday(word))
    if match:
        return _from_parts(match)
    if serial := _SERIAL.fullmatch(word):
        return _from_serial(int(serial[1]))
    if _DIGITS.fullmatch(word):
        return _from_digits(word)
    return _from_names(word)


def order_of(shape: str, evidences: Iterable[Evidence]) -> str | None:
    """The one order that fits all texts of a shape; None where none or several do."""
    fitting: frozenset[str] | None = None
    for other, orders in evidences:
        if other == shape:
            fitting = orders if fitting is None else fitting & orders
    return next(iter(fitting)) if fitting is not None and len(fitting) == 1 else None


def full_years(short: int, earliest: int, latest: int) -> list[int]:
    """The years from ``earliest`` to ``latest`` that end in these two digits, the latest first."""
    last = latest - (latest - short) % 100
    return list(range(last, earliest - 1, -100))


def _real(order: str, year: int, month: int, day: int, short: bool) -> list[Candidate]:
    """The candidate as a list, empty if the calendar does not have it (in any century, for short years)."""
    fits = is_day(year, month, day) if not short else any(is_day(base + year, month, day) for base in (1900, 2000))
    return [Candidate(order, year, month, day, short)] if fits else []


def _from_parts(match: re.Match[str]) -> Parsed | None:
    texts = (match[1], match[3], match[4])
    first, second, third = map(int, texts)
    if len(texts[0]) > 2:
        if len(texts[0]) != 4 or len(texts[2]) > 2:
            return None
        found = _real("ymd", first, second, third, False) or _real("ydm", first, third, second, False)
        return Parsed("year first", tuple(found))
    if len(texts[2]) == 3:
        return None
    short = len(texts[2]) < 3
    found = _real("dmy", third, second, first, short) + _real("mdy", third, first, second, short)
    if short and len(texts[0]) == 2:
        found += _real("ymd", first, second, third, True)
    return Parsed(match[2], tuple(found))


def _from_serial(days: int) -> Parsed | None:
    if days not in _SERIALS:
        return None
    day = _EPOCH + timedelta(days=days)
    return Parsed("serial", (Candidate("serial", day.year, day.month, day.day),))


def _from_digits(word: str) -> Parsed | None:
    if len(word) == 4:
        return Parsed("year", (Candidate("year", int(word), 1, 1),)) if int(word) in _YEARS else None
    if len(word) not in {6, 8}:
        return None
    short = len(word) == 6
    wide = len(word) - 4
    splits = {
        "ymd": (word[:wide], word[wide:-2], word[-2:]),
        "dmy": (word[4:], word[2:4], word[:2]),
        "mdy": (word[4:], word[:2], word[2:4]),
    }
    found: list[Candidate] = []
    for order, parts in splits.items():
        year, month, day = map(int, parts)
        if short or year in _YEARS:
            found += _real(order, year, month, day, short)
    return Parsed(str(len(word)), tuple(found)) if found else None


def _from_names(word: str) -> Parsed | None:
    months, weekdays = _names()
    numbers: list[str] = []
    named: list[int] = []
    for token in _WORD.findall(folded(word)):
        if token.isdigit():
            numbers.append(token)
        elif token in months:
            named.append(months[token])
        elif token not in weekdays and token not in _FILLERS:
            return None
    if len(named) != 1 or len(numbers) != 2:
        return None
    day, year = numbers if len(numbers[0]) < 3 else reversed(numbers)
    if len(day) > 2 or len(year) not in {2, 4}:
        return None
    return Parsed("named", tuple(_real("named", int(year), named[0], int(day), len(year) == 2)))


def _without_weekday(word: str) -> str:
    first, _, rest = word.partition(" ")
    return rest if rest and folded(first) in _names()[1] else word


@cache
def _names() -> tuple[dict[str, int], frozenset[str]]:
    from resultdesk.core.values.month_names import MONTHS, WEEKDAYS

    return {name: month for month, names in MONTHS.items() for name in names.split()}, frozenset(WEEKDAYS.split())
