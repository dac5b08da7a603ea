"""One column with whole names, divided into first and last names by a choice that a person sees and can undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from resultdesk.core.edits import Edit, InsertColumn, Label
from resultdesk.core.fields import Field
from resultdesk.core.fields import Mapping as Match
from resultdesk.core.language import N_
from resultdesk.core.sheet import Sheet
from resultdesk.sheets.headings import fold, meanings_of

Names = tuple[str, str]
"""(first name, last name)."""
_SAMPLES = 3
_MOST = 0.8
"""Share of the names that a way must be able to divide to be offered."""
_PARTICLE_WORDS = """van von der den de het 't ten ter te vom zu zur af av d' da das do dos del della di la le las los
    du des el al"""
"""Words that begin a last name of several words."""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
FIRST, LAST = N_("First name"), N_("Last name")


@dataclass(frozen=True, slots=True)
class Way:
    """One way to divide the column. ``samples`` are (whole, first, last); ``left`` names stay whole, as last names."""

    code: str
    samples: tuple[tuple[str, str, str], ...]
    left: int
    edit: Edit


def needed(sheet: Sheet, match: Match, fields: Sequence[Field]) -> int | None:
    """The column with whole names, if the platform wants first and last names apart and no column feeds them."""
    wanted = {field.name for field in fields if field.meaning in ("first_name", "last_name")}
    if not wanted or wanted & set(match.columns):
        return None
    taken = set(match.columns.values())
    for at, column in enumerate(sheet.columns):
        if at not in taken and any(meaning == "full_name" for meaning, _ in meanings_of(column.header)):
            return at
    return None


def ways(sheet: Sheet, column: int, headers: tuple[str, str] = (FIRST, LAST)) -> list[Way]:
    """The ways to divide a column of names, the likeliest first; [] where it holds none with two words.

    Each way's edit puts two columns behind the column, which stays as it is. ``headers`` are theirs.
    """
    source = sheet.columns[column]
    distinct = source.distinct()
    found = []
    for code, divide in _order(source.header, distinct):
        divided = {text: divide(" ".join(text.split())) for text in distinct}
        known = {text: names for text, names in divided.items() if names is not None}
        if known and len(known) >= _MOST * len(distinct):
            samples = tuple((text, *names) for text, names in list(known.items())[:_SAMPLES])
            edit = _edit(sheet, column, known, headers)
            found.append(Way(code, samples, len(distinct) - len(known), edit))
    return found


def _edit(sheet: Sheet, column: int, known: Mapping[str, Names], headers: tuple[str, str]) -> Edit:
    names = [known.get(text, ("", text.strip())) for text in sheet.columns[column].texts()]
    return Edit(
        Label("names.split", {"column": sheet.columns[column].header}),
        (
            InsertColumn(column + 1, headers[0], tuple(first for first, _ in names)),
            InsertColumn(column + 2, headers[1], tuple(last for _, last in names)),
        ),
    )


def _order(header: str, distinct: Sequence[str]) -> list[tuple[str, Callable[[str], Names | None]]]:
    """The ways to try: by a comma or by capitals where those are there, else by what the header says."""
    commas = sum("," in text for text in distinct)
    if commas >= _MOST * max(1, len(distinct)):
        return [("names.comma", _comma)]
    capitals = sum(_capitals(text) is not None for text in distinct)
    if capitals >= _MOST * max(1, len(distinct)):
        return [("names.capitals", _capitals)]
    both: list[tuple[str, Callable[[str], Names | None]]] = [
        ("names.first_last", _first_last),
        ("names.last_first", _last_first),
    ]
    return both[::-1] if _says_last_first(header) else both


def _says_last_first(header: str) -> bool:
    """ "Cognome e nome", "Naam, voornaam", "Příjmení jméno"."""
    words = [
        meaning
        for word in fold(header).split()
        for meaning, _ in meanings_of(word)
        if meaning in ("first_name", "last_name", "full_name")
    ]
    return "last_name" in words[:1] or words[:2] == ["full_name", "first_name"]


def _comma(text: str) -> Names | None:
    last, _, first = text.partition(",")
    return (first.strip(), last.strip()) if last.strip() and first.strip() else None


def _capitals(text: str) -> Names | None:
    """ "Jan DE VRIES" and "DE VRIES Jan": the capitals are the last name."""
    words = text.split()
    high = [len(word.strip(".-'")) > 1 and word.isupper() for word in words]
    if not any(high) or all(high):
        return None
    last = [word for word, up in zip(words, high, strict=True) if up]
    first = [word for word, up in zip(words, high, strict=True) if not up]
    return " ".join(first), " ".join(last)


def _first_last(text: str) -> Names | None:
    words = text.split()
    if len(words) < 2:
        return None
    at = next(
        (at for at, word in enumerate(words) if at and word.casefold() in _PARTICLES and at < len(words) - 1), None
    )
    at = at if at is not None else (1 if len(words) == 2 else len(words) - 1)
    return " ".join(words[:at]), " ".join(words[at:])


def _last_first(text: str) -> Names | None:
    words = text.split()
    return (words[-1], " ".join(words[:-1])) if len(words) > 1 else None
