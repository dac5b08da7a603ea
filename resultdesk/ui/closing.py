"""Closing a spreadsheet with changes that no upload has taken along: the one question that is asked in the way."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from resultdesk.core.language import _, translate_n
from resultdesk.ui.controls import GAP, Button, Kind, Text, heading
from resultdesk.ui.flow import row


class Answer(Enum):
    """What to do with the changes."""

    STAY = auto()
    KEEP = auto()
    DROP = auto()


class ClosingQuestion(QDialog):
    """Three answers, each a button that says what it does."""

    def __init__(self, name: str, changes: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Close {name}").format(name=name))
        self.answer = Answer.STAY
        what = translate_n(
            "“{name}” has 1 change that is not sent.", "“{name}” has {n} changes that are not sent.", changes
        ).replace("{name}", name)
        why = _("The spreadsheet itself is never changed. Kept changes are offered again when ResultDesk opens.")
        keep = Button(_("Close and keep the changes"), Kind.PRIMARY)
        drop = Button(_("Close and drop the changes"))
        stay = Button(_("Do not close"))
        keep.clicked.connect(self._keep)
        drop.clicked.connect(self._drop)
        stay.clicked.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 3 * GAP)
        box.setSpacing(2 * GAP)
        box.addWidget(heading(what))
        box.addWidget(Text(why))
        box.addWidget(row(keep, drop, stay))
        self.setMinimumWidth(480)
        keep.setDefault(True)
        keep.setFocus()

    def _keep(self) -> None:
        self.answer = Answer.KEEP
        self.accept()

    def _drop(self) -> None:
        self.answer = Answer.DROP
        self.accept()


def ask(name: str, changes: int, parent: QWidget) -> Answer:
    """Ask, and wait for the answer. Escape stays."""
    question = ClosingQuestion(name, changes, parent)
    question.exec()
    return question.answer
