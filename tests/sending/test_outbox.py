"""The outbox: sealed whole, found again, claimed once."""

import pytest

from resultdesk.core.errors import NoAnswer, WrongUse
from resultdesk.platforms.contract import Batch
from resultdesk.platforms.http import Request
from resultdesk.sending.claim import Ending, Heard
from resultdesk.sending.outbox import Outbox
from resultdesk.sending.parcel import Held, Source, State
from resultdesk.sending.rows import PIECE
from tests.sending.toy import parcel


@pytest.fixture
def second(outbox, clock):
    """Another process's look at the same file, as far as one process can play two."""
    box = Outbox(outbox.folder, now=clock, busy_seconds=0.2)
    yield box
    box.close()


def test_what_is_sealed_comes_back_byte_for_byte(outbox):
    body = bytes(range(256)) * (PIECE // 100)
    request = Request("PUT", "https://a.example/é?x=1", {"A": "b"}, {"format": "json"}, body)
    sealed = Batch(request, [9, 7, 2_000_000], ["007", "é,\n", '"'])
    outbox.seal(parcel([5]))
    name = outbox.seal(parcel(batches=[sealed]))
    (found,) = outbox.batches(name)
    assert found.batch == sealed
    assert found.state is State.WAITING
    assert len(body) > 2 * PIECE


def test_the_receipt_of_a_sealed_parcel(outbox, clock):
    sealed = parcel([2, 3], [4], skipped=5, transaction="11111111-2222-3333-4444-555555555555", replaces="older")
    receipt = outbox.receipt(outbox.seal(sealed))
    assert receipt.to_json() == {
        "id": receipt.id,
        "platform": "toy",
        "destination": "Spring Run · 1",
        "account": "Me",
        "server": "https://toy.example",
        "settings": {"race_id": "1", "mode": "upsert"},
        "file": {"name": "entries.xlsx", "sha256": "ab" * 32},
        "state": "waiting",
        "rows": {"sent": 0, "accepted": 0, "refused": 0, "unknown": 0, "skipped": 5},
        "waiting": 3,
        "discarded": 0,
        "refused_along": 0,
        "refused": [],
        "batches": [
            {"state": "waiting", "status": None, "attempts": 0, "answer": "", "rows": 2, "divided": False},
            {"state": "waiting", "status": None, "attempts": 0, "answer": "", "rows": 1, "divided": False},
        ],
        "transaction": "11111111-2222-3333-4444-555555555555",
        "replaces": "older",
        "held": None,
        "behind": None,
        "due": None,
        "trouble": None,
        "times": {"sealed": "2026-03-21T13:05:09Z", "sent": None, "answered": None},
    }
    assert receipt.id.startswith("20260321-")


def test_nothing_to_seal_is_said(outbox):
    with pytest.raises(WrongUse, match=r"outbox\.empty_parcel"):
        outbox.seal(parcel())


def test_a_parcel_that_cannot_be_sealed_leaves_nothing(outbox):
    uneven = Batch(Request("POST", "https://a.example/"), [2, 3], ["k2"])
    with pytest.raises(WrongUse, match=r"outbox\.uneven_batch"):
        outbox.seal(parcel(batches=[*parcel([2]).batches, uneven]))
    assert outbox.receipts() == []


def test_an_unknown_id_is_said(outbox):
    for ask in (outbox.receipt, outbox.batches, outbox.claim, outbox.discard):
        with pytest.raises(WrongUse, match=r"outbox\.unknown_id"):
            ask("20260101-00000000")


def test_receipts_are_newest_first_and_waiting_ones_oldest_first(outbox):
    first, second = outbox.seal(parcel([2])), outbox.seal(parcel([3]))
    assert [receipt.id for receipt in outbox.receipts()] == [second, first]
    assert [receipt.id for receipt in outbox.receipts(limit=1)] == [second]
    assert [receipt.id for receipt in outbox.waiting()] == [first, second]


@pytest.mark.parametrize("words", ["spring", "entries", "toy", "me spring", "k2", "100%"])
def test_search_finds_by_title_file_platform_account_key_and_all_its_words(outbox, words):
    name = outbox.seal(parcel([2], title="Spring 100% Run"))
    outbox.seal(parcel([3], title="Autumn", account="You", source=Source("b.csv", ""), platform="other"))
    assert [receipt.id for receipt in outbox.receipts(words)] == [name]


def test_search_takes_signs_as_they_are(outbox):
    outbox.seal(parcel([2]))
    assert outbox.receipts("%") == []
    assert outbox.receipts("k_") == []
    assert outbox.receipts("spring autumn") == []


def test_two_never_hold_the_same_parcel(outbox, second):
    name = outbox.seal(parcel([2]))
    claim = outbox.claim(name)
    for box in (outbox, second):
        with pytest.raises(WrongUse, match=r"outbox\.busy"):
            box.claim(name)
        with pytest.raises(WrongUse, match=r"outbox\.busy"):
            box.discard(name)
    claim.end(Ending())
    second.claim(name).end(Ending())


def test_two_never_send_to_the_same_place_at_once(outbox, second):
    older, newer = outbox.seal(parcel([2])), outbox.seal(parcel([3]))
    elsewhere = outbox.seal(parcel([4], race="2"))
    claim = outbox.claim(older)
    with pytest.raises(WrongUse, match=r"outbox\.busy"):
        second.claim(newer)
    second.claim(elsewhere).end(Ending())
    claim.end(Ending())
    with pytest.raises(WrongUse, match=r"outbox\.behind"):
        second.claim(newer)


def test_a_second_desk_opening_does_not_disturb_the_first(outbox, clock):
    name = outbox.seal(parcel([2]))
    claim = outbox.claim(name)
    batch = claim.next(repeatable=True)
    claim.begin(batch.number)
    other = Outbox(outbox.folder, now=clock)
    assert other.receipt(name).state is State.SENDING
    other.close()
    claim.heard(batch.number, State.ACCEPTED, Heard(200, "[]"))
    claim.end(Ending())
    assert outbox.receipt(name).state is State.ACCEPTED


def test_what_was_under_way_when_the_process_died_is_unknown_at_the_next_start(outbox, clock):
    name = outbox.seal(parcel([2], [3], [4]))
    claim = outbox.claim(name)
    for state in (State.ACCEPTED, None):
        batch = claim.next(repeatable=False)
        claim.begin(batch.number)
        if state:
            claim.heard(batch.number, state, Heard(200))
    outbox.close()  # lets go of the lock as a dying process does; the claim was never ended
    again = Outbox(outbox.folder, now=clock)
    receipt = again.receipt(name)
    assert receipt.state is State.UNKNOWN
    assert [line.state for line in receipt.batches] == [State.ACCEPTED, State.UNKNOWN, State.WAITING]
    assert (receipt.rows.sent, receipt.rows.accepted, receipt.rows.unknown, receipt.rows.waiting) == (2, 1, 1, 1)
    again.claim(name).end(Ending())
    again.close()


def test_a_claim_that_was_lost_writes_nothing(outbox, clock):
    name = outbox.seal(parcel([2]))
    claim = outbox.claim(name)
    batch = claim.next(repeatable=True)
    thief = Outbox(outbox.folder, now=clock)
    with thief._database.write() as connection:
        connection.execute("UPDATE parcels SET owner = 'other'")
    with pytest.raises(Exception, match=r"outbox\.lost_claim"):
        claim.begin(batch.number)
    thief.close()


def test_discarding_keeps_what_was_answered_and_what_is_unknown(outbox):
    name = outbox.seal(parcel([2], [3], [4]))
    claim = outbox.claim(name)
    for state in (State.ACCEPTED, State.UNKNOWN):
        batch = claim.next(repeatable=False)
        claim.begin(batch.number)
        claim.heard(batch.number, state, Heard(200 if state is State.ACCEPTED else None))
    claim.end(Ending(Held.STOPPED, NoAnswer("http.reset", "h", arrived=True)))
    receipt = outbox.discard(name)
    assert [line.state for line in receipt.batches] == [State.ACCEPTED, State.UNKNOWN, State.CANCELLED]
    assert (receipt.state, receipt.open) == (State.UNKNOWN, False)
    assert outbox.waiting() == []
    with pytest.raises(WrongUse, match=r"outbox\.finished"):
        outbox.discard(name)


def test_a_discarded_parcel_is_never_claimed(outbox):
    name = outbox.seal(parcel([2]))
    assert outbox.discard(name).state is State.CANCELLED
    assert outbox.claim(name) is None


def test_trouble_is_kept_with_its_kind(outbox, clock):
    name = outbox.seal(parcel([2]))
    outbox.claim(name).end(Ending(trouble=NoAnswer("http.refused", "a.example", arrived=False, n=3), pause=30))
    found = outbox.receipt(name)
    assert isinstance(found.trouble, NoAnswer)
    assert (found.trouble.code, found.trouble.place, found.trouble.arrived, found.trouble.params) == (
        "http.refused", "a.example", False, {"n": 3},
    )  # fmt: skip
    assert found.due == clock.at + 30


def test_the_log_is_folded_before_it_grows_without_end(outbox, monkeypatch):
    monkeypatch.setattr("resultdesk.sending.outbox.LONGEST_LOG", 1 << 20)
    names = []
    for row in range(2, 40):
        names.append(outbox.seal(parcel([row], race=str(row))))
        if outbox._folding:
            outbox._folding.join()
    assert outbox._database.log_size() < 5 << 20
    assert [receipt.id for receipt in outbox.waiting()] == names
