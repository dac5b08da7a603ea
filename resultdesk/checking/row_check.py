"""One row rule: the cells of a row judged together, distinct combinations once."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy

import numpy as np

from resultdesk.checking.accepted import Accepted
from resultdesk.checking.kinds import KindNumbers, Kinds, recount
from resultdesk.core.edits import reshaped
from resultdesk.core.fields import Mapping
from resultdesk.core.problems import RowRule, Verdict
from resultdesk.core.sheet import Rows, Sheet
from resultdesk.core.values.texts import Texts

_FEW = 64


class RowCheck:
    """What ``rule`` says of each row: ``numbers[position]`` is a kind, 0 for fine. Shown in column ``home``."""

    def __init__(self, rule: RowRule, mapping: Mapping, accepted: Accepted) -> None:
        self.rule = rule
        self.kinds = Kinds()
        self.columns = [mapping.columns.get(name) for name in rule.fields]
        self.field = next((name for name in rule.fields if name in mapping.columns), "")
        silent = rule.screen is not None and self.columns[0] is None
        self.home = -1 if silent else mapping.columns.get(self.field, -1)
        self.numbers: KindNumbers = np.zeros(0, dtype=np.uint16)
        self._accepted = accepted

    def fork(self) -> RowCheck:
        """The same once more, to go on from."""
        other = copy(self)
        other.kinds, other.numbers = self.kinds.fork(), self.numbers.copy()
        return other

    def reads(self, column: int) -> bool:
        """Whether a change in this column can change a verdict."""
        return column in self.columns

    def recount(self, sheet: Sheet) -> None:
        """Judge every row that can be at fault."""
        self.numbers = np.zeros(len(sheet), dtype=np.uint16)
        self._judge(sheet, self._suspicious(sheet))
        self.kinds.rows = np.bincount(self.numbers, minlength=len(self.kinds.kinds)).astype(np.int64)

    def shift(self, sheet: Sheet, rows: Rows) -> None:
        """Judge these rows again."""
        before = self.numbers[rows]
        self.numbers[rows] = 0
        self._judge(sheet, self._suspicious_of(sheet, rows))
        recount(self.kinds.rows, before, self.numbers[rows])

    def reshape(self, sheet: Sheet, gone: Rows, came: Rows) -> None:
        """Rows went (positions before), or rows came (positions after)."""
        before = self.numbers[gone]
        self.numbers = reshaped(self.numbers, gone, came, np.zeros(len(came), dtype=np.uint16))
        self._judge(sheet, self._suspicious_of(sheet, came))
        recount(self.kinds.rows, before, self.numbers[came])

    def texts(self, sheet: Sheet, row: int) -> tuple[str, ...]:
        """What the rule reads of a row."""
        return tuple("" if at is None else sheet.columns[at].text(row) for at in self.columns)

    def verdict(self, texts: tuple[str, ...]) -> Verdict | None:
        """The verdict on a combination, in full."""
        verdict = self.rule.judge(texts)
        if verdict is None or self._accepted.has(self.field, verdict, self.shown(texts)):
            return None
        return verdict

    def shown(self, texts: tuple[str, ...]) -> str:
        """The text of the cell that the verdict is shown at."""
        return texts[self.rule.fields.index(self.field)]

    def _suspicious(self, sheet: Sheet) -> Rows:
        first = self.columns[0]
        if self.rule.screen is None or first is None:
            return np.arange(len(sheet))
        column = sheet.columns[first]
        return np.flatnonzero(self.rule.screen(column.pool.bulk())[column.codes])

    def _suspicious_of(self, sheet: Sheet, rows: Rows) -> Rows:
        """Those of some rows that can be at fault; all of them where they are few."""
        first = self.columns[0]
        if self.rule.screen is None or first is None or len(rows) <= _FEW:
            return rows
        column = sheet.columns[first]
        there = np.zeros(len(column.pool), dtype=np.bool_)
        there[column.codes[rows]] = True
        used = np.flatnonzero(there)
        there[used] = self.rule.screen(Texts(column.pool.some(used)))
        return rows[there[column.codes[rows]]]

    def _judge(self, sheet: Sheet, rows: Rows) -> None:
        if not len(rows):
            return
        key = np.zeros(len(rows), dtype=np.int64)
        for at in self.columns:
            if at is not None:
                codes = sheet.columns[at].codes[rows]
                if key.any():
                    key = np.unique(key, return_inverse=True)[1].astype(np.int64)
                key = key * len(sheet.columns[at].pool) + codes
        _, firsts, inverse = np.unique(key, return_index=True, return_inverse=True)
        found = np.zeros(len(firsts), dtype=np.uint16)
        for at, texts in enumerate(self._texts(sheet, rows[firsts])):
            verdict = self.verdict(texts)
            if verdict is not None:
                found[at] = self.kinds.number(verdict)
        self.numbers[rows] = found[inverse]

    def _texts(self, sheet: Sheet, rows: Rows) -> Iterator[tuple[str, ...]]:
        """What the rule reads of these rows."""
        blanks = [""] * len(rows)
        cells = [blanks if at is None else sheet.columns[at].texts(rows) for at in self.columns]
        return zip(*cells, strict=True)
