"""The sentences of the program and their translations: all of them, whole, and as they are compiled."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from resultdesk.core import language
from resultdesk.platforms.registry import PLATFORMS

ROOT = Path(__file__).resolve().parent.parent.parent
LOCALE = ROOT / "resources" / "locale"
CODES = sorted(path.parent.parent.name for path in LOCALE.glob("*/LC_MESSAGES/resultdesk.po"))
PLACE = re.compile(r"\{\w*\}")
FILTER = re.compile(r"\(\*\.\w+\)")
each_language = pytest.mark.parametrize("code", CODES)


@pytest.fixture(scope="module")
def texts() -> ModuleType:
    spec = importlib.util.spec_from_file_location("texts", ROOT / "packaging" / "texts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def po(code: str) -> Path:
    return LOCALE / code / "LC_MESSAGES" / "resultdesk.po"


def read(path: Path, code: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=code)


def translations(code: str) -> Iterator[tuple[str, str]]:
    """(English, translation): the first form belongs to the singular, all others to the plural."""
    for message in read(po(code), code):
        if message.id and isinstance(message.id, tuple | list):
            forms = [form for form in message.string or () if form]
            yield from ((message.id[0], form) for form in forms[:1])
            yield from ((message.id[1], form) for form in forms[1:])
        elif message.id and message.string:
            yield str(message.id), str(message.string)


def wrong(code: str, marks: re.Pattern[str]) -> list[tuple[str, str]]:
    """Translations that do not hold the same marks as their English sentence."""
    return [pair for pair in translations(code) if sorted(marks.findall(pair[0])) != sorted(marks.findall(pair[1]))]


def ids(catalogue: Catalog) -> set[object]:
    return {tuple(one.id) if isinstance(one.id, tuple | list) else one.id for one in catalogue if one.id}


def test_there_are_languages() -> None:
    assert "nl" in CODES


def test_every_sentence_in_the_code_is_in_the_template(texts: ModuleType) -> None:
    """`make texts` brings it up to date."""
    code, template = ids(texts.catalogue()), ids(read(texts.TEMPLATE))
    assert code - template == set()
    assert template - code == set()


@each_language
def test_no_sentence_lacks_a_translation(code: str, texts: ModuleType) -> None:
    assert texts.missing(code) == []


@each_language
def test_what_is_compiled_is_what_was_translated(code: str, texts: ModuleType) -> None:
    assert po(code).with_suffix(".mo").read_bytes() == texts.compiled(po(code))


@each_language
def test_translations_keep_their_placeholders(code: str) -> None:
    assert wrong(code, PLACE) == []


@each_language
def test_translations_keep_the_letter_of_a_menu(code: str) -> None:
    assert wrong(code, re.compile("&")) == []


@each_language
def test_translations_keep_the_endings_that_a_file_dialog_goes_by(code: str) -> None:
    assert wrong(code, FILTER) == []


@each_language
def test_translations_begin_and_end_with_the_same_blanks(code: str) -> None:
    edges = [(one, said) for one, said in translations(code) if said.strip() != said or one.strip() != one]
    assert [pair for pair in edges if _edges(pair[0]) != _edges(pair[1])] == []


@each_language
def test_sentences_end_as_sentences(code: str) -> None:
    """A question stays one, a button that leads on keeps its dots."""
    ends = re.compile(r"[.?:…]$")
    assert wrong(code, ends) == []


FAMILIAR = {
    "de": re.compile(r"\b(du|dir|dich|dein\w*|euch|euer\w*)\b", re.IGNORECASE),
    "nl": re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE),
}


@pytest.mark.parametrize(("code", "familiar"), FAMILIAR.items())
def test_people_are_addressed_in_one_way(code: str, familiar: re.Pattern[str]) -> None:
    """German says Sie, Dutch says u: a race office is not on first-name terms with its programs."""
    assert [said for _, said in translations(code) if familiar.search(said)] == []


@each_language
def test_no_plural_stands_in_brackets(code: str) -> None:
    """ "Teilnehmer(n)" is what a programmer writes; each count has a form of its own."""
    assert [said for _, said in translations(code) if re.search(r"[^\W\d]\([a-z]{1,3}\)(?![\w.])", said)] == []


def test_the_menus_looked_at_are_those_of_the_program(texts: ModuleType) -> None:
    assert {name for names in MENUS for name in names} - ids(texts.catalogue()) == set()


@each_language
def test_a_menu_has_each_letter_once(code: str) -> None:
    language.use(code, LOCALE)
    try:
        for names in MENUS:
            letters = [said[said.index("&") + 1].lower() for said in map(language.translate, names)]
            assert sorted(letters) == sorted(set(letters)), names
    finally:
        language.use("en")


MENUS = (
    ("&File", "&Edit", "&View", "&Help"),
    (
        "&Open a spreadsheet…",
        "Opened &lately",
        "&Paste as a new spreadsheet",
        "P&ractise with a sample",
        "&Accounts…",
        "&Save a copy…",
        "&Close the spreadsheet",
        "&Quit",
    ),
    ("&Undo", "&Redo", "&Next problem"),
    ("&Look", "&Text size", "Lan&guage"),
    ("&Larger", "&Smaller"),
    ("&Explain this page", "&About ResultDesk"),
)


@each_language
def test_every_place_has_its_help(code: str) -> None:
    own, english = (
        {path.name for path in folder.glob("*.md")}
        for folder in (ROOT / "resources/help" / code, ROOT / "resources/help")
    )
    assert own == english


def test_no_platform_takes_the_words_of_a_fix_that_all_share() -> None:
    """The tables are joined: a code of one platform that is also a common one would speak for all platforms."""
    common = import_module("resultdesk.checking.wording").FIXES.keys()
    own = {name: import_module(f"resultdesk.platforms.{name}.wording").FIXES.keys() for name in PLATFORMS}
    assert {name: sorted(codes & common) for name, codes in own.items() if codes & common} == {}


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
