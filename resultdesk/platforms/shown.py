"""Whether a time on a platform's page is the one that was sent, for calls without an answer (``offers.ReadsBack``)."""

from __future__ import annotations

import re

from resultdesk.core.values import words

_CLOCK = re.compile(r"(?:(?:([0-9]{1,3}):)?([0-9]{1,3}):)?([0-9]{1,2})(?:[.,]([0-9]{1,6}))?")
"""h:mm:ss, mm:ss or seconds, with decimals. Platforms never mean hours and minutes by "14:25"."""


def same_time(sent: str, shown: str) -> bool:
    """Whether ``shown`` is the time or the state (DNF …) that was sent, as exactly as it is shown.

    A page may leave decimals out, by rounding or by cutting: "14:25" is 14:24.30, 14:25.10 and 14:25.90 alike.
    """
    state = words.state(sent)
    if state is not None:
        return words.state(shown) is state
    ours, theirs = _read(sent), _read(shown)
    return ours is not None and theirs is not None and abs(ours[0] - theirs[0]) < theirs[1]


def _read(text: str) -> tuple[int, int] | None:
    """Milliseconds, and those that the last digit counts; None for what is no time."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    hours, minutes, seconds, decimals = match.groups()
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds)
    digits = (decimals or "")[:3]
    return whole * 1_000 + int(digits.ljust(3, "0")), 10 ** (3 - len(digits))
