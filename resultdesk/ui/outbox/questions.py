"""The questions of the Outbox page, asked in its strip: send rows again, discard, go with another account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from resultdesk.core.language import _, translate_n
from resultdesk.ui.controls import Button, Kind
from resultdesk.ui.strip import Strip, Tone

if TYPE_CHECKING:
    from resultdesk.platforms.contract import Account
    from resultdesk.sending.receipts import Receipt


class Questions(QObject):
    """One question at a time, each about the upload that was chosen when it was asked, whichever is chosen since.

    ``again(Receipt)``, ``discard(Receipt)`` and ``account(Receipt, Account)`` are the answers that do something.
    """

    again = Signal(object)
    discard = Signal(object)
    account = Signal(object, object)

    def __init__(self, strip: Strip) -> None:
        super().__init__(strip)
        self._strip = strip
        self._about: Receipt | None = None

    def ask_again(self, receipt: Receipt) -> None:
        """Rows without an answer may be there already: asked once more, with what is known."""
        what = translate_n(
            "No answer came for 1 row. If it arrived all the same, it will be there twice.",
            "No answer came for {n} rows. If they arrived all the same, they will be there twice.",
            receipt.rows.unknown,
        )
        keep, go = Button(_("Not yet"), Kind.PRIMARY), Button(_("Send them again"))
        keep.clicked.connect(self.drop)
        go.clicked.connect(self._send_again)
        self._ask(receipt, Tone.WARNING, what, _("Look on the platform's own page first."), keep, go)

    def ask_discard(self, receipt: Receipt) -> None:
        """Discarding is for good."""
        keep, go = Button(_("Keep it"), Kind.PRIMARY), Button(_("Discard it for good"))
        keep.clicked.connect(self.drop)
        go.clicked.connect(self._discard)
        self._ask(receipt, Tone.WARNING, _discards(receipt), _("Its receipt stays under History."), keep, go)

    def ask_account(self, receipt: Receipt, others: Sequence[Account]) -> None:
        """Which account it goes with: one of ``others`` or the one that it has."""
        if receipt.account:
            what = _("This upload goes with the account “{account}”.").format(account=receipt.account)
            keep = Button(_("Stay with {account}").format(account=receipt.account))
        else:
            what = _("This upload has no account: it was sent from the command line with a sign-in of its own.")
            keep = Button(_("Leave it as it is"))
        keep.clicked.connect(self.drop)
        choices = [_WithAccount(account) for account in others]
        for choice in choices:
            choice.clicked.connect(self._change_account)
        self._ask(receipt, Tone.NOTE, what, _("Which account shall it go with?"), *choices, keep)

    def drop(self) -> None:
        """The question is over, and whatever else the strip says."""
        self._about = None
        self._strip.clear()

    def chosen(self, receipt: Receipt | None) -> None:
        """Another upload is chosen now: a question about the one before is over."""
        if self._about is not None and (receipt is None or receipt.id != self._about.id):
            self.drop()

    def _ask(self, receipt: Receipt, tone: Tone, what: str, do: str, *buttons: Button) -> None:
        self._about = receipt
        self._strip.say(tone, what, do, *buttons, closable=False)
        buttons[0].setFocus()

    def _send_again(self) -> None:
        self.again.emit(self._about)

    def _discard(self) -> None:
        self.discard.emit(self._about)

    def _change_account(self) -> None:
        choice = self.sender()
        if isinstance(choice, _WithAccount):
            self.account.emit(self._about, choice.account)


def _discards(receipt: Receipt) -> str:
    """What discarding it means for its rows."""
    waiting, unknown = receipt.rows.waiting, receipt.rows.unknown
    said = []
    if waiting or not unknown:
        said.append(
            translate_n(
                "Discard this upload? 1 row will not be sent.",
                "Discard this upload? {n} rows will not be sent.",
                waiting,
            )
            if waiting
            else _("Discard this upload? It will not be sent.")
        )
    else:
        said.append(_("Discard this upload? None of its rows waits to be sent."))
    if unknown:
        said.append(
            translate_n(
                "For 1 row no answer came: it may be there already, and is not asked about again.",
                "For {n} rows no answer came: they may be there already, and are not asked about again.",
                unknown,
            )
        )
    return " ".join(said)


class _WithAccount(Button):
    """Lets the upload go with this account."""

    def __init__(self, account: Account) -> None:
        super().__init__(_("Send with “{account}”").format(account=account.name))
        self.account = account
