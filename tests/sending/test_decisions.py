"""What a person decides about unfinished parcels, and reading back what a platform stored."""

import pytest

from resultdesk.core.errors import NoAnswer, WrongUse
from resultdesk.sending import settling
from resultdesk.sending.claim import Ending
from resultdesk.sending.parcel import Held, State
from tests.sending.toy import parcel


@pytest.fixture
def asking(desk):
    """A parcel of three appended batches whose second has no answer: k3 and k4 are stored all the same."""
    desk.wire.script = ["", "stored, then cut"]
    return desk.send(desk.outbox.seal(parcel([2], [3, 4], [5], mode="append"))).id


def reading(desk, asking, stored):
    desk.toy.read_back = lambda gate, batches, settings, watch: [stored] * len(batches)
    return settling.read_back(desk.outbox, desk.toy, desk.door, asking)


def test_pause_holds_a_parcel_and_those_behind_it(desk):
    first, second = desk.outbox.seal(parcel([2])), desk.outbox.seal(parcel([3]))
    assert desk.outbox.pause(first).held is Held.PAUSED
    assert desk.send(second).trouble.code == "outbox.behind"
    assert desk.wire.sent == []
    desk.outbox.send_now(first)
    desk.send(second)
    assert desk.wire.calls == [b'["k2"]', b'["k3"]']


def test_what_was_paused_since_it_was_seen_to_be_due_is_not_sent(desk):
    first, second = desk.outbox.seal(parcel([2])), desk.outbox.seal(parcel([3], race="2"))
    due = desk.outbox.plan().due
    desk.send(due[0])
    desk.outbox.pause(second)  # by another desk, while the first is still going
    receipt = desk.send(due[1])
    assert due == (first, second)
    assert (receipt.state, receipt.held, receipt.trouble.code) == (State.WAITING, Held.PAUSED, "outbox.paused")
    assert desk.wire.calls == [b'["k2"]']


def test_sending_again_what_has_no_answer_is_a_persons_choice(desk, asking):
    receipt = desk.outbox.repeat(asking)
    assert (receipt.state, receipt.held, receipt.rows.unknown) == (State.UNKNOWN, Held.NO, 2)
    desk.wire.script = ["absent"]
    receipt = desk.send(asking)
    assert (receipt.state, receipt.held, receipt.rows.unknown) == (State.UNKNOWN, Held.NO, 2)
    receipt = desk.send(asking)
    assert receipt.state is State.ACCEPTED
    assert desk.wire.stored == {"k2": 1, "k3": 2, "k4": 2, "k5": 1}


def test_sending_again_is_allowed_once(desk, asking):
    desk.outbox.repeat(asking)
    desk.wire.script = ["stored, then cut"]
    receipt = desk.send(asking)
    assert (receipt.state, receipt.held) == (State.UNKNOWN, Held.ASKS)
    assert desk.send(asking).held is Held.ASKS
    assert desk.wire.stored["k3"] == 2


def test_what_may_be_stored_is_never_called_discarded(desk, asking):
    desk.outbox.repeat(asking)
    desk.wire.script = ["absent"]
    desk.send(asking)
    receipt = desk.outbox.discard(asking)
    assert (receipt.state, receipt.rows.unknown, receipt.open) == (State.UNKNOWN, 2, False)


def test_leaving_what_has_no_answer_ends_the_parcel_truthfully(desk, asking):
    receipt = desk.outbox.leave(asking)
    assert (receipt.state, receipt.open, receipt.rows.unknown) == (State.UNKNOWN, False, 2)
    assert desk.send(asking).to_json() == receipt.to_json()
    assert len(desk.wire.sent) == 3
    assert desk.outbox.waiting() == []


def test_leaving_lets_the_rest_go_on(desk):
    desk.wire.script = ["", "stored, then cut", "absent"]
    asking = desk.send(desk.outbox.seal(parcel([2], [3, 4], [5], mode="append"))).id
    assert desk.outbox.leave(asking).open
    receipt = desk.send(asking)
    assert (receipt.state, receipt.open) == (State.UNKNOWN, False)
    assert desk.wire.stored == {"k2": 1, "k3": 1, "k4": 1, "k5": 1}


def test_reading_back_finds_all(desk, asking):
    receipt = reading(desk, asking, frozenset({0, 1}))
    assert (receipt.state, receipt.open) == (State.ACCEPTED, False)
    assert receipt.rows.accepted == 4
    assert receipt.notes == ("outbox.read_back",)


def test_rows_that_are_not_shown_may_be_there_all_the_same(desk, asking):
    receipt = reading(desk, asking, frozenset())
    assert (receipt.state, receipt.held, receipt.rows.unknown) == (State.UNKNOWN, Held.ASKS, 2)
    assert receipt.trouble.code == "outbox.read_back_none"
    assert receipt.trouble.params == {"platform": "Toy", "found": 0, "of": 2, "n": 2, "unclear": 0}
    desk.outbox.repeat(asking)
    assert desk.send(asking).state is State.ACCEPTED


def test_reading_back_finds_some_and_only_the_rest_is_sent_again(desk, asking):
    receipt = reading(desk, asking, frozenset({1}))
    assert (receipt.rows.accepted, receipt.rows.waiting, receipt.rows.unknown) == (3, 0, 1)
    assert (receipt.state, receipt.held) == (State.UNKNOWN, Held.ASKS)
    assert receipt.trouble.code == "outbox.read_back"
    assert receipt.trouble.params == {"platform": "Toy", "found": 1, "of": 2, "n": 2, "unclear": 0}
    desk.outbox.repeat(asking)
    assert desk.send(asking).rows.accepted == 4
    assert desk.wire.calls[-1] == b'["k3"]'


def test_what_is_still_missing_is_looked_for_once_more(desk, asking):
    reading(desk, asking, frozenset({1}))
    receipt = reading(desk, asking, frozenset({0}))
    assert (receipt.state, receipt.open, receipt.rows.accepted) == (State.ACCEPTED, False, 4)


def test_some_of_a_batch_that_cannot_be_divided_settles_nothing(desk, asking):
    desk.toy.only = lambda batch, keep: None
    receipt = reading(desk, asking, frozenset({1}))
    assert (receipt.state, receipt.held, receipt.rows.unknown) == (State.UNKNOWN, Held.ASKS, 2)
    assert receipt.trouble.params["found"] == 1  # so many are seen there, whatever can be written down of it


def test_a_look_lifts_no_pause(desk):
    desk.wire.script = ["stored, then cut", "absent"]
    name = desk.send(desk.outbox.seal(parcel([2, 3], [4], mode="append"))).id
    desk.outbox.pause(name)
    receipt = reading(desk, name, frozenset({0, 1}))
    assert (receipt.held, receipt.rows.waiting, receipt.rows.unknown) == (Held.PAUSED, 1, 0)


def test_reading_back_that_cannot_tell_changes_nothing(desk, asking):
    receipt = reading(desk, asking, None)
    assert (receipt.state, receipt.held, receipt.rows.unknown) == (State.UNKNOWN, Held.ASKS, 2)
    assert receipt.trouble.code == "outbox.read_back_unclear"
    assert receipt.trouble.params == {"platform": "Toy", "found": 0, "of": 2, "n": 2, "unclear": 2}


def test_reading_back_without_a_network_changes_nothing(desk, asking):
    def absent(gate, batches, settings, watch):
        raise NoAnswer("http.not_found", "toy.example", arrived=False)

    desk.toy.read_back = absent
    with pytest.raises(NoAnswer):
        settling.read_back(desk.outbox, desk.toy, desk.door, asking)
    receipt = desk.outbox.receipt(asking)
    assert (receipt.state, receipt.held) == (State.UNKNOWN, Held.ASKS)


def test_a_platform_that_lists_nothing_says_so(desk, asking):
    with pytest.raises(WrongUse, match=r"outbox\.cannot_read_back"):
        settling.read_back(desk.outbox, desk.toy, desk.door, asking)


def test_another_account_of_the_same_server(desk):
    desk.wire.script, desk.door.renewals = ["401"], 0
    name = desk.send(desk.outbox.seal(parcel([2]))).id
    receipt = desk.outbox.change_account(name, "Other", "https://toy.example/")
    assert (receipt.account, receipt.held) == ("Other", Held.NO)
    with pytest.raises(WrongUse, match=r"outbox\.other_server"):
        desk.outbox.change_account(name, "Third", "https://elsewhere.example")


def test_mending_an_account_frees_what_waited_for_it(desk):
    desk.wire.script, desk.door.renewals = ["401", "500", "500", "500"], 0
    waits = desk.send(desk.outbox.seal(parcel([2]))).id
    stopped = desk.send(desk.outbox.seal(parcel([3], race="2"))).id
    desk.outbox.signed_in("Me")
    assert desk.outbox.receipt(waits).held is Held.NO
    assert desk.outbox.receipt(stopped).held is Held.GAVE_UP


def test_a_renamed_account_takes_along_what_waits_with_the_same_bytes(desk):
    gone = desk.send(desk.outbox.seal(parcel([2]))).id
    waits = desk.outbox.seal(parcel([3]))
    paused = desk.outbox.pause(desk.outbox.seal(parcel([4], race="2"))).id
    elsewhere = desk.outbox.seal(parcel([5], race="3", platform="other"))
    anothers = desk.outbox.seal(parcel([6], race="4", account="You"))
    before = [one.batch for one in desk.outbox.batches(waits)]
    desk.outbox.rename_account("toy", "Me", "Mine")
    names = {one: desk.outbox.receipt(one).account for one in (gone, waits, paused, elsewhere, anothers)}
    assert names == {gone: "Me", waits: "Mine", paused: "Mine", elsewhere: "Me", anothers: "You"}
    assert [one.batch for one in desk.outbox.batches(waits)] == before
    assert desk.outbox.receipt(paused).held is Held.PAUSED


def test_a_renamed_account_takes_along_what_is_being_sent(desk):
    name = desk.outbox.seal(parcel([2]))
    claim = desk.outbox.claim(name)
    desk.outbox.rename_account("toy", "Me", "Mine")
    claim.end(Ending())
    receipt = desk.outbox.receipt(name)
    assert (receipt.account, receipt.rows.waiting) == ("Mine", 1)


def test_a_network_that_is_back_makes_due_what_looked_for_it(desk, clock):
    desk.wire.script = ["absent"]
    name = desk.send(desk.outbox.seal(parcel([2]))).id
    assert desk.outbox.receipt(name).due > clock.at
    desk.outbox.network_is_back()
    assert desk.outbox.receipt(name).due == 0


def test_nothing_is_decided_about_a_finished_parcel(desk):
    name = desk.send(desk.outbox.seal(parcel([2]))).id
    box = desk.outbox
    for decide in (box.discard, box.pause, box.send_now, box.repeat, box.leave):
        with pytest.raises(WrongUse, match=r"outbox\.finished"):
            decide(name)


def test_a_newer_parcel_for_the_same_race_says_what_it_replaces(desk):
    assert desk.outbox.replaced_by(parcel([2])) is None
    first = desk.send(desk.outbox.seal(parcel([2], [3, 4], mode="append"))).id
    found = desk.outbox.replaced_by(parcel([3, 4, 5]))
    assert (found.receipt.id, found.rows) == (first, 2)
    assert desk.outbox.receipt(desk.outbox.seal(parcel([3, 4, 5]))).replaces == first


def test_other_rows_another_race_and_what_was_discarded_are_not_replaced(desk):
    first = desk.outbox.seal(parcel([2]))
    assert desk.outbox.replaced_by(parcel([3])) is None
    assert desk.outbox.replaced_by(parcel([2], race="2")) is None
    assert desk.outbox.replaced_by(parcel([2])).receipt.id == first
    desk.outbox.discard(first)
    assert desk.outbox.replaced_by(parcel([2])) is None
