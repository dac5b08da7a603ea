"""Rows of requests that were refused as a whole: listed each, made only when looked at."""

import pytest

from resultdesk.core.errors import DeskError
from resultdesk.platforms.contract import Refusal
from resultdesk.sending import refused
from resultdesk.sending.refused import RefusedRows, Whole
from tests.sending.toy import parcel

NAMED = Refusal(5, "k5", "too short", "chip")
ROWS = RefusedRows([NAMED], [Whole([2, 3], ["k2", "k3"], "no"), Whole([9], ["k9"], "gone")])
ALL = [NAMED, Refusal(2, "k2", "no"), Refusal(3, "k3", "no"), Refusal(9, "k9", "gone")]


def test_named_rows_come_first_then_request_by_request():
    assert list(ROWS) == ALL
    assert [ROWS[at] for at in range(4)] == ALL
    assert ROWS[-1] == ALL[3]
    assert list(ROWS[1:3]) == ALL[1:3]
    assert list(ROWS.wholes[0][1:]) == [ALL[2]]
    assert len(ROWS) == 4
    with pytest.raises(IndexError):
        ROWS[4]
    assert not RefusedRows(())


def test_a_row_with_words_of_its_own_is_not_listed_twice():
    whole = refused.whole(DeskError("x", "Toy", message="Invalid."), "{}", [2, 5], ["k2", "k5"], [NAMED])
    assert list(whole) == [Refusal(2, "k2", "Invalid.")]


@pytest.mark.parametrize(
    ("error", "answer", "alone", "said"),
    [
        (DeskError("x", "Toy", message="No such race."), "{...}", True, "No such race."),
        (DeskError("x", "Toy", words="No such meeting."), "{...}", True, "No such meeting."),
        (DeskError("x", "Toy", message=""), '{"why":\n "closed"}', True, '{"why": "closed"}'),
        (None, "", True, "Refused without a word."),
        # An answer that names other rows is not about these.
        (None, '{"refused": {"k3": "too short"}}', False, "Not stored, because other rows were refused."),
    ],
)
def test_the_words_about_a_whole_request(error, answer, alone, said):
    assert refused.words(error, answer, alone=alone) == said


def test_a_hundred_thousand_rows_are_read_without_making_one_of_each(desk, monkeypatch):
    rows = list(range(2, 100_002))
    desk.wire.bad, desk.wire.refusal = {"k7": "too short"}, "whole"
    name = desk.send(desk.outbox.seal(parcel(rows))).id
    made = []
    monkeypatch.setattr(refused, "Refusal", lambda *texts: made.append(texts) or Refusal(*texts))
    receipt = desk.outbox.receipt(name)
    assert len(receipt.refused) == receipt.rows.refused == 100_000
    assert receipt.refused[99_999].key == "k100001"
    assert len(made) == 1
    assert len(receipt.to_json()["refused"]) == 100_000


def test_rows_that_were_forgotten_are_not_listed(desk):
    desk.wire.bad, desk.wire.refusal = {"k3": "too short"}, "whole"
    name = desk.send(desk.outbox.seal(parcel([2, 3]))).id
    assert [one.key for one in desk.outbox.receipt(name).refused] == ["k3", "k2"]
    desk.outbox.forget([name])
    assert list(desk.outbox.receipt(name).refused) == []
    assert desk.outbox.receipt(name).rows.refused == 2
