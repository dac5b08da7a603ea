"""The disk does not always do its part: each way is said plainly, and nothing is half-sealed."""

import os
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from resultdesk.core.errors import CannotKeep
from resultdesk.sending import schema
from resultdesk.sending.claim import Ending, Heard
from resultdesk.sending.database import Database
from resultdesk.sending.outbox import Outbox
from resultdesk.sending.parcel import State
from resultdesk.sending.rows import PIECE
from tests.sending.toy import batch, parcel


@pytest.fixture
def folder(quick):
    return quick / "outbox"


def database_of(folder):
    return folder / "outbox.sqlite"


def large(megabytes):
    made = parcel([2])
    request = made.batches[0].request
    body = os.urandom(PIECE) * megabytes
    return parcel(
        batches=[batch([2]), type(made.batches[0])(type(request)("POST", request.url, body=body), [3], ["k3"])]
    )


def test_it_is_wal_and_every_commit_is_on_disk(outbox):
    for connection in (outbox._database._writer, outbox._database._reader):
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL
        assert connection.execute("PRAGMA page_size").fetchone()[0] == schema.PAGE_SIZE


def test_synchronous_is_full_again_after_a_write_that_may_wait(outbox):
    with outbox._database.write(at_once=False) as connection:
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 1
    assert outbox._database._writer.execute("PRAGMA synchronous").fetchone()[0] == 2


def test_a_full_disk_is_said_and_nothing_is_half_sealed(folder):
    """RLIMIT_FSIZE stands for the full disk, in a process of its own."""
    Outbox(folder).close()
    script = f"""
        import resource, sys
        sys.path[:0] = {sys.path!r}
        from pathlib import Path
        from tests.sending.test_database import large, parcel
        from resultdesk.core.errors import CannotKeep
        from resultdesk.sending.outbox import Outbox
        box = Outbox(Path({str(folder)!r}))
        before = box.seal(parcel([2]))
        resource.setrlimit(resource.RLIMIT_FSIZE, (3 << 20, resource.RLIM_INFINITY))
        try:
            box.seal(large(8))
        except CannotKeep as error:
            found = error.code
        print(found, len(box.receipts()), box.batches(before)[0].batch.keys)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        print(box.receipt(box.seal(large(8))).state.value)
        box.close()
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, timeout=50, check=False
    )
    assert done.stdout.splitlines() == ["outbox.full 1 ['k2']", "waiting"], done.stderr


def test_a_full_disk_in_the_middle_of_sending_leaves_the_batch_unknown(folder):
    """The answer came but could not be written down: that is not "sent", and not "not sent"."""
    script = f"""
        import resource, sys, os
        sys.path[:0] = {sys.path!r}
        from pathlib import Path
        from tests.sending.test_database import parcel
        from resultdesk.core.errors import CannotKeep
        from resultdesk.sending.claim import Heard, State
        from resultdesk.sending.outbox import Outbox
        box = Outbox(Path({str(folder)!r}))
        claim = box.claim(box.seal(parcel([2])))
        sealed = claim.next(repeatable=False)
        claim.begin(sealed.number)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, resource.RLIM_INFINITY))
        try:
            claim.heard(sealed.number, State.ACCEPTED, Heard(200, "ok"))
        except CannotKeep as error:
            print(error.code)
        sys.stdout.flush()
        os._exit(0)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, timeout=50, check=False
    )
    assert done.stdout.split() == ["outbox.full"], done.stderr
    box = Outbox(folder)
    assert [receipt.state for receipt in box.receipts()] == [State.UNKNOWN]
    box.close()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (sqlite3.SQLITE_FULL, "outbox.full"),
        (sqlite3.SQLITE_IOERR_FSYNC, "outbox.disk"),
        (sqlite3.SQLITE_IOERR_WRITE, "outbox.full"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "outbox.read_only"),
        (sqlite3.SQLITE_CANTOPEN, "outbox.cannot_open"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "outbox.locked"),
        (sqlite3.SQLITE_CORRUPT_VTAB, "outbox.damaged"),
        (sqlite3.SQLITE_NOTADB, "outbox.damaged"),
        (sqlite3.SQLITE_TOOBIG, "outbox.too_big"),
    ],
)
def test_each_failure_of_sqlite_has_its_code(outbox, number, code):
    error = sqlite3.OperationalError("as told")
    error.sqlite_errorcode = number
    with pytest.raises(CannotKeep) as found, outbox._database.write():
        raise error
    assert found.value.code == code


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotKeep) as found:
        Outbox(tmp_path / "file" / "outbox")
    assert found.value.code == "outbox.disk"


def test_a_folder_that_cannot_be_written_to(folder, monkeypatch):
    def refuse(*_args, **_more):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        with pytest.raises(CannotKeep) as found:
            Outbox(folder)
    assert found.value.code == "outbox.read_only"


def test_a_database_that_another_program_holds(folder, outbox):
    name = outbox.seal(parcel([2]))
    other = sqlite3.connect(database_of(folder), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    box = Outbox(folder, busy_seconds=0.05)
    with pytest.raises(CannotKeep) as found:
        box.seal(parcel([3]))
    assert found.value.code == "outbox.locked"
    other.execute("ROLLBACK")
    other.close()
    assert [receipt.id for receipt in box.receipts()] == [name]
    box.close()


def test_a_database_of_a_newer_program_is_left_as_it_is(folder):
    Outbox(folder).close()
    connection = sqlite3.connect(database_of(folder))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(CannotKeep) as found:
        Outbox(folder)
    assert (found.value.code, found.value.params["have"]) == ("outbox.newer", 99)


@pytest.mark.parametrize("version", [0, 1])
def test_another_programs_database_is_left_as_it_is(folder, version):
    folder.mkdir()
    connection = sqlite3.connect(database_of(folder))
    connection.execute("CREATE TABLE theirs (x)")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    with pytest.raises(CannotKeep) as found:
        Outbox(folder)
    assert found.value.code == "outbox.not_ours"


def test_an_upgrade_keeps_everything_and_a_copy_from_before(outbox, folder):
    name = outbox.seal(parcel([2]))
    outbox._database.fold(whole=True)
    steps = (*schema.STEPS, "ALTER TABLE parcels ADD COLUMN colour TEXT; CREATE TABLE more (x)")
    upgraded = Database(database_of(folder), steps)
    with upgraded.read() as connection:
        row = connection.execute("SELECT id, colour FROM parcels").fetchone()
        assert (row["id"], row["colour"], schema.version(connection)) == (name, None, len(steps))
    upgraded.close()
    before = sqlite3.connect(folder / f"outbox-before-{len(steps)}.sqlite")
    assert schema.version(before) == len(schema.STEPS)
    assert before.execute("SELECT id FROM parcels").fetchall() == [(name,)]
    before.close()


def test_an_upgrade_that_fails_changes_nothing(outbox, folder):
    name = outbox.seal(parcel([2]))
    with pytest.raises(CannotKeep):
        Database(database_of(folder), (*schema.STEPS, "CREATE TABLE more (x); CREATE TABLE more (x)"))
    with outbox._database.read() as connection:
        assert schema.version(connection) == len(schema.STEPS)
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'more'").fetchone()[0] == 0
    assert outbox.receipt(name).state is State.WAITING


def test_an_outbox_of_the_first_version_still_opens(tmp_path):
    """The tables as they were first released, with a parcel in them (``data/outbox-1.sql``)."""
    folder = tmp_path / "old"
    folder.mkdir()
    connection = sqlite3.connect(database_of(folder))
    connection.executescript((Path(__file__).parent / "data" / "outbox-1.sql").read_text("utf-8"))
    connection.close()
    box = Outbox(folder)
    (receipt,) = box.receipts()
    assert (receipt.id, receipt.state) == ("20260321-0a1b2c3d", State.WAITING)
    assert box.batches(receipt.id)[0].batch == batch([2, 3])
    box.claim(receipt.id).end(Ending())
    box.close()


def test_a_sender_that_lost_its_disk_lets_go(outbox, monkeypatch):
    name = outbox.seal(parcel([2]))
    claim = outbox.claim(name)
    sealed = claim.next(repeatable=False)
    claim.begin(sealed.number)
    claim.heard(sealed.number, State.ACCEPTED, Heard(200))
    claim.close()
    assert outbox.receipt(name).state is State.ACCEPTED
    claim.close()
