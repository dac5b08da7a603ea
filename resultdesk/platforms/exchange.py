"""One request and its answer over httpx: the only module that imports it.

Only its transport is used: its client logs whole addresses (some platforms take keys in the query) and keeps cookies
from one account to the next.
"""

from __future__ import annotations

import contextlib
import errno
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping

import httpx
import truststore

from resultdesk.core.errors import Cancelled, DeskError, NoAnswer
from resultdesk.platforms.wire import Outgoing, Patience, Phase, Response

PIECE = 256 * 1024
"""Bytes handed to the connection at a time: small enough for progress and Cancel, large enough to cost nothing."""

_PHASES = {
    "send_request_headers.started": Phase.SENDING,
    "receive_response_headers.started": Phase.WAITING,
    "receive_response_headers.complete": Phase.READING,
}
"""The transport's trace events, without the protocol in front, and the phases that they begin."""

_OFFLINE = {errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH, errno.EHOSTDOWN, errno.EADDRNOTAVAIL}


class Aborted(Exception):
    """The call was called off; raised inside its thread to end it."""


class Exchange:
    """A call in the making. ``run`` is a thread's work; the thread may be left behind after ``abort``."""

    def __init__(self, outgoing: Outgoing, patience: Patience, longest: int, proxy: str | None) -> None:
        self.host = outgoing.host
        self.size = len(outgoing.body)
        self.sent = 0
        self.done = threading.Event()
        self._outgoing = outgoing
        self._patience = patience
        self._longest = longest
        self._proxy = proxy
        self._lock = threading.Lock()
        self._phase = Phase.CONNECTING
        self._tunnel = False
        self._aborted = False
        self._sent_at: float | None = None
        self._stream: object = None
        self._response: Response | None = None
        self._error: BaseException | None = None

    def run(self) -> None:
        """Make the call; whatever happens is left for ``result``."""
        try:
            self._response = self._call()
        except httpx.HTTPError as error:
            self._error = self._no_answer(error)
        except (httpx.InvalidURL, UnicodeError):  # a host name that no name can be, found out late
            self._error = NoAnswer("http.bad_address", self.host, arrived=self._phase.arrived)
        except Aborted:
            self._error = Cancelled(arrived=self._phase.arrived)
        except BaseException as error:  # noqa: BLE001 - handed to the thread that waits
            self._error = error
        finally:
            self.done.set()

    def result(self) -> Response:
        """The answer, or what came instead of one, raised in the thread that waits."""
        if self._error is not None:
            raise self._error
        if self._response is None:
            raise NoAnswer("http.reset", self.host, arrived=self._phase.arrived)
        return self._response

    def waited(self) -> float:
        """Seconds since the whole request was on its way."""
        return 0.0 if self._sent_at is None else time.monotonic() - self._sent_at

    def abort(self) -> bool:
        """Stop as soon as may be; True when a byte may already have reached the server."""
        with self._lock:
            self._aborted = True
            if not self.done.is_set():
                _hang_up(self._stream)
            return self._phase.arrived

    def _call(self) -> Response:
        limits = self._patience
        timeout = {"connect": limits.connect, "write": limits.write, "read": limits.read, "pool": limits.connect}
        outgoing = self._outgoing
        length = {"Content-Length": str(self.size)} if outgoing.method not in ("GET", "HEAD") else {}
        request = httpx.Request(
            outgoing.method,
            outgoing.url,
            headers={**outgoing.headers, **length},
            content=self._pieces() if self.size else None,
            extensions={"timeout": timeout, "trace": self._trace},
        )
        with contextlib.closing(self._transport()) as transport:
            response = transport.handle_request(request)
            try:
                headers = {name.lower(): value for name, value in response.headers.items()}
                return Response(response.status_code, headers, self._body(response))
            finally:
                response.close()

    def _transport(self) -> httpx.HTTPTransport:
        # The context is not shared: truststore reads the system's certificates at each handshake anyway, and a shared
        # one locks, so that a handshake that hangs would hold up all others.
        kind: type[ssl.SSLContext] = (
            truststore.SSLContext if self._outgoing.url.startswith("https:") else ssl.SSLContext
        )
        # Raised after the handler: the error in it may hold the proxy's password and must not hang on to ours.
        with contextlib.suppress(ValueError, ImportError, httpx.InvalidURL):
            return httpx.HTTPTransport(verify=kind(ssl.PROTOCOL_TLS_CLIENT), trust_env=False, proxy=self._proxy)
        raise NoAnswer("http.bad_proxy", self.host, arrived=False)

    def _pieces(self) -> Iterator[bytes]:
        body = memoryview(self._outgoing.body)
        for start in range(0, self.size, PIECE):
            if self._aborted:
                raise Aborted
            yield bytes(body[start : start + PIECE])
            self.sent = min(start + PIECE, self.size)

    def _body(self, response: httpx.Response) -> bytes:
        pieces: list[bytes] = []
        size = 0
        for piece in response.iter_bytes():
            size += len(piece)
            if size > self._longest:
                raise NoAnswer("http.too_long", self.host, arrived=True, limit=self._longest)
            pieces.append(piece)
        return b"".join(pieces)

    def _trace(self, event: str, info: Mapping[str, object]) -> None:
        """Follow the call. An abort and the first byte exclude each other: what was called off before is never sent."""
        with self._lock:
            name = event.partition(".")[2]
            if name in ("connect_tcp.complete", "start_tls.complete"):
                self._stream = info.get("return_value")
            if self._aborted:
                _close(self._stream)  # the transport does not know yet that it has this connection
                raise Aborted
            if name == "send_request_headers.started":
                self._tunnel = getattr(info.get("request"), "method", b"") == b"CONNECT"  # heard by a proxy alone
            if not self._tunnel:
                self._phase = _PHASES.get(name, self._phase)
            if self._phase is Phase.WAITING and self._sent_at is None:
                self._sent_at = time.monotonic()

    def _no_answer(self, error: httpx.HTTPError) -> DeskError:
        """The NoAnswer for an error of the transport. Nothing of its text is kept: it may quote a header."""
        if self._aborted:
            return Cancelled(arrived=self._phase.arrived)
        connecting = self._phase is Phase.CONNECTING
        code = _connecting(error) if connecting else _later(error, reading=self._phase is Phase.READING)
        return NoAnswer(code, self.host, arrived=self._phase.arrived, reason=type(_root(error)).__name__)


def _connecting(error: httpx.HTTPError) -> str:
    cause = _root(error)
    if isinstance(error, httpx.ProxyError):
        return "http.proxy"
    if isinstance(error, httpx.TimeoutException):
        return "http.timeout_connect"
    if isinstance(cause, socket.gaierror):
        return "http.not_found"
    if isinstance(cause, ssl.SSLCertVerificationError):
        return "http.certificate"
    if isinstance(cause, ssl.SSLError):
        return "http.tls"
    if isinstance(cause, ConnectionRefusedError):
        return "http.refused"
    if isinstance(cause, OSError) and cause.errno in _OFFLINE:
        return "http.offline"
    return "http.no_connection"


def _later(error: httpx.HTTPError, *, reading: bool) -> str:
    if isinstance(error, httpx.WriteTimeout):
        return "http.timeout_write"
    if isinstance(error, httpx.TimeoutException):
        return "http.timeout_read"
    if reading:
        return "http.cut"
    if isinstance(error, httpx.RemoteProtocolError) and "disconnected" not in str(error):
        return "http.not_http"
    return "http.reset"


def _hang_up(stream: object) -> None:
    """Shut the socket of a connection, so that the thread that waits on it wakes."""
    get = getattr(stream, "get_extra_info", None)
    sock = get("socket") if get is not None else None
    if isinstance(sock, socket.socket):
        # The plain socket's own method: SSLSocket.shutdown would take the TLS state from under the reading thread.
        with contextlib.suppress(OSError):  # already gone is as good
            socket.socket.shutdown(sock, socket.SHUT_RDWR)


def _close(stream: object) -> None:
    close = getattr(stream, "close", None)
    if close is not None:
        close()


def _root(error: BaseException) -> BaseException:
    """The first error of the chain: what the operating system said."""
    while (cause := error.__cause__ or error.__context__) is not None:
        error = cause
    return error
