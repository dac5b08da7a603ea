"""Looking on the platform, on a worker, whether rows without an answer arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from resultdesk.core.language import _, translate_n
from resultdesk.ui.one_work import OneWork
from resultdesk.ui.send.headline import label
from resultdesk.ui.session import Session
from resultdesk.ui.work import Tell

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch
    from resultdesk.sending.receipts import Receipt


class Looking(OneWork):
    """``arrived(words)`` for all rows, or ``open`` for less: the upload itself then says how it stands.

    ``failed(DeskError)`` where nobody could look. Cancelling it changes nothing.
    """

    arrived = Signal(str)
    open = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._asked = self._accepted = 0

    def start(self, receipt: Receipt) -> None:
        """Look for the rows of this upload that no answer came for."""
        desk = self._session.desk
        parcel, self._asked, self._accepted = receipt.id, receipt.rows.unknown, receipt.rows.accepted

        def call(watch: Watch, _tell: Tell) -> Receipt:
            return desk.read_back(parcel, watch)

        work = self._prepared(call)
        self._session.watch_looking(work)
        work.done.connect(self._looked)
        work.start()

    def _looked(self, receipt: Receipt) -> None:
        if receipt.rows.accepted < self._accepted + self._asked:  # or another desk has sent them, and had an answer
            self.open.emit()
            return
        words = translate_n(
            "{platform} shows the row: it arrived.", "{platform} shows all {n} rows: they arrived.", self._asked
        )
        self.arrived.emit(words.replace("{platform}", label(receipt)))


def looking_at(receipt: Receipt) -> str:
    """What is going on, while it looks."""
    words = translate_n(
        "Looking on {platform} for the row without an answer…",
        "Looking on {platform} for the {n} rows without an answer…",
        receipt.rows.unknown,
    )
    return words.replace("{platform}", label(receipt))


def has_looked(receipt: Receipt) -> bool:
    """Whether somebody has looked since no answer came."""
    return receipt.trouble is not None and receipt.trouble.code.startswith("outbox.read_back")


def advice(receipt: Receipt, button: str) -> str:
    """What to do about rows without an answer, before anybody has looked."""
    return _("Press “{button}”: ResultDesk looks on {platform} and sends nothing.").format(
        button=button, platform=label(receipt)
    )
