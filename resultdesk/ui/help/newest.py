"""The button that asks whether there is a newer ResultDesk. Nothing is asked before it is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resultdesk.core.language import _
from resultdesk.desk import release
from resultdesk.ui.controls import GAP, Button, Kind
from resultdesk.ui.flow import row
from resultdesk.ui.session import Session
from resultdesk.ui.strip import Strip, Tone
from resultdesk.ui.work import Tell, Work

if TYPE_CHECKING:
    from resultdesk.core.errors import DeskError
    from resultdesk.core.watch import Watch
    from resultdesk.desk.release import Release


class Newest(QWidget):
    """The button, and the answer below it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._page = ""
        self.button = Button(_("Check for a newer version"), icon="again")
        self.strip = Strip()
        self.button.clicked.connect(self.ask)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(row(self.button))
        box.addWidget(self.strip)

    def ask(self) -> None:
        """Ask once."""
        where, session = release.address(), self._session
        if not where or not session.has_desk:
            self.strip.say(
                Tone.NOTE,
                _("This copy of ResultDesk does not know where newer ones are published."),
                _("Look where you got it, or ask who gave it to you."),
            )
            return
        http = session.desk.http

        def call(watch: Watch, _tell: Tell) -> Release:
            return release.newest(http, where, watch)

        self.button.setEnabled(False)
        self.strip.say(Tone.NOTE, _("Asking…"), closable=False)
        work = Work(call)
        work.done.connect(self._told)
        work.failed.connect(self._failed)
        work.finished.connect(self._finished)
        work.start()

    def _told(self, found: Release) -> None:
        if not found.newer:
            self.strip.say(Tone.OK, _("You have the newest version."))
            return
        self._page = found.page
        words = _("ResultDesk {version} is there.").format(version=found.version)
        then = _("Install it over this one; your accounts, receipts and changes stay.")
        show = Button(_("Show its page"), Kind.PRIMARY)
        show.clicked.connect(self._show)
        self.strip.say(Tone.NOTE, words, then, *([show] if found.page else []))

    def _failed(self, problem: DeskError) -> None:
        from resultdesk.desk import sentences

        self.strip.say(Tone.WARNING, sentences.error(problem).what, _("Nothing has changed. Try again another time."))

    def _finished(self) -> None:
        self.button.setEnabled(True)

    def _show(self) -> None:
        QDesktopServices.openUrl(QUrl(self._page))
