"""Race times: read by notation and by the column; a spreadsheet's hours are asked about."""

from __future__ import annotations

import re

import pytest

from resultdesk.checking.rules.clocks import Notation, race_time
from resultdesk.core.problems import Level
from resultdesk.core.values import clocks
from resultdesk.core.values.words import State
from tests.checking.one_column import checked, codes, fixes, mended, only

STATES = {State.DID_NOT_FINISH: "DNF", State.DISQUALIFIED: "DQ"}
# seed 002: always three parts; seed 004: two parts will do.
THREE = race_time("x", Notation(re.compile(r"\d{2,3}:[0-5]\d:[0-5]\d\.\d").fullmatch, clocks.runsignup, STATES))  # type: ignore[arg-type]
TWO = race_time("x", Notation(re.compile(r"(\d+:)?\d?\d:[0-5]\d(\.\d+)?").fullmatch, clocks.opentrack, STATES))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["00:17:00.1", "DNF", "DQ", ""])
def test_the_platforms_own_notation_is_fine(text: str) -> None:
    assert codes(checked([THREE], text)) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("14:25.1", "00:14:25.1"),
        ("14:25,1", "00:14:25.1"),
        ("1:02:33", "01:02:33.0"),
        ("1h22'30\"", "01:22:30.0"),
        ("14'25", "00:14:25.0"),
        ("1.02.33", "01:02:33.0"),
        ("14.25,1", "00:14:25.1"),
        ("75:30.5", "01:15:30.5"),
        ("dnf", "DNF"),
        ("uitgevallen", "DNF"),
        ("DSQ", "DQ"),
    ],
)
def test_what_can_mean_one_time_is_read_surely(text: str, written: str) -> None:
    assert mended(checked([THREE], text)) == [written]


def test_two_parts_alone_are_asked_with_two_answers() -> None:
    checker = checked([THREE], "14:25")
    assert codes(checker) == ["x.hours_or_minutes"]
    assert fixes(checker) == [("00:14:25.0", False, "minutes"), ("14:25:00.0", False, "hours")]


@pytest.mark.parametrize("proof", ["1:02:33", "14:31.5", "75:30"])
def test_another_time_of_the_column_shows_that_minutes_are_meant(proof: str) -> None:
    assert mended(checked([THREE], "14:25", proof))[0] == "00:14:25.0"


def test_hours_without_seconds_in_the_whole_column_are_doubted() -> None:
    checker = checked([TWO], "14:25:00", "15:01:00")
    problem = next(checker.problems())
    assert (problem.verdict.code, problem.verdict.level) == ("x.hours_or_minutes", Level.WARNING)
    assert fixes(checker) == [("14:25", False, "minutes")]


def test_one_time_with_seconds_shows_that_hours_are_meant() -> None:
    assert codes(checked([TWO], "14:25:00", "15:01:07")) == []


@pytest.mark.parametrize("others", [("0:14:40.9", "1:15:30"), ("14:32.7", "15:01.3"), ("0:20:49.4", "60:31:31")])
def test_whole_minutes_of_many_hours_are_doubted_beside_times_of_few(others: tuple[str, ...]) -> None:
    checker = checked([TWO], "14:53:00", *others)
    assert [(one.row, one.verdict.code) for one in checker.problems()] == [(2, "x.hours_or_minutes")]
    assert fixes(checker) == [("14:53", False, "minutes")]


def test_whole_minutes_of_as_many_hours_as_others_are_fine() -> None:
    assert codes(checked([TWO], "2:15:00", "1:02:33", "59:12.4")) == []


def test_two_parts_are_fine_where_the_platform_takes_them() -> None:
    assert codes(checked([TWO], "14:25", "14:25.10", "1:02:33")) == []


@pytest.mark.parametrize("text", ["fast", "1:60:00", "14:75", "-1:00"])
def test_what_is_no_time_is_told(text: str) -> None:
    assert only(checked([THREE], text)).verdict.code == "x.not_a_time"


def test_a_bare_number_is_asked() -> None:
    assert fixes(checked([THREE], "865")) == [("00:14:25.0", False, "seconds")]
    assert fixes(checked([THREE], "0.0118055556")) == [("00:17:00.0", False, "day")]


def test_a_state_that_the_platform_does_not_take_is_told() -> None:
    checker = checked([THREE], "DNS")
    assert codes(checker) == ["x.time_state"]
    assert fixes(checker) == []


SECONDS_TOO = race_time("x", Notation(re.compile(r"(\d?\d:)?\d?\d(\.\d+)?").fullmatch, clocks.opentrack, STATES))  # type: ignore[arg-type]


@pytest.mark.parametrize("others", [("14:33",), ("14:25.10",), ("1:02:33",)])
def test_minutes_with_a_dot_are_doubted_beside_times_with_colons(others: tuple[str, ...]) -> None:
    """Seed 004 takes seconds alone: "14.25" would be a run of fourteen seconds."""
    checker = checked([SECONDS_TOO], "14.25", *others)
    problem = next(checker.problems())
    assert (problem.verdict.code, problem.verdict.level) == ("x.minutes_or_seconds", Level.WARNING)
    assert fixes(checker) == [("14:25", False, "minutes")]


@pytest.mark.parametrize("texts", [("14.25",), ("14.75", "1:02.3"), ("59.9", "1:02.3"), ("DNF", "14.25")])
def test_seconds_that_nothing_speaks_against_are_fine(texts: tuple[str, ...]) -> None:
    assert "x.minutes_or_seconds" not in codes(checked([SECONDS_TOO], *texts))
