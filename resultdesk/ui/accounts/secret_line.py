"""A line for a secret: hidden as it is typed, shown on request."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from resultdesk.core.language import _, translate
from resultdesk.platforms.contract import Secret
from resultdesk.ui.accounts.hint import Hint
from resultdesk.ui.controls import GAP, Button, line_edit


class SecretLine(QWidget):
    """One secret of a sign-in."""

    def __init__(self, secret: Secret, *, kept: bool) -> None:
        super().__init__()
        self.secret = secret
        label = translate(secret.label)
        # Of one that may be left out nobody knows without a look into the keyring whether it was ever given.
        said = _("Type here only to change it.") if secret.optional else _("Kept. Type here only to change it.")
        self.edit = line_edit(label, said if kept else "")
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.show_button = Button(_("Show"))
        self.show_button.setAccessibleDescription(label)
        self.show_button.clicked.connect(self._toggle)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self.edit, 1)
        line.addWidget(self.show_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(line)
        if secret.wants:
            box.addWidget(Hint(translate(secret.wants)))
        self.setFocusProxy(self.edit)

    @property
    def value(self) -> str:
        """What was typed."""
        return self.edit.text()

    def say_absent(self) -> None:
        """It was kept for a session that is over."""
        self.edit.setPlaceholderText(_("Not kept. Enter it again.") if not self.secret.optional else "")

    def _toggle(self) -> None:
        hidden = self.edit.echoMode() == QLineEdit.EchoMode.Password
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self.show_button.say(_("Hide") if hidden else _("Show"))
