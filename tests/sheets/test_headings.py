from __future__ import annotations

import pytest

from resultdesk.sheets import headings


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Start-Nr.", "startnr"),
        ("START NR", "startnr"),
        ("Född", "fodd"),
        ("Kjønn", "kjonn"),
        ("Płeć", "plec"),
        ("Nº", "no"),
        ("Chip #", "chipno"),
        ("#", "#"),
        ("N.º", "no"),
        ("Né(e) le", "neele"),
        ("date_of_birth", "dateofbirth"),
        ("M/K", "mk"),
        ("Größe", "grosse"),
        ("  ", ""),
    ],
)
def test_headers_are_compared_without_what_differs(text: str, key: str) -> None:
    assert headings.key(text) == key


def test_no_word_has_two_meanings_of_equal_rank() -> None:
    shared = {word: found for word, found in headings.known().items() if len(found) > 1}
    assert {word for word, found in shared.items() if found[0][1] == found[1][1]} == set()


def test_words_are_keys_already() -> None:
    for words in headings.SYNONYMS.values():
        assert all(word and word == headings.key(word) for word in words)


def test_fallbacks_lead_to_meanings_that_have_words() -> None:
    for others in headings.FALLBACKS.values():
        assert set(others) <= set(headings.SYNONYMS)
