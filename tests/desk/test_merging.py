"""The club sends a newer version of the spreadsheet: the edits go onto it, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from resultdesk.core.edits import DeleteRows, Edit, InsertColumn, InsertRows, Label, SetCells
from resultdesk.core.errors import CannotRead
from resultdesk.desk import merging
from resultdesk.desk.desk import Desk
from resultdesk.desk.document import Document
from resultdesk.desk.merging import Conflict

HEAD = "Startnr;Voornaam;Achternaam;Chipcode"
ANNA, BRAM, CEES = "1;Anna;Bos;0000001", "2;Bram;Kok;0000002", "3;Cees;Vis;0000003"
OURS = Edit(Label("edit.type"), (SetCells(1, (3,), ("Abram",)),))  # Bram, row 3

Merged = Callable[[Sequence[str], Sequence[str], Sequence[Edit]], Document]


@pytest.fixture
def merged(tmp_path: Path) -> Merged:
    """Edits made on ``then``, taken up again when the file says ``now``."""

    def go(then: Sequence[str], now: Sequence[str], edits: Sequence[Edit]) -> Document:
        path = tmp_path / "entries.csv"
        path.write_text("\n".join([HEAD, *then]) + "\n", encoding="utf-8")
        desk = Desk(tmp_path / "home")
        document = desk.open(path)
        desk.keep(document)
        for edit in edits:
            document.do(edit)
        desk.close()
        path.write_text("\n".join([HEAD, *now]) + "\n", encoding="utf-8")
        again = Desk(tmp_path / "home")
        (work,) = again.unfinished()
        document = again.resume(work)
        again.close()
        return document

    return go


def rows(document: Document) -> list[str]:
    return [";".join(document.sheet.row_texts(row)) for row in range(len(document.sheet))]


def test_the_same_file_has_nothing_to_merge(merged: Merged) -> None:
    document = merged([ANNA, BRAM], [ANNA, BRAM], [OURS])
    assert document.merge is None
    assert rows(document) == [ANNA, "2;Abram;Kok;0000002"]


def test_edits_follow_their_row_to_where_it_stands_now(merged: Merged) -> None:
    document = merged([ANNA, BRAM], [CEES, BRAM, ANNA], [OURS])
    assert rows(document) == [CEES, "2;Abram;Kok;0000002", ANNA]
    assert document.merge is not None
    assert (document.merge.changed, document.merge.added, document.merge.gone) == ([], [2], [])
    assert document.merge.conflicts == []


def test_what_the_club_changed_elsewhere_is_told_and_kept(merged: Merged) -> None:
    document = merged([ANNA, BRAM, CEES], [ANNA, BRAM, "3;Kees;Vis;0000003"], [OURS])
    assert rows(document)[2] == "3;Kees;Vis;0000003"
    assert document.merge is not None
    assert document.merge.changed == [4]


def test_a_cell_that_both_changed_is_a_conflict_with_ours_in_it(merged: Merged) -> None:
    document = merged([ANNA, BRAM], [ANNA, "2;Brahm;Kok;0000002"], [OURS])
    assert document.merge is not None
    assert document.merge.conflicts == [Conflict(3, 1, "Bram", "Brahm", "Abram")]
    assert rows(document)[1] == "2;Abram;Kok;0000002"
    merging.take_theirs(document, document.merge.conflicts)
    assert rows(document)[1] == "2;Brahm;Kok;0000002"
    document.undo()
    assert rows(document)[1] == "2;Abram;Kok;0000002"


def test_both_made_the_same_of_it(merged: Merged) -> None:
    document = merged([ANNA, BRAM], [ANNA, "2;Abram;Kok;0000002"], [OURS])
    assert document.merge is not None
    assert document.merge.conflicts == []


def test_an_edit_to_a_row_that_is_gone_is_told_as_lost(merged: Merged) -> None:
    document = merged([ANNA, BRAM], [ANNA], [OURS])
    assert rows(document) == [ANNA]
    assert document.merge is not None
    assert (document.merge.gone, document.merge.lost) == ([3], 1)


def test_added_and_deleted_rows_and_columns_come_again(merged: Merged) -> None:
    edits = [
        Edit(Label("edit.insert_rows", {"n": 1}), (InsertRows(2, (900,), (("9", "Dirk", "Mol", "0000009"),)),)),
        Edit(Label("edit.type"), (SetCells(2, (900,), ("Mole",)),)),
        Edit(Label("edit.delete_rows", {"n": 1}), (DeleteRows((2,)),)),
        Edit(Label("edit.add_column", {}), (InsertColumn(4, "Team"),)),
        Edit(Label("edit.type"), (SetCells(4, (3,), ("AV",)),)),
    ]
    document = merged([ANNA, BRAM], [CEES, ANNA, BRAM], edits)
    assert rows(document) == [f"{CEES};", "9;Dirk;Mole;0000009;", f"{BRAM};AV"]


def test_the_texts_of_added_columns_stay_with_their_rows(merged: Merged) -> None:
    edits = [
        Edit(Label("edit.insert_rows", {"n": 1}), (InsertRows(1, (900,), (("9", "Dirk", "Mol", "0000009"),)),)),
        Edit(Label("edit.delete_rows", {"n": 1}), (DeleteRows((2,)),)),
        Edit(
            Label("edit.add_column", {}),
            (InsertColumn(4, "Team", ("of Dirk", "of Bram", "of Cees")), InsertColumn(5, "Land", ("NL", "BE", "DE"))),
        ),
        Edit(Label("edit.type"), (SetCells(5, (3,), ("FR",)),)),
    ]
    document = merged([ANNA, BRAM, CEES], [BRAM, "4;Eva;Mus;0000004", ANNA], edits)
    assert rows(document) == [
        f"{BRAM};of Bram;FR",
        "9;Dirk;Mol;0000009;of Dirk;NL",
        "4;Eva;Mus;0000004;;",
    ]
    assert document.merge is not None
    assert document.merge.lost == 2


def test_a_file_that_is_gone_keeps_its_edits(tmp_path: Path) -> None:
    path = tmp_path / "entries.csv"
    path.write_text(f"{HEAD}\n{ANNA}\n{BRAM}\n", encoding="utf-8")
    desk = Desk(tmp_path / "home")
    document = desk.open(path)
    desk.keep(document)
    document.do(OURS)
    desk.close()
    path.unlink()
    again = Desk(tmp_path / "home")
    (work,) = again.unfinished()
    with pytest.raises(CannotRead) as caught:
        again.resume(work)
    assert caught.value.code == "work.gone"
    assert [one.edits for one in again.unfinished()] == [1]
    again.close()
