"""One table decides: each cause, repeatable or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core.errors import NoAnswer
from resultdesk.platforms.contract import Answer, Outcome
from resultdesk.sending.parcel import State
from resultdesk.sending.policy import KEPT, Verb, asked_wait, back_off, decide, kept_for

SURE = ["http.not_found", "http.refused", "http.timeout_connect", "http.certificate", "http.proxy"]
UNSURE = ["http.timeout_read", "http.timeout_write", "http.reset", "http.cut"]


@pytest.mark.parametrize("repeatable", [True, False])
@pytest.mark.parametrize("code", SURE)
def test_what_never_arrived_waits_for_the_network(code, repeatable):
    found = decide(NoAnswer(code, arrived=False), repeatable=repeatable)
    assert (found.verb, found.batch) == (Verb.KEEP, State.WAITING)


@pytest.mark.parametrize("code", UNSURE)
def test_what_may_have_arrived_is_repeated_only_where_that_is_harmless(code):
    assert decide(NoAnswer(code, arrived=True), repeatable=True).verb is Verb.REPEAT
    assert decide(NoAnswer(code, arrived=True), repeatable=False).verb is Verb.ASK


@pytest.mark.parametrize("code", ["http.insecure", "http.bad_address"])
def test_a_wrong_address_stops(code):
    assert decide(NoAnswer(code, arrived=False), repeatable=True).verb is Verb.STOP


@pytest.mark.parametrize(
    ("outcome", "upsert", "other", "batch"),
    [
        ("accepted", "take", "take", "accepted"),
        ("queued", "take", "take", "queued"),
        ("partly_refused", "take", "take", "partly_refused"),
        ("refused", "take", "take", "refused"),
        ("sign_in", "sign in", "sign in", "waiting"),
        ("forbidden", "stop", "stop", "waiting"),
        ("turned_away", "stop", "stop", "waiting"),
        ("throttled", "wait", "wait", "waiting"),
        ("failed", "repeat", "ask", "unknown"),
        ("garbled", "repeat", "ask", "unknown"),
    ],
)
def test_each_outcome(outcome, upsert, other, batch):
    answer = Answer(Outcome(outcome))
    assert (decide(answer, repeatable=True).verb, decide(answer, repeatable=False).verb) == (upsert, other)
    assert decide(answer, repeatable=True).batch == batch


def test_one_bad_row_that_sinks_all_is_looked_for():
    assert decide(Answer(Outcome.REFUSED, split=True), repeatable=False).verb is Verb.SPLIT


def test_every_outcome_has_a_rule_and_an_unknown_code_too():
    for outcome in Outcome:
        for repeatable in (True, False):
            decide(Answer(outcome), repeatable=repeatable)
    assert decide(NoAnswer("tomorrow.new", arrived=True), repeatable=False).verb is Verb.ASK


def test_without_an_answer_nothing_is_repeated_by_itself_unless_harmless():
    for code in (*SURE, *UNSURE, "tomorrow.new"):
        assert decide(NoAnswer(code, arrived=True), repeatable=False).verb is Verb.ASK


unit = st.floats(0, 1)


@given(unit)
def test_waits_grow_and_are_spread_a_quarter_each_way(spread):
    assert 0.75 <= back_off(1, spread) <= 1.25
    assert 3 <= back_off(2, spread) <= 5
    assert 11.25 <= back_off(3, spread) == back_off(9, spread) <= 18.75
    assert kept_for(1, spread) <= 18.75
    assert kept_for(99, spread) == kept_for(len(KEPT), spread) <= 375


@given(st.floats(0, 1e6), unit)
def test_a_platform_that_asks_for_a_pause_gets_at_least_that(asked, spread):
    assert asked <= asked_wait(asked, 1, spread) <= asked + 1


def test_without_a_time_the_pause_grows():
    assert [asked_wait(None, waits, 0.5) for waits in (1, 2, 3)] == [1.0, 4.0, 15.0]
