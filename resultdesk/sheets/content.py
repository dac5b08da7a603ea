"""What the cells of a column look like, whatever its header says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from enum import Enum

from resultdesk.core.values import countries
from resultdesk.sheets.headings import fold

_NUMBER = re.compile(r"[-+]?\d{1,15}(?:[.,]\d+)?%?")
_COIN = r"(?:[€$£]|EUR|CHF|GBP|USD|SEK|NOK|DKK|PLN|CZK|kr\.?|zł|Kč)"
_SUM = r"[-+]?\d[\d.,'’\s]*"
_MONEY = re.compile(rf"{_COIN}\s?{_SUM}(?:,-)?|{_SUM}(?:,-)?\s?{_COIN}")
_WHOLE = re.compile(r"\d{1,9}")
_DATE = re.compile(
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|\d{1,2}\s?[-./ ]\s?(?:\d{1,2}|[^\W\d]{3,9}\.?)\s?[-./ ]\s?\d{2,4}"
    r"|\d{1,2}(?:st|nd|rd|th|\.)? [^\W\d]{3,9}\.?,? \d{4}|[^\W\d]{3,9}\.? \d{1,2},? \d{4}"
)
_YEAR = re.compile(r"(?:19[0-9]|20[0-2])\d")
_CLOCK = re.compile(
    r"(?:\d{1,3}[:.])?\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
    r"|(?:\d{1,2}[hH:.]\s?)?\d{1,2}['′m:.]\s?\d{1,2}(?:[\"″s]|'')?(?:[.,]?\d{1,3})?"
)
_CODE = re.compile(r"(?=[0-9A-Za-z]*\d)[0-9A-Za-z]{7}")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-zA-Z]{2,}")
_PHONE = re.compile(r"\+?[\d\s()/.-]{8,20}")
_COUNTRY = re.compile(r"[A-Za-z]{2,3}")

_GENDER_WORDS = """
    m f v w k h d x n t p male female man men woman women boy girl neutral non binary nonbinary
    vrouw vrouwen mannen jongen meisje herr frau mann maenner mannlich weiblich divers herren damen
    kvinna kvinnor herre dame herrar damer pojke flicka mand kvinde pige dreng kvinne menn kvinner gutt jente
    mies nainen miehet naiset tytto poika homme femme hommes femmes masculin feminin hombre mujer masculino femenino
    feminino homem mulher maschio femmina uomo donna maschile femminile muz zena muzi zeny muzska zenska
    mezczyzna kobieta"""
_STATE_WORDS = """
    before during paused resumed after finished did not finish disqualified start dnf dns dq dsq dnq nt ok fin abd
    np finisher gestart uitgevallen niet aufgegeben ausgefallen disq registered started diskad brutit"""
_SAMPLE = 500


class Looks(Enum):
    """What most cells of a column are."""

    EMPTY = "empty"
    DATE = "date"
    YEAR = "year"
    CLOCK = "clock"
    CODE = "code"
    WHOLE = "whole"
    NUMBER = "number"
    GENDER = "gender"
    STATE = "state"
    COUNTRY = "country"
    EMAIL = "email"
    PHONE = "phone"
    WORDS = "words"
    MIXED = "mixed"


def _words_of(words: str) -> Callable[[str], bool]:
    known = frozenset(words.split())

    def test(text: str) -> bool:
        said = fold(text).split()
        return bool(said) and len(said) <= 4 and all(word in known for word in said)

    return test


_TESTS: Mapping[Looks, Callable[[str], object]] = {
    Looks.EMAIL: _MAIL.fullmatch,
    Looks.DATE: _DATE.fullmatch,
    Looks.CLOCK: _CLOCK.fullmatch,
    Looks.YEAR: _YEAR.fullmatch,
    Looks.CODE: _CODE.fullmatch,
    Looks.GENDER: _words_of(_GENDER_WORDS),
    Looks.STATE: _words_of(_STATE_WORDS),
    Looks.COUNTRY: lambda text: _COUNTRY.fullmatch(text) and countries.readings(text),
    Looks.WHOLE: _WHOLE.fullmatch,
    Looks.NUMBER: _NUMBER.fullmatch,
    Looks.PHONE: _PHONE.fullmatch,
}


def looks(distinct: Sequence[str]) -> Looks:
    """What nine of ten of these distinct cells are; MIXED where no kind prevails, WORDS for plain texts."""
    sample = [text.strip() for text in distinct[:_SAMPLE] if text.strip()]
    if not sample:
        return Looks.EMPTY
    most = max(1, round(len(sample) * 0.9))
    for kind, test in _TESTS.items():
        if sum(1 for text in sample if test(text)) >= most:
            return kind
    wordy = sum(1 for text in sample if any(sign.isalpha() for sign in text) and not is_value(text))
    return Looks.WORDS if wordy >= most else Looks.MIXED


def share(kind: Looks, distinct: Sequence[str]) -> float:
    """The share of these cells that look like ``kind``; 1 where there are none."""
    sample = [text.strip() for text in distinct[:_SAMPLE] if text.strip()]
    return sum(1 for text in sample if _TESTS[kind](text)) / len(sample) if sample else 1.0


def is_value(text: str) -> bool:
    """Whether a cell is a number, a sum, a date, a time or an address: something that no header is."""
    plain = text.strip()
    if any(_TESTS[kind](plain) for kind in (Looks.NUMBER, Looks.DATE, Looks.CLOCK, Looks.EMAIL, Looks.PHONE)):
        return True
    return _MONEY.fullmatch(plain) is not None
