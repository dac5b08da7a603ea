"""Opening spreadsheets off the GUI thread, one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from resultdesk.core.language import _
from resultdesk.core.watch import Watch
from resultdesk.ui.session import Session
from resultdesk.ui.work import Tell, Work

if TYPE_CHECKING:
    from resultdesk.core.fields import Destination
    from resultdesk.desk.document import Document
    from resultdesk.desk.opening import ReadAs
    from resultdesk.desk.recovery import Unfinished
    from resultdesk.ui.file_view import FileView


@dataclass(frozen=True)
class Wanted:
    """A spreadsheet to open. ``tag`` comes back with the outcome (the view it replaces, the work it resumes)."""

    path: Path
    open: Callable[[Watch], Document]
    tag: object = None


@dataclass(frozen=True)
class TakenUp:
    """Kept work that is put back into a file that is open already."""

    view: FileView


@dataclass(frozen=True)
class ReadAgain:
    """A file that has changed on disk and is read again in place of this view; ``edits`` of its sheets come along."""

    view: FileView
    edits: tuple[int, ...]


class Files(QObject):
    """``began(name)``, ``step``, then one of ``opened(document, wanted)``, ``failed(error, wanted)``, ``stopped``."""

    asked = Signal()
    """A file is asked for while none is on its way."""
    began = Signal(str)
    first = Signal(object)
    """(Workbook): the first rows of a large file, before the rest has been read."""
    step = Signal(int, int)
    opened = Signal(object, object)
    failed = Signal(object, object)
    stopped = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._queue: deque[Wanted] = deque()
        self._wanted: Wanted | None = None
        self._work: Work | None = None
        session.ready.connect(self._next)

    def open(
        self,
        path: Path,
        *,
        sheet: str | None = None,
        destination: Destination | None = None,
        read_as: ReadAs = (None, None),
        tag: object = None,
    ) -> None:
        """Open a file as soon as the desk is there."""

        def call(watch: Watch) -> Document:
            return self._session.desk.open_whole(
                path, sheet=sheet, destination=destination, read_as=read_as, watch=watch, first=self.first.emit
            )

        self._want(Wanted(path, call, tag))

    def paste(self, text: str) -> None:
        """Open a range that was copied in a spreadsheet program."""

        def call(watch: Watch) -> Document:
            return self._session.desk.paste(text, watch)

        self._want(Wanted(Path(_("the copied table")), call))

    def resume(self, unfinished: Unfinished, view: FileView | None = None) -> None:
        """Take unfinished work up again; ``view`` is the one that it is put back into."""

        def call(watch: Watch) -> Document:
            return self._session.desk.resume(unfinished, watch)

        self._want(Wanted(unfinished.path, call, TakenUp(view) if view is not None else unfinished))

    def resume_together(self, works: list[Unfinished], destination: Destination, view: FileView) -> None:
        """The same for the sheets of one file that go together."""

        def call(watch: Watch) -> Document:
            return self._session.desk.resume_together(works, destination, watch)

        self._want(Wanted(works[0].path, call, TakenUp(view)))

    def read_again(self, view: FileView) -> None:
        """Read a file again that has changed on disk; the work on it is put on top."""
        from resultdesk.desk import rereading
        from resultdesk.desk.binder import for_another_file

        sheets = [rereading.seen(document) for document in view.documents]
        path, where = view.document.path, for_another_file(view.document)

        def call(watch: Watch) -> Document:
            return self._session.desk.read_again(path, sheets, where, watch)

        self._want(Wanted(path, call, ReadAgain(view, tuple(len(one.edits) for one in sheets))))

    def expects(self, path: Path) -> bool:
        """Whether this file is being opened already."""
        wanted = [*self._queue, *([self._wanted] if self._work is not None and self._wanted else [])]
        return any(one.path == path for one in wanted)

    def cancel(self) -> None:
        """Give up on what is being opened."""
        if self._work is not None:
            self._work.cancel()

    def _want(self, wanted: Wanted) -> None:
        if self._work is None and not self._queue:
            self.asked.emit()
        self._queue.append(wanted)
        self._next()

    def _next(self) -> None:
        if self._work is not None or not self._queue:
            return
        self.began.emit(self._queue[0].path.name)
        if not self._session.has_desk:
            return
        wanted = self._wanted = self._queue.popleft()

        def call(watch: Watch, _tell: Tell) -> Document:
            return wanted.open(watch)

        work = self._work = Work(call)
        work.progress.connect(self.step)
        work.done.connect(self._done)
        work.failed.connect(self._failed)
        work.cancelled.connect(self.stopped)
        work.finished.connect(self._finished)
        work.start()

    def _done(self, document: object) -> None:
        self.opened.emit(document, self._wanted)

    def _failed(self, error: object) -> None:
        self.failed.emit(error, self._wanted)

    def _finished(self) -> None:
        self._work = None
        self._next()
