"""Workbooks written by hand, each with one thing that has to be read right."""

from __future__ import annotations

from pathlib import Path

import pytest

from resultdesk.core.errors import CannotRead
from resultdesk.sheets import reading
from tests.sheets import books


def first_row(path: Path, **options: object) -> list[str]:
    return reading.read(path, **options).sheet.row_texts(0)


def row(*cells: str) -> str:
    return '<row r="1">' + "".join(cells) + "</row>"


@pytest.mark.parametrize(
    ("style", "stored", "shown"),
    [
        (books.GENERAL, "7", "7"),
        (books.DATE, "36922", "2001-01-31"),
        (books.ZEROS, "1", "0000001"),
        (books.TIME, "0.010011574074074074", "0:14:25"),
        (books.ELAPSED, "1.0625", "25:30:00"),
        (books.TENTHS, "0.010012731481481481", "0:14:25.1"),
        (books.MOMENT, "36922.43090277778", "2001-01-31 10:20:30"),
        (books.PERCENT, "0.25", "25.00%"),
        (books.TEXT, "12", "12"),
        (books.YEAR, "31000", "1984-11-14"),
        (99, "7", "7"),
    ],
)
def test_numbers_are_shown_by_their_style(tmp_path: Path, style: int, stored: str, shown: str) -> None:
    xml = books.sheet_xml(row(f'<c r="A1" s="{style}"><v>{stored}</v></c>'))
    assert first_row(books.write(tmp_path / "a.xlsx", xml)) == [shown]


def test_dates_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    xml = books.sheet_xml(row('<c r="A1" s="1"><v>35460</v></c>'))
    assert first_row(books.write(tmp_path / "a.xlsx", xml, mac=True)) == ["2001-01-31"]


def test_texts_stay_as_they_are(tmp_path: Path) -> None:
    strings = ["<t>NA</t>", "<t>None</t>", "<t>0000007</t>", '<t xml:space="preserve"> x </t>', "<t>TRUE</t>"]
    xml = books.sheet_xml(row(*(f'<c r="{"ABCDE"[at]}1" t="s"><v>{at}</v></c>' for at in range(5))))
    path = books.write(tmp_path / "a.xlsx", xml, strings=strings)
    assert first_row(path) == ["NA", "None", "0000007", " x ", "TRUE"]


def test_rich_text_is_whole_and_readings_are_left_out(tmp_path: Path) -> None:
    strings = ["<r><t>Van </t></r><r><rPr><b/></rPr><t>Dam</t></r><rPh sb='0' eb='1'><t>ヴァン</t></rPh>"]
    xml = books.sheet_xml(row('<c r="A1" t="s"><v>0</v></c>'))
    assert first_row(books.write(tmp_path / "a.xlsx", xml, strings=strings)) == ["Van Dam"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c r="A1" t="inlineStr"><is><t>a</t></is></c>', "a"),
        ('<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', "ab"),
        ('<c r="A1" t="str"><f>B1&amp;C1</f><v>a_x000D_\nb</v></c>', "a\nb"),
        ('<c r="A1" t="str"><v>_x005F_x0041_</v></c>', "_x0041_"),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', "2"),
        ('<c r="A1" s="1" t="d"><v>2001-01-31T00:00:00</v></c>', "2001-01-31"),
        ('<c r="A1"><v>1E+10</v></c>', "10000000000"),
    ],
)
def test_kinds_of_cells(tmp_path: Path, cell: str, shown: str) -> None:
    assert first_row(books.write(tmp_path / "a.xlsx", books.sheet_xml(row(cell)))) == [shown]


def test_merged_cells_are_read_once(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}">' + "".join(f'<c r="{letter}{n}" t="str"><v>{letter}{n}</v></c>' for letter in "ABC") + "</row>"
        for n in (1, 2, 3)
    )
    xml = books.sheet_xml(rows, '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>')
    sheet = reading.read(books.write(tmp_path / "a.xlsx", xml)).sheet
    assert [sheet.row_texts(at) for at in range(3)] == [["A1", "", "C1"], ["", "", "C2"], ["A3", "B3", "C3"]]


def test_positions_are_those_of_the_spreadsheet(tmp_path: Path) -> None:
    xml = books.sheet_xml(
        '<row r="5"><c r="B5"><v>1</v></c><c r="D5"><v>2</v></c></row><row r="9"><c r="D9"><v>3</v></c></row>'
    )
    sheet = reading.read(books.write(tmp_path / "a.xlsx", xml)).sheet
    assert sheet.headers == ["B", "D"]
    assert sheet.numbers.tolist() == [5, 9]


@pytest.mark.parametrize("namespace", ["http://purl.oclc.org/ooxml/spreadsheetml/main", books.MAIN])
def test_prefixed_and_strict_namespaces(tmp_path: Path, namespace: str) -> None:
    xml = (
        f'<x:worksheet xmlns:x="{namespace}"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>Jan</x:t></x:is></x:c>'
        "<x:c><x:v>7</x:v></x:c></x:row><x:row><x:c><x:v>8</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    sheet = reading.read(books.write(tmp_path / "a.xlsx", xml)).sheet
    assert [sheet.row_texts(at) for at in range(2)] == [["Jan", "7"], ["8", ""]]


def test_sheets_are_listed_with_the_hidden_ones(tmp_path: Path) -> None:
    one = books.sheet_xml(row('<c r="A1"><v>1</v></c>'))
    path = books.write(tmp_path / "a.xlsx", {"Old": one, "New": one}, hidden=["Old"])
    read = reading.read(path)
    assert [(info.name, info.hidden) for info in read.sheets] == [("Old", True), ("New", False)]
    assert read.sheet.name == "New"
    assert reading.read(path, sheet="Old").sheet.name == "Old"


def test_unknown_sheet_names_those_that_are_there(tmp_path: Path) -> None:
    one = books.sheet_xml(row('<c r="A1"><v>1</v></c>'))
    path = books.write(tmp_path / "a.xlsx", {"Old": one, "New": one})
    with pytest.raises(CannotRead) as error:
        reading.read(path, sheet="Newer")
    assert error.value.code == "sheet.unknown"
    assert error.value.params["sheets"] == "Old, New"


def test_entities_of_its_own_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + books.sheet_xml(row('<c r="A1"><v>&b;</v></c>'))
    path = books.write(
        tmp_path / "a.xlsx", bomb.replace('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', "")
    )
    with pytest.raises(CannotRead) as error:
        reading.read(path)
    assert error.value.code == "file.hostile"
