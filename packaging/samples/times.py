"""Race times the way spreadsheets store them: a fraction of a day and a format that shows it."""

from __future__ import annotations

from entries import Shown

DAY_IN_TENTHS = 864_000


def minutes_and_tenths(tenths: int) -> Shown:
    """17:00.1, stored whole."""
    minutes, rest = divmod(tenths, 600)
    return Shown(tenths / DAY_IN_TENTHS, "mm:ss.0", f"{minutes:02}:{rest // 10:02}.{rest % 10}")


def hours(tenths: int) -> Shown:
    """1:17:00, stored whole."""
    seconds = tenths // 10
    text = f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return Shown(seconds / 86_400, "[h]:mm:ss", text)


def typed_as_hours(tenths: int) -> Shown:
    """14:25 was typed and the program took it for 14 hours and 25 minutes; from 24 on it even shows them as hours."""
    minutes, rest = divmod(tenths, 600)
    value, shown = (minutes * 60 + rest // 10) / 1_440, f"{minutes}:{rest // 10:02}"
    return Shown(value, "h:mm", shown) if minutes < 24 else Shown(value, "[h]:mm:ss", f"{shown}:00")


def text(tenths: int) -> str:
    """1:17:00.5 or 17:00.1, as a text."""
    minutes, rest = divmod(tenths, 600)
    tail = f"{rest // 10:02}.{rest % 10}"
    return f"{minutes // 60}:{minutes % 60:02}:{tail}" if minutes >= 60 else f"{minutes}:{tail}"
