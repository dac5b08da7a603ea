"""The very first start asks one thing: the language. Whoever comes with a file or for practice is not held up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from resultdesk.core import language
from resultdesk.core.language import _
from resultdesk.ui import icons, speech, theme
from resultdesk.ui.controls import GAP, Button, Kind, Text, title
from resultdesk.ui.preferences import Preferences


def ask(preferences: Preferences) -> None:
    """Ask once, where there is a choice; the answer is kept. Closing the question means the computer's language."""
    codes = speech.languages()
    if preferences.kept or len(codes) < 2:
        return
    speech.speak()
    theme.wear(theme.chosen(preferences.theme))
    window = LanguageWindow(codes)
    window.setWindowIcon(icons.program())
    window.exec()
    preferences.language = window.chosen


class LanguageWindow(QDialog):
    """A button for each language, in its own words; the computer's own first, so that Enter does."""

    def __init__(self, codes: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own = language.current() if language.current() in codes else codes[0]
        self.chosen = own
        self.setWindowTitle("ResultDesk")
        self.setMinimumWidth(360)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 3 * GAP)
        box.setSpacing(GAP)
        box.addWidget(title(_("Which language?")))
        box.addWidget(Text(_("You can change it later, under View.")))
        for code in sorted(codes, key=lambda code: (code != own, code)):
            button = Button(speech.own_name(code), Kind.PRIMARY if code == own else Kind.PLAIN)
            button.setProperty("code", code)
            button.clicked.connect(self._choose)
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            if code == own:
                button.setDefault(True)
                button.setFocus()

    def _choose(self) -> None:
        self.chosen = self.sender().property("code")
        self.accept()
