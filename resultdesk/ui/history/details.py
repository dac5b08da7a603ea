"""Technical detail, one click away and to be copied."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from resultdesk.core.language import _
from resultdesk.ui.controls import GAP, Button, Kind
from resultdesk.ui.flow import row


class Details(QWidget):
    """A button that unfolds a text."""

    def __init__(self) -> None:
        super().__init__()
        self.toggle = Button(_("Show the details"), Kind.QUIET)
        self.copy = Button(_("Copy the details"), Kind.QUIET, "copy")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Details"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(160)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.toggle.clicked.connect(self._toggle)
        self.copy.clicked.connect(self._copy)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(row(self.toggle, self.copy))
        box.addWidget(self.text)
        self._unfold(False)

    def show_text(self, text: str) -> None:
        """Other details; folded again."""
        self.text.setPlainText(text)
        self._unfold(False)

    def _toggle(self) -> None:
        self._unfold(self.text.isHidden())

    def _unfold(self, shown: bool) -> None:
        self.text.setVisible(shown)
        self.copy.setVisible(shown)
        self.toggle.say(_("Hide the details") if shown else _("Show the details"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
