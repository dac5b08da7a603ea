"""An outbox that something else emptied or took away: it is said, and what the log still holds is saved."""

import os
import shutil
from pathlib import Path

import pytest

from resultdesk.core.errors import CannotKeep
from resultdesk.sending.outbox import Outbox
from resultdesk.sending.parcel import Held
from tests.sending.toy import parcel

GONE = [lambda path: os.truncate(path, 0), lambda path: path.unlink()]


@pytest.fixture
def path(quick):
    """An outbox with one upload, closed in order."""
    box = Outbox(quick / "outbox")
    box.seal(parcel([2]))
    box.close()
    return quick / "outbox" / "outbox.sqlite"


@pytest.mark.parametrize("gone", GONE, ids=["emptied", "taken away"])
def test_it_is_said_once(path, gone):
    gone(path)
    box = Outbox(path.parent)
    assert (box.rescued.code, box.rescued.place) == ("outbox.emptied", str(path))
    assert box.receipts() == []
    box.close()
    again = Outbox(path.parent)
    assert again.rescued is None
    again.seal(parcel([3]))
    again.close()
    gone(path)
    third = Outbox(path.parent)
    assert third.rescued.code == "outbox.emptied"
    third.close()


@pytest.mark.parametrize("gone", GONE, ids=["emptied", "taken away"])
def test_what_the_log_of_a_dead_process_holds_is_saved_and_does_not_go_by_itself(outbox, tmp_path, gone):
    names = [outbox.seal(parcel([2])), outbox.seal(parcel([3], race="2"))]
    folder = tmp_path / "crashed"
    folder.mkdir()
    for file in outbox.folder.glob("outbox.sqlite*"):
        shutil.copyfile(file, folder / file.name)
    gone(folder / "outbox.sqlite")
    box = Outbox(folder)
    assert (box.rescued.code, box.rescued.params) == ("outbox.rescued", {"kept": 2, "lost": 0})
    assert Path(box.rescued.place + "-wal").stat().st_size > 0
    assert [receipt.id for receipt in box.receipts()] == names[::-1]
    assert [one.batch.keys for one in box.batches(names[1])] == [["k3"]]
    assert box.receipt(names[0]).held is Held.STOPPED
    assert box.plan().due == ()
    box.close()


def test_a_log_of_which_little_can_be_read_is_set_aside_all_the_same(path):
    log = path.with_name("outbox.sqlite-wal")
    log.write_bytes(b"no log at all" * 1000)
    os.truncate(path, 0)
    box = Outbox(path.parent)
    assert box.rescued.code == "outbox.emptied"
    assert Path(box.rescued.place + "-wal").read_bytes() == b"no log at all" * 1000
    box.close()


def test_a_file_that_never_held_an_upload_is_new(quick):
    Outbox(quick / "outbox").close()
    os.truncate(quick / "outbox" / "outbox.sqlite", 0)
    box = Outbox(quick / "outbox")
    assert box.rescued is None
    box.close()


def test_an_emptied_file_is_not_made_anew_under_another_process(path):
    box = Outbox(path.parent)
    os.truncate(path, 0)
    with pytest.raises(CannotKeep) as found:
        Outbox(path.parent)
    assert found.value.code == "outbox.damaged"
    assert path.stat().st_size == 0
    box._alive.free(remove=True)
