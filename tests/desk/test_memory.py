"""What the desk remembers, through closing and through damage."""

from __future__ import annotations

from pathlib import Path

import pytest

from resultdesk.core.errors import CannotKeep
from resultdesk.core.fields import Choice
from resultdesk.desk.memory import RECENT_FILES, Memory


def test_a_value_is_there_after_closing(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    memory.put("preferences", "language", "nl")
    memory.close()
    again = Memory(tmp_path)
    assert again.get("preferences", "language") == "nl"
    again.close()


def test_headers_are_remembered_whatever_their_case_and_blanks(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    memory.matched("tracx", ["Startnr", "Voornaam "], {"start_number": 0})
    assert memory.match_for("tracx", ["STARTNR", "  Voornaam"]) == {"Startnr": "start_number"}
    assert memory.match_for("tracx", ["Startnr"]) is None
    assert memory.match_for("equipe", ["Startnr", "Voornaam"]) is None
    memory.close()


def test_pick_lists_come_along_to_a_new_name(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    memory.listed("tracx/Zoë", "event_id", [Choice("1", "Spring Run")])
    memory.listed("tracx/Zoë", "1/race_id", [Choice("2", "5k")])
    memory.listed("tracx/Zoë 2", "event_id", [Choice("3", "Other")])
    memory.listed("tracx/Club", "event_id", [Choice("4", "Old")])
    memory.rename_lists("tracx/Zoë", "tracx/Club")
    events, races = memory.list_of("tracx/Club", "event_id"), memory.list_of("tracx/Club", "1/race_id")
    assert events is not None
    assert events.choices == (Choice("1", "Spring Run"),)
    assert races is not None
    assert races.choices == (Choice("2", "5k"),)
    assert memory.list_of("tracx/Zoë", "event_id") is None
    assert memory.list_of("tracx/Zoë 2", "event_id") is not None
    memory.close()


def test_recent_files_are_newest_first_without_those_that_went(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    files = [tmp_path / f"{n}.csv" for n in range(RECENT_FILES + 3)]
    for file in files:
        file.touch()
        memory.opened(file)
    files[-1].unlink()
    assert memory.recent() == files[-2:2:-1]
    memory.close()


def test_a_pick_list_comes_back_in_its_order(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    races = [Choice("2", "10 km"), Choice("1", "5 km")]
    memory.listed("tracx/club", "1/race_id", races)
    listing = memory.list_of("tracx/club", "1/race_id")
    assert listing is not None
    assert list(listing.choices) == races
    assert memory.list_of("tracx/other", "1/race_id") is None
    memory.close()


def test_a_damaged_memory_is_set_aside_and_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "memory.sqlite3").write_bytes(b"this is no database, " * 100)
    memory = Memory(tmp_path)
    assert memory.recent() == []
    assert (tmp_path / "memory.damaged").read_bytes().startswith(b"this is no database")
    memory.close()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    with pytest.raises(CannotKeep) as caught:
        Memory(in_the_way / "folder")
    assert caught.value.code == "state.not_writable"
