"""Sentences and their plurals, as the catalogue of a language has them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from resultdesk.core import language

pytestmark = pytest.mark.usefixtures("english")


def spoken(folder: Path, code: str, sentences: dict[str | tuple[str, str], str | tuple[str, ...]]) -> None:
    """Write a catalogue and speak it."""
    made = Catalog(locale=code, charset="utf-8")
    for said, own in sentences.items():
        made.add(said, own)
    out = BytesIO()
    write_mo(out, made)
    file = folder / code / "LC_MESSAGES" / "resultdesk.mo"
    file.parent.mkdir(parents=True)
    file.write_bytes(out.getvalue())
    language.use(code, folder)


@pytest.fixture
def polish(tmp_path: Path) -> None:
    spoken(
        tmp_path,
        "pl",
        {
            ("1 row", "{n} rows"): ("1 wiersz", "{n} wiersze", "{n} wierszy"),
            "{n} rows are hidden.": "Ukryte wiersze: {n}.",
            "Send": "Wyślij",
        },
    )


@pytest.mark.parametrize(("n", "said"), [(1, "1 wiersz"), (3, "3 wiersze"), (5, "5 wierszy"), (22, "22 wiersze")])
def test_a_language_has_its_own_rule_for_plurals(polish: None, n: int, said: str) -> None:
    assert language.translate_n("1 row", "{n} rows", n) == said


def test_a_sentence_that_counts_but_has_one_form_is_found(polish: None) -> None:
    only = "{n} rows are hidden."
    assert language.translate_n(only, only, 3) == "Ukryte wiersze: 3."


def test_the_singular_of_a_pair_is_found_alone(polish: None) -> None:
    assert language.translate("1 row") == "1 wiersz"


def test_what_has_no_translation_stays_english(polish: None) -> None:
    assert language.translate("Unheard of") == "Unheard of"
    assert language.translate_n("1 hen", "{n} hens", 2) == "2 hens"


def test_nothing_stays_nothing(polish: None) -> None:
    """gettext would answer an empty text with the head of the catalogue."""
    assert language.translate("") == ""


def test_a_language_without_a_catalogue_is_english(tmp_path: Path) -> None:
    language.use("xx", tmp_path)
    assert (language.current(), language.translate("Send"), language.grouped(1234)) == ("en", "Send", "1,234")


@pytest.mark.parametrize(
    ("code", "said"), [("en", "12,345"), ("nl", "12.345"), ("de", "12.345"), ("fr", "12\u202f345")]
)
def test_counts_are_grouped_as_people_write_them(code: str, said: str) -> None:
    language.use(code)
    assert language.grouped(12345) == said
    assert language.translate_n("1 row", "{n} rows", 12345) == f"{said} rows"
