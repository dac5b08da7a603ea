"""The status line: how the file in front stands, and for a moment what has just been done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QStatusBar

from resultdesk.core.language import translate_n
from resultdesk.ui.controls import GAP

if TYPE_CHECKING:
    from resultdesk.desk.document import Document


class StatusLine:
    """Writes into the window's status bar."""

    def __init__(self, bar: QStatusBar) -> None:
        self._bar = bar
        self._counts = QLabel()
        self._counts.setContentsMargins(GAP, 0, 2 * GAP, 0)
        bar.setContentsMargins(GAP, 0, 0, 0)
        self._outbox = QLabel()
        self._outbox.setContentsMargins(GAP, 0, GAP, 0)
        bar.addPermanentWidget(self._outbox)
        bar.addPermanentWidget(self._counts)
        bar.setSizeGripEnabled(False)
        bar.messageChanged.connect(self._make_room)

    def tell(self, words: str, seconds: float = 6) -> None:
        """Say something for a while."""
        self._bar.showMessage(words, int(seconds * 1000))

    def take_back(self, words: str) -> None:
        """Say this no longer, if it is still said."""
        if self._bar.currentMessage() == words:
            self._bar.clearMessage()

    def _make_room(self, words: str) -> None:
        """What is told for a moment is told whole: what is always there makes way where both do not fit."""
        always = (self._outbox, self._counts)
        room = self._bar.width() - sum(label.sizeHint().width() for label in always) - 4 * GAP
        fits = self._bar.fontMetrics().horizontalAdvance(words) <= room
        for label in always:
            label.setVisible(fits)
        self._bar.setToolTip(words)

    def show_outbox(self, line: str) -> None:
        """How the outbox stands, in one line; "" for an empty one."""
        self._outbox.setText(line)
        self._outbox.setAccessibleName(line)

    def show_document(self, document: Document | None) -> None:
        """Rows, errors and warnings of a file."""
        if document is None:
            self._counts.setText("")
            return
        counts = document.checker.counts()
        words = [translate_n("1 row", "{n} rows", counts.rows)]
        words.append(translate_n("1 ready", "{n} ready", counts.ready))
        if counts.errors:
            words.append(translate_n("1 error", "{n} errors", counts.errors))
        if counts.warnings:
            words.append(translate_n("1 warning", "{n} warnings", counts.warnings))
        self._counts.setText("  ·  ".join(words))
        self._counts.setAccessibleName(self._counts.text())
