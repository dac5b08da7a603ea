"""The look of last time, kept in a small file that may be missing, damaged or not writable."""

from __future__ import annotations

from pathlib import Path

import pytest

from resultdesk.ui.preferences import Preferences


def test_the_defaults_of_a_first_start(tmp_path: Path) -> None:
    kept = Preferences(tmp_path / "window.txt")
    assert (kept.theme, kept.text_size, kept.language, kept.geometry, kept.folder) == ("system", 100, "", b"", "")


def test_what_was_chosen_is_there_next_time(tmp_path: Path) -> None:
    path = tmp_path / "new" / "window.txt"
    first = Preferences(path)
    first.theme, first.text_size, first.language, first.geometry = "dark", 150, "nl", b"\x01\xd9"
    first.folder = "/lists/2026 = new"
    again = Preferences(path)
    assert (again.theme, again.text_size, again.language, again.geometry) == ("dark", 150, "nl", b"\x01\xd9")
    assert again.folder == "/lists/2026 = new"


@pytest.mark.parametrize("text", ["", "text_size=huge\ngeometry=xyz\n", "nonsense", "\x00=\x00", "text_size=٣\n"])
def test_a_damaged_file_means_the_defaults(tmp_path: Path, text: str) -> None:
    path = tmp_path / "window.txt"
    path.write_text(text, "utf-8")
    assert Preferences(path).text_size == 100
    assert Preferences(path).geometry == b""


def test_bytes_that_are_no_text_mean_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "window.txt"
    path.write_bytes(b"\xff\xfe\x00theme=dark")
    assert Preferences(path).theme == "system"


def test_a_place_that_cannot_be_written_keeps_nobody_from_choosing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    kept = Preferences(tmp_path / "file" / "window.txt")
    kept.theme = "contrast"
    assert kept.theme == "contrast"
