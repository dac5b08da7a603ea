"""What can be picked for a cell, instead of typed: countries, allowed words, the races of the event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QLocale

from resultdesk.core.fields import Field, Kind, in_words
from resultdesk.core.language import translate
from resultdesk.core.values import countries
from resultdesk.core.values.codes import folded
from resultdesk.desk.document import Document


@dataclass(frozen=True, slots=True)
class Pick:
    """An entry: what is written into the cell, what is read in the list, and the words that find it.

    ``found_by`` is folded and parted by " ; ", the value first.
    """

    value: str
    label: str
    found_by: str


def ranked(entries: Sequence[Pick], typed: str) -> list[Pick]:
    """The entries that a text finds, the likeliest first: its code, then names that begin with it, then the rest."""
    wanted = folded(typed)
    if not wanted:
        return list(entries)
    found = []
    for at, entry in enumerate(entries):
        names = entry.found_by.split(" ; ")
        if wanted == names[0]:
            found.append((0, at, entry))
        elif any(name == wanted for name in names):
            found.append((1, at, entry))
        elif names[1:] and names[1].startswith(wanted):
            found.append((2, at, entry))
        elif any(name.startswith(wanted) for name in names):
            found.append((3, at, entry))
        elif wanted in entry.found_by:
            found.append((4, at, entry))
    return [entry for _rank, _at, entry in sorted(found, key=lambda one: one[:2])]


def field_of(document: Document, column: int) -> Field | None:
    """The field that a column feeds."""
    name = document.mapping.field_of(column)
    return document.field(name) if name else None


def picks(document: Document, column: int) -> list[Pick]:
    """The entries for a column; none where anything may be typed."""
    field = field_of(document, column)
    if field is None:
        return []
    if field.kind is Kind.COUNTRY:
        return list(_countries(len(field.example) == 3))
    if field.choices:
        return [_choice(field, value) for value in field.choices]
    for setting in document.platform.settings:
        if setting.fills == field.name and setting.key in document.lists:
            return [
                Pick(
                    choice.value,
                    f"{choice.value} · {choice.label}",
                    " ; ".join(map(folded, (choice.value, choice.label))),
                )
                for choice in document.lists[setting.key]
            ]
    return []


def _choice(field: Field, value: str) -> Pick:
    """A value with its words behind it, found by both."""
    words = translate(in_words(field, value))
    return Pick(value, value if words == value else f"{value} · {words}", " ; ".join(map(folded, (value, words))))


@cache
def _countries(olympic: bool) -> tuple[Pick, ...]:
    """All countries by name, with ISO alpha-2 or Olympic codes. Found by their names in any language."""
    from resultdesk.core.values.country_names import COUNTRIES

    names = {line.split("|")[0]: line.rsplit("|", 1)[1].replace(";", " ; ") for line in COUNTRIES.splitlines()}
    entries = []
    for code in countries.iso2_codes():
        name = QLocale.territoryToString(QLocale.codeToTerritory(code))
        value = countries.ioc(code) if olympic else code
        entries.append(Pick(value, f"{name} · {value}", f"{folded(value)} ; {folded(name)} ; {names.get(code, '')}"))
    return tuple(sorted((entry for entry in entries if entry.value), key=lambda entry: entry.label))
