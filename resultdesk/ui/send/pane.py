"""The Send page: where to, the summary, one button; then how it goes; then what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from resultdesk.core.language import _
from resultdesk.ui.controls import GAP, Button, Kind, Text, heading, title
from resultdesk.ui.flow import row
from resultdesk.ui.rail import Place
from resultdesk.ui.send.headline import counted
from resultdesk.ui.send.outcome import OutcomePart
from resultdesk.ui.send.progress import ProgressPart
from resultdesk.ui.send.sending import Outcome, Sending
from resultdesk.ui.send.where import Where
from resultdesk.ui.session import Session
from resultdesk.ui.strip import Strip, Tone

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from resultdesk.core.errors import DeskError
    from resultdesk.desk.document import Changed, Document


class SendPane(QWidget):
    """``cell_wanted(row, field)`` for a refused row, ``place_wanted(Place)`` for the outbox or Check."""

    cell_wanted = Signal(int, str)
    place_wanted = Signal(object)

    def __init__(self, session: Session, document: Document) -> None:
        super().__init__()
        self.session, self.document = session, document
        self.where = Where(session, document)
        self.summary = Text(size=1.1)
        self.strip = Strip()
        self.send = Button("", Kind.PRIMARY, "send")
        self.progress, self.outcome = ProgressPart(), OutcomePart()
        self.sending = Sending(session)
        self._last: Outcome | None = None
        self._fetched = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()
        self.progress.setVisible(False)
        self.outcome.setVisible(False)
        self.setFocusProxy(self.send)

    def shown(self) -> None:
        """Look anew; the first time also fetch the lists."""
        if not self.sending.busy:
            self.where.refresh()
        if not self._fetched:
            self._fetched = True
            self.where.fetch()
        self._plan()

    def primary_button(self) -> Button:
        """Ctrl+Enter sends; after refusals it sends those again."""
        again = self.outcome.again_button
        return again if again.isVisible() and again.isEnabled() else self.send

    # Before -----------------------------------------------------------------------------------------------------

    def _plan(self) -> None:
        if self.sending.busy:
            return
        plan = self.session.desk.plan(self.document)
        account = self.where.whereto.current
        self.send.say(_("Send {what}").format(what=counted(self.document.platform, plan.ready)))
        self.send.setEnabled(plan.problem is None and account is not None)
        self.summary.setText(plan.sentence)
        self._say_problem(plan.problem, has_account=account is not None)
        self._offer_again()

    def _say_problem(self, problem: DeskError | None, *, has_account: bool) -> None:
        from resultdesk.desk import sentences

        if not has_account:
            add = Button(_("Add an account…"), Kind.PRIMARY, "add")
            add.clicked.connect(self._add_account)
            label = self.document.platform.label
            words = _("{platform} does not know you yet.").format(platform=label)
            self.strip.say(Tone.NOTE, words, _("Add an account, or choose one above."), add, closable=False)
        elif problem is not None:
            said = sentences.error(problem)
            buttons = []
            if problem.code in ("rows.none_ready", "sheet.has_errors"):
                check = Button(_("Go to Check"), icon="check")
                check.clicked.connect(self._to_check)
                buttons.append(check)
            self.strip.say(Tone.WARNING, said.what, said.do, *buttons, closable=False)
        else:
            self.strip.clear()

    def _add_account(self) -> None:
        from resultdesk.ui.accounts.window import AccountsWindow

        window = AccountsWindow(self.session, self.window())
        window.show()
        window.add(self.document.destination.platform)

    def _to_check(self) -> None:
        self.place_wanted.emit(Place.CHECK)

    # While ------------------------------------------------------------------------------------------------------

    def _send(self) -> None:
        self._begin(None)

    def _send_again(self) -> None:
        self._begin(self._again_rows())

    def _begin(self, rows: npt.NDArray[np.intp] | None) -> None:
        if self.sending.busy:
            return
        for part in (self.strip, self.outcome, self.send, self.summary):
            part.setVisible(False)
        self.where.setEnabled(False)
        self.progress.setVisible(True)
        self.progress.begin(len(self.document.sheet))
        self.progress.cancel.setFocus()
        self.sending.send(self.document, rows)

    # After ------------------------------------------------------------------------------------------------------

    def _ended(self, outcome: Outcome) -> None:
        self._last = outcome
        self.outcome.show_receipt(outcome.receipt, self.document)
        self.outcome.setVisible(True)

    def _failed(self, problem: DeskError) -> None:
        self._problem = problem

    def _finished(self) -> None:
        self.progress.end()
        self.progress.setVisible(False)
        self.where.setEnabled(True)
        self.send.setVisible(True)
        self.summary.setVisible(True)
        self._plan()
        problem, self._problem = self._problem, None
        if problem is not None:
            self.strip.error(problem)
        focus = self.outcome.again_button if self.outcome.again_button.isVisible() else self.send
        focus.setFocus()
        if self.outcome.isVisible():
            self._scroll.ensureWidgetVisible(self.outcome.strip)

    _problem: DeskError | None = None

    def _again_rows(self) -> npt.NDArray[np.intp]:
        """Positions of the rows that were not taken and are ready now."""
        import numpy as np

        numbers = self._last.not_taken if self._last else ()
        ready = self.document.ready_rows()
        wanted = np.isin(self.document.sheet.numbers[ready], np.asarray(numbers, dtype=np.int32))
        found: npt.NDArray[np.intp] = ready[wanted]
        return found

    def _offer_again(self) -> None:
        if self._last is not None and self.outcome.isVisible():
            wanted = len(self._last.not_taken)
            self.outcome.allow_again(len(self._again_rows()) if wanted else 0, wanted)

    # Within -----------------------------------------------------------------------------------------------------

    def _changed(self, _changed: Changed) -> None:
        if self.isVisible():
            self._soon.start()

    def _outbox(self) -> None:
        self.place_wanted.emit(Place.OUTBOX)

    def _connect(self) -> None:
        self.send.clicked.connect(self._send)
        self.where.changed.connect(self._plan)
        self.progress.cancelled.connect(self.sending.cancel)
        self.sending.progressed.connect(self.progress.step)
        self.sending.ended.connect(self._ended)
        self.sending.failed.connect(self._failed)
        self.sending.finished.connect(self._finished)
        self.outcome.again.connect(self._send_again)
        self.outcome.cell_wanted.connect(self.cell_wanted)
        self.outcome.outbox_wanted.connect(self._outbox)
        self._soon.timeout.connect(self._plan)
        self.session.accounts_changed.connect(self._accounts_changed)
        self.document.watch_changes(self._changed)

    def _accounts_changed(self) -> None:
        self._fetched = False
        if self.isVisible():
            self.shown()

    def _lay_out(self) -> None:
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(3 * GAP, 2 * GAP, 3 * GAP, 2 * GAP)
        box.setSpacing(2 * GAP)
        box.addWidget(title(_("Where does it go?")))
        box.addWidget(self.where)
        box.addWidget(heading(_("What goes")))
        for part in (self.summary, self.strip, row(self.send), self.progress, self.outcome):
            box.addWidget(part)
        box.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
