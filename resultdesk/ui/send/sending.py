"""Sealing and sending one parcel on a worker, and what became of its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from resultdesk.core.watch import Watch
from resultdesk.sending.parcel import State
from resultdesk.ui.session import Session
from resultdesk.ui.work import Job, Tell, Work

if TYPE_CHECKING:
    from resultdesk.core.sheet import Rows
    from resultdesk.desk.desk import Desk
    from resultdesk.desk.document import Document
    from resultdesk.sending.receipts import Receipt


@dataclass(frozen=True)
class Outcome:
    """A receipt, and the spreadsheet numbers of its rows: those that went (or lie in the outbox), those refused."""

    receipt: Receipt
    gone: frozenset[int]
    refused: frozenset[int]


class Sending(QObject):
    """``progressed(Progress)``, then ``ended(Outcome)`` or ``failed(DeskError)``; ``finished`` always."""

    progressed = Signal(object)
    ended = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._work: Work | None = None

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._work is not None

    def send(self, document: Document, rows: Rows | None = None) -> None:
        """Seal the ready rows (or those of ``rows``) and send them."""
        desk = self._session.desk

        def call(watch: Watch, tell: Tell) -> Outcome:
            parcel = desk.seal(document, rows)
            return outcome(desk, desk.send(parcel, watch, tell))

        self._start(call)

    def send_parcel(self, parcel: str, *, again: bool = False) -> None:
        """Send what is already sealed, whatever holds it; ``again``: also the rows that no answer came for."""
        desk = self._session.desk

        def call(watch: Watch, tell: Tell) -> Outcome:
            (desk.outbox.repeat if again else desk.outbox.send_now)(parcel)
            return outcome(desk, desk.send(parcel, watch, tell))

        self._start(call)

    def cancel(self) -> None:
        """Stop; what has not gone stays in the outbox."""
        if self._work is not None:
            self._work.cancel()

    def _start(self, call: Job) -> None:
        self._work = work = Work(call)
        self._session.watch_sending(work)
        work.told.connect(self.progressed)
        work.done.connect(self.ended)
        work.failed.connect(self.failed)
        work.cancelled.connect(self.cancelled)
        work.finished.connect(self._finished)
        work.start()

    def _finished(self) -> None:
        self._work = None
        self.finished.emit()


def outcome(desk: Desk, receipt: Receipt) -> Outcome:
    """Worker. Refused are the rows that the platform named, and all of a request that it refused as a whole."""
    refused = {one.row for one in receipt.refused}
    all_rows: set[int] = set()
    for sealed in desk.outbox.batches(receipt.id):
        all_rows.update(sealed.batch.rows)
        if sealed.state is State.REFUSED:
            refused.update(sealed.batch.rows)
    return Outcome(receipt, frozenset(all_rows - refused), frozenset(refused))
