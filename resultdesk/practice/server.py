"""One HTTP server on loopback with every practice platform under its own prefix."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Mapping
from http.server import HTTPServer
from types import TracebackType
from typing import Any, Self

from resultdesk.core.errors import WrongUse
from resultdesk.practice.faults import Faults
from resultdesk.practice.handler import Handler
from resultdesk.practice.log import Log, Seen
from resultdesk.practice.sign_ins import SIGN_INS
from resultdesk.practice.wire import StandIn


class _Listener(HTTPServer):
    """A thread per connection, all of them known so that ``close`` leaves none behind."""

    # On Windows "reuse" would let two servers share a port.
    allow_reuse_address = os.name != "nt"
    request_queue_size = 64

    def __init__(self, port: int, owner: PracticeServer) -> None:
        self.owner = owner
        self._lock = threading.Lock()
        self._open: set[Any] = set()
        self._threads: list[threading.Thread] = []
        super().__init__(("127.0.0.1", port), Handler)

    def server_bind(self) -> None:
        """Bind without asking a name server what 127.0.0.1 is called (HTTPServer does)."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(self.allow_reuse_address))
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    def serve(self) -> None:
        """Take connections until ``owner.ending`` is set and one more connection wakes this up: nothing is polled."""
        while True:
            try:
                request, client_address = self.get_request()
            except OSError:
                # No file handle left, or the caller was gone before it was let in: a pause, and on.
                self.owner.ending.wait(0.05)
                continue
            if self.owner.ending.is_set():
                self.shutdown_request(request)
                return
            self.process_request(request, client_address)

    def wake(self) -> None:
        """The one more connection."""
        socket.create_connection(("127.0.0.1", self.server_port)).close()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serve a connection in its own thread."""
        thread = threading.Thread(
            target=self._serve, args=(request, client_address), name="practice-connection", daemon=True
        )
        with self._lock:
            self._open.add(request)
            self._threads = [one for one in self._threads if one.is_alive()]
            self._threads.append(thread)
            thread.start()

    def _serve(self, request: Any, client_address: Any) -> None:
        try:
            self.finish_request(request, client_address)
        except OSError:
            # The caller hung up, or the server is closing: both are everyday.
            self.owner.hung_up += 1
        finally:
            with self._lock:
                self._open.discard(request)
            self.shutdown_request(request)

    def close(self) -> None:
        """End every connection and wait for its thread."""
        with self._lock:
            for request in self._open:
                try:
                    request.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue  # it had ended by itself
        for thread in self._threads:
            thread.join()
        self.server_close()


class PracticeServer:
    """The practice platforms on ``http://127.0.0.1:port``. ``start`` and ``stop``, or a ``with`` block.

    ``port`` 0 takes a free one. ``stand_ins`` are by name ("tracx"); ``faults`` may be switched at any time, from any
    thread. Raises WrongUse ("practice.port") where the port is taken.
    """

    def __init__(self, port: int = 0, faults: Faults | None = None) -> None:
        self._wanted = port
        self.faults = faults or Faults()
        self.stand_ins: dict[str, StandIn] = {name: make() for name, make in _makers().items()}
        self.log = Log()
        self.ending = threading.Event()
        self.hung_up = 0
        self._listener: _Listener | None = None
        self._thread: threading.Thread | None = None

    @property
    def requests(self) -> list[Seen]:
        """What came so far, oldest first."""
        return self.log.all()

    @property
    def port(self) -> int:
        """The port that is listened on; raises WrongUse before ``start``."""
        if self._listener is None:
            raise WrongUse("practice.port", "port 0")
        return int(self._listener.server_address[1])

    @property
    def url(self) -> str:
        """The address of the start page, without a slash at its end."""
        return f"http://127.0.0.1:{self.port}"

    def base(self, platform: str) -> str:
        """The server address that an account of this platform has."""
        return self.url + SIGN_INS[platform].prefix

    def start(self) -> None:
        """Listen, and answer in threads until ``stop``."""
        try:
            self._listener = _Listener(self._wanted, self)
        except (OSError, OverflowError) as error:
            raise WrongUse("practice.port", f"port {self._wanted}") from error
        self.ending.clear()
        self._thread = threading.Thread(target=self._listener.serve, name="practice-server", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End all calls at once, the silent and slow ones too, and leave no thread or socket behind."""
        self.ending.set()
        if self._listener is not None and self._thread is not None:
            self._listener.wake()
            self._thread.join()
            self._listener.close()
        self._listener = self._thread = None

    def reset(self) -> None:
        """Forget what was sent, the calls and the faults."""
        for stand_in in self.stand_ins.values():
            stand_in.reset()
        self.log.clear()
        self.faults.clear()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def _makers() -> Mapping[str, Callable[[], StandIn]]:
    """The stand-ins, imported late: a desk that does not practise pays nothing."""
    from resultdesk.practice.equipe import Equipe
    from resultdesk.practice.opentrack import OpenTrack
    from resultdesk.practice.runsignup import RunSignup
    from resultdesk.practice.tracx import Tracx

    return {"tracx": Tracx, "runsignup": RunSignup, "equipe": Equipe, "opentrack": OpenTrack}
