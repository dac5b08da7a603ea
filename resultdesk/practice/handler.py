"""One connection of the practice server: reads a call, lets a switched fault strike, and writes the answer."""

from __future__ import annotations

import logging
import select
import socket
import struct
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, cast
from urllib.parse import parse_qs, urlsplit

from resultdesk.core.errors import WrongUse
from resultdesk.practice import control
from resultdesk.practice.faults import Fault, parse
from resultdesk.practice.log import Seen
from resultdesk.practice.wire import Call, Reply, StandIn, html_reply, json_reply

if TYPE_CHECKING:
    from resultdesk.practice.server import PracticeServer, _Listener

log = logging.getLogger("resultdesk.practice")

LARGEST_BODY = 256 * 2**20
FAULT_HEADER = "x-practice-fault"
"""A test may strike a single call by naming the fault in this header."""

_OWN_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
# Closing with this option sends a reset: what a cut cable or a killed server looks like.
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class Handler(BaseHTTPRequestHandler):
    """HTTP/1.1 with keep-alive. Answers leave in one write, so no answer waits for an acknowledgement."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    @property
    def practice(self) -> PracticeServer:
        """The server this connection belongs to."""
        return cast("_Listener", self.server).owner

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Only the request line goes to the log, and only when someone asks for it."""
        log.debug(format, *args)

    def version_string(self) -> str:
        """What the Server header says."""
        return "ResultDesk practice"

    def _serve(self) -> None:
        parts = urlsplit(self.path)
        body = self._refuse_early()
        if body is not None:
            self.close_connection = True
            self._finish(parts.path, parts.query, b"", body, None)
            return
        name, _, rest = parts.path.lstrip("/").partition("/")
        stand_in = self.practice.stand_ins.get(name)
        if stand_in is None:
            came = self._read_body()
            reply = control.answer(self.practice, self.command, parts.path, came)
            self._write(reply)
            return
        self._play(stand_in, "/" + rest, parts.path, parts.query)

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = _serve  # noqa: N815 - the base class names them so

    def _refuse_early(self) -> Reply | None:
        """What is wrong with the call before its body is read, or None."""
        host = (self.headers.get("Host") or "").rsplit(":", 1)[0]
        if host not in _OWN_NAMES:
            # A page on the internet must not reach what was practised with, whatever name it gives this address.
            return json_reply(421, {"message": "The practice platforms only answer to 127.0.0.1."})
        length = self.headers.get("Content-Length")
        if length is None:
            missing = self.command in ("POST", "PUT", "PATCH") or "Transfer-Encoding" in self.headers
            return json_reply(411, {"message": "Content-Length is missing."}) if missing else None
        if not length.isdecimal():
            return json_reply(400, {"message": "Content-Length is not a number."})
        if int(length) > LARGEST_BODY:
            return json_reply(413, {"message": "The body is too large."})
        return None

    def _read_body(self) -> bytes:
        """The whole body; raises ConnectionError where the caller hung up within it."""
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        if len(body) < length:
            raise ConnectionResetError
        return body

    def _play(self, stand_in: StandIn, path: str, whole_path: str, query: str) -> None:
        try:
            fault = self._fault(stand_in, path)
        except WrongUse as wrong:
            self._finish(whole_path, query, self._read_body(), json_reply(400, {"message": str(wrong)}), None)
            return
        if fault is not None and fault.kind == "cut" and fault.detail == "before":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
            self._finish(whole_path, query, b"", None, fault)
            return
        body = self._read_body()
        headers = {key.lower(): value for key, value in self.headers.items()}
        call = Call(self.command, path, parse_qs(query, keep_blank_values=True), headers, body)
        reply = stand_in.handle(call) if fault is None else self._strike(stand_in, call, fault)
        self._finish(whole_path, query, body, reply, fault)

    def _fault(self, stand_in: StandIn, path: str) -> Fault | None:
        asked = self.headers.get(FAULT_HEADER)
        return parse(asked) if asked else self.practice.faults.take(stand_in.name, stand_in.kind(self.command, path))

    def _strike(self, stand_in: StandIn, call: Call, fault: Fault) -> Reply | None:
        """The answer under a fault; None where none goes out."""
        kind, detail = fault.kind, fault.detail
        if kind == "slow":
            self.practice.ending.wait(fault.seconds)
            return stand_in.handle(call)
        if kind == "cut":
            reply = stand_in.handle(call) if detail in ("stored", "half") else None
            return reply if detail == "half" else None
        if kind == "silent":
            if detail == "stored":
                stand_in.handle(call)
            self._wait_for_goodbye()
            return None
        if kind == "html":
            return html_reply(int(detail), "<!DOCTYPE html><html><body><h1>Checking your browser</h1></body></html>")
        if kind == "garbled":
            return self._garbled(stand_in.handle(call), detail)
        return stand_in.fault(kind, detail, call)

    @staticmethod
    def _garbled(reply: Reply, detail: str) -> Reply:
        if detail == "other":
            return json_reply(200, {"greeting": "hello", "items": 3})
        body = reply.body[: len(reply.body) // 2] or b'{"da'
        return Reply(200, body, reply.headers or {"Content-Type": "application/json"})

    def _wait_for_goodbye(self) -> None:
        """Say nothing until the caller gives up or the server stops."""
        while not self.practice.ending.is_set():
            readable, _, _ = select.select([self.connection], [], [], 0.1)
            if readable and not self.connection.recv(1, socket.MSG_PEEK):
                return

    def _finish(self, path: str, query: str, body: bytes, reply: Reply | None, fault: Fault | None) -> None:
        """Remember the call and write its answer, or hang up without one."""
        status = None if reply is None else reply.status
        headers = {key.lower(): value for key, value in self.headers.items()}
        struck = "" if fault is None else str(fault)
        self.practice.log.add(Seen(self.command, path, query, headers, body, status, struck))
        half = fault is not None and fault.kind == "cut"
        if reply is None:
            self.close_connection = True
            return
        if half:
            self._break_off(reply)
        else:
            self._write(reply)

    def _break_off(self, reply: Reply) -> None:
        """Half the answer: half its body, or half its head where it has none."""
        self.close_connection = True
        if reply.body:
            self._write(reply, len(reply.body) // 2)
            return
        self.wfile.write(f"{self.protocol_version} {reply.status}".encode())
        self.wfile.flush()

    def _write(self, reply: Reply, amount: int | None = None) -> None:
        """The answer, or ``amount`` bytes of its body."""
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(reply.body[:amount])
        self.wfile.flush()
