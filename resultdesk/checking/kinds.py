"""Verdicts in small: one number a text or row instead of one object; the objects are made anew when shown."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from resultdesk.core.problems import Level, Verdict

KindNumbers = npt.NDArray[np.uint16]
_MOST = 60_000  # numbers must fit in 16 bits; beyond this, verdicts share one kind without parameters


@dataclass(frozen=True, slots=True)
class Kind:
    """What verdicts of one sort share."""

    code: str
    level: Level
    params: Mapping[str, object] = field(default_factory=dict)


class Kinds:
    """Numbers for verdicts: 0 is "fine". Levels and row counts stand by number."""

    def __init__(self) -> None:
        self.kinds: list[Kind | None] = [None]
        self.levels: npt.NDArray[np.uint8] = np.zeros(1, dtype=np.uint8)
        self.rows: npt.NDArray[np.int64] = np.zeros(1, dtype=np.int64)
        self._number_of: dict[Hashable, int] = {}
        self._last: Verdict | None = None
        self._number = 0

    def number(self, verdict: Verdict) -> int:
        """The number of the verdict's kind, given out on first sight."""
        if verdict is self._last:  # one after the other, as from a rule with few verdicts
            return self._number
        key = (verdict.code, verdict.level, *verdict.params.items())
        number = self._number_of.get(key)
        if number is None:
            number = self._add(key, verdict)
        self._last, self._number = verdict, number
        return number

    def _add(self, key: Hashable, verdict: Verdict) -> int:
        params = verdict.params
        if len(self.kinds) >= _MOST:
            key, params = (verdict.code, verdict.level), {}
            if key in self._number_of:
                return self._number_of[key]
        number = len(self.kinds)
        self._number_of[key] = number
        self.kinds.append(Kind(verdict.code, verdict.level, dict(params)))
        self.levels = np.append(self.levels, np.uint8(verdict.level))
        self.rows = np.append(self.rows, 0)
        return number

    @property
    def any(self) -> bool:
        """Whether a verdict has ever been given."""
        return len(self.kinds) > 1

    def fork(self) -> Kinds:
        """The same once more, to go on from."""
        other = Kinds()
        other.kinds, other.levels = list(self.kinds), self.levels
        other.rows, other._number_of = self.rows.copy(), dict(self._number_of)
        return other

    def found(self) -> list[tuple[Kind, int]]:
        """The kinds in force and their number of rows."""
        rows = self.rows.tolist()
        return [(kind, rows[at]) for at, kind in enumerate(self.kinds) if kind is not None and rows[at]]

    def like(self, code: str, level: Level) -> npt.NDArray[np.bool_]:
        """Which numbers are of this code and level."""
        return np.array([kind is not None and (kind.code, kind.level) == (code, level) for kind in self.kinds])


def grown(array: npt.NDArray[Any], size: int) -> npt.NDArray[Any]:
    """``array`` with room for ``size`` items; new ones are 0. Grows by a quarter, so that growing stays cheap."""
    if len(array) >= size:
        return array
    larger = np.zeros(max(size, len(array) + len(array) // 4 + 16), dtype=array.dtype)
    larger[: len(array)] = array
    return larger


_MANY = 2_000


def recount(counts: npt.NDArray[np.int64], left: npt.NDArray[Any], entered: npt.NDArray[Any]) -> None:
    """One less for each item of ``left``, one more for each of ``entered``.

    ``bincount`` for many: several times as quick as ``np.add.at``, but it looks at all counts.
    """
    for items, step in ((left, -1), (entered, 1)):
        if len(items) < _MANY:
            np.add.at(counts, items, step)
        else:
            counts += step * np.bincount(items, minlength=len(counts))
