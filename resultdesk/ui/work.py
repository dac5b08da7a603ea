"""Work off the GUI thread: one object per piece of work, with progress, done, failed, cancelled and finished.

Connect the signals to methods of QObjects only: they then run on the GUI thread (a lambda would run on the worker).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from resultdesk.core.errors import Cancelled, DeskError
from resultdesk.core.watch import Watch

Tell = Callable[[object], None]
Job = Callable[[Watch, Tell], Any]
SHOWN_EVERY = 0.05
"""Seconds between two reports of progress; more would only keep the window busy."""

AT_A_TIME = 0.001
"""Seconds that a worker may keep the interpreter while the window wants it, which a page drawn does many times."""

_running: dict[int, Work] = {}


class Work(QObject):
    """One piece of work. ``call(watch, tell)`` runs on a worker thread; ``tell`` sends interim news (``told``)."""

    progress = Signal(int, int)
    told = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    """A DeskError. Any other exception goes to the report window; ``finished`` comes all the same."""
    cancelled = Signal()
    finished = Signal()

    def __init__(self, call: Job) -> None:
        super().__init__()
        self._call = call
        self._watch = Watch(self._step)
        self._shown = 0.0
        self._left = False
        self.finished.connect(self._over)

    def start(self) -> Work:
        """Begin on the thread pool. Returns itself."""
        sys.setswitchinterval(AT_A_TIME)
        key = id(self)
        _running[key] = self
        self.destroyed.connect(lambda *_gone: _running.pop(key, None))
        QThreadPool.globalInstance().start(_Run(self))
        return self

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._watch.cancel()

    def end(self) -> None:
        """Ask the work to stop because the program ends."""
        self._watch.end()

    def _step(self, done: int, total: int) -> None:
        at = time.monotonic()
        if done == total or at - self._shown >= SHOWN_EVERY:
            self._shown = at
            self.progress.emit(done, total)

    def _run(self) -> None:
        try:
            result = self._call(self._watch, self.told.emit)
        except Cancelled:
            self.cancelled.emit()
        except DeskError as error:
            self.failed.emit(error)
        else:
            self.done.emit(result)
        finally:
            self._call = _nothing
            self.finished.emit()

    def _over(self) -> None:
        """On the GUI thread: end the Qt object here, once the worker has let go of it.

        Whoever drops the last reference to an object ends it, and a Qt object that a worker ends takes the program
        along. After this only an empty shell is left to be dropped anywhere.
        """
        if self._left:
            self.deleteLater()
        else:
            QTimer.singleShot(1, self._over)


class _Run(QRunnable):
    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        """Called by the pool."""
        try:
            self._work._run()
        finally:
            self._work._left = True


def stop_all(seconds: float) -> bool:
    """End whatever runs and wait for it. False when something is still running after ``seconds``."""
    for work in list(_running.values()):
        work.end()
    return QThreadPool.globalInstance().waitForDone(int(seconds * 1000))


def _nothing(_watch: Watch, _tell: Tell) -> None:
    """Stands in for work that is over, so that what it held can go."""
