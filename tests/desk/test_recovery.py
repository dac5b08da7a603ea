"""Work taken up again: mapping, headers and edits as they were left, on the same file and on a newer one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from resultdesk.core.edits import DeleteRows, Edit, InsertColumn, InsertRows, Label, SetCells
from resultdesk.core.fields import Destination, Mapping
from resultdesk.desk import journal
from resultdesk.desk.desk import Desk
from resultdesk.desk.document import Document
from resultdesk.desk.merging import Conflict

HEAD = "Startnr;Voornaam;Achternaam;Chipcode"
ANNA, BRAM, CEES = "1;Anna;Bos;0000001", "2;Bram;Kok;0000002", "3;Cees;Vis;0000003"


class Office:
    """A spreadsheet and the program beside it, which is killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "entries.csv"
        self._home = folder / "home"
        self._desk = Desk(self._home)

    def write(self, *lines: str) -> None:
        """A new version of the file."""
        self.path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def open(self, header_row: int | None = None) -> Document:
        """Open the file; from now on its edits are kept."""
        document = self._desk.open(self.path, destination=Destination("tracx"))
        if header_row is not None:
            document.choose_header(header_row)
        self._desk.keep(document)
        return document

    def resumed(self) -> Document:
        """What is there after the program was ended without closing the document."""
        self._desk.close()
        self._desk = Desk(self._home)
        (work,) = self._desk.unfinished()
        return self._desk.resume(work)

    def close(self) -> None:
        """The end of the day."""
        self._desk.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    there = Office(tmp_path)
    yield there
    there.close()


def fed(document: Document) -> dict[str, str]:
    """Header texts by the field that they feed."""
    return {name: document.sheet.columns[at].header for name, at in document.mapping.columns.items()}


def rows(document: Document) -> list[str]:
    return [";".join(document.sheet.row_texts(row)) for row in range(len(document.sheet))]


def test_a_column_that_was_added_after_an_edit_feeds_its_field_again(office: Office) -> None:
    office.write(HEAD, ANNA, BRAM)
    document = office.open()
    document.type_into(1, 1, "Abram")
    document.add_column_for("race_id", ["7", "7"])
    before = fed(document)
    assert "race_id" in before
    again = office.resumed()
    assert fed(again) == before
    assert rows(again) == [f"{ANNA};7", "2;Abram;Kok;0000002;7"]


def test_a_mapping_made_by_hand_is_that_of_a_newer_file_too(office: Office) -> None:
    office.write(HEAD, ANNA, BRAM)
    document = office.open()
    document.map("team_name", 2)
    document.map("chip_code", None)
    document.type_into(1, 1, "Abram")
    document.add_column_for("race_id")
    document.type_into(0, 4, "7")
    before = fed(document)
    office.write("Straat;Chipcode;Startnr;Voornaam;Achternaam", "Dam;0000002;2;Bram;Kok", "Laan;0000001;1;Anna;Bos")
    again = office.resumed()
    assert rows(again) == ["Dam;0000002;2;Abram;Kok;", "Laan;0000001;1;Anna;Bos;7"]
    assert {name: header for name, header in fed(again).items() if header != "Straat"} == before


def test_a_guess_that_nobody_has_confirmed_stays_one(office: Office) -> None:
    office.write(HEAD, ANNA, BRAM)
    document = office.open()
    document.mapping = Mapping(document.mapping.columns, frozenset({"first_name", "last_name"}))
    document.type_into(1, 1, "Abram")
    document.map("first_name", 1)
    assert office.resumed().mapping.doubts == {"last_name"}


def test_a_title_put_above_the_headers_since_loses_nothing(office: Office) -> None:
    office.write(HEAD, ANNA, BRAM)
    office.open().type_into(1, 1, "Abram")
    office.write("Stadsloop;;;", ";;;", HEAD, BRAM, ANNA)
    again = office.resumed()
    assert again.header_row == 3
    assert again.sheet.headers == HEAD.split(";")
    assert rows(again) == ["2;Abram;Kok;0000002", ANNA]
    assert again.merge is not None
    assert again.merge.lost == 0


def test_edits_made_after_a_newer_file_was_taken_are_kept_too(office: Office) -> None:
    office.write(HEAD, ANNA, BRAM)
    office.open().type_into(1, 1, "Abram")
    office.write(HEAD, CEES, BRAM, ANNA)
    again = office.resumed()
    again.type_into(0, 1, "Kees")
    again.type_into(2, 2, "Bosch")
    left = rows(again)
    assert left == ["3;Kees;Vis;0000003", "2;Abram;Kok;0000002", "1;Anna;Bosch;0000001"]
    assert rows(office.resumed()) == left


def test_conflicts_are_told_again_until_something_is_done(office: Office) -> None:
    office.write(HEAD, ANNA, BRAM)
    office.open().type_into(1, 1, "Abram")
    office.write(HEAD, ANNA, "2;Brahm;Kok;0000002")
    for document in (office.resumed(), office.resumed()):
        assert document.merge is not None
        assert document.merge.conflicts == [Conflict(3, 1, "Bram", "Brahm", "Abram")]


def test_another_header_row_chosen_after_an_edit_is_what_a_newer_file_is_merged_with(office: Office) -> None:
    office.write("Naam;Club;Plaats;Code", HEAD, ANNA, BRAM)
    document = office.open(header_row=1)
    document.type_into(2, 1, "Abram")  # Bram, the third row below that header
    document.choose_header(2)
    assert rows(document) == [ANNA, "2;Abram;Kok;0000002"]
    office.write("Naam;Club;Plaats;Code", HEAD, CEES, BRAM, ANNA)
    again = office.resumed()
    assert again.header_row == 2
    assert rows(again) == [CEES, "2;Abram;Kok;0000002", ANNA]
    assert again.merge is not None
    assert (again.merge.lost, again.merge.gone) == (0, [])


def test_edits_beside_an_added_column_stay_in_their_column_below_another_header(office: Office) -> None:
    office.write("Naam;Club;Plaats;Code", HEAD, ANNA, BRAM)
    document = office.open(header_row=1)
    document.do(Edit(Label("edit.add_column", {"column": "x"}), (InsertColumn(1, "x"),)))
    document.do(Edit(Label("edit.type", {"n": 1}), (SetCells(1, (4,), ("in x",)), SetCells(3, (4,), ("Kokk",)))))
    document.choose_header(2)
    assert rows(document) == [ANNA, "2;Bram;Kokk;0000002"]


def test_everything_undone_and_done_anew_is_kept(office: Office) -> None:
    office.write(HEAD, ANNA, BRAM)
    document = office.open()
    document.type_into(1, 1, "Abram")
    document.undo()
    document.type_into(0, 1, "Anne")
    assert rows(office.resumed()) == ["1;Anne;Bos;0000001", BRAM]


def test_rows_added_and_deleted_stay_when_another_header_row_is_chosen(office: Office) -> None:
    office.write("Naam;Plaats;Leeftijd;Club", HEAD, ANNA, BRAM, CEES)
    document = office.open(header_row=1)
    document.do(Edit(Label("edit.add_column", {"column": "x"}), (InsertColumn(1, "x"),)))
    document.do(Edit(Label("edit.delete_rows", {"n": 1}), (DeleteRows((4,)),)))
    document.do(Edit(Label("edit.insert_rows", {"n": 1}), (InsertRows(3, (6,), (("9", "x", "Dirk", "Mol", ""),)),)))
    document.type_into(3, 3, "Mole")
    document.choose_header(2)
    assert rows(document) == [ANNA, CEES, "9;Dirk;Mole;"]
    for _edit in range(3):
        document.undo()
    assert rows(document) == [ANNA, BRAM, CEES]


def test_an_added_row_has_no_number_of_a_row_that_was_left_out(office: Office) -> None:
    office.write(HEAD, ANNA, BRAM, "Totaal;;;2")
    document = office.open()
    assert rows(document) == [ANNA, BRAM]
    assert document.originals.free_numbers(2) == (5, 6)


def test_what_is_typed_after_a_merge_stays_in_its_row(office: Office) -> None:
    office.write(HEAD, ANNA, BRAM)
    office.open().type_into(1, 1, "Abram")
    office.write(HEAD, CEES, BRAM, ANNA)
    office.resumed().type_into(0, 1, "Kees")
    document = office.resumed()
    assert rows(document) == ["3;Kees;Vis;0000003", "2;Abram;Kok;0000002", ANNA]
    assert document.merge is None


def test_a_merge_is_told_again_until_something_is_done(office: Office) -> None:
    office.write(HEAD, ANNA, BRAM)
    office.open().type_into(1, 1, "Abram")
    office.write(HEAD, ANNA, "2;Brahm;Kok;0000002")
    first, second = office.resumed().merge, office.resumed().merge
    assert first == second
    assert first is not None
    assert [one.ours for one in first.conflicts] == ["Abram"]


def test_an_edit_that_was_lost_in_a_merge_takes_no_other_along(office: Office) -> None:
    office.write(HEAD, ANNA, BRAM, CEES)
    document = office.open()
    document.type_into(2, 1, "Kees")
    document.type_into(1, 1, "Abram")
    office.write(HEAD, ANNA, BRAM)
    document = office.resumed()
    document.type_into(0, 1, "Ann")
    assert rows(office.resumed()) == ["1;Ann;Bos;0000001", "2;Abram;Kok;0000002"]


def test_the_same_without_the_table_as_it_was(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "LARGEST_BASE", 0)
    office.write(HEAD, ANNA, BRAM, CEES)
    document = office.open()
    document.type_into(2, 1, "Kees")
    document.type_into(1, 1, "Abram")
    office.write(HEAD, ANNA, BRAM)
    office.resumed().type_into(0, 1, "Ann")
    assert rows(office.resumed()) == ["1;Ann;Bos;0000001", "2;Abram;Kok;0000002"]


def test_rows_added_and_deleted_after_a_merge_come_again(office: Office) -> None:
    office.write(HEAD, ANNA, BRAM)
    office.open().type_into(1, 1, "Abram")
    office.write(HEAD, CEES, ANNA, BRAM)
    document = office.resumed()
    document.do(Edit(Label("edit.insert_rows", {"n": 1}), (InsertRows(3, (900,), (("9", "Dirk", "Mol", ""),)),)))
    document.do(Edit(Label("edit.delete_rows", {"n": 1}), (DeleteRows((2,)),)))
    document.undo()
    document.undo()
    document.redo()
    assert rows(office.resumed()) == [CEES, ANNA, "2;Abram;Kok;0000002", "9;Dirk;Mol;"]


def test_a_title_that_came_above_the_headers_changes_no_cell(office: Office) -> None:
    office.write(HEAD, ANNA, BRAM)
    office.open().type_into(1, 1, "Abram")
    office.write("Entries of the club;;;", ";;;", HEAD, ANNA, BRAM)
    document = office.resumed()
    assert (document.header_row, rows(document)) == (3, [ANNA, "2;Abram;Kok;0000002"])
    assert document.merge is not None
    assert not document.merge.anything


def test_a_newer_file_without_the_row_of_the_headers_can_be_taken_up(office: Office) -> None:
    office.write("Entries of the club;;;", ";;;", HEAD, ANNA, BRAM)
    office.open().type_into(1, 1, "Abram")
    office.write(HEAD, BRAM)
    document = office.resumed()
    assert (document.header_row, rows(document)) == (1, ["2;Abram;Kok;0000002"])


def test_another_header_row_chosen_after_an_edit_is_what_a_newer_file_is_compared_with(office: Office) -> None:
    office.write("Naam;Plaats;Leeftijd;Club", HEAD, ANNA, BRAM)
    document = office.open()
    document.choose_header(1)
    document.type_into(2, 1, "Abram")
    document.choose_header(2)
    office.write("Naam;Plaats;Leeftijd;Club", HEAD, BRAM, ANNA)
    assert rows(office.resumed()) == ["2;Abram;Kok;0000002", ANNA]


def test_a_column_added_for_a_field_feeds_it_again(office: Office) -> None:
    office.write("Voornaam;Achternaam", "Anna;Bos")
    document = office.open()
    document.type_into(0, 0, "Ann")
    document.add_column_for("unique_id", ["1"])
    assert document.mapping.columns["unique_id"] == 2
    again = office.resumed()
    assert again.mapping.columns == document.mapping.columns
    assert rows(again) == ["Ann;Bos;1"]


def test_a_field_that_was_given_another_column_keeps_it_in_a_newer_file(office: Office) -> None:
    office.write("A;B;Voornaam", "1;Anna;x", "2;Bram;y")
    document = office.open()
    document.map("first_name", 1)
    document.type_into(0, 0, "11")
    office.write("Nieuw;A;B;Voornaam", "n;1;Anna;x", "n;2;Bram;y")
    again = office.resumed()
    assert again.sheet.headers[again.mapping.columns["first_name"]] == "B"
