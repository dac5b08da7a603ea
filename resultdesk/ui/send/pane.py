"""The Send page: where to, the summary, one button; then how it goes; then what came of it."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resultdesk.core.language import _
from resultdesk.ui.changing import Changing
from resultdesk.ui.controls import GAP, Button, Kind, Text, heading, title
from resultdesk.ui.flow import row
from resultdesk.ui.rail import Place
from resultdesk.ui.scroll import Scroll
from resultdesk.ui.send import trial
from resultdesk.ui.send.branches import BranchesPart
from resultdesk.ui.send.foresight import Foreseen
from resultdesk.ui.send.headline import counted
from resultdesk.ui.send.outcome import OutcomePart
from resultdesk.ui.send.preview import PreviewPart
from resultdesk.ui.send.progress import ProgressPart
from resultdesk.ui.send.question import Question
from resultdesk.ui.send.replacing import Replacing
from resultdesk.ui.send.sending import Outcome, Sending, outcome
from resultdesk.ui.send.where import Where
from resultdesk.ui.session import Session
from resultdesk.ui.sheets.settings import SheetSettings
from resultdesk.ui.strip import Strip, Tone

if TYPE_CHECKING:
    from resultdesk.core.errors import DeskError
    from resultdesk.core.sheet import Rows
    from resultdesk.desk.document import Changed, Document


class Mode(Enum):
    """What the page shows."""

    PREPARE = auto()
    SENDING = auto()
    OUTCOME = auto()


class SendPane(QWidget):
    """``cell_wanted(row, field)`` for a refused row, ``place_wanted(Place)`` for the outbox or Check."""

    cell_wanted = Signal(int, str)
    refusal_wanted = Signal(object)
    place_wanted = Signal(object)

    def __init__(self, session: Session, document: Document, changing: Changing | None = None) -> None:
        super().__init__()
        self.session, self.document = session, document
        self.changing = changing or Changing(document, self)
        self.mode = Mode.PREPARE
        self.where = Where(session, document, self.changing)
        self.title, self.what, self.summary = title(), heading(_("What goes")), Text(size=1.1)
        self.strip = Strip()
        self.sheets = SheetSettings(document)
        self.branches, self.foreseen = BranchesPart(document), Foreseen(session, document)
        self.replacing = Replacing(session, document)
        self.preview = PreviewPart(session, document)
        self.send = Button(_("Send"), Kind.PRIMARY, "send")
        self.trial = Button(_("Try with the first {n}").format(n=trial.FIRST))
        self.progress, self.outcome = ProgressPart(), OutcomePart()
        self.sending = Sending(session)
        self.sending.setParent(self)
        self._last: Outcome | None = None
        self._gone: frozenset[int] = frozenset()
        self._fresh: Question | None = None
        self._problem: DeskError | None = None
        self._fetched = self._possible = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()
        self._show_mode(Mode.PREPARE)

    def shown(self) -> None:
        """Look anew; the first time also fetch the lists."""
        if self.mode is Mode.PREPARE:
            self.where.refresh()
            self.sheets.refresh()
            if not self._fetched:
                self._fetched = True
                self.where.fetch()
        self._plan()

    def primary_button(self) -> Button | None:
        """Ctrl+Enter: send, send again, try once more; nothing where all has gone."""
        again = self.outcome.again_button
        if self.mode is Mode.OUTCOME:
            return again if again.isVisible() else self.outcome.resend_button
        return self.send

    # Before -----------------------------------------------------------------------------------------------------

    def _plan(self) -> None:
        if self.mode is Mode.OUTCOME:
            self._offer_again()
        if self.mode is not Mode.PREPARE:
            return
        self.sheets.refresh()
        if self.changing.busy:
            self._wait()
            return
        plan = self.session.desk.plan(self.document)
        has_account = self.where.whereto.current is not None
        self.send.say(
            _("Send {what}").format(what=counted(self.document.platform, plan.ready)) if plan.ready else _("Send")
        )
        self.foreseen.look(self.where.whereto.current if plan.problem is None else None)
        self.replacing.look(self.where.whereto.current if plan.problem is None else None)
        self._allow(possible=plan.problem is None and has_account)
        self.trial.setVisible(trial.makes_sense(self.document, plan.ready, overwriting=self.foreseen.overwriting))
        self.branches.setVisible(self.branches.refresh())
        self.preview.allow(self.where.whereto.current, possible=plan.problem is None)
        self.setFocusProxy(self.send if self.send.isEnabled() else self.where.first_open())
        self.summary.setText(plan.sentence)
        self._say_problem(plan.problem, has_account=has_account)

    def _wait(self) -> None:
        """Nothing goes while what is chosen, or what the rows are to be, is not in force yet."""
        self._allow(possible=False)
        self.foreseen.look(None)
        self.replacing.look(None)
        self.preview.allow(None, possible=False)
        self.setFocusProxy(self.where.first_open())
        self.summary.setText(self.changing.choosing.words + "…" if self.changing.choosing.pending else "")
        self.strip.clear()

    def _settled(self) -> None:
        """A change is over, also where it was dropped: the choices show what holds."""
        if self.isVisible():
            self.shown()

    def _allow(self, *, possible: bool) -> None:
        """What was foreseen may have to be answered first."""
        self._possible = possible
        for button in (self.send, self.trial):
            button.setEnabled(possible and not self.foreseen.blocks)

    def _answered(self) -> None:
        self._allow(possible=self._possible)

    def _say_problem(self, problem: DeskError | None, *, has_account: bool) -> None:
        from resultdesk.desk import sentences

        if not has_account:
            add = Button(_("Add an account…"), Kind.PRIMARY, "add")
            add.clicked.connect(self._add_account)
            words = _("{platform} does not know you yet.").format(platform=self.document.platform.label)
            self.strip.say(Tone.NOTE, words, _("Add an account, or choose one above."), add, closable=False)
        elif problem is not None:
            said = sentences.error(problem)
            if problem.code == "setting.missing":
                self.strip.say(Tone.NOTE, said.what, _("Choose it above."), closable=False)
            else:
                self.strip.say(Tone.WARNING, said.what, said.do, *self._remedy(problem), closable=False)
        else:
            self.strip.clear()

    def _remedy(self, problem: DeskError) -> list[Button]:
        """Where it can be mended: a missing column on Columns, rows on Check, a choice here."""
        if problem.code == "sheet.problem" and not problem.place.endswith(".missing"):
            return []
        if problem.code == "sheet.problem":
            columns = Button(_("Go to Columns"), Kind.PRIMARY, "columns")
            columns.clicked.connect(self._to_columns)
            return [columns]
        check = Button(_("Go to Check"), Kind.PRIMARY, "check")
        check.clicked.connect(self._to_check)
        return [check]

    def _to_columns(self) -> None:
        self.place_wanted.emit(Place.COLUMNS)

    def _add_account(self) -> None:
        from resultdesk.ui.accounts.window import AccountsWindow

        window = AccountsWindow(self.session, self.window())
        window.show()
        window.add(self.document.destination.platform)

    def _show_accounts(self) -> None:
        from resultdesk.ui.accounts.window import AccountsWindow

        AccountsWindow(self.session, self.window()).show()

    def _to_check(self) -> None:
        self.place_wanted.emit(Place.CHECK)

    # While ------------------------------------------------------------------------------------------------------

    def _send(self) -> None:
        if self.changing.busy:
            return
        self._gone = frozenset()
        self._begin()
        self.sending.send(self.document)

    def _try(self) -> None:
        if self.changing.busy:
            return
        rows = trial.rows(self.document)
        self._gone = frozenset()
        self._begin()
        self.sending.send(self.document, rows)

    def _send_again(self) -> None:
        if self.changing.busy:
            return
        if self._goes_whole:
            self._anew()
            return
        rows = self._left()
        self._begin()
        self.sending.send(self.document, rows)

    def _resend(self) -> None:
        if self._last is not None:
            self._begin()
            self.sending.send_parcel(self._last.receipt.id)

    def _begin(self) -> None:
        self.foreseen.forget()
        self.replacing.forget()
        self.preview.fold()
        self._show_mode(Mode.SENDING)
        self.progress.begin()
        self.progress.cancel.setFocus()

    # After ------------------------------------------------------------------------------------------------------

    def _ended(self, came: Outcome) -> None:
        self._last = came
        self._gone = (self._gone | came.gone) - came.refused
        self.outcome.show_receipt(came.receipt, self.document)

    def _parcels_changed(self) -> None:
        """What waited here may have gone by itself, or been decided about in the outbox: look anew."""
        if self.mode is not Mode.OUTCOME or self._last is None or self._last.receipt.finished or self.sending.busy:
            return
        desk, parcel = self.session.desk, self._last.receipt.id
        self._fresh = Question(lambda: outcome(desk, desk.outbox.receipt(parcel)))
        self._fresh.answered.connect(self._went_by_itself)
        self._fresh.ask()

    def _went_by_itself(self, question: Question, now: Outcome) -> None:
        if question is not self._fresh or self.mode is not Mode.OUTCOME or self._last is None or self.sending.busy:
            return
        if now.receipt.id == self._last.receipt.id and now.receipt != self._last.receipt:
            self._ended(now)
            self._plan()

    def _failed(self, problem: DeskError) -> None:
        self._problem = problem

    def _finished(self) -> None:
        self.progress.end()
        problem, self._problem = self._problem, None
        self._show_mode(Mode.PREPARE if self._last is None or problem is not None else Mode.OUTCOME)
        self._plan()
        if problem is not None:
            self.strip.error(problem)
        self._scroll.verticalScrollBar().setValue(0)
        if self.isVisible():
            (self.primary_button() or self.outcome.receipt_actions.print_button).setFocus()

    def _left(self) -> Rows:
        """Positions of the ready rows that have not gone anywhere yet."""
        import numpy as np

        ready = self.document.ready_rows()
        gone = np.fromiter(self._gone, dtype=np.int32, count=len(self._gone))
        left: Rows = ready[~np.isin(self.document.sheet.numbers[ready], gone)]
        return left

    @property
    def _goes_whole(self) -> bool:
        """Whether sending only what is left would take away what has gone, or is not possible."""
        from resultdesk.desk import outlook

        return self.document.binder is not None or bool(outlook.certain(self.document))

    def _offer_again(self) -> None:
        refused = len(self._last.refused) if self._last is not None else 0
        if self._last is None or not self._last.receipt.finished:
            self.outcome.allow_again(0, 0)
        elif self._goes_whole:
            self.outcome.allow_whole(again=refused > 0)
        else:
            self.outcome.allow_again(len(self._left()), refused)

    def _anew(self) -> None:
        self._show_mode(Mode.PREPARE)
        self.shown()

    # Within -----------------------------------------------------------------------------------------------------

    def _show_mode(self, mode: Mode) -> None:
        self.mode = mode
        prepare, outcome = mode is Mode.PREPARE, mode is Mode.OUTCOME
        words = {
            Mode.PREPARE: _("Where does it go?"),
            Mode.SENDING: _("On its way"),
            Mode.OUTCOME: _("What came of it"),
        }
        self.title.setText(words[mode])
        self.sheets.setVisible(prepare and self.document.binder is not None)
        for part in (self.where, self.what, self.send, self.trial, self.branches, self.foreseen, self.preview):
            part.setVisible(prepare)
        self.summary.setVisible(not outcome)
        self.progress.setVisible(mode is Mode.SENDING)
        self.outcome.setVisible(outcome)
        if not prepare:
            self.strip.clear()

    def _changed(self, changed: Changed) -> None:
        from resultdesk.desk.document import What

        if self.mode is Mode.OUTCOME and What.DESTINATION in changed.what and self._elsewhere():
            self._show_mode(Mode.PREPARE)
        if self.isVisible():
            self._soon.start()

    def _elsewhere(self) -> bool:
        """Whether the destination is no longer that of the last upload."""
        where, receipt = self.document.destination, self._last.receipt if self._last else None
        return receipt is None or (where.platform, where.account) != (receipt.platform, receipt.account)

    def _outbox(self) -> None:
        self.place_wanted.emit(Place.OUTBOX)

    def _accounts_changed(self) -> None:
        self._fetched = False
        if self.isVisible():
            self.shown()

    def _connect(self) -> None:
        outcome, sending = self.outcome, self.sending
        self.send.clicked.connect(self._send)
        self.trial.clicked.connect(self._try)
        self.foreseen.changed.connect(self._answered)
        self.foreseen.switched.connect(self.where.switch)
        self.where.changed.connect(self._plan)
        self.progress.cancelled.connect(sending.cancel)
        sending.progressed.connect(self.progress.step)
        sending.ended.connect(self._ended)
        sending.failed.connect(self._failed)
        sending.finished.connect(self._finished)
        outcome.again.connect(self._send_again)
        outcome.resend.connect(self._resend)
        outcome.anew.connect(self._anew)
        outcome.cell_wanted.connect(self.cell_wanted)
        outcome.refused.refusal_wanted.connect(self.refusal_wanted)
        self.sheets.changed.connect(self._plan)
        outcome.outbox_wanted.connect(self._outbox)
        self.replacing.outbox_wanted.connect(self._outbox)
        outcome.accounts_wanted.connect(self._show_accounts)
        outcome.check_wanted.connect(self._to_check)
        self._soon.timeout.connect(self._plan)
        self.changing.ended.connect(self._settled)
        self.session.accounts_changed.connect(self._accounts_changed)
        self.session.parcels_changed.connect(self._parcels_changed)
        together = self.document.binder.documents if self.document.binder is not None else [self.document]
        for document in together:
            document.watch_changes(self._changed)

    def _lay_out(self) -> None:
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(3 * GAP, 2 * GAP, 3 * GAP, 2 * GAP)
        box.setSpacing(2 * GAP)
        before = (
            self.title,
            self.where,
            self.sheets,
            self.what,
            self.summary,
            self.branches,
            self.strip,
            self.foreseen,
            self.replacing,
        )
        for part in (*before, row(self.send, self.trial), self.preview, self.progress):
            box.addWidget(part)
        box.addWidget(self.outcome, 100)
        box.addStretch(1)
        self._scroll = Scroll()
        self._scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
