"""The page while a spreadsheet is being opened: its name, how far, Cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from resultdesk.core.language import _, grouped
from resultdesk.ui.controls import GAP, Button, muted, title


class LoadingPage(QWidget):
    """``cancelled`` when a person gives up on it."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = title()
        self._count = muted()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("Opening"))
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(360)
        self.cancel = Button(_("Cancel"))
        self.cancel.clicked.connect(self.cancelled)
        box = QVBoxLayout(self)
        box.setContentsMargins(6 * GAP, 6 * GAP, 6 * GAP, 6 * GAP)
        box.setSpacing(2 * GAP)
        box.addStretch(1)
        for part in (self._title, self.bar, self._count):
            box.addWidget(part)
        box.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(2)

    def begin(self, name: str) -> None:
        """A file is being opened."""
        self._title.setText(_("Opening {name}…").format(name=name))
        self._count.setText("")
        self.bar.setRange(0, 0)
        self.cancel.setFocus()

    def step(self, done: int, total: int) -> None:
        """How far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if total:
            self._count.setText(_("{done} of {total}").format(done=grouped(done), total=grouped(total)))
