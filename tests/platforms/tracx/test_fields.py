"""The eleven fields are those of seed 000, with what people need to choose a column."""

from __future__ import annotations

import pytest

from resultdesk.core.fields import Field
from resultdesk.platforms.tracx.fields import FIELDS

REQUIRED = {"unique_id", "first_name", "last_name", "date_of_birth", "race_id"}
OPTIONAL = {"country_code", "team_name", "start_number", "chip_code", "gender", "state"}


def test_they_are_the_seeds_eleven() -> None:
    assert {field.name for field in FIELDS if field.required} == REQUIRED
    assert {field.name for field in FIELDS if not field.required} == OPTIONAL


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_each_says_what_it_is_what_it_wants_and_shows_an_example(field: Field) -> None:
    assert field.label
    assert field.wants
    assert field.example
    assert field.meaning


def test_choices_are_the_seeds_words() -> None:
    choices = {field.name: field.choices for field in FIELDS if field.choices}
    assert choices == {
        "gender": ("male", "female", "neutral"),
        "state": ("before", "during", "paused", "resumed", "after", "finished", "did_not_finish", "disqualified",
                  "did_not_start"),
    }  # fmt: skip


def test_meanings_are_distinct() -> None:
    assert len({field.meaning for field in FIELDS}) == len(FIELDS)
