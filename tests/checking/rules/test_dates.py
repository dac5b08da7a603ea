"""Dates: what is refused, what is read, what the column proves, what is asked."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.checking import fixing
from resultdesk.checking.rules import dates
from resultdesk.core.edits import apply
from resultdesk.core.problems import Level
from resultdesk.core.values.texts import Texts
from tests.checking.one_column import checked, codes, fixes, mended, only

TODAY = date(2026, 11, 22)
RULE = dates.birth_date("x", TODAY)


@pytest.mark.parametrize("text", ["2001-01-31", "2000-02-29", "1916-11-22", "2026-11-22", ""])
def test_a_real_day_is_fine(text: str) -> None:
    assert codes(checked([RULE], text)) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-11-23", "x.future"),
        ("1916-11-21", "x.too_old"),
        ("2001-02-29", "x.no_such_day"),
        ("31-02-1988", "x.no_such_day"),
        ("2001-13-32", "x.no_such_day"),
        ("unknown", "x.not_a_date"),
        ("12", "x.not_a_date"),
        ("22-07-1965", "x.notation"),
        ("2001/01/31", "x.notation"),
        ("2001-1-31", "x.notation"),
        ("2001-01-31 00:00:00", "x.notation"),
        ("31 januari 2001", "x.notation"),
        ("20010131", "x.notation"),
        ("03-04-2001", "x.day_or_month"),
        ("31-01-65", "x.two_digit_year"),
        ("36922", "x.serial"),
        ("1965", "x.year_only"),
    ],
)
def test_each_fault_has_its_code(text: str, code: str) -> None:
    assert codes(checked([RULE], text)) == [code]


def test_the_future_is_an_error_and_great_age_a_warning() -> None:
    assert only(checked([RULE], "2030-01-01")).verdict.level is Level.ERROR
    assert only(checked([RULE], "1900-01-01")).verdict.level is Level.WARNING


def test_a_year_of_this_century_that_is_to_come_may_be_the_one_before() -> None:
    assert fixes(checked([RULE], "2062-04-12")) == [("1962-04-12", False, "century_before")]


def test_what_can_be_read_in_one_way_only_is_read_surely() -> None:
    assert mended(checked([RULE], "22-07-1965", "7/22/1965", "3 mei 1999")) == [
        "1965-07-22",
        "1965-07-22",
        "1999-05-03",
    ]


def test_the_same_day_either_way_is_no_question() -> None:
    assert mended(checked([RULE], "05-05-1999")) == ["1999-05-05"]


def test_one_row_proves_the_order_of_the_column() -> None:
    checker = checked([RULE], "03-04-2001", "23-04-2001", "05-06-1999")
    assert mended(checker) == ["2001-04-03", "2001-04-23", "1999-06-05"]


def test_the_proof_is_named_with_its_row() -> None:
    checker = checked([RULE], "03-04-2001", "x", "23-04-2001")
    (group,) = (group for group in checker.groups() if group.code == "x.notation")
    (proved,) = (cure for cure in fixing.cures(checker, group) if cure.answer == "proved_day_first")
    assert (proved.params["proof_row"], proved.params["proof"]) == (4, "23-04-2001")
    assert proved.samples == [("03-04-2001", "2001-04-03")]
    assert proved.sure


def test_a_month_that_comes_first_is_proved_the_same_way() -> None:
    assert mended(checked([RULE], "03/04/2001", "04/23/2001")) == ["2001-03-04", "2001-04-23"]


def test_another_notation_proves_nothing() -> None:
    checker = checked([RULE], "03/04/2001", "23-04-2001")
    assert codes(checker) == ["x.day_or_month", "x.notation"]


def test_proofs_that_contradict_each_other_leave_the_question() -> None:
    assert mended(checked([RULE], "03-04-2001", "23-04-2001", "04-23-2001"))[0] == "03-04-2001"


def test_without_proof_the_column_is_asked_once() -> None:
    checker = checked([RULE], "03-04-2001", "05-06-1999")
    assert mended(checker) == ["03-04-2001", "05-06-1999"]
    (group,) = checker.groups()
    cures = {cure.answer: cure for cure in fixing.cures(checker, group)}
    assert set(cures) == {"day_first", "month_first"}
    assert cures["day_first"].n == 2
    _, touched = apply(checker.sheet, cures["day_first"].edit)
    checker.update(touched)
    assert checker.sheet.columns[0].texts() == ["2001-04-03", "1999-06-05"]
    assert codes(checker) == []


def test_two_digits_of_a_year_are_asked_within_what_can_be() -> None:
    checker = checked([RULE], "31-01-65", "31-01-20")
    assert fixes(checker, 0) == [("1965-01-31", False, "latest_year")]
    assert fixes(checker, 1) == [("2020-01-31", False, "latest_year"), ("1920-01-31", False, "century_before")]


def test_order_and_century_are_asked_one_after_the_other() -> None:
    checker = checked([RULE], "03-04-20")
    assert ("3 Apr 20", False, "day_first") in fixes(checker)
    assert ("4 Mar 20", False, "month_first") in fixes(checker)
    assert codes(checked([RULE], "3 Apr 20")) == ["x.two_digit_year"]


def test_a_longer_year_in_the_column_proves_the_order_of_short_ones() -> None:
    assert codes(checked([RULE], "2/3/96", "23/9/1988")) == ["x.two_digit_year", "x.notation"]


def test_a_spreadsheet_number_and_a_lone_year_are_asked() -> None:
    assert fixes(checked([RULE], "36922")) == [("2001-01-31", False, "serial")]
    assert fixes(checked([RULE], "1965")) == [("1965-01-01", False, "first_of_january")]


def test_a_blank_around_a_good_date_is_not_told_twice() -> None:
    assert codes(checked([RULE], " 2001-01-31")) == []


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day: date) -> None:
    assert codes(checked([dates.iso_date("x")], day.isoformat())) == []


near = st.from_regex(r"[12][0-9]{3}-[0-3][0-9]-[0-4][0-9]", fullmatch=True)


@given(st.lists(st.one_of(near, st.text(max_size=11), st.from_regex(r"[0-9-]{10}", fullmatch=True)), max_size=6))
def test_the_bulk_screen_never_overlooks_a_bad_date(values: list[str]) -> None:
    for rule in (RULE, dates.iso_date("x")):
        assert rule.screen is not None
        for suspect, value in zip(rule.screen(Texts(values)).tolist(), values, strict=True):
            assert suspect or rule.judge(value, frozenset()) is None


@pytest.mark.parametrize(
    ("today", "oldest", "older"),
    [
        (date(2026, 11, 30), "1916-11-30", "1916-11-29"),
        (date(2024, 2, 29), "1914-02-28", "1914-02-27"),
    ],
)
def test_a_hundred_and_ten_years_are_counted_to_the_day(today: date, oldest: str, older: str) -> None:
    rule = dates.birth_date("x", today)
    assert codes(checked([rule], oldest)) == []
    assert codes(checked([rule], older)) == ["x.too_old"]
