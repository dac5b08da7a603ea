"""The constraints of seed 000, one by one, and what a race office expects besides (issue 2, point 2)."""

from __future__ import annotations

from datetime import date

import pytest

from resultdesk.checking import fixing
from resultdesk.checking.checker import Checker
from resultdesk.core.edit_log import EditLog
from resultdesk.core.fields import Choice, Mapping
from resultdesk.core.problems import Level, Problem
from resultdesk.core.sheet import Sheet
from resultdesk.platforms.tracx.fields import FIELDS
from resultdesk.platforms.tracx.rules import rules

TODAY = date(2026, 11, 22)
RACES = [Choice("1", "Spring 5k"), Choice("2", "Spring 10k"), Choice("3", "Kids"), Choice("4", "Kids")]
# The first participant of the seed's own example.
GOOD = {
    "unique_id": "1",
    "first_name": "John",
    "last_name": "Doe",
    "country_code": "nl",
    "team_name": "",
    "date_of_birth": "2001-01-01",
    "start_number": "1",
    "chip_code": "0000001",
    "gender": "male",
    "state": "before",
    "race_id": "1",
}


STATES = (
    "before",
    "during",
    "paused",
    "resumed",
    "after",
    "finished",
    "did_not_finish",
    "disqualified",
    "did_not_start",
)


def checker(*people: dict[str, str], lists: dict[str, list[Choice]] | None = None) -> Checker:
    names = [field.name for field in FIELDS]
    sheet = Sheet.of("s", names, [[{**GOOD, **person}[name] for name in names] for person in people])
    mapping = Mapping({name: at for at, name in enumerate(names)})
    return Checker(sheet, mapping, rules({}, lists or {}, TODAY))


def found(field: str, text: str, lists: dict[str, list[Choice]] | None = None) -> list[Problem]:
    return list(checker({field: text}, lists=lists).problems())


def codes(field: str, text: str) -> list[str]:
    return [problem.verdict.code for problem in found(field, text)]


def mended(field: str, text: str, lists: dict[str, list[Choice]] | None = None) -> str:
    checked = checker({field: text}, lists=lists)
    log = EditLog()
    for _ in range(10):
        edit = fixing.sure_fixes(checked)
        if edit is None:
            break
        checked.update(log.do(checked.sheet, edit))
    return checked.sheet.columns[checked.mapping.columns[field]].text(0)


def test_the_example_of_the_seed_is_fine() -> None:
    second = {
        "unique_id": "2",
        "first_name": "William",
        "last_name": "Smith",
        "date_of_birth": "2002-02-02",
        "start_number": "2",
        "chip_code": "0000002",
        "gender": "female",
    }
    assert list(checker({}, second).problems()) == []


@pytest.mark.parametrize("field", ["unique_id", "first_name", "last_name", "date_of_birth", "race_id"])
def test_what_the_seed_requires_is_required(field: str) -> None:
    assert codes(field, "") == [f"{field}.required"]


@pytest.mark.parametrize("field", ["country_code", "team_name", "start_number", "chip_code", "gender", "state"])
def test_what_the_seed_calls_optional_may_be_empty(field: str) -> None:
    assert codes(field, "") == []


@pytest.mark.parametrize("field", ["unique_id", "first_name", "last_name", "team_name", "start_number"])
def test_one_hundred_characters_are_the_most(field: str) -> None:
    assert codes(field, "ä" * 100) == []
    assert codes(field, "ä" * 101) == [f"{field}.too_long"]


@pytest.mark.parametrize("field", ["unique_id", "start_number"])
@pytest.mark.parametrize(
    ("text", "fine"), [("A-1_b", True), ("Ä-陳", True), ("1 2", False), ("1/2", False), ("1.0", False)]
)
def test_ids_and_start_numbers_are_alpha_dash(field: str, text: str, fine: bool) -> None:
    assert codes(field, text) == ([] if fine else [f"{field}.alpha_dash"])


@pytest.mark.parametrize("text", ["0000001", "AB12345", "ABC-DEF"])
def test_a_chip_code_has_exactly_seven_characters(text: str) -> None:
    assert codes("chip_code", text) == []


@pytest.mark.parametrize("text", ["1", "123456", "12345678"])
def test_a_chip_code_of_another_length_is_refused(text: str) -> None:
    assert codes("chip_code", text) == ["chip_code.length"]


def test_a_short_chip_code_is_padded_and_a_long_one_is_not() -> None:
    assert mended("chip_code", "20011") == "0020011"
    assert mended("chip_code", "12345678") == "12345678"


@pytest.mark.parametrize(
    "state",
    ["before", "during", "paused", "resumed", "after", "finished", "did_not_finish", "disqualified", "did_not_start"],
)
def test_the_nine_states_are_fine(state: str) -> None:
    assert codes("state", state) == []


@pytest.mark.parametrize(
    ("word", "state"),
    [("DNF", "did_not_finish"), ("DNS", "did_not_start"), ("DQ", "disqualified"), ("DSQ", "disqualified"),
     ("Finished", "finished"), ("niet gestart", "did_not_start")],
)  # fmt: skip
def test_words_for_a_state_are_read(word: str, state: str) -> None:
    assert codes("state", word) == ["state.choice"]
    assert mended("state", word) == state


@pytest.mark.parametrize("gender", ["male", "female", "neutral"])
def test_the_three_genders_are_fine(gender: str) -> None:
    assert codes("gender", gender) == []


@pytest.mark.parametrize(("word", "gender"), [("K", "female"), ("W", "female"), ("F", "female"), ("Vrouw", "female")])
def test_words_for_a_gender_are_read(word: str, gender: str) -> None:
    assert mended("gender", word) == gender


@pytest.mark.parametrize(
    ("text", "fine"), [("nl", True), ("NL", True), ("NLD", False), ("XX", False), ("Nederland", False)]
)
def test_a_country_is_an_iso_code_in_either_case(text: str, fine: bool) -> None:
    assert codes("country_code", text) == ([] if fine else ["country_code.iso_country"])


@pytest.mark.parametrize("text", ["2001-02-29", "2001-13-01", "31-02-1988"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    assert codes("date_of_birth", text) == ["date_of_birth.no_such_day"]


def test_a_date_in_another_notation_is_refused_and_read() -> None:
    assert codes("date_of_birth", "31-12-1990") == ["date_of_birth.notation"]
    assert mended("date_of_birth", "31-12-1990") == "1990-12-31"


def test_a_birth_to_come_is_an_error_and_one_long_ago_a_warning() -> None:
    (future,) = found("date_of_birth", "2026-11-23")
    (old,) = found("date_of_birth", "1900-01-01")
    assert (future.verdict.code, future.verdict.level) == ("date_of_birth.future", Level.ERROR)
    assert (old.verdict.code, old.verdict.level) == ("date_of_birth.too_old", Level.WARNING)


@pytest.mark.parametrize("text", ["1.5", "1e3", "+1", "-", "5-10"])
def test_a_race_is_a_whole_number(text: str) -> None:
    assert codes("race_id", text) == ["race_id.integer"]


@pytest.mark.parametrize("text", ["abc", "5 km", "Halve marathon", "10km"])
def test_the_name_of_a_race_waits_for_the_event(text: str) -> None:
    (problem,) = found("race_id", text)
    assert (problem.verdict.code, problem.verdict.level) == ("race_id.named", Level.ERROR)
    assert problem.verdict.params == {"setting": "event_id"}
    assert [one.verdict.code for one in found("race_id", text, {"race_id": RACES})] == ["race_id.not_listed"]


def test_a_race_that_the_event_does_not_have_is_an_error() -> None:
    (problem,) = found("race_id", "9", {"race_id": RACES})
    assert (problem.verdict.code, problem.verdict.level) == ("race_id.not_listed", Level.ERROR)


def test_the_name_of_a_race_becomes_its_number() -> None:
    (problem,) = found("race_id", "spring 10K", {"race_id": RACES})
    assert problem.verdict.code == "race_id.name"
    assert mended("race_id", "spring 10K", {"race_id": RACES}) == "2"


def test_a_name_that_two_races_share_is_asked() -> None:
    (problem,) = found("race_id", "Kids", {"race_id": RACES})
    assert [(fix.value, fix.sure) for fix in problem.verdict.fixes] == [("3", False), ("4", False)]


def test_a_repeated_id_is_an_error_and_a_repeated_number_or_chip_a_warning() -> None:
    problems = list(checker({}, {}).problems())
    assert {(p.verdict.code, p.verdict.level, p.verdict.params["rows"]) for p in problems if p.row == 2} == {
        ("unique_id.duplicate", Level.ERROR, (3,)),
        ("start_number.duplicate", Level.WARNING, (3,)),
        ("chip_code.duplicate", Level.WARNING, (3,)),
    }


def test_an_empty_race_may_take_the_one_that_was_chosen_for_all_rows() -> None:
    sheet = Sheet.of("s", ["race_id"], [("",)])
    checked = Checker(sheet, Mapping({"race_id": 0}), rules({"race_id": "2"}, {}, TODAY))
    assert [(fix.value, fix.sure) for p in checked.problems_at(0, 0) for fix in p.verdict.fixes] == [("2", False)]


def test_a_missing_id_is_made_from_the_start_number() -> None:
    checked = checker({"unique_id": "", "start_number": "77"})
    (problem,) = checked.problems()
    assert [(fix.value, fix.sure) for fix in problem.verdict.fixes] == [("77", True)]


def test_a_missing_race_column_is_named_unless_a_setting_fills_it() -> None:
    sheet = Sheet.of("s", ["unique_id"], [("1",)])
    mapping = Mapping(dict.fromkeys(("unique_id", "first_name", "last_name", "date_of_birth"), 0))
    made = rules({}, {}, TODAY)
    (problem,) = Checker(sheet, mapping, made).sheet_problems()
    assert (problem.field, problem.verdict.code) == ("race_id", "race_id.missing")
    assert Checker(sheet, mapping, made, filled=frozenset({"race_id"})).sheet_problems() == []


@pytest.mark.parametrize("field", [field.name for field in FIELDS])
def test_outer_blanks_and_invisible_characters_are_told_and_taken_away(field: str) -> None:
    text = GOOD[field] or "AV"
    for dirty in (f" {text}", f"{text}\u00a0", f"\ufeff{text}", f"{text[:1]}\u200b{text[1:]}"):
        (problem,) = found(field, dirty)
        assert problem.verdict.code in {f"{field}.blanks", f"{field}.invisible"}
        assert mended(field, dirty) == text


def test_the_clock_is_read_when_no_day_is_given() -> None:
    names = {rule.field for rule in rules({}, {}) if hasattr(rule, "field")}
    assert names == {field.name for field in FIELDS}


@pytest.mark.parametrize("text", ["0", "-1", "9" * 19])
def test_a_race_that_cannot_be_sent_is_told_before(text: str) -> None:
    """One such row must not stop all others when they are packed."""
    assert codes("race_id", text) == ["race_id.integer"]


def test_blanks_around_count_among_the_hundred_characters() -> None:
    assert "first_name.too_long" in codes("first_name", "n" * 100 + " ")
    assert mended("first_name", "n" * 100 + " ") == "n" * 100


def test_an_empty_list_of_races_refuses_no_race() -> None:
    """Seed 001: "values outside that scope yield []", so a token that may send but not list gets none."""
    assert found("race_id", "1", {"race_id": []}) == []


def for_all_rows(race: str) -> list[tuple[int | None, str]]:
    names = [field.name for field in FIELDS if field.name != "race_id"]
    sheet = Sheet.of("s", names, [[GOOD[name] for name in names]])
    mapping = Mapping({name: at for at, name in enumerate(names)})
    checked = Checker(sheet, mapping, rules({"race_id": race}, {"race_id": RACES}, TODAY), frozenset({"race_id"}))
    return [(one.row, one.verdict.code) for one in checked.problems()]


def test_a_race_chosen_for_all_rows_is_one_of_the_event() -> None:
    """Seed 000: "its associated event, inferred via race_id", whatever event the address names."""
    assert for_all_rows("2") == []
    assert for_all_rows("9") == [(None, "race_id.not_listed")]


def test_what_was_chosen_does_not_matter_where_a_column_names_the_races() -> None:
    sheet = Sheet.of("s", list(GOOD), [list(GOOD.values())])
    mapping = Mapping({name: at for at, name in enumerate(GOOD)})
    assert list(Checker(sheet, mapping, rules({"race_id": "9"}, {"race_id": RACES}, TODAY)).problems()) == []
