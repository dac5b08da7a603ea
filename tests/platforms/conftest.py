"""A server on loopback that says, byte for byte, what a test wants it to."""

from __future__ import annotations

import contextlib
import datetime
import ipaddress
import re
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Handler = Callable[["socket.socket", "Line"], None]


class Line:
    """Listens on 127.0.0.1; each connection is handed to ``handler`` in a thread. ``heard`` is what came in."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self.arrived = threading.Event()
        self.released = threading.Event()
        self.handler: Handler = self.silence
        self.answers(200, b"{}")
        self.context: ssl.SSLContext | None = None
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads: list[threading.Thread] = []
        self._open: list[socket.socket] = []
        self.port: int = self._listener.getsockname()[1]
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._accepting.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def answers(self, status: int, body: bytes, *headers: str) -> None:
        """From now on answer every request so."""
        self.says(self.reply(status, body, *headers))

    def says(self, raw: bytes) -> None:
        """From now on say exactly this to every request, then hang up."""

        def handler(connection: socket.socket, line: Line) -> None:
            line.hear(connection)
            connection.sendall(raw)

        self.handler = handler

    @staticmethod
    def silence(connection: socket.socket, line: Line) -> None:
        """A handler that hears the request and never answers."""
        line.hear(connection)
        line.released.wait(30)

    @staticmethod
    def reset(connection: socket.socket, line: Line) -> None:
        """A handler that hears the request and breaks the connection."""
        line.hear(connection)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    @staticmethod
    def reply(status: int, body: bytes, *headers: str) -> bytes:
        """An answer in bytes."""
        rows = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(body)}", *headers]
        return "\r\n".join(rows).encode() + b"\r\n\r\n" + body

    def hear(self, connection: socket.socket) -> bytes:
        """Read one whole request (Content-Length only) and remember it."""
        data = b""
        while b"\r\n\r\n" not in data and (piece := connection.recv(65536)):
            data += piece
        head, _, body = data.partition(b"\r\n\r\n")
        found = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
        length = int(found[1]) if found else 0
        pieces = [body]
        size = len(body)
        while size < length and (piece := connection.recv(1 << 20)):
            size += len(piece)
            pieces.append(piece)
        whole = head + b"\r\n\r\n" + b"".join(pieces)
        if data:
            self.heard.append(whole)
            self.arrived.set()
        return whole

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._open.append(connection)
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            connection.settimeout(20)
            if self.context is not None:
                with self.context.wrap_socket(connection, server_side=True) as secured:
                    self._open.append(secured)
                    self.handler(secured, self)
            else:
                self.handler(connection, self)

    def close(self) -> None:
        self.released.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._accepting.join(5)
        for connection in self._open:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(connection, socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)
        for connection in self._open:
            connection.close()


@pytest.fixture
def line() -> Iterator[Line]:
    """A server to script; closed with the test."""
    made = Line()
    try:
        yield made
    finally:
        made.close()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that signs itself, and its key, made for this run."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    folder = tmp_path_factory.mktemp("certificate")
    (folder / "certificate.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return folder / "certificate.pem", folder / "key.pem"
