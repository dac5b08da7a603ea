"""What all pages of one run of the window share: the desk, the look, and news that concern more than one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from resultdesk.ui.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from resultdesk.desk.desk import Desk
    from resultdesk.ui.work import Work


class Session(QObject):
    """The desk comes a moment after the first paint; pages that need it are made later than that."""

    ready = Signal()
    parcels_changed = Signal()
    """Something was sealed, sent, discarded: whoever shows the outbox or receipts looks anew."""
    accounts_changed = Signal()
    account_renamed = Signal(str, str, str)
    """Platform, old and new name; told before ``accounts_changed``."""
    went_by_itself = Signal()
    """A sending that nobody began has ended."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self._desk: Desk | None = None
        self._practice: frozenset[str] = frozenset()
        self.by_hand = 0
        """How many sendings a person has begun that are still under way."""
        self.by_itself = 0
        """How many sendings of what waited in the outbox are under way."""
        self.looking = 0
        """How many looks at a platform are under way. Unlike a sending, one may be ended at any time."""
        self.account_renamed.connect(self._renamed)

    @property
    def desk(self) -> Desk:
        """The desk; only after ``ready``."""
        if self._desk is None:
            raise RuntimeError("the desk is not there yet")
        return self._desk

    @property
    def has_desk(self) -> bool:
        """Whether ``ready`` has been told."""
        return self._desk is not None

    def begin(self, desk: Desk) -> None:
        """The desk is there."""
        self._desk = desk
        self.ready.emit()

    def watch_sending(self, work: Work) -> None:
        """Count a sending that a person has begun until it is over, whoever began it and is closed by then."""
        self.by_hand += 1
        work.finished.connect(self._sent_by_hand)

    def watch_looking(self, work: Work) -> None:
        """Count a look at a platform until it is over."""
        self.looking += 1
        work.finished.connect(self._looked)

    def watch_postman(self, work: Work) -> None:
        """Count a sending that nobody began until it is over."""
        self.by_itself += 1
        work.finished.connect(self._sent_by_itself)

    @property
    def sends(self) -> bool:
        """Whether an upload is on its way, whoever began it."""
        return bool(self.by_hand or self.by_itself)

    def practise(self, names: Iterable[str]) -> None:
        """These accounts are practice: what goes there stays on this computer."""
        self._practice = frozenset(names)
        self.accounts_changed.emit()

    def is_practice(self, account: str) -> bool:
        """Whether an account, by name, is practice."""
        return account in self._practice

    def _sent_by_hand(self) -> None:
        self.by_hand -= 1
        self.parcels_changed.emit()

    def _looked(self) -> None:
        self.looking -= 1
        self.parcels_changed.emit()

    def _sent_by_itself(self) -> None:
        self.by_itself -= 1
        self.went_by_itself.emit()

    def _renamed(self, _platform: str, old: str, new: str) -> None:
        """Practice stays practice under another name."""
        if old in self._practice:
            self._practice = self._practice - {old} | {new}
