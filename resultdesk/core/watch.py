"""How long work reports its progress and hears about Cancel, without knowing who watches."""

from __future__ import annotations

import threading
from collections.abc import Callable

from resultdesk.core.errors import Cancelled


class Watch:
    """Handed into long work. Safe to cancel from any thread; the work calls ``step`` often enough (every 50 ms)."""

    def __init__(self, on_step: Callable[[int, int], None] | None = None) -> None:
        self._on_step = on_step
        self._cancelled = threading.Event()
        self.ending = False

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()

    def end(self) -> None:
        """Ask the work to stop because the program ends, which is nobody's wish about the work itself."""
        self.ending = True
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether Cancel has been pressed."""
        return self._cancelled.is_set()

    def step(self, done: int, total: int) -> None:
        """Report ``done`` of ``total`` (0 where unknown); raises Cancelled once Cancel has been pressed."""
        if self._cancelled.is_set():
            raise Cancelled
        if self._on_step is not None:
            self._on_step(done, total)

    def wait(self, seconds: float) -> None:
        """Sleep that Cancel ends at once; raises Cancelled then."""
        if self._cancelled.wait(seconds):
            raise Cancelled


class Part(Watch):
    """A stretch of longer work: ``share`` of ``total`` steps, of which ``first`` come before it."""

    def __init__(self, whole: Watch, first: int, share: int, total: int) -> None:
        super().__init__()
        self._whole, self._first, self._share, self._total = whole, first, share, total

    def step(self, done: int, total: int) -> None:
        """As a part of the whole."""
        self._whole.step(self._first + (self._share * done // total if total else 0), self._total)
