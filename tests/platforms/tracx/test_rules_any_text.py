"""Whatever stands in the cells: rules answer, fixes change something, and sure fixes come to an end."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from resultdesk.checking import fixing
from resultdesk.checking.checker import Checker
from resultdesk.core.edit_log import EditLog
from resultdesk.core.fields import Choice, Mapping
from resultdesk.core.problems import Level
from resultdesk.core.sheet import Sheet
from resultdesk.platforms.tracx.fields import FIELDS
from resultdesk.platforms.tracx.rules import rules

RULES = rules({}, {"race_id": [Choice("1", "5 km"), Choice("2", "10 km")]}, date(2026, 11, 22))
NAMES = [field.name for field in FIELDS]
MAPPING = Mapping({name: at for at, name in enumerate(NAMES)})

pieces = st.lists(
    st.sampled_from(
        ["1", "31", "12", "1990", "90", "-", "/", ".", " ", "\u00a0", "\u200b", "V", "m", "NED", "mei", "km"]
    ),
    max_size=6,
).map("".join)
cells = st.one_of(st.text(max_size=9), pieces, st.sampled_from(["", "DNF", "vrouw", "BRN", "5 km", "0000001", "36922"]))
tables = st.lists(st.lists(cells, min_size=len(NAMES), max_size=len(NAMES)), min_size=1, max_size=5)


@settings(max_examples=150)
@given(tables)
def test_sure_fixes_come_to_an_end_and_leave_nothing_sure_to_do(table: list[list[str]]) -> None:
    checker = Checker(Sheet.of("any", NAMES, table), MAPPING, RULES)
    log = EditLog()
    rounds = 0
    while (edit := fixing.sure_fixes(checker)) is not None:
        rounds += 1
        assert rounds <= 5
        checker.update(log.do(checker.sheet, edit))
    fresh = Checker(checker.sheet, MAPPING, RULES)
    assert list(checker.problems()) == list(fresh.problems())


@settings(max_examples=150)
@given(tables)
def test_every_offered_fix_changes_its_cell(table: list[list[str]]) -> None:
    checker = Checker(Sheet.of("any", NAMES, table), MAPPING, RULES)
    for problem in checker.problems():
        assert all(fix.value != problem.value for fix in problem.verdict.fixes)


@settings(max_examples=150)
@given(tables)
def test_fixes_never_make_an_error_of_repetition(table: list[list[str]]) -> None:
    checker = Checker(Sheet.of("any", NAMES, table), MAPPING, RULES)

    def repeated() -> int:
        return sum(group.n for group in checker.groups() if group.code == "unique_id.duplicate")

    before = repeated()
    log = EditLog()
    for group in checker.groups():
        for cure in fixing.cures(checker, group):
            checker.update(log.do(checker.sheet, cure.edit))
            assert repeated() <= before
            checker.update(log.undo(checker.sheet))


@given(cells)
def test_a_ready_row_is_one_that_the_seed_takes(text: str) -> None:
    good = ["1", "John", "Doe", "2001-01-01", "1", "nl", "", "1", "0000001", "male", "before"]
    for at, name in enumerate(NAMES):
        row = [*good[:at], text, *good[at + 1 :]]
        checker = Checker(Sheet.of("any", NAMES, [row]), MAPPING, RULES)
        if checker.row_levels[0] < Level.ERROR and name == "date_of_birth":
            assert date.fromisoformat(text).isoformat() == text
        if checker.row_levels[0] < Level.ERROR and name == "chip_code":
            assert len(text) in {0, 7}
