"""Files dropped anywhere on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

_DROPS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class Dropping(QObject):
    """``dropped(Path)`` for each file.

    They are copied, never moved, whatever the other program proposes: who gives a file away deletes it.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Called for each event of the window."""
        if event.type() not in _DROPS or not isinstance(event, QDropEvent):
            return False
        files = [Path(url.toLocalFile()) for url in filter(QUrl.isLocalFile, event.mimeData().urls())]
        if not files:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() is QEvent.Type.Drop:
            for file in files:
                self.dropped.emit(file)
        return True
