"""The eleven fields of a Tracx participant (seed 000, "Fields"), in the order people think of them."""

from __future__ import annotations

from resultdesk.core.fields import Field, Kind
from resultdesk.core.language import N_

GENDERS = ("male", "female", "neutral")
STATES = (
    "before",
    "during",
    "paused",
    "resumed",
    "after",
    "finished",
    "did_not_finish",
    "disqualified",
    "did_not_start",
)
LONGEST = 100  # characters, of every text that seed 000 limits
CHIP_LENGTH = 7

FIELDS = (
    Field(
        "unique_id",
        N_("Unique ID"),
        "unique_id",
        Kind.ID,
        required=True,
        wants=N_("Letters, numbers, - and _, at most 100. The same ID again updates the participant."),
        example="418",
    ),
    Field(
        "first_name", N_("First name"), "first_name", required=True, wants=N_("At most 100 characters."), example="John"
    ),
    Field("last_name", N_("Last name"), "last_name", required=True, wants=N_("At most 100 characters."), example="Doe"),
    Field(
        "date_of_birth",
        N_("Date of birth"),
        "birth_date",
        Kind.DATE,
        required=True,
        wants=N_("Year, month and day, as in 2001-01-31."),
        example="2001-01-31",
    ),
    Field(
        "race_id",
        N_("Race"),
        "race",
        Kind.NUMBER,
        required=True,
        wants=N_("The number or the name of a race of the event."),
        example="1",
    ),
    Field(
        "country_code",
        N_("Country"),
        "country",
        Kind.COUNTRY,
        wants=N_("The two letters of the country (ISO)."),
        example="NL",
    ),
    Field("team_name", N_("Team"), "club", wants=N_("At most 100 characters."), example="AV Haarlem"),
    Field(
        "start_number",
        N_("Start number"),
        "bib",
        Kind.ID,
        wants=N_("Letters, numbers, - and _, at most 100."),
        example="418",
    ),
    Field(
        "chip_code",
        N_("Chip code"),
        "chip_code",
        Kind.ID,
        wants=N_("Exactly 7 characters, with zeros in front."),
        example="0000001",
    ),
    Field(
        "gender", N_("Gender"), "gender", Kind.CHOICE, wants=N_("One of three words."), example="male", choices=GENDERS
    ),
    Field("state", N_("State"), "state", Kind.CHOICE, wants=N_("One of nine words."), example="before", choices=STATES),
)
