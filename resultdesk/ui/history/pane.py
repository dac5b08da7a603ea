"""The History page: every receipt, found by any word of it; printed, copied, saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from resultdesk.core.language import _, grouped, translate_n
from resultdesk.ui.controls import GAP, Button, Text, line_edit, muted, title
from resultdesk.ui.history import wording
from resultdesk.ui.history.actions import ReceiptActions
from resultdesk.ui.history.details import Details
from resultdesk.ui.history.keeping import KeptRows
from resultdesk.ui.history.receipt_list import ReceiptTable
from resultdesk.ui.scroll import Scroll
from resultdesk.ui.send.headline import TONES, headline, label
from resultdesk.ui.send.refused import RefusedList
from resultdesk.ui.session import Session
from resultdesk.ui.strip import Strip, Tone
from resultdesk.ui.work import Tell, Work

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch
    from resultdesk.sending.receipts import Receipt

SEARCH_AFTER = 250
AT_ONCE = 500
"""Receipts that are listed at first, and added with each "Show more"."""


class HistoryPane(QWidget):
    """Receipts on top, the chosen one below."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.search = line_edit(_("Search"), _("Event, spreadsheet, account, or a participant's id (not a name)"))
        self.search.setClearButtonEnabled(True)
        self.table = ReceiptTable(_("Receipts"))
        self.older, self.more = Text(), Button(_("Show {n} more").replace("{n}", grouped(AT_ONCE)))
        self._most = AT_ONCE
        self.none = muted(_("No receipt yet. Each upload leaves one here."))
        self.strip, self.outcome = Strip(), Strip()
        self.facts = Text()
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.refused = RefusedList()
        self.receipt_actions, self.details = ReceiptActions(), Details()
        self.kept_rows = KeptRows(session, self.strip)
        for part in (self.receipt_actions, self.kept_rows):
            part.setParent(self)
        self._wait = QTimer(self, singleShot=True, interval=SEARCH_AFTER)
        self._lay_out()
        self._wait.timeout.connect(self.shown)
        self.more.clicked.connect(self._show_more)
        self.search.textChanged.connect(self._wait_a_little)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.receipt_actions.told.connect(self._told)
        self.kept_rows.forgot.connect(self.shown)
        self.receipt_actions.failed.connect(self.strip.error)
        session.parcels_changed.connect(self._parcels_changed)

    def shown(self) -> None:
        """Fetch the receipts on a worker."""
        desk, words, most = self.session.desk, self.search.text(), self._most

        def call(_watch: Watch, _tell: Tell) -> tuple[list[Receipt], int]:
            found = desk.outbox.receipts(words, most)
            return found, desk.outbox.count(words) if len(found) == most else len(found)

        work = Work(call)
        work.done.connect(self._fill)
        work.failed.connect(self.strip.error)
        work.start()

    def primary_button(self) -> Button:
        """Ctrl+Enter prints."""
        return self.receipt_actions.print_button

    def _show_more(self) -> None:
        self._most += AT_ONCE
        self.shown()

    def _wait_a_little(self) -> None:
        self._most = AT_ONCE
        self._wait.start()

    def _parcels_changed(self) -> None:
        if self.isVisible():
            self.shown()

    def _fill(self, found: tuple[Sequence[Receipt], int]) -> None:
        receipts, n = found
        self.table.fill(receipts)
        for part in (self._upper, self.table):
            part.setVisible(bool(receipts))
        older = n - len(receipts)
        for below in (self.older, self.more):
            below.setVisible(older > 0)
        words = translate_n("1 older receipt is not listed.", "{n} older receipts are not listed.", older)
        self.older.setText(f"{words} {_('Searching looks through all of them.')}")
        self.none.setVisible(not receipts)
        words = self.search.text()
        self.none.setText(
            _("No receipt holds “{words}”. Participants are found by their id, not by their name.").format(words=words)
            if words
            else _("No receipt yet. Each upload leaves one here.")
        )
        self._lower.setVisible(bool(receipts))
        self._chosen()

    def _chosen(self) -> None:
        receipt = self.table.current
        if receipt is None:
            return
        self.receipt_actions.receipt = receipt
        self.kept_rows.show(receipt)
        self.outcome.say(TONES[receipt.state], headline(receipt), closable=False)
        self.facts.setText("\n".join(f"{name}: {value}" for name, value in wording.lines(receipt)))
        self.refused.setVisible(bool(receipt.refused))
        self.refused.fill(receipt.refused, label(receipt), None)
        self.details.show_text(wording.details(receipt))

    def _told(self, words: str) -> None:
        self.strip.say(Tone.OK, words)

    def _lay_out(self) -> None:
        inner = QWidget()
        lower = QVBoxLayout(inner)
        lower.setContentsMargins(0, GAP, GAP, 0)
        lower.setSpacing(GAP + GAP // 2)
        for part in (
            self.outcome,
            self.receipt_actions.widget,
            self.kept_rows.widget,
            self.strip,
            self.facts,
            self.refused,
            self.details,
        ):
            lower.addWidget(part)
        lower.addStretch(1)
        self._lower = Scroll()
        self._lower.setWidget(inner)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        self._upper = QWidget()
        upper = QVBoxLayout(self._upper)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(GAP)
        upper.addWidget(self.table, 1)
        below = QHBoxLayout()
        for part in (self.older, self.more):
            part.setVisible(False)
            below.addWidget(part, 1 if part is self.older else 0)
        upper.addLayout(below)
        split.addWidget(self._upper)
        split.addWidget(self._lower)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * GAP, 2 * GAP, 3 * GAP, 2 * GAP)
        box.setSpacing(GAP + GAP // 2)
        for part in (title(_("What has been sent")), self.search, self.none):
            box.addWidget(part)
        box.addWidget(split, 1)
