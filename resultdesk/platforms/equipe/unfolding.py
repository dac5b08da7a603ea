"""One flat start list unfolded into people, horses, clubs, teams and starts: the same person and horse once.

Everything that the list names gets an ID that comes out the same whenever the same is named again, so that sending the
list a second time updates instead of doubling: from the licence or FEI ID where there is one, else from the names.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence

from resultdesk.core.fields import Field, Kind, Settings
from resultdesk.core.language import N_
from resultdesk.platforms.contract import Table
from resultdesk.platforms.equipe.collections import (
    CATEGORIES,
    CATEGORY_WORDS,
    COLLECTION_WORDS,
    FIELDS,
    FOREIGN_ID,
    SECTIONS,
    SEX_WORDS,
    SEXES,
    WHERE_COMPETITION,
)
from resultdesk.platforms.equipe.payload import Part
from resultdesk.platforms.offers import Branch

_COUNTRY_WANTS = N_("three letters as at the Olympics: NED, GER, SUI")

START_LIST = (
    Field("st", N_("Start number"), "bib", wants=N_("the number that is called"), example="1"),
    Field("ord", N_("Start order"), "start_order", Kind.NUMBER, wants=N_("a whole number"), example="1"),
    Field("rider.first_name", N_("Rider's first name"), "first_name", required=True, example="Lyndon"),
    Field("rider.last_name", N_("Rider's last name"), "last_name", required=True, example="Johns"),
    Field("rider.country", N_("Rider's country"), "country", Kind.COUNTRY, wants=_COUNTRY_WANTS, example="GER"),
    Field("rider.licence", N_("Rider's licence"), "licence", example="4092405"),
    Field("horse.name", N_("Horse"), "horse", required=True, example="FIREFLY W"),
    Field("horse.num", N_("Head number"), "horse_number", example="199"),
    Field("horse.fei_id", N_("Horse's FEI ID"), "fei_id", example="105BI25"),
    Field("horse.born_year", N_("Horse's year of birth"), "birth_year", wants=N_("four digits"), example="2010"),
    Field("horse.sex", N_("Horse's sex"), "horse_sex", Kind.CHOICE, choices=SEXES, words=SEX_WORDS),
    Field("horse.breed", N_("Breed"), "breed", example="Dutch Warmblood"),
    Field("horse.owner", N_("Owner"), "owner", example="Spruce Meadows Ltd."),
    Field("club.name", N_("Club"), "club", example="Oslo Riding Academy"),
    Field("team.name", N_("Team"), "team_name", wants=N_("only where teams ride"), example="Oslo 1"),
    Field(
        "category", N_("Category"), "horse_category", Kind.CHOICE, choices=CATEGORIES, words=CATEGORY_WORDS, example="H"
    ),
    Field("section", N_("Section"), "section", Kind.CHOICE, choices=SECTIONS, example="A"),
    Field(
        "competition.foreign_id",
        N_("Competition"),
        "competition",
        wants=N_("its ID, where the list holds several competitions"),
        example="2686-889-84",
    ),
)

_OWN = {"rider": "people", "horse": "horses", "club": "clubs", "team": "teams"}
_IDENTITY: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "rider": (("licence",), ("first_name", "last_name", "country")),
    "horse": (("fei_id",), ("name", "born_year")),
    "club": (("name",),),
    "team": (("name",),),
}
"""Which columns say who somebody is: the first group of which one is filled."""
_CALLED = {"rider": ("first_name", "last_name"), "horse": ("name",), "club": ("name",), "team": ("name",)}


def unfold(table: Table, settings: Settings) -> list[Part]:
    """The parts of a flat start list. Only the starts count as rows: the others are what they refer to."""
    found: dict[str, dict[str, dict[str, str]]] = {collection: {} for collection in _OWN.values()}
    rows_of: dict[str, list[int]] = {collection: [] for collection in _OWN.values()}
    named = {thing: _identities(table, thing) for thing in _OWN}
    starts: list[dict[str, str]] = []
    for at, number in enumerate(table.numbers):
        start = {name: texts[at] for name, texts in table.texts.items() if name.partition(".")[0] not in _OWN}
        competition = start.get("competition.foreign_id") or settings.get(WHERE_COMPETITION, "")
        for thing, collection in _OWN.items():
            identity = named[thing][at]
            if not identity:
                continue
            if thing == "team" and competition:  # a team of the same name rides in another competition as another team
                identity = _hash("team", identity, competition)
            start[f"{thing}.{FOREIGN_ID}"] = identity
            if identity not in found[collection]:
                found[collection][identity] = {FOREIGN_ID: identity}
                rows_of[collection].append(number)
            _complete(found[collection][identity], _fitting(collection, _columns(table, thing, at)))
        if start.get("team.foreign_id"):
            of_start = {name: start.get(name, "") for name in ("club.foreign_id", "competition.foreign_id")}
            _complete(found["teams"][start["team.foreign_id"]], of_start)
        start[FOREIGN_ID] = _hash(
            "start", competition, start.get("rider.foreign_id", ""), start.get("horse.foreign_id", "")
        )
        starts.append(start)
    parts = [
        Part(
            collection, _table(list(records.values()), rows_of[collection]), _plain(collection, settings), counted=False
        )
        for collection, records in found.items()
        if records
    ]
    return [*parts, Part("starts", _table(starts, list(table.numbers)), settings)]


def tree(table: Table) -> list[Branch]:
    """What the list unfolds into, by name with all rows that name it, for a look before sending."""
    branches = []
    for thing, collection in _OWN.items():
        rows: dict[str, list[int]] = {}
        names: dict[str, str] = {}
        for at, identity in enumerate(_identities(table, thing)):
            if identity:
                rows.setdefault(identity, []).append(table.numbers[at])
                names.setdefault(identity, _shown(_columns(table, thing, at)) or identity)
        if rows:
            branches.append(Branch(COLLECTION_WORDS[collection], _apart(names, rows)))
    return branches


def identify(thing: str, columns: Mapping[str, str]) -> str:
    """The stable ID of a rider, horse, club or team; "" where the row names none."""
    for group in _IDENTITY[thing]:
        parts = [_folded(columns.get(name, "")) for name in group]
        if any(parts):
            return _hash(thing, *parts)
    return ""


def _identities(table: Table, thing: str) -> list[str]:
    """The ID of each row's rider, horse, club or team.

    Rows of one name are one where nothing that they say of it differs: a licence or country that stands in one row and
    is left out in the next does not make two riders.
    """
    rows = [_columns(table, thing, at) for at in range(len(table))]
    found = [identify(thing, columns) for columns in rows]
    namesakes: dict[tuple[str, ...], list[int]] = {}
    for at, columns in enumerate(rows):
        name = tuple(_folded(columns.get(part, "")) for part in _CALLED[thing])
        if all(name):
            namesakes.setdefault(name, []).append(at)
    for places in namesakes.values():
        one = _united(thing, [rows[at] for at in places]) if len(places) > 1 else None
        if one is not None:
            for at in places:
                found[at] = identify(thing, one)
    return found


def _united(thing: str, rows: Sequence[Mapping[str, str]]) -> dict[str, str] | None:
    """What rows of one name say together of who it is; None where they speak of several."""
    one: dict[str, str] = {}
    for columns in rows:
        for name in (name for group in _IDENTITY[thing] for name in group):
            text = columns.get(name, "")
            if text and _folded(one.setdefault(name, text)) != _folded(text):
                return None
    return one


def _complete(record: dict[str, str], columns: Mapping[str, str]) -> None:
    """Fill what earlier rows have left out."""
    for name, text in columns.items():
        if text and not record.get(name):
            record[name] = text


def _columns(table: Table, thing: str, at: int) -> dict[str, str]:
    prefix = f"{thing}."
    return {name.removeprefix(prefix): texts[at] for name, texts in table.texts.items() if name.startswith(prefix)}


def _fitting(collection: str, columns: Mapping[str, str]) -> dict[str, str]:
    """The columns that the collection's records have; a team's name goes no further, the seed has no place for it."""
    known = {field.name for field in FIELDS[collection]}
    return {name: text for name, text in columns.items() if name in known and text}


def _plain(collection: str, settings: Settings) -> dict[str, str]:
    """The settings for what starts refer to: conditions are the starts' alone, but teams ride in their competition."""
    keys = ("meeting_id", "skip_user_changed", "st", *((WHERE_COMPETITION,) if collection == "teams" else ()))
    return {key: settings[key] for key in keys if key in settings}


def _table(records: Sequence[Mapping[str, str]], numbers: Sequence[int]) -> Table:
    names = dict.fromkeys(name for record in records for name in record)
    return Table(numbers, {name: [record.get(name, "") for record in records] for name in names})


def _shown(columns: Mapping[str, str]) -> str:
    return " ".join(filter(None, (columns.get(name, "") for name in ("first_name", "last_name", "name"))))


def _apart(names: Mapping[str, str], rows: Mapping[str, Sequence[int]]) -> dict[str, Sequence[int]]:
    """Rows by name; two of the same name stay two."""
    found: dict[str, Sequence[int]] = {}
    for identity, name in names.items():
        same = 1
        shown = name
        while shown in found:
            same += 1
            shown = f"{name} ({same})"
        found[shown] = rows[identity]
    return found


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
