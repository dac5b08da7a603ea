"""The receipt: its counting, its JSON, its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core.errors import DeskError, NoAnswer
from resultdesk.platforms.contract import Answer, Credentials, Outcome
from resultdesk.sending import standing
from resultdesk.sending.answers import joined
from resultdesk.sending.claim import Ending
from resultdesk.sending.parcel import Held, State
from resultdesk.sending.receipts import BatchLine, counts, stamp
from resultdesk.sending.wording import ERRORS
from tests.sending.test_waiting import entry
from tests.sending.toy import TOKEN, batch, parcel

CONTRACT = {"id", "platform", "destination", "file", "state", "rows", "refused", "batches", "transaction", "times"}


def line(state, rows, refused=0, divided=False):
    return BatchLine(State(state), 200, 1, "", rows, refused, divided)


def test_each_state_is_counted_where_it_belongs():
    found = counts(
        [
            line("accepted", 1),
            line("queued", 2),
            line("partly_refused", 4, refused=1),
            line("refused", 8, refused=3),
            line("unknown", 16),
            line("sending", 32),
            line("waiting", 64),
            line("cancelled", 128),
            line("refused", 256, divided=True),
        ],
        skipped=512,
    )
    assert (found.sent, found.accepted, found.refused, found.unknown) == (63, 6, 9, 48)
    assert (found.waiting, found.skipped, found.refused_along) == (64, 512, 5)


lines = st.lists(
    st.builds(line, st.sampled_from([state.value for state in State]), st.integers(1, 9), divided=st.booleans())
)


@given(lines)
def test_sent_is_always_accepted_and_refused_and_unknown(found):
    rows = counts(found, 0)
    assert rows.sent == rows.accepted + rows.refused + rows.unknown
    assert min(rows.sent, rows.accepted, rows.refused, rows.unknown, rows.waiting, rows.refused_along) >= 0


def test_the_json_has_every_key_of_the_contract(desk):
    desk.wire.bad = {"k3": "no such bib"}
    made = desk.send(desk.outbox.seal(parcel([2, 3], skipped=1))).to_json()
    assert set(made) >= CONTRACT
    assert made["state"] == "partly_refused"
    assert made["rows"] == {"sent": 2, "accepted": 1, "refused": 1, "unknown": 0, "skipped": 1}
    assert made["refused"] == [{"row": 3, "key": "k3", "message": "no such bib", "field": ""}]
    assert made["batches"] == [
        {"state": "partly_refused", "status": 200, "attempts": 1, "answer": '{"refused": {"k3": "no such bib"}}',
         "rows": 2, "divided": False}
    ]  # fmt: skip
    assert made["times"] == dict.fromkeys(("sealed", "sent", "answered"), "2026-03-21T13:05:09Z")


def test_the_json_lists_each_row_of_a_request_that_was_refused_as_a_whole(desk):
    desk.wire.bad, desk.wire.refusal = {"k3": "no such bib"}, "whole"
    made = desk.send(desk.outbox.seal(parcel([2, 3], [4]))).to_json()
    assert (made["rows"]["refused"], made["refused_along"]) == (2, 1)
    assert made["refused"] == [
        {"row": 3, "key": "k3", "message": "no such bib", "field": ""},
        {"row": 2, "key": "k2", "message": "Not stored, because other rows were refused.", "field": ""},
    ]


def test_times_are_written_in_utc():
    assert stamp(0) == "1970-01-01T00:00:00Z"
    assert stamp(None) is None


@pytest.mark.parametrize("held", [held for held in Held if held])
def test_each_hold_has_a_sentence(held):
    assert standing.WHY[held].endswith(".")


def test_a_parcel_without_a_network_says_that_the_lid_may_be_closed(desk):
    desk.wire.script = ["absent"]
    receipt = desk.send(desk.outbox.seal(parcel([2])))
    assert standing.standing(receipt) == "Sealed. 1 upload waiting for a network. You may close the lid."
    assert standing.standing(desk.send(receipt.id)) == ""


def test_a_parcel_behind_another_says_so_before_and_after_it_was_tried(desk):
    desk.outbox.pause(desk.outbox.seal(parcel([2])))
    name = desk.outbox.seal(parcel([3]))
    for behind in (desk.outbox.waiting()[1], desk.outbox.receipts()[0], desk.send(name)):
        assert standing.standing(behind) == "Waits for an older upload to the same place."


def test_a_parcel_that_nothing_holds_goes_in_a_moment_also_after_another(desk):
    desk.outbox.seal(parcel([2]))
    desk.outbox.seal(parcel([3]))
    words = {standing.standing(one) for one in desk.outbox.waiting()}
    assert words == {"Sealed. It goes in a moment. You may close the lid."}


@pytest.mark.parametrize("code", ["answer.throttled", "send.throttled"])
def test_a_pause_that_the_platform_asked_for_is_said_with_its_end(desk, code):
    name = desk.outbox.seal(parcel([2]))
    trouble = DeskError(code, "toy.example", label="Toy")
    desk.outbox.claim(name).end(Ending(trouble=trouble, pause=600.0))
    said = standing.standing(desk.outbox.waiting()[0], lambda seconds: f"{seconds - desk.outbox.now():.0f} s from now")
    assert said == "The platform asked for a pause until 600 s from now. It goes on by itself."


def test_a_server_that_refuses_is_not_a_missing_network(desk):
    name = desk.outbox.seal(parcel([2]))
    trouble = NoAnswer("http.refused", "toy.example", arrived=False)
    desk.outbox.claim(name).end(Ending(trouble=trouble, pause=15.0, tries=1))
    said = standing.standing(desk.outbox.receipt(name), lambda _seconds: "14:05")
    assert said == "The last try did not get through. The next one comes by itself at 14:05."


def test_when_it_may_go_is_on_the_receipt_for_scripts(desk, clock):
    first, second = desk.outbox.seal(parcel([2])), desk.outbox.seal(parcel([3]))
    desk.outbox.claim(first).end(Ending(trouble=DeskError("send.throttled"), pause=60.0))
    made = [one.to_json() for one in desk.outbox.waiting()]
    assert [(one["due"], one["behind"]) for one in made] == [("2026-03-21T13:06:09Z", None), (None, first)]
    clock.at -= 86_400.0  # the clock set back delays nothing longer than the pause that was due
    assert desk.outbox.receipt(first).due == clock.at + 60.0
    assert desk.outbox.receipt(second).behind == first


def test_times_of_another_day_say_the_day():
    assert standing.clock(0.0).startswith(("1970-01-01 ", "1969-12-31 "))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (59, "59 s"), (60, "1 min"), (840, "14 min"), (3600, "1 h"), (172_799, "47 h"), (172_800, "2 days")],
)
def test_ages_as_people_say_them(seconds, words):
    assert standing.age(seconds) == words


def test_the_status_line():
    two = [entry("1", sealed=0.0), entry("2", "b", sealed=500.0)]
    assert standing.status_line([], 840.0) == ""
    assert standing.status_line(two, 840.0) == "2 waiting, oldest 14 min. You may close the lid."
    asks = [entry("1", held=Held.ASKS, sealed=0.0), *two[1:]]
    assert standing.status_line(asks, 840.0) == "2 waiting, oldest 14 min. 1 needs you."
    assert standing.status_line([entry("1", held=Held.PAUSED)], 5.0) == "1 waiting, oldest 5 s. You may close the lid."


def test_every_error_that_is_raised_here_has_words():
    from pathlib import Path
    from re import findall

    import resultdesk.sending

    folder = Path(resultdesk.sending.__file__).parent
    raised = {
        code
        for path in folder.glob("*.py")
        for code in findall(
            r'(?:CannotKeep|WrongUse|DeskError|NoAnswer|SignInRefused)\(\s*"([a-z_.]+)"', path.read_text("utf-8")
        )
    }
    assert raised >= {"outbox.unknown_id", "send.all_refused"}
    theirs = {"send.failed", "send.garbled", "send.sign_in", "send.forbidden", "send.throttled"}
    assert raised | theirs <= set(ERRORS)


def test_trouble_that_no_longer_matters_is_not_on_a_finished_receipt(desk):
    desk.wire.script = ["absent"]
    name = desk.send(desk.outbox.seal(parcel([2]))).id
    assert isinstance(desk.outbox.receipt(name).trouble, NoAnswer)
    assert desk.send(name).trouble is None


def test_a_secret_that_the_platform_quotes_in_its_error_is_masked():
    secret = Credentials({"X-Api-Key": TOKEN}, {})
    error = DeskError("answer.refused", "Toy", message=f"bad key {TOKEN}", status=422)
    cause = joined(batch([2]), Answer(Outcome.REFUSED, error=error), secret).error
    assert TOKEN not in str(cause)
    assert cause.params["status"] == 422
