"""The distinct texts of a column: one block of bytes as a file gives them, a list once somebody needs them all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from threading import Lock
from typing import overload

import numpy as np
import numpy.typing as npt

from resultdesk.core.values.texts import Texts, block_of

_MARK_BITS = 20
"""So that of a million texts one in a hundred is looked at for each ten thousand that are searched for."""
_SHARE = 8
"""Of a pool asked for more than one text in so many, the list of all is made: it costs no more then."""


class Pool(Sequence[str]):
    """Texts by code, "" first. A pool only grows, so codes stay valid.

    A block (``packed``) takes a fifth of the memory of as many ``str``, and nothing has to be made of texts that are
    never looked at. Threads may share a pool.
    """

    __slots__ = ("_block", "_ends", "_listed", "_lock", "_more")

    def __init__(self, texts: list[str]) -> None:
        """The pool takes the list over."""
        self._block = b""
        self._ends: npt.NDArray[np.intp] = np.empty(0, np.intp)
        self._more: list[str] = []
        self._listed: list[str] | None = texts
        self._lock = Lock()

    @classmethod
    def packed(cls, block: bytes) -> Pool:
        """The pool of a block: UTF-8, a 0 after each text, the first one empty."""
        pool = cls([])
        pool._block, pool._listed = block, None
        pool._ends = np.flatnonzero(np.frombuffer(block, np.uint8) == 0)
        return pool

    def __len__(self) -> int:
        return len(self._ends) + len(self._more) if self._listed is None else len(self._listed)

    @overload
    def __getitem__(self, code: int) -> str: ...
    @overload
    def __getitem__(self, code: slice) -> list[str]: ...
    def __getitem__(self, code: int | slice) -> str | list[str]:
        if self._listed is not None:
            return self._listed[code]
        if isinstance(code, slice):
            return self.some(np.arange(*code.indices(len(self))))
        head = len(self._ends)
        if not 0 <= code < head:
            return self._more[code - head] if code >= head else self.listed()[code]
        begin = self._ends.item(code - 1) + 1  # for code 0 that is the end, from where nothing leads to its own end
        return str(self._block[begin : self._ends.item(code)], "utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        return iter(self.listed())

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and self.find(text) is not None

    def some(self, codes: npt.NDArray[np.integer]) -> list[str]:
        """The texts of several codes."""
        if self._listed is not None or len(codes) > len(self) // _SHARE:
            listed = self.listed()
            return [listed[code] for code in codes.tolist()]
        head, added = len(self._ends), self._added()
        if added and codes.max(initial=0) >= head:
            texts = iter(self.some(codes[codes < head]))
            return [next(texts) if code < head else added[code - head] for code in codes.tolist()]
        places = zip((self._ends[codes - 1] + 1).tolist(), self._ends[codes].tolist(), strict=True)
        return [str(self._block[begin:end], "utf-8", "surrogatepass") for begin, end in places]

    def listed(self) -> list[str]:
        """All texts, as the list that the pool lives in from now on: to be read, not to be changed."""
        with self._lock:
            if self._listed is None:
                texts = str(self._block, "utf-8", "surrogatepass").split("\0")
                del texts[-1]
                self._listed = texts + self._more
            return self._listed

    def find(self, text: str) -> int | None:
        """The code of a text, searched for from the first on; None where the pool does not have it."""
        if not text:
            return 0
        at = -1 if "\0" in text else self._block.find(b"\0%b\0" % text.encode("utf-8", "surrogatepass"))
        if at >= 0:
            return int(np.searchsorted(self._ends, at)) + 1
        try:
            return len(self._ends) + self._added().index(text)
        except ValueError:
            return None

    def find_all(self, texts: Collection[str]) -> dict[str, int]:
        """The codes of those of several texts that the pool has."""
        wanted = dict.fromkeys(texts)
        flags = np.zeros(1 << _MARK_BITS, np.bool_)
        flags[Texts(list(wanted)).marks(_MARK_BITS)] = True
        alike = np.flatnonzero(flags[self.bulk().marks(_MARK_BITS)])
        return {text: code for code, text in zip(alike.tolist(), self.some(alike), strict=True) if text in wanted}

    def add(self, text: str) -> int:
        """The code of a text that the pool does not have yet."""
        with self._lock:
            (self._more if self._listed is None else self._listed).append(text)
            return len(self) - 1

    def copy(self) -> Pool:
        """A pool with the same texts and codes that grows by itself."""
        pool = Pool([])
        with self._lock:
            pool._block, pool._ends, pool._more = self._block, self._ends, self._more.copy()
            pool._listed = None if self._listed is None else self._listed.copy()
        return pool

    def bulk(self, start: int = 0) -> Texts:
        """The texts from a code on, to be looked at all at once."""
        head, added = len(self._ends), self._added()
        if start >= head:
            return Texts(added[start - head :])
        if start:
            return Texts(self.listed()[start:])
        if not added:
            return Texts.packed(self._block, self._ends)
        block = self.block()
        return Texts(self.listed()) if block is None else Texts.packed(block)

    def block(self) -> bytes | None:
        """What ``packed`` takes; None where a text holds the sign that stands between texts."""
        added = self._added()
        if not added:
            return self._block
        more = block_of(added)
        return self._block + more if more.count(b"\0") == len(added) else None

    def _added(self) -> list[str]:
        """The texts that are not in the block."""
        if self._listed is None:
            return self._more
        return self._listed[len(self._ends) :] if len(self._ends) else self._listed
