"""The checker's own promises: levels, counts, groups, accepted warnings, columns that come and go."""

from __future__ import annotations

from resultdesk.checking.checker import Checker, Counts
from resultdesk.checking.rules import texts
from resultdesk.core.edit_log import EditLog
from resultdesk.core.edits import DeleteColumn, Edit, InsertColumn, Label, SetCells
from resultdesk.core.fields import Mapping
from resultdesk.core.problems import Level, RowRule, Rule, Verdict
from resultdesk.core.sheet import Sheet

RULES: list[Rule] = [
    texts.required("id"),
    texts.unique("id"),
    texts.unique("bib", Level.WARNING),
    texts.clean_text("name"),
]
HEADERS = ["id", "note", "bib", "name"]
MAPPING = Mapping({"id": 0, "bib": 2, "name": 3})


def sheet() -> Sheet:
    return Sheet.of("s", HEADERS, [("a", "", "1", "Ann"), ("", "", "1", " Bo"), ("c", "", "2", "Cy")], first_number=10)


def test_levels_are_the_worst_of_each_cell_and_row() -> None:
    checker = Checker(sheet(), MAPPING, RULES)
    assert [[checker.level_at(row, column) for column in range(4)] for row in range(3)] == [
        [0, 0, 2, 0],
        [3, 0, 2, 2],
        [0, 0, 0, 0],
    ]
    assert checker.row_levels.tolist() == [2, 3, 0]


def test_only_an_error_keeps_a_row_here() -> None:
    assert Checker(sheet(), MAPPING, RULES).counts() == Counts(rows=3, ready=2, errors=1, warnings=3)


def test_groups_come_errors_first_then_by_column() -> None:
    groups = Checker(sheet(), MAPPING, RULES).groups()
    assert [(group.code, group.column, group.level, group.n) for group in groups] == [
        ("id.required", 0, Level.ERROR, 1),
        ("bib.duplicate", 2, Level.WARNING, 2),
        ("name.blanks", 3, Level.WARNING, 1),
    ]


def test_rows_of_a_group_are_positions_in_order() -> None:
    checker = Checker(sheet(), MAPPING, RULES)
    assert [checker.rows_of(group).tolist() for group in checker.groups()] == [[1], [0, 1], [1]]


def test_problems_come_row_by_row_and_left_to_right() -> None:
    problems = Checker(sheet(), MAPPING, RULES).problems()
    assert [(p.row, p.column, p.field, p.value) for p in problems] == [
        (10, 2, "bib", "1"),
        (11, 0, "id", ""),
        (11, 2, "bib", "1"),
        (11, 3, "name", " Bo"),
    ]


def test_an_accepted_warning_is_not_told_again_for_its_text() -> None:
    accepted = frozenset({("bib", "bib.duplicate", "1"), ("name", "name.blanks", " Bo"), ("id", "id.required", "")})
    checker = Checker(sheet(), MAPPING, RULES, accepted=accepted)
    assert [problem.verdict.code for problem in checker.problems()] == ["id.required"]
    assert checker.counts().warnings == 0


def test_an_edit_that_makes_and_one_that_ends_a_repeat() -> None:
    table = sheet()
    checker = Checker(table, MAPPING, RULES)
    log = EditLog()
    checker.update(log.do(table, Edit(Label("x"), (SetCells(0, (12,), ("a",)),))))
    assert checker.row_levels.tolist() == [3, 3, 3]
    checker.update(log.undo(table))
    assert checker.row_levels.tolist() == [2, 3, 0]


def test_columns_that_come_and_go_keep_the_fields_on_their_columns() -> None:
    table = sheet()
    checker = Checker(table, MAPPING, RULES)
    log = EditLog()
    checker.update(log.do(table, Edit(Label("x"), (InsertColumn(1, "new"),))))
    assert checker.mapping.columns == {"id": 0, "bib": 3, "name": 4}
    checker.update(log.do(table, Edit(Label("x"), (DeleteColumn(0),))))
    assert checker.mapping.columns == {"bib": 2, "name": 3}
    assert [problem.verdict.code for problem in checker.problems()] == ["bib.duplicate"] * 2 + ["name.blanks"]


def test_a_row_rule_reads_its_cells_together_and_shows_at_the_first_that_is_mapped() -> None:
    either = RowRule(("licence", "bib"), lambda cells: None if any(cells) else Verdict("bib.either"))
    table = Sheet.of("s", ["bib"], [("1",), ("",)])
    checker = Checker(table, Mapping({"bib": 0}), [either])
    assert [(p.row, p.column, p.field, p.verdict.code) for p in checker.problems()] == [(3, 0, "bib", "bib.either")]
    log = EditLog()
    checker.update(log.do(table, Edit(Label("x"), (SetCells(0, (3,), ("2",)),))))
    assert list(checker.problems()) == []


def test_an_empty_sheet_has_no_problems() -> None:
    checker = Checker(Sheet.of("s", HEADERS, []), MAPPING, RULES)
    assert checker.counts() == Counts(0, 0, 0, 0)
    assert checker.groups() == []
