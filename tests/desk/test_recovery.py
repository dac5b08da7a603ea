"""Work taken up again, and again: what was done after the first time counts as much as what was done before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from resultdesk.core.edits import DeleteRows, Edit, InsertRows, Label
from resultdesk.desk import journal
from resultdesk.desk.desk import Desk
from resultdesk.desk.document import Document
from resultdesk.desk.merging import Merge

HEAD = "Startnr;Voornaam;Achternaam;Chipcode"
ANNA, BRAM, CEES = "1;Anna;Bos;0000001", "2;Bram;Kok;0000002", "3;Cees;Vis;0000003"


class Race:
    """A spreadsheet, and a desk that crashes with it open as often as wanted."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "entries.csv"
        self._home = folder / "home"
        self._desk: Desk | None = None

    def says(self, *lines: str) -> None:
        self.path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def open(self) -> Document:
        self._desk = Desk(self._home)
        document = self._desk.open(self.path)
        self._desk.keep(document)
        return document

    def again(self) -> Document:
        self.close()
        self._desk = Desk(self._home)
        (work,) = self._desk.unfinished()
        return self._desk.resume(work)

    def close(self) -> None:
        if self._desk is not None:
            self._desk.close()


@pytest.fixture
def race(tmp_path: Path) -> Iterator[Race]:
    made = Race(tmp_path)
    yield made
    made.close()


def rows(document: Document) -> list[str]:
    return [";".join(document.sheet.row_texts(row)) for row in range(len(document.sheet))]


def test_what_is_typed_after_a_merge_stays_in_its_row(race: Race) -> None:
    race.says(HEAD, ANNA, BRAM)
    race.open().type_into(1, 1, "Abram")
    race.says(HEAD, CEES, BRAM, ANNA)
    race.again().type_into(0, 1, "Kees")
    document = race.again()
    assert rows(document) == ["3;Kees;Vis;0000003", "2;Abram;Kok;0000002", ANNA]
    assert document.merge is None


def test_a_merge_is_told_again_until_something_is_done(race: Race) -> None:
    race.says(HEAD, ANNA, BRAM)
    race.open().type_into(1, 1, "Abram")
    race.says(HEAD, ANNA, "2;Brahm;Kok;0000002")
    first, second = race.again().merge, race.again().merge
    assert first == second
    assert first is not None
    assert [one.ours for one in first.conflicts] == ["Abram"]


def test_an_edit_that_was_lost_in_a_merge_takes_no_other_along(race: Race) -> None:
    race.says(HEAD, ANNA, BRAM, CEES)
    document = race.open()
    document.type_into(2, 1, "Kees")
    document.type_into(1, 1, "Abram")
    race.says(HEAD, ANNA, BRAM)
    document = race.again()
    document.type_into(0, 1, "Ann")
    assert rows(race.again()) == ["1;Ann;Bos;0000001", "2;Abram;Kok;0000002"]


def test_the_same_without_the_table_as_it_was(race: Race, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "LARGEST_BASE", 0)
    race.says(HEAD, ANNA, BRAM, CEES)
    document = race.open()
    document.type_into(2, 1, "Kees")
    document.type_into(1, 1, "Abram")
    race.says(HEAD, ANNA, BRAM)
    race.again().type_into(0, 1, "Ann")
    assert rows(race.again()) == ["1;Ann;Bos;0000001", "2;Abram;Kok;0000002"]


def test_rows_added_and_deleted_after_a_merge_come_again(race: Race) -> None:
    race.says(HEAD, ANNA, BRAM)
    race.open().type_into(1, 1, "Abram")
    race.says(HEAD, CEES, ANNA, BRAM)
    document = race.again()
    document.do(Edit(Label("edit.insert_rows", {"n": 1}), (InsertRows(3, (900,), (("9", "Dirk", "Mol", ""),)),)))
    document.do(Edit(Label("edit.delete_rows", {"n": 1}), (DeleteRows((2,)),)))
    document.undo()
    document.undo()
    document.redo()
    assert rows(race.again()) == [CEES, ANNA, "2;Abram;Kok;0000002", "9;Dirk;Mol;"]


def test_a_title_that_came_above_the_headers_changes_no_cell(race: Race) -> None:
    race.says(HEAD, ANNA, BRAM)
    race.open().type_into(1, 1, "Abram")
    race.says("Entries of the club;;;", ";;;", HEAD, ANNA, BRAM)
    document = race.again()
    assert (document.header_row, rows(document)) == (3, [ANNA, "2;Abram;Kok;0000002"])
    assert document.merge == Merge()


def test_a_newer_file_without_the_row_of_the_headers_can_be_taken_up(race: Race) -> None:
    race.says("Entries of the club;;;", ";;;", HEAD, ANNA, BRAM)
    race.open().type_into(1, 1, "Abram")
    race.says(HEAD, BRAM)
    document = race.again()
    assert (document.header_row, rows(document)) == (1, ["2;Abram;Kok;0000002"])


def test_another_header_row_chosen_after_an_edit_is_what_a_newer_file_is_compared_with(race: Race) -> None:
    race.says("Naam;Plaats;Leeftijd;Club", HEAD, ANNA, BRAM)
    document = race.open()
    document.choose_header(1)
    document.type_into(2, 1, "Abram")
    document.choose_header(2)
    race.says("Naam;Plaats;Leeftijd;Club", HEAD, BRAM, ANNA)
    assert rows(race.again()) == ["2;Abram;Kok;0000002", ANNA]


def test_a_column_added_for_a_field_feeds_it_again(race: Race) -> None:
    race.says("Voornaam;Achternaam", "Anna;Bos")
    document = race.open()
    document.type_into(0, 0, "Ann")
    document.add_column_for("unique_id", ["1"])
    assert document.mapping.columns["unique_id"] == 2
    again = race.again()
    assert again.mapping.columns == document.mapping.columns
    assert rows(again) == ["Ann;Bos;1"]


def test_a_field_that_was_given_another_column_keeps_it_in_a_newer_file(race: Race) -> None:
    race.says("A;B;Voornaam", "1;Anna;x", "2;Bram;y")
    document = race.open()
    document.map("first_name", 1)
    document.type_into(0, 0, "11")
    race.says("Nieuw;A;B;Voornaam", "n;1;Anna;x", "n;2;Bram;y")
    again = race.again()
    assert again.sheet.headers[again.mapping.columns["first_name"]] == "B"


def test_rows_added_and_deleted_stay_when_another_header_row_is_chosen(race: Race) -> None:
    race.says("Naam;Plaats;Leeftijd;Club", HEAD, ANNA, BRAM, CEES)
    document = race.open()
    document.choose_header(1)
    document.do(Edit(Label("edit.delete_rows", {"n": 1}), (DeleteRows((4,)),)))
    document.do(Edit(Label("edit.insert_rows", {"n": 1}), (InsertRows(3, (6,), (("9", "Dirk", "Mol", ""),)),)))
    document.type_into(3, 2, "Mole")
    document.choose_header(2)
    assert rows(document) == [ANNA, CEES, "9;Dirk;Mole;"]
    for _edit in range(3):
        document.undo()
    assert rows(document) == [ANNA, BRAM, CEES]


def test_an_added_row_has_no_number_of_a_row_that_was_left_out(race: Race) -> None:
    race.says(HEAD, ANNA, BRAM, "Totaal;;;2")
    document = race.open()
    assert rows(document) == [ANNA, BRAM]
    assert document.originals.free_numbers(2) == (5, 6)
