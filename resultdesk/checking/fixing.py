"""Cures: the fixes of a whole group as one edit each, and all that need no question.

No cure ever makes two rows alike in a field that must be unique: such rows are left for a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as default

import numpy as np

from resultdesk.checking.checker import Checker
from resultdesk.checking.column_check import ColumnCheck
from resultdesk.checking.groups import Group
from resultdesk.core.edits import Edit, Label, SetCells
from resultdesk.core.problems import Fix, Level, Problem, Verdict
from resultdesk.core.sheet import Rows

SAMPLES = 5


@dataclass(frozen=True, slots=True)
class Cure:
    """One way to mend ``n`` rows of a group. ``answer`` names it among others where the group is a question.

    ``code`` words it (see ``wording.FIXES``), ``params`` fill the words, ``samples`` are texts before and after.
    """

    code: str
    answer: str
    n: int
    sure: bool
    samples: list[tuple[str, str]]
    edit: Edit
    params: Mapping[str, object] = default(default_factory=dict)


def cures(checker: Checker, group: Group) -> list[Cure]:
    """The ways to mend a group as a whole, the surest and largest first; none where only a person can tell."""
    if group.column is None or group.field is None:
        return []
    check = checker.check_of(group.column)
    if check is None:
        return []
    ways: dict[tuple[str, str, bool], list[_Change]] = {}
    for rows, text, verdict in _verdicts(checker, check, group):
        for fix in verdict.fixes:
            ways.setdefault((fix.code, fix.answer, fix.sure), []).append(_Change(rows, text, fix.value))
    found = [_cure(checker, check, way, changes) for way, changes in ways.items()]
    return sorted((cure for cure in found if cure is not None), key=lambda cure: (not cure.sure, -cure.n))


def cure_cell(checker: Checker, problem: Problem, fix: Fix) -> Edit:  # noqa: ARG001 - called like its neighbours
    """One fix at one cell; the problem must be one of a cell."""
    if problem.row is None or problem.column is None:
        raise ValueError("a problem of the whole sheet has no cell to mend")
    params = {"n": 1, "field": problem.field or "", "before": problem.value, "after": fix.value}
    return Edit(Label(f"fix.{fix.code}", params), (SetCells(problem.column, (problem.row,), (fix.value,)),))


def sure_fixes(checker: Checker) -> Edit | None:
    """All fixes that need no question as one step, one a cell; None when there are none. Run until it finds no more."""
    chosen: dict[int, dict[int, str]] = {}
    for group in checker.groups():
        for cure in cures(checker, group) if group.column is not None else ():
            if cure.sure and group.column is not None:
                _keep_first(chosen.setdefault(group.column, {}), cure.edit)
    changes = tuple(
        SetCells(column, tuple(texts), tuple(texts.values())) for column, texts in sorted(chosen.items()) if texts
    )
    n = sum(len(change.numbers) for change in changes)
    return Edit(Label("fix.all", {"n": n}), changes) if n else None


@dataclass(frozen=True, slots=True)
class _Change:
    """Rows (positions) that hold ``before`` and would hold ``after``."""

    rows: Rows
    before: str
    after: str


def _keep_first(texts: dict[int, str], edit: Edit) -> None:
    """Of two fixes for a cell the first counts: rules stand in the order in which texts are mended."""
    for change in edit.changes:
        if isinstance(change, SetCells):
            for number, text in zip(change.numbers, change.texts, strict=True):
                texts.setdefault(number, text)


def _verdicts(checker: Checker, check: ColumnCheck, group: Group) -> Iterator[tuple[Rows, str, Verdict]]:
    """The group's verdicts in full: (rows, text, verdict), one for each distinct text or combination."""
    values = checker.sheet.columns[check.at].values
    for value in check.values:
        if value.kinds.any:
            size = len(check.counts)
            flagged = value.kinds.like(group.code, group.level)[value.numbers[:size]] & (check.counts > 0)
            rows_by_code = _rows_by_code(checker, check, np.flatnonzero(flagged))
            for code, rows in rows_by_code:
                verdict = value.verdict(values[code])
                if verdict is not None:
                    yield rows, values[code], verdict
    for row_check in checker.row_checks(check.at):
        flags = row_check.kinds.like(group.code, group.level)
        for row in np.flatnonzero(flags[row_check.numbers]).tolist():
            texts = row_check.texts(checker.sheet, row)
            verdict = row_check.verdict(texts)
            if verdict is not None:
                yield np.array([row]), row_check.shown(texts), verdict


def _rows_by_code(checker: Checker, check: ColumnCheck, wanted: Rows) -> Iterable[tuple[int, Rows]]:
    """For each of the codes, its rows in order."""
    flags = np.zeros(len(check.counts), dtype=np.bool_)
    flags[wanted] = True
    rows = check.rows_of(flags)
    codes = checker.sheet.columns[check.at].codes[rows]
    if not len(rows):
        return ()
    order = np.argsort(codes, kind="stable")
    starts = np.flatnonzero(np.diff(codes[order], prepend=-1))
    return zip(codes[order][starts].tolist(), np.split(rows[order], starts[1:]), strict=True)


def _cure(checker: Checker, check: ColumnCheck, way: tuple[str, str, bool], changes: list[_Change]) -> Cure | None:
    code, answer, sure = way
    changes = _without_repeats(checker, check, changes)
    if not changes:
        return None
    rows = np.concatenate([change.rows for change in changes])
    texts = [change.after for change in changes for _ in range(len(change.rows))]
    order = np.argsort(rows, kind="stable")
    numbers = tuple(checker.sheet.numbers[rows[order]].tolist())
    sorted_texts = tuple(texts[at] for at in order.tolist())
    first = sorted(changes, key=lambda change: int(change.rows[0]))[:SAMPLES]
    samples = [(change.before, change.after) for change in first]
    params = {
        "n": len(numbers),
        "field": check.field,
        "before": samples[0][0],
        "after": samples[0][1],
        "answer": answer,
    }
    params |= _proof(checker, check, answer)
    worded = f"{code}.{answer}" if answer in _WORDED else code
    edit = Edit(Label(f"fix.{worded}", params), (SetCells(check.at, numbers, sorted_texts),))
    return Cure(worded, answer, len(numbers), sure, samples, edit, params)


# Answers that have words of their own (wording.FIXES, "read_date.day_first"); others are shown by a sample.
_WORDED = frozenset(
    {"proved_day_first", "proved_month_first", "proved_year_first"}
    | {"day_first", "month_first", "year_first", "latest_year", "century_before", "serial", "first_of_january"}
    | {"ioc", "iso3", "car", "hours", "minutes", "seconds", "day"}
)


def _proof(checker: Checker, check: ColumnCheck, answer: str) -> dict[str, object]:
    """The first row whose text proves the answer by itself, and the text."""
    for value in check.values:
        rows = [check.first_row(code) for code in value.proofs(answer) if check.counts[code]]
        if rows:
            return {
                "proof_row": int(checker.sheet.numbers[min(rows)]),
                "proof": checker.sheet.columns[check.at].text(min(rows)),
            }
    return {}


def _without_repeats(checker: Checker, check: ColumnCheck, changes: list[_Change]) -> list[_Change]:
    """Leave out what would make two rows alike where that is an error."""
    rules = [unique.rule for unique in check.uniques if unique.rule.level is Level.ERROR]
    if not rules:
        return changes
    kept = [change for change in changes if not checker.repeats(check, change.before, change.after)]
    for rule in rules:
        made = Counter[str]()
        for change in kept:
            if rule.key(change.after) != rule.key(change.before):
                made[rule.key(change.after)] += len(change.rows)
        kept = [change for change in kept if made[rule.key(change.after)] <= 1]
    return kept
