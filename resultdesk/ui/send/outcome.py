"""After it went: the outcome in one line, the refused rows, what to do next, the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resultdesk.core.language import _, translate_n
from resultdesk.desk import sentences
from resultdesk.sending.parcel import Held, State
from resultdesk.ui.controls import GAP, Button, Kind, heading, muted
from resultdesk.ui.flow import row
from resultdesk.ui.history import wording
from resultdesk.ui.history.actions import ReceiptActions
from resultdesk.ui.history.details import Details
from resultdesk.ui.send.headline import TONES, headline, label
from resultdesk.ui.send.refused import RefusedList
from resultdesk.ui.strip import Strip, Tone

if TYPE_CHECKING:
    from resultdesk.desk.document import Document
    from resultdesk.sending.receipts import Receipt


class OutcomePart(QWidget):
    """Tells what a person wants next; ``cell_wanted(row, field)`` for a refused row."""

    again = Signal()
    """Send the rows that have not gone."""
    resend = Signal()
    """Send the same sealed parcel (what of it has no answer yet)."""
    anew = Signal()
    """Back to the form, to send the spreadsheet once more."""
    outbox_wanted = Signal()
    accounts_wanted = Signal()
    check_wanted = Signal()
    """To the rows that stay here."""
    cell_wanted = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.strip, self.said = Strip(), Strip()
        self.refused = RefusedList()
        self._refused_title = heading()
        self._refused_hint = muted(_("Click a row to go to its cell and mend it there. Then come back here."))
        self.again_button = Button(_("Send again"), Kind.PRIMARY, "again")
        self.anew_button = Button(_("Send this spreadsheet once more…"))
        self.receipt_actions = ReceiptActions()
        self.receipt_actions.setParent(self)
        self.details = Details()
        self.resend_button: Button | None = None
        self.again_button.clicked.connect(self.again)
        self.anew_button.clicked.connect(self.anew)
        self.refused.cell_wanted.connect(self.cell_wanted)
        self.receipt_actions.told.connect(self._told)
        self.receipt_actions.failed.connect(self.said.error)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP + GAP // 2)
        for part in (self.strip, self._refused_title, self._refused_hint):
            box.addWidget(part)
        box.addWidget(self.refused, 8)
        for below in (row(self.again_button, self.anew_button), heading(_("Receipt")), self.receipt_actions.widget):
            box.addWidget(below)
        for last in (self.said, self.details):
            box.addWidget(last)
        box.addStretch(1)

    def show_receipt(self, receipt: Receipt, document: Document | None) -> None:
        """What came of it. Heard by screen readers through the strip."""
        self.receipt_actions.receipt = receipt
        buttons = self._next(receipt, document)
        self.strip.say(TONES[receipt.state], headline(receipt), _advice(receipt), *buttons, closable=False)
        self.said.clear()
        shown = bool(receipt.refused)
        words = translate_n("1 row was refused", "{n} rows were refused", len(receipt.refused))
        self._refused_title.setText(words)
        for part in (self._refused_title, self._refused_hint, self.refused):
            part.setVisible(shown)
        self.refused.fill(receipt.refused, label(receipt), document)
        self.details.show_text(wording.details(receipt))
        self.anew_button.setVisible(receipt.finished)

    def allow_again(self, ready: int, refused: int) -> None:
        """``ready`` rows have not gone and could; ``refused`` were refused last (they may still need mending)."""
        self.again_button.setVisible(ready > 0 or refused > 0)
        self.again_button.setEnabled(ready > 0)
        if 0 < ready <= refused:
            words = translate_n("Send this row again", "Send these {n} rows again", ready)
        elif ready:
            words = translate_n("Send the row that has not gone", "Send the {n} rows that have not gone", ready)
        else:
            words = _("Send these rows again")
        self.again_button.say(words)
        self.again_button.setToolTip("" if ready else _("Mend the rows first."))

    def allow_whole(self, *, again: bool) -> None:
        """Everything goes once more or nothing: the rest alone would take away what has gone."""
        self.again_button.setVisible(again)
        self.again_button.setEnabled(again)
        self.again_button.say(_("Send everything once more…"))

    def _next(self, receipt: Receipt, document: Document | None) -> list[Button]:
        """What can be done about rows that stay here, and about a parcel that is not finished."""
        self.resend_button = None
        if receipt.finished:
            if not receipt.rows.skipped or document is None:
                return []
            check = Button(_("Go to Check"), icon="check")
            check.clicked.connect(self.check_wanted)
            return [check]
        outbox = Button(_("Show the outbox"), icon="outbox")
        outbox.clicked.connect(self.outbox_wanted)
        buttons = [outbox]
        if receipt.held is Held.SIGN_IN:
            accounts = Button(_("Accounts…"), icon="account")
            accounts.clicked.connect(self.accounts_wanted)
            buttons.insert(0, accounts)
        if receipt.state is State.WAITING or sentences.repeatable(receipt):
            self.resend_button = Button(_("Try to send it now"), Kind.PRIMARY, "send")
            self.resend_button.clicked.connect(self.resend)
            buttons.insert(0, self.resend_button)
        return buttons

    def _told(self, words: str) -> None:
        self.said.say(Tone.OK, words)


def _advice(receipt: Receipt) -> str:
    """Why, and what to do, under the headline."""
    cause = sentences.cause(receipt)
    parts = [] if cause is None else [str(cause)]
    if receipt.rows.skipped and receipt.finished:
        stayed = translate_n(
            "1 row stays here until it is mended.", "{n} rows stay here until they are mended.", receipt.rows.skipped
        )
        parts.append(stayed)
    return "\n".join(filter(None, [*parts, sentences.safe_again(receipt), sentences.undo(receipt)]))
