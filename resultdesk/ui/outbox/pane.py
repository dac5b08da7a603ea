"""The Outbox page: sealed uploads that still wait; sent now, paused, or discarded (asked twice)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from resultdesk.accounts.accounts import same_name
from resultdesk.core.language import _, translate_n
from resultdesk.desk import sentences
from resultdesk.sending.parcel import Held, State
from resultdesk.sending.standing import standing, wants_network
from resultdesk.ui.controls import GAP, Button, Kind, Text, title
from resultdesk.ui.flow import row
from resultdesk.ui.history import wording
from resultdesk.ui.history.details import Details
from resultdesk.ui.history.receipt_list import ReceiptTable
from resultdesk.ui.moments import moment
from resultdesk.ui.outbox.looking import Looking, advice, has_looked, looking_at
from resultdesk.ui.outbox.questions import Questions
from resultdesk.ui.send.headline import TONES, headline
from resultdesk.ui.send.progress import ProgressPart
from resultdesk.ui.send.sending import Outcome, Sending
from resultdesk.ui.session import Session
from resultdesk.ui.strip import Strip, Tone
from resultdesk.ui.work import Tell, Work

if TYPE_CHECKING:
    from resultdesk.core.errors import DeskError
    from resultdesk.core.watch import Watch
    from resultdesk.platforms.contract import Account
    from resultdesk.sending.receipts import Receipt


class OutboxPane(QWidget):
    """What waits, oldest first."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.about = Text()
        self.table = ReceiptTable(_("Waiting uploads"), waiting=True)
        self.strip, self.trouble = Strip(), Strip()
        self.questions = Questions(self.strip)
        self.send = Button(_("Send now"), Kind.PRIMARY, "send")
        self.pause = Button(_("Pause"))
        self.look = Button(_("See whether they arrived"), Kind.PRIMARY, "search")
        self.repeat, self.leave = Button(_("Send those rows again…")), Button(_("Leave those rows"))
        self.account = Button(_("Change the account…"), icon="account")
        self.discard = Button(_("Discard…"), icon="remove")
        self.buttons = row(self.send, self.look, self.repeat, self.leave, self.pause, self.account, self.discard)
        self.progress, self.sending, self.looking = ProgressPart(), Sending(session), Looking(session)
        self.sending.setParent(self)
        self.looking.setParent(self)
        self.details = Details()
        self._lay_out()
        self._connect()
        self.progress.setVisible(False)
        self._said = ""
        self._unsettled = ""
        """The id of the upload of which the strip says that it is not settled."""

    def shown(self) -> None:
        """Fetch what waits, on a worker."""
        desk = self.session.desk

        def call(_watch: Watch, _tell: Tell) -> list[Receipt]:
            return desk.outbox.waiting()

        work = Work(call)
        work.done.connect(self._fill)
        work.failed.connect(self.strip.error)
        work.start()

    def primary_button(self) -> Button:
        """Ctrl+Enter sends, or looks whether it arrived: what the page advises."""
        return self.look if self.look.isVisible() and self.look.kind is Kind.PRIMARY else self.send

    # What a person does -----------------------------------------------------------------------------------------

    def _send(self) -> None:
        self._go(self.table.current, again=False)

    def _go(self, receipt: Receipt | None, *, again: bool) -> None:
        if receipt is None or self._busy:
            return
        self.table.setFocus()  # what was pressed goes; else the focus would go anywhere
        self._no_question()
        self.buttons.setVisible(False)
        self.progress.setVisible(True)
        self.progress.begin()
        self.sending.send_parcel(receipt.id, again=again)

    @property
    def _busy(self) -> bool:
        return self.sending.busy or self.looking.busy

    def _look(self) -> None:
        receipt = self.table.current
        if receipt is None or self._busy:
            return
        self._no_question()
        self.buttons.setEnabled(False)
        self.looking.start(receipt)
        cancel = Button(_("Cancel"))
        cancel.clicked.connect(self.looking.cancel)
        self.strip.say(Tone.NOTE, looking_at(receipt), "", cancel, closable=False)

    def _arrived(self, words: str) -> None:
        self.strip.say(Tone.OK, words)

    def _look_cancelled(self) -> None:
        self.strip.say(Tone.NOTE, _("Cancelled."))

    def _looked(self) -> None:
        self.buttons.setEnabled(True)
        self.shown()

    def _pause(self) -> None:
        desk = self.session.desk
        self._decide(self.table.current, desk.outbox.pause, _("Paused. It stays here until you send it."))

    def _leave(self) -> None:
        desk = self.session.desk
        said = _("Left as they are. Their receipt says that no answer came.")
        self._decide(self.table.current, desk.outbox.leave, said)

    def _others(self) -> list[Account]:
        """Accounts of the same platform and server that the chosen upload could go with instead."""
        receipt = self.table.current
        if receipt is None:
            return []
        server = receipt.server.rstrip("/")
        known = self.session.desk.accounts.list(receipt.platform)
        return [one for one in known if not same_name(one.name, receipt.account) and one.server.rstrip("/") == server]

    def _ask_account(self) -> None:
        if self.table.current is not None:
            self._unsettled = ""
            self.questions.ask_account(self.table.current, self._others())

    def _change_account(self, receipt: Receipt, account: Account) -> None:
        outbox = self.session.desk.outbox
        said = _("It goes with “{account}” now.").format(account=account.name)
        self._decide(receipt, lambda parcel: outbox.change_account(parcel, account.name, account.server), said)

    def _ask_to_repeat(self) -> None:
        if self.table.current is not None:
            self._unsettled = ""
            self.questions.ask_again(self.table.current)

    def _repeat(self, receipt: Receipt) -> None:
        self._go(receipt, again=True)

    def _decide(self, receipt: Receipt | None, decision: Callable[[str], Receipt], said: str) -> None:
        """Carry out a decision about an upload on a worker."""
        if receipt is None:
            return
        parcel, self._said = receipt.id, said
        self.table.setFocus()
        self._no_question()

        def call(_watch: Watch, _tell: Tell) -> Receipt:
            return decision(parcel)

        work = Work(call)
        work.done.connect(self._decided)
        work.failed.connect(self.strip.error)
        work.start()

    def _decided(self) -> None:
        self.strip.say(Tone.OK, self._said)
        self.session.parcels_changed.emit()

    def _ask_to_discard(self) -> None:
        if self.table.current is not None:
            self._unsettled = ""
            self.questions.ask_discard(self.table.current)

    def _discard(self, receipt: Receipt) -> None:
        outbox = self.session.desk.outbox
        self._decide(receipt, outbox.discard, _("Discarded. Nothing more of it will be sent."))

    def _no_question(self) -> None:
        self._unsettled = ""
        self.questions.drop()

    # What comes back --------------------------------------------------------------------------------------------

    def _ended(self, outcome: Outcome) -> None:
        receipt = outcome.receipt
        cause = sentences.cause(receipt) if receipt.trouble is not None else None
        do = " ".join(filter(None, [str(cause or ""), sentences.safe_again(receipt)]))
        self.strip.say(TONES[receipt.state], headline(receipt), do)
        self._unsettled = "" if receipt.finished else receipt.id

    def _failed(self, problem: DeskError) -> None:
        self.strip.error(problem)

    def _finished(self) -> None:
        self.progress.end()
        self.progress.setVisible(False)
        self.buttons.setVisible(True)
        self.shown()

    def _fill(self, receipts: Sequence[Receipt]) -> None:
        if self._unsettled and self._unsettled not in [receipt.id for receipt in receipts]:
            self._no_question()  # it has gone by itself since
        self.table.fill(receipts)
        if not receipts and self.table.hasFocus():
            self.setFocus()
        self._box.setStretch(self._box.count() - 1, 0 if receipts else 1)  # the room of the table, which goes
        for part in (self.table, self.buttons, self.details):
            part.setVisible(bool(receipts) and not (part is self.buttons and self.sending.busy))
        if receipts:
            words = translate_n("1 upload waits.", "{n} uploads wait.", len(receipts))
            oldest = _("The oldest was sealed {time}.").format(time=moment(receipts[0].times.sealed))
            self.about.setText(f"{words} {oldest}")
        else:
            self.about.setText(_("Nothing waits. What cannot be sent at once is kept here until it can."))
            self.trouble.clear()
        self._chosen()

    def _chosen(self) -> None:
        receipt = self.table.current
        self.questions.chosen(receipt)
        if receipt is None:
            self.trouble.clear()
            return
        looks = sentences.can_look(receipt)
        self._offer(receipt, looks=looks)
        self.account.say(_("Change the account…") if receipt.account else _("Choose an account…"))
        self.details.show_text(wording.details(receipt))
        what, do = _why(receipt)
        if looks and receipt.held is Held.ASKS and not has_looked(receipt):
            do = advice(receipt, self.look.text())
        do = self._way_on(receipt) or do
        self.trouble.say(_tone(receipt), what, do, *self._ways(receipt), closable=False)

    def _offer(self, receipt: Receipt, *, looks: bool) -> None:
        """The buttons that do something for this upload; one of them is the one to press."""
        asks, idle = receipt.held is Held.ASKS, receipt.state is not State.SENDING
        waits = idle and (not asks or receipt.rows.waiting > 0)
        self.send.setVisible(waits)
        self.look.setVisible(idle and looks)
        self.repeat.setVisible(idle and asks)
        self.leave.setVisible(idle and asks)
        self.discard.setVisible(waits)  # else "leave them" is the same
        self.pause.setVisible(idle and receipt.held is Held.NO)
        self.account.setVisible(idle and bool(self._others()))
        first = self.look if looks and asks else self.send
        for button in (self.send, self.look):
            button.kind = Kind.PRIMARY if button is first else Kind.PLAIN
            button.update()

    def _way_on(self, receipt: Receipt) -> str:
        """What to do about an upload whose account is not there; "" where that is not the trouble."""
        code = receipt.trouble.code if receipt.trouble and receipt.held is Held.SIGN_IN else ""
        if code not in ("account.unknown", "secrets.not_set"):
            return ""
        if self._others():
            return _("Press “{button}” and choose one. The upload waits here.").format(button=self.account.text())
        return _("Add an account for {server} under Accounts, then choose it here. The upload waits.").format(
            server=receipt.server
        )

    def _ways(self, receipt: Receipt) -> list[Button]:
        """The way to the accounts, where one of them is what the upload waits for."""
        if receipt.held is not Held.SIGN_IN:
            return []
        accounts = Button(_("Accounts…"), icon="account")
        accounts.clicked.connect(self._show_accounts)
        return [accounts]

    def _show_accounts(self) -> None:
        from resultdesk.ui.accounts.window import AccountsWindow

        AccountsWindow(self.session, self.window()).show()

    def _parcels_changed(self) -> None:
        if self.isVisible() and not self._busy:
            self.shown()

    def _connect(self) -> None:
        self.send.clicked.connect(self._send)
        self.look.clicked.connect(self._look)
        self.looking.arrived.connect(self._arrived)
        self.looking.open.connect(self.strip.clear)
        self.looking.failed.connect(self.strip.error)
        self.looking.cancelled.connect(self._look_cancelled)
        self.looking.finished.connect(self._looked)
        self.pause.clicked.connect(self._pause)
        self.repeat.clicked.connect(self._ask_to_repeat)
        self.leave.clicked.connect(self._leave)
        self.account.clicked.connect(self._ask_account)
        self.discard.clicked.connect(self._ask_to_discard)
        self.questions.again.connect(self._repeat)
        self.questions.discard.connect(self._discard)
        self.questions.account.connect(self._change_account)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.progress.cancelled.connect(self.sending.cancel)
        self.sending.progressed.connect(self.progress.step)
        self.sending.ended.connect(self._ended)
        self.sending.failed.connect(self._failed)
        self.sending.finished.connect(self._finished)
        self.session.parcels_changed.connect(self._parcels_changed)
        self.session.accounts_changed.connect(self._parcels_changed)

    def _lay_out(self) -> None:
        box = self._box = QVBoxLayout(self)
        box.setContentsMargins(3 * GAP, 2 * GAP, 3 * GAP, 2 * GAP)
        box.setSpacing(GAP + GAP // 2)
        above: list[QWidget] = [title(_("What waits to be sent")), self.about, self.strip]
        below: list[QWidget] = [self.trouble, self.buttons, self.progress, self.details]
        for part in above:
            box.addWidget(part)
        box.addWidget(self.table, 1)
        for part in below:
            box.addWidget(part)
        box.addStretch(0)


def _tone(receipt: Receipt) -> Tone:
    """What goes on only once a person has done something is more than a note."""
    needs_you = receipt.held in (Held.SIGN_IN, Held.STOPPED, Held.GAVE_UP, Held.ASKS)
    return Tone.WARNING if needs_you else TONES[receipt.state]


def _why(receipt: Receipt) -> tuple[str, str]:
    """How it stands, and why it waits or what to do."""
    if receipt.state is State.SENDING:
        return standing(receipt, moment), _("Wait until it is done.")
    if receipt.trouble is None or receipt.behind or receipt.held is Held.PAUSED:
        return headline(receipt), standing(receipt, moment)
    said = sentences.cause(receipt) or sentences.error(receipt.trouble)
    do = said.do or sentences.safe_again(receipt)
    if receipt.held is Held.ASKS and not has_looked(receipt):
        return headline(receipt), do  # numbers first
    if receipt.held:
        return said.what, do
    advice = do if wants_network(receipt) else ""  # it may be the address that is wrong
    return said.what, f"{standing(receipt, moment)} {advice}".strip()
