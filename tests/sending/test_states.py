"""The moves between states: as a table, checked, and on one page."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resultdesk.sending
from resultdesk.core.errors import WrongUse
from resultdesk.sending.parcel import State
from resultdesk.sending.policy import TABLE
from resultdesk.sending.states import ANSWERED, BATCH_MOVES, MOVES, UNFINISHED, check_move, of_parcel

PAGE = (Path(resultdesk.sending.__file__).parent / "README.md").read_text("utf-8")


def test_an_answered_or_discarded_batch_never_moves_again():
    for state in (*ANSWERED, State.CANCELLED):
        assert BATCH_MOVES[state] == frozenset()


def test_only_waiting_and_unknown_batches_can_be_sent():
    assert {state for state, moves in BATCH_MOVES.items() if State.SENDING in moves} == {State.WAITING, State.UNKNOWN}


def test_nothing_without_an_answer_is_called_refused():
    assert State.REFUSED not in BATCH_MOVES[State.UNKNOWN]
    assert State.CANCELLED not in BATCH_MOVES[State.UNKNOWN]


def test_a_wrong_move_is_refused():
    with pytest.raises(WrongUse, match=r"outbox\.wrong_move"):
        check_move(BATCH_MOVES, State.ACCEPTED, State.SENDING)
    assert check_move(BATCH_MOVES, State.WAITING, State.SENDING) is State.SENDING
    assert check_move(BATCH_MOVES, State.ACCEPTED, State.ACCEPTED) is State.ACCEPTED


@pytest.mark.parametrize(
    ("batches", "parcel"),
    [
        (["waiting"], "waiting"),
        (["accepted", "waiting"], "waiting"),
        (["accepted", "unknown", "waiting"], "unknown"),
        (["accepted", "sending"], "unknown"),
        (["accepted", "accepted"], "accepted"),
        (["queued", "queued"], "queued"),
        (["accepted", "queued"], "queued"),
        (["accepted", "refused"], "partly_refused"),
        (["partly_refused"], "partly_refused"),
        (["refused", "refused"], "refused"),
        (["cancelled"], "cancelled"),
        (["accepted", "cancelled"], "cancelled"),
        (["refused", "cancelled", "unknown"], "unknown"),
    ],
)
def test_what_batches_make_of_a_parcel(batches, parcel):
    assert of_parcel(map(State, batches)) is State(parcel)


@given(st.lists(st.sampled_from(State), min_size=1))
def test_success_is_said_only_when_every_batch_had_it(batches):
    state = of_parcel(batches)
    if state in (State.ACCEPTED, State.QUEUED):
        assert set(batches) <= {State.ACCEPTED, State.QUEUED}
    assert (state in UNFINISHED) == any(batch in UNFINISHED for batch in batches)


@pytest.mark.parametrize("moves", [MOVES, BATCH_MOVES])
def test_the_page_holds_the_moves(moves):
    for state, targets in moves.items():
        words = ", ".join(target.value for target in State if target in targets) or "nothing: final"
        assert f"| {state.value} | {words} |" in PAGE


def test_the_page_holds_the_policy():
    words = {True: "yes", False: "no", None: "any"}
    for rule in TABLE:
        line = f"| {rule.cause} | {words[rule.arrived]} | {words[rule.repeatable]} | {rule.verb} | {rule.batch} |"
        assert line in PAGE
