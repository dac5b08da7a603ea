"""The seven collections of a batch, in the order in which Equipe takes them, and their fields (seed 003).

The seed mixes Swedish and English names for the same (``fornamn``, ``first_name``); both are sent as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from resultdesk.core.fields import Field, Kind
from resultdesk.core.language import N_

ORDER = ("people", "horses", "clubs", "competitions", "schedules", "teams", "starts")

FOREIGN_ID = "foreign_id"
NAMING = ("first_name", "fornamn", "last_name", "efternamn", "name")
"""The columns that people know a record by."""
WHERE_COMPETITION = "where.competition.foreign_id"

COLLECTION_WORDS: Mapping[str, str] = {
    "people": N_("People"),
    "horses": N_("Horses"),
    "clubs": N_("Clubs"),
    "competitions": N_("Competitions"),
    "schedules": N_("Schedules"),
    "teams": N_("Teams"),
    "starts": N_("Starts"),
}
STATUSES = ("K", "L", "R", "N", "E", "I")
DISCIPLINES = ("H", "D", "F", "A", "K", "L", "U", "E", "R")
"""H jumping, D dressage, F eventing; the others are as platforms.md lists them."""
HORSE_OR_PONY = ("R", "P")
CATEGORIES = ("H", "A", "B", "C", "D", "E")
SECTIONS = ("A", "B")
DISCIPLINE_WORDS = (N_("jumping"), N_("dressage"), N_("eventing"))
"""H, D, F; what the other letters mean is not told."""
SEX_WORDS = (N_("gelding"), N_("mare"), N_("stallion"))
HORSE_OR_PONY_WORDS = (N_("horse"), N_("pony"))
CATEGORY_WORDS = (N_("horse"), N_("pony A"), N_("pony B"), N_("pony C"), N_("pony D"), N_("pony E"))
FLAG_WORDS = (N_("yes"), N_("no"))
SEXES = ("val", "sto", "hin")
"""val gelding, sto mare, hin stallion (observed)."""
FLAG = ("true", "false")


class Shape(Enum):
    """How a cell's text becomes a JSON value."""

    TEXT = "text"
    WHOLE = "whole"
    ORDINAL = "ordinal"
    """``st``: the seed sends "1" once and 1 elsewhere; the setting ``st`` says which."""
    FLAG = "flag"
    LOGO = "logo"
    OFFICIALS = "officials"
    CLOCK = "clock"


SHAPES: Mapping[str, Shape] = {
    "ord": Shape.WHOLE,
    "lagnr": Shape.WHOLE,
    "st": Shape.ORDINAL,
    "team": Shape.FLAG,
    "rid": Shape.FLAG,
    "logo_id": Shape.LOGO,
    "officials_data": Shape.OFFICIALS,
    "start_time": Shape.CLOCK,
}
"""All others are texts, also those that look like numbers (``born_year`` "2010")."""

RELATIONS: Mapping[str, str] = {
    "rider": "people",
    "payer": "people",
    "horse": "horses",
    "club": "clubs",
    "competition": "competitions",
    "team": "teams",
}
"""``rider.foreign_id`` in a record names a person by the column that the second part says."""


def _id(wants: str, example: str) -> Field:
    return Field(FOREIGN_ID, N_("ID"), "foreign_id", Kind.ID, required=True, wants=wants, example=example)


def _to(relation: str, label: str, meaning: str, example: str, *, required: bool = False) -> Field:
    name = f"{relation}.{FOREIGN_ID}"
    return Field(name, label, meaning, Kind.ID, required, N_("the ID that it has on its own sheet"), example)


_COUNTRY = Field(
    "country", N_("Country"), "country", Kind.COUNTRY, wants=N_("three letters as at the Olympics: NED, GER, SUI")
)
_ORDER_FIELDS = (
    Field("st", N_("Start number"), "bib", wants=N_("the number that is called"), example="1"),
    Field("ord", N_("Start order"), "start_order", Kind.NUMBER, wants=N_("a whole number"), example="1"),
)

FIELDS: Mapping[str, tuple[Field, ...]] = {
    "people": (
        _id(N_("a number or code that stays the same for this person"), "939"),
        Field("first_name", N_("First name"), "first_name", example="Lyndon"),
        Field("last_name", N_("Last name"), "last_name", example="Johns"),
        Field("fornamn", N_("First name (fornamn)"), "fornamn", example="Emma"),
        Field("efternamn", N_("Last name (efternamn)"), "efternamn", example="Andersson"),
        _COUNTRY,
        Field("licence", N_("Licence"), "licence", example="4092405"),
        Field("email", N_("E-mail"), "email", example="lars.larsson@example.com"),
        Field("telefon", N_("Telephone"), "phone", example="+46701234567"),
    ),
    "horses": (
        _id(N_("a number or code that stays the same for this horse"), "3330"),
        Field("num", N_("Head number"), "horse_number", example="199"),
        Field("name", N_("Name"), "horse", required=True, example="FIREFLY W"),
        Field("breed", N_("Breed"), "breed", example="Dutch Warmblood"),
        Field(
            "sex",
            N_("Sex"),
            "horse_sex",
            Kind.CHOICE,
            wants=N_("val gelding, sto mare, hin stallion"),
            choices=SEXES,
            words=SEX_WORDS,
        ),
        Field("born_year", N_("Year of birth"), "birth_year", wants=N_("four digits"), example="2010"),
        Field("sire", N_("Sire"), "sire", example="Nebab de Reve"),
        Field("dam_sire", N_("Dam's sire"), "dam_sire", example="Voltaire"),
        Field("owner", N_("Owner"), "owner", example="Spruce Meadows Ltd."),
        Field(
            "category",
            N_("Category"),
            "horse_category",
            Kind.CHOICE,
            wants=N_("H horse, A to E pony"),
            choices=CATEGORIES,
            words=CATEGORY_WORDS,
        ),
        Field("fei_id", N_("FEI ID"), "fei_id", example="105BI25"),
        _COUNTRY,
    ),
    "clubs": (
        _id(N_("a number or code that stays the same for this club"), "club_001"),
        Field("name", N_("Name"), "club", required=True, example="Oslo Riding Academy"),
        Field(
            "logo_id", N_("Logo"), "logo", wants=N_("a country's letters, or a number of four digits"), example="SWE"
        ),
        Field("logo_group", N_("Logo group"), "logo_group", example="flags48"),
    ),
    "competitions": (
        _id(N_("a number or code that stays the same for this competition"), "2686-889-84"),
        Field("clabb", N_("Number"), "competition_number", wants=N_("letters and digits"), example="276"),
        Field("name", N_("Name"), "race", required=True, example="Jumper - 1.30m"),
        Field("status", N_("Status"), "competition_status", Kind.CHOICE, choices=STATUSES, example="N"),
        Field("starts_on", N_("Day"), "day", Kind.DATE, wants=N_("as in 2024-03-17"), example="2024-03-17"),
        Field(
            "discipline",
            N_("Discipline"),
            "discipline",
            Kind.CHOICE,
            wants=N_("H jumping, D dressage, F eventing"),
            choices=DISCIPLINES,
            words=DISCIPLINE_WORDS,
        ),
        Field(
            "horse_pony",
            N_("Horse or pony"),
            "horse_or_pony",
            Kind.CHOICE,
            wants=N_("R horse, P pony"),
            choices=HORSE_OR_PONY,
            words=HORSE_OR_PONY_WORDS,
        ),
        Field(
            "team",
            N_("Team competition"),
            "team_competition",
            Kind.FLAG,
            wants=N_("true or false"),
            choices=FLAG,
            words=FLAG_WORDS,
        ),
        Field("arena", N_("Arena"), "arena", example="Radiant Domain"),
        Field("start_time", N_("Starts at"), "start_time", Kind.CLOCK, wants=N_("as in 09:00"), example="09:00"),
        Field(
            "officials_data",
            N_("Officials"),
            "officials",
            wants=N_("type: name (country), with ; between several"),
            example="course_designer: Isaiah Nightingale (GBR)",
        ),
    ),
    "schedules": (
        _id(N_("a number or code that stays the same for this entry"), "schedule_001"),
        _to("competition", N_("Competition"), "competition", "2686-889-84"),
    ),
    "teams": (
        _id(N_("a number or code that stays the same for this team"), "team_001"),
        *_ORDER_FIELDS,
        Field("lagnr", N_("Team number"), "team_number", Kind.NUMBER, wants=N_("a whole number"), example="1"),
        Field("lagledare", N_("Team leader"), "team_leader", example="Coach Anna Svensson"),
        _to("club", N_("Club"), "club", "club_001"),
        _to("payer", N_("Payer"), "payer", "payer_001"),
        _to("competition", N_("Competition"), "competition", "comp_team_001"),
    ),
    "starts": (
        _id(N_("a number or code that stays the same for this start"), "start_001"),
        *_ORDER_FIELDS,
        Field(
            "category",
            N_("Category"),
            "horse_category",
            Kind.CHOICE,
            choices=CATEGORIES,
            words=CATEGORY_WORDS,
            example="H",
        ),
        Field("section", N_("Section"), "section", Kind.CHOICE, choices=SECTIONS, example="A"),
        _to("rider", N_("Rider"), "rider", "939"),
        _to("horse", N_("Horse"), "horse", "3330"),
        _to("team", N_("Team"), "team", "team_001"),
        _to("club", N_("Club"), "club", "club_001"),
        _to("competition", N_("Competition"), "competition", "comp_team_001"),
    ),
}


def named(sheet: str) -> str | None:
    """The collection that a sheet's name says, in any case and with blanks around, or None."""
    folded = sheet.strip().casefold()
    return folded if folded in ORDER else None


def fields(collection: str, as_is: str = "") -> tuple[Field, ...]:
    """The fields of a collection, then the columns that a person sends as they are (names, comma between)."""
    known = FIELDS[collection]
    names = {field.name for field in known}
    extra = [name for part in as_is.split(",") if (name := part.strip()) and name not in names]
    return (*known, *(Field(name, name, name, wants=N_("sent as it is")) for name in dict.fromkeys(extra)))
