"""Where to is chosen while a worker checks for it: the last choice holds, and nothing unchecked goes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from resultdesk.checking.checker import Checker
from resultdesk.core.edits import Edit, Label, SetCells
from resultdesk.core.fields import Choice, Destination
from resultdesk.core.watch import Watch
from resultdesk.desk.document import Document
from resultdesk.desk.going import Going
from resultdesk.ui import changing as changing_module
from resultdesk.ui import work
from resultdesk.ui.changing import ChangingLine
from resultdesk.ui.columns.pane import ColumnsPane
from resultdesk.ui.file_view import FileView
from resultdesk.ui.rail import Place
from resultdesk.ui.send.pane import SendPane
from resultdesk.ui.window import Window
from tests.ui.grid.hands import click


class Gate:
    """Checks on a worker wait here; those of the window's thread do not."""

    def __init__(self) -> None:
        self.reached, self.let_go = threading.Semaphore(0), threading.Event()
        self.begun = 0

    def pass_by(self, watch: Watch | None) -> None:
        if watch is None or threading.current_thread() is threading.main_thread():
            return
        self.begun += 1
        self.reached.release()
        while not self.let_go.is_set():
            watch.wait(0.01)
            watch.step(2, 5)


class Shown:
    """A window with one file whose destination is checked for on a worker."""

    def __init__(self, window: Window, qtbot: QtBot, gate: Gate) -> None:
        assert window.desktop.current is not None
        self.window, self.qtbot, self.gate = window, qtbot, gate
        self.file: FileView = window.desktop.current
        self.document, self.changing = self.file.document, self.file.changing
        self.line = self.file.findChild(ChangingLine)

    @property
    def columns(self) -> ColumnsPane:
        pane = self.file.pane(Place.COLUMNS)
        assert isinstance(pane, ColumnsPane)
        return pane

    @property
    def send(self) -> SendPane:
        pane = self.file.pane(Place.SEND)
        assert isinstance(pane, SendPane)
        return pane

    def under_way(self) -> None:
        """A check has begun on the worker."""
        self.qtbot.waitUntil(lambda: self.gate.reached.acquire(blocking=False), timeout=20_000)

    def settle(self) -> None:
        """Nothing is under way any more."""
        self.gate.let_go.set()
        self.qtbot.waitUntil(lambda: not self.changing.busy, timeout=20_000)

    def fresh(self) -> list[str]:
        """The problems as a check from the beginning finds them."""
        document = self.document
        rules = document.platform.rules(document.destination.settings, document.lists)
        fresh = Checker(document.sheet, document.mapping, rules, document.filled, document.accepted)
        return list(map(repr, fresh.problems()))

    def problems(self) -> list[str]:
        return list(map(repr, self.document.checker.problems()))


def pick(combo: QComboBox, text: str) -> None:
    """What choosing in a combo box does."""
    at = combo.findText(text)
    assert at >= 0
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


@pytest.fixture
def shown(opened: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shown]:
    """Six people who go to Tracx, their lists fetched; every choice is checked on a worker that waits."""
    opened.go(Place.SEND)
    file = opened.desktop.current
    assert file is not None
    send = file.pane(Place.SEND)
    assert isinstance(send, SendPane)
    qtbot.waitUntil(lambda: "event_id" in file.document.lists and send.where.again.isEnabled(), timeout=20_000)
    gate = Gate()
    go = Document.go

    def going(self: Document, going: Going, watch: Watch | None = None) -> None:
        go(self, going, watch)
        gate.pass_by(watch)

    monkeypatch.setattr(Document, "go", going)
    monkeypatch.setattr(changing_module, "AT_ONCE", 0)
    yield Shown(opened, qtbot, gate)
    gate.let_go.set()


def test_another_platform_is_shown_at_once_and_holds_once_it_is_checked(shown: Shown) -> None:
    shown.window.go(Place.COLUMNS)
    pick(shown.columns.whereto.platform, "RunSignup")
    shown.under_way()
    assert shown.document.destination.platform == "tracx"
    assert shown.columns.whereto.platform.currentText() == "RunSignup"
    assert shown.columns.whereto.account.currentText() == "Practice RunSignup"
    shown.qtbot.waitUntil(lambda: shown.line.text == "Checking for RunSignup… 2 of 5")
    shown.settle()
    assert (shown.document.destination.platform, shown.document.platform.name) == ("runsignup", "runsignup")
    assert list(shown.columns.lines) == [field.name for field in shown.document.fields]
    assert shown.problems() == shown.fresh()


def test_cancel_leaves_the_old_destination_in_the_boxes_too(shown: Shown) -> None:
    shown.window.go(Place.COLUMNS)
    before = shown.document.checker
    where = shown.document.destination
    pick(shown.columns.whereto.platform, "RunSignup")
    shown.under_way()
    shown.qtbot.waitUntil(shown.line.isVisible)
    click(shown.line.cancel)
    shown.qtbot.waitUntil(lambda: not shown.changing.busy, timeout=20_000)
    assert (shown.document.destination, shown.document.checker) == (where, before)
    assert shown.columns.whereto.platform.currentText() == "Tracx"
    assert shown.columns.whereto.account.currentText() == "Practice Tracx"
    assert not shown.changing.choosing.pending


def test_of_several_choices_in_a_row_the_last_one_holds(shown: Shown) -> None:
    shown.window.go(Place.COLUMNS)
    for name in ("RunSignup", "OpenTrack", "Equipe", "RunSignup"):
        pick(shown.columns.whereto.platform, name)
    shown.under_way()
    pick(shown.columns.whereto.platform, "OpenTrack")
    shown.settle()
    assert shown.document.destination.platform == "opentrack"
    assert shown.columns.whereto.platform.currentText() == "OpenTrack"
    assert shown.problems() == shown.fresh()


def test_back_to_where_it_went_before_ends_there(shown: Shown) -> None:
    shown.window.go(Place.COLUMNS)
    columns = dict(shown.document.mapping.columns)
    pick(shown.columns.whereto.platform, "RunSignup")
    shown.under_way()
    pick(shown.columns.whereto.platform, "Tracx")
    shown.settle()
    assert shown.document.destination.platform == "tracx"
    assert shown.document.mapping.columns == columns
    assert shown.problems() == shown.fresh()


def test_nothing_can_be_sent_before_it_is_checked_for_where_it_goes(shown: Shown) -> None:
    send = shown.send
    event = shown.document.lists["event_id"][0]
    shown.gate.let_go.set()
    send.where.switch({"event_id": event.value})
    shown.qtbot.waitUntil(lambda: not shown.changing.busy and send.where.again.isEnabled(), timeout=20_000)
    shown.qtbot.waitUntil(send.send.isEnabled, timeout=20_000)
    shown.gate.let_go.clear()
    shown.changing.choosing.choose(lists={**shown.document.lists, "race_id": (Choice("77", "Other"),)})
    send.where.changed.emit()
    shown.under_way()
    assert not send.send.isEnabled()
    assert not send.trial.isEnabled()
    assert send.summary.text() == "Checking for Tracx…"
    send._send()
    assert not send.sending.busy
    shown.settle()
    assert shown.document.lists["race_id"] == (Choice("77", "Other"),)
    assert shown.problems() == shown.fresh()
    assert not send.summary.text().startswith("Checking")


def test_columns_chosen_quickly_all_feed_their_fields(shown: Shown) -> None:
    shown.window.go(Place.COLUMNS)
    lines = shown.columns.lines
    pick(lines["team_name"].combo, "last_name")
    shown.under_way()
    pick(lines["chip_code"].combo, "No column")
    assert lines["team_name"].combo.currentText() == "last_name"
    assert "chip_code" in shown.document.mapping.columns
    shown.settle()
    columns = shown.document.mapping.columns
    assert (columns["team_name"], "last_name" in columns, "chip_code" in columns) == (2, False, False)
    assert shown.problems() == shown.fresh()


def test_what_is_chosen_during_an_edit_comes_after_it(shown: Shown) -> None:
    held = threading.Event()

    def edit(document: Document, watch: Watch) -> None:
        document.do(Edit(Label("edit.clear", {"n": 1}), (SetCells(1, (2,), ("Zed",)),)))
        while not held.is_set():
            watch.wait(0.01)

    shown.gate.let_go.set()
    shown.changing.work_out(edit, 1, "clearing 1 cell")
    shown.window.go(Place.COLUMNS)
    pick(shown.columns.whereto.platform, "RunSignup")
    assert shown.gate.begun == 0
    held.set()
    shown.qtbot.waitUntil(lambda: not shown.changing.busy, timeout=20_000)
    assert shown.document.destination.platform == "runsignup"
    assert shown.document.sheet.columns[1].text(0) == "Zed"
    assert shown.problems() == shown.fresh()


def test_another_account_needs_no_check(shown: Shown) -> None:
    before = shown.document.checker
    where = shown.document.destination
    shown.changing.choosing.choose(replace(where, account="Other"))
    assert shown.document.destination == replace(where, account="Other")
    assert shown.document.checker is before


def test_lists_asked_for_a_choice_that_is_cancelled_are_not_taken(shown: Shown) -> None:
    send, lists = shown.send, shown.document.lists
    send.where._choose("event_id", lists["event_id"][-1].value)
    shown.under_way()
    assert send.where._lists._asked
    shown.changing.cancel()
    assert not send.where._lists._asked
    assert work.stop_all(20)
    shown.qtbot.waitUntil(lambda: not work._running, timeout=20_000)
    assert (shown.document.lists, shown.changing.choosing.pending) == (lists, False)


def test_quitting_ends_it(shown: Shown) -> None:
    shown.window.go(Place.COLUMNS)
    pick(shown.columns.whereto.platform, "RunSignup")
    shown.under_way()
    assert shown.window.close()
    shown.window.put_away()
    assert shown.document.destination.platform == "tracx"
    shown.qtbot.waitUntil(lambda: not work._running, timeout=20_000)


@pytest.mark.parametrize("overtaken", [False, True])
def test_closing_the_tab_begins_nothing_more(shown: Shown, *, overtaken: bool) -> None:
    shown.window.go(Place.COLUMNS)
    pick(shown.columns.whereto.platform, "RunSignup")
    shown.under_way()
    if overtaken:
        pick(shown.columns.whereto.platform, "OpenTrack")
    begun = shown.gate.begun
    shown.window.close_current()
    assert shown.window.desktop.current is None
    assert work.stop_all(20)
    shown.qtbot.waitUntil(lambda: not work._running, timeout=20_000)
    assert shown.gate.begun == begun
    assert shown.document.destination == Destination("tracx", "Practice Tracx", shown.document.destination.settings)


def test_kept_work_goes_where_it_went_until_the_check_is_done(shown: Shown) -> None:
    shown.document.type_into(0, 1, "Bea")
    shown.window.go(Place.COLUMNS)
    desk = shown.window.session.desk

    def kept() -> str:
        desk.journal.flush()
        (one,) = desk.journal.kept()
        return str(one.facts["destination"][0])

    pick(shown.columns.whereto.platform, "RunSignup")
    shown.under_way()
    assert kept() == "tracx"
    shown.settle()
    assert kept() == "runsignup"
