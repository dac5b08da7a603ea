"""A damaged outbox: set aside whole, and what can be read is saved."""

import os
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resultdesk.core.errors import CannotKeep, WrongUse
from resultdesk.sending import rescue, schema
from resultdesk.sending.outbox import Outbox
from resultdesk.sending.parcel import State
from tests.sending.toy import parcel


def make(folder, parcels=40):
    """An outbox with parcels of two batches, the first one sent."""
    box = Outbox(folder)
    names = [box.seal(parcel([2, 3], [4])) for _ in range(parcels)]
    box.close()
    return names, folder / "outbox.sqlite"


def test_a_file_that_is_no_database_is_set_aside(quick):
    folder = quick / "outbox"
    folder.mkdir()
    (folder / "outbox.sqlite").write_bytes(b"this is no database" * 10_000)
    box = Outbox(folder)
    assert box.receipts() == []
    assert (box.rescued.code, box.rescued.params) == ("outbox.rescued_nothing", {"kept": 0, "lost": 0})
    assert Path(box.rescued.place).read_bytes() == b"this is no database" * 10_000
    box.seal(parcel([2]))
    box.close()
    again = Outbox(folder)
    assert again.rescued is None
    assert len(again.receipts()) == 1
    again.close()


def test_a_file_cut_short_keeps_what_is_left(quick):
    names, path = make(quick / "outbox")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3])
    box = Outbox(path.parent)
    assert box.rescued is not None
    assert Path(box.rescued.place).exists()
    kept = [receipt.id for receipt in box.receipts()]
    assert set(kept) <= set(names)
    assert box.rescued.params["kept"] + box.rescued.params["lost"] == len(kept)
    box.close()


def test_a_file_cut_short_by_a_page_keeps_the_others(quick):
    names, path = make(quick / "outbox")
    os.truncate(path, path.stat().st_size - schema.PAGE_SIZE)
    box = Outbox(path.parent)
    assert len(box.receipts()) > len(names) // 2
    box.close()


@pytest.mark.parametrize("damage", [bytes(schema.PAGE_SIZE), bytes(100), b"SQLite format 4", b"\xff" * 5000])
def test_a_file_without_its_beginning_is_rescued_whole(quick, damage):
    names, path = make(quick / "outbox")
    with path.open("r+b") as file:
        file.write(damage)
    box = Outbox(path.parent)
    assert box.rescued.params == {"kept": len(names), "lost": 0}
    assert [receipt.id for receipt in box.receipts()] == names[::-1]
    assert box.batches(names[7])[0].batch.keys == ["k2", "k3"]
    box.close()


def test_a_batch_that_lost_its_bytes_is_not_sent(quick):
    names, path = make(quick / "outbox", parcels=2)
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM pieces WHERE number = (SELECT min(number) FROM pieces)")
    connection.commit()
    connection.close()
    found = rescue.rescue(path)
    assert (found.kept, found.incomplete) == (1, 1)
    box = Outbox(path.parent)
    assert box.receipt(names[0]).state is State.CANCELLED
    assert box.claim(names[0]) is None
    with pytest.raises(WrongUse, match=r"outbox\.forgotten"):
        box.batches(names[0])
    assert box.batches(names[1])[0].batch.keys == ["k2", "k3"]
    box.close()


def change(path, *statements):
    """What damage may leave, written by hand."""
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_an_upload_without_an_answer_stays_unknown_when_its_requests_are_lost(quick):
    names, path = make(quick / "outbox", parcels=2)
    change(
        path,
        "UPDATE batches SET state = 'unknown' WHERE parcel = 1",
        "UPDATE parcels SET state = 'unknown', held = 'asks' WHERE number = 1",
        "PRAGMA foreign_keys = OFF",
        "DELETE FROM batches",
    )
    assert rescue.rescue(path).incomplete == 2
    box = Outbox(path.parent)
    assert [box.receipt(name).state for name in names] == [State.UNKNOWN, State.CANCELLED]
    assert box.waiting() == []
    box.close()


PART = (
    "INSERT INTO batches (parcel, place, state, count, method, url, headers, query, size)"
    " VALUES (1, '000001.0', 'accepted', 1, 'POST', '', '{}', '{}', 0)"
)


@pytest.mark.parametrize(
    "lose",
    ["DELETE FROM batches WHERE place = '000000'", "DELETE FROM batches WHERE place = '000001.1'"],
)
def test_an_upload_that_lost_one_of_its_requests_is_incomplete(quick, lose):
    names, path = make(quick / "outbox", parcels=1)
    change(
        path,
        "UPDATE batches SET state = 'accepted', divided = place = '000001'",
        PART,
        PART.replace("000001.0", "000001.1"),
        "INSERT INTO contents SELECT number, x'00', '[\"k\"]' FROM batches WHERE place LIKE '%.%'",
    )
    assert rescue.rescue(path).incomplete == 0
    change(path, lose)
    assert rescue.rescue(path).incomplete == 1
    box = Outbox(path.parent)
    assert box.receipt(names[0]).open is False
    box.close()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE pieces SET bytes = CAST(replace(CAST(bytes AS TEXT), 'k3', 'k9') AS BLOB) WHERE batch = 1",
        "UPDATE contents SET keys = replace(keys, 'k3', 'k9') WHERE batch = 1",
        "UPDATE contents SET rows = x'0200000009000000' WHERE batch = 1",
        "UPDATE batches SET url = replace(url, 'races/1', 'races/3') WHERE number = 1",
    ],
)
def test_a_byte_that_is_not_as_it_was_sealed_is_never_sent(quick, damage):
    """A bit that flips on the disk can leave a request that looks right to SQLite and to the platform."""
    names, path = make(quick / "outbox", parcels=2)
    change(path, damage)
    box = Outbox(path.parent)
    claim = box.claim(names[0])
    with pytest.raises(CannotKeep, match=r"outbox\.damaged"):
        claim.next(repeatable=True)
    claim.close()
    box.close()
    again = Outbox(path.parent)
    assert again.rescued.params == {"kept": 1, "lost": 1}
    assert [again.receipt(name).state for name in names] == [State.CANCELLED, State.WAITING]
    assert again.claim(names[0]) is None
    again.close()


def test_a_damaged_file_of_the_first_version_is_rescued_and_upgraded(quick):
    path = quick / "outbox.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript((Path(__file__).parent / "data" / "outbox-1.sql").read_text("utf-8"))
    connection.close()
    assert rescue.rescue(path).kept == 1
    box = Outbox(path.parent)
    assert [receipt.state for receipt in box.receipts()] == [State.WAITING]
    assert box.batches(box.receipts()[0].id)[0].batch.keys == ["k2", "k3"]
    box.close()


def test_a_rescue_that_was_interrupted_is_finished_at_the_next_start(quick, monkeypatch):
    _names, path = make(quick / "outbox", parcels=3)
    monkeypatch.setattr(rescue, "finish", lambda path: None)
    rescue.rescue(path)
    path.write_bytes(b"damaged")
    monkeypatch.undo()
    box = Outbox(path.parent)
    assert len(box.receipts()) == 3
    box.close()


def test_damage_found_while_working_is_looked_into_at_the_next_start(quick):
    _names, path = make(quick / "outbox", parcels=3)
    box = Outbox(path.parent)
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    with pytest.raises(CannotKeep, match=r"outbox\.damaged"), box._database.read():
        raise error
    box.close()
    assert rescue.is_suspect(path)
    again = Outbox(path.parent)
    assert len(again.receipts()) == 3
    again.close()
    assert not rescue.is_suspect(path)


def test_a_damaged_file_is_not_taken_from_under_another_process(quick):
    _names, path = make(quick / "outbox", parcels=3)
    box = Outbox(path.parent)
    path.write_bytes(b"no database at all" * 5000)
    with pytest.raises(CannotKeep) as found:
        Outbox(path.parent)
    assert found.value.code == "outbox.damaged"
    assert list(path.parent.glob("*damaged*")) == []
    box._alive.free(remove=True)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_is_damaged_the_outbox_opens_and_says_only_what_is_true(quick, data):
    names, path = make(Path(tempfile.mkdtemp(dir=quick)) / "outbox", parcels=3)
    whole = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(whole) - 1))
    length = data.draw(st.sampled_from([1, 100, 5000, 70_000]))
    filler = data.draw(st.sampled_from([b"\0", b"\xff", b"x"]))
    whole[at : at + length] = filler * len(whole[at : at + length])
    path.write_bytes(whole)
    said = ""
    try:
        box = Outbox(path.parent)
    except CannotKeep as error:
        said = error.code
    if said:  # the few bytes that say whose file it is, and of which version
        assert said in {"outbox.newer", "outbox.not_ours"}
        return
    try:
        assert len(box.receipts()) <= len(names)
    except CannotKeep as error:
        said = error.code
    assert said in {"", "outbox.damaged"}
    assert rescue.is_suspect(path) == bool(said)
    box.close()
