"""What the practice server and its stand-ins hand each other: a call, a reply, and what every stand-in can do."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import orjson


class CallKind(StrEnum):
    """What a call is for; faults are switched on for one of these."""

    UPLOAD = "upload"
    SIGN_IN = "sign_in"
    LIST = "list"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Call:
    """One request as it came. ``path`` is without the platform's prefix, header names are in lower case."""

    method: str
    path: str
    query: Mapping[str, Sequence[str]] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes = field(default=b"", repr=False)

    def header(self, name: str) -> str:
        """The header's value, "" if it did not come."""
        return self.headers.get(name.lower(), "")

    def first(self, key: str) -> str | None:
        """The query parameter's first value, None if it did not come."""
        values = self.query.get(key)
        return values[0] if values else None

    def media_type(self) -> str:
        """The Content-Type without its parameters, in lower case."""
        return self.header("content-type").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: status, body and headers beyond Content-Length."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def json_reply(status: int, what: object, headers: Mapping[str, str] | None = None) -> Reply:
    """``what`` as a JSON answer."""
    return Reply(status, orjson.dumps(what), {"Content-Type": "application/json", **(headers or {})})


def html_reply(status: int, page: str) -> Reply:
    """A page for people."""
    return Reply(status, page.encode(), {"Content-Type": "text/html; charset=utf-8"})


class StandIn(ABC):
    """A platform played on loopback. Calls reach it from many threads: ``handle`` lets one in at a time."""

    name: str
    """The word of ``--to`` and the first part of every path."""

    def __init__(self) -> None:
        self._door = threading.RLock()

    def handle(self, call: Call) -> Reply:
        """Answer a call, storing what it brings."""
        with self._door:
            return self.answer(call)

    @abstractmethod
    def kind(self, method: str, path: str) -> CallKind:
        """What a call is for, known before its body is read."""

    @abstractmethod
    def answer(self, call: Call) -> Reply:
        """The platform's own answer by its rules."""

    @abstractmethod
    def fault(self, kind: str, detail: str, call: Call) -> Reply:
        """The platform's own wording of a switched fault ("401", "403", "422", "429", "500", "refused")."""

    @abstractmethod
    def lines(self) -> Sequence[str]:
        """What the start page says of it: its sign-in, lists and what it remembers."""

    @abstractmethod
    def reset(self) -> None:
        """Forget all that was sent."""
