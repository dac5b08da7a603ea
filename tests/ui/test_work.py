"""Work off the GUI thread: which signals come, on which thread, and that nothing is swallowed."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from resultdesk.core.errors import CannotRead
from resultdesk.core.watch import Watch
from resultdesk.ui.work import Tell, Work, stop_all


class Listener(QObject):
    """Writes down what it heard and on which thread."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.heard: list[tuple[str, object]] = []
        self.threads: set[bool] = set()
        for name in ("done", "failed", "cancelled", "finished", "told", "progress"):
            getattr(work, name).connect(getattr(self, name))

    def _hear(self, name: str, what: object = None) -> None:
        self.heard.append((name, what))
        self.threads.add(QThread.currentThread() is self.thread())

    def done(self, what: object) -> None:
        self._hear("done", what)

    def failed(self, what: object) -> None:
        self._hear("failed", what)

    def cancelled(self) -> None:
        self._hear("cancelled")

    def finished(self) -> None:
        self._hear("finished")

    def told(self, what: object) -> None:
        self._hear("told", what)

    def progress(self, done: int, total: int) -> None:
        self._hear("progress", (done, total))


def heard(qtbot: QtBot, work: Work) -> list[tuple[str, object]]:
    """Run to the end."""
    listener = Listener(work)
    with qtbot.waitSignal(work.finished, timeout=20_000):
        work.start()
    qtbot.waitUntil(lambda: ("finished", None) in listener.heard)
    assert listener.threads == {True}
    return listener.heard


def test_a_result_is_done_then_finished(qtbot: QtBot) -> None:
    def call(_watch: Watch, tell: Tell) -> int:
        tell("half way")
        return 7

    assert heard(qtbot, Work(call)) == [("told", "half way"), ("done", 7), ("finished", None)]


def test_it_runs_on_another_thread(qtbot: QtBot) -> None:
    def call(_watch: Watch, _tell: Tell) -> int:
        return threading.get_ident()

    news = dict(heard(qtbot, Work(call)))
    assert news["done"] != threading.get_ident()


def test_an_error_of_the_desk_is_failed_then_finished(qtbot: QtBot) -> None:
    error = CannotRead("file.empty", "a.csv")

    def call(_watch: Watch, _tell: Tell) -> None:
        raise error

    assert heard(qtbot, Work(call)) == [("failed", error), ("finished", None)]


def test_cancel_ends_it_at_the_next_step(qtbot: QtBot) -> None:
    begun = threading.Event()

    def call(watch: Watch, _tell: Tell) -> None:
        begun.set()
        watch.wait(30)

    work = Work(call)
    listener = Listener(work)
    work.start()
    qtbot.waitUntil(begun.is_set)
    work.cancel()
    qtbot.waitUntil(lambda: ("finished", None) in listener.heard)
    assert listener.heard == [("cancelled", None), ("finished", None)]


def test_the_last_step_is_always_shown(qtbot: QtBot) -> None:
    def call(watch: Watch, _tell: Tell) -> None:
        for done in range(1, 501):
            watch.step(done, 500)

    steps = [what for name, what in heard(qtbot, Work(call)) if name == "progress"]
    assert steps[-1] == (500, 500)
    assert len(steps) < 100


def test_any_other_exception_reaches_the_hook_and_the_work_still_finishes(qtbot: QtBot) -> None:
    def call(_watch: Watch, _tell: Tell) -> None:
        raise ZeroDivisionError

    work = Work(call)
    with qtbot.capture_exceptions() as caught, qtbot.waitSignal(work.finished, timeout=20_000):
        work.start()
    qtbot.waitUntil(lambda: len(caught) == 1)
    assert caught[0][0] is ZeroDivisionError


def test_stop_all_cancels_what_runs(qtbot: QtBot) -> None:
    begun = threading.Event()

    def call(watch: Watch, _tell: Tell) -> None:
        begun.set()
        watch.wait(30)

    Work(call).start()
    qtbot.waitUntil(begun.is_set)
    assert stop_all(10)


@pytest.mark.parametrize("again", [1, 2])
def test_work_can_be_started_many_times_over(qtbot: QtBot, again: int) -> None:
    def call(_watch: Watch, _tell: Tell) -> int:
        return again

    for _ in range(20):
        assert ("done", again) in heard(qtbot, Work(call))
