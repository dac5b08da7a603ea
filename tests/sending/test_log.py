"""A log that was damaged or taken away after a crash is noticed: SQLite itself says nothing."""

import os
import shutil

import pytest

from resultdesk.sending.outbox import Outbox
from resultdesk.sending.parcel import Held
from tests.sending.toy import parcel


@pytest.fixture
def crashed(outbox, tmp_path):
    """The folder as a process leaves it that dies with one parcel in the file and another one in the log."""
    names = [outbox.seal(parcel([2]))]
    outbox._database.fold(whole=True)
    names.append(outbox.seal(parcel([3], race="2")))
    folder = tmp_path / "crashed"
    folder.mkdir()
    for file in outbox.folder.glob("outbox.sqlite*"):
        shutil.copyfile(file, folder / file.name)
    return folder, names


def flip(log):
    whole = bytearray(log.read_bytes())
    whole[len(whole) // 2] ^= 1
    log.write_bytes(whole)


def test_after_a_crash_nothing_is_amiss(crashed):
    folder, names = crashed
    box = Outbox(folder)
    assert box.rescued is None
    assert list(box.plan().due) == names
    box.close()


@pytest.mark.parametrize(
    "damage",
    [lambda log: log.unlink(), flip, lambda log: os.truncate(log, log.stat().st_size // 2)],
    ids=["gone", "flipped", "cut"],
)
def test_a_damaged_log_is_said_and_nothing_goes_by_itself(crashed, damage):
    """What it held may have been the answer to a call: to send again could double it."""
    folder, names = crashed
    damage(folder / "outbox.sqlite-wal")
    box = Outbox(folder)
    assert box.rescued.code == "outbox.lost_writes"
    assert [receipt.id for receipt in box.receipts()] == names[:1]
    receipt = box.receipt(names[0])
    assert (receipt.held, receipt.trouble.code) == (Held.STOPPED, "outbox.lost_writes")
    assert box.plan().due == ()
    box.send_now(names[0])
    assert list(box.plan().due) == names[:1]
    box.close()
    again = Outbox(folder)
    assert again.rescued is None
    again.close()


@pytest.mark.parametrize("damage", [b"", b"\0" * 136, b"\xff" * 136])
def test_an_index_that_says_nothing_is_not_believed(crashed, damage):
    folder, names = crashed
    (folder / "outbox.sqlite-shm").write_bytes(damage)
    box = Outbox(folder)
    assert box.rescued is None
    assert len(box.receipts()) == len(names)
    box.close()
