"""Race times as RunSignup takes them: ``hhh:mm:ss.s`` (seed 002), always with three parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

_THREE = re.compile(r"([0-9]{1,3}):([0-9]{1,2}):([0-9]{1,2})(?:[.,]([0-9]+))?")
_TWO = re.compile(r"([0-9]{1,3}):([0-9]{1,2})(?:[.,]([0-9]+))?")
_DOTTED = re.compile(r"([0-9]{1,3})\.([0-9]{2})\.([0-9]{2})(?:,([0-9]+))?")
_UNITS = re.compile(
    r"(?:([0-9]{1,3}) ?(?:h|hrs?|u|std) ?)?(?:([0-9]{1,3}) ?(?:m|min|['\u2019\u2032]) ?)?"
    r"(?:([0-9]{1,2})(?:[.,]([0-9]+))? ?(?:s|sec|sek|\"|''|\u201d|\u2033)?)?"
)
_DAY_FRACTION = re.compile(r"0?[.,][0-9]{4,}")
_SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Clock:
    """A time in whole parts; ``fraction`` are the digits after the second, as written, without zeros at the end."""

    hours: int
    minutes: int
    seconds: int
    fraction: str = ""

    @property
    def milliseconds(self) -> int:
        """The time in thousandths, what is below them cut."""
        whole = (self.hours * 60 + self.minutes) * 60 + self.seconds
        return whole * 1_000 + int(self.fraction[:3].ljust(3, "0"))

    @property
    def exact(self) -> bool:
        """Whether tenths hold it without loss."""
        return len(self.fraction) <= 1

    def written(self) -> str:
        """In the notation of the seed's samples, tenths cut: 00:17:00.1."""
        return f"{self.hours:02}:{self.minutes:02}:{self.seconds:02}.{(self.fraction or '0')[0]}"

    def rounded_up(self) -> Clock:
        """The next tenth, if tenths do not hold it (times of races are rounded up)."""
        if self.exact:
            return self
        tenths = self.milliseconds // 100 + 1
        return of_tenths(tenths)


def of_tenths(tenths: int) -> Clock:
    """The time of so many tenths of a second."""
    seconds, tenth = divmod(tenths, 10)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return Clock(hours, minutes, seconds, str(tenth) if tenth else "")


def full(text: str) -> Clock | None:
    """A time with three parts and colons, or None."""
    found = _THREE.fullmatch(text)
    return _clock(found[1], found[2], found[3], found[4]) if found else None


def as_minutes(text: str) -> Clock | None:
    """``mm:ss`` (minutes above 59 become hours), or None."""
    found = _TWO.fullmatch(text)
    if found is None or int(found[2]) > 59 or len(found[2]) != 2:
        return None
    hours, minutes = divmod(int(found[1]), 60)
    return Clock(hours, minutes, int(found[2]), _fraction(found[3]))


def as_hours(text: str) -> Clock | None:
    """``hh:mm``, or None where there is a fraction or too many minutes."""
    found = _TWO.fullmatch(text)
    if found is None or found[3] or int(found[2]) > 59 or len(found[2]) != 2:
        return None
    return Clock(int(found[1]), int(found[2]), 0)


def other(text: str) -> Clock | None:
    """Notations that can mean one time alone: 1h17m00s, 17'00"1, 1.17.00,5; None for all others."""
    dotted = _DOTTED.fullmatch(text)
    if dotted is not None:
        return _clock(dotted[1], dotted[2], dotted[3], dotted[4])
    found = _UNITS.fullmatch(text.lower())
    if found is None or text.replace(" ", "").replace(".", "").replace(",", "").isdigit() or not text:
        return None
    minutes = int(found[2] or 0)
    if found[1] is None and minutes > 59:
        return _clock(str(minutes // 60), str(minutes % 60), found[3] or "0", found[4])
    return _clock(found[1] or "0", found[2] or "0", found[3] or "0", found[4])


def of_day(text: str) -> Clock | None:
    """A part of a day, as a spreadsheet stores a time whose format was lost: 0.0118055556 is 0:17:00."""
    if not _DAY_FRACTION.fullmatch(text):
        return None
    return of_tenths(round(float(text.replace(",", ".")) * _SECONDS_A_DAY * 10))


def _clock(hours: str, minutes: str, seconds: str, fraction: str | None) -> Clock | None:
    if int(minutes) > 59 or int(seconds) > 59:
        return None
    return Clock(int(hours), int(minutes), int(seconds), _fraction(fraction))


def _fraction(digits: str | None) -> str:
    return (digits or "").rstrip("0")
