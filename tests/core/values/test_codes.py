"""Characters: what is seen, what a code may hold, what counts as the same word."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core.values import codes

ODD = "\u00a0\u2007\u202f\u3000\t\r\n\u200b\u200c\u200d\u200e\u2060\ufeff\u00ad\ufe0f\u061c\u034f\x00\x7f\ud800"


@pytest.mark.parametrize("char", list(ODD))
def test_nothing_that_cannot_be_seen_stays(char: str) -> None:
    assert codes.clean(f"{char}a{char}b{char}").replace(" ", "") == "ab"
    assert codes.hidden(f"a{char}b")


@pytest.mark.parametrize("text", ["Zoë", "e\u0301", "O'Brien", "Jean-Luc", "李 小龍", "a  b", "🏃", "ﬁ", "½"])
def test_what_can_be_seen_stays(text: str) -> None:
    assert codes.clean(text) == text
    assert not codes.hidden(text)


@given(st.text(st.characters() | st.sampled_from(ODD + " ")))
def test_clean_is_clean(text: str) -> None:
    cleaned = codes.clean(text)
    assert codes.clean(cleaned) == cleaned
    assert cleaned == cleaned.strip()
    assert not codes.hidden(cleaned)


@given(st.text(min_size=1))
def test_alpha_dash_is_letters_marks_numbers_dash_and_underscore(text: str) -> None:
    assert codes.is_alpha_dash(text) == all(c in "-_" or unicodedata.category(c)[0] in "LMN" for c in text)


def test_an_empty_text_is_not_alpha_dash() -> None:
    assert not codes.is_alpha_dash("")


@given(st.text())
def test_what_is_made_alpha_dash_is_so_or_empty(text: str) -> None:
    made = codes.to_alpha_dash(text)
    assert made == "" or codes.is_alpha_dash(made)


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", "12"), ("007", "7"), ("12.0", "12"), ("12,00", "12"), ("0", "0"), ("-3", "-3"), ("-0", "0"), ("+5", "5"),
     ("1.5", None), ("1e3", None), ("", None), ("٣", None), ("1 2", None)],
)  # fmt: skip
def test_whole_numbers(text: str, number: str | None) -> None:
    assert codes.whole_number(text) == number


@pytest.mark.parametrize(
    ("one", "other"),
    [("Côte d'Ivoire", "COTE D IVOIRE"), ("Źródło", "zrodlo"), ("Løb", "lob"), ("Straße", "strasse"), ("m./v.", "M V")],
)
def test_words_that_count_as_the_same(one: str, other: str) -> None:
    assert codes.folded(one) == codes.folded(other)


letters = st.characters(min_codepoint=0xA1, max_codepoint=0x17F, categories=["L"]).filter(lambda c: c not in "ĠŠ")


@given(st.text(letters | st.sampled_from("’“”–€"), min_size=1, max_size=8))
def test_accents_broken_by_a_wrong_encoding_are_mended(text: str) -> None:
    broken = "".join(
        byte.to_bytes(1, "big").decode("latin-1" if byte in b"\x81\x8d\x8f\x90\x9d" else "cp1252")
        for byte in text.encode("utf-8")
    )
    assert codes.mended_accents(broken) == text


@pytest.mark.parametrize(
    "text",
    [
        "Zoë",
        "JOÃO",
        "Åsa Ängström",
        "François",
        "Łukasz",
        "Ann",
        "",
        "Müller-Ä",
        "È",
        "Δ",
        "“Bo”",
        "Ó\u00a0Briain",
        "Å\u00a0Lund",
        "É»",
    ],
)
def test_accents_that_are_right_stay(text: str) -> None:
    assert codes.mended_accents(text) is None
