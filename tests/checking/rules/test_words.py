"""Sex and state: words of many languages, letters that the column explains."""

from __future__ import annotations

import pytest

from resultdesk.checking.rules import words
from resultdesk.core.values.words import Gender, State
from tests.checking.one_column import checked, codes, fixes, mended

GENDER = words.gender("x", {Gender.MALE: "male", Gender.FEMALE: "female", Gender.NEUTRAL: "neutral"})
STATE = words.state("x", {State.DID_NOT_FINISH: "did_not_finish", State.FINISHED: "finished"})


@pytest.mark.parametrize("text", ["male", "female", "neutral", ""])
def test_the_words_of_the_platform_are_fine(text: str) -> None:
    assert codes(checked([GENDER], text)) == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Male", "male"),
        ("FEMALE", "female"),
        ("vrouw", "female"),
        ("Man", "male"),
        ("Herr", "male"),
        ("Dam", "female"),
        ("Kvinne", "female"),
        ("mænd", "male"),
        ("Nainen", "female"),
        ("Homme", "male"),
        ("Mujer", "female"),
        ("Femmina", "female"),
        ("Masculino", "male"),
        ("Žena", "female"),
        ("Mężczyzna", "male"),
        ("divers", "neutral"),
        ("X", "neutral"),
        ("F", "female"),
        ("K", "female"),
        ("W", "female"),
    ],
)
def test_words_and_clear_letters_are_read_surely(text: str, read: str) -> None:
    assert mended(checked([GENDER], text)) == [read]


@pytest.mark.parametrize(
    ("column", "read"),
    [
        (("M", "F"), ["male", "female"]),
        (("M", "W"), ["male", "female"]),
        (("M", "K"), ["male", "female"]),
        (("H", "D"), ["male", "female"]),
        (("H", "M"), ["male", "female"]),
        (("J", "M"), ["male", "female"]),
        (("M", "V", "Vrouw"), ["male", "female", "female"]),
        (("V", "M", "Mujer"), ["male", "female", "female"]),
        (("M", "W", "D"), ["male", "female", "neutral"]),
        (("M", "Ž"), ["male", "female"]),
    ],
)
def test_the_letters_of_a_column_explain_each_other(column: tuple[str, ...], read: list[str]) -> None:
    assert mended(checked([GENDER], *column)) == read


def test_v_and_m_alone_are_a_question_for_each_letter() -> None:
    checker = checked([GENDER], "M", "V")
    assert codes(checker) == ["x.letter", "x.letter"]
    assert fixes(checker, 1) == [("female", False, "v=female"), ("male", False, "v=male")]


@pytest.mark.parametrize(
    ("header", "read"), [("Geslacht", ["male", "female"]), ("M/V", ["male", "female"]), ("Sexo", ["female", "male"])]
)
def test_the_header_tells_the_language(header: str, read: list[str]) -> None:
    assert mended(checked([GENDER], "M", "V", header=header)) == read


def test_an_unknown_word_is_told_without_a_guess() -> None:
    checker = checked([GENDER], "??")
    assert codes(checker) == ["x.choice"]
    assert fixes(checker) == []


@pytest.mark.parametrize("text", ["DNF", "dnf", "D.N.F.", "uitgevallen", "Bröt", "Abandon", "ritirato", "keskeytti"])
def test_states_are_read_in_many_languages(text: str) -> None:
    expected = "did_not_finish" if text != "D.N.F." else "D.N.F."
    assert mended(checked([STATE], text)) == [expected]


def test_a_state_that_the_platform_does_not_have_is_not_read() -> None:
    assert mended(checked([STATE], "DNS")) == ["DNS"]
