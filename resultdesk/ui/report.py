"""The window for a mistake of the program itself, with a report to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from resultdesk.core.language import _
from resultdesk.ui import reports, theme
from resultdesk.ui.controls import GAP, Button, Kind, Text, title
from resultdesk.ui.flow import row


class ReportWindow(QDialog):
    """Says that work is kept, and offers the report to copy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("ResultDesk made a mistake"))
        self.resize(theme.room(640, 440))
        words = Text(
            _(
                "Your changes, receipts and waiting uploads are kept on disk. You can go on; if something looks odd, "
                "close ResultDesk and open it again. The text below helps the developers; it holds no names and no "
                "sign-ins."
            )
        )
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setAccessibleName(_("Report"))
        self._text.setTabChangesFocus(True)
        self.copy_button = Button(_("Copy the report"), Kind.PRIMARY, "copy")
        self.copy_button.clicked.connect(self._copy)
        folder = Button(_("Show kept reports"), icon="open")
        folder.clicked.connect(reports.show)
        close = Button(_("Go on"))
        close.clicked.connect(self.close)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 3 * GAP)
        box.setSpacing(2 * GAP)
        box.addWidget(title(_("Something went wrong in ResultDesk itself.")))
        box.addWidget(words)
        box.addWidget(self._text, 1)
        box.addWidget(row(self.copy_button, folder, close))
        self.setWindowModality(Qt.WindowModality.NonModal)

    def add(self, text: str) -> None:
        """One more mishap; the same one twice is shown once."""
        if text not in self._text.toPlainText():
            self._text.appendPlainText(text + "\n")
            self.copy_button.say(_("Copy the report"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self.copy_button.say(_("The report is copied"))
