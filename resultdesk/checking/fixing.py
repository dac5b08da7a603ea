"""Cures: the fixes of a whole group as one edit each, and all that need no question.

No cure ever makes two rows alike in a field that must be unique: such rows are left for a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as default

import numpy as np

from resultdesk.checking.checker import Checker
from resultdesk.checking.column_check import ColumnCheck
from resultdesk.checking.groups import Group
from resultdesk.checking.row_check import RowCheck
from resultdesk.checking.value_check import ValueCheck
from resultdesk.core.edits import Edit, Label, SetCells
from resultdesk.core.pool import Pool
from resultdesk.core.problems import Fix, Level, Problem, UniqueRule, Verdict
from resultdesk.core.sheet import Column, Rows, Sheet

SAMPLES = 5
LOOKED_AT = 100
"""Texts that tell whether a large group has a sure fix."""


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
    ways = _ways(checker, check, group)
    found = [_cure(checker, check, key, changes) for key, changes in ways.items()]
    return sorted((cure for cure in found if cure is not None), key=lambda cure: (not cure.sure, -cure.n))


def promises(checker: Checker, group: Group) -> bool:
    """Whether the first few texts of a group have a fix that needs no question: told at once, however many there are.

    ``cures`` has the last word: it leaves rows out that would become alike where that is an error.
    """
    check = None if group.column is None else checker.check_of(group.column)
    found = () if check is None else _found(checker, check, group)
    return any(fix.sure for _, places, fixes in found for place in places[:LOOKED_AT].tolist() for fix in fixes(place))


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


@dataclass(slots=True)
class _Changes:
    """New texts of one way to mend: by code of the old text, or by position where a row rule made them."""

    by_code: dict[int, str] = default(default_factory=dict)
    by_row: dict[int, str] = default(default_factory=dict)


def _keep_first(texts: dict[int, str], edit: Edit) -> None:
    """Of two fixes for a cell the first counts: rules stand in the order in which texts are mended."""
    for change in edit.changes:
        if isinstance(change, SetCells):
            for number, text in zip(change.numbers, change.texts, strict=True):
                texts.setdefault(number, text)


def _ways(checker: Checker, check: ColumnCheck, group: Group) -> dict[tuple[str, str, bool], _Changes]:
    """The fixes of a group by code, answer and sureness."""
    ways: dict[tuple[str, str, bool], _Changes] = {}
    for by_row, places, fixes in _found(checker, check, group):
        for place in places.tolist():
            for fix in fixes(place):
                changes = ways.setdefault((fix.code, fix.answer, fix.sure), _Changes())
                (changes.by_row if by_row else changes.by_code)[place] = fix.value
    return ways


_FixesAt = Callable[[int], tuple[Fix, ...]]


def _found(checker: Checker, check: ColumnCheck, group: Group) -> Iterator[tuple[bool, Rows, _FixesAt]]:
    """What a group consists of, rule by rule: codes of texts (False) or positions (True), and the fixes of each."""
    pool = checker.sheet.columns[check.at].pool
    for value in check.values:
        if value.kinds.any:
            size = len(check.counts)
            flagged = value.kinds.like(group.code, group.level)[value.numbers[:size]] & (check.counts > 0)
            yield False, np.flatnonzero(flagged), _of_text(value, pool)
    for row_check in checker.row_checks(check.at):
        flags = row_check.kinds.like(group.code, group.level)
        yield True, np.flatnonzero(flags[row_check.numbers]), _of_row(row_check, checker.sheet)


def _of_text(check: ValueCheck, pool: Pool) -> _FixesAt:
    return lambda code: _fixes(check.verdict(pool[code]))


def _of_row(check: RowCheck, sheet: Sheet) -> _FixesAt:
    return lambda row: _fixes(check.verdict(check.texts(sheet, row)))


def _fixes(verdict: Verdict | None) -> tuple[Fix, ...]:
    return () if verdict is None else verdict.fixes


def _cure(checker: Checker, check: ColumnCheck, way: tuple[str, str, bool], changes: _Changes) -> Cure | None:
    code, answer, sure = way
    changes = _without_repeats(checker, check, changes)
    rows, texts = _by_row(check, changes)
    if not len(rows):
        return None
    samples = _samples(checker.sheet.columns[check.at], rows, texts)
    before, after = samples[0]
    params = {"n": len(rows), "field": check.field, "before": before, "after": after, "answer": answer}
    params |= _proof(checker, check, answer)
    worded = f"{code}.{answer}" if answer in _WORDED else code
    numbers = tuple(checker.sheet.numbers[rows].tolist())
    edit = Edit(Label(f"fix.{worded}", params), (SetCells(check.at, numbers, tuple(texts)),))
    return Cure(worded, answer, len(rows), sure, samples, edit, params)


def _by_row(check: ColumnCheck, changes: _Changes) -> tuple[Rows, list[str]]:
    """The positions that change, in order, and their new texts."""
    flags = np.zeros(len(check.counts), dtype=np.bool_)
    flags[list(changes.by_code)] = True
    rows = check.rows_of(flags)
    texts = [changes.by_code[code] for code in check.codes(rows).tolist()]
    if not changes.by_row:
        return rows, texts
    together = sorted({**dict(zip(rows.tolist(), texts, strict=True)), **changes.by_row}.items())
    return np.array([row for row, _ in together], dtype=np.intp), [text for _, text in together]


def _samples(column: Column, rows: Rows, texts: list[str]) -> list[tuple[str, str]]:
    """The first few different texts, before and after."""
    samples: dict[str, str] = {}
    codes = column.codes[rows]
    left = np.ones(len(rows), dtype=np.bool_)
    while len(samples) < SAMPLES and left.any():
        at = int(left.argmax())
        samples[column.pool[codes.item(at)]] = texts[at]
        left &= codes != codes[at]
    return list(samples.items())


# Answers that have words of their own (wording.FIXES, "read_date.day_first"); others are shown by a sample.
_WORDED = frozenset(
    {"proved_day_first", "proved_month_first", "proved_year_first"}
    | {"day_first", "month_first", "year_first", "latest_year", "century_before", "serial", "first_of_january"}
    | {"ioc", "iso3", "car", "hours", "minutes", "seconds", "day"}
    | {"up", "cut", "thousands", "decimals", "m", "ft", "mm"}
)


def _proof(checker: Checker, check: ColumnCheck, answer: str) -> dict[str, object]:
    """The first row whose text proves the answer by itself, and the text."""
    flags = np.zeros(len(check.counts), dtype=np.bool_)
    for value in check.values:
        flags[value.proofs(answer)] = True
    rows = check.rows_of(flags)
    if not len(rows):
        return {}
    first = int(rows[0])
    return {"proof_row": int(checker.sheet.numbers[first]), "proof": checker.sheet.columns[check.at].text(first)}


def _without_repeats(checker: Checker, check: ColumnCheck, changes: _Changes) -> _Changes:
    """Leave out what would make two rows alike where that is an error."""
    column = checker.sheet.columns[check.at]
    for rule in (unique.rule for unique in check.uniques if unique.rule.level is Level.ERROR):
        made = Counter[str]()
        for code, after in changes.by_code.items():
            made[rule.key(after)] += check.count(code) if rule.key(column.pool[code]) != rule.key(after) else 0
        made.update(rule.key(after) for after in changes.by_row.values())

        def kept(before: str, after: str, rule: UniqueRule = rule, made: Counter[str] = made) -> bool:
            return made[rule.key(after)] <= 1 and not checker.repeats(check, before, after)

        changes = _Changes(
            {code: after for code, after in changes.by_code.items() if kept(column.pool[code], after)},
            {row: after for row, after in changes.by_row.items() if kept(column.text(row), after)},
        )
    return changes
