"""Race times as people write them, and as platforms take them. A time is a number of milliseconds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resultdesk.core.values.codes import clean

_SECOND = 1_000
_MINUTE = 60 * _SECOND
_HOUR = 60 * _MINUTE

_DAY = 24 * _HOUR

_COLONS = re.compile(r"(?:([0-9]{1,3}):)?([0-9]{1,3}):([0-9]{2})(?:[.,]([0-9]{1,6}))?")
_DOTS = re.compile(r"([0-9]{1,3})\.([0-9]{2})\.([0-9]{2})(?:[.,]([0-9]{1,6}))?")
_DOT_AND_COMMA = re.compile(r"([0-9]{1,3})\.([0-9]{2}),([0-9]{1,6})")
_OF_DAY = re.compile(r"[01]?[.,]([0-9]{4,})")
_PLAIN = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,6}))?")
_MARKS = re.compile(
    r"(?:([0-9]{1,3}) ?(?:h|u|t|std|hrs?|uur|st|timmar|timer) ?)?"
    r"(?:([0-9]{1,3}) ?(?:'|m|min|mn)\.? ?)?"
    r"(?:([0-9]{1,2})(?:[.,]([0-9]{1,6}))? ?(?:\"|''|s|sec|sek)?(?:([0-9]{1,3}))?)?",
    re.IGNORECASE,
)
_PRIMES = str.maketrans({"’": "'", "′": "'", "´": "'", "`": "'", "‘": "'", "”": '"', "″": '"', "“": '"'})


@dataclass(frozen=True, slots=True)
class Reading:
    """A time in milliseconds. ``by``: full (h:mm:ss), minutes (mm:ss), hours (h:mm), seconds, marks, day (a part)."""

    milliseconds: int
    by: str


def readings(text: str) -> list[Reading]:
    """What a text can mean as a time, the likeliest first; none if it is no time.

    "14:25" can be minutes, or hours as a spreadsheet takes it; "14.25" minutes or seconds. All others have one reading.
    """
    word = clean(text).translate(_PRIMES)
    if match := _COLONS.fullmatch(word):
        return _from_colons(match)
    if match := _DOTS.fullmatch(word):
        return _sound(int(match[1]), int(match[2]), int(match[3]), match[4], "full")
    if match := _DOT_AND_COMMA.fullmatch(word):
        return _sound(0, int(match[1]), int(match[2]), match[3], "minutes")
    if match := _OF_DAY.fullmatch(word):
        return [Reading(round(float(word.replace(",", ".")) * _DAY), "day")]
    if match := _PLAIN.fullmatch(word):
        minutes = _sound(0, int(match[1]), int(match[2]), None, "minutes") if len(match[2] or "") == 2 else []
        return [*minutes, Reading(int(match[1]) * _SECOND + _fraction(match[2]), "seconds")]
    match = _MARKS.fullmatch(word)
    if match and (match[1] or match[2]):
        hours, minutes_, seconds = (int(part or 0) for part in match.group(1, 2, 3))
        return _sound(hours, minutes_, seconds, match[4] or match[5], "marks")
    return []


def read(text: str) -> int | None:
    """The milliseconds of a text that can mean one time only; None otherwise."""
    found = readings(text)
    return found[0].milliseconds if len(found) == 1 else None


def runsignup(milliseconds: int) -> str:
    """hhh:mm:ss.s as in seed 002 ("00:17:00.1"): hours of at least two digits, as many decimals as there are."""
    return _long(milliseconds, 2, at_least_one=True)


def opentrack(milliseconds: int) -> str:
    """[h:]mm:ss.ff as in seed 004 ("14:25.10"); from 100 minutes on with hours, since minutes never pass 99."""
    if milliseconds >= 100 * _MINUTE:
        return _long(milliseconds, 1, at_least_one=False)
    minutes, rest = divmod(milliseconds, _MINUTE)
    return f"{minutes}:{rest // _SECOND:02d}{_decimals(rest % _SECOND, 2)}"


def long(milliseconds: int) -> str:
    """h:mm:ss[.fff], as the desk shows times."""
    return _long(milliseconds, 1, at_least_one=False)


def _from_colons(match: re.Match[str]) -> list[Reading]:
    first, second, third, decimals = match.groups()
    if first is not None:
        return _sound(int(first), int(second), int(third), decimals, "full")
    found = _sound(0, int(second), int(third), decimals, "minutes")
    if decimals is None and int(second) < 100:
        found += _sound(int(second), int(third), 0, None, "hours")
    return found


def _sound(hours: int, minutes: int, seconds: int, decimals: str | None, by: str) -> list[Reading]:
    """A reading, if minutes and seconds are what a clock shows (minutes alone may pass 59)."""
    if seconds > 59 or (hours and minutes > 59):
        return []
    whole = hours * _HOUR + minutes * _MINUTE + seconds * _SECOND
    return [Reading(whole + _fraction(decimals), by)]


def _fraction(decimals: str | None) -> int:
    """Milliseconds of a decimal part, cut after the third digit: no platform takes more."""
    return int((decimals or "").ljust(3, "0")[:3])


def _long(milliseconds: int, width: int, *, at_least_one: bool) -> str:
    hours, rest = divmod(milliseconds, _HOUR)
    minutes, rest = divmod(rest, _MINUTE)
    decimals = _decimals(rest % _SECOND, 1) or (".0" if at_least_one else "")
    return f"{hours:0{width}d}:{minutes:02d}:{rest // _SECOND:02d}{decimals}"


def _decimals(milliseconds: int, least: int) -> str:
    """The decimal part without zeros that say nothing, of at least ``least`` digits; "" for a whole second."""
    if not milliseconds:
        return ""
    return "." + f"{milliseconds:03d}".rstrip("0").ljust(least, "0")
