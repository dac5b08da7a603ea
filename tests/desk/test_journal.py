"""Edits on disk: written in order, back as they were, also when the process is killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core.edits import Change, DeleteColumn, DeleteRows, Edit, InsertColumn, InsertRows, Label, SetCells
from resultdesk.core.packed import Block, Numbers, pooled
from resultdesk.core.sheet import Sheet
from resultdesk.desk import journal as journal_module
from resultdesk.desk.journal import Journal, edit_of, plain

FACTS = {"sheet": "Blad1", "header_row": 3, "mapping": {}, "destination": ["tracx", "", {}]}
TYPE = Edit(Label("edit.type", {"row": 4}), (SetCells(0, (4,), ("0000007",)),))
DELETE = Edit(Label("edit.delete_rows", {"n": 1}), (DeleteRows((5,)),))
INSERT = Edit(Label("edit.insert_rows", {"n": 1}), (InsertRows(2, (900,), (("a", "b"),)),))

texts = st.text(max_size=5)
numbers = st.lists(st.integers(1, 2**31 - 1), min_size=1, max_size=4, unique=True).map(tuple)
changes: st.SearchStrategy[Change] = st.one_of(
    numbers.flatmap(lambda n: st.builds(SetCells, st.integers(0, 20), st.just(n), st.tuples(*[texts] * len(n)))),
    numbers.flatmap(
        lambda n: st.builds(InsertRows, st.integers(0, 9), st.just(n), st.tuples(*[st.tuples(texts, texts)] * len(n)))
    ),
    st.builds(DeleteRows, numbers),
    st.builds(InsertColumn, st.integers(0, 9), texts, st.lists(texts, max_size=3).map(tuple)),
    st.builds(DeleteColumn, st.integers(0, 9)),
)


@given(st.lists(changes, max_size=3).map(tuple))
def test_every_edit_comes_back_as_it_was(changed: tuple[Change, ...]) -> None:
    edit = Edit(Label("edit.paste", {"n": 2, "column": "Chip"}), changed)
    assert edit_of(plain(edit)) == edit


def test_what_was_done_is_kept_and_what_was_undone_is_not(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.begin("w", tmp_path / "a.csv", "00", FACTS)
    journal.follow("w", [TYPE, DELETE], [])
    journal.follow("w", [TYPE], [TYPE, DELETE])
    journal.follow("w", [TYPE, INSERT], [TYPE])
    journal.close()
    again = Journal(tmp_path)
    (kept,) = again.kept()
    assert (kept.id, kept.edits, kept.facts) == ("w", 2, FACTS)
    assert again.edits("w") == [TYPE, INSERT]
    again.close()


@pytest.mark.parametrize("large", [40, 1_000_000], ids=["compressed", "plain"])
def test_edits_of_very_many_cells_come_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: int) -> None:
    monkeypatch.setattr(journal_module, "_LARGE_BODY", large)
    monkeypatch.setattr(journal_module, "_STRETCH", 2)
    texts, numbers = pooled(["a", "\ud83d", "Zoë", "a", '"\\']), (7, 5, 9, 2, 3)
    packed = Numbers(np.array(numbers))
    edit = Edit(
        Label("edit.paste", {"n": 5}),
        (
            SetCells(1, packed, texts),
            InsertRows(0, packed, Block([texts, texts], 5)),
            DeleteRows(packed),
            DeleteColumn(0),
        ),
    )
    journal = Journal(tmp_path)
    journal.begin("w", tmp_path / "a.csv", "00", FACTS)
    journal.follow("w", [TYPE, edit], [])
    journal.flush()
    assert journal.problem is None
    again = journal.edits("w")
    assert again == [TYPE, edit]
    assert again[1].changes[0] == SetCells(1, numbers, ("a", "\ud83d", "Zoë", "a", '"\\'))
    journal.close()


def test_another_edit_at_the_same_place_replaces_the_undone_one(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.begin("w", tmp_path / "a.csv", "00", FACTS)
    journal.follow("w", [TYPE], [])
    journal.follow("w", [DELETE], [TYPE])
    journal.flush()
    assert journal.edits("w") == [DELETE]
    journal.close()


def test_a_page_without_edits_is_not_unfinished_work(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.begin("w", tmp_path / "a.csv", "00", FACTS)
    journal.begin("v", tmp_path / "b.csv", "00", FACTS)
    journal.follow("v", [TYPE], [])
    journal.drop("v")
    journal.flush()
    assert journal.kept() == []
    journal.close()


def test_half_an_emoji_is_kept_and_stops_nothing(tmp_path: Path) -> None:
    odd = Edit(Label("edit.type", {"row": 4}), (SetCells(0, (4,), ("Zo\ud83d",)),))
    journal = Journal(tmp_path)
    table = Sheet.of("s", ["Naam"], [["\ud83d"]])
    journal.write_anew("w", tmp_path / "a.csv", "00", FACTS, base=table, done=[odd])
    journal.follow("w", [odd, TYPE], [odd])
    journal.flush()
    assert journal.edits("w") == [odd, TYPE]
    base = journal.base("w")
    assert base is not None
    assert base.row_texts(0) == ["\ud83d"]
    journal.close()


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from resultdesk.desk.journal import Journal
from test_journal import FACTS, TYPE, INSERT
journal = Journal(Path(sys.argv[1]))
journal.begin("w", Path("a.csv"), "00", FACTS)
journal.follow("w", [TYPE, INSERT], [])
journal.flush()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_edits_survive_kill_9(tmp_path: Path) -> None:
    script = KILLED.format(tests=str(Path(__file__).parent))
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False, timeout=30)
    journal = Journal(tmp_path)
    assert journal.edits("w") == [TYPE, INSERT]
    journal.close()
