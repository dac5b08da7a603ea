"""Pick lists (events, races) fetched off the GUI thread, in the order in which they depend on each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from resultdesk.core.watch import Watch
from resultdesk.ui.session import Session
from resultdesk.ui.work import Tell, Work

if TYPE_CHECKING:
    from resultdesk.core.errors import DeskError
    from resultdesk.desk.memory import Listing
    from resultdesk.platforms.contract import Account


class Lists(QObject):
    """``listed(key, listing, problem)``: fresh, or as last seen with the problem; ``failed(key, error)`` else."""

    listed = Signal(str, object, object)
    failed = Signal(str, object)
    busy = Signal(bool)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._asked: dict[str, _Asked] = {}

    def fetch(self, account: Account, key: str, settings: Mapping[str, str]) -> None:
        """Ask for a list; an answer to an older question about the same key is dropped."""
        asked = self._asked[key] = _Asked(self._session, account, key, dict(settings))
        asked.setParent(self)
        asked.work.done.connect(asked.done)
        asked.work.failed.connect(asked.failed)
        asked.listed.connect(self._done)
        asked.went_wrong.connect(self._failed)
        self.busy.emit(True)
        asked.work.start()

    def forget(self) -> None:
        """What is still asked was for a choice that does not hold: its answers are dropped."""
        self._asked.clear()
        self.busy.emit(False)

    def _done(self, asked: _Asked, listing: Listing, problem: DeskError | None) -> None:
        if self._settle(asked):
            self.listed.emit(asked.key, listing, problem)

    def _failed(self, asked: _Asked, problem: DeskError) -> None:
        if self._settle(asked):
            self.failed.emit(asked.key, problem)

    def _settle(self, asked: _Asked) -> bool:
        current = self._asked.get(asked.key) is asked
        if current:
            del self._asked[asked.key]
        asked.deleteLater()
        self.busy.emit(bool(self._asked))
        return current


class _Asked(QObject):
    listed = Signal(object, object, object)
    went_wrong = Signal(object, object)

    def __init__(self, session: Session, account: Account, key: str, settings: Mapping[str, str]) -> None:
        super().__init__()
        self.key = key
        desk = session.desk

        def call(_watch: Watch, _tell: Tell) -> object:
            return desk.list(account, key, settings)

        self.work = Work(call)

    def done(self, answer: tuple[Listing, DeskError | None]) -> None:
        self.listed.emit(self, *answer)

    def failed(self, problem: DeskError) -> None:
        self.went_wrong.emit(self, problem)
