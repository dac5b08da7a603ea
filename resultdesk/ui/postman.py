"""Sends by itself what waits in the outbox: when it is due, when the network is back, after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from resultdesk.ui.network import Network, has_way_out
from resultdesk.ui.session import Session
from resultdesk.ui.work import Tell, Work

if TYPE_CHECKING:
    from resultdesk.core.errors import DeskError
    from resultdesk.core.watch import Watch
    from resultdesk.desk.mail import Standing
    from resultdesk.sending.receipts import Receipt

SOON = 0.2
"""Seconds after news of the outbox before it is looked at."""

SHORTEST = 1.0
LATER = 60.0
"""Seconds after which an outbox that failed is looked at again."""

UNTOLD = 30.0
"""Seconds between two looks for a network where the system does not tell when there is one."""

LISTENS_AFTER = 2.0
"""Seconds after the desk is there until the network is listened to: nothing of the start waits for that."""

LINE_HOLDS = 20.0
"""Seconds after which "oldest 14 min" is said anew."""


class Postman(QObject):
    """``line(words)`` for the status bar; ``sent(Receipt)`` for each parcel that went by itself.

    ``trouble(DeskError)`` when the outbox itself fails (locked, damaged, no room): once for each cause, as it is looked
    at again every minute.

    Never sends while a person's own sending or look is under way: they watch that one, and it comes first.
    """

    line = Signal(str)
    sent = Signal(object)
    trouble = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._work: Work | None = None
        self._told = ""
        self._back = False
        self.network = Network()
        self.network.setParent(self)
        self.network.back.connect(self.network_is_back)
        self._untold = QTimer(self, singleShot=True, interval=int(UNTOLD * 1000))
        self._untold.timeout.connect(self._look_for_network)
        self._listens = QTimer(self, singleShot=True, interval=int(LISTENS_AFTER * 1000))
        self._listens.timeout.connect(self.network.watch)
        session.ready.connect(self._listens.start)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        session.ready.connect(self._soon)
        session.parcels_changed.connect(self._soon)
        session.accounts_changed.connect(self._soon)

    def stop(self) -> None:
        """No more: the window closes."""
        for timer in (self._timer, self._listens, self._untold):
            timer.stop()
        self.network.back.disconnect(self.network_is_back)
        self._session.ready.disconnect(self._listens.start)
        self._session.ready.disconnect(self._soon)
        self._session.parcels_changed.disconnect(self._soon)
        self._session.accounts_changed.disconnect(self._soon)
        if self._work is not None:
            self._work.end()

    def network_is_back(self) -> None:
        """The computer is online again: what found no network is due at once."""
        self._back = True
        self._soon()

    # Within -----------------------------------------------------------------------------------------------------

    def _soon(self) -> None:
        self._timer.start(int(SOON * 1000))

    def _look(self) -> None:
        if self._work is not None or not self._session.has_desk:
            self._soon()
            return
        desk, back = self._session.desk, self._back
        self._back = False

        def call(_watch: Watch, _tell: Tell) -> Standing:
            from resultdesk.desk import mail

            if back:
                desk.outbox.network_is_back()
            return mail.standing(desk.outbox)

        work = Work(call)
        work.done.connect(self._stands)
        work.failed.connect(self._later)
        self._run(work)

    def _stands(self, standing: Standing) -> None:
        self.line.emit(standing.line)
        if not standing.due or self._session.by_hand or self._session.looking:
            self._wait(standing)
            return
        desk, parcel = self._session.desk, standing.due[0]

        def call(watch: Watch, _tell: Tell) -> Receipt:
            return desk.send(parcel, watch)

        work = Work(call)
        work.done.connect(self._went)
        work.failed.connect(self._later)
        self._session.watch_postman(work)
        self._run(work)

    def _wait(self, standing: Standing) -> None:
        """Until something may be due, or the line has to be said anew."""
        if not standing.offline or self.network.watched:
            self._untold.stop()
        elif not self._untold.isActive():
            self._untold.start()
        wait = min(standing.look_again, LINE_HOLDS) if standing.line else standing.look_again
        self._timer.start(int(max(wait, SHORTEST) * 1000))

    def _look_for_network(self) -> None:
        """Nobody tells when the network is back: worth a try as soon as there is a way out at all."""
        if has_way_out():
            self.network_is_back()

    def _went(self, receipt: Receipt) -> None:
        self._told = ""
        self.sent.emit(receipt)
        self._session.parcels_changed.emit()

    def _later(self, problem: DeskError) -> None:
        """The outbox could not be looked at or written to: look again after a while."""
        self._timer.start(int(LATER * 1000))
        if problem.code != self._told:
            self._told = problem.code
            self.trouble.emit(problem)

    def _run(self, work: Work) -> None:
        self._work = work
        work.finished.connect(self._over)
        work.start()

    def _over(self) -> None:
        if self.sender() is self._work:  # what it found may have begun the next piece already
            self._work = None
