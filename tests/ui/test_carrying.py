"""Edits said again for sheets that are shown anew, on a worker: none is lost, whatever becomes of that."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resultdesk.core.edits import Edit
from resultdesk.core.watch import Watch
from resultdesk.desk.document import Document
from resultdesk.ui import carrying, work
from resultdesk.ui import changing as changing_module
from resultdesk.ui.changing import ChangingLine
from resultdesk.ui.file_view import FileView
from resultdesk.ui.start.unfinished import UnfinishedStrip
from resultdesk.ui.window import Window

Anew = Callable[[], FileView]


@pytest.fixture
def let_go(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Edits are carried over on a worker, which waits for this."""
    event, again = threading.Event(), carrying._again

    def waiting(edits: Sequence[Edit], document: Document, watch: Watch) -> None:
        again(edits, document, watch)
        while not event.is_set():
            watch.wait(0.01)
            watch.step(2, 5)

    monkeypatch.setattr(carrying, "_again", waiting)
    monkeypatch.setattr(changing_module, "AT_ONCE", 0)
    return event


@pytest.fixture
def anew(opened: Window, people: Path, qtbot: QtBot, let_go: threading.Event) -> Anew:
    """Read a file with one edit again, make another one meanwhile: the new view, to which that is being carried."""

    def read() -> FileView:
        before = opened.desktop.current
        assert before is not None
        before.document.type_into(0, 1, "Anna")
        people.write_text(people.read_text("utf-8").replace("Beer", "Berg"), "utf-8")
        opened.desktop.files.read_again(before)
        before.document.type_into(1, 1, "Bo")
        qtbot.waitUntil(lambda: opened.desktop.current is not before, timeout=20_000)
        assert opened.desktop.current is not None
        return opened.desktop.current

    return read


def names(view: FileView) -> list[str]:
    return view.document.sheet.columns[1].texts()[:3]


def kept(window: Window) -> list[int]:
    return sorted(work.edits for work in window.session.desk.unfinished())


def test_what_was_edited_meanwhile_comes_along(
    anew: Anew, opened: Window, let_go: threading.Event, qtbot: QtBot
) -> None:
    view = anew()
    assert names(view) == ["Anna", "Ann", "Ann"]
    assert 2 in kept(opened), "what the old one kept is not let go before"
    line = view.findChild(ChangingLine)
    qtbot.waitUntil(lambda: line.text == "Putting your changes back… 2 of 5", timeout=20_000)
    let_go.set()
    qtbot.waitUntil(lambda: not view.changing.busy, timeout=20_000)
    assert names(view) == ["Anna", "Bo", "Ann"]
    assert view.document.sheet.columns[2].text(0) == "Berg"
    assert kept(opened) == [2]
    assert view.unsent


def test_where_it_is_cancelled_the_edits_are_offered(anew: Anew, opened: Window, qtbot: QtBot) -> None:
    view = anew()
    view.changing.cancel()
    qtbot.waitUntil(lambda: view.findChild(UnfinishedStrip) is not None, timeout=20_000)
    assert names(view) == ["Anna", "Ann", "Ann"]
    assert 2 in kept(opened)


def test_where_the_tab_is_closed_meanwhile_they_stay_kept(
    anew: Anew, opened: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from resultdesk.ui import closing

    anew()
    monkeypatch.setattr(closing, "ask", lambda *_args: closing.Answer.DROP)
    opened.close_current()
    assert opened.desktop.current is None
    assert work.stop_all(20)
    qtbot.waitUntil(lambda: not work._running, timeout=20_000)
    assert kept(opened) == [2]
