"""The refused rows of a receipt: those that the platform named, and all rows of requests that it refused as a whole.

A platform that refuses a request for its address, or for a few of its rows, says so once; what it said stands beside
each of the rows. A hundred thousand of them are only numbers, keys and one sentence until somebody looks at a row.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import overload

from resultdesk.core.errors import DeskError
from resultdesk.core.language import N_, translate
from resultdesk.platforms import answering
from resultdesk.platforms.contract import Refusal


@dataclass(frozen=True, slots=True)
class Whole(Sequence[Refusal]):
    """The rows of one request that was refused as a whole, but for those that the platform named: ``message`` each."""

    rows: Sequence[int]
    keys: Sequence[str]
    message: str

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, at: int) -> Refusal: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Refusal]: ...
    def __getitem__(self, at: int | slice) -> Refusal | Sequence[Refusal]:
        if isinstance(at, slice):
            return Whole(self.rows[at], self.keys[at], self.message)
        return Refusal(self.rows[at], self.keys[at], self.message)

    def __iter__(self) -> Iterator[Refusal]:
        return (Refusal(row, key, self.message) for row, key in zip(self.rows, self.keys, strict=True))


@dataclass(frozen=True, slots=True)
class RefusedRows(Sequence[Refusal]):
    """``named`` first, as they need mending, then the rows of ``wholes``, request by request."""

    named: Sequence[Refusal]
    wholes: Sequence[Whole] = ()
    _ends: Sequence[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        sizes = (len(self.named), *(len(whole) for whole in self.wholes))
        object.__setattr__(self, "_ends", list(itertools.accumulate(sizes)))

    def __len__(self) -> int:
        return self._ends[-1]

    @overload
    def __getitem__(self, at: int) -> Refusal: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Refusal]: ...
    def __getitem__(self, at: int | slice) -> Refusal | Sequence[Refusal]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        at = range(len(self))[at]
        start = 0
        for part, end in zip((self.named, *self.wholes), self._ends, strict=True):
            if at < end:
                return part[at - start]
            start = end
        raise IndexError(at)

    def __iter__(self) -> Iterator[Refusal]:
        return itertools.chain(self.named, *self.wholes)


def whole(
    error: DeskError | None, answer: str, rows: Sequence[int], keys: Sequence[str], named: Sequence[Refusal]
) -> Whole:
    """The rows of a refused request that no refusal of its own names, with what ``error`` or ``answer`` says of all."""
    own = {(one.row, one.key) for one in named}
    if own:
        left = [pair for pair in zip(rows, keys, strict=True) if pair not in own]
        rows, keys = [row for row, _ in left], [key for _, key in left]
    return Whole(rows, keys, words(error, answer, alone=not own))


def words(error: DeskError | None, answer: str, *, alone: bool = True) -> str:
    """The platform's own words about a whole request.

    Where it has no sentence that we know, its answer as it came; but not where that is about other rows (``alone``
    False).
    """
    params = error.params if error is not None else {}
    said = next((str(params[name]) for name in ("message", "words") if params.get(name)), "")
    if not said and alone:
        said = answering.shorten(answer)
    if said:
        return said
    return translate(N_("Refused without a word.") if alone else N_("Not stored, because other rows were refused."))
