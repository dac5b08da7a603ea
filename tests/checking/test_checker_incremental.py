"""Whatever is edited, the followed checker says what a fresh one says."""

from __future__ import annotations

from datetime import date
from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from resultdesk.checking import checker as checker_module
from resultdesk.checking.checker import Checker
from resultdesk.checking.groups import Group
from resultdesk.core.edit_log import EditLog
from resultdesk.core.edits import Change, DeleteRows, Edit, InsertRows, Label, SetCells
from resultdesk.core.fields import Choice, Mapping
from resultdesk.core.problems import Problem, Rule
from resultdesk.core.sheet import Sheet
from resultdesk.platforms.tracx.rules import rules

FIELDS = ("unique_id", "start_number", "date_of_birth", "gender", "country_code", "chip_code", "race_id", "first_name")
TEXTS = (
    ("", "1", "2", "1 ", "a\u200b", "1\u200b", "A-1", "no good", " "),
    ("", "1", "2", "3", "1/2", "7"),
    ("", "2001-02-03", "03-04-2001", "23-04-2001", "04-23-2001", "3.4.65", "2030-01-01", "1801-01-01", "x"),
    ("", "male", "M", "V", "H", "vrouw", "F", "?"),
    ("", "NL", "BRN", "GER", "DEU", "Kongo", "??"),
    ("", "0000001", "1", "0000001 ", "12345678"),
    ("1", "9", "Spring 5k", ""),
    ("Ann", "", " Bo", "\u00a0"),
)
RULES: tuple[Rule, ...] = rules(
    {}, {"race_id": [Choice("1", "Spring 5k"), Choice("2", "Spring 10k")]}, date(2026, 11, 22)
)
MAPPING = Mapping({name: at for at, name in enumerate(FIELDS)})

row_texts = st.tuples(*(st.sampled_from(texts) for texts in TEXTS))
tables = st.lists(row_texts, max_size=9)


def state(checker: Checker) -> tuple[list[Problem], object, list[Group], list[int], list[list[int]]]:
    rows, columns = range(len(checker.sheet)), range(len(checker.sheet.columns))
    cells = [[checker.level_at(row, column) for column in columns] for row in rows]
    return list(checker.problems()), checker.counts(), checker.groups(), checker.row_levels.tolist(), cells


@st.composite
def edits(draw: st.DrawFn, sheet: Sheet, highest: int) -> Edit:
    changes: list[Change] = []
    numbers = sheet.numbers.tolist()
    kind = draw(st.sampled_from(["set", "set", "set", "insert", "delete"]))
    if kind == "insert" or not numbers:
        at = draw(st.integers(0, len(numbers)))
        rows = draw(st.lists(row_texts, min_size=1, max_size=3))
        changes.append(InsertRows(at, tuple(range(highest, highest + len(rows))), tuple(rows)))
    elif kind == "delete":
        gone = draw(st.lists(st.sampled_from(numbers), min_size=1, max_size=3, unique=True))
        changes.append(DeleteRows(tuple(gone)))
    else:
        for _ in range(draw(st.integers(1, 3))):
            column = draw(st.integers(0, len(FIELDS) - 1))
            rows_set = tuple(draw(st.lists(st.sampled_from(numbers), min_size=1, max_size=6, unique=True)))
            texts = tuple(draw(st.sampled_from(TEXTS[column])) for _ in rows_set)
            changes.append(SetCells(column, rows_set, texts))
    return Edit(Label("x"), tuple(changes))


@settings(max_examples=150, deadline=None)
@given(st.data(), tables, st.booleans(), st.sampled_from([0, 100]))
def test_any_sequence_of_edits_gives_the_problems_of_a_fresh_check(
    data: st.DataObject, table: list[tuple[str, ...]], accepting: bool, few_of: int
) -> None:
    """With ``few_of`` 0 rows that come and go are followed, as in a large sheet; else all is counted anew."""
    with patch.object(checker_module, "_FEW_OF", few_of):
        _edit_and_compare(data, table, accepting)


def _edit_and_compare(data: st.DataObject, table: list[tuple[str, ...]], accepting: bool) -> None:
    sheet = Sheet.of("any", FIELDS, table)
    accepted = frozenset({("start_number", "start_number.duplicate", "1")} if accepting else ())
    checker = Checker(sheet, MAPPING, RULES, accepted=accepted)
    log = EditLog()
    for step in range(data.draw(st.integers(1, 6))):
        move = data.draw(st.sampled_from(["do", "do", "undo", "redo"]))
        if move == "undo" and log.undo_label:
            touched = log.undo(sheet)
        elif move == "redo" and log.redo_label:
            touched = log.redo(sheet)
        else:
            touched = log.do(sheet, data.draw(edits(sheet, 1000 + 10 * step)))
        levels, fork = checker.row_levels.tolist(), checker.fork(sheet)
        fork.update(touched)
        assert checker.row_levels.tolist() == levels
        checker.update(touched)
        assert state(fork) == state(checker)
        assert state(checker) == state(Checker(sheet, MAPPING, RULES, accepted=accepted))


@settings(max_examples=60, deadline=None)
@given(tables)
def test_each_problem_is_counted_painted_and_grouped(table: list[tuple[str, ...]]) -> None:
    checker = Checker(Sheet.of("any", FIELDS, table), MAPPING, RULES)
    problems = list(checker.problems())
    counts = checker.counts()
    assert counts.errors == sum(problem.verdict.level == 3 for problem in problems)
    assert counts.warnings == sum(problem.verdict.level == 2 for problem in problems)
    for group in checker.groups():
        if group.column is None:
            continue
        of_group = [p for p in problems if (p.verdict.code, p.column) == (group.code, group.column)]
        assert group.n == len(of_group)
        assert {p.row for p in of_group} == set(checker.sheet.numbers[checker.rows_of(group)].tolist())
        for p in of_group:
            assert all(p.verdict.params.get(name) == value for name, value in group.params.items())
    worst = np.zeros(len(table), dtype=int)
    for p in problems:
        if p.row is not None:
            at = checker.sheet.position(p.row)
            assert at is not None
            worst[at] = max(worst[at], int(p.verdict.level))
    assert checker.row_levels.tolist() == worst.tolist()


@settings(max_examples=60, deadline=None)
@given(st.data(), tables)
def test_columns_that_feed_other_fields_give_the_problems_of_a_fresh_check(
    data: st.DataObject, table: list[tuple[str, ...]]
) -> None:
    sheet, log = Sheet.of("any", FIELDS, table), EditLog()
    checker = Checker(sheet, MAPPING, RULES)
    for step in range(3):
        fed = data.draw(st.permutations(range(len(FIELDS))))
        names = data.draw(st.sets(st.sampled_from(FIELDS)))
        columns = {name: at for name, at in zip(FIELDS, fed, strict=True) if name in names} | {
            name: at for at, name in enumerate(FIELDS) if name not in names and at not in fed[:2]
        }
        mapping = Mapping({name: at for at, name in {at: name for name, at in columns.items()}.items()})
        checker = checker.remapped(mapping, frozenset())
        assert state(checker) == state(Checker(sheet, mapping, RULES))
        checker.update(log.do(sheet, data.draw(edits(sheet, 1000 + 10 * step))))
        assert state(checker) == state(Checker(sheet, mapping, RULES))
