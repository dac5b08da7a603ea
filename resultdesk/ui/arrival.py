"""What comes after the first paint: the desk, and what it knows from last time. All of it on workers."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from resultdesk.core.errors import DeskError
from resultdesk.core.watch import Watch
from resultdesk.ui.proxy import proxy_for
from resultdesk.ui.session import Session
from resultdesk.ui.work import Tell, Work

if TYPE_CHECKING:
    from resultdesk.desk.desk import Desk
    from resultdesk.desk.document import Document
    from resultdesk.desk.practising import PracticeRun
    from resultdesk.desk.recovery import Unfinished


@dataclass(frozen=True)
class News:
    """What the start page and the rail tell."""

    recent: list[Path] = field(default_factory=list)
    waiting: int = 0
    unfinished: list[Unfinished] = field(default_factory=list)
    rescued: DeskError | None = None
    """The outbox was damaged: what could be saved, and what could not."""


class Arrival(QObject):
    """``news`` after the desk came and whenever asked; ``trouble`` where the state folder cannot be used."""

    news = Signal(object)
    trouble = Signal(object)
    practising = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._coming = False

    def begin(self) -> None:
        """Fetch the desk."""
        if self._coming or self._session.has_desk:
            return
        self._coming = True
        work = Work(_desk)
        work.done.connect(self._session.begin)
        work.done.connect(self.look)
        work.failed.connect(self.trouble)
        work.finished.connect(self._came)
        work.start()

    def look(self) -> None:
        """Look at recent files, unfinished work and the outbox."""
        if not self._session.has_desk:
            return
        desk = self._session.desk

        def call(_watch: Watch, _tell: Tell) -> News:
            return _news(desk)

        work = Work(call)
        work.done.connect(self.news)
        work.failed.connect(self.trouble)
        work.start()

    def practise(self) -> None:
        """Start the practice platforms."""
        desk = self._session.desk

        def call(_watch: Watch, _tell: Tell) -> PracticeRun:
            return desk.practice()

        work = Work(call)
        work.done.connect(self.practising)
        work.failed.connect(self.trouble)
        work.start()

    def remember(self, document: Document) -> None:
        """Keep the match of columns and the destination for next time."""
        desk = self._session.desk

        def call(_watch: Watch, _tell: Tell) -> None:
            desk.remember(document)

        work = Work(call)
        work.failed.connect(self.trouble)
        work.start()

    def _came(self) -> None:
        self._coming = False


def _desk(_watch: Watch, _tell: Tell) -> Desk:
    from resultdesk.desk.desk import Desk

    desk = Desk(proxy=proxy_for)
    desk.memory.recent()
    desk.tidy()
    return desk


def _news(desk: Desk) -> News:
    outbox = desk.outbox
    return News(desk.memory.recent(), len(outbox.waiting()), desk.unfinished(), outbox.rescued)
