"""The sender: each answer and each missing answer, and what stands on the receipt afterwards."""

import json

import pytest

from resultdesk.core.errors import CannotKeep, KeyringState, NoAnswer, SignInRefused
from resultdesk.platforms.contract import MASK, Refusal
from resultdesk.platforms.http import Response
from resultdesk.sending.parcel import Held, State
from resultdesk.sending.sender import Sender
from resultdesk.sending.standing import standing
from resultdesk.sending.wording import ERRORS
from tests.sending.toy import TOKEN, Quick, Wire, parcel, refused_sign_in


def rows(receipt):
    counts = receipt.rows
    return counts.sent, counts.accepted, counts.refused, counts.unknown


def test_all_rows_accepted_and_each_stored_once(desk):
    receipt = desk.send(desk.outbox.seal(parcel([2, 3], [4, 5])))
    assert receipt.state is State.ACCEPTED
    assert rows(receipt) == (4, 4, 0, 0)
    assert desk.wire.stored == {"k2": 1, "k3": 1, "k4": 1, "k5": 1}
    assert not receipt.open
    assert receipt.trouble is None


def test_the_sealed_bytes_are_what_goes_out(desk):
    name = desk.outbox.seal(parcel([2, 3]))
    desk.send(name)
    assert desk.wire.calls == [b'["k2", "k3"]']


def test_a_queueing_platform_is_queued_never_accepted(desk):
    desk.toy.queues = True
    receipt = desk.send(desk.outbox.seal(parcel([2], [3])))
    assert receipt.state is State.QUEUED
    assert [line.state for line in receipt.batches] == [State.QUEUED, State.QUEUED]


def test_refused_rows_are_joined_by_key(desk):
    desk.wire.bad = {"k3": "no such bib", "k7": "no clock time"}
    receipt = desk.send(desk.outbox.seal(parcel([2, 3], [7, 8])))
    assert receipt.state is State.PARTLY_REFUSED
    assert rows(receipt) == (4, 2, 2, 0)
    assert list(receipt.refused) == [Refusal(3, "k3", "no such bib"), Refusal(7, "k7", "no clock time")]


def test_a_request_refused_whole_counts_the_rows_that_were_refused_along(desk):
    desk.wire.bad, desk.wire.refusal = {"k3": "too short"}, "whole"
    receipt = desk.send(desk.outbox.seal(parcel([2, 3, 4])))
    assert receipt.state is State.REFUSED
    assert rows(receipt) == (3, 0, 3, 0)
    assert receipt.rows.refused_along == 2
    assert list(receipt.refused.named) == [Refusal(3, "k3", "too short")]
    assert [one.row for one in receipt.refused] == [3, 2, 4]
    assert desk.wire.stored == {}


def test_halving_finds_the_bad_row_and_stores_the_others_once(desk):
    desk.wire.bad, desk.wire.refusal, desk.wire.mode = {"k5": "?"}, "silent", "append"
    receipt = desk.send(desk.outbox.seal(parcel([2, 3, 4, 5, 6, 7, 8], mode="append")))
    assert receipt.state is State.PARTLY_REFUSED
    assert rows(receipt) == (7, 6, 1, 0)
    assert list(receipt.refused) == [Refusal(5, "k5", "one of the rows is not right")]
    assert desk.wire.stored == {"k2": 1, "k3": 1, "k4": 1, "k6": 1, "k7": 1, "k8": 1}


def test_rows_that_a_whole_refusal_spared_are_sent_again_without_the_named_ones(desk):
    desk.wire.bad, desk.wire.refusal, desk.toy.spares = {"k3": "too short", "k4": "no such race"}, "whole", True
    receipt = desk.send(desk.outbox.seal(parcel([2, 3, 4, 5])))
    assert receipt.state is State.PARTLY_REFUSED
    assert rows(receipt) == (4, 2, 2, 0)
    assert receipt.rows.refused_along == 0
    assert list(receipt.refused) == [Refusal(3, "k3", "too short"), Refusal(4, "k4", "no such race")]
    assert desk.wire.stored == {"k2": 1, "k5": 1}
    assert [line.divided for line in receipt.batches] == [True, False, False]


def test_a_server_that_never_names_all_rows_is_not_asked_for_ever(desk):
    desk.toy.spares = True
    desk.wire._serve = lambda keys: Response(422, {}, json.dumps({"refused": {keys[0]: "no"}}).encode())
    receipt = desk.send(desk.outbox.seal(parcel(list(range(2, 22)))))
    assert receipt.state is State.REFUSED
    assert rows(receipt) == (20, 0, 20, 0)
    assert (len(desk.wire.sent), receipt.rows.refused_along) == (6, 14)


def test_a_platform_that_cannot_divide_keeps_the_whole_refusal(desk):
    desk.wire.bad, desk.wire.refusal = {"k3": "?"}, "silent"
    desk.toy.only = lambda batch, keep: None
    receipt = desk.send(desk.outbox.seal(parcel([2, 3])))
    assert receipt.state is State.REFUSED
    assert (receipt.rows.refused, receipt.rows.refused_along) == (2, 2)


def test_row_after_row_refused_with_the_same_words_stops_the_halving(desk):
    numbers = list(range(2, 34))
    desk.wire.bad, desk.wire.refusal = {f"k{number}": "?" for number in numbers}, "silent"
    receipt = desk.send(desk.outbox.seal(parcel(numbers)))
    assert receipt.held is Held.GAVE_UP
    assert receipt.trouble.code == "send.all_refused"
    assert receipt.rows.refused == 3
    assert receipt.rows.waiting == 29
    assert len(desk.wire.calls) < 12


def test_without_a_network_the_parcel_waits_and_nothing_is_said_to_be_sent(desk, clock):
    desk.wire.script = ["absent"]
    receipt = desk.send(desk.outbox.seal(parcel([2, 3])))
    assert receipt.state is State.WAITING
    assert rows(receipt) == (0, 0, 0, 0)
    assert receipt.rows.waiting == 2
    assert receipt.held is Held.NO
    assert receipt.trouble.code == "http.not_found"
    assert receipt.due == clock.at + 15.0
    assert receipt.times.sent is None


def test_a_network_that_goes_away_halfway_leaves_the_rest_waiting(desk):
    desk.wire.script = ["", "absent:refused"]
    receipt = desk.send(desk.outbox.seal(parcel([2], [3], [4])))
    assert receipt.state is State.WAITING
    assert rows(receipt) == (1, 1, 0, 0)
    assert desk.send(receipt.id).state is State.ACCEPTED
    assert desk.wire.stored == {"k2": 1, "k3": 1, "k4": 1}
    assert len(desk.wire.calls) == 3


@pytest.mark.parametrize("fault", ["lost", "stored, then cut", "500", "stored, then 500", "page", "stored, then page"])
def test_an_upsert_without_an_answer_is_repeated_by_itself(desk, fault):
    desk.wire.script = [fault]
    receipt = desk.send(desk.outbox.seal(parcel([2, 3])))
    assert receipt.state is State.ACCEPTED
    assert desk.wire.stored == {"k2": 1, "k3": 1}
    assert receipt.batches[0].attempts == 2
    assert desk.watch.waits == [1.0]


@pytest.mark.parametrize("second", ["absent", "401", "403", "429", "cancel early"])
def test_a_call_that_does_not_get_through_does_not_settle_an_earlier_one(desk, second):
    """The first call was stored, though nobody knows; the second one was not even let in."""
    desk.wire.script, desk.door.renewals, desk.wire.retry_after = ["stored, then cut", second], 0, "900"
    receipt = desk.send(desk.outbox.seal(parcel([2])))
    assert receipt.state is State.UNKNOWN
    assert rows(receipt) == (1, 0, 0, 1)


@pytest.mark.parametrize("fault", ["lost", "stored, then cut", "500", "stored, then 500", "page", "stored, then page"])
def test_an_append_without_an_answer_is_never_repeated_and_the_others_go_on(desk, fault):
    desk.wire.script = [fault]
    receipt = desk.send(desk.outbox.seal(parcel([2], [3], mode="append")))
    assert receipt.state is State.UNKNOWN
    assert receipt.held is Held.ASKS
    assert rows(receipt) == (2, 1, 0, 1)
    again = desk.send(receipt.id)
    assert again.state is State.UNKNOWN
    assert len(desk.wire.sent) == 2


@pytest.mark.parametrize("mode", ["upsert", "append"])
def test_three_equal_failures_in_a_row_stop_the_parcel(desk, mode):
    desk.wire.script = ["500"] * 9
    receipt = desk.send(desk.outbox.seal(parcel([2], [3], [4], [5], mode=mode)))
    assert receipt.held is Held.GAVE_UP
    assert len(desk.wire.sent) == 3
    assert receipt.trouble.code == "send.failed"


def test_different_failures_are_not_equal(desk):
    desk.wire.script = ["500", "page", "500", "lost"]
    assert desk.send(desk.outbox.seal(parcel([2]))).state is State.ACCEPTED


def test_six_failures_in_a_row_of_whatever_kind_stop_the_parcel(desk):
    desk.wire.script = ["500", "page", "lost"] * 9
    receipt = desk.send(desk.outbox.seal(parcel([2])))
    assert receipt.held is Held.GAVE_UP
    assert len(desk.wire.sent) == 6
    assert desk.watch.waits == [1.0, 4.0, 15.0, 15.0, 15.0]


def test_a_broken_platform_that_names_a_time_is_given_it(desk, clock):
    desk.wire.script, desk.wire.retry_after = ["500", "500"], "20"
    name = desk.outbox.seal(parcel([2]))
    assert desk.send(name).state is State.ACCEPTED
    assert desk.watch.waits == [20.0, 20.0]


def test_a_broken_platform_that_names_a_long_time_is_left_to_the_outbox(desk, clock):
    desk.wire.script, desk.wire.retry_after = ["500"], "3600"
    receipt = desk.send(desk.outbox.seal(parcel([2])))
    assert (receipt.state, receipt.held, receipt.due) == (State.UNKNOWN, Held.NO, clock.at + 3600)


def test_a_401_signs_in_anew_once(desk):
    desk.wire.script = ["401"]
    assert desk.send(desk.outbox.seal(parcel([2]))).state is State.ACCEPTED
    assert desk.door.renewals == 0


def test_a_second_401_stops_and_asks(desk):
    desk.wire.script, desk.door.renewals = ["401", "401"], 5
    receipt = desk.send(desk.outbox.seal(parcel([2])))
    assert (receipt.state, receipt.held) == (State.WAITING, Held.SIGN_IN)
    assert isinstance(receipt.trouble, SignInRefused)
    assert len(desk.wire.sent) == 2


def test_a_fixed_key_is_not_renewed(desk):
    desk.wire.script, desk.door.renewals = ["401"], 0
    assert desk.send(desk.outbox.seal(parcel([2]))).held is Held.SIGN_IN
    assert len(desk.wire.sent) == 1


def test_no_permission_stops_without_a_repeat(desk):
    desk.wire.script = ["403"]
    receipt = desk.send(desk.outbox.seal(parcel([2], [3])))
    assert (receipt.state, receipt.held) == (State.WAITING, Held.SIGN_IN)
    assert receipt.trouble.code == "send.forbidden"
    assert len(desk.wire.sent) == 1


def test_too_fast_waits_as_long_as_asked(desk):
    desk.wire.script, desk.wire.retry_after = ["429"], "7"
    assert desk.send(desk.outbox.seal(parcel([2]))).state is State.ACCEPTED
    assert desk.watch.waits == [7.5]


def test_a_long_pause_is_left_to_the_outbox(desk, clock):
    desk.wire.script, desk.wire.retry_after = ["429"], "600"
    receipt = desk.send(desk.outbox.seal(parcel([2])))
    assert (receipt.state, receipt.held) == (State.WAITING, Held.NO)
    assert receipt.due == clock.at + 600.5
    assert desk.watch.waits == []


@pytest.mark.parametrize(
    ("trouble", "held"),
    [
        (refused_sign_in(), Held.SIGN_IN),
        (KeyringState("keyring.locked"), Held.SIGN_IN),
        (NoAnswer("http.timeout_read", "toy.example", arrived=True), Held.NO),
    ],
)
def test_a_sign_in_that_fails_sends_nothing(desk, trouble, held):
    desk.door.trouble = trouble
    receipt = desk.send(desk.outbox.seal(parcel([2], mode="append")))
    assert (receipt.state, receipt.held) == (State.WAITING, held)
    assert receipt.batches[0].attempts == 0
    assert desk.wire.sent == []


def test_cancel_between_batches_leaves_the_rest_waiting_and_held(desk):
    desk.wire.script = ["500"]
    desk.watch.cancel_at = 1
    receipt = desk.send(desk.outbox.seal(parcel([2], [3])))
    assert (receipt.state, receipt.held) == (State.UNKNOWN, Held.CANCELLED)
    assert [line.state for line in receipt.batches] == [State.UNKNOWN, State.WAITING]


@pytest.mark.parametrize("fault", ["cancel", "stored, then cancel"])
def test_cancel_during_a_call_makes_it_unknown(desk, fault):
    desk.wire.script = ["", fault]
    receipt = desk.send(desk.outbox.seal(parcel([2], [3], [4], mode="append")))
    assert [line.state for line in receipt.batches] == [State.ACCEPTED, State.UNKNOWN, State.WAITING]
    assert rows(receipt) == (2, 1, 0, 1)
    assert receipt.held is Held.CANCELLED


def test_the_end_of_the_program_is_no_persons_cancel(desk):
    desk.wire.script = ["cancel"]
    name = desk.outbox.seal(parcel([2], [3]))
    sender = Sender(desk.outbox, desk.wire, lambda _receipt: (desk.toy, desk.door))
    desk.watch.ending = True
    receipt = sender.send(name, desk.watch)
    assert (receipt.state, receipt.held) == (State.UNKNOWN, Held.NO)
    assert desk.outbox.plan().due == (name,)
    assert sender.send_due(Quick())[0].state is State.ACCEPTED


def test_cancel_before_anything_left_makes_it_waiting_not_unknown(desk):
    desk.wire.script = ["cancel early"]
    receipt = desk.send(desk.outbox.seal(parcel([2], mode="append")))
    assert (receipt.state, receipt.held) == (State.WAITING, Held.CANCELLED)
    assert rows(receipt) == (0, 0, 0, 0)


def test_a_call_that_cannot_be_made_at_all_stops(desk):
    desk.wire.script = ["odd"]
    receipt = desk.send(desk.outbox.seal(parcel([2], mode="append")))
    assert (receipt.state, receipt.held, receipt.trouble.code) == (State.WAITING, Held.STOPPED, "http.odd_header")


def test_a_finished_parcel_is_not_sent_again(desk):
    name = desk.outbox.seal(parcel([2]))
    assert desk.send(name) == desk.send(name)
    assert len(desk.wire.sent) == 1


def test_older_parcels_for_the_same_place_go_first(desk):
    desk.outbox.seal(parcel([2]))
    newer = desk.outbox.seal(parcel([3]))
    desk.send(newer)
    assert desk.wire.calls == [b'["k2"]', b'["k3"]']


def test_a_parcel_behind_one_that_does_not_get_through_waits(desk):
    desk.outbox.seal(parcel([2]))
    newer = desk.outbox.seal(parcel([3]))
    desk.wire.script = ["absent"]
    receipt = desk.send(newer)
    assert receipt.state is State.WAITING
    assert receipt.trouble.code == "outbox.behind"
    assert desk.wire.calls == []


def test_everything_that_is_due_goes_in_order_and_cancel_leaves_the_rest(desk):
    names = [desk.outbox.seal(parcel([row], race=str(row % 2))) for row in range(2, 7)]
    desk.outbox.pause(names[0])
    sender = Sender(desk.outbox, desk.wire, lambda _receipt: (desk.toy, desk.door))
    desk.wire.script = ["", "cancel"]
    receipts = sender.send_due(desk.watch)
    assert [receipt.id for receipt in receipts] == [names[1], names[3]]
    assert sender.send_due(Quick()) == []
    desk.outbox.send_now(names[0])
    desk.outbox.discard(names[3])
    assert [receipt.id for receipt in sender.send_due(Quick())] == [names[0], names[2], names[4]]


def test_a_fault_of_the_program_leaves_the_parcel_unknown_and_free(desk):
    name = desk.outbox.seal(parcel([2], [3], mode="append"))
    desk.toy.read = lambda batch, response: 1 // 0
    with pytest.raises(ZeroDivisionError):
        desk.send(name)
    assert [line.state for line in desk.outbox.receipt(name).batches] == [State.UNKNOWN, State.WAITING]
    desk.outbox.leave(name)


def test_a_folder_that_turns_read_only_after_the_call_is_not_said_to_have_sent_nothing(desk):
    name = desk.outbox.seal(parcel([2]))

    def turns_read_only(request, *more):
        desk.outbox._database._writer.execute("PRAGMA query_only = ON")
        return Wire.call(desk.wire, request, *more)

    desk.wire.call = turns_read_only
    with pytest.raises(CannotKeep) as found:
        desk.send(name)
    assert (found.value.code, desk.wire.stored) == ("outbox.read_only", {"k2": 1})
    assert desk.outbox.receipt(name).state is State.UNKNOWN, "nobody is sending it any more"
    assert standing(desk.outbox.waiting()[0]).startswith("No answer came.")
    for code in ("outbox.read_only", "outbox.disk"):
        assert "Nothing was sent" not in ERRORS[code].do
        assert "look under Outbox" in ERRORS[code].do
    desk.outbox._database._writer.execute("PRAGMA query_only = OFF")


def test_progress_counts_rows_and_refusals(desk):
    desk.wire.bad = {"k4": "no"}
    desk.send(desk.outbox.seal(parcel([2, 3], [4], [5])))
    steps = list(dict.fromkeys((step.done, step.of, step.refused) for step in desk.progress))
    assert steps == [(0, 4, 0), (2, 4, 0), (3, 4, 1), (4, 4, 1)]


def test_no_secret_reaches_the_disk(desk):
    desk.wire.script = ["401"]
    desk.door.renewals = 0
    name = desk.outbox.seal(parcel([2]))
    assert MASK in desk.send(name).batches[0].answer
    for path in desk.outbox.folder.iterdir():
        assert TOKEN.encode() not in path.read_bytes()
