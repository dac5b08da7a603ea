"""Cures of whole groups, sure fixes, and what they never do."""

from __future__ import annotations

from datetime import date

from resultdesk.checking import fixing
from resultdesk.checking.checker import Checker
from resultdesk.checking.rules import dates, rows, texts
from resultdesk.core.edit_log import EditLog
from resultdesk.core.edits import SetCells
from resultdesk.core.fields import Mapping
from resultdesk.core.problems import Level, Rule
from resultdesk.core.sheet import Sheet

IDS: list[Rule] = [
    rows.required_or_from("id", "bib"),
    texts.clean_text("id", Level.ERROR),
    texts.unique("id"),
    texts.unique("bib", Level.WARNING),
]


def ids(*cells: tuple[str, str]) -> Checker:
    return Checker(Sheet.of("s", ["id", "bib"], cells), Mapping({"id": 0, "bib": 1}), IDS)


def settle(checker: Checker, log: EditLog | None = None) -> None:
    log = log or EditLog()
    for _ in range(10):
        edit = fixing.sure_fixes(checker)
        if edit is None:
            return
        checker.update(log.do(checker.sheet, edit))


def test_a_missing_id_is_made_from_the_bib() -> None:
    checker = ids(("", "7"), ("a", "8"), (" ", "9"))
    settle(checker)
    assert checker.sheet.columns[0].texts() == ["7", "a", "9"]


def test_an_id_is_not_made_from_a_bib_that_stands_twice_or_is_taken() -> None:
    checker = ids(("", "7"), ("", "7"), ("9", "1"), ("", "9"), ("9\u200b", "3"))
    settle(checker)
    assert checker.sheet.columns[0].texts() == ["", "", "9", "", "9"]
    offered = [problem.verdict.fixes for problem in checker.problems_at(3, 0)]
    assert offered == [()]


def test_a_column_of_ids_that_is_not_there_is_no_fault_of_the_bibs() -> None:
    checker = Checker(Sheet.of("s", ["bib"], [("7",)]), Mapping({"bib": 0}), IDS)
    assert list(checker.problems()) == []


def test_no_id_is_made_without_a_bib() -> None:
    checker = ids(("", ""), ("", "1/2"))
    assert fixing.sure_fixes(checker) is None


def test_a_cure_is_one_edit_with_samples_and_one_undo_takes_it_back() -> None:
    sheet = Sheet.of("s", ["chip"], [("1",), ("0000002",), ("3",), ("1",), ("12345678",)])
    checker = Checker(sheet, Mapping({"chip": 0}), [texts.exact_length("chip", 7)])
    (group,) = checker.groups()
    (cure,) = fixing.cures(checker, group)
    assert (cure.code, cure.n, cure.sure) == ("pad", 3, True)
    assert cure.samples == [("1", "0000001"), ("3", "0000003")]
    assert cure.edit.changes == (SetCells(0, (2, 4, 5), ("0000001", "0000003", "0000001")),)
    log = EditLog()
    checker.update(log.do(sheet, cure.edit))
    assert sheet.columns[0].texts() == ["0000001", "0000002", "0000003", "0000001", "12345678"]
    checker.update(log.undo(sheet))
    assert sheet.columns[0].texts() == ["1", "0000002", "3", "1", "12345678"]
    assert checker.groups() == [group]


def test_a_blank_and_a_foreign_notation_in_one_cell_end_right() -> None:
    checked: list[Rule] = [texts.clean_text("born", Level.ERROR), dates.birth_date("born", date(2026, 11, 22))]
    checker = Checker(Sheet.of("s", ["born"], [("\u00a031-12-1990 ",)]), Mapping({"born": 0}), checked)
    settle(checker)
    assert checker.sheet.columns[0].texts() == ["1990-12-31"]
    assert list(checker.problems()) == []


def test_all_sure_fixes_are_one_step() -> None:
    checker = ids(("", "7"), (" b", "8"))
    log = EditLog()
    edit = fixing.sure_fixes(checker)
    assert edit is not None
    assert edit.label.params["n"] == 2
    checker.update(log.do(checker.sheet, edit))
    assert fixing.sure_fixes(checker) is None
    checker.update(log.undo(checker.sheet))
    assert checker.sheet.columns[0].texts() == ["", " b"]


def test_one_cell_is_mended_by_one_fix() -> None:
    checker = ids(("", "7"))
    (problem,) = checker.problems()
    edit = fixing.cure_cell(checker, problem, problem.verdict.fixes[0])
    assert edit.changes == (SetCells(0, (2,), ("7",)),)


def test_what_concerns_the_whole_sheet_has_no_cure() -> None:
    checker = Checker(Sheet.of("s", ["a"], [("1",)]), Mapping({}), [texts.present("a")])
    (group,) = checker.groups()
    assert (group.column, group.code) == (None, "a.missing")
    assert fixing.cures(checker, group) == []
