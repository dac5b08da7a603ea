"""Groups are said of things, "2 first names", never of cells."""

from __future__ import annotations

import pytest

from resultdesk.checking.groups import Group
from resultdesk.core.errors import DeskError
from resultdesk.core.problems import Level
from resultdesk.desk import sentences
from resultdesk.platforms.tracx.fields import FIELDS


def said(code: str, n: int) -> str:
    field = code.partition(".")[0]
    params = {"most": 100, "wanted": 7, "years": 110}
    return sentences.group(Group(code, field, 0, Level.ERROR, n, params), FIELDS)


@pytest.mark.parametrize(
    ("code", "n", "words"),
    [
        ("first_name.blanks", 1, "1 first name begins or ends with a blank."),
        ("first_name.blanks", 22, "22 first names begin or end with a blank."),
        ("last_name.invisible", 12, "12 last names have characters that cannot be seen."),
        ("unique_id.alpha_dash", 1, "1 ID has other characters than letters, numbers, - and _."),
        ("team_name.too_long", 1, "1 team is longer than 100 characters."),
        ("chip_code.length", 125, "125 chip codes do not have 7 characters."),
        ("last_name.required", 1, "1 row has no last name."),
        ("race_id.named", 312, "312 races are named. Choose the event, and their numbers are read."),
        ("race_id.named", 1, "1 race is named. Choose the event, and its number is read."),
    ],
)
def test_a_group_speaks_of_things(code: str, n: int, words: str) -> None:
    assert said(code, n) == words


WORN_BY_ALL = ("blanks", "invisible")


@pytest.mark.parametrize("what", WORN_BY_ALL)
@pytest.mark.parametrize("field", [field.name for field in FIELDS])
def test_no_field_speaks_of_cells(field: str, what: str) -> None:
    assert "cell" not in said(f"{field}.{what}", 2)


def test_refused_rows_say_nothing_of_the_others() -> None:
    """They may have been queued without them meanwhile: only the headline knows."""
    told = str(sentences.error(DeskError("tracx.rows_refused", n=2)))
    assert "marked: 2" in told
    assert "queued nothing" not in told
    assert told.endswith("Mend what is marked and send it again.")


def test_the_event_can_be_chosen_by_its_own_words() -> None:
    assert sentences.choosing("event_id", "Event") == "Choose the event"
    assert sentences.choosing("heat", "Heat") == "Choose: Heat"
