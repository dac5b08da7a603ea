"""Small sheets for tests of rules: one column, one rule or more."""

from __future__ import annotations

from collections.abc import Sequence

from resultdesk.checking import fixing
from resultdesk.checking.checker import Checker
from resultdesk.core.edits import apply
from resultdesk.core.fields import Mapping
from resultdesk.core.problems import Problem, Rule
from resultdesk.core.sheet import Sheet


def checked(rules: Sequence[Rule], *texts: str, header: str = "x", field: str = "x") -> Checker:
    """A checker over one column; its rows are 2, 3, …"""
    sheet = Sheet.of("s", [header], [(text,) for text in texts])
    return Checker(sheet, Mapping({field: 0}), rules)


def codes(checker: Checker) -> list[str]:
    """The codes of all problems in row order."""
    return [problem.verdict.code for problem in checker.problems()]


def only(checker: Checker) -> Problem:
    """The one problem there is."""
    (problem,) = checker.problems()
    return problem


def fixes(checker: Checker, row: int = 0) -> list[tuple[str, bool, str]]:
    """(value, sure, answer) of all fixes at a row."""
    return [(fix.value, fix.sure, fix.answer) for p in checker.problems_at(row, 0) for fix in p.verdict.fixes]


def mended(checker: Checker) -> list[str]:
    """The first column once all sure fixes have been applied until there are none."""
    for _ in range(10):
        edit = fixing.sure_fixes(checker)
        if edit is None:
            break
        _, touched = apply(checker.sheet, edit)
        checker.update(touched)
    return checker.sheet.columns[0].texts()
