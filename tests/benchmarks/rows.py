"""The shape of a measure: what is compared with what, and how far apart they may be.

A case is a function ``(folder) -> {"seconds": 1.2, "peak_mib": 300, …}`` in a module of this folder. It runs in a fresh
process, several times, in turn with the others; a row compares the medians of one number of two cases, or holds one
number against a bound. Cases import what they need inside, and time nothing but the work.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Case = Callable[[Path], dict[str, float]]


@dataclass(frozen=True)
class Take:
    """One number of a case."""

    case: Case
    number: str = "seconds"

    @property
    def key(self) -> str:
        """``module:function``, which is also how a fresh process is told what to run."""
        return f"{self.case.__module__}:{self.case.__name__}"


@dataclass(frozen=True)
class Row:
    """``ours`` may be at most ``at_most`` times ``bare`` (with no ``bare``: at most that number)."""

    says: str
    ours: Take
    at_most: float
    bare: Take | None = None
    unit: str = "s"
    rounds: int = 5
