"""What goes over a wire and how far it came, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


@dataclass(frozen=True, slots=True)
class Request:
    """A request without secrets: what is sealed and shown.

    ``url`` is whole; ``query`` and ``headers`` are sent as they are.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Response:
    """An answer as it came: status, headers (names in lower case), body."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long each part of a call may take, in seconds.

    ``write`` and ``read`` are between two pieces; ``answer`` is from the last byte sent to the last byte of the answer,
    so that a server that dribbles does not hold a person for ever.
    """

    connect: float = 15.0
    write: float = 30.0
    read: float = 90.0
    answer: float = 180.0


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A request as it goes out, secrets and all: never shown, so it has no ``repr``."""

    host: str
    method: str = field(repr=False)
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


class Phase(Enum):
    """How far a call came."""

    CONNECTING = 1
    SENDING = 2
    WAITING = 3
    READING = 4

    @property
    def arrived(self) -> bool:
        """Whether a byte may have reached the server."""
        return self is not Phase.CONNECTING
