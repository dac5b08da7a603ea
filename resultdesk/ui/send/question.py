"""A question asked off the GUI thread, whose answer knows which question it belongs to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from resultdesk.core.watch import Watch
from resultdesk.ui.work import Tell, Work


class Question(QObject):
    """``answered(question, answer)`` or ``failed(question, DeskError)``. Who lets go of it hears nothing more."""

    answered = Signal(object, object)
    failed = Signal(object, object)

    def __init__(self, call: Callable[[], object]) -> None:
        super().__init__()

        def run(_watch: Watch, _tell: Tell) -> object:
            return call()

        self._work = Work(run)
        self._work.done.connect(self._done)
        self._work.failed.connect(self._not_done)

    def ask(self) -> None:
        """Begin."""
        self._work.start()

    def _done(self, answer: object) -> None:
        self.answered.emit(self, answer)

    def _not_done(self, problem: object) -> None:
        self.failed.emit(self, problem)
