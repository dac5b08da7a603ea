"""The Spreadsheet page: facts, header row, sheets."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resultdesk.desk.document import Document
from resultdesk.ui.controls import Button, Text
from resultdesk.ui.scroll import Scroll
from resultdesk.ui.session import Session
from resultdesk.ui.spreadsheet import facts
from resultdesk.ui.spreadsheet.pane import SpreadsheetPane


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A title, a blank row, headers in row 3, three people; a second sheet that is hidden."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Entries"
    rows = [["Spring Run"], [], ["unique_id", "first_name", "last_name"], ["1", "Ann", "Beer"], ["2", "Bo", "Kok"]]
    for row in [*rows, ["3", "Cy", "Vos"]]:
        sheet.append(row)
    other = book.create_sheet("Helpers")
    other.append(["name"])
    other.append(["Dan"])
    other.sheet_state = "hidden"
    path = tmp_path / "entries.xlsx"
    book.save(path)
    return path


@pytest.fixture
def document(session: Session, workbook: Path) -> Document:
    return session.desk.open(workbook, sheet="Entries")


@pytest.fixture
def pane(qtbot: QtBot, document: Document) -> SpreadsheetPane:
    made = SpreadsheetPane(document)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def test_the_facts_in_words(document: Document) -> None:
    said = facts.sentence(document)
    assert said.startswith("3 rows, 3 columns.")
    assert "Excel workbook" in said
    assert "“Entries” of 2" in said
    assert "1 of them hidden" in said
    assert facts.header(document) == "Row 3 holds the headers."


def test_the_note_counts_the_sheets_as_the_page_does(session: Session, tmp_path: Path) -> None:
    """An empty sheet and a hidden one were not weighed, but they are there to be chosen."""
    book, path = openpyxl.Workbook(), tmp_path / "four.xlsx"
    book.active.append(["Welcome"])
    book.active.append(["Ask the club"])
    people, old = book.create_sheet("People"), book.create_sheet("Old")
    for row in (["unique_id", "last_name"], ["1", "Doe"], ["2", "Beer"]):
        people.append(row)
        old.append(row)
    old.sheet_state = "hidden"
    book.create_sheet("Empty")
    book.save(path)
    opened = session.desk.open(path)
    (note,) = (note for note in opened.raw.notes if note.code == "sheet.chosen")
    assert note.params == {"sheet": "People", "n": 4}
    assert "sheet “People” of 4, 1 of them hidden." in facts.sentence(opened)


def test_text_files_say_their_letters_and_what_stands_between_columns(session: Session, people: Path) -> None:
    said = facts.sentence(session.desk.open(people))
    assert "Text (CSV)" in said
    assert "comma" in said


def test_the_header_row_is_named_bold_and_coloured(pane: SpreadsheetPane) -> None:
    at = pane.model.row_of(3)
    index = pane.model.index(at, 0)
    assert pane.model.headerData(at, Qt.Orientation.Vertical) == "3 headers"
    assert index.data(Qt.ItemDataRole.FontRole).bold()
    assert index.data(Qt.ItemDataRole.BackgroundRole) is not None
    assert "header row" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_rows_that_are_no_part_of_the_list_say_so(pane: SpreadsheetPane) -> None:
    index = pane.model.index(pane.model.row_of(1), 0)
    assert "not used" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(Qt.ItemDataRole.FontRole).italic()


def test_a_click_makes_a_row_the_header_row(pane: SpreadsheetPane, document: Document, qtbot: QtBot) -> None:
    index = pane.model.index(pane.model.row_of(4), 1)
    place = pane.table.visualRect(index).center()
    qtbot.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert document.header_row == 4
    assert document.sheet.headers == ["1", "Ann", "Beer"]
    assert len(document.sheet) == 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_so_does_the_keyboard(pane: SpreadsheetPane, document: Document, qtbot: QtBot, key: Qt.Key) -> None:
    pane.table.setCurrentIndex(pane.model.index(pane.model.row_of(4), 0))
    qtbot.keyClick(pane.table, key)
    assert document.header_row == 4


def test_no_header_row_and_back(pane: SpreadsheetPane, document: Document) -> None:
    pane.no_header.click()
    assert document.header_row is None
    assert document.sheet.headers == ["A", "B", "C"]
    pane.no_header.click()
    assert document.header_row == 3


def test_the_sheets_with_their_rows_and_the_hidden_one_named(pane: SpreadsheetPane) -> None:
    shown = [pane.sheets.itemText(at) for at in range(pane.sheets.count())]
    assert shown == ["Entries (5 rows)", "Helpers (2 rows), hidden"]


def test_another_sheet_is_asked_for(pane: SpreadsheetPane, qtbot: QtBot) -> None:
    pane.sheets.setCurrentIndex(1)
    with qtbot.waitSignal(pane.sheet_wanted) as wanted:
        pane.sheets.activated.emit(1)
    assert wanted.args == ["Helpers"]


def test_with_changes_another_sheet_is_asked_for_twice(pane: SpreadsheetPane, document: Document, qtbot: QtBot) -> None:
    document.type_into(0, 1, "Bea")
    pane.sheets.setCurrentIndex(1)
    with qtbot.assertNotEmitted(pane.sheet_wanted):
        pane.sheets.activated.emit(1)
    assert "1 change" in pane.strip.text
    assert pane.sheets.currentData() == "Entries"
    with qtbot.waitSignal(pane.sheet_wanted) as wanted:
        pane.strip.buttons[0].click()
    assert wanted.args == ["Helpers"]


def test_a_sheet_that_could_not_be_read_is_no_longer_the_chosen_one(pane: SpreadsheetPane) -> None:
    pane.sheets.setCurrentIndex(1)
    pane.shown()
    assert pane.sheets.currentData() == "Entries"


def test_where_the_page_is_too_low_it_scrolls_and_nothing_is_squeezed(pane: SpreadsheetPane, qtbot: QtBot) -> None:
    pane.resize(500, 260)

    def settled() -> None:
        lines = pane.table.verticalHeader().defaultSectionSize()
        assert pane.table.height() >= 6 * lines
        for text in pane.findChildren(Text):
            if text.isVisible():
                assert text.height() >= text.heightForWidth(text.width()) - 1

    qtbot.waitUntil(settled)
    assert pane.next.visibleRegion().boundingRect().height() == pane.next.height()


# Text files: letters, what stands between the columns, and names as the proof


@pytest.fixture
def western(tmp_path: Path) -> Path:
    """Written by a Windows program: é is one byte."""
    path = tmp_path / "western.csv"
    path.write_bytes("Startnr;Voornaam;Achternaam\n7;Zoë;Müller\n8;André;Gonçalves\n".encode("cp1252"))
    return path


@pytest.fixture
def text_pane(qtbot: QtBot, session: Session, western: Path) -> SpreadsheetPane:
    made = SpreadsheetPane(session.desk.open(western))
    qtbot.addWidget(made)
    made.show()
    return made


def test_letters_and_delimiter_are_shown_with_names_as_the_proof(text_pane: SpreadsheetPane) -> None:
    part = text_pane.text_file
    assert part.isVisible()
    assert part.letters.currentData() == "cp1252"
    assert part.between.currentData() == ";"
    assert "Zoë" in part.proof.text()
    assert "Müller" in part.proof.text()


def test_a_workbook_has_no_letters_to_choose(pane: SpreadsheetPane) -> None:
    assert pane.text_file.isHidden()


def test_other_letters_are_one_choice_away(text_pane: SpreadsheetPane, qtbot: QtBot) -> None:
    letters = text_pane.text_file.letters
    letters.setCurrentIndex(letters.findData("cp1250"))
    with qtbot.waitSignal(text_pane.reading_wanted) as wanted:
        letters.activated.emit(letters.currentIndex())
    assert wanted.args == [("cp1250", None)]


def test_with_changes_reading_anew_is_asked_for_twice(text_pane: SpreadsheetPane, qtbot: QtBot) -> None:
    text_pane.document.type_into(0, 1, "Bea")
    between = text_pane.text_file.between
    between.setCurrentIndex(between.findData(","))
    with qtbot.assertNotEmitted(text_pane.reading_wanted):
        between.activated.emit(between.currentIndex())
    assert between.currentData() == ";"
    with qtbot.waitSignal(text_pane.reading_wanted) as wanted:
        text_pane.strip.buttons[0].click()
    assert wanted.args == [(None, ",")]


# Rows that were left out


@pytest.fixture
def with_total(session: Session, tmp_path: Path) -> Document:
    path = tmp_path / "total.csv"
    path.write_text("bib,first name,last name\n1,Ann,Beer\n2,Bo,Kok\nTotal,,2\n", "utf-8")
    return session.desk.open(path)


def button_of(pane: SpreadsheetPane, words: str) -> Button:
    return next(button for button in pane.findChildren(Button) if button.text().startswith(words))


def test_rows_left_out_are_brought_back_and_left_out_again(qtbot: QtBot, with_total: Document) -> None:
    pane = SpreadsheetPane(with_total)
    qtbot.addWidget(pane)
    assert len(with_total.sheet) == 2
    with_total.type_into(0, 1, "Anna")
    button_of(pane, "Bring back").click()
    assert with_total.sheet.numbers.tolist() == [2, 3, 4]
    assert with_total.sheet.columns[1].text(0) == "Anna"
    assert with_total.originals.count() == 1
    button_of(pane, "Leave 1 row out").click()
    assert with_total.sheet.numbers.tolist() == [2, 3]


def test_rows_are_not_brought_back_under_rows_added_by_hand(qtbot: QtBot, with_total: Document) -> None:
    pane = SpreadsheetPane(with_total)
    qtbot.addWidget(pane)
    with_total.add_column_for("chip_code")
    button_of(pane, "Bring back").click()
    assert len(with_total.sheet) == 2
    assert "added by hand" in pane.strip.text


def test_a_page_that_fits_shows_its_title_and_no_scroll_bar(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    """At 1280 x 800 with a tab, as a person meets it. The texts stand in one line each there."""
    path = tmp_path / "no header.csv"
    path.write_text("1;Jan;Smit;1990-01-01\n2;Piet;Bos;1991-02-02\n", "utf-8")
    pane = SpreadsheetPane(session.desk.open(path))
    qtbot.addWidget(pane)
    pane.resize(1048, 640)
    pane.show()
    pane.table.setFocus()
    scroll = pane.findChild(Scroll)
    qtbot.waitUntil(lambda: pane.table.height() > pane.table.minimumHeight())
    assert not scroll.verticalScrollBar().isVisible()
    assert scroll.verticalScrollBar().value() == 0
