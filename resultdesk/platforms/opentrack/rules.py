"""What OpenTrack refuses (seed 004, platforms.md) and what a race office expects besides."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence

from resultdesk.checking.rules import numbers, texts
from resultdesk.checking.rules.clocks import Notation, race_time
from resultdesk.core.fields import Choice, Settings
from resultdesk.core.problems import Fix, Level, Rule, ValueRule, Verdict
from resultdesk.core.values import clocks, codes
from resultdesk.core.values.words import State

CODES: Mapping[State, str] = {
    State.DID_NOT_FINISH: "DNF",
    State.DID_NOT_START: "DNS",
    State.DISQUALIFIED: "DQ",
    State.NO_TIME: "NT",
}
"""In place of a time (platforms.md); DSQ and DISQ mean DQ, DNQ has no twin."""

_TIME = re.compile(r"(?:[0-9]{1,2}:)?[0-5]?[0-9](?:\.[0-9]{1,3})?|[0-9]{1,3}:[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,3})?")
"""``[h:][mm:]ss[.ff]``, minutes never over 99: 75:30 passes, 100:00 does not."""


def rules(settings: Settings, lists: Mapping[str, Sequence[Choice]]) -> tuple[Rule, ...]:
    """The rules of a result. ``lists["eventid"]`` are the races of the competition, where they are known."""
    chosen = settings.get("eventid", "")
    races = lists.get("eventid")
    return (
        texts.required("bib"),
        texts.clean_text("bib", Level.ERROR),
        texts.unique("bib", Level.ERROR if chosen else Level.WARNING),
        texts.required("time"),
        texts.clean_text("time", Level.ERROR),
        race_time("time", Notation(is_time, clocks.opentrack, CODES)),
        ValueRule("time", _thousandths),
        texts.clean_text("eventid", Level.ERROR),
        texts.required("eventid"),
        *([numbers.listed("eventid", races)] if races else []),
        *([numbers.chosen_is_listed("eventid", chosen, races)] if races and chosen else []),
        *(
            rule
            for name in ("round", "heat")
            for rule in (texts.clean_text(name, Level.ERROR), numbers.digits(name, least=1))
        ),
        texts.present("bib", "time", "eventid"),
    )


def is_time(text: str) -> bool:
    """Whether OpenTrack takes a text as a time."""
    return _TIME.fullmatch(text) is not None


def _thousandths(text: str, _context: Hashable) -> Verdict | None:
    """The seed shows hundredths. A third digit is rounded up, as race results are, but never unasked."""
    cleaned = codes.clean(text)
    _, dot, decimals = cleaned.rpartition(".")
    if not dot or len(decimals) < 3 or not is_time(cleaned):
        return None
    milliseconds = clocks.readings(cleaned)[0].milliseconds
    up = -(-milliseconds // 10) * 10
    return Verdict("time.thousandths", Level.WARNING, fixes=(Fix(clocks.opentrack(up), "round_up", sure=False),))
