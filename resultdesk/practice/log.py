"""The calls that came in, for tests and the start page."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

_KEPT_REQUESTS = 1_000
_KEPT_BYTES = 128 * 2**20


@dataclass(frozen=True, slots=True)
class Seen:
    """One call as the server saw it. ``status`` is None where no answer went out; ``fault`` is the text of what struck.

    Old bodies are let go once all of them together pass 128 MiB (``body`` is then b"").
    """

    method: str
    path: str
    query: str
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    status: int | None
    fault: str = ""


class Log:
    """The latest calls, oldest first, bounded in number and in bytes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: deque[Seen] = deque(maxlen=_KEPT_REQUESTS)

    def add(self, seen: Seen) -> None:
        """Remember a call."""
        with self._lock:
            self._seen.append(seen)
            kept = 0
            for at in range(len(self._seen) - 1, -1, -1):
                call = self._seen[at]
                kept += len(call.body)
                if kept > _KEPT_BYTES and call.body:
                    self._seen[at] = replace(call, body=b"")

    def all(self) -> list[Seen]:
        """The calls so far."""
        with self._lock:
            return list(self._seen)

    def clear(self) -> None:
        """Forget them."""
        with self._lock:
            self._seen.clear()
