"""Large changes are worked out on a worker: what the real window shows meanwhile, cancelling, closing, quitting."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resultdesk.core.edits import DeleteRows, Edit, Label, SetCells
from resultdesk.core.watch import Watch
from resultdesk.desk.document import Document
from resultdesk.ui import changing as changing_module
from resultdesk.ui import closing, work
from resultdesk.ui.changing import Changing, ChangingLine
from resultdesk.ui.check.bench import Bench
from resultdesk.ui.closing import Answer
from resultdesk.ui.rail import Place
from resultdesk.ui.window import Window
from tests.ui.grid.documents import HEADERS, ROWS, cells, document
from tests.ui.grid.hands import CTRL, Key, click, press

FIRST_NAME = 1
EDITABLE = Qt.ItemFlag.ItemIsEditable


def named(text: str, *numbers: int) -> Edit:
    """The first name in some rows."""
    return Edit(Label("edit.clear", {"n": len(numbers)}), (SetCells(FIRST_NAME, numbers, (text,) * len(numbers)),))


class Held:
    """An edit that is worked out, and then waits until it is let go."""

    def __init__(self, edit: Edit) -> None:
        self._edit = edit
        self.reached, self.let_go = threading.Event(), threading.Event()

    def __call__(self, document: Document, watch: Watch) -> None:
        document.do(self._edit, watch)
        self.reached.set()
        while not self.let_go.is_set():
            watch.wait(0.01)
            watch.step(2, 5)


class Shown:
    """The Check page of the window, with every change given to a worker."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        window.go(Place.CHECK)
        self.window, self.qtbot = window, qtbot
        assert window.desktop.current is not None
        self.file = window.desktop.current
        self.document, self.changing = self.file.document, self.file.changing
        bench = self.file.pane(Place.CHECK).bench  # type: ignore[attr-defined]
        assert isinstance(bench, Bench)
        self.bench = bench
        self.line = self.file.findChild(ChangingLine)

    def hold(self, text: str = "Zed") -> Held:
        """Begin a change of two rows that is under way when this returns."""
        held = Held(named(text, 2, 3))
        self.changing.work_out(held, 1, "clearing 2 cells")
        self.qtbot.waitUntil(held.reached.is_set, timeout=20_000)
        return held

    def settle(self) -> None:
        """Nothing is under way any more."""
        self.qtbot.waitUntil(lambda: not self.changing.busy, timeout=20_000)

    def names(self) -> list[str]:
        """The first names as the grid shows them."""
        return [self.bench.model.index(row, FIRST_NAME).data() for row in range(self.bench.model.rowCount())]


@pytest.fixture
def shown(opened: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Shown:
    """Six people called Ann, in rows 2 to 7."""
    monkeypatch.setattr(changing_module, "AT_ONCE", 0)
    return Shown(opened, qtbot)


ANN = ["Ann"] * 6
ZED = ["Zed", "Zed", "Ann", "Ann", "Ann", "Ann"]


def test_it_comes_into_force_as_a_whole_when_it_is_done(shown: Shown) -> None:
    held = shown.hold()
    assert shown.names() == ANN
    assert shown.document.log.undo_label is None
    held.let_go.set()
    shown.settle()
    assert shown.names() == ZED
    assert shown.document.originals.count() == 2
    shown.changing.undo()
    shown.settle()
    assert shown.names() == ANN
    shown.changing.redo()
    shown.settle()
    assert shown.names() == ZED


def test_a_line_with_counts_comes_only_when_it_takes_long(shown: Shown) -> None:
    assert shown.line.isHidden()
    held = shown.hold()
    shown.qtbot.waitUntil(shown.line.isVisible)
    shown.qtbot.waitUntil(lambda: shown.line.text == "Clearing 2 cells… 2 of 5")
    assert shown.line.cancel.accessibleName() == "Cancel"
    held.let_go.set()
    shown.settle()
    shown.qtbot.waitUntil(shown.line.isHidden)


def test_a_quick_one_shows_no_line(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    shown.changing.told.connect(told.append)
    with shown.qtbot.waitSignal(shown.changing.ended, timeout=20_000):
        shown.changing.do(named("Zed", 2, 3))
    assert shown.names() == ZED
    assert told == []
    monkeypatch.setattr(changing_module, "AT_ONCE", 2)
    shown.changing.do(named("Ann", 2, 3))  # few cells: in force at once
    assert shown.names() == ANN


def test_cancel_leaves_all_as_it_was(shown: Shown) -> None:
    shown.hold()
    shown.qtbot.waitUntil(shown.line.isVisible)
    before = shown.document.checker
    click(shown.line.cancel)
    shown.settle()
    shown.qtbot.waitUntil(shown.line.isHidden)
    assert shown.names() == ANN
    assert (shown.document.log.undo_label, shown.document.originals.count()) == (None, 0)
    assert shown.document.checker is before
    shown.document.type_into(0, FIRST_NAME, "Bea")
    assert shown.names() == ["Bea", *ANN[1:]]


def test_the_grid_can_be_looked_at_but_not_edited_meanwhile(shown: Shown) -> None:
    model, view = shown.bench.model, shown.bench.view
    assert model.flags(model.index(0, 0)) & EDITABLE
    held = shown.hold()
    view.setFocus()
    view.select(1, 0, 2, 3)
    press(Key.Key_Delete)
    press(Key.Key_X)
    press(Key.Key_Insert)
    press(Key.Key_Z, modifier=CTRL)
    assert not model.flags(model.index(0, 0)) & EDITABLE
    held.let_go.set()
    shown.settle()
    assert shown.names() == ZED
    assert len(shown.document.log.done) == 1
    assert (view.ranges(), view.hasFocus()) == ([(1, 2, 0, 3)], True)


def test_other_changes_wait_for_it(shown: Shown) -> None:
    held = shown.hold()
    shown.document.map("first_name", None)
    shown.document.type_into(5, FIRST_NAME, "Bea")
    assert "first_name" in shown.document.mapping.columns
    held.let_go.set()
    shown.settle()
    assert "first_name" not in shown.document.mapping.columns
    assert shown.names() == ["Zed", "Zed", "Ann", "Ann", "Ann", "Bea"]


def test_an_edit_that_waited_does_what_is_left_of_it(shown: Shown) -> None:
    shown.document.lend()
    fork = shown.document.fork()
    fork.do(Edit(Label("edit.delete_rows", {"n": 1}), (DeleteRows((7,)),)))
    shown.document.do(named("Bea", 2, 7))
    shown.document.take(fork)
    assert shown.names() == ["Bea", "Ann", "Ann", "Ann", "Ann"]


def test_a_crash_afterwards_loses_nothing_of_it(shown: Shown) -> None:
    shown.hold("Gone")
    shown.changing.cancel()
    shown.settle()
    with shown.qtbot.waitSignal(shown.changing.ended, timeout=20_000):
        shown.changing.do(named("Zed", 2, 3))
    desk = shown.window.session.desk
    desk.journal.flush()
    (kept,) = desk.journal.kept()
    assert desk.journal.edits(kept.id) == [named("Zed", 2, 3)]


def test_undo_from_another_place_shows_the_line_there(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    with shown.qtbot.waitSignal(shown.changing.ended, timeout=20_000):
        shown.changing.do(named("Zed", 2, 3))
    shown.window.go(Place.COLUMNS)
    told: list[str] = []
    shown.changing.told.connect(told.append)
    monkeypatch.setattr(shown.changing, "_patience", _AtOnce(shown.changing))
    shown.window.undo()
    shown.settle()
    assert told == ["Undo clearing 2 cells"]
    assert shown.names() == ANN


class _AtOnce:
    """No patience at all."""

    def __init__(self, changing: Changing) -> None:
        self.start = changing._tell

    def stop(self) -> None:
        """There is nothing to stop."""


@pytest.mark.parametrize("answer", [Answer.KEEP, Answer.DROP])
def test_closing_the_tab_drops_it(shown: Shown, monkeypatch: pytest.MonkeyPatch, answer: Answer) -> None:
    shown.document.type_into(5, FIRST_NAME, "Bea")
    shown.hold()
    monkeypatch.setattr(closing, "ask", lambda *_args: answer)
    shown.window.close_current()
    assert shown.window.desktop.current is None
    assert work.stop_all(20)
    shown.qtbot.waitUntil(lambda: not work._running, timeout=20_000)
    desk = shown.window.session.desk
    desk.journal.flush()
    kept = [desk.journal.edits(one.id) for one in desk.journal.kept()]
    typed = [edit.label.code for edits in kept for edit in edits]
    assert typed == (["edit.type"] if answer is Answer.KEEP else [])


def test_quitting_ends_it(shown: Shown) -> None:
    shown.hold()
    assert shown.window.close()
    shown.window.put_away()
    assert shown.document.log.done == []
    shown.qtbot.waitUntil(lambda: not work._running, timeout=20_000)


def test_a_change_that_breaks_frees_the_document(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changing_module, "AT_ONCE", 0)
    on = document(ROWS, HEADERS)
    changing = Changing(on)

    def deed(fork: Document, _watch: Watch) -> None:
        fork.do(named("Zed", 2))
        raise ZeroDivisionError

    with qtbot.capture_exceptions() as caught, qtbot.waitSignal(changing.ended, timeout=20_000):
        changing.work_out(deed, 1, "breaking")
    qtbot.waitUntil(lambda: len(caught) == 1)
    assert (cells(on), changing.busy) == ([list(row) for row in ROWS], False)


def test_a_name_in_a_label_is_a_sentence_of_its_own(qtbot: QtBot) -> None:
    changing = Changing(document())
    line = ChangingLine(changing)
    qtbot.addWidget(line)
    changing.told.emit("pasting 1 cell")
    changing.step.emit(12_000, 1_000_000)
    assert line.text == "Pasting 1 cell… 12,000 of 1,000,000"
    assert line.accessibleName() == "Pasting 1 cell…"
    changing.ended.emit()
    assert line.text == ""
