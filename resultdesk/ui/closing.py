"""The questions that are asked in the way: closing a spreadsheet with changes that no upload has taken along, and
closing the window while an upload is on its way."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from resultdesk.core.language import _, translate_n
from resultdesk.ui.controls import GAP, Button, Kind, Text, heading
from resultdesk.ui.flow import row

if TYPE_CHECKING:
    from resultdesk.ui.session import Session


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


class SendingQuestion(QDialog):
    """Whether to close while an upload is on its way. Gone by itself when the answer comes, so that it is seen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Close ResultDesk"))
        self._session = session
        self.wait_button = Button(_("Wait for the answer"), Kind.PRIMARY)
        self.close_button = Button(_("Close all the same"))
        self.wait_button.clicked.connect(self.reject)
        self.close_button.clicked.connect(self.accept)
        session.parcels_changed.connect(self._over)
        session.went_by_itself.connect(self._over)
        why = _(
            "What has not gone yet stays in the outbox. But if the answer is missed, ResultDesk may have to ask you "
            "whether the platform has the rows."
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 3 * GAP)
        box.setSpacing(2 * GAP)
        box.addWidget(heading(_("An upload is on its way.")))
        box.addWidget(Text(why))
        box.addWidget(row(self.wait_button, self.close_button))
        self.setMinimumWidth(480)
        self.wait_button.setDefault(True)
        self.wait_button.setFocus()

    def _over(self) -> None:
        if not self._session.sends:
            self.reject()


def may_end(session: Session, parent: QWidget) -> bool:
    """Whether the program may end now: asks while an upload is on its way, whoever began it."""
    return not session.sends or SendingQuestion(session, parent).exec() == QDialog.DialogCode.Accepted
