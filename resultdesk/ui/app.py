"""Start of the window: as little as possible before the first paint, everything else after it."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from resultdesk.desk import places
from resultdesk.ui import speech, theme
from resultdesk.ui.crash import Reporter
from resultdesk.ui.preferences import Preferences
from resultdesk.ui.session import Session
from resultdesk.ui.window import Window


def run(argv_file: str | None, practice: bool) -> int:
    """Open the window, with a file or with practice if asked for; returns the exit code."""
    from resultdesk.ui.postman import Postman
    from resultdesk.ui.single import Single

    app = application()
    file = Path(argv_file).resolve() if argv_file else None
    single = Single(places.home())
    if not single.first() and single.hand_over(file):
        return 0
    if file is None and not practice:
        _ask_language()
    window = make_window()
    postman = Postman(window.session)
    window.session.ready.connect(single.listen)
    postman.line.connect(window.status.show_outbox)
    postman.sent.connect(window.tell_sent)
    postman.trouble.connect(window.strip.error)
    single.wanted.connect(window.come_forward)
    window.closed.connect(app.quit, Qt.ConnectionType.QueuedConnection)  # whatever other windows are open
    window.show()
    if practice:
        window.practise(file)
    elif file:
        window.open_file(file)
    code = app.exec()
    single.close()
    postman.stop()
    window.put_away()
    return code


def _ask_language() -> None:
    """At the very first start; the end of the question is not the end of the program."""
    preferences = Preferences()
    if not preferences.kept:
        from resultdesk.ui.start import first

        QApplication.setQuitOnLastWindowClosed(False)
        first.ask(preferences)
        QApplication.setQuitOnLastWindowClosed(True)


def application() -> QApplication:
    """The application with its name, style and hook for what nothing else catches."""
    # Not app.setStyle: it returns a style, and wrapping that costs 8 ms of the start.
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationName("ResultDesk")
    app.setDesktopFileName("resultdesk")
    app.reporter = Reporter()  # type: ignore[attr-defined]
    app.reporter.install()  # type: ignore[attr-defined]
    return app


def make_window() -> Window:
    """The window with the preferences put on."""
    preferences = Preferences()
    speech.speak(preferences.language)
    theme.scale_texts(preferences.text_size)
    theme.wear(theme.chosen(preferences.theme))
    window = Window(Session(preferences))
    hints = QApplication.styleHints()
    hints.colorSchemeChanged.connect(window.looks.dress, Qt.ConnectionType.QueuedConnection)
    return window
