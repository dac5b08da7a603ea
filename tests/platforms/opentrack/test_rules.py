"""Times and bibs as seed 004 and platforms.md take them."""

from __future__ import annotations

import pytest

from resultdesk.checking.checker import Checker
from resultdesk.core.fields import Choice, Mapping
from resultdesk.core.sheet import Sheet
from resultdesk.platforms.opentrack.rules import is_time, rules

MAPPING = Mapping({"bib": 0, "time": 1})


def problems(*rows: tuple[str, str], **settings: str) -> list[tuple[str, list[str]]]:
    sheet = Sheet.of("Results", ["Bib", "Time"], rows)
    checker = Checker(sheet, MAPPING, rules({"eventid": "R1", **settings}, {}), frozenset({"eventid"}))
    return [(one.verdict.code, [fix.value for fix in one.verdict.fixes]) for one in checker.problems()]


@pytest.mark.parametrize(
    "text", ["14:25.10", "14:33.00", "75:30", "99:59.99", "1:40:01", "59.9", "9", "100:00:00", "DNF"]
)
def test_times_that_pass(text: str) -> None:
    assert problems(("349", text)) == []


@pytest.mark.parametrize("text", ["100:00", "14:60", "1:60:00", "14.25.10.1", "-1:00", "14:25:", "soon"])
def test_times_that_fail(text: str) -> None:
    assert not is_time(text)
    assert problems(("349", text))


def test_a_hundred_minutes_get_their_hours() -> None:
    assert problems(("349", "100:00")) == [("time.time_notation", ["1:40:00"])]


@pytest.mark.parametrize(
    ("word", "code"), [("dsq", "DQ"), ("DISQ", "DQ"), ("dnf", "DNF"), ("opgegeven", "DNF"), ("did not start", "DNS")]
)
def test_words_for_no_time(word: str, code: str) -> None:
    assert problems(("349", word)) == [("time.time_state", [code])]


def test_not_qualified_has_no_twin() -> None:
    assert problems(("349", "DNQ")) == [("time.time_state", [])]


def test_thousandths_are_rounded_up_when_asked() -> None:
    assert problems(("349", "14:25.101")) == [("time.thousandths", ["14:25.11"])]


def test_bibs_with_zeros_are_others() -> None:
    assert problems(("007", "14:25"), ("7", "14:26")) == []


def test_a_bib_twice_in_one_race() -> None:
    assert [code for code, _ in problems(("7", "14:25"), ("7", "14:26"))] == ["bib.duplicate", "bib.duplicate"]


def test_races_of_the_competition() -> None:
    sheet = Sheet.of("Results", ["Bib", "Time", "Race"], [("7", "14:25", "R9")])
    from resultdesk.core.fields import Choice

    checker = Checker(
        sheet, Mapping({"bib": 0, "time": 1, "eventid": 2}), rules({}, {"eventid": [Choice("R1", "5k")]}), frozenset()
    )
    assert [one.verdict.code for one in checker.problems()] == ["eventid.not_listed"]


@pytest.mark.parametrize("text", ["0", "9" * 19, "x"])
def test_a_round_or_heat_that_cannot_be_sent_is_told_before(text: str) -> None:
    sheet = Sheet.of("Results", ["Bib", "Time", "Heat"], [("349", "14:25.10", text)])
    checker = Checker(sheet, Mapping({"bib": 0, "time": 1, "heat": 2}), rules({"eventid": "R1"}, {}), frozenset())
    assert "heat.integer" in [one.verdict.code for one in checker.problems()]


def test_the_race_of_all_rows_is_one_of_the_competition() -> None:
    sheet = Sheet.of("Results", ["Bib", "Time"], [("349", "14:25.10")])
    known = {"eventid": [Choice("R1", "5k")]}
    for chosen, told in (("R1", []), ("R9", ["eventid.not_listed"])):
        checker = Checker(sheet, MAPPING, rules({"eventid": chosen}, known), frozenset({"eventid"}))
        assert [one.verdict.code for one in checker.problems()] == told
