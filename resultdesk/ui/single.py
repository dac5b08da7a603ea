"""One window a person: a second start hands its file to the first and ends."""

from __future__ import annotations

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 1_500
"""Milliseconds that a first window is given to take a message."""

COME_FORWARD = b"\n"
LONGEST = 64 * 1024


class Single(QObject):
    """``wanted(path)`` when another start hands over a file; with "" it only wants the window to come forward."""

    wanted = Signal(str)

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._name = name_for(home)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._called)

    def hand_over(self, file: Path | None) -> bool:
        """Give the file to a window that is open already; False where there is none, and this start is the first."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE):
            return False
        socket.write(str(file).encode() + b"\n" if file else COME_FORWARD)
        taken = socket.waitForBytesWritten(PATIENCE) and socket.waitForReadyRead(PATIENCE)
        socket.disconnectFromServer()
        return bool(taken)

    def listen(self) -> None:
        """Be the first. What a killed window left behind is removed."""
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)

    def close(self) -> None:
        """Be nobody's first any more."""
        self._server.close()

    def _called(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.readyRead.connect(self._heard)
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._take(socket)

    def _heard(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._take(socket)

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
