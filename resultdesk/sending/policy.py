"""What happens after an answer, or after none: one table.

The cause is an ``Outcome`` or the code of a ``NoAnswer`` (``*``: any). The first rule that fits decides. ``arrived``
says whether a byte may have reached the platform, ``repeatable`` whether the platform makes a second call harmless
(Tracx, Equipe, OpenTrack's update and replace). The same table stands in this folder's README.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from resultdesk.core.errors import NoAnswer
from resultdesk.platforms.contract import Answer, Outcome
from resultdesk.sending.parcel import State


class Verb(StrEnum):
    """What the sender does next."""

    TAKE = "take"
    """The batch has its answer: go on with the next."""
    SPLIT = "split"
    """Send the two halves instead, until the bad row stands alone."""
    SIGN_IN = "sign in"
    """Sign in anew, once, and repeat; then stop and ask."""
    WAIT = "wait"
    """Wait as long as the platform asks, then repeat."""
    REPEAT = "repeat"
    """Back off and repeat by itself; give up after three equal failures in a row."""
    KEEP = "keep"
    """Nothing went out. The outbox keeps the parcel and tries again by itself."""
    ASK = "ask"
    """Nobody knows whether it was stored and a second call could double it: go on with the other batches, then ask."""
    STOP = "stop"
    """It will not get better by itself: stop the parcel and say what to do."""
    GIVE_UP = "give up"
    """Three equal failures in a row: stop the parcel and say so."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table; None fits both."""

    cause: str
    arrived: bool | None
    repeatable: bool | None
    verb: Verb
    batch: State


TABLE: tuple[Rule, ...] = (
    Rule("accepted", None, None, Verb.TAKE, State.ACCEPTED),
    Rule("queued", None, None, Verb.TAKE, State.QUEUED),
    Rule("partly_refused", None, None, Verb.TAKE, State.PARTLY_REFUSED),
    Rule("refused", None, None, Verb.TAKE, State.REFUSED),
    Rule("refused, one row sinks all", None, None, Verb.SPLIT, State.REFUSED),
    Rule("sign_in", None, None, Verb.SIGN_IN, State.WAITING),
    Rule("forbidden", None, None, Verb.STOP, State.WAITING),
    Rule("turned_away", None, None, Verb.STOP, State.WAITING),
    Rule("throttled", None, None, Verb.WAIT, State.WAITING),
    Rule("failed", None, True, Verb.REPEAT, State.UNKNOWN),
    Rule("failed", None, False, Verb.ASK, State.UNKNOWN),
    Rule("garbled", None, True, Verb.REPEAT, State.UNKNOWN),
    Rule("garbled", None, False, Verb.ASK, State.UNKNOWN),
    Rule("http.insecure", False, None, Verb.STOP, State.WAITING),
    Rule("http.bad_address", False, None, Verb.STOP, State.WAITING),
    # DNS, refused, no connection; a certificate too, as a captive portal or a wrong clock causes it and passes.
    Rule("*", False, None, Verb.KEEP, State.WAITING),
    # Timed out, reset or cut while reading.
    Rule("*", True, True, Verb.REPEAT, State.UNKNOWN),
    Rule("*", True, False, Verb.ASK, State.UNKNOWN),
)

EQUAL_FAILURES = 3
"""In a row: they stop a parcel instead of burning through the file."""

MOST_FAILURES = 6
"""In a row, of whatever kind."""

LONGEST_WAIT = 60.0
"""Seconds that a sender waits with the parcel in hand; a longer ``Retry-After`` is left to the outbox."""

BACK_OFF = (1.0, 4.0, 15.0)
KEPT = (15.0, 30.0, 60.0, 120.0, 300.0)
"""Seconds until the outbox tries a kept parcel again: first, second … and from then on the last."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do and the state of the batch meanwhile. ``cause`` tells equal failures from different ones."""

    verb: Verb
    batch: State
    cause: str


def decide(what: Answer | NoAnswer, *, repeatable: bool) -> Decision:
    """Look up the table."""
    if isinstance(what, NoAnswer):
        cause, arrived = what.code, what.arrived
    else:
        cause, arrived = what.outcome.value, True
        if what.outcome is Outcome.REFUSED and what.split:
            cause = "refused, one row sinks all"
    for rule in TABLE:
        if _fits(rule, cause, arrived, repeatable):
            return Decision(rule.verb, rule.batch, cause)
    raise LookupError(cause)


def _fits(rule: Rule, cause: str, arrived: bool, repeatable: bool) -> bool:
    return rule.cause in ("*", cause) and rule.arrived in (None, arrived) and rule.repeatable in (None, repeatable)


def back_off(failures: int, spread: float) -> float:
    """Seconds before repeat ``failures`` (from 1). ``spread``, random in 0..1, keeps desks from coming back at once."""
    return _spread(BACK_OFF[min(failures, len(BACK_OFF)) - 1], spread)


def kept_for(tries: int, spread: float) -> float:
    """Seconds until the outbox looks again after ``tries`` (from 1) fruitless looks."""
    return _spread(KEPT[min(tries, len(KEPT)) - 1], spread)


def asked_wait(retry_after: float | None, waits: int, spread: float) -> float:
    """Seconds to wait when told "too fast": never less than the platform asks, a little more so as not to be early."""
    if retry_after is None:
        return back_off(waits, spread)
    return max(retry_after, 0.0) + spread


def _spread(seconds: float, spread: float) -> float:
    return seconds * (0.75 + 0.5 * spread)
