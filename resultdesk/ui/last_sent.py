"""The word in the status line about what went by itself, taken back once it holds no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from resultdesk.ui.session import Session
from resultdesk.ui.status import StatusLine
from resultdesk.ui.work import Tell, Work

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch
    from resultdesk.sending.receipts import Receipt

SECONDS = 20.0


class LastSent(QObject):
    """Tells of one upload at a time. One that still wanted something is looked at again when the outbox changes."""

    def __init__(self, session: Session, status: StatusLine) -> None:
        super().__init__()
        self._session, self._status = session, status
        self._words = ""
        self._open = ""
        """The id of the upload that the words are about, while it is not settled."""
        session.parcels_changed.connect(self._look)

    def tell(self, receipt: Receipt) -> None:
        """What came of this upload."""
        from resultdesk.ui.send.headline import headline

        self._words = f"{receipt.source.name}: {headline(receipt)}"
        self._open = receipt.id if receipt.open else ""
        self._status.tell(self._words, SECONDS)

    def _look(self) -> None:
        if not self._open:
            return
        desk, parcel = self._session.desk, self._open

        def call(_watch: Watch, _tell: Tell) -> Receipt:
            return desk.outbox.receipt(parcel)

        work = Work(call)
        work.done.connect(self._stands)
        work.start()

    def _stands(self, receipt: Receipt) -> None:
        if receipt.id == self._open and not receipt.open:
            self._open = ""
            self._status.take_back(self._words)
