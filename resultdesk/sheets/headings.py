"""What race offices write over their columns, in thirteen languages: from a header to its meaning.

Words of one meaning stand in order of preference: of "Chip time" and "Gun time" the first feeds a field that
takes one time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from resultdesk.sheets.heading_words import WORDS

FALLBACKS: Mapping[str, tuple[str, ...]] = {
    "nation": ("country",),
    "birth_date": ("birth_year",),
    "foreign_id": ("unique_id", "licence"),
    "unique_id": ("registration_id", "foreign_id"),
    "registration_id": ("unique_id",),
    "race": ("event",),
    "event": ("race",),
    "born_year": ("birth_year",),
    "birth_year": ("birth_date",),
    "horse_sex": ("gender",),
    "horse_category": ("category",),
    "horse_number": ("bib",),
    "fei_id": ("horse_id",),
    "rider": ("rider_id",),
    "competition": ("race", "event"),
    "discipline": ("event",),
}
"""Meanings that a column may stand in for when no column says the meaning itself: always with a doubt."""

_SPECIAL = str.maketrans({
    "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i", "º": "o",
    "°": "o", "№": " no ",
})  # fmt: skip
_NOT_WORD = re.compile(r"[^\w#]+|_", re.UNICODE)


def fold(text: str) -> str:
    """A header without what differs between offices: case, accents, dots, dashes ("Start-Nr." is "start nr")."""
    if "#" in text and text.strip() != "#":
        text = text.replace("#", " no ")
    if text.isascii():  # as nearly all are
        return _NOT_WORD.sub(" ", text.lower()).strip()
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL))
    bare = "".join(sign for sign in spread if not unicodedata.combining(sign))
    return _NOT_WORD.sub(" ", bare).strip()


def key(text: str) -> str:
    """What headers are compared by: folded, without blanks ("Start nr." and "Startnr" are one)."""
    return fold(text).replace(" ", "")


@cache
def synonyms() -> Mapping[str, tuple[str, ...]]:
    """meaning -> its words as comparable keys, the preferred first."""
    return {meaning: tuple(dict.fromkeys(key(word) for word in words.split(","))) for meaning, words in WORDS.items()}


SYNONYMS = synonyms()
"""meaning -> words, as ``key`` folds them."""


@cache
def known() -> Mapping[str, tuple[tuple[str, int], ...]]:
    """key -> (meaning, its preference within it), the meaning that puts the word first coming first."""
    found: dict[str, list[tuple[str, int]]] = {}
    for meaning, words in SYNONYMS.items():
        for rank, word in enumerate(words):
            found.setdefault(word, []).append((meaning, rank))
    return {word: tuple(sorted(meanings, key=lambda pair: pair[1])) for word, meanings in found.items()}


def meanings_of(header: str) -> tuple[tuple[str, int], ...]:
    """The meanings that a header names by itself, with their preference; () for a header that is not known."""
    found = known().get(key(header))
    if found is None and ":" in header:
        found = known().get(key(header.partition(":")[2]))  # "Athlete: First name"
    if found is None and header.startswith("#"):
        found = known().get(key(header[1:]))  # a line of headers that is a comment to some programs
    if found is None and (short := without_asides(header)) != header:
        found = known().get(key(short))
    return found or ()


def without_asides(header: str) -> str:
    """A header without what stands in brackets, behind a colon, or a star for "required"."""
    return re.sub(r"\(.*?\)|\[.*?\]|[:*].*$", " ", header, flags=re.DOTALL).strip() or header


_OTHER_WORDS = """emergency contact parent parents guardian mother father coach trainer manager nood noodgeval
    noodcontact ouder ouders contactpersoon notfall eltern erziehungsberechtigter erziehungsberechtigte betreuer
    ansprechpartner nodkontakt malsman anhorig foralder kontaktperson parorende foresatt naermeste urgence
    responsable tuteur parente accompagnatore emergenza genitore allenatore emergencia tutor entrenador contacto
    encarregado treinador nouze zastupce rodic trener opiekun wypadku hatatilanne huoltaja yhteyshenkilo"""
_OTHERS = frozenset(_OTHER_WORDS.split())
"""Words that tell of somebody else than the participant: whose last name, e-mail and phone are not wanted."""
_BLAND = frozenset(("full_name", "category", "rank", "remarks", "age", "city", "event", "initials"))
"""Meanings of words that stand in any sentence, or say whose thing it is ("Name of the club", "Athlete: born")."""
_LEAST = 4
_SHORTEST = 2


def of_another(header: str) -> bool:
    """Whether a header tells of a parent, a coach or who to call, not of the participant."""
    return not _OTHERS.isdisjoint(fold(header).split())


def inside(header: str) -> str | None:
    """The one meaning that the words of a longer header name ("Wat is je voornaam?"); None if none or several."""
    words = fold(header).split()
    found: set[str] = set()
    at = 0
    while at < len(words):
        for size in range(min(4, len(words) - at), 0, -1):
            run = "".join(words[at : at + size])
            if len(run) >= _LEAST and run in known():
                found.add(known()[run][0][0])
                at += size - 1
                break
        at += 1
    telling = found - _BLAND
    return telling.pop() if len(telling) == 1 else None


def abbreviated(header: str) -> str | None:
    """The one meaning of the words that begin with a header that ends with a dot ("Achtern.", "Apell."); else None."""
    start = key(header)
    if not header.rstrip().endswith(".") or len(start) < _SHORTEST:
        return None
    found = {meanings[0][0] for word, meanings in known().items() if word.startswith(start)}
    found = found - {"full_name"} or found  # "Nachn." begins "Nachname Vorname" too
    return found.pop() if len(found) == 1 else None
