"""The Columns page: what feeds what, doubt shown as doubt."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resultdesk.core.fields import Destination, Mapping
from resultdesk.desk.document import Document
from resultdesk.ui.columns.pane import ColumnsPane
from resultdesk.ui.session import Session


@pytest.fixture
def pane(qtbot: QtBot, session: Session, document: Document) -> ColumnsPane:
    made = ColumnsPane(session, document)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def test_there_is_a_line_for_each_of_the_eleven_fields(pane: ColumnsPane, document: Document) -> None:
    assert list(pane.lines) == [field.name for field in document.fields]
    assert len(pane.lines) == 11


def test_each_combo_shows_the_column_that_feeds_the_field(pane: ColumnsPane) -> None:
    assert pane.lines["unique_id"].combo.currentText() == "unique_id"
    assert pane.lines["chip_code"].combo.currentText() == "chip_code"
    assert pane.lines["team_name"].combo.currentText() == "No column"


def test_what_stands_in_the_column_is_beside_it(pane: ColumnsPane) -> None:
    assert pane.lines["chip_code"].sample.text() == "0000001  ·  0000002  ·  0000003"


def test_required_is_a_word(pane: ColumnsPane) -> None:
    from PySide6.QtWidgets import QLabel

    words = [label.text() for label in pane.lines["unique_id"].about.findChildren(QLabel)]
    assert any("(required)" in text for text in words)
    words = [label.text() for label in pane.lines["team_name"].about.findChildren(QLabel)]
    assert not any("(required)" in text for text in words)


def test_an_example_that_was_just_given_is_not_given_again(pane: ColumnsPane) -> None:
    from PySide6.QtWidgets import QLabel

    words = " ".join(label.text() for label in pane.lines["date_of_birth"].about.findChildren(QLabel))
    assert words.count("2001-01-31") == 1
    words = " ".join(label.text() for label in pane.lines["first_name"].about.findChildren(QLabel))
    assert "At most 100 characters. For example John." in words


def test_choosing_a_column_maps_it(pane: ColumnsPane, document: Document) -> None:
    combo = pane.lines["team_name"].combo
    at = combo.findText("last_name")
    combo.setCurrentIndex(at)
    combo.activated.emit(at)
    assert document.mapping.columns["team_name"] == 2
    assert "last_name" not in document.mapping.columns
    assert "Last name" in pane.strip.text


def test_no_column_takes_it_away(pane: ColumnsPane, document: Document) -> None:
    combo = pane.lines["chip_code"].combo
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    assert "chip_code" not in document.mapping.columns
    assert "chip_code" in pane._unused.text()


def test_a_doubt_is_shown_until_it_is_confirmed(pane: ColumnsPane, document: Document) -> None:
    document.mapping = Mapping(document.mapping.columns, frozenset({"country_code"}))
    pane.shown()
    line = pane.lines["country_code"]
    assert line.confirm.isVisible()
    assert "1 match is a guess" in pane.strip.text
    line.confirm.click()
    assert not line.confirm.isVisible()
    assert document.mapping.doubts == frozenset()
    assert "needed has a column" in pane.strip.text


def test_no_column_known_at_all_says_what_to_do(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Foo;Bar\nx1y;zz\nx2y;zz\nx3y;zz\n", "utf-8")
    document = session.desk.open(path)
    document.mapping = Mapping()
    pane = ColumnsPane(session, document)
    qtbot.addWidget(pane)
    assert "No column of this spreadsheet is known to Tracx" in pane.strip.text
    assert "Spreadsheet page" in pane.strip.text


def test_the_only_account_is_chosen_by_itself(
    qtbot: QtBot, session: Session, document: Document, practice: object
) -> None:
    pane = ColumnsPane(session, document)
    qtbot.addWidget(pane)
    assert pane.whereto.account.currentText() == "Practice Tracx"
    assert document.destination.account == "Practice Tracx"


def test_without_an_account_it_says_so(pane: ColumnsPane) -> None:
    assert pane.whereto.account.currentText() == "None yet"


def test_a_race_for_all_rows_stands_beside_its_field(pane: ColumnsPane, document: Document) -> None:
    from dataclasses import replace

    from resultdesk.core.fields import Choice

    document.map("race_id", None)
    document.set_lists({"race_id": (Choice("3", "Spring 5k"),)})
    document.set_destination(replace(document.destination, settings={"event_id": "1", "race_id": "3"}))
    assert pane.lines["race_id"].sample.text() == "Spring 5k for all rows"


def test_a_destination_chosen_on_another_page_stands_here_too(pane: ColumnsPane, document: Document) -> None:
    document.set_destination(Destination("equipe"))
    assert pane.whereto.platform.currentText() == "Equipe"


def test_what_can_be_chosen_for_all_rows_on_send_is_said_so(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "results.csv"
    path.write_text("Bib,Time\n349,14:32.7\n347,14:40.9\n", "utf-8")
    pane = ColumnsPane(session, session.desk.open(path, destination=Destination("opentrack")))
    qtbot.addWidget(pane)
    pane.show()
    pane.shown()
    line = pane.lines["eventid"]
    assert line.sample.text() == "Choose a column here, or one value for all rows on the Send page."
    assert pane.strip.text.endswith(f"Still to choose on the Send page: {line.field.label}.")
