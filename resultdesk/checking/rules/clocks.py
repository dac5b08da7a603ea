"""Rules on race times: the platform's own notation, others read by what the column shows, states instead of a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

from resultdesk.core.problems import Fix, Level, ValueRule, Verdict
from resultdesk.core.values import clocks, codes, words
from resultdesk.core.values.clocks import Reading

# What a text tells about its column: its two parts can only be minutes; its three parts have no seconds; it has colons
# and tells no more. Three parts with seconds tell how many hours they have, as an int.
_MINUTES, _NO_SECONDS, _COLONS = "minutes", "no_seconds", "colons"
_MINUTES_WITH_DOT = re.compile(r"([0-9]{1,2})\.([0-5][0-9])")
_HOURS_ALONE = re.compile(r"([0-9]{1,2}):([0-9]{2}):00(?:\.0+)?")


@dataclass(frozen=True, slots=True)
class Notation:
    """How a platform takes times: ``fine`` knows its notation, ``write`` writes milliseconds in it."""

    fine: Callable[[str], bool]
    write: Callable[[int], str]
    states: Mapping[words.State, str]


def race_time(field: str, notation: Notation) -> ValueRule:
    """A time or a state, as the platform writes them.

    "14:25:00" is asked about where no time of the column has seconds, or none that has is of about as many hours: a
    spreadsheet took 14:25 for hours. "14:25" is asked about where the platform does not take it and no other time
    shows that it means minutes. "14.25" is doubted beside times with colons where the platform takes it as seconds.
    """

    def judge(text: str, context: Hashable) -> Verdict | None:
        cleaned = codes.clean(text)
        told = context if isinstance(context, frozenset) else frozenset()
        if not cleaned or cleaned in notation.states.values():
            return None
        if notation.fine(cleaned):
            return _hours_alone(field, cleaned, told, notation) or _seconds_alone(field, cleaned, told, notation)
        meant = words.state(cleaned)
        if meant is not None:
            value = notation.states.get(meant)
            return Verdict(f"{field}.time_state", fixes=(Fix(value, "read_word"),) if value else ())
        return _read(field, clocks.readings(cleaned), told, notation)

    return ValueRule(field, judge, context=lambda told: told, evidence=_tells)


def _read(field: str, found: list[Reading], told: frozenset[Hashable], notation: Notation) -> Verdict:
    if not found:
        return Verdict(f"{field}.not_a_time")
    if len(found) > 1 and (_MINUTES in told or _hours(told)):
        found = [reading for reading in found if reading.by == "minutes"]
    if len(found) > 1:
        fixes = (Fix(notation.write(one.milliseconds), "read_time", sure=False, answer=one.by) for one in found)
        what = "hours_or_minutes" if found[1].by == "hours" else "minutes_or_seconds"
        return Verdict(f"{field}.{what}", fixes=tuple(fixes))
    value = notation.write(found[0].milliseconds)
    if found[0].by in {"day", "seconds"}:
        return Verdict(f"{field}.bare_number", fixes=(Fix(value, "read_time", sure=False, answer=found[0].by),))
    return Verdict(f"{field}.time_notation", fixes=(Fix(value, "read_time"),))


def _hours_alone(field: str, text: str, told: frozenset[Hashable], notation: Notation) -> Verdict | None:
    """A time that the platform takes: doubtful only if it looks like minutes that a spreadsheet took for hours."""
    match = _HOURS_ALONE.fullmatch(text)
    if match is None or not int(match[1]):
        return None
    if not _doubtful(int(match[1]), told):
        return None
    meant = notation.write((int(match[1]) * 60 + int(match[2])) * 1_000)
    fix = Fix(meant, "read_time", sure=False, answer="minutes")
    return Verdict(f"{field}.hours_or_minutes", Level.WARNING, fixes=(fix,))


def _seconds_alone(field: str, text: str, told: frozenset[Hashable], notation: Notation) -> Verdict | None:
    """A time that the platform takes as seconds: "14.25" beside times of minutes is 14:25 in many offices."""
    match = _MINUTES_WITH_DOT.fullmatch(text)
    if match is None or not told:
        return None
    meant = notation.write((int(match[1]) * 60 + int(match[2])) * 1_000)
    fix = Fix(meant, "read_time", sure=False, answer="minutes")
    return Verdict(f"{field}.minutes_or_seconds", Level.WARNING, fixes=(fix,))


def _doubtful(hours: int, told: frozenset[Hashable]) -> bool:
    """Whether whole minutes with so many hours look like minutes and seconds beside the other times."""
    sure = _hours(told)
    if not sure and _MINUTES not in told:
        return _NO_SECONDS in told
    return not any(abs(other - hours) <= max(1, other // 2) for other in sure or {0, 1})


def _hours(told: frozenset[Hashable]) -> set[int]:
    """The hours of the column's times that have seconds."""
    return {one for one in told if isinstance(one, int)}


def _tells(text: str) -> Hashable:
    found = clocks.readings(text)
    if len(found) == 1 and found[0].by == "full":
        return _NO_SECONDS if _HOURS_ALONE.fullmatch(codes.clean(text)) else found[0].milliseconds // 3_600_000
    first = found[0] if found else None
    sure = first is not None and first.by == "minutes" and (len(found) == 1 or first.milliseconds >= 24 * 60_000)
    if sure:
        return _MINUTES
    return _COLONS if found and ":" in text else None
