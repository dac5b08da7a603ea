"""Sealing and sending one parcel on a worker, and what became of its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from resultdesk.core.watch import Watch
from resultdesk.ui.one_work import OneWork
from resultdesk.ui.session import Session
from resultdesk.ui.work import Job, Tell

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


class Sending(OneWork):
    """``progressed(Progress)``, then ``ended(Outcome)``. What has not gone when it is cancelled stays in the outbox."""

    progressed = Signal(object)
    ended = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

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

    def _start(self, call: Job) -> None:
        work = self._prepared(call)
        self._session.watch_sending(work)
        work.told.connect(self.progressed)
        work.done.connect(self.ended)
        work.start()


def outcome(desk: Desk, receipt: Receipt) -> Outcome:
    """Worker. Refused are the rows that the platform named, and all of a request that it refused as a whole."""
    refused = frozenset(one.row for one in receipt.refused)
    sealed = frozenset(row for batch in desk.outbox.batches(receipt.id) for row in batch.batch.rows)
    return Outcome(receipt, sealed - refused, refused)
