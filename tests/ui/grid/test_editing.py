from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QListView

from resultdesk.core.fields import Choice
from resultdesk.ui.check.bench import Bench
from resultdesk.ui.grid import picks
from resultdesk.ui.grid.editors import CellEdit, DateEdit, PickEdit
from tests.ui.grid.hands import ALT, CTRL, Key, here, press, write

COUNTRY, RACE, DATE, NOTE = 6, 4, 3, 7


def editor() -> CellEdit:
    found = QApplication.focusWidget()
    assert isinstance(found, CellEdit)
    return found


def test_what_can_be_picked(bench: Bench) -> None:
    countries = picks.picks(bench.document, COUNTRY)
    assert "Netherlands · NL" in [pick.label for pick in countries]
    assert picks.ranked(countries, "Néderl")[0].value == "NL"
    assert picks.ranked(countries, "de")[0].value == "DE"
    assert picks.ranked(countries, "belg")[0].value == "BE"
    assert len(picks.ranked(countries, "")) == len(countries)
    assert picks.picks(bench.document, NOTE) == []
    assert picks.picks(bench.document, RACE) == []
    bench.document.set_lists({"race_id": [Choice("1", "Spring 5k")]})
    assert picks.picks(bench.document, RACE) == [picks.Pick("1", "1 · Spring 5k", "1 ; spring 5k")]


def test_allowed_words_can_be_picked(bench: Bench) -> None:
    bench.document.map("gender", NOTE)
    assert [pick.value for pick in picks.picks(bench.document, NOTE)] == ["male", "female", "neutral"]


def test_a_country_is_found_by_its_name_in_another_language(bench: Bench) -> None:
    bench.view.go(3, COUNTRY)
    write("Ned")
    box = editor()
    assert isinstance(box, PickEdit)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    press(Key.Key_Down, Key.Key_Return)
    assert bench.document.sheet.columns[COUNTRY].text(3) == "NL"


def test_anything_may_be_typed_where_a_list_is(bench: Bench) -> None:
    bench.view.go(3, COUNTRY)
    write("Narnia")
    press(Key.Key_Return)
    assert bench.document.sheet.columns[COUNTRY].text(3) == "Narnia"
    assert here(bench) == (3, COUNTRY)


def test_alt_down_opens_the_whole_list(bench: Bench) -> None:
    bench.view.go(3, COUNTRY)
    press(Key.Key_F2)
    box = editor()
    press(Key.Key_Down, modifier=ALT)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    assert popup.model().rowCount() > 200
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is box
    press(Key.Key_Escape)
    assert bench.document.sheet.columns[COUNTRY].text(3) == "Netherlands"


def test_a_date_can_be_picked_from_a_calendar(bench: Bench) -> None:
    bench.view.go(0, DATE)
    press(Key.Key_F2)
    box = editor()
    assert isinstance(box, DateEdit)
    press(Key.Key_F4)
    calendar = box.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.selectedDate() == QDate(2001, 1, 31)
    calendar.setSelectedDate(QDate(2001, 2, 3))
    calendar.activated.emit(calendar.selectedDate())
    assert bench.document.sheet.columns[DATE].text(0) == "2001-02-03"


def test_leaving_the_calendar_leaves_the_cell(bench: Bench) -> None:
    bench.view.go(0, DATE)
    press(Key.Key_F2, Key.Key_F4)
    press(Key.Key_Escape)
    press(Key.Key_Escape)
    assert bench.document.sheet.columns[DATE].text(0) == "2001-01-31"
    assert bench.document.log.undo_label is None


def test_ctrl_z_in_an_editor_undoes_the_typing_only(bench: Bench) -> None:
    bench.document.type_into(0, NOTE, "x")
    bench.view.go(1, NOTE)
    press(Key.Key_F2)
    write("r")
    press(Key.Key_Z, modifier=CTRL)
    assert editor().text() == "late"
    press(Key.Key_Escape)
    assert bench.document.sheet.columns[NOTE].text(0) == "x"


def test_delete_in_an_editor_deletes_a_sign(bench: Bench) -> None:
    bench.view.go(1, NOTE)
    press(Key.Key_F2, Key.Key_Home, Key.Key_Delete, Key.Key_Return)
    assert bench.document.sheet.columns[NOTE].text(1) == "ate"


def test_a_cell_with_line_ends_that_is_only_looked_at_stays(bench: Bench) -> None:
    bench.document.type_into(1, NOTE, "two\r\nlines")
    bench.view.go(1, NOTE)
    press(Key.Key_F2, Key.Key_Return)
    assert bench.document.sheet.columns[NOTE].text(1) == "two\r\nlines"


def test_keys_of_the_grid_mean_nothing_in_an_editor(bench: Bench) -> None:
    bench.view.go(1, 1)
    press(Key.Key_F2)
    press(Key.Key_D, modifier=CTRL)
    press(Key.Key_Insert)
    assert bench.document.log.undo_label is None
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_a_click_elsewhere_writes_what_was_typed(bench: Bench) -> None:
    bench.view.go(0, NOTE)
    write("abc")
    QTest.mouseClick(
        bench.view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=bench.view.visualRect(bench.model.index(2, 1)).center(),
    )
    assert bench.document.sheet.columns[NOTE].text(0) == "abc"
    assert here(bench) == (2, 1)


def test_a_sorted_sheet_keeps_its_rows_in_place_while_typing(bench: Bench) -> None:
    bench.model.sort_by(1)
    bench.view.go(0, 1)
    write("Zz")
    press(Key.Key_Return)
    assert bench.document.sheet.columns[1].text(1) == "Zz"
    assert here(bench) == (1, 1)
    assert not isinstance(QApplication.focusWidget(), QLineEdit)
