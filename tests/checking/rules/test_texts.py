"""Presence, length, characters, what cannot be seen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.checking.checker import Checker
from resultdesk.checking.rules import texts
from resultdesk.core.fields import Mapping
from resultdesk.core.problems import Level, Rule, UniqueRule, ValueRule
from resultdesk.core.sheet import Sheet
from resultdesk.core.values.texts import Texts
from tests.checking.one_column import checked, codes, fixes, mended, only


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\u200b", " \ufeff "])
def test_what_shows_nothing_is_missing(text: str) -> None:
    assert codes(checked([texts.required("x")], text)) == ["x.required"]


def test_a_dot_is_not_nothing() -> None:
    assert codes(checked([texts.required("x")], ".", "NA", "None", "0")) == []


def test_a_field_without_a_column_or_setting_is_named() -> None:
    sheet = Sheet.of("s", ["a"], [("1",)])
    checker = Checker(sheet, Mapping({"a": 0}), [texts.present("a", "b", "c")], filled=frozenset({"c"}))
    (problem,) = checker.sheet_problems()
    assert (problem.field, problem.verdict.code, problem.row, problem.column) == ("b", "b.missing", None, None)
    assert checker.counts().ready == 0


@pytest.mark.parametrize(
    ("text", "clean", "code"),
    [
        (" Ann", "Ann", "x.blanks"),
        ("Ann ", "Ann", "x.blanks"),
        ("Ann\u00a0Lee", "Ann Lee", "x.invisible"),
        ("A\u200bnn", "Ann", "x.invisible"),
        ("\ufeffAnn", "Ann", "x.invisible"),
        ("Jo\u00adhanna", "Johanna", "x.invisible"),
        ("Ann\tLee", "Ann Lee", "x.invisible"),
        ("Ann\r\nLee", "Ann Lee", "x.invisible"),
        ("\u3000Ann", "Ann", "x.invisible"),
    ],
)
def test_what_cannot_be_seen_is_told_and_cleaned(text: str, clean: str, code: str) -> None:
    checker = checked([texts.clean_text("x")], text)
    problem = only(checker)
    assert (problem.verdict.code, problem.verdict.level) == (code, Level.WARNING)
    assert mended(checker) == [clean]


@pytest.mark.parametrize("text", ["Ann", "Çelik-O'Brien", "van den Berg", "陳", "Ann  Lee", "Łukasz", "É"])
def test_what_is_clean_stays(text: str) -> None:
    assert codes(checked([texts.clean_text("x")], text)) == []


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("ZoÃ«", "Zoë"),
        ("JosÃ©", "José"),
        ("CafÃ© â€™t Hoekje", "Café ’t Hoekje"),
        ("Mart\u00c3\u00adn", "Martín"),
        ("Å\u0081ukasz", "Łukasz"),
    ],
)
def test_broken_accents_are_told_and_mended(broken: str, right: str) -> None:
    checker = checked([texts.clean_text("x")], broken)
    assert codes(checker) == ["x.accents"]
    assert mended(checker) == [right]


def test_a_lost_letter_is_told_and_left() -> None:
    checker = checked([texts.clean_text("x")], "Zo\ufffd")
    assert codes(checker) == ["x.lost_letter"]
    assert fixes(checker) == []


def test_length_counts_characters_not_bytes() -> None:
    rule = texts.max_length("x", 100)
    assert codes(checked([rule], "é" * 100, "é" * 101)) == ["x.too_long"]


def test_cutting_is_offered_and_never_done_unasked() -> None:
    checker = checked([texts.max_length("x", 4)], "abcdef")
    assert fixes(checker) == [("abcd", False, "")]
    assert mended(checker) == ["abcdef"]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [("1", "0000001"), ("20011", "0020011"), (" 7 ", "0000007")],
)
def test_digits_that_are_too_few_get_their_zeros_back(text: str, fixed: str) -> None:
    assert mended(checked([texts.exact_length("x", 7)], text)) == [fixed]


@pytest.mark.parametrize("text", ["12345678", "00000007", "ABCDEFGH"])
def test_what_is_too_long_is_left_to_a_person(text: str) -> None:
    checker = checked([texts.exact_length("x", 7)], text)
    assert codes(checker) == ["x.length"]
    assert fixes(checker) == []


def test_letters_are_padded_only_when_asked() -> None:
    assert fixes(checked([texts.exact_length("x", 7)], "AB12")) == [("000AB12", False, "")]


@pytest.mark.parametrize("text", ["0000001", "AB-1234", "ÄÖÜäöü7", "", "1234567"])
def test_seven_characters_are_seven_characters(text: str) -> None:
    assert codes(checked([texts.exact_length("x", 7)], text)) == []


@pytest.mark.parametrize("text", ["a-b_c9", "Łódź", "陳-9", "e\u0301", "Ⅳ", "½", "-", "_"])
def test_alpha_dash_takes_letters_marks_and_numbers_of_any_script(text: str) -> None:
    assert codes(checked([texts.alpha_dash("x")], text)) == []


@pytest.mark.parametrize(("text", "fixed"), [("12/3", "12-3"), ("A B", "A-B"), ("7.0", "7"), ("a.b.", "a-b")])
def test_other_characters_become_a_dash_only_when_asked(text: str, fixed: str) -> None:
    checker = checked([texts.alpha_dash("x")], text)
    assert codes(checker) == ["x.alpha_dash"]
    assert fixes(checker) == [(fixed, False, "")]


def test_all_of_a_repeated_text_is_told_with_the_other_rows() -> None:
    checker = checked([texts.unique("x")], "a", "b", "a", "", "", "a ", "c")
    assert [(p.row, p.verdict.params["rows"]) for p in checker.problems()] == [(2, (4, 7)), (4, (2, 7)), (7, (2, 4))]


def test_an_invisible_character_does_not_make_a_text_another() -> None:
    assert codes(checked([texts.unique("x")], "a", "a\u200b")) == ["x.duplicate"] * 2


def test_case_makes_a_text_another() -> None:
    assert codes(checked([texts.unique("x")], "a", "A", "007", "7")) == []


RULES: list[Rule] = [
    texts.required("x"),
    texts.clean_text("x"),
    texts.max_length("x", 5),
    texts.exact_length("x", 3),
    texts.alpha_dash("x"),
]
odd = st.text(st.sampled_from("ab1-_ .éÃÅ«\ufffd\u0301\u00a0\u200b\ufeff\u3164\ufe0f\x00\n\t陳🏃\ud800"), max_size=7)


@given(st.lists(st.one_of(odd, st.text(max_size=7)), max_size=8))
def test_bulk_screens_never_overlook_what_a_judge_would_tell(values: list[str]) -> None:
    for rule in RULES:
        assert isinstance(rule, ValueRule)
        assert rule.screen is not None
        suspects = rule.screen(Texts(values))
        for suspect, value in zip(suspects.tolist(), values, strict=True):
            assert suspect or rule.judge(value, None) is None


@given(st.lists(st.one_of(odd, st.text(max_size=7)), max_size=8))
def test_the_screen_of_uniqueness_never_overlooks_a_text_that_counts_as_another(values: list[str]) -> None:
    rule = texts.unique("x")
    assert isinstance(rule, UniqueRule)
    assert rule.screen is not None
    for suspect, value in zip(rule.screen(Texts(values)).tolist(), values, strict=True):
        assert suspect or rule.key(value) == value


@pytest.mark.parametrize("rule", [texts.alpha_dash("x"), texts.exact_length("x", 7)], ids=["dash", "length"])
@given(text=st.text(st.sampled_from("0aé-_ .\u00a0\u200b"), max_size=9))
def test_what_is_kept_of_a_text_is_its_verdict_without_the_fixes(rule: ValueRule, text: str) -> None:
    full = rule.judge(text, None)
    assert rule.kind is not None
    assert rule.kind(text, None) == (None if full is None else replace(full, fixes=()))
