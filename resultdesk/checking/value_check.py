"""One value rule on one column: each distinct text judged once, also as edits come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from copy import copy
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from resultdesk.checking.accepted import Accepted
from resultdesk.checking.kinds import KindNumbers, Kinds, grown, recount
from resultdesk.core.pool import Pool
from resultdesk.core.problems import ValueRule, Verdict
from resultdesk.core.sheet import Codes
from resultdesk.core.values.texts import Texts

Counts = npt.NDArray[np.int64]
"""How many rows hold each code of a pool."""


@dataclass(frozen=True, slots=True)
class Move:
    """Cells of a column that went from ``old`` to ``new`` codes, and the codes that thereby appeared or are gone.

    Where rows go, they have only old ones; where rows come, only new ones.
    """

    old: Codes
    new: Codes
    appeared: Codes
    gone: Codes


_SHOWN = 512  # verdicts kept in full
_FEW = 64  # above this many texts with evidence, a list is read quicker than an array


class ValueCheck:
    """What ``rule`` says of each code of a pool: ``numbers[code]`` is a kind, 0 for fine."""

    def __init__(self, rule: ValueRule, header: str, accepted: Accepted) -> None:
        self.rule = rule
        self.kinds = Kinds()
        self.numbers: KindNumbers = np.zeros(0, dtype=np.uint16)
        self.context: Hashable = None
        self._accepted = accepted
        self._shown: dict[str, Verdict | None] = {}
        self._suspects: list[int] = []
        self._judged = 0
        self._evidence_of: dict[int, Hashable] = {}
        told = rule.header(header) if rule.header else None
        self._header: frozenset[Hashable] = frozenset() if told is None else frozenset({told})
        self._evidences: Counter[Hashable] = Counter()

    def fork(self) -> ValueCheck:
        """The same once more, to go on from."""
        other = copy(self)
        other.kinds, other.numbers, other._shown = self.kinds.fork(), self.numbers.copy(), {}
        other._suspects, other._evidence_of = list(self._suspects), dict(self._evidence_of)
        other._evidences = Counter(self._evidences)
        return other

    def extend(self, pool: Pool, start: int, texts: Texts | None) -> None:
        """Look at the texts from ``start`` on; they are judged once the context is known."""
        self.numbers = grown(self.numbers, len(pool))
        if self.rule.screen is None:
            new = np.arange(start, len(pool))
        else:
            new = np.flatnonzero(self.rule.screen(pool.bulk(start) if texts is None else texts)) + start
        suspects = new.tolist()
        self._suspects += suspects
        if self.rule.evidence is not None:
            for code, text in zip(suspects, pool.some(new), strict=True):
                told = self.rule.evidence(text)
                if told is not None:
                    self._evidence_of[code] = told

    def recount(self, pool: Pool, counts: Counts) -> None:
        """Count evidence and rows anew, from how many rows hold each code."""
        if self.rule.evidence is not None:
            used = counts.tolist() if len(self._evidence_of) > _FEW else counts
            self._evidences = Counter(told for code, told in self._evidence_of.items() if used[code])
        self._judge(pool)
        self._count_rows(counts)

    def shift(self, pool: Pool, counts: Counts, move: Move) -> bool:
        """Follow a move (``counts`` as after it); True when the whole column had to be judged anew."""
        if self._evidence_of:
            for codes, step in ((move.appeared, 1), (move.gone, -1)):
                for code in codes.tolist():
                    if code in self._evidence_of:
                        self._evidences[self._evidence_of[code]] += step
        if self._judge(pool):
            self._count_rows(counts)
            return True
        if self.kinds.any:
            recount(self.kinds.rows, self.numbers[move.old], self.numbers[move.new])
        return False

    def verdict(self, text: str) -> Verdict | None:
        """The verdict on a text, in full, as things stand."""
        verdict = self.rule.judge(text, self.context)
        return None if verdict is None or self._accepted.has(self.rule.field, verdict, text) else verdict

    def shown(self, text: str) -> Verdict | None:
        """As ``verdict``; texts that were lately shown are not judged again (few words fill most columns)."""
        if text not in self._shown:
            if len(self._shown) >= _SHOWN:
                self._shown.clear()
            self._shown[text] = self.verdict(text)
        return self._shown[text]

    def proofs(self, answer: str) -> list[int]:
        """The codes whose texts alone prove an answer, in pool order."""
        proves = self.rule.proves
        return [] if proves is None else [code for code, told in self._evidence_of.items() if proves(told) == answer]

    def _judge(self, pool: Pool) -> bool:
        """Judge what is new, or all if the context changed (True)."""
        context = self.rule.context(frozenset(+self._evidences) | self._header)
        anew = self._judged > 0 and context != self.context
        self.context = context
        self._shown.clear()
        if anew:
            self.numbers[:] = 0
            self._judged = 0
        kind, suspects = self.rule.kind or self.rule.judge, self._suspects[self._judged :]
        for code, text in zip(suspects, pool.some(np.array(suspects, np.intp)), strict=True):
            verdict = kind(text, context)
            if verdict is not None and not self._accepted.has(self.rule.field, verdict, text):
                self.numbers[code] = self.kinds.number(verdict)
        self._judged = len(self._suspects)
        return anew

    def _count_rows(self, counts: Counts) -> None:
        if self.kinds.any:
            numbers = self.numbers[: len(counts)]
            self.kinds.rows = np.bincount(numbers, weights=counts, minlength=len(self.kinds.kinds)).astype(np.int64)
