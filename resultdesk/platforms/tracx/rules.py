"""What Tracx refuses (seed 000, "Constraints / Rules") and what a race office expects besides (issue 2, point 2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from resultdesk.checking.rules import countries, dates, numbers, rows, texts, words
from resultdesk.core.fields import Choice, Settings
from resultdesk.core.problems import Level, Rule
from resultdesk.core.values.words import Gender, State
from resultdesk.platforms.tracx.fields import CHIP_LENGTH, GENDERS, LONGEST, STATES

_GENDERS = {Gender(word): word for word in GENDERS}
_STATES = {State(word): word for word in STATES}


def rules(
    settings: Settings,
    lists: Mapping[str, Sequence[Choice]],
    today: date | None = None,
) -> tuple[Rule, ...]:
    """The rules of a participant. ``lists["race_id"]`` are the races of the chosen event, where they are known."""
    day = today or datetime.now(UTC).astimezone().date()
    return (
        *_identity(),
        *_person(day),
        *_race(lists.get("race_id"), settings.get("race_id", "")),
        *_optional(),
        texts.present("unique_id", "first_name", "last_name", "date_of_birth", "race_id"),
    )


def _identity() -> tuple[Rule, ...]:
    field = "unique_id"
    return (
        rows.required_or_from(field, "start_number"),
        texts.clean_text(field, Level.ERROR),
        texts.alpha_dash(field),
        texts.max_length(field, LONGEST),
        texts.unique(field),
    )


def _person(today: date) -> tuple[Rule, ...]:
    names = [
        (texts.required(field), texts.clean_text(field), texts.max_length(field, LONGEST))
        for field in ("first_name", "last_name")
    ]
    born = "date_of_birth"
    return (
        *(rule for of_name in names for rule in of_name),
        texts.required(born),
        texts.clean_text(born, Level.ERROR),
        dates.birth_date(born, today),
    )


def _race(races: Sequence[Choice] | None, chosen: str) -> tuple[Rule, ...]:
    """An empty list tells nothing: it is also what a token gets that may not list the event's races (seed 001)."""
    field = "race_id"
    known = numbers.listed(field, races) if races else numbers.unlisted(field, "event_id")
    for_all = [numbers.chosen_is_listed(field, chosen, races)] if races and chosen else []
    return texts.required(field, chosen), texts.clean_text(field, Level.ERROR), known, *for_all


def _optional() -> tuple[Rule, ...]:
    return (
        texts.clean_text("country_code", Level.ERROR),
        countries.iso_country("country_code"),
        texts.clean_text("team_name"),
        texts.max_length("team_name", LONGEST),
        texts.clean_text("start_number", Level.ERROR),
        texts.alpha_dash("start_number"),
        texts.max_length("start_number", LONGEST),
        texts.unique("start_number", Level.WARNING),
        texts.clean_text("chip_code", Level.ERROR),
        texts.exact_length("chip_code", CHIP_LENGTH, fix="pad_chip_code"),
        texts.unique("chip_code", Level.WARNING),
        texts.clean_text("gender", Level.ERROR),
        words.gender("gender", _GENDERS),
        texts.clean_text("state", Level.ERROR),
        words.state("state", _STATES),
    )
