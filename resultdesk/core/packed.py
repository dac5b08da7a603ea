"""Row numbers, texts and rows of texts by the million, in arrays: what an edit of a whole column holds.

They read and compare like the tuples that stand in their place in a small edit.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar, overload

import numpy as np
import numpy.typing as npt

from resultdesk.core.pool import Pool

Ints = npt.NDArray[np.int32]
_Item_co = TypeVar("_Item_co", covariant=True)


class _LikeTuple(Sequence[_Item_co]):
    """Equal to any sequence of the same items, and as a tuple in a set."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(operator.eq, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        shown = ", ".join(map(repr, self[:3]))
        return f"{type(self).__name__}({shown}{', …' if len(self) > 3 else ''}; {len(self)})"


class Numbers(_LikeTuple[int]):
    """Row numbers; ``array`` must not be changed any more."""

    __slots__ = ("array",)

    def __init__(self, array: npt.NDArray[np.integer]) -> None:
        self.array: Ints = np.ascontiguousarray(array, dtype=np.int32)

    def __len__(self) -> int:
        return len(self.array)

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[int]: ...
    def __getitem__(self, at: int | slice) -> int | Sequence[int]:
        return Numbers(self.array[at]) if isinstance(at, slice) else int(self.array[at])

    def __iter__(self) -> Iterator[int]:
        return iter(self.array.tolist())


class Pooled(_LikeTuple[str]):
    """Texts as codes into a pool (``pool[codes[at]]``); the pool may be a column's, which only grows."""

    __slots__ = ("codes", "pool")

    def __init__(self, pool: Pool | list[str], codes: npt.NDArray[np.integer]) -> None:
        self.pool = pool if isinstance(pool, Pool) else Pool(pool)
        self.codes: Ints = np.ascontiguousarray(codes, dtype=np.int32)

    @classmethod
    def same(cls, text: str, n: int) -> Pooled:
        """One text ``n`` times."""
        return cls([text], np.zeros(n, dtype=np.int32))

    @classmethod
    def joined(cls, parts: Sequence[Pooled]) -> Pooled:
        """One after the other."""
        if len(parts) == 1:
            return parts[0]
        values: list[str] = []
        codes = []
        for part in parts:
            codes.append(part.codes + len(values))
            values += part.pool
        return cls(values, np.concatenate(codes) if codes else np.zeros(0, dtype=np.int32))

    def __len__(self) -> int:
        return len(self.codes)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        return Pooled(self.pool, self.codes[at]) if isinstance(at, slice) else self.pool[self.codes.item(at)]

    def __iter__(self) -> Iterator[str]:
        return iter(self.pool.some(self.codes))

    def used(self) -> Ints:
        """The codes that stand somewhere, each once, in order."""
        there = np.zeros(len(self.pool), dtype=np.bool_)
        there[self.codes] = True
        return np.flatnonzero(there).astype(np.int32)


class Block(_LikeTuple[tuple[str, ...]]):
    """Rows of texts, kept column by column."""

    __slots__ = ("_rows", "columns")

    def __init__(self, columns: Sequence[Pooled], rows: int) -> None:
        self.columns = tuple(columns)
        self._rows = rows

    @classmethod
    def empty(cls, rows: int, width: int) -> Block:
        """Rows without a text."""
        return cls([Pooled.same("", rows)] * width, rows)

    def __len__(self) -> int:
        return self._rows

    @overload
    def __getitem__(self, at: int) -> tuple[str, ...]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[tuple[str, ...]]: ...
    def __getitem__(self, at: int | slice) -> tuple[str, ...] | Sequence[tuple[str, ...]]:
        if isinstance(at, slice):
            return Block([Pooled(one.pool, one.codes[at]) for one in self.columns], len(range(*at.indices(len(self)))))
        return tuple(column[at] for column in self.columns)

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return zip(*self.columns, strict=True) if self.columns else iter([()] * self._rows)


def array_of(numbers: Sequence[int]) -> Ints:
    """Row numbers as an array."""
    return numbers.array if isinstance(numbers, Numbers) else np.asarray(numbers, dtype=np.int32)


def pooled(texts: Iterable[str]) -> Pooled:
    """Texts as codes, each different one kept once."""
    if isinstance(texts, Pooled):
        return texts
    code_of: dict[str, int] = {}
    codes = [code_of.setdefault(text, len(code_of)) for text in texts]
    return Pooled(list(code_of), np.array(codes, dtype=np.int32))
