"""What was sent is nobody else's to read."""

import os
import stat
import sys

import pytest

from resultdesk.core import private
from resultdesk.sending import rescue
from resultdesk.sending.outbox import Outbox
from tests.sending.toy import parcel

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights as Unix has them")


@pytest.fixture(autouse=True)
def open_hearted():
    """A system where what a program makes may be read by all."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def rights(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_the_outbox_and_all_beside_it_are_its_owners_alone(tmp_path):
    box = Outbox(tmp_path / "home")
    box.seal(parcel([2]))
    box.close()
    (tmp_path / "home" / "outbox.sqlite-wal").unlink(missing_ok=True)
    rescue.rescue(tmp_path / "home" / "outbox.sqlite")
    box = Outbox(tmp_path / "home")
    box.seal(parcel([3]))
    assert rights(tmp_path / "home") == 0o700
    found = {path.name: oct(rights(path)) for path in box.folder.iterdir()}
    assert {"outbox.sqlite", "outbox.sqlite-wal", "outbox.used"} <= found.keys()
    assert any("damaged" in name for name in found)
    assert set(found.values()) == {"0o600"}
    box.close()


def test_an_outbox_that_all_could_read_is_narrowed_and_its_folder_left_alone(tmp_path):
    folder = tmp_path / "shared"
    folder.mkdir(0o755)
    Outbox(folder).close()
    (folder / "outbox.sqlite").chmod(0o644)
    box = Outbox(folder)
    assert rights(folder / "outbox.sqlite") == 0o600
    assert rights(folder) == 0o755
    box.close()


def test_a_file_that_is_not_there_is_made_and_one_that_is_keeps_what_it_holds(tmp_path):
    path = tmp_path / "a"
    private.only_ours(path)
    path.write_text("held", encoding="utf-8")
    path.chmod(0o664)
    private.only_ours(path)
    assert (path.read_text("utf-8"), rights(path)) == ("held", 0o600)
    private.narrow(tmp_path / "not there")
    assert not (tmp_path / "not there").exists()
