"""Cures: the fixes of a whole group as one edit each, and all that need no question.

No cure ever makes two rows alike in a field that must be unique: such rows are left for a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as default

import numpy as np
import numpy.typing as npt

from resultdesk.checking.checker import Checker
from resultdesk.checking.column_check import ColumnCheck
from resultdesk.checking.groups import Group
from resultdesk.checking.row_check import RowCheck
from resultdesk.checking.unique_check import UniqueCheck
from resultdesk.checking.value_check import ValueCheck
from resultdesk.core.edits import Edit, Label, SetCells, positions
from resultdesk.core.packed import Ints, Numbers, Pooled, array_of, pooled
from resultdesk.core.pool import Pool
from resultdesk.core.problems import Fix, Level, Problem, Verdict
from resultdesk.core.sheet import Column, Rows, Sheet
from resultdesk.core.watch import Part, Watch

SAMPLES = 5
_EVERY = 500
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


def cures(checker: Checker, group: Group, watch: Watch | None = None) -> list[Cure]:
    """The ways to mend a group as a whole, the surest and largest first; none where only a person can tell.

    ``watch`` hears how many of the group's rows have been looked at.
    """
    if group.column is None or group.field is None:
        return []
    check = checker.check_of(group.column)
    if check is None:
        return []
    ways = _ways(checker, check, group, watch)
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


def sure_fixes(checker: Checker, watch: Watch | None = None) -> Edit | None:
    """All fixes that need no question as one step, one a cell; None when there are none. Run until it finds no more.

    ``watch`` hears how many problems have been looked at.
    """
    chosen: dict[int, list[Edit]] = {}
    groups = [group for group in checker.groups() if group.column is not None]
    done, total = 0, sum(group.n for group in groups)
    for group in groups:
        within = None if watch is None else Part(watch, done, group.n, total)
        sure = [cure.edit for cure in cures(checker, group, within) if cure.sure]
        chosen.setdefault(group.column or 0, []).extend(sure)
        done += group.n
    return first_of(checker.sheet, [edit for _column, edits in sorted(chosen.items()) for edit in edits], "fix.all")


def first_of(sheet: Sheet, edits: Iterable[Edit], code: str, inside: Inside | None = None) -> Edit | None:
    """Edits that write cells as one; of two texts for a cell the first counts. ``inside``: only there, by column.

    Rules stand in the order in which texts are mended.
    """
    parts: dict[int, list[tuple[Ints, Pooled]]] = {}
    done: dict[int, npt.NDArray[np.bool_]] = {}
    for change in (change for edit in edits for change in edit.changes):
        if not isinstance(change, SetCells) or (inside is not None and change.column not in inside):
            continue
        rows = positions(sheet, change.numbers)
        taken = done.setdefault(change.column, np.zeros(len(sheet), dtype=np.bool_))
        keep = ~taken[rows] if inside is None else ~taken[rows] & inside[change.column][rows]
        taken[rows] |= keep
        if keep.any():
            texts = pooled(change.texts)
            kept = (array_of(change.numbers)[keep], Pooled(texts.pool, texts.codes[keep]))
            parts.setdefault(change.column, []).append(kept)
    changes = tuple(
        SetCells(column, Numbers(np.concatenate([one for one, _ in found])), Pooled.joined([two for _, two in found]))
        for column, found in parts.items()
    )
    n = sum(len(change.numbers) for change in changes)
    return Edit(Label(code, {"n": n}), changes) if n else None


Inside = Mapping[int, npt.NDArray[np.bool_]]
"""For a column the rows in question."""


@dataclass(slots=True)
class _Changes:
    """New texts of one way to mend: by code of the old text, or by position where a row rule made them."""

    by_code: dict[int, str] = default(default_factory=dict)
    by_row: dict[int, str] = default(default_factory=dict)


def _ways(
    checker: Checker, check: ColumnCheck, group: Group, watch: Watch | None
) -> dict[tuple[str, str, bool], _Changes]:
    """The fixes of a group by code, answer and sureness."""
    ways: dict[tuple[str, str, bool], _Changes] = {}
    for by_row, places, fixes in _found(checker, check, group):
        for n, place in enumerate(places.tolist()):
            if watch is not None and n % _EVERY == 0:
                watch.step(min(n, group.n), group.n)
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
    edit = Edit(Label(f"fix.{worded}", params), (SetCells(check.at, Numbers(checker.sheet.numbers[rows]), texts),))
    return Cure(worded, answer, len(rows), sure, samples, edit, params)


def _by_row(check: ColumnCheck, changes: _Changes) -> tuple[Rows, Pooled]:
    """The positions that change, in order, and their new texts."""
    recode = np.full(len(check.counts), -1, dtype=np.int32)
    recode[list(changes.by_code)] = np.arange(len(changes.by_code), dtype=np.int32)
    rows = check.rows_of(recode >= 0)
    texts = Pooled(list(changes.by_code.values()), recode[check.codes(rows)])
    if not changes.by_row:
        return rows, texts
    own = np.array(list(changes.by_row), dtype=np.intp)  # what a row rule says comes before what its text says
    others = ~np.isin(rows, own)
    together = np.concatenate([rows[others], own])
    order = np.argsort(together, kind="stable")
    both = Pooled.joined([Pooled(texts.pool, texts.codes[others]), pooled(changes.by_row.values())])
    return together[order], Pooled(both.pool, both.codes[order])


def _samples(column: Column, rows: Rows, texts: Pooled) -> list[tuple[str, str]]:
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
    for unique in (unique for unique in check.uniques if unique.rule.level is Level.ERROR):
        kept = _alone(check, unique, column, changes)
        changes = _Changes(
            {code: after for code, after in changes.by_code.items() if kept(column.pool[code], after)},
            {row: after for row, after in changes.by_row.items() if kept(column.text(row), after)},
        )
    return changes


def _alone(check: ColumnCheck, unique: UniqueCheck, column: Column, changes: _Changes) -> Callable[[str, str], bool]:
    """Whether a text, once changed, would be the only one of its kind."""
    key = unique.rule.key
    key_of = {after: key(after) for after in {*changes.by_code.values(), *changes.by_row.values()}}
    taken = unique.all_taken(column, list(dict.fromkeys(key_of.values())))
    made = Counter[str]()
    for code, after in changes.by_code.items():
        made[key_of[after]] += check.count(code) if key(column.pool[code]) != key_of[after] else 0
    made.update(key_of[after] for after in changes.by_row.values())

    def alone(before: str, after: str) -> bool:
        folded = key_of[after]
        return made[folded] <= 1 and (folded not in taken or key(before) == folded)

    return alone
