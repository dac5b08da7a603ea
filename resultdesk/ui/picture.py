"""A picture of the freshly started window, for the self-test: proof that it can be painted on this computer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from resultdesk.ui import app as start


class _Eye(QObject):
    """Waits for the first paint of the window."""

    def __init__(self, window: QWidget, path: str) -> None:
        super().__init__(window)
        self._window = window
        self._path = path
        self._seen = False

    def eventFilter(self, _what: QObject, event: QEvent) -> bool:
        """Let everything pass; look once, after the paint is done."""
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, self._take)
        return False

    def _take(self) -> None:
        picture = self._window.grab()
        kept = picture.save(self._path, "PNG")
        platform = QApplication.platformName()
        print(f"{picture.width()} x {picture.height()}, {platform}")
        QApplication.exit(0 if kept else 1)


def take(path: str) -> int:
    """Open the window, keep its picture, close it; returns the exit code."""
    application = start.application()
    window = start.make_window()
    eye = _Eye(window, path)
    application.installEventFilter(eye)
    window.show()
    return application.exec()
