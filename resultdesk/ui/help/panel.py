"""F1: a short text about the place one is in, beside it."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QTextBrowser, QVBoxLayout, QWidget

from resultdesk.core import language
from resultdesk.core.language import _
from resultdesk.desk import places
from resultdesk.ui.controls import GAP, Button


def text_of(topic: str) -> str:
    """The help text of a place in the current language, else in English (Markdown). It may name the state folder."""
    folder = places.resources() / "help"
    for candidate in (folder / language.current() / f"{topic}.md", folder / f"{topic}.md"):
        if candidate.is_file():
            return candidate.read_text("utf-8").replace("{home}", str(places.home()))
    return ""


class HelpPanel(QDockWidget):
    """Stays open while one works, and follows from place to place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Help"), parent)
        self.setAllowedAreas(Qt.DockWidgetArea.RightDockWidgetArea)
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Help"))
        self.text.setOpenExternalLinks(True)
        self.text.setMinimumWidth(300)
        self.text.document().setDocumentMargin(2 * GAP)
        close = Button(_("Close help"))
        close.clicked.connect(self.hide)
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(GAP, 0, GAP, GAP)
        box.addWidget(self.text, 1)
        box.addWidget(close)
        self.setWidget(inner)
        QShortcut(QKeySequence("Escape"), inner, self.hide, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._before: QWidget | None = None
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Remember where the keyboard was."""
        self._before = QApplication.focusWidget()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keyboard back, if it is here."""
        before, self._before = self._before, None
        focus = QApplication.focusWidget()
        if before is not None and focus is not None and self.isAncestorOf(focus):
            with suppress(RuntimeError):  # its page may be gone by now
                before.setFocus()
        super().hideEvent(event)

    def explain(self, topic: str) -> None:
        """Show the text of a place."""
        self.text.setMarkdown(text_of(topic))
        self.text.setFont(self.font())
