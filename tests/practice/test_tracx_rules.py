"""Every field rule of seed 000."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.practice import tracx_rules

GOOD: dict[str, object] = {
    "unique_id": "VL26-0001",
    "first_name": "John",
    "last_name": "Doe",
    "date_of_birth": "2001-01-31",
    "race_id": 1,
    "country_code": "NL",
    "team_name": "AV",
    "start_number": "12_A",
    "chip_code": "0000001",
    "gender": "neutral",
    "state": "did_not_finish",
}
REQUIRED = ["unique_id", "first_name", "last_name", "date_of_birth", "race_id"]
OPTIONAL = ["country_code", "team_name", "start_number", "chip_code", "gender", "state"]


def errors(**changed: object) -> dict[str, list[str]]:
    return tracx_rules.errors([{**GOOD, **changed}], {1, 2})


def test_a_good_participant() -> None:
    assert errors() == {}


def test_there_are_eleven_fields() -> None:
    assert frozenset(REQUIRED + OPTIONAL) == tracx_rules.FIELDS
    assert len(tracx_rules.FIELDS) == 11


@pytest.mark.parametrize("key", REQUIRED)
def test_required(key: str) -> None:
    without = {name: value for name, value in GOOD.items() if name != key}
    expected = {f"0.{key}": [f"The 0.{key} field is required."]}
    assert tracx_rules.errors([without], {1}) == expected
    assert errors(**{key: None}) == expected


@pytest.mark.parametrize("key", OPTIONAL)
def test_optional_may_be_null_or_left_out(key: str) -> None:
    without = {name: value for name, value in GOOD.items() if name != key}
    assert tracx_rules.errors([without], {1}) == {}
    assert errors(**{key: None}) == {}


@pytest.mark.parametrize("key", [key for key in REQUIRED + OPTIONAL if key != "race_id"])
@pytest.mark.parametrize("value", [7, 1.5, True, ["x"], {"x": "y"}])
def test_texts_must_be_texts(key: str, value: object) -> None:
    assert errors(**{key: value}) == {f"0.{key}": [f"The 0.{key} field must be a string."]}


@pytest.mark.parametrize("value", ["1", 1.0, True, [1], {}])
def test_the_race_must_be_an_integer(value: object) -> None:
    assert errors(race_id=value) == {"0.race_id": ["The 0.race_id field must be an integer."]}


def test_the_race_must_exist() -> None:
    assert errors(race_id=2) == {}
    assert errors(race_id=3) == {"0.race_id": ["The selected 0.race_id is invalid."]}


@pytest.mark.parametrize("key", ["first_name", "last_name"])
@pytest.mark.parametrize("value", ["", "   "])
def test_names_must_say_something(key: str, value: str) -> None:
    assert errors(**{key: value}) == {f"0.{key}": [f"The 0.{key} field is required."]}


@pytest.mark.parametrize("key", ["unique_id", "first_name", "last_name", "team_name", "start_number"])
def test_a_hundred_characters_at_most(key: str) -> None:
    assert errors(**{key: "é" * 100}) == {}
    assert errors(**{key: "é" * 101}) == {f"0.{key}": [f"The 0.{key} field must not be greater than 100 characters."]}


@pytest.mark.parametrize("key", ["unique_id", "start_number"])
@pytest.mark.parametrize("value", ["a b", "a.b", "a/b", " a", "a\u00a0", "a\n", "", "#1", "½€"])
def test_alpha_dash_refuses(key: str, value: str) -> None:
    assert list(errors(**{key: value})) == [f"0.{key}"]


@pytest.mark.parametrize("key", ["unique_id", "start_number"])
@pytest.mark.parametrize("value", ["1", "A-1_b", "-", "_", "Zoë", "Ζωή", "१२", "e\u0301", "½"])
def test_alpha_dash_takes_letters_marks_and_numbers_of_any_script(key: str, value: str) -> None:
    assert errors(**{key: value}) == {}


@pytest.mark.parametrize("value", ["", "1", "000001", "00000001", "0000 00 1"])
def test_a_chip_is_exactly_seven(value: str) -> None:
    assert errors(chip_code=value) == {"0.chip_code": ["The 0.chip_code field must be 7 characters."]}


@pytest.mark.parametrize("value", ["nl", "NL", "Na", "gb", "XX", "NLD", "UK", "", "Nederland", "ſt", "EU"])
def test_countries_are_iso(value: str) -> None:
    assert (errors(country_code=value) == {}) == (value in ("nl", "NL", "Na", "gb"))


@pytest.mark.parametrize(
    "value",
    ["", "01-02-2001", "2001-2-1", "2001-02-30", "2001-13-01", "2001-02-01 ", "20010201", "2001-W05-4", "0000-01-01"],
)
def test_dates_that_are_none(value: str) -> None:
    assert list(errors(date_of_birth=value)) == ["0.date_of_birth"]


@pytest.mark.parametrize("value", ["2000-02-29", "1900-01-01", "2026-12-31"])
def test_real_dates(value: str) -> None:
    assert errors(date_of_birth=value) == {}


@pytest.mark.parametrize("value", ["male", "female", "neutral", "M", "Male", "", "x"])
def test_three_genders(value: str) -> None:
    assert (errors(gender=value) == {}) == (value in ("male", "female", "neutral"))


@pytest.mark.parametrize(
    "value",
    ["before", "during", "paused", "resumed", "after", "finished", "did_not_finish", "disqualified", "did_not_start"],
)
def test_nine_states(value: str) -> None:
    assert errors(state=value) == {}


@pytest.mark.parametrize("value", ["DNF", "", "Before", "did not start", "before "])
def test_other_states(value: str) -> None:
    assert errors(state=value) == {"0.state": ["The selected 0.state is invalid."]}


def test_unknown_keys_are_refused() -> None:
    assert errors(email="a@b.nl") == {"0.email": ["The 0.email field is prohibited."]}


@pytest.mark.parametrize("row", [None, "x", 1, [], True])
def test_a_row_that_is_no_object(row: object) -> None:
    assert tracx_rules.errors([GOOD, row], {1}) == {"1": ["The 1 field must be an object."]}


def test_errors_come_in_the_order_of_the_rows() -> None:
    rows = [{**GOOD, "gender": "M"}, GOOD, {**GOOD, "unique_id": "a b", "chip_code": "1"}]
    assert list(tracx_rules.errors(rows, {1})) == ["0.gender", "2.unique_id", "2.chip_code"]


@given(st.text(max_size=12))
def test_alpha_dash_is_one_answer_for_ascii_and_the_rest(value: str) -> None:
    slow = bool(value) and all(sign.isascii() and (sign.isalnum() or sign in "-_") for sign in value)
    if value.isascii():
        assert tracx_rules.is_alpha_dash(value) == slow


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.dictionaries(st.text(max_size=5), inner, max_size=3) | st.lists(inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(ANYTHING, max_size=5))
def test_whatever_comes_gets_an_answer(rows: list[object]) -> None:
    assert (tracx_rules.errors(rows, {1}) == {}) == (rows == [])
