"""A workbook whose sheets go together: each a grid, one upload, what was refused found on its sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resultdesk.cli import spreadsheets
from resultdesk.core.fields import Destination
from resultdesk.ui.file_view import FileView
from resultdesk.ui.rail import Place
from resultdesk.ui.send.pane import Mode, SendPane
from resultdesk.ui.window import Window

SLOW = 30_000
SAMPLES = Path(__file__).resolve().parents[3] / "resources" / "samples"
CUP = SAMPLES / "Practice team cup (all sheets).xlsx"


@pytest.fixture
def view(window: Window, qtbot: QtBot) -> FileView:
    """The team cup, going to the practice meeting."""
    run = window.session.desk.practice()
    window.session.practise(account.name for account in run.accounts.values())
    where = Destination("equipe", "Practice Equipe", {"meeting_id": "3457"})
    window.desktop.files.open(CUP, destination=where)
    qtbot.waitUntil(lambda: window.desktop.current is not None, timeout=SLOW)
    return window.desktop.current


def sheet(view: FileView, name: str) -> object:
    return next(one for one in view.documents if one.raw.name == name)


def mend(view: FileView) -> None:
    """What needs no question; the horse that is on no sheet stays a problem."""
    for document in view.documents:
        spreadsheets.fix_all(document)


def to_send(window: Window, view: FileView) -> SendPane:
    window.go(Place.SEND)
    return view.pane(Place.SEND)


def test_each_sheet_is_a_tab_with_its_problems(view: FileView, qtbot: QtBot) -> None:
    bar = view.bar
    assert [bar.tabText(at).partition(" (")[0] for at in range(bar.count())] == [
        "People",
        "Horses",
        "Clubs",
        "Competitions",
        "Teams",
        "Starts",
    ]
    assert bar.tabText(0) == "People (9) · 2 errors"
    spreadsheets.fix_all(view.documents[0])
    qtbot.waitUntil(lambda: bar.tabText(0) == "People (9)", timeout=SLOW)


def test_each_sheet_is_a_grid_of_its_own(window: Window, view: FileView, qtbot: QtBot) -> None:
    window.go(Place.CHECK)
    first = view.pane(Place.CHECK)
    view.bar.setCurrentIndex(1)
    assert view.document.raw.name == "horses"
    assert view.pane(Place.CHECK) is not first
    view.document.type_into(0, 2, "Changed")
    assert view.changes == 1
    assert view.unsent
    assert window.desktop.travel(back=True)
    assert view.changes == 0


def test_a_change_on_one_sheet_settles_what_another_refers_to(view: FileView) -> None:
    mend(view)
    horses, starts = sheet(view, "horses"), sheet(view, "starts")
    (problem,) = [one for one in starts.checker.problems() if one.verdict.code == "horse.foreign_id.not_listed"]
    at = horses.mapping.columns["foreign_id"]
    horses.type_into(0, at, problem.value)
    assert all(one.value != problem.value for one in starts.checker.problems())


def test_the_meeting_is_that_of_all_sheets(view: FileView) -> None:
    one = view.documents[2]
    view.documents[0].binder.set_for_all("meeting_id", "3456")
    assert {document.destination.settings["meeting_id"] for document in view.documents} == {"3456"}
    assert one.destination.settings["collection"] == "clubs"


def test_settings_for_all_sheets_and_for_one(window: Window, view: FileView) -> None:
    pane = to_send(window, view)
    assert set(pane.where.lines) == {"meeting_id"}
    assert set(pane.sheets.form.lines) == {"unique_by", "skip_user_changed", "st", "as_is"}
    pane.sheets.form.lines["skip_user_changed"].chosen.emit("skip_user_changed", "yes")
    assert {one.destination.settings["skip_user_changed"] for one in view.documents} == {"yes"}
    which = pane.sheets.which
    which.setCurrentIndex(which.findText("Starts"))
    which.activated.emit(which.currentIndex())
    assert "replace" in pane.sheets.form.lines
    assert "collection" not in pane.sheets.form.lines
    pane.sheets.form.lines["skip_user_changed"].chosen.emit("skip_user_changed", "no")
    assert sheet(view, "starts").destination.settings["skip_user_changed"] == "no"
    assert sheet(view, "people").destination.settings["skip_user_changed"] == "yes"


def test_all_sheets_are_one_upload(window: Window, view: FileView, qtbot: QtBot) -> None:
    mend(view)
    pane = to_send(window, view)
    assert "People 9, Horses 8, Clubs 3" in pane.summary.text()
    qtbot.waitUntil(pane.send.isEnabled, timeout=SLOW)
    with qtbot.waitSignal(pane.sending.finished, timeout=2 * SLOW):
        pane.send.click()
    qtbot.waitUntil(lambda: pane.mode is Mode.OUTCOME, timeout=SLOW)
    assert "accepted by Equipe" in pane.outcome.strip.text
    assert "click Undo at" in pane.outcome.strip.text
    assert not view.unsent


def test_a_refused_row_is_found_on_its_sheet(window: Window, view: FileView, qtbot: QtBot) -> None:
    mend(view)
    pane = to_send(window, view)
    run = window.session.desk.practice()
    run.server.faults.switch("equipe:422")
    qtbot.waitUntil(pane.send.isEnabled, timeout=SLOW)
    with qtbot.waitSignal(pane.sending.finished, timeout=2 * SLOW):
        pane.send.click()
    qtbot.waitUntil(lambda: pane.outcome.refused.rows.rowCount() > 0, timeout=SLOW)
    refusal = pane.outcome.refused.rows.refused[0]
    pane.outcome.refused.clicked.emit(pane.outcome.refused.rows.index(0, 3))
    assert window.place is Place.CHECK
    assert view.document.destination.settings["collection"] == refusal.key.partition("/")[0]


def test_a_single_sheet_is_offered_its_companions_and_keeps_its_changes(
    window: Window, view: FileView, qtbot: QtBot
) -> None:
    window.desktop.close(view)
    where = Destination("equipe", "Practice Equipe", {"meeting_id": "3457"})
    window.desktop.files.open(CUP, sheet="horses", destination=where)
    qtbot.waitUntil(lambda: window.desktop.current is not None, timeout=SLOW)
    alone = window.desktop.current
    assert alone.strip.text.startswith("6 sheets of this file go together to Equipe")
    alone.document.type_into(0, 2, "Renamed")
    alone.strip.buttons[0].click()
    qtbot.waitUntil(lambda: window.desktop.current is not alone, timeout=SLOW)
    whole = window.desktop.current
    assert [one.raw.name for one in whole.documents if one.unsent] == ["horses"]
    for one in whole.documents:
        one.mark_sent()


def test_another_platform_takes_them_apart(window: Window, view: FileView) -> None:
    document = view.document
    document.set_destination(Destination("tracx", "Practice Tracx"))
    assert document.binder is None
    window.go(Place.CHECK)
    assert not view.bar.isVisible()
