"""The rule on clock_time: what is ready, what can be read surely, and what must be asked of the whole column."""

from __future__ import annotations

import re
from collections.abc import Hashable

from resultdesk.core.problems import Fix, Level, ValueRule, Verdict
from resultdesk.core.values import codes, words
from resultdesk.platforms.runsignup import clock
from resultdesk.platforms.runsignup.clock import Clock
from resultdesk.platforms.runsignup.fields import CODES

FIELD = "clock_time"

_STATES = {
    words.State.DISQUALIFIED: "DQ",
    words.State.DID_NOT_START: "DNS",
    words.State.DID_NOT_FINISH: "DNF",
    words.State.DID_NOT_QUALIFY: "DNQ",
}

# What a text tells about its column: its two parts can only be minutes and seconds; times have three parts; times with
# hours have seconds; times with hours have none.
_MINUTES, _THREE, _SECONDS, _NO_SECONDS = "minutes", "three", "seconds", "no_seconds"


_PLAIN = re.compile(r"[0-9]{1,3}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?")


def clock_time() -> ValueRule:
    """``hhh:mm:ss.s`` or DQ, DNS, DNF, DNQ (seed 002)."""
    return ValueRule(FIELD, _judge, context=lambda told: told, evidence=_tells)


def _judge(text: str, context: Hashable) -> Verdict | None:
    text = codes.clean(text)
    told = context if isinstance(context, frozenset) else frozenset()
    if not text or text in CODES:
        return None
    time = clock.full(text)
    if time is not None:
        return _three_parts(text, time, told)
    meant = words.state(text)
    if meant in _STATES:
        return Verdict(f"{FIELD}.state", fixes=(Fix(_STATES[meant], "read_word"),))
    return _two_parts(text, told) or _otherwise(text)


def _three_parts(text: str, time: Clock, told: frozenset[Hashable]) -> Verdict | None:
    """Ready, unless tenths do not hold it, or the column looks as if a spreadsheet had read minutes as hours."""
    if not time.exact:
        return _too_fine(time)
    if not _PLAIN.fullmatch(text):
        return Verdict(f"{FIELD}.notation", fixes=(_fix(time),))
    if _NO_SECONDS in told and _SECONDS not in told and _hours_alone(time):
        meant = Clock(0, time.hours, time.minutes)
        fix = Fix(meant.written(), "read_clock", sure=False, answer="minutes")
        return Verdict(f"{FIELD}.no_seconds", Level.WARNING, {"meant": meant.written()}, (fix,))
    return None


def _two_parts(text: str, told: frozenset[Hashable]) -> Verdict | None:
    """``17:00``: minutes and seconds where the column shows it, else a question."""
    minutes, hours = clock.as_minutes(text), clock.as_hours(text)
    if minutes is None:
        return None
    if not minutes.exact:
        return _too_fine(minutes)
    if hours is None or told & {_MINUTES, _THREE, _SECONDS}:
        return Verdict(f"{FIELD}.notation", fixes=(_fix(minutes),))
    return Verdict(
        f"{FIELD}.two_parts",
        fixes=(
            Fix(minutes.written(), "read_clock", sure=False, answer="minutes"),
            Fix(hours.written(), "read_clock", sure=False, answer="hours"),
        ),
    )


def _otherwise(text: str) -> Verdict:
    read = clock.other(text)
    if read is not None:
        return Verdict(f"{FIELD}.notation", fixes=(_fix(read),)) if read.exact else _too_fine(read)
    part = clock.of_day(text)
    if part is not None:
        fix = Fix(part.written(), "read_clock", sure=False, answer="serial")
        return Verdict(f"{FIELD}.serial", fixes=(fix,))
    return Verdict(f"{FIELD}.not_a_time")


def _too_fine(time: Clock) -> Verdict:
    up = Fix(time.rounded_up().written(), "tenths", sure=False, answer="up")
    cut = Fix(time.written(), "tenths", sure=False, answer="cut")
    return Verdict(f"{FIELD}.too_fine", fixes=(up, cut))


def _fix(time: Clock) -> Fix:
    return Fix(time.written(), "read_clock")


def _tells(text: str) -> Hashable:
    text = codes.clean(text)
    time = clock.full(text)
    if time is not None:
        if time.seconds or time.fraction:
            return _SECONDS if time.hours else _THREE
        return _NO_SECONDS if _hours_alone(time) else _THREE
    minutes = clock.as_minutes(text)
    if minutes is not None and (clock.as_hours(text) is None or minutes.hours * 60 + minutes.minutes >= 24):
        return _MINUTES
    return None


def _hours_alone(time: Clock) -> bool:
    """14:25:00, as a spreadsheet shows 14:25 that it took for a time of the day."""
    return 1 <= time.hours <= 59 and not time.seconds and not time.fraction
