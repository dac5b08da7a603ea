"""Work that a part of the window does one at a time, with what became of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from resultdesk.ui.work import Job, Work


class OneWork(QObject):
    """``failed(DeskError)``, ``cancelled``, or what the work of its own kind ends with; ``finished`` always."""

    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._work: Work | None = None

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._work is not None

    def cancel(self) -> None:
        """Stop it."""
        if self._work is not None:
            self._work.cancel()

    def _prepared(self, call: Job) -> Work:
        """The work, to be listened to further and started."""
        self._work = work = Work(call)
        work.failed.connect(self.failed)
        work.cancelled.connect(self.cancelled)
        work.finished.connect(self._over)
        return work

    def _over(self) -> None:
        self._work = None
        self.finished.emit()
