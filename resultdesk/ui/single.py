"""One window a person: a second start hands its file to the first and ends."""

from __future__ import annotations

import getpass
import hashlib
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

from resultdesk.core import private

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 1_500
"""Milliseconds that a first window is given to take a message."""

STARTING = 5.0
"""Seconds that a first window may need until it listens."""

COME_FORWARD = b"\n"
LONGEST = 64 * 1024


class Single(QObject):
    """``wanted(path)`` when another start hands over a file; with "" it only wants the window to come forward.

    Being first is a lock on a file, which costs the start nothing; Qt's network part is loaded by those who need it.
    """

    wanted = Signal(str)

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._name = name_for(home)
        self._home = home
        self._lock = QLockFile(str(home / "window.lock"))
        self._lock.setStaleLockTime(0)  # however long the window is open, it is not stale while its process lives
        self._server: QLocalServer | None = None

    def first(self) -> bool:
        """Whether no other window of this person is open; this one then is the first until ``close``."""
        self._home.mkdir(private.FOLDER, parents=True, exist_ok=True)
        return self._lock.tryLock(0)

    def hand_over(self, file: Path | None) -> bool:
        """Give the file to the first window; False where it does not take it."""
        from PySide6.QtNetwork import QLocalSocket

        ends = time.monotonic() + STARTING
        while True:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(PATIENCE):
                break
            if time.monotonic() > ends:
                return False
            time.sleep(0.1)  # it has the lock, but does not listen yet
        socket.write(str(file).encode() + b"\n" if file else COME_FORWARD)
        taken = socket.waitForBytesWritten(PATIENCE) and socket.waitForReadyRead(PATIENCE)
        socket.disconnectFromServer()
        return bool(taken)

    def listen(self) -> None:
        """Hear other starts from now on. What a killed window left behind is removed."""
        from PySide6.QtNetwork import QLocalServer

        if self._server is not None:
            return
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._called)
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)

    def close(self) -> None:
        """Be nobody's first any more."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _called(self) -> None:
        socket = self._server.nextPendingConnection() if self._server is not None else None
        if socket is not None:
            socket.readyRead.connect(self._heard)
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._take(socket)

    def _heard(self) -> None:
        self._take(self.sender())  # type: ignore[arg-type]

    def _take(self, socket: QLocalSocket) -> None:
        if socket.canReadLine():
            line = bytes(socket.readLine(LONGEST).data()).decode("utf-8", "replace").rstrip("\n")
            socket.write(COME_FORWARD)
            socket.flush()
            self.wanted.emit(line)


def name_for(home: Path) -> str:
    """The socket's name: one for each person and state folder."""
    whose = f"{getpass.getuser()}\n{home.resolve()}".encode()
    return f"resultdesk-{hashlib.sha256(whose).hexdigest()[:16]}"
