"""The one module that speaks HTTP. Everything that can go wrong on a wire becomes a NoAnswer with a code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Request:
    """A request without secrets: what is sealed and shown. ``url`` is whole, ``query`` is added to it."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Response:
    """An answer as it came: status, headers (names in lower case), body."""

    status: int
    headers: Mapping[str, str]
    body: bytes
