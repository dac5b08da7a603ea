"""After it went: the outcome in one line, the refused rows, what to do next, the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resultdesk.core.language import _, translate_n
from resultdesk.desk import sentences
from resultdesk.ui.controls import GAP, Button, Kind, heading, muted
from resultdesk.ui.history import wording
from resultdesk.ui.history.actions import ReceiptActions
from resultdesk.ui.history.details import Details
from resultdesk.ui.send.headline import TONES, headline, label
from resultdesk.ui.send.refused import RefusedList
from resultdesk.ui.strip import Strip

if TYPE_CHECKING:
    from resultdesk.desk.document import Document
    from resultdesk.sending.receipts import Receipt


class OutcomePart(QWidget):
    """``again`` for "Send these again", ``outbox_wanted``, ``cell_wanted(row, field)``."""

    again = Signal()
    outbox_wanted = Signal()
    cell_wanted = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.strip, self.said = Strip(), Strip()
        self.refused = RefusedList()
        self._refused_title = heading()
        self._refused_hint = muted(_("Click a row to go to its cell and mend it there."))
        self.again_button = Button("", Kind.PRIMARY, "again")
        self.receipt_actions = ReceiptActions()
        self.details = Details()
        self.again_button.clicked.connect(self.again)
        self.refused.cell_wanted.connect(self.cell_wanted)
        self.receipt_actions.told.connect(self._told)
        self.receipt_actions.failed.connect(self.said.error)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP + GAP // 2)
        parts = (self.strip, self._refused_title, self._refused_hint, self.refused, self.again_button)
        for part in (*parts, self.receipt_actions.widget, self.said, self.details):
            box.addWidget(part)

    def show_receipt(self, receipt: Receipt, document: Document | None) -> None:
        """What came of it. Heard by screen readers through the strip."""
        self.receipt_actions.receipt = receipt
        do = ""
        if receipt.trouble is not None:
            said = sentences.error(receipt.trouble)
            do = f"{said.what} {said.do}".strip()
        buttons = []
        if not receipt.finished:
            outbox = Button(_("Show the outbox"), icon="outbox")
            outbox.clicked.connect(self.outbox_wanted)
            buttons.append(outbox)
        self.strip.say(TONES[receipt.state], headline(receipt), do, *buttons, closable=False)
        self.said.clear()
        shown = bool(receipt.refused)
        words = translate_n("1 row was refused", "{n} rows were refused", len(receipt.refused))
        self._refused_title.setText(words)
        for part in (self._refused_title, self._refused_hint, self.refused):
            part.setVisible(shown)
        self.refused.fill(receipt.refused, label(receipt), document)
        self.details.show_text(wording.details(receipt))
        self.allow_again(0, 0)

    def allow_again(self, ready: int, wanted: int) -> None:
        """How many of the rows that were not taken are ready to go again; 0 of 0 hides the button."""
        self.again_button.setVisible(wanted > 0)
        self.again_button.setEnabled(ready > 0)
        one, many = "Send this row again", "Send these {n} rows again"
        self.again_button.say(translate_n(one, many, ready or wanted))
        self.again_button.setToolTip("" if ready else _("Mend the rows first."))

    def _told(self, words: str) -> None:
        from resultdesk.ui.strip import Tone

        self.said.say(Tone.OK, words)
