"""One uniqueness rule on one column: duplicates are a matter of counting codes."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

import numpy as np
import numpy.typing as npt

from resultdesk.checking.accepted import Accepted
from resultdesk.checking.kinds import grown, recount
from resultdesk.checking.value_check import Counts
from resultdesk.core.problems import UniqueRule
from resultdesk.core.sheet import Codes, Column, one_of_each
from resultdesk.core.values.texts import Texts

Flags = npt.NDArray[np.bool_]


class UniqueCheck:
    """Which codes stand for a repeated text. A group is named by the code of its folded text; group 0 is empty."""

    def __init__(self, rule: UniqueRule, accepted: Accepted) -> None:
        self.rule = rule
        self.repeated: Flags = np.zeros(0, dtype=np.bool_)
        self.rows = 0
        self._accepted = accepted.texts(rule.field, rule.code, rule.level)
        self._group_of: Codes = np.zeros(0, dtype=np.int32)
        self._rows_in: Counts = np.zeros(0, dtype=np.int64)
        self._hidden: set[int] = set()

    def fork(self) -> UniqueCheck:
        """The same once more, to go on from."""
        other = copy(self)
        other.repeated, other._group_of = self.repeated.copy(), self._group_of.copy()
        other._rows_in, other._hidden = self._rows_in.copy(), set(self._hidden)
        return other

    def extend(self, column: Column, start: int, texts: Texts | None) -> None:
        """Group the texts from ``start`` on (``texts`` in bulk). May add folded texts to the pool."""
        size = len(column.pool)
        groups = np.arange(start, size, dtype=np.int32)
        screen = self.rule.screen
        folding = groups if screen is None or texts is None else start + np.flatnonzero(screen(texts))
        for code, text in zip(folding.tolist(), column.pool.some(folding), strict=True):
            key = self.rule.key(text)
            if key != text:
                groups[code - start] = column.code(key)
        self._group_of = grown(self._group_of, size)
        self._group_of[start:size] = groups
        if self._accepted:
            new = enumerate(column.pool[start:size], start)
            self._hidden.update(code for code, text in new if text in self._accepted)

    def recount(self, counts: Counts) -> None:
        """Find all repeats anew."""
        size = len(counts)
        groups = self._group_of[:size]
        self._rows_in = np.bincount(groups, weights=counts, minlength=size).astype(np.int64)
        self.repeated = self._flags(groups, np.arange(size))
        self.rows = int(counts[self.repeated].sum())

    def shift(self, counts: Counts, old: Codes, new: Codes) -> Codes:
        """Cells went from ``old`` to ``new`` codes (``counts`` as after); returns the codes whose flag changed."""
        size = len(counts)
        self._rows_in = grown(self._rows_in, size)
        self.repeated = grown(self.repeated, size)
        self.rows += int(self.repeated[new].sum()) - int(self.repeated[old].sum())
        left, entered = self._group_of[old], self._group_of[new]
        touched = one_of_each((left, entered), len(self._rows_in))
        before = self._rows_in[touched] > 1
        recount(self._rows_in, left, entered)
        crossed: Codes = touched[(self._rows_in[touched] > 1) != before]
        fresh = one_of_each([new], size)
        codes: npt.NDArray[np.integer] = fresh
        if len(crossed):
            codes = one_of_each([self._codes_of(crossed, size), fresh], size)
        flags = self._flags(self._group_of[codes], codes)
        changed = codes[flags != self.repeated[codes]]
        self.repeated[changed] = ~self.repeated[changed]
        sign = np.where(self.repeated[changed], 1, -1)
        self.rows += int((counts[changed] * sign).sum())
        moved: Codes = changed.astype(np.int32)
        return moved

    def group(self, code: int) -> int:
        """The group of a code."""
        return int(self._group_of[code])

    def groups(self, codes: Codes) -> Codes:
        """The groups of several codes."""
        groups: Codes = self._group_of[codes]
        return groups

    def shared(self, size: int) -> Flags:
        """Which codes stand for a text of several rows, whether or not a person has accepted it."""
        groups = self._group_of[:size]
        shared: Flags = (self._rows_in[groups] > 1) & (groups != 0)
        return shared

    def like(self, code: int, size: int) -> Codes:
        """All codes that count as the same text as ``code``."""
        return np.flatnonzero(self._group_of[:size] == self._group_of[code]).astype(np.int32)

    def taken(self, column: Column, text: str) -> bool:
        """Whether a row already holds this text, or one that counts as the same."""
        key = self.rule.key(text)
        group = column.find(key) if key else None
        return group is not None and group < len(self._rows_in) and bool(self._rows_in[group])

    def all_taken(self, column: Column, keys: Sequence[str]) -> set[str]:
        """As ``taken``, for many folded texts at once: those of ``keys``, which are different ones, that are."""
        pairs = zip(keys, column.codes_there(keys), strict=True)
        return {key for key, group in pairs if key and 0 <= group < len(self._rows_in) and self._rows_in[group]}

    def _codes_of(self, groups: Codes, size: int) -> npt.NDArray[np.intp]:
        if len(groups) <= 4:
            return np.concatenate([np.flatnonzero(self._group_of[:size] == group) for group in groups.tolist()])
        marked = np.zeros(size, dtype=np.bool_)
        marked[groups] = True
        return np.flatnonzero(marked[self._group_of[:size]])

    def _flags(self, groups: Codes, codes: npt.NDArray[np.integer]) -> Flags:
        flags: Flags = (self._rows_in[groups] > 1) & (groups != 0)
        if self._hidden:
            flags &= ~np.isin(codes, list(self._hidden))
        return flags
