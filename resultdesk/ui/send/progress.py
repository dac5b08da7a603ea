"""While it goes: one bar, one sentence, Cancel."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resultdesk.core.language import _
from resultdesk.ui.controls import GAP, Bar, Button, Text
from resultdesk.ui.flow import row
from resultdesk.ui.send import pace
from resultdesk.ui.strip import announce

if TYPE_CHECKING:
    from resultdesk.sending.sender import Progress

SPOKEN_EVERY = 15.0
"""Seconds between two announcements to a screen reader."""


class ProgressPart(QWidget):
    """``cancelled`` when a person presses Cancel."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bar = Bar(_("Upload progress"))
        self.words = Text(bold=True)
        self.cancel = Button(_("Cancel"))
        self.cancel.clicked.connect(self._cancel)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        for part in (self.words, self.bar, row(self.cancel)):
            box.addWidget(part)
        self._pause_until = 0.0
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._count_down)

    def begin(self) -> None:
        """Something is being sealed and sent."""
        self._began, self._spoken = time.monotonic(), 0.0
        self.bar.setRange(0, 0)
        self.bar.setAccessibleDescription("")
        self.words.setText(_("Sealing the upload on this computer…"))
        self.cancel.setEnabled(True)
        self.cancel.say(_("Cancel"))

    def end(self) -> None:
        """It is over."""
        self._tick.stop()

    def step(self, news: Progress) -> None:
        """How far it is."""
        if not self.cancel.isEnabled():
            return
        self.bar.setRange(0, max(news.of, 1) if news.done else 0)  # until the first answer it only shows that it goes
        self.bar.setValue(news.done)
        if news.pause:
            self._pause_until = time.monotonic() + news.pause
            self._tick.start()
            self._count_down()
            return
        self._tick.stop()
        left = pace.seconds_left(news.done, news.of, time.monotonic() - self._began)
        self._say(pace.sentence(news.done, news.of, news.refused, left))

    def _count_down(self) -> None:
        seconds = max(0, math.ceil(self._pause_until - time.monotonic()))
        self._say(_("The platform asks for a pause: going on in {n} s.").format(n=seconds))

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.bar.setAccessibleDescription(words)
        at = time.monotonic()
        if at - self._spoken > SPOKEN_EVERY:
            self._spoken = at
            announce(self.bar, words)

    def _cancel(self) -> None:
        self._tick.stop()
        self.cancel.setEnabled(False)
        self.words.setText(_("Stopping. What has not gone yet stays here…"))
        self.cancelled.emit()
