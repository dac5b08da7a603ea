"""A picture of the window for the self-test, fresh or with a spreadsheet: proof that it works on this computer."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from resultdesk.ui import app as start

if TYPE_CHECKING:
    from resultdesk.ui.window import Window

PATIENCE = 45_000
"""Milliseconds; a slow computer with a virus scanner needs some."""
SETTLE = 500
"""Milliseconds from the spreadsheet's arrival to the page with its problems."""
COUNT = 2_000
"""Milliseconds from there to the picture: what would be mended is counted on a worker."""


class _Eye(QObject):
    """Waits for the first paint, and for the spreadsheet if there is one. Times are seconds since 1970."""

    def __init__(self, window: Window, path: str, spreadsheet: str | None) -> None:
        super().__init__(window)
        self._window = window
        self._path = path
        self._spreadsheet = spreadsheet
        self._painted = 0.0
        self._ready = 0.0
        self._early: list[str] = []
        window.session.ready.connect(self._open)
        window.desktop.came.connect(self._came)
        QTimer.singleShot(PATIENCE, self._give_up)

    def eventFilter(self, _what: QObject, event: QEvent) -> bool:
        """Let everything pass; note the first paint, after it is done."""
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = time.time()
            QTimer.singleShot(0, self._first)
        return False

    def _first(self) -> None:
        self._painted = time.time()
        self._early = sorted(name for name in sys.modules if "." not in name or name.startswith("PySide6."))
        if self._spreadsheet is None:
            self._take()

    def _open(self) -> None:
        if self._spreadsheet is not None:
            self._window.open_file(Path(self._spreadsheet))

    def _came(self) -> None:
        if not self._ready:  # it comes once more when all rows are there
            self._ready = time.time()
            QTimer.singleShot(SETTLE, self._check)

    def _check(self) -> None:
        from resultdesk.ui.rail import Place

        self._window.go(Place.CHECK)
        QTimer.singleShot(COUNT, self._take)

    def _take(self) -> None:
        picture = self._window.grab()
        kept = picture.save(self._path, "PNG")
        print(f"{picture.width()} x {picture.height()}, {QApplication.platformName()}")
        print(json.dumps({"painted": self._painted, "ready": self._ready, "early": self._early}))
        QApplication.exit(0 if kept else 1)

    def _give_up(self) -> None:
        print("the window was not there in time", file=sys.stderr)
        QApplication.exit(1)


def take(path: str, spreadsheet: str | None = None) -> int:
    """Open the window, keep its picture, close it; returns the exit code."""
    application = start.application()
    window = start.make_window()
    eye = _Eye(window, path, spreadsheet)
    application.installEventFilter(eye)
    window.show()
    return application.exec()
