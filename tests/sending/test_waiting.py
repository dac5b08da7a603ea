"""What is due, in which order, and when to look again."""

from hypothesis import given
from hypothesis import strategies as st

from resultdesk.sending.parcel import Held
from resultdesk.sending.waiting import ASKED_AGAIN, Entry, oldest, plan, remaining


def entry(name, lane="a", held=Held.NO, due=0.0, pause=0.0, sealed=0.0, **more):
    return Entry(name, lane, held, due, pause, sealed, **more)


def test_nothing_waits():
    found = plan([], 100.0)
    assert (found.due, found.look_again, found.behind) == ((), ASKED_AGAIN, {})


def test_all_of_a_lane_are_due_in_the_order_of_sealing():
    assert plan([entry("1"), entry("2", "b"), entry("3")], 100.0).due == ("1", "2", "3")


def test_one_that_waits_its_time_holds_those_behind_it_only_in_its_lane():
    found = plan([entry("1", due=130.0, pause=60.0), entry("2", "b"), entry("3")], 100.0)
    assert found.due == ("2",)
    assert found.look_again == 30.0
    assert found.behind == {"3": "1"}


def test_one_that_is_held_or_being_sent_holds_those_behind_it():
    for first in (*(entry("1", held=held) for held in Held if held), entry("1", busy=True)):
        found = plan([first, entry("2")], 100.0)
        assert (found.due, found.behind, found.look_again) == ((), {"2": "1"}, ASKED_AGAIN)


def test_a_clock_that_was_set_back_does_not_hold_a_parcel_for_ever():
    assert remaining(entry("1", due=1_000_000.0, pause=30.0), 100.0) == 30.0


def test_the_age_of_the_oldest():
    assert oldest([entry("1", sealed=40.0), entry("2", sealed=90.0)], 100.0) == 60.0
    assert oldest([], 100.0) == 0.0
    assert oldest([entry("1", sealed=900.0)], 100.0) == 0.0


entries = st.lists(
    st.builds(
        Entry,
        id=st.uuids().map(str),
        lane=st.sampled_from("abc"),
        held=st.sampled_from([Held.NO, Held.NO, Held.NO, *Held]),
        due=st.floats(0, 1000),
        pause=st.floats(0, 300),
        sealed=st.floats(0, 1000),
        busy=st.booleans(),
    ),
    max_size=12,
)


@given(entries, st.floats(0, 1000))
def test_nobody_overtakes_within_a_lane_and_nobody_is_forgotten(waiting, now):
    found = plan(waiting, now)
    stopped = set()
    for one in waiting:
        assert (one.id in found.due) + (one.id in found.behind) <= 1
        assert (one.id in found.behind) == (one.lane in stopped)
        if one.id not in found.due:
            stopped.add(one.lane)
            if one.id not in found.behind and one.held is Held.NO and not one.busy:
                assert found.look_again <= remaining(one, now) <= one.pause
