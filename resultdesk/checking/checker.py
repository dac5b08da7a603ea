"""Checks a sheet for a destination, whole at first and then edit by edit.

Each distinct text is judged once; what is kept is one small number a text, and verdicts are made anew when shown.
A row is ready when neither it nor the sheet has an error; warnings and notes keep nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as MappingOf
from copy import copy
from dataclasses import dataclass, replace

import numpy as np

from resultdesk.checking.accepted import Accepted
from resultdesk.checking.alike import MOST_NAMED, Alike, rows_like
from resultdesk.checking.column_check import ColumnCheck, Levels
from resultdesk.checking.groups import Group, column_groups, row_groups, rows_of_group, sheet_groups
from resultdesk.checking.row_check import RowCheck
from resultdesk.core.edits import Touched, reshaped
from resultdesk.core.fields import Mapping
from resultdesk.core.problems import Level, Problem, RowRule, Rule, SheetRule, Verdict
from resultdesk.core.sheet import Rows, Sheet, one_of_each
from resultdesk.core.watch import Watch

_ROWS_AT_ONCE = 4_096  # when all problems are listed
_FEW_OF = 100
"""Up to one row of so many may come or go before counting everything anew is quicker."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows in all, rows without an error, and the numbers of problems by level."""

    rows: int
    ready: int
    errors: int
    warnings: int


class Checker:
    """The problems of ``sheet``. Not for several threads; build it in a worker, then hand it over.

    ``filled`` are fields that a setting stands in for, ``accepted`` are (field, code, text) of warnings that a person
    accepted. A change of columns moves the mapping along, as in ``self.mapping``. ``watch`` hears how far it is.
    """

    def __init__(
        self,
        sheet: Sheet,
        mapping: Mapping,
        rules: Sequence[Rule],
        filled: frozenset[str] = frozenset(),
        accepted: frozenset[tuple[str, str, str]] = frozenset(),
        *,
        watch: Watch | None = None,
    ) -> None:
        self.sheet = sheet
        self.mapping = mapping
        self.filled = filled
        self._rules = tuple(rules)
        self._accepted = Accepted(accepted)
        self._build(watch=watch)

    def fork(self, sheet: Sheet) -> Checker:
        """The same on a fork of the sheet, so that what follows there leaves this as it is."""
        other = copy(self)
        other.sheet = sheet
        other._columns = [check.fork() for check in self._columns]
        other._row_checks = [check.fork() for check in self._row_checks]
        other._row_levels = self._row_levels.copy()
        other._place()
        return other

    def remapped(self, mapping: Mapping, filled: frozenset[str], watch: Watch | None = None) -> Checker:
        """The same where columns feed other fields. Those that feed what they fed are not checked again; drop this."""
        other = copy(self)
        other.mapping, other.filled = mapping, filled
        other._build({(check.at, check.field): check for check in self._columns}, watch)
        return other

    def snapshot(self, column: int) -> Checker:
        """What is known about one column now, for another thread to work out cures while this one goes on."""
        check, other = self._at[column], copy(self)
        other.sheet = self.sheet.snapshot()
        other._columns = [] if check is None else [check.fork()]
        other._row_checks = [one.fork() for one in self._homes[column]]
        other._place()
        return other

    def update(self, touched: Sequence[Touched], watch: Watch | None = None) -> None:
        """Follow edits that have been applied to the sheet. Many rows coming or going count everything anew.

        ``watch`` hears how many columns of those touched are checked; after Cancelled this is of no more use.
        """
        if any(where.columns for where in touched):
            for where in touched:
                if where.columns and where.column is not None:
                    self.mapping = self.mapping.shifted(where.column, where.columns)
            self._build()
            return
        if any(where.shape for where in touched):
            if len(touched) == 1 and _FEW_OF * (len(touched[0].rows) + len(touched[0].gone)) < len(self.sheet):
                self._reshape(touched[0].gone, touched[0].rows)
            else:
                self._recount(watch)
            return
        columns = [column for column in dict.fromkeys(where.column for where in touched) if column is not None]
        for n, column in enumerate(columns):
            if watch is not None:
                watch.step(n, len(columns))
            self._shift(
                column, one_of_each([where.rows for where in touched if where.column == column], len(self.sheet))
            )

    @property
    def row_levels(self) -> Levels:
        """The worst level of each row by position, 0 to 3."""
        return self._row_levels

    def level_at(self, row: int, column: int) -> int:
        """0 for fine, else the Level of a cell (position and column index)."""
        check = self._at[column]
        if check is None:
            return 0
        level = check.level(row)
        for row_check in self._homes[column]:
            level = max(level, int(row_check.kinds.levels[row_check.numbers.item(row)]))
        return level

    def counts(self) -> Counts:
        """The numbers that are shown above the grid."""
        by_level = dict.fromkeys(Level, 0)
        for group in self.groups():
            by_level[group.level] += group.n
        blocked = any(problem.verdict.level is Level.ERROR for problem in self._sheet_problems)
        ready = 0 if blocked else len(self.sheet) - self._error_rows
        return Counts(len(self.sheet), ready, by_level[Level.ERROR], by_level[Level.WARNING])

    def groups(self) -> list[Group]:
        """Problems by kind: errors first, then in the order of columns, what concerns the whole sheet before them."""
        groups = sheet_groups(self._sheet_problems)
        for check in self._columns:
            groups += column_groups(check)
            groups += row_groups(check.at, self._homes[check.at])
        return sorted(
            groups, key=lambda group: (-group.level, -1 if group.column is None else group.column, group.code)
        )

    def rows_of(self, group: Group) -> Rows:
        """The positions of the rows that a group is about, in order (all rows for one of the whole sheet)."""
        if group.column is None:
            return np.arange(len(self.sheet))
        check = self._at[group.column]
        return np.zeros(0, dtype=np.intp) if check is None else rows_of_group(check, self._homes[group.column], group)

    def problems_at(self, row: int, column: int) -> list[Problem]:
        """The problems of one cell, in full."""
        return self._problems_of_cell(row, column, None)

    def row_problems(self, row: int) -> list[Problem]:
        """The problems of one row, left to right."""
        return list(self._problems_of_rows(np.array([row]), None))

    def sheet_problems(self) -> list[Problem]:
        """What concerns the sheet as a whole."""
        return list(self._sheet_problems)

    def problems(self) -> Iterator[Problem]:
        """All problems: those of the sheet, then row by row. The sheet must stay as it is meanwhile."""
        yield from self._sheet_problems
        alike = Alike(self._columns)
        for check in self._columns:
            if check.uniques:
                self.sheet.columns[check.at].prepare()
        bad = np.flatnonzero(self._row_levels)
        for start in range(0, len(bad), _ROWS_AT_ONCE):
            yield from self._problems_of_rows(bad[start : start + _ROWS_AT_ONCE], alike)

    def check_of(self, column: int) -> ColumnCheck | None:
        """What is known about a column (for fixes and proofs)."""
        return self._at[column]

    def row_checks(self, column: int) -> Sequence[RowCheck]:
        """The row rules whose verdicts are shown in a column."""
        return self._homes[column]

    def _build(self, known: MappingOf[tuple[int, str], ColumnCheck] | None = None, watch: Watch | None = None) -> None:
        """Check all columns but those ``known``, by column and field; ``watch`` hears how many cells are done."""
        self._columns = []
        fed = sorted((at, name) for name, at in self.mapping.columns.items())
        for n, (at, name) in enumerate(fed):
            if watch is not None:
                watch.step(n * len(self.sheet), len(fed) * len(self.sheet))
            check = None if known is None else known.get((at, name))
            if check is None:
                check = ColumnCheck(at, name, self.sheet.columns[at], self._rules, self._accepted)
                check.recount(self.sheet.columns[at])
            self._columns.append(check)
        row_rules = [rule for rule in self._rules if isinstance(rule, RowRule)]
        checks = [RowCheck(rule, self.mapping, self._accepted) for rule in row_rules]
        self._row_checks = [check for check in checks if check.home >= 0]
        self._place()
        self._sheet_problems = self._judge_sheet()
        self._recount_rows()

    def _place(self) -> None:
        """Find the checks by their columns."""
        width = len(self.sheet.columns)
        self._at: list[ColumnCheck | None] = [None] * width
        for check in self._columns:
            self._at[check.at] = check
        self._homes = [[check for check in self._row_checks if check.home == at] for at in range(width)]

    def _recount(self, watch: Watch | None = None) -> None:
        for n, check in enumerate(self._columns):
            if watch is not None:
                watch.step(n, len(self._columns))
            check.recount(self.sheet.columns[check.at])
        self._recount_rows()

    def _recount_rows(self) -> None:
        for row_check in self._row_checks:
            row_check.recount(self.sheet)
        self._row_levels = self._levels_of(slice(None))
        self._error_rows = int(np.count_nonzero(self._row_levels == Level.ERROR))

    def _shift(self, column: int, rows: Rows) -> None:
        check = self._at[column]
        stirred = rows if check is None else check.shift(self.sheet.columns[column], rows)
        for row_check in self._row_checks:
            if row_check.reads(column):
                row_check.shift(self.sheet, rows)
        self._level_anew(stirred)

    def _reshape(self, gone: Rows, came: Rows) -> None:
        """Follow a few rows that went (positions before) or came (positions after)."""
        levels = self._row_levels
        self._error_rows -= int(np.count_nonzero(levels[gone] == Level.ERROR))
        self._row_levels = reshaped(levels, gone, came, np.zeros(len(came), dtype=np.uint8))
        stirred = [came]
        for check in self._columns:
            stirred.append(check.reshape(self.sheet.columns[check.at], gone, came))
        for row_check in self._row_checks:
            row_check.reshape(self.sheet, gone, came)
        self._level_anew(one_of_each(stirred, len(self.sheet)))

    def _level_anew(self, rows: Rows) -> None:
        if 2 * len(rows) > len(self.sheet):
            self._row_levels = self._levels_of(slice(None))
            self._error_rows = int(np.count_nonzero(self._row_levels == Level.ERROR))
            return
        before = int(np.count_nonzero(self._row_levels[rows] == Level.ERROR))
        self._row_levels[rows] = self._levels_of(rows)
        self._error_rows += int(np.count_nonzero(self._row_levels[rows] == Level.ERROR)) - before

    def _levels_of(self, rows: Rows | slice) -> Levels:
        size = len(self.sheet) if isinstance(rows, slice) else len(rows)
        levels: Levels = np.zeros(size, dtype=np.uint8)
        for check in self._columns:
            if check.bad:
                np.maximum(levels, check.row_levels(rows), out=levels)
        for row_check in self._row_checks:
            if row_check.kinds.any:
                np.maximum(levels, row_check.kinds.levels[row_check.numbers[rows]], out=levels)
        return levels

    def _judge_sheet(self) -> list[Problem]:
        known = frozenset(self.mapping.columns) | self.filled
        rules = [rule for rule in self._rules if isinstance(rule, SheetRule)]
        found = [pair for rule in rules for pair in rule.judge(self.filled if rule.filled_alone else known)]
        return [Problem(None, None, name, "", said) for name, said in found if not self._accepted.has(name, said, "")]

    def _value_verdicts(self, check: ColumnCheck, row: int, text: str) -> Iterator[Verdict]:
        code = self.sheet.columns[check.at].codes.item(row)
        for value in check.values:
            if value.numbers.item(code):
                said = value.shown(text)
                if said is not None:
                    yield said

    def _problems_of_rows(self, rows: Rows, alike: Alike | None) -> Iterator[Problem]:
        if self._columns:
            levels = np.stack([self._cell_levels(check, rows) for check in self._columns], axis=1)
            for at, which in zip(*(found.tolist() for found in levels.nonzero()), strict=True):
                yield from self._problems_of_cell(int(rows[at]), self._columns[which].at, alike)

    def _cell_levels(self, check: ColumnCheck, rows: Rows) -> Levels:
        """The levels of a column's cells at these rows, those of row rules that are shown there included."""
        levels = check.row_levels(rows)
        for row_check in self._homes[check.at]:
            levels = np.maximum(levels, row_check.kinds.levels[row_check.numbers[rows]])
        return levels

    def _problems_of_cell(self, row: int, column: int, alike: Alike | None) -> list[Problem]:
        check = self._at[column]
        if check is None:
            return []
        text = self.sheet.columns[column].text(row)
        verdicts = [*self._value_verdicts(check, row, text), *self._unique_verdicts(check, row, alike)]
        verdicts += self._row_verdicts(column, row)
        number = int(self.sheet.numbers[row])
        return [Problem(number, column, check.field, text, self._offered(check, text, said)) for said in verdicts]

    def _unique_verdicts(self, check: ColumnCheck, row: int, alike: Alike | None) -> Iterator[Verdict]:
        code = self.sheet.columns[check.at].codes.item(row)
        for unique in check.uniques:
            if unique.repeated.item(code):
                rows = rows_like(check, unique, code) if alike is None else alike.rows(unique, code)
                few = [at for at in rows[:MOST_NAMED].tolist() if at != row][: MOST_NAMED - 1]
                others = tuple(self.sheet.numbers[few].tolist())
                yield Verdict(unique.rule.code, unique.rule.level, {"rows": others, "others": len(rows) - 1})

    def _row_verdicts(self, column: int, row: int) -> Iterator[Verdict]:
        for row_check in self._homes[column]:
            if row_check.numbers.item(row):
                said = row_check.verdict(row_check.texts(self.sheet, row))
                if said is not None:
                    yield said

    def _offered(self, check: ColumnCheck, text: str, verdict: Verdict) -> Verdict:
        """The verdict without fixes that would repeat a text which may stand only once."""
        if not check.uniques or not verdict.fixes:
            return verdict
        fixes = tuple(fix for fix in verdict.fixes if not self.repeats(check, text, fix.value))
        return verdict if len(fixes) == len(verdict.fixes) else replace(verdict, fixes=fixes)

    def repeats(self, check: ColumnCheck, before: str, after: str) -> bool:
        """Whether writing ``after`` over ``before`` would make an error of repetition."""
        column = self.sheet.columns[check.at]
        return any(
            unique.rule.level is Level.ERROR
            and unique.rule.key(before) != unique.rule.key(after)
            and unique.taken(column, after)
            for unique in check.uniques
        )
