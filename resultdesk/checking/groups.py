"""Problems of one kind in one column, counted: what the problems pane shows as one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as default

import numpy as np

from resultdesk.checking.column_check import ColumnCheck
from resultdesk.checking.kinds import Kind
from resultdesk.checking.row_check import RowCheck
from resultdesk.core.problems import Level, Problem
from resultdesk.core.sheet import Rows, one_of_each


@dataclass(frozen=True, slots=True)
class Group:
    """``n`` problems of one ``code`` in one column (None: of the sheet). ``params`` are those that all share."""

    code: str
    field: str | None
    column: int | None
    level: Level
    n: int
    params: Mapping[str, object] = default(default_factory=dict)


def column_groups(check: ColumnCheck) -> list[Group]:
    """The groups of a column's value and uniqueness rules, in the order of the rules."""
    found = [pair for value in check.values for pair in value.kinds.found()]
    groups = _merged(found, check.field, check.at)
    for unique in check.uniques:
        if unique.rows:
            groups.append(Group(unique.rule.code, check.field, check.at, unique.rule.level, unique.rows))
    return groups


def row_groups(column: int, checks: Sequence[RowCheck]) -> list[Group]:
    """The groups of the row rules that are shown in a column."""
    return [group for check in checks for group in _merged(check.kinds.found(), check.field, column)]


def sheet_groups(problems: Iterable[Problem]) -> list[Group]:
    """What concerns the whole sheet: each problem is a group of one."""
    pairs = [(problem.field, problem.verdict) for problem in problems]
    return [Group(said.code, name, None, said.level, 1, dict(said.params)) for name, said in pairs]


def rows_of_group(check: ColumnCheck, row_checks: Sequence[RowCheck], group: Group) -> Rows:
    """The positions of a group's rows, in order."""
    wanted = np.zeros(len(check.counts), dtype=np.bool_)
    for value in check.values:
        if value.kinds.any:
            wanted |= value.kinds.like(group.code, group.level)[value.numbers[: len(wanted)]]
    for unique in check.uniques:
        if (unique.rule.code, unique.rule.level) == (group.code, group.level):
            wanted |= unique.repeated[: len(wanted)]
    rows = [check.rows_of(wanted)]
    for row_check in row_checks:
        rows.append(np.flatnonzero(row_check.kinds.like(group.code, group.level)[row_check.numbers]))
    return rows[0] if len(rows) == 1 else one_of_each(rows, len(row_checks[0].numbers))


def _merged(found: Iterable[tuple[Kind, int]], name: str, column: int) -> list[Group]:
    """Kinds that differ only in their parameters, as one group each."""
    merged: dict[tuple[str, Level], tuple[dict[str, object], int]] = {}
    for kind, n in found:
        params, total = merged.get((kind.code, kind.level), (dict(kind.params), 0))
        shared = {key: value for key, value in params.items() if key in kind.params and kind.params[key] == value}
        merged[kind.code, kind.level] = (shared, total + n)
    return [Group(code, name, column, level, n, params) for (code, level), (params, n) in merged.items()]
