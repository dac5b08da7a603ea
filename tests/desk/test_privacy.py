"""What the desk keeps of people is nobody else's to read."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from resultdesk.desk.desk import Desk


@pytest.mark.skipif(sys.platform == "win32", reason="rights as Unix has them")
def test_the_folder_and_every_file_in_it_are_their_owners_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    before = os.umask(0o022)
    try:
        desk = Desk(home)
        desk.memory.put("preferences", "x", 1)
        assert desk.journal.problem is None
        assert desk.outbox.receipts() == []
        found = {path.name: stat.S_IMODE(path.stat().st_mode) for path in home.iterdir()}
        desk.close()
    finally:
        os.umask(before)
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert {"memory.sqlite3", "journal.sqlite3", "outbox.sqlite"} <= found.keys()
    assert set(found.values()) == {0o600}
