"""Pasted ranges as files of the desk's own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from resultdesk.core.errors import CannotKeep, CannotRead
from resultdesk.desk import pasting


def test_each_paste_is_a_file_of_its_own(tmp_path: Path) -> None:
    first, second = (pasting.keep(tmp_path, text) for text in ("a\tb\r\n", "c"))
    assert first != second
    assert first.read_bytes() == b"a\tb\r\n"
    assert second.read_bytes() == b"c"


def test_nothing_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match=r"paste\.empty"):
        pasting.keep(tmp_path, " \n\t")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "pasted").write_text("")
    with pytest.raises(CannotKeep, match=r"state\.not_writable"):
        pasting.keep(tmp_path, "a")


def test_what_was_pasted_long_ago_is_taken_away(tmp_path: Path) -> None:
    old, new = pasting.keep(tmp_path, "a"), pasting.keep(tmp_path, "b")
    os.utime(old, (0, 0))
    pasting.tidy(tmp_path)
    assert not old.exists()
    assert new.exists()
