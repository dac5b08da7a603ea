"""A copy of the sheet: cells as they are, problems marked, the source never written to."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from resultdesk.core.edits import DeleteRows, Edit, Label
from resultdesk.core.errors import WrongUse
from resultdesk.core.fields import Destination
from resultdesk.core.watch import Watch
from resultdesk.desk import exporting
from resultdesk.desk.desk import Desk
from resultdesk.desk.document import Document
from resultdesk.desk.exporting import Copy

CSV = (
    "unique_id,first_name,last_name,date_of_birth,race_id,chip_code\n1,Ann,Beer,2001-02-01,1,0000001\n2,=Bob,,x,1,12\n"
)


@pytest.fixture
def document(tmp_path: Path) -> Document:
    path = tmp_path / "people.csv"
    path.write_text(CSV, encoding="utf-8")
    return Desk(tmp_path / "home").open(path, destination=Destination("tracx"))


def test_a_workbook_has_the_cells_and_their_problems(document: Document, tmp_path: Path) -> None:
    document.type_into(0, 1, "Anna")
    exporting.save_copy(document, tmp_path / "copy.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "copy.xlsx").active
    assert [cell.value for cell in sheet[2]] == ["1", "Anna", "Beer", "2001-02-01", "1", "0000001"]
    assert sheet["B3"].value == "=Bob"
    assert sheet["B3"].data_type == "s"
    assert [cell.coordinate for cell in sheet[3] if cell.comment] == ["C3", "D3", "F3"]
    assert [cell.coordinate for cell in sheet[2] if cell.comment] == []


def test_text_keeps_zeros(document: Document, tmp_path: Path) -> None:
    exporting.save_copy(document, tmp_path / "copy.csv")
    assert "0000001" in (tmp_path / "copy.csv").read_text(encoding="utf-8-sig")


def test_the_spreadsheet_itself_is_never_written_to(document: Document) -> None:
    with pytest.raises(WrongUse) as caught:
        exporting.save_copy(document, document.path)
    assert caught.value.code == "copy.source"
    assert document.path.read_text(encoding="utf-8") == CSV


def test_a_copy_is_of_the_moment_at_which_it_was_asked_for(document: Document, tmp_path: Path) -> None:
    copy = Copy(document)
    document.type_into(1, 1, "Changed")
    document.type_into(0, 5, "1")
    document.do(Edit(Label("edit.delete_rows", {"n": 1}), (DeleteRows((2,)),)))
    document.add_column_for("team_name", ["x"])
    document.map("chip_code", None)
    copy.save(tmp_path / "copy.xlsx", Watch())
    sheet = openpyxl.load_workbook(tmp_path / "copy.xlsx").active
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["1", "Ann", "Beer", "2001-02-01", "1", "0000001"],
        ["2", "=Bob", None, "x", "1", "12"],
    ]
    assert [cell.coordinate for cell in sheet[3] if cell.comment] == ["C3", "D3", "F3"]
    assert [cell.coordinate for cell in sheet[2] if cell.comment] == []
