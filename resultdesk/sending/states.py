"""The states of batches and parcels, and the moves between them. The same tables stand in this folder's README."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from resultdesk.core.errors import WrongUse
from resultdesk.sending.parcel import State

WAITING, SENDING, UNKNOWN, CANCELLED = State.WAITING, State.SENDING, State.UNKNOWN, State.CANCELLED
ANSWERED = frozenset({State.ACCEPTED, State.QUEUED, State.PARTLY_REFUSED, State.REFUSED})
"""An answered batch is never sent again."""

UNFINISHED = frozenset({WAITING, SENDING, UNKNOWN})

BATCH_MOVES: Mapping[State, frozenset[State]] = {
    WAITING: frozenset({SENDING, CANCELLED}),
    # Back to waiting only when it is certain that the platform stored nothing.
    SENDING: ANSWERED | {UNKNOWN, WAITING},
    # Repeated (by itself where that is harmless, else when a person said so), or settled by reading back.
    UNKNOWN: frozenset({SENDING, State.ACCEPTED}),
    State.ACCEPTED: frozenset(),
    State.QUEUED: frozenset(),
    State.PARTLY_REFUSED: frozenset(),
    State.REFUSED: frozenset(),
    CANCELLED: frozenset(),
}

MOVES: Mapping[State, frozenset[State]] = {
    WAITING: frozenset({SENDING, CANCELLED}),
    SENDING: ANSWERED | {WAITING, UNKNOWN, CANCELLED},
    UNKNOWN: ANSWERED | {SENDING, WAITING, CANCELLED},
    State.ACCEPTED: frozenset(),
    State.QUEUED: frozenset(),
    State.PARTLY_REFUSED: frozenset(),
    State.REFUSED: frozenset(),
    CANCELLED: frozenset(),
}


def check_move(moves: Mapping[State, frozenset[State]], old: State, new: State) -> State:
    """``new`` if the table allows it (staying is always allowed); raises WrongUse("outbox.wrong_move") else."""
    if new is not old and new not in moves[old]:
        raise WrongUse("outbox.wrong_move", old=old.value, new=new.value)
    return new


def of_parcel(batches: Iterable[State]) -> State:
    """What a parcel's batches make of it when nobody is sending it: a call under way then has no answer."""
    states = {UNKNOWN if state is SENDING else state for state in batches}
    for state in (UNKNOWN, WAITING, CANCELLED):
        if state in states:
            return state
    if len(states) == 1:
        return states.pop()
    if not states & {State.REFUSED, State.PARTLY_REFUSED}:
        return State.QUEUED  # some accepted, some only queued: say the weaker thing
    return State.PARTLY_REFUSED
