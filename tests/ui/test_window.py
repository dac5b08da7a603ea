"""The window as a whole: places, tabs, menus, closing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from resultdesk.core.edits import Edit, Label, SetCells
from resultdesk.ui import closing
from resultdesk.ui.accounts.window import AccountsWindow
from resultdesk.ui.closing import Answer
from resultdesk.ui.loading import LoadingPage
from resultdesk.ui.outbox.pane import OutboxPane
from resultdesk.ui.preferences import Preferences
from resultdesk.ui.rail import NAMES, Place
from resultdesk.ui.session import Session
from resultdesk.ui.start.unfinished import UnfinishedStrip
from resultdesk.ui.window import Window


def edit(window: Window, text: str = "Bea") -> None:
    """Type a first name into the first row."""
    document = window.desktop.current.document
    document.do(Edit(Label("edit.type", {"row": 2}), (SetCells(1, (2,), (text,)),)))


def test_before_a_file_is_open_only_the_first_place_and_the_lower_two_can_be_gone_to(window: Window) -> None:
    allowed = {place for place in Place if window.rail.entry(place).isEnabled()}
    assert allowed == {Place.SPREADSHEET, Place.OUTBOX, Place.HISTORY}
    assert window.stack.currentWidget() is window.start


def test_without_a_desk_the_lower_two_places_wait(qtbot: QtBot) -> None:
    """It is not there yet, or its folder cannot be written to: the strip says so."""
    window = Window(Session(Preferences()))
    qtbot.addWidget(window)
    for place in (Place.OUTBOX, Place.HISTORY):
        window.rail.entry(place).click()
        assert window.place is Place.SPREADSHEET
        assert window.rail.entry(Place.SPREADSHEET).isChecked()
    window.put_away()


def test_all_places_are_reachable_once_a_file_is_open(opened: Window) -> None:
    for place in Place:
        assert opened.rail.entry(place).isEnabled()
        opened.rail.entry(place).click()
        assert opened.place is place
        assert opened.rail.entry(place).isChecked()


def test_a_file_without_doubts_opens_on_check(opened: Window) -> None:
    assert opened.place is Place.CHECK


def test_a_file_whose_columns_are_not_known_opens_on_columns(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Foo,Bar\n1,x\n2,y\n3,z\n", "utf-8")
    window.open_file(path)
    qtbot.waitUntil(lambda: window.desktop.current is not None, timeout=20_000)
    assert window.place in (Place.COLUMNS, Place.SPREADSHEET)


def test_the_practice_banner_shows_with_a_practice_account(opened: Window) -> None:
    assert opened.banner.isVisible()
    assert "PRACTICE" in opened.banner.words


def test_an_open_file_follows_its_account_to_a_new_name(opened: Window, qtbot: QtBot) -> None:
    document, desk = opened.desktop.current.document, opened.session.desk
    own = desk.accounts.get("Practice Tracx")
    desk.accounts.add(replace(own, name="Club"))
    document.set_destination(replace(document.destination, account="Club"))
    desk.vault.put_for_session("Club", {"CONNECT_TOKEN": "practice-connect-token"})
    accounts = AccountsWindow(opened.session, opened)
    accounts.list.setCurrentRow([one.name for one in desk.accounts.list()].index("Club"))
    accounts.form.name.setText("Harriers")
    accounts.save_button.click()
    qtbot.waitUntil(lambda: accounts.strip.text.startswith("Saved. Signed"), timeout=20_000)
    assert document.destination.account == "Harriers"
    accounts.close()


def test_the_practice_banner_stays_when_the_account_gets_another_name(opened: Window, qtbot: QtBot) -> None:
    accounts = AccountsWindow(opened.session, opened)
    names = [one.name for one in opened.session.desk.accounts.list()]
    accounts.list.setCurrentRow(names.index("Practice Tracx"))
    accounts.form.name.setText("Mine")
    accounts.save_button.click()
    qtbot.waitUntil(lambda: accounts.strip.text.startswith("Saved. Signed"), timeout=20_000)
    assert opened.desktop.current.document.destination.account == "Mine"
    assert opened.banner.isVisible()
    accounts.close()


def test_practice_is_a_tour_that_says_what_to_do_on_each_page(opened: Window) -> None:
    for at, place in enumerate((Place.SPREADSHEET, Place.COLUMNS, Place.CHECK, Place.SEND), 1):
        opened.rail.entry(place).click()
        assert opened.banner.tour.startswith(f"The tour, {at} of 4: ")
        assert opened.banner.accessibleDescription() == opened.banner.tour
        assert opened.banner.rect().contains(opened.banner._below())
    opened.rail.entry(Place.HISTORY).click()
    assert opened.banner.tour == ""


def test_the_tour_wraps_where_the_window_is_narrow(opened: Window, qtbot: QtBot) -> None:
    opened.rail.entry(Place.CHECK).click()
    opened.resize(1280, 800)
    qtbot.waitUntil(lambda: opened.banner.width() == 1280)
    high = opened.banner.height()
    opened.resize(640, 600)
    qtbot.waitUntil(lambda: opened.banner.height() > high)
    assert opened.banner.rect().contains(opened.banner._below())


def test_no_banner_without_a_file(window: Window) -> None:
    assert not window.banner.isVisible()


def test_a_file_that_is_missing_is_told_in_a_strip_and_another_can_be_chosen(window: Window, qtbot: QtBot) -> None:
    window.open_file(Path("/nowhere/list.xlsx"))
    qtbot.waitUntil(lambda: window.strip.text != "", timeout=20_000)
    assert "list.xlsx" in window.strip.text
    assert window.stack.currentWidget() is window.start


def test_opening_the_same_file_twice_brings_it_to_the_front(opened: Window, people: Path) -> None:
    opened.open_file(people)
    assert len(opened.desktop.tabs.views) == 1


def test_two_files_are_two_tabs(opened: Window, tmp_path: Path, people: Path, qtbot: QtBot) -> None:
    other = tmp_path / "other.csv"
    other.write_bytes(people.read_bytes())
    opened.open_file(other)
    qtbot.waitUntil(lambda: len(opened.desktop.tabs.views) == 2, timeout=20_000)
    assert opened.desktop.current.document.path == other
    opened.desktop.tabs.setCurrentIndex(0)
    assert opened.desktop.current.document.path == people


def test_a_dropped_file_opens(window: Window, people: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(people))])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(QPoint(5, 5)), Qt.DropAction.CopyAction, data, buttons, keys)
    window.dropEvent(drop)
    qtbot.waitUntil(lambda: window.desktop.current is not None, timeout=20_000)


def test_undo_and_redo_are_named_in_the_menu(opened: Window) -> None:
    opened.go(Place.COLUMNS)
    edit(opened)
    assert opened.menus.undo.isEnabled()
    assert "row 2" in opened.menus.undo.text()
    opened.menus.undo.trigger()
    assert not opened.menus.undo.isEnabled()
    assert opened.menus.redo.isEnabled()
    assert opened.desktop.current.document.sheet.columns[1].text(0) == "Ann"


def test_undo_works_on_check_wherever_the_focus_is(opened: Window, qtbot: QtBot) -> None:
    """On the rail too, or on a strip above the page."""
    assert opened.place is Place.CHECK
    edit(opened)
    rail = opened.rail.entry(Place.CHECK)
    qtbot.keyClick(rail, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert opened.desktop.current.document.sheet.columns[1].text(0) == "Ann"
    qtbot.keyClick(rail, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert opened.desktop.current.document.sheet.columns[1].text(0) == "Bea"


def test_a_tab_shows_unsent_changes_with_a_mark_and_a_word(opened: Window) -> None:
    edit(opened)
    assert opened.desktop.tabs.tabText(0).endswith("•")
    assert "not sent" in opened.desktop.tabs.tabToolTip(0)


@pytest.mark.parametrize(("answer", "left"), [(Answer.STAY, 1), (Answer.KEEP, 0), (Answer.DROP, 0)])
def test_closing_with_unsent_changes_asks(
    opened: Window, monkeypatch: pytest.MonkeyPatch, answer: Answer, left: int
) -> None:
    edit(opened)
    asked = []
    monkeypatch.setattr(closing, "ask", lambda name, changes, _parent: asked.append((name, changes)) or answer)
    opened.close_current()
    assert asked == [("people.csv", 1)]
    assert len(opened.desktop.tabs.views) == left


def test_kept_changes_are_offered_again(opened: Window, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    edit(opened)
    monkeypatch.setattr(closing, "ask", lambda *_args: Answer.KEEP)
    opened.close_current()
    qtbot.waitUntil(lambda: opened.start.unfinished is not None and opened.start.unfinished.isVisible(), timeout=20_000)
    strip = opened.start.unfinished.strips[0]
    assert "1 change" in strip.text
    assert "people.csv" in strip.text
    opened.desktop.resume(strip.work)
    qtbot.waitUntil(lambda: opened.desktop.current is not None, timeout=20_000)
    assert opened.desktop.current.document.sheet.columns[1].text(0) == "Bea"


def opened_again(window: Window, path: Path, qtbot: QtBot) -> None:
    """Close the file, keep the work and open the file with Open."""
    window.close_current()
    qtbot.waitUntil(lambda: window.desktop.current is None, timeout=20_000)
    window.open_file(path)
    qtbot.waitUntil(lambda: bool(kept_strips(window)), timeout=20_000)


def kept_strips(window: Window) -> list[UnfinishedStrip]:
    view = window.desktop.current
    strips = view.findChildren(UnfinishedStrip) if view is not None else []
    return [strip for strip in strips if strip.isVisible()]


def test_kept_work_is_offered_where_the_file_is_opened_again(
    opened: Window, people: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(opened)
    monkeypatch.setattr(closing, "ask", lambda *_args: Answer.KEEP)
    opened_again(opened, people, qtbot)
    strip = kept_strips(opened)[0]
    assert "1 change" in strip.text
    before = opened.desktop.current
    next(button for button in strip.buttons if button.text() == "Put them back").click()
    qtbot.waitUntil(lambda: opened.desktop.current is not before, timeout=20_000)
    assert opened.desktop.current.document.sheet.columns[1].text(0) == "Bea"
    assert len(opened.desktop.tabs.views) == 1


def test_changes_made_before_kept_work_is_put_back_stay(
    opened: Window, people: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(opened)
    monkeypatch.setattr(closing, "ask", lambda *_args: Answer.KEEP)
    opened_again(opened, people, qtbot)
    before = opened.desktop.current
    before.document.do(Edit(Label("edit.type", {"row": 2}), (SetCells(2, (2,), ("Newly",)),)))
    next(button for button in kept_strips(opened)[0].buttons if button.text() == "Put them back").click()
    qtbot.waitUntil(lambda: opened.desktop.current is not before, timeout=20_000)
    assert [opened.desktop.current.document.sheet.columns[at].text(0) for at in (1, 2)] == ["Bea", "Newly"]


def test_starting_afresh_drops_kept_work_after_asking_twice(
    opened: Window, people: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(opened)
    monkeypatch.setattr(closing, "ask", lambda *_args: Answer.KEEP)
    opened_again(opened, people, qtbot)
    strip = kept_strips(opened)[0]
    next(button for button in strip.buttons if button.text() == "Start afresh").click()
    next(button for button in strip.buttons if button.text() == "Drop for good").click()
    assert strip.isHidden()
    assert opened.session.desk.unfinished() == []


def test_closing_without_changes_asks_nothing(opened: Window) -> None:
    opened.close_current()
    assert opened.desktop.current is None
    assert opened.stack.currentWidget() is opened.start
    assert not opened.rail.entry(Place.CHECK).isEnabled()


def test_recent_files_are_listed_after_opening(opened: Window, people: Path, qtbot: QtBot) -> None:
    opened.close_current()
    qtbot.waitUntil(lambda: opened.start.recent is not None and opened.start.recent.isVisible(), timeout=20_000)
    assert opened.start.recent.list.item(0).data(Qt.ItemDataRole.UserRole) == people


def test_text_size_and_look_are_kept(window: Window) -> None:
    window.looks.resize_texts(150)
    window.session.preferences.theme = "dark"
    window.looks.dress()
    from resultdesk.ui import theme
    from resultdesk.ui.preferences import Preferences

    assert theme.now() is theme.DARK
    assert Preferences().text_size == 150
    assert Preferences().theme == "dark"


def test_f1_explains_the_place_and_closes_again(opened: Window) -> None:
    opened.go(Place.SEND)
    opened.help()
    assert opened.help_key.panel.isVisible()
    assert opened.help_key.panel.text.toPlainText()
    opened.help()
    assert not opened.help_key.panel.isVisible()


@pytest.fixture
def damaged(state_folder: Path) -> None:
    """An outbox that is none any more, before the window opens."""
    state_folder.mkdir(parents=True, exist_ok=True)
    (state_folder / "outbox.sqlite").write_bytes(b"no database at all, " * 500)


def test_a_damaged_outbox_is_told_at_start(damaged: None, window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "damaged" in window.strip.text, timeout=20_000)


def test_a_text_file_is_read_again_with_the_letters_chosen(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes("bib,first name,last name\n1,Ji\u0159\u00ed,Nov\u00e1k\n".encode("cp1250"))
    window.open_file(path)
    qtbot.waitUntil(lambda: window.desktop.current is not None, timeout=20_000)
    first = window.desktop.current
    first.reread.emit(("cp1252", None))
    qtbot.waitUntil(lambda: window.desktop.current is not first, timeout=20_000)
    second = window.desktop.current
    assert second.document.workbook.encoding == "cp1252"
    assert second.document.sheet.columns[1].text(0) == "Jiø\u00ed"
    assert window.place is Place.SPREADSHEET


def test_rows_brought_back_and_letters_chosen_come_back_with_kept_work(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "total.csv"
    path.write_bytes("bib,first name,last name\n1,Zo\u00eb,Beer\n2,Bo,Kok\nTotal,,2\n".encode("cp1252"))
    desk = session.desk
    document = desk.open_whole(path, read_as=("iso8859-15", None))
    desk.keep(document)
    document.bring_back({4})
    document.type_into(2, 1, "Cy")
    desk.journal.flush()
    again = desk.resume(desk.unfinished()[0])
    assert again.read_as == ("iso8859-15", None)
    assert again.sheet.numbers.tolist() == [2, 3, 4]
    assert again.sheet.columns[1].texts([2]) == ["Cy"]


def test_the_first_rows_are_on_screen_before_the_rest(qtbot: QtBot, session: Session, people: Path) -> None:
    page = LoadingPage()
    qtbot.addWidget(page)
    page.begin("people.csv")
    page.show_first(session.desk.open(people).workbook)
    assert page.table is not None
    assert page.table.model().index(1, 1).data() == "Ann"
    page.begin("other.csv")
    assert page.table is None


def test_a_copied_range_is_pasted_as_a_new_spreadsheet(window: Window, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText('bib\tfirst name\tlast name\n007\tJan "Pim"\tBeer\n8\t"Zo\u00eb\nMaria"\tKok\n')
    window.start.paste_button.click()
    qtbot.waitUntil(lambda: window.desktop.current is not None, timeout=20_000)
    sheet = window.desktop.current.document.sheet
    assert sheet.headers == ["bib", "first name", "last name"]
    assert sheet.columns[0].text(0) == "007"
    assert sheet.columns[1].texts([0, 1]) == ['Jan "Pim"', "Zo\u00eb\nMaria"]
    assert window.desktop.current.document.path.name.startswith("Pasted")


def test_an_empty_clipboard_is_told(window: Window, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("")
    window.start.paste_button.click()
    qtbot.waitUntil(lambda: "no table to paste" in window.strip.text, timeout=20_000)


def test_the_window_carries_the_programs_picture(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.windowIcon().isNull(), timeout=20_000)
    assert {size.width() for size in window.windowIcon().availableSizes()} >= {16, 32, 48}


def test_the_first_window_fits_the_screen_with_its_frame(session: Session, qtbot: QtBot) -> None:
    """The screen of these tests is 800 x 800; a laptop of 1366 x 768 has no room for 780 and a title bar either."""
    window = Window(session)
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() < room.height()


def test_the_view_menu_offers_only_places_that_can_be_gone_to(window: Window, people: Path, qtbot: QtBot) -> None:
    window.menus.fill()
    window._follow()
    offered = {action.data(): action.isEnabled() for action in window.menus._menus[2].actions() if action.data()}
    assert {place for place, on in offered.items() if on} == {Place.SPREADSHEET, Place.OUTBOX, Place.HISTORY}
    window.practise(people)
    qtbot.waitUntil(lambda: window.desktop.current is not None, timeout=20_000)
    offered = {action.data(): action.isEnabled() for action in window.menus._menus[2].actions() if action.data()}
    assert all(offered.values())


def test_the_page_does_not_move_when_something_waits(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long name and a count are wider than the rail at its least."""
    monkeypatch.setitem(NAMES, Place.OUTBOX, "Ausgehende Sendungen")
    entry = window.rail.entry(Place.OUTBOX)
    entry.count(0)
    before = entry.sizeHint()
    entry.count(12)
    assert entry.sizeHint() == before


def test_a_place_that_is_pressed_before_the_desk_is_there_shows_when_it_comes(qtbot: QtBot, state_folder: Path) -> None:
    made = Window(Session(Preferences()))
    qtbot.addWidget(made)
    made.show()
    made.go(Place.OUTBOX)
    assert made.place is Place.SPREADSHEET
    qtbot.waitUntil(lambda: made.place is Place.OUTBOX, timeout=20_000)
    assert isinstance(made.stack.currentWidget(), OutboxPane)
    made.put_away()
