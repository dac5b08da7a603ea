"""Matching columns to the fields of a platform: by their headers, and by their cells where those are silent.

Known words count most, then words that are nearly so, then content. False friends score 72-77 of 100 with rapidfuzz
("Startnummer" and "Startuhrzeit"), so only far closer words are taken, and as a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from resultdesk.core.fields import Field
from resultdesk.core.fields import Mapping as Match
from resultdesk.core.sheet import Sheet
from resultdesk.sheets import headings
from resultdesk.sheets.content import Looks, looks, share

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WHOLE = re.compile(r"[0-9]{1,9}\.?")
_NEAR = 88.0
"""The rapidfuzz ratio from which a header counts as a misspelt known word."""
_STRICT = ("birth_year", "horse")
"""Meanings whose words mean other things too: "Year" of study, "Kön" that is no "koń". Only their cells tell."""
_SEXES = 3
_MARKS = frozenset("xntpdhk")
"""Letters that tick a box as often as they tell a sex."""
_SHORT = 2
"""Letters of a header that says too little to be believed against its cells: "km" is no "K/M"."""
_NOTHING = 4.0
"""What a column without cells loses, so that of two with one meaning the filled one feeds the field."""
_STATES = 0.3
"""Share of the cells that must be race states for a column of states to be one."""
_LOOKED_AT = 5000
"""Cells of a column that tell what it looks like."""
_LONG_ENOUGH = 7
"""Letters from which a word can be misspelt and still be told from others."""
_INSIDE = 80.0
"""The score of a word that a longer header holds ("Wat is je voornaam?"), if the cells say the same."""
_CUT = 91.0
"""The score of an abbreviation that can stand for one meaning only."""
_SURE = 90.0
"""The score from which a match is no doubt."""


@dataclass(frozen=True, slots=True)
class Column:
    """What is known of a column before any field asks for it."""

    at: int
    header: str
    key: str
    looks: Looks
    distinct: int
    filled: int
    states: float
    running: bool
    capitals: bool
    years: int
    meanings: Mapping[str, float]
    """meaning -> how surely the header says it, 0 to 100. ``running``: its cells are 1, 2, 3 …; ``capitals``: all
    are written in capitals; ``years``: how many years its dates name."""


def match(sheet: Sheet, fields: Sequence[Field], remembered: Mapping[str, str] | None = None) -> Match:
    """Which column feeds which field. ``remembered`` (header -> field name) wins; weak guesses are doubts."""
    columns = in_company([_column(sheet, at) for at in range(len(sheet.columns))])
    chosen = _remembered(columns, fields, remembered or {})
    doubts: set[str] = set()
    pairs = sorted(
        (
            (score, -column.at, field.name, column.at)
            for field in fields
            for column in columns
            if (score := _score(field, column)) > 0
        ),
        key=lambda pair: (-pair[0], -pair[1]),
    )
    for score, _, name, at in pairs:
        if name not in chosen and at not in chosen.values():
            chosen[name] = at
            if score < _SURE or _rivalled(score, name, at, pairs):
                doubts.add(name)
    order = [field.name for field in fields]
    return Match({name: chosen[name] for name in order if name in chosen}, frozenset(doubts))


def _column(sheet: Sheet, at: int) -> Column:
    column = sheet.columns[at]
    codes = column.codes[: 2 * _LOOKED_AT]
    if np.count_nonzero(codes) < _LOOKED_AT:
        codes = column.codes
    codes = codes[codes > 0][:_LOOKED_AT]
    distinct = column.pool.some(np.unique(codes))
    named = sheet.header_row is not None
    kind = looks(distinct)
    return Column(
        at=at,
        header=column.header,
        key=headings.key(column.header) if named else "",
        looks=kind if kind is not Looks.GENDER or not _MARKS.issuperset(map(str.casefold, distinct)) else Looks.WORDS,
        distinct=len(distinct),
        filled=len(codes),
        states=share(Looks.STATE, distinct),
        running=len(codes) > 2 and distinct_numbers(distinct) == list(range(1, len(codes) + 1)),
        capitals=all(map(str.isupper, distinct)),
        years=len({year for text in distinct for year in _YEAR.findall(text)}),
        meanings=meanings(column.header) if named and column.header else {},
    )


def distinct_numbers(texts: Iterable[str]) -> list[int]:
    """The whole numbers among the texts, in their order by size ("3." counts)."""
    return sorted(int(text.rstrip(".")) for text in texts if _WHOLE.fullmatch(text))


def meanings(header: str) -> dict[str, float]:
    """What a header may mean, and how surely: 100 for known words, less for parts of it and misspellings."""
    found = {meaning: 100.0 - min(rank, 60) * 0.05 for meaning, rank in headings.meanings_of(header)}
    if found:
        return found
    if headings.of_another(header):
        return {}
    for part in _parts(header):
        for meaning, rank in headings.meanings_of(part):
            found.setdefault(meaning, 93.0 - min(rank, 60) * 0.02)
    if len(found) == 1:
        return found
    if len(found) > 1:
        return dict.fromkeys(found, 70.0)
    if cut := headings.abbreviated(header):
        return {cut: _CUT if len(headings.key(header)) > _SHORT else _INSIDE}
    inside = headings.inside(header)
    return {inside: _INSIDE} if inside else _near(headings.key(headings.without_asides(header)))


def _parts(header: str) -> list[str]:
    """The pieces of "Startnummer / Bib", "Naam - Name" and "Land\\nCountry"."""
    for sign in ("\n", "/", "|", " - ", " – "):
        if sign in header:
            return [part for part in header.split(sign) if part.strip()]
    return []


def _near(key: str) -> dict[str, float]:
    from rapidfuzz import fuzz, process

    if len(key) < _LONG_ENOUGH:
        return {}
    words = [word for word in headings.known() if len(word) >= _LONG_ENOUGH]
    near = process.extractOne(key, words, scorer=fuzz.ratio, score_cutoff=_NEAR)
    if near is None:
        return {}
    return {meaning: 75.0 for meaning, _ in headings.known()[near[0]]}


def in_company(columns: Sequence[Column]) -> list[Column]:
    """Columns whose headers mean something else beside others: "Name" next to "Vorname" is the last name."""
    said = {meaning for column in columns for meaning, score in column.meanings.items() if score >= _SURE}
    one_word = [column for column in columns if "full_name" in column.meanings]
    if len(one_word) != 1 or ("first_name" in said) == ("last_name" in said):
        return list(columns)
    other = "last_name" if "first_name" in said else "first_name"
    if any(word in one_word[0].key for word in ("full", "voll", "complet", "volledig")):
        return list(columns)
    changed = dict(one_word[0].meanings)
    changed[other] = changed.pop("full_name") - 3
    return [replace(column, meanings=changed) if column is one_word[0] else column for column in columns]


def _remembered(columns: Iterable[Column], fields: Sequence[Field], remembered: Mapping[str, str]) -> dict[str, int]:
    names = {field.name for field in fields}
    chosen: dict[str, int] = {}
    for column in columns:
        name = remembered.get(column.header)
        if name in names and name not in chosen and column.header:
            chosen[name] = column.at
    return chosen


def _score(field: Field, column: Column) -> float:
    """How well a column feeds a field: 0 not at all, from 90 without a doubt."""
    for score, name in ((102.0, field.name), (101.0, field.label)):
        if column.key and column.key == headings.key(name):
            return score - _contradicts(field.meaning, column)
    said, own = field.meaning, column.meanings.get(field.meaning, 0.0)
    if not own:
        others = {other: 0.8 * column.meanings.get(other, 0.0) for other in headings.FALLBACKS.get(said, ())}
        said, own = max(others.items(), key=lambda pair: pair[1], default=(said, 0.0))
    if said == "birth_date" and field.meaning == "birth_year" and column.looks is not Looks.YEAR:
        return 0.0
    if own == _INSIDE and column.looks not in _CONFIRM.get(said, _WANTED.get(said, _ANY_LOOKS)):
        return 0.0
    if own:
        return own - max(_contradicts(meaning, column) for meaning in (said, field.meaning))
    return _by_content(field.meaning, column) if not column.meanings else 0.0


_ANY = frozenset((Looks.EMPTY, Looks.MIXED))
_WANTED: Mapping[str, frozenset[Looks]] = {
    "clock_time": _ANY | {Looks.CLOCK, Looks.NUMBER, Looks.WHOLE, Looks.STATE},
    "birth_date": _ANY | {Looks.DATE, Looks.YEAR, Looks.WHOLE, Looks.CODE, Looks.NUMBER, Looks.WORDS},
    "birth_year": _ANY | {Looks.YEAR, Looks.WHOLE, Looks.DATE},
    "email": _ANY | {Looks.EMAIL},
    "first_name": _ANY | {Looks.WORDS, Looks.COUNTRY, Looks.GENDER, Looks.STATE},
    "last_name": _ANY | {Looks.WORDS, Looks.COUNTRY, Looks.GENDER, Looks.STATE},
    "full_name": _ANY | {Looks.WORDS},
    "horse": frozenset(Looks) - {Looks.GENDER},  # "Kön" is no "koń"
    "gender": _ANY | {Looks.GENDER, Looks.WORDS, Looks.WHOLE, Looks.COUNTRY},
    "country": _ANY | {Looks.COUNTRY, Looks.WORDS, Looks.GENDER},
    "chip_code": _ANY | {Looks.CODE, Looks.WHOLE, Looks.NUMBER, Looks.WORDS, Looks.YEAR, Looks.PHONE},
    "bib": _ANY | {Looks.WHOLE, Looks.CODE, Looks.NUMBER, Looks.YEAR, Looks.WORDS, Looks.COUNTRY},
}
"""What the cells of a column may look like for its header to be believed."""
_ANY_LOOKS = frozenset(Looks)
_CONFIRM: Mapping[str, frozenset[Looks]] = {
    "birth_date": frozenset((Looks.DATE, Looks.YEAR)),
    "birth_year": frozenset((Looks.YEAR,)),
    "clock_time": frozenset((Looks.CLOCK,)),
    "gender": frozenset((Looks.GENDER,)),
    "chip_code": frozenset((Looks.CODE, Looks.WHOLE)),
    "bib": frozenset((Looks.WHOLE, Looks.CODE)),
    "state": frozenset((Looks.STATE,)),
    "club": frozenset((Looks.WORDS, Looks.MIXED)),
}
"""What they must look like where the header only holds the word."""


def _contradicts(meaning: str, column: Column) -> float:
    wanted = _WANTED.get(meaning)
    if wanted is not None and column.looks not in wanted:
        return 35.0 if len(column.key) > _SHORT and meaning not in _STRICT else 200.0
    if meaning == "gender" and column.looks is Looks.WHOLE:  # 1 and 2 may tell a sex; more of them are places
        return 5.0 if column.distinct <= _SEXES else 200.0
    # A state column is believed only when it has states in it: "Status" is as often "paid", "State" as often "NY".
    if meaning == "state" and column.states < _STATES:
        return 200.0
    return _NOTHING if column.looks is Looks.EMPTY else 0.0


def _by_content(meaning: str, column: Column) -> float:
    """What cells alone tell: never more than a doubt."""
    varied = column.distinct > 0.5 * max(1, column.filled)
    match meaning, column.looks:
        case "birth_date", Looks.DATE:
            # Dates of one year are when people entered, not when they were born.
            return 50.0 if column.filled == 1 or (column.distinct > 1 and column.years != 1) else 0.0
        case "clock_time", Looks.CLOCK:
            return 50.0
        case "email", Looks.EMAIL:
            return 60.0
        case "chip_code", Looks.CODE:
            return 50.0 if varied else 0.0
        case "gender", Looks.GENDER:
            return 50.0 if column.distinct <= 6 else 0.0
        case "state", Looks.STATE:
            return 45.0
        case (("country" | "nation"), Looks.COUNTRY) if column.capitals:
            return 40.0 if column.distinct < 0.5 * column.filled or column.filled < 4 else 0.0
        case "bib", Looks.WHOLE:
            return 30.0 if column.distinct == column.filled and not column.running else 0.0
    return 0.0


def _rivalled(score: float, name: str, at: int, pairs: Sequence[tuple[float, int, str, int]]) -> bool:
    """Whether another column would have fed the field just as well."""
    return any(other == score and field == name and column != at for other, _, field, column in pairs)
