"""What the rules of a virtual result say of cells (seed 002), each rule by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from resultdesk.checking import fixing
from resultdesk.checking import wording as shared
from resultdesk.checking.checker import Checker
from resultdesk.core.edit_log import EditLog
from resultdesk.core.fields import Choice
from resultdesk.core.fields import Mapping as Columns
from resultdesk.core.problems import Level, Problem
from resultdesk.core.sheet import Sheet
from resultdesk.platforms.runsignup import wording
from resultdesk.platforms.runsignup.rules import rules

PROBLEMS = shared.PROBLEMS.keys() | wording.PROBLEMS.keys()
FIXES = shared.FIXES.keys() | wording.FIXES.keys()

Fixes = Sequence[tuple[str, str, bool, str]]


def problems(
    columns: Mapping[str, Sequence[str]],
    settings: Mapping[str, str] | None = None,
    lists: Mapping[str, Sequence[Choice]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> list[Problem]:
    cells = {"clock_time": ["0:17:01"] * len(next(iter(columns.values()))), **columns}
    if not {"bib_num", "registration_id"} & cells.keys():
        cells["bib_num"] = [str(100 + at) for at in range(len(cells["clock_time"]))]
    names = list(cells)
    shown = [(headers or {}).get(name, name) for name in names]
    sheet = Sheet.of("Results", shown, list(zip(*cells.values(), strict=True)))
    mapping = Columns({name: at for at, name in enumerate(names)})
    found = list(Checker(sheet, mapping, rules(settings or {}, lists or {})).problems())
    for problem in found:  # whatever is found has words, and so has each fix of it
        what = problem.verdict.code
        assert what in PROBLEMS or "*." + what.partition(".")[2] in PROBLEMS
        for fix in problem.verdict.fixes:
            assert fix.code in FIXES
            assert not fix.answer or f"{fix.code}.{fix.answer}" in FIXES
    return found


def said(columns: Mapping[str, Sequence[str]], **more: Mapping[str, str]) -> list[str]:
    return [problem.verdict.code for problem in problems(columns, **more)]


def fixes(problem: Problem) -> Fixes:
    return [(fix.value, fix.code, fix.sure, fix.answer) for fix in problem.verdict.fixes]


@pytest.mark.parametrize(
    "times",
    [
        # The forms that issue and seed name as ready.
        ["00:17:00.1", "0:17:00.10", "60:31:31", "1:17:00.5"],
        ["DQ", "DNS", "DNF", "DNQ"],
        ["0:17:00", "0:18:00"],
        ["0:00:00", "999:59:59.9"],
    ],
)
def test_times_that_are_ready(times: list[str]) -> None:
    assert said({"clock_time": times}) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("17:00.1", "00:17:00.1"),
        ("45:00", "00:45:00.0"),
        ("105:30", "01:45:30.0"),
        ("1:17:00,5", "01:17:00.5"),
        ("1h17m05s", "01:17:05.0"),
        ("17'05\"", "00:17:05.0"),
        ("1.17.05", "01:17:05.0"),
    ],
)
def test_times_in_other_notations_are_read_surely(text: str, value: str) -> None:
    (problem,) = problems({"clock_time": [text]})
    assert problem.verdict.code == "clock_time.time_notation"
    assert problem.verdict.level is Level.ERROR
    assert fixes(problem) == [(value, "read_time", True, "")]


@pytest.mark.parametrize(
    ("text", "value"), [("dnf", "DNF"), ("uitgevallen", "DNF"), ("DSQ", "DQ"), ("did not start", "DNS"), ("dnq", "DNQ")]
)
def test_words_for_a_result_without_a_time(text: str, value: str) -> None:
    (problem,) = problems({"clock_time": [text]})
    assert problem.verdict.code == "clock_time.time_state"
    assert fixes(problem) == [(value, "read_word", True, "")]


def test_two_parts_are_asked_where_nothing_shows_what_they_are() -> None:
    (problem,) = problems({"clock_time": ["17:05"]})
    assert problem.verdict.code == "clock_time.hours_or_minutes"
    assert fixes(problem) == [
        ("00:17:05.0", "read_time", False, "minutes"),
        ("17:05:00.0", "read_time", False, "hours"),
    ]


def test_minutes_that_a_spreadsheet_took_for_hours_are_doubted() -> None:
    found = problems({"clock_time": ["14:25:00", "15:02:00"]})
    assert [problem.verdict.code for problem in found] == ["clock_time.hours_or_minutes"] * 2
    assert all(problem.verdict.level is Level.WARNING for problem in found)
    assert fixes(found[0]) == [("00:14:25.0", "read_time", False, "minutes")]


@pytest.mark.parametrize(
    ("text", "up", "cut"),
    [
        ("0:17:00.15", "00:17:00.2", "00:17:00.1"),
        ("59:59.95", "01:00:00.0", "00:59:59.9"),
        ("0:17:00.123", "00:17:00.2", "00:17:00.1"),
    ],
)
def test_hundredths_are_asked(text: str, up: str, cut: str) -> None:
    (problem,) = problems({"clock_time": [text]})
    assert problem.verdict.code == "clock_time.too_fine"
    assert fixes(problem) == [(up, "tenths", False, "up"), (cut, "tenths", False, "cut")]


def test_a_time_whose_format_was_lost() -> None:
    (problem,) = problems({"clock_time": ["0.0118055556"]})
    assert problem.verdict.code == "clock_time.bare_number"
    assert fixes(problem) == [("00:17:00.0", "read_time", False, "day")]


@pytest.mark.parametrize("text", ["soon", "0:75:00:00", "0:00:61", "1000:00:00"])
def test_what_is_no_time(text: str) -> None:
    assert said({"clock_time": [text]}) == ["clock_time.not_a_time"]


def test_a_time_is_needed() -> None:
    assert said({"clock_time": [""]}) == ["clock_time.required"]


def test_a_bib_or_a_registration_is_needed() -> None:
    found = problems({"bib_num": ["1", "", ""], "registration_id": ["", "3210", ""]})
    assert [(problem.row, problem.verdict.code) for problem in found] == [(4, "bib_num.either")]


def test_a_column_for_one_of_them_is_needed() -> None:
    sheet = Sheet.of("Results", ["clock_time"], [["DNF"]])
    found = Checker(sheet, Columns({"clock_time": 0}), rules({}, {})).sheet_problems()
    assert [problem.verdict.code for problem in found] == ["bib_num.missing"]


@pytest.mark.parametrize("field", ["bib_num", "registration_id"])
def test_ids_are_digits(field: str) -> None:
    assert said({field: ["12a"]}) == [f"{field}.integer"]
    assert said({field: ["9" * 19]}) == [f"{field}.too_long"]
    assert said({field: ["007"]}) == []


def test_the_same_runner_twice_is_doubted() -> None:
    found = problems({"registration_id": ["5", "5"]})
    assert [(problem.verdict.code, problem.verdict.level) for problem in found] == [
        ("registration_id.duplicate", Level.WARNING)
    ] * 2


PEOPLE = {"participants": [Choice("3210", "123"), Choice("3211", "456")]}


def test_a_bib_of_somebody_else_is_doubted() -> None:
    (problem,) = problems({"bib_num": ["456"], "registration_id": ["3210"]}, lists=PEOPLE)
    assert (problem.verdict.code, problem.verdict.level) == ("bib_num.other", Level.WARNING)
    assert fixes(problem) == [("123", "bib_of_registration", True, "")]


@pytest.mark.parametrize(
    ("columns", "codes"),
    [
        ({"bib_num": ["123"], "registration_id": ["3210"]}, []),
        ({"bib_num": ["0123"], "registration_id": [""]}, []),
        ({"bib_num": ["9"], "registration_id": [""]}, ["bib_num.not_entered"]),
        ({"bib_num": [""], "registration_id": ["9"]}, ["registration_id.not_entered"]),
    ],
)
def test_who_is_not_entered(columns: Mapping[str, Sequence[str]], codes: list[str]) -> None:
    assert [problem.verdict.code for problem in problems(columns, lists=PEOPLE)] == codes


def test_an_empty_tally_clears_and_says_so() -> None:
    (problem,) = problems({"tally_value": [""]})
    assert (problem.verdict.code, problem.verdict.level) == ("tally_value.cleared", Level.WARNING)
    assert fixes(problem) == [("leave", "leave", False, "")]


@pytest.mark.parametrize("text", ["leave", "1.75", "0", "-3", "12"])
def test_tallies_that_are_ready(text: str) -> None:
    assert said({"tally_value": [text]}) == []


@pytest.mark.parametrize(
    ("text", "code", "wanted"),
    [
        ("1,75", "tally_value.number", [("1.75", "plain_number", True, "")]),
        ("1 200", "tally_value.number", [("1200", "plain_number", True, "")]),
        ("Leave", "tally_value.not_a_number", [("leave", "read_word", True, "")]),
        (
            "1,750",
            "tally_value.not_a_number",
            [("1750", "plain_number", False, "thousands"), ("1.750", "plain_number", False, "decimals")],
        ),
        ("many", "tally_value.not_a_number", []),
    ],
)
def test_other_tallies(text: str, code: str, wanted: Fixes) -> None:
    (problem,) = problems({"tally_value": [text]})
    assert problem.verdict.code == code
    assert fixes(problem) == wanted


GAIN = "elevation_gain_in_mm"


def test_a_gain_is_needed_where_the_event_counts_it() -> None:
    assert said({GAIN: ["", "1200"]}, settings={"elevation": "yes"}) == [f"{GAIN}.required"]
    assert said({GAIN: ["", "1200"]}) == []
    found = problems({"bib_num": ["1"]}, settings={"elevation": "yes"})
    assert [problem.verdict.code for problem in found] == [f"{GAIN}.missing"]


def test_millimetres_by_header_or_cell_are_ready() -> None:
    assert said({GAIN: ["1200"]}) == []
    assert said({GAIN: ["1200 mm", "7mm"]}, headers={GAIN: "Climb"}) == []


def test_a_bare_number_without_a_unit_is_asked_about_and_stays_here() -> None:
    (problem,) = problems({GAIN: ["850", "0", "12 mm"]}, headers={GAIN: "Climb"})
    assert (problem.row, problem.verdict.code, problem.verdict.level) == (2, f"{GAIN}.which_unit", Level.ERROR)
    assert fixes(problem) == [
        ("850000 mm", "to_millimetres", False, "m"),
        ("259080 mm", "to_millimetres", False, "ft"),
        ("850 mm", "to_millimetres", False, "mm"),
    ]


@pytest.mark.parametrize(("answer", "wanted"), [("m", "850000 mm"), ("ft", "259080 mm"), ("mm", "850 mm")])
def test_one_answer_about_the_unit_mends_the_whole_column(answer: str, wanted: str) -> None:
    rows = [("1", "0:17:01", "850"), ("2", "0:18:00", "12.5"), ("3", "0:19:00", "850")]
    sheet = Sheet.of("Results", ["Bib", "Time", "Climb"], rows)
    checker = Checker(sheet, Columns({"bib_num": 0, "clock_time": 1, GAIN: 2}), rules({}, {}))
    assert fixing.sure_fixes(checker) is None
    (group,) = checker.groups()
    (cure,) = [cure for cure in fixing.cures(checker, group) if cure.answer == answer]
    assert (cure.code, cure.n) == (f"to_millimetres.{answer}", 3)
    checker.update(EditLog().do(sheet, cure.edit))
    assert sheet.columns[2].text(0) == sheet.columns[2].text(2) == wanted
    assert list(checker.problems()) == []


@pytest.mark.parametrize(
    ("header", "text", "value"),
    [
        ("Climb (m)", "850", "850000 mm"),
        ("Climb (ft)", "100", "30480 mm"),
        ("Climb", "12.5 m", "12500 mm"),
        ("Climb (m)", "100 ft", "30480 mm"),
        (GAIN, "1,5 m", "1500 mm"),
    ],
)
def test_metres_and_feet_are_read_surely(header: str, text: str, value: str) -> None:
    (problem,) = problems({GAIN: [text]}, headers={GAIN: header})
    assert problem.verdict.code == f"{GAIN}.unit"
    assert fixes(problem) == [(value, "to_millimetres", True, "")]


@pytest.mark.parametrize("text", ["high", "-5 m", "1,200 m"])
def test_what_is_no_gain(text: str) -> None:
    assert said({GAIN: [text]}) == [f"{GAIN}.not_a_gain"]


def test_one_of_several_result_sets_must_be_chosen() -> None:
    lists = {"individual_result_set_id": [Choice("1", "A"), Choice("2", "B")]}
    found = problems({"bib_num": ["1"]}, lists=lists)
    assert [problem.verdict.code for problem in found] == ["runsignup.choose_set"]
    assert problems({"bib_num": ["1"]}, {"individual_result_set_id": "1"}, lists) == []
    assert problems({"bib_num": ["1"]}, lists={"individual_result_set_id": [Choice("1", "A")]}) == []
