"""What a newer upload for the same race replaces, said before it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from resultdesk.core.language import _, translate_n
from resultdesk.ui.controls import Button
from resultdesk.ui.moments import moment
from resultdesk.ui.send.foresight import ASK_AFTER, state
from resultdesk.ui.send.question import Question
from resultdesk.ui.session import Session
from resultdesk.ui.strip import Strip, Tone

if TYPE_CHECKING:
    from resultdesk.desk.document import Document
    from resultdesk.platforms.contract import Account
    from resultdesk.sending.shelf import Replaced


class Replacing(Strip):
    """Hidden where nothing older holds any of the rows. ``outbox_wanted`` where the older one still waits."""

    outbox_wanted = Signal()

    def __init__(self, session: Session, document: Document) -> None:
        super().__init__()
        self._session, self._document = session, document
        self._account: Account | None = None
        self._asked: object = None
        self._question: Question | None = None
        self._hush = QTimer(self, singleShot=True, interval=ASK_AFTER)
        self._hush.timeout.connect(self._ask)

    def look(self, account: Account | None) -> None:
        """Bring it up to date, a moment after the last change."""
        asked = (account, *state(self._document))
        if asked == self._asked:
            return
        self._asked, self._account, self._question = asked, account, None
        self.clear()
        if account is not None:
            self._hush.start()

    def forget(self) -> None:
        """Something has been sent: look anew before the next."""
        self._hush.stop()
        self._asked = self._question = None
        self.clear()

    def _ask(self) -> None:
        account, document, desk = self._account, self._document, self._session.desk
        if account is None:
            return
        self._question = Question(lambda: desk.replaced_by(document, account))
        self._question.answered.connect(self._answered)
        self._question.ask()

    def _answered(self, question: Question, found: Replaced | None) -> None:
        if question is not self._question:
            return
        self._question = None
        if found is None:
            return
        receipt = found.receipt
        what = translate_n(
            "1 of these rows is also in “{name}” of {time}, for the same place.",
            "{n} of these rows are also in “{name}” of {time}, for the same place.",
            found.rows,
        )
        what = what.replace("{name}", receipt.source.name).replace("{time}", moment(receipt.times.sealed))
        if not receipt.open:
            self.say(Tone.NOTE, what, _("This upload replaces it: these rows go again, as they are now."))
            return
        go = Button(_("Go to Outbox"), icon="outbox")
        go.clicked.connect(self.outbox_wanted)
        do = _("That one still waits and goes first, then this one. Discard it there if only this one should go.")
        self.say(Tone.WARNING, what, do, go)
