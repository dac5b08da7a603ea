"""Each request as it will go, one click away and to be copied; secrets are masked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from resultdesk.core.language import _, grouped
from resultdesk.ui.controls import GAP, Button, Kind
from resultdesk.ui.flow import row
from resultdesk.ui.send.question import Question
from resultdesk.ui.session import Session
from resultdesk.ui.strip import Strip

if TYPE_CHECKING:
    from resultdesk.core.errors import DeskError
    from resultdesk.desk.document import Document
    from resultdesk.platforms.contract import Account

SHOWN = 100_000
"""Characters that are shown; all of them are copied."""


class PreviewPart(QWidget):
    """A button that unfolds the requests. Made anew whenever it is unfolded."""

    def __init__(self, session: Session, document: Document) -> None:
        super().__init__()
        self._session, self.document = session, document
        self._account: Account | None = None
        self._question: Question | None = None
        self._whole = ""
        self.toggle = Button(_("Show exactly what will be sent"), Kind.QUIET)
        self.copy = Button(_("Copy what will be sent"), Kind.QUIET, "copy")
        self.strip = Strip()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("What will be sent"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(240)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.toggle.clicked.connect(self._toggle)
        self.copy.clicked.connect(self._copy)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        for part in (row(self.toggle, self.copy), self.strip, self.text):
            box.addWidget(part)
        self.fold()

    def allow(self, account: Account | None, *, possible: bool) -> None:
        """Something has changed: what was shown may no longer be true."""
        self._account = account
        self.toggle.setEnabled(possible and account is not None)
        if not self.text.isHidden():
            self._pack() if self.toggle.isEnabled() else self.fold()

    def fold(self) -> None:
        """Show only the button."""
        self._question = None
        self.strip.clear()
        self._show(unfolded=False)

    def _toggle(self) -> None:
        if self.text.isHidden():
            self._pack()
        else:
            self.fold()

    def _pack(self) -> None:
        account, document, desk = self._account, self.document, self._session.desk
        if account is None:
            return

        self._question = Question(lambda: desk.preview(document, account))
        self._question.answered.connect(self._answered)
        self._question.failed.connect(self._failed)
        self._question.ask()

    def _answered(self, question: Question, text: str) -> None:
        if question is not self._question:
            return
        self._whole = text
        more = len(text) - SHOWN
        rest = _("… and {n} more characters. Copying copies them all.").format(n=grouped(more)) if more > 0 else ""
        self.strip.clear()
        self.text.setPlainText(text[:SHOWN] + ("\n\n" + rest if rest else ""))
        self._show(unfolded=True)

    def _failed(self, question: Question, problem: DeskError) -> None:
        if question is self._question:
            self._show(unfolded=False)
            self.strip.error(problem)

    def _show(self, *, unfolded: bool) -> None:
        self.text.setVisible(unfolded)
        self.copy.setVisible(unfolded)
        self.toggle.say(_("Hide what will be sent") if unfolded else _("Show exactly what will be sent"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._whole)
