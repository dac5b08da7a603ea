"""Words for sex and state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core.values import words
from resultdesk.core.values.words import Gender, State


@pytest.mark.parametrize(
    ("one", "letters", "meant"),
    [
        ("m", "mf", [Gender.MALE]),
        ("m", "mw", [Gender.MALE]),
        ("m", "hm", [Gender.FEMALE]),
        ("h", "hf", [Gender.MALE]),
        ("d", "hd", [Gender.FEMALE]),
        ("d", "mwd", [Gender.NEUTRAL]),
        ("f", "", [Gender.FEMALE]),
        ("k", "", [Gender.FEMALE]),
        ("w", "", [Gender.FEMALE]),
        ("x", "", [Gender.NEUTRAL]),
        ("v", "mv", [Gender.FEMALE, Gender.MALE]),
        ("m", "", [Gender.MALE, Gender.FEMALE]),
    ],
)
def test_letters_mean_what_their_column_lets_them(one: str, letters: str, meant: list[Gender]) -> None:
    assert words.meanings(one, letters, []) == meant


def test_a_language_settles_what_letters_leave_open() -> None:
    assert words.meanings("v", "mv", [frozenset({"nl"})]) == [Gender.FEMALE]
    assert words.meanings("v", "mv", [frozenset({"es"})]) == [Gender.MALE]
    assert words.meanings("v", "mv", [frozenset({"en"})]) == [Gender.FEMALE, Gender.MALE]


@pytest.mark.parametrize(
    ("header", "languages"),
    [
        ("Geslacht", {"nl"}),
        ("M/V", {"nl"}),
        ("V/M", {"es"}),
        ("Sexo", {"es", "pt"}),
        ("m/w/d", {"de"}),
        ("Startnr", set()),
    ],
)
def test_headers_tell_a_language(header: str, languages: set[str]) -> None:
    assert words.language(header) == languages


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("DNF", State.DID_NOT_FINISH),
        ("DNS", State.DID_NOT_START),
        ("DSQ", State.DISQUALIFIED),
        ("DISQ", State.DISQUALIFIED),
        ("DNQ", State.DID_NOT_QUALIFY),
        ("NT", State.NO_TIME),
        ("Niet gestart", State.DID_NOT_START),
        ("Nicht im Ziel", State.DID_NOT_FINISH),
        ("bröt", State.DID_NOT_FINISH),
        ("i mål", State.FINISHED),
        ("hylätty", State.DISQUALIFIED),
        ("udgået", State.DID_NOT_FINISH),
        ("Non partant", State.DID_NOT_START),
        ("Descalificado", State.DISQUALIFIED),
        ("Ritirato", State.DID_NOT_FINISH),
        ("Desistiu", State.DID_NOT_FINISH),
        ("nedokončil", State.DID_NOT_FINISH),
        ("nie ukończył", State.DID_NOT_FINISH),
        ("ingeschreven", State.BEFORE),
        ("paused", State.PAUSED),
    ],
)
def test_states_in_many_languages(text: str, state: State) -> None:
    assert words.state(text) is state


@given(st.text(max_size=12))
def test_any_text_can_be_asked(text: str) -> None:
    assert words.state(text) in {None, *State}
    assert words.gender(text) in {None, *Gender}
    assert words.letter(text) is None or len(words.letter(text) or "") == 1
