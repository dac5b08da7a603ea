"""The row with the names, and where the list under it ends."""

from __future__ import annotations

import pytest

from resultdesk.core.errors import CannotRead
from resultdesk.core.sheet import Sheet
from resultdesk.sheets import header, wording
from resultdesk.sheets.cells import from_rows

HEAD = ["Bib", "First name", "Last name", "Born"]
PEOPLE = [["7", "Jan", "Beer", "2001-01-31"], ["8", "Anna", "Bo", "1999-12-01"], ["9", "Piet", "Vos", "1985-05-05"]]


def raw(*rows: list[str]) -> Sheet:
    return from_rows("x", rows)


def kept(sheet: Sheet) -> list[int]:
    """The numbers of the rows that are left."""
    return header.table(sheet, header.find(sheet)).numbers.tolist()


def notes(sheet: Sheet) -> list[tuple[str, object]]:
    return [(note.code, note.params.get("rows")) for note in header.table(sheet, header.find(sheet)).notes]


def test_first_row() -> None:
    assert header.find(raw(HEAD, *PEOPLE)) == 1


def test_under_titles_and_blank_rows() -> None:
    assert header.find(raw(["Spring Run"], [], ["12 April 2026", "", "page 1"], [], HEAD, *PEOPLE)) == 5


def test_words_with_a_number_behind_them() -> None:
    assert header.find(raw(["Team", "Runner 1", "Runner 2"], ["Alpha", "Ann", "Bo"], ["Beta", "Dag", "Eva"])) == 1


def test_one_known_word_suffices_in_a_single_column() -> None:
    assert header.find(raw(["Bib"], ["7"], ["8"])) == 1


@pytest.mark.parametrize("rows", [PEOPLE, [["7", "Jan"], ["8", "Piet"]], [["Jan", "Beer"], ["Anna", "Bo"]], [["7"]]])
def test_lists_without_a_header(rows: list[list[str]]) -> None:
    assert header.find(raw(*rows)) is None


def test_nothing_has_no_header() -> None:
    assert header.find(raw()) is None


def test_names_of_people_are_no_header() -> None:
    assert header.find(raw(["Startlist"], HEAD, ["7", "Start", "Club", "2001-01-31"])) == 2


def test_without_header_columns_keep_their_letters() -> None:
    table = header.table(raw(*(["", *row] for row in PEOPLE)), None)
    assert table.headers == ["B", "C", "D", "E"]
    assert table.header_row is None
    assert [note.code for note in table.notes] == ["header.none"]


def test_headers_lose_line_breaks_and_blanks() -> None:
    assert header.table(raw(["Bib", "First\nname ", " Last  name", "Born"], *PEOPLE), 1).headers == HEAD


def test_empty_columns_go_and_unnamed_ones_with_cells_stay() -> None:
    table = header.table(raw(["", "Bib", "", "Name"], ["", "7", "x", "Jan"]), 1)
    assert table.headers == ["Bib", "", "Name"]


@pytest.mark.parametrize("row", [None, 1, 3])
def test_titles_are_the_headers_of_the_table(row: int | None) -> None:
    sheet = raw(["Name", "Start", "", "x", ""], ["", "number", "", "", ""], ["Jan", "7", "", "", "y"], ["An", "8", "z"])
    assert header.titles(sheet, row) == header.table(sheet, row).headers
    assert len(header.titles(sheet, 3)) == 4, "the x stands above the row"


def test_a_row_with_nothing_cannot_hold_the_headers() -> None:
    with pytest.raises(CannotRead) as error:
        header.table(raw(HEAD, [], *PEOPLE), 2)
    assert error.value.code == "header.row_unknown"


def test_the_raw_sheet_stays_as_it_was() -> None:
    sheet = raw(HEAD, *PEOPLE)
    table = header.table(sheet, 1)
    table.columns[0].put(0, "changed")
    assert sheet.row_texts(1) == PEOPLE[0]


def test_blank_rows_are_skipped_and_numbers_kept() -> None:
    assert kept(raw(HEAD, PEOPLE[0], [], [], PEOPLE[1])) == [2, 5]


@pytest.mark.parametrize(
    ("below", "code"),
    [
        ([["Total: 3"]], "rows.totals_left_out"),
        ([["", "Totaal", "3"]], "rows.totals_left_out"),
        ([["", "Totaal", "€ 75.00"]], "rows.totals_left_out"),
        ([["", "Summa", "1 200 kr"]], "rows.totals_left_out"),
        ([["Aantal deelnemers: 3"]], "rows.totals_left_out"),
        ([[], ["3"]], "rows.totals_left_out"),
        ([["* late entry"]], "rows.footnotes_left_out"),
        ([[], ["Made by the office"]], "rows.footnotes_left_out"),
        ([[], ["Made by"], ["the office"]], "rows.footnotes_left_out"),
        ([["This list was printed by the office of the race"]], "rows.footnotes_left_out"),
    ],
)
def test_totals_and_footnotes_are_left_out_and_said(below: list[list[str]], code: str) -> None:
    sheet = raw(HEAD, *PEOPLE, *below)
    assert kept(sheet) == [2, 3, 4]
    assert [found for found, _ in notes(sheet)] == [code]


@pytest.mark.parametrize("last", [["", "Anna"], ["10"], ["10", "Sum"], ["", "", "Summer"], ["Anna", "Total"]])
def test_a_half_empty_last_row_is_kept(last: list[str]) -> None:
    assert kept(raw(HEAD, *PEOPLE, last))[-1] == 5


def test_headers_that_come_again() -> None:
    sheet = raw(HEAD, *PEOPLE[:1], HEAD, *PEOPLE[1:])
    assert kept(sheet) == [2, 4, 5]
    assert notes(sheet) == [("rows.headers_left_out", "3")]


def test_titles_of_blocks() -> None:
    sheet = raw(HEAD, *PEOPLE, ["Women"], *PEOPLE)
    assert notes(sheet) == [("rows.sections_left_out", "5")]


def test_titles_of_blocks_in_a_column_of_ranks() -> None:
    head = ["Rang", "Startnr", "Name", "Verein"]
    men = [["1.", "7", "Max", "LG"], ["2.", "8", "Uwe", "LG"]]
    women = [["1.", "9", "Eva", "TV"], ["DNF", "10", "Pia", "TV"]]
    assert kept(raw(head, ["#1_10 km"], ["Männer"], *men, ["Frauen"], *women)) == [4, 5, 7, 8]


def test_two_titles_above_a_header_that_comes_again() -> None:
    head = ["Name", "Club", "Card", "Start"]
    sheet = raw(head, ["Ann", "A", "1", "10:00"], ["Class B"], ["6.1 km long"], head, ["Bob", "B", "2", "10:01"])
    assert kept(sheet) == [2, 6]


def test_both_lines_of_a_header_that_comes_again() -> None:
    upper, lower = ["Start", "Runner", "", "Birth"], ["number", "First name", "Last name", "date"]
    assert kept(raw(upper, lower, *PEOPLE[:2], upper, lower, *PEOPLE[2:])) == [3, 4, 7]


def test_a_second_header_in_another_language() -> None:
    sheet = raw(["Startnummer", "Voornaam", "Achternaam", "Geb."], HEAD, *PEOPLE)
    assert header.find(sheet) == 1
    assert kept(sheet) == [3, 4, 5]
    assert notes(sheet) == [("rows.headers_left_out", "2")]


def test_a_later_block_with_more_columns_is_not_the_table() -> None:
    later = [*HEAD, "Club"]
    sheet = raw(["Class A"], HEAD, *PEOPLE[:2], ["Class B"], later, [*PEOPLE[2], "AV"])
    assert header.find(sheet) == 2
    assert kept(sheet) == [3, 4, 7]


def test_a_remark_with_the_names_of_the_columns_is_not_the_header() -> None:
    assert header.find(raw(["# columns: Bib", "First name", "Last name", "Born"], HEAD, *PEOPLE)) == 2
    assert header.find(raw(["# Bib", "First name", "Last name", "Born"], *PEOPLE)) == 1


def test_subtotals_between_the_rows() -> None:
    sheet = raw(HEAD, *PEOPLE[:2], ["", "Subtotal 5 km", "", "20"], PEOPLE[2], ["", "Total", "", "30"])
    assert kept(sheet) == [2, 3, 5]
    assert notes(sheet) == [("rows.totals_left_out", "4, 6")]


def test_a_person_whose_name_is_like_a_total_is_kept() -> None:
    assert kept(raw(HEAD, PEOPLE[0], ["", "Suma", "", ""], ["10", "Total", "Anna", "2001-01-31"], PEOPLE[1])) == [
        2, 3, 4, 5,
    ]  # fmt: skip


def test_words_at_the_foot_of_a_column_of_numbers() -> None:
    sheet = raw(["Bib", "Name"], ["7", "Jan"], ["8", "Piet"], ["Made by the office"])
    assert kept(sheet) == [2, 3]
    assert notes(sheet) == [("rows.footnotes_left_out", "4")]


def test_rows_that_have_only_a_number_are_kept() -> None:
    assert kept(raw(HEAD, *PEOPLE, ["10"], ["11"], [], ["Return by 1 May"]))[-2:] == [5, 6]


def test_a_title_above_a_list_without_header() -> None:
    sheet = raw(["Village run"], [], *PEOPLE)
    assert header.find(sheet) is None
    assert kept(sheet) == [3, 4, 5]
    assert notes(sheet) == [("header.none", None), ("rows.sections_left_out", "1")]


def test_words_over_columns_of_dates_are_a_header() -> None:
    times = [["Jan", "M40", "20:01", "20:11"], ["Piet", "M50", "21:01", ""], ["Kees", "M50", "22:01", ""]]
    assert header.find(raw(["Name", "Cat", "2026-01-03", "2026-01-10"], *times)) == 1


def test_header_of_two_lines() -> None:
    sheet = raw(["Start", "Runner", "", "Birth"], ["number", "First name", "Last name", "date"], *PEOPLE)
    assert header.find(sheet) == 2
    table = header.table(sheet, 2)
    assert table.headers == ["Start number", "First name", "Last name", "Birth date"]
    assert ("header.joined", "1, 2") in notes(sheet)


def test_names_that_come_again_under_each_group_are_told_apart() -> None:
    upper, lower = ["Bib", "Name", "Round 1", "", "Round 2", ""], ["", "", "Time", "Points", "Time", "Points"]
    sheet = raw(upper, lower, ["7", "Jan", "20:10", "5", "21:10", "4"], ["8", "Piet", "20:11", "4", "21:11", "3"])
    assert header.find(sheet) == 2
    assert header.table(sheet, 2).headers == [
        "Bib",
        "Name",
        "Round 1 Time",
        "Round 1 Points",
        "Round 2 Time",
        "Round 2 Points",
    ]


def test_groups_over_names_that_come_again() -> None:
    upper, lower = ["", "", "Day 1", "", "Day 2", ""], ["Bib", "Name", "Time", "Pts", "Time", "Pts"]
    sheet = raw(upper, lower, ["7", "Jan", "20:10", "5", "21:10", "4"], ["8", "Piet", "20:11", "4", "21:11", "3"])
    wanted = ["Bib", "Name", "Day 1 Time", "Day 1 Pts", "Day 2 Time", "Day 2 Pts"]
    assert header.table(sheet, header.find(sheet)).headers == wanted
    titled = raw(["Spring Run", "", "Long course"], lower, ["7", "Jan", "20:10", "5", "21:10", "4"])
    assert header.table(titled, header.find(titled)).headers == lower


def test_a_title_of_two_cells_is_not_joined() -> None:
    sheet = raw(["Spring Run", "Long course"], HEAD, *PEOPLE)
    assert header.table(sheet, header.find(sheet)).headers == HEAD


@pytest.mark.parametrize("above", [90, 400])
def test_a_header_far_below_a_long_text(above: int) -> None:
    text = [[f"{line}. Runners start in the order of their bibs."] for line in range(above)]
    sheet = raw(["Regulations"], *text, [], HEAD, *PEOPLE)
    assert header.find(sheet) == above + 3
    assert kept(sheet) == [above + 4, above + 5, above + 6]


def test_a_header_of_two_lines_far_below_a_long_text() -> None:
    text = [[f"{line}. Runners start in the order of their bibs."] for line in range(90)]
    lines = [["Start", "Runner", "", "Birth"], ["number", "First name", "Last name", "date"]]
    table = header.table(sheet := raw(*text, *lines, *PEOPLE), header.find(sheet))
    assert (table.header_row, table.headers) == (92, ["Start number", "First name", "Last name", "Birth date"])


def test_a_second_list_far_below_is_not_the_table_of_a_list_without_header() -> None:
    people = [["7", "Jan", "Beer", "2001-01-31"]] * 100
    assert header.find(raw(*people, HEAD, *PEOPLE)) is None


def test_each_note_has_words() -> None:
    sheet = raw(["a", "Runner", "", "Birth"], HEAD, *PEOPLE, HEAD, *PEOPLE, ["Total: 6"], [], ["* late"])
    for note in header.table(sheet, header.find(sheet)).notes:
        words = wording.NOTES[note.code]
        assert "{" not in words.what.format(**note.params)
