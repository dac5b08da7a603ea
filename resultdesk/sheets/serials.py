"""Spreadsheet serial numbers (days since 1900 or 1904) as dates and race times.

Serial 60 of the 1900 system is 29 February 1900, a day that never was; spreadsheets show it, so it is shown here too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

_BEFORE_LEAP = date(1899, 12, 31)
_AFTER_LEAP = date(1899, 12, 30)
_MAC = date(1904, 1, 1)
_LAST = {False: 2_958_466, True: 2_957_004}  # the first day after 9999-12-31
_LONGEST = 366.0
"""Days. Times as long as this are moments of a date that is not shown, not durations."""
_DAY = 86_400_000


def day(serial: int, mac: bool) -> str | None:
    """The date of a whole serial as ``2001-01-31``; None where a spreadsheet shows only ######."""
    if serial < 0 or serial >= _LAST[mac]:
        return None
    if mac:
        return (_MAC + timedelta(days=serial)).isoformat()
    if serial == 0:
        return "1900-01-00"
    if serial == 60:
        return "1900-02-29"
    return ((_BEFORE_LEAP if serial < 60 else _AFTER_LEAP) + timedelta(days=serial)).isoformat()


def days(numbers: Sequence[str], mac: bool) -> list[str] | None:
    """The dates of many whole serials at once; None where one of them is not after February 1900, or no date."""
    import numpy as np

    if not "".join(numbers).isdecimal() or max(map(len, numbers)) > 7:
        return None
    serial = np.array(numbers, dtype="U7").astype(np.int64)
    if serial.min() <= (0 if mac else 60) or serial.max() >= _LAST[mac]:
        return None
    found: list[str] = (np.datetime64(_MAC if mac else _AFTER_LEAP) + serial).astype(str).tolist()
    return found


def clock(days: float, *, thousandths: bool = True) -> str:
    """A fraction of days as ``h:mm:ss[.fff]``; more than a day goes on counting hours."""
    total = round(abs(days) * _DAY)
    if not thousandths:
        total = (total + 500) // 1000 * 1000
    seconds, milli = divmod(total, 1000)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    text = f"{hour}:{minute:02}:{second:02}"
    if milli:
        text += f".{milli:03}".rstrip("0")
    return "-" + text if days < 0 and total else text


def moment(serial: float, mac: bool, *, thousandths: bool) -> str | None:
    """A date with a time as ``2001-01-31 10:20:30``; None where a spreadsheet shows only ######."""
    whole = int(serial // 1)
    rest = round((serial - whole) * _DAY)
    if not thousandths:
        rest = (rest + 500) // 1000 * 1000
    if rest >= _DAY:
        whole, rest = whole + 1, 0
    if whole == 0 and not mac:
        return clock(rest / _DAY)
    date_text = day(whole, mac)
    if date_text is None:
        return None
    text = clock(rest / _DAY)
    return f"{date_text} {text.zfill(8) if '.' not in text else text.zfill(9 + len(text.split('.')[1]))}"


def time_only(serial: float) -> str:
    """A time as a person means it: up to a year it is a duration, above that the time of day of some date."""
    return clock(serial if abs(serial) < _LONGEST else serial % 1)


def iso(text: str, *, with_time: bool) -> str:
    """An ISO text of the file (``2001-01-31T00:00:00Z``) as it is shown. Texts that are no date stay."""
    plain = text.strip().removesuffix("Z")
    try:
        when = datetime.fromisoformat(plain)
    except ValueError:
        return text
    if len(plain) <= 10 or (not with_time and not (when.hour or when.minute or when.second or when.microsecond)):
        return when.date().isoformat()
    shown = when.strftime("%Y-%m-%d %H:%M:%S")
    return f"{shown}.{when.microsecond // 1000:03}".rstrip("0") if when.microsecond >= 1000 else shown
