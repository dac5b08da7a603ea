"""Times as RunSignup takes them: ``hhh:mm:ss.s``, or DQ, DNS, DNF, DNQ (seed 002)."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import replace

from resultdesk.checking.rules import clocks as rules
from resultdesk.core.problems import Fix, ValueRule, Verdict
from resultdesk.core.values import clocks, codes, words

FIELD = "clock_time"
TENTH = 100
"""Milliseconds: RunSignup's times end with tenths."""

STATES = {
    words.State.DISQUALIFIED: "DQ",
    words.State.DID_NOT_START: "DNS",
    words.State.DID_NOT_FINISH: "DNF",
    words.State.DID_NOT_QUALIFY: "DNQ",
}

_READY = re.compile(r"[0-9]{1,3}:[0-5][0-9]:[0-5][0-9](\.[0-9]0*)?")


def milliseconds(text: str) -> int | None:
    """The time of a text that is ready to be sent; None for a state and all else."""
    return clocks.read(text) if _READY.fullmatch(text) else None


def written(time: int) -> str:
    """Milliseconds in the notation of the seed's samples, to the nearest tenth: 00:17:00.1."""
    return clocks.runsignup((time + TENTH // 2) // TENTH * TENTH)


def clock_time() -> ValueRule:
    """Three parts and tenths. What is finer is asked about: rounding up and cutting are both in use."""
    notation = rules.Notation(lambda text: _READY.fullmatch(text) is not None, written, STATES)
    shared = rules.race_time(FIELD, notation)

    def judge(text: str, context: Hashable) -> Verdict | None:
        cleaned = codes.clean(text)
        found = [] if _READY.fullmatch(cleaned) else clocks.readings(cleaned)
        if len(found) == 1 and found[0].milliseconds % TENTH and found[0].by != "day":
            return _too_fine(found[0].milliseconds)
        return shared.judge(text, context)

    return replace(shared, judge=judge)


def _too_fine(time: int) -> Verdict:
    below = time // TENTH * TENTH
    up = Fix(clocks.runsignup(below + TENTH), "tenths", sure=False, answer="up")
    cut = Fix(clocks.runsignup(below), "tenths", sure=False, answer="cut")
    return Verdict(f"{FIELD}.too_fine", fixes=(up, cut))
