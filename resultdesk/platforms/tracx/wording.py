"""Words for what Tracx says."""

from __future__ import annotations

from resultdesk.core.language import N_
from resultdesk.core.wording import ErrorWords, FixWords, ProblemWords
from resultdesk.platforms.tracx import thing_words

ERRORS: dict[str, ErrorWords] = {
    "tracx.token_refused": ErrorWords(
        N_("Tracx does not know this connect token, or it has run out."),
        N_("Make a new one in the Tracx dashboard and enter it under Accounts."),
    ),
    "tracx.forbidden": ErrorWords(
        N_("This token may not do this: it lacks the permission {permission}."),
        N_("Give the token that permission in the Tracx dashboard, or use another one."),
    ),
    "tracx.refused": ErrorWords(
        N_("Tracx refused the whole upload. It says: {says}."), N_("Nothing was queued. Mend it and send it again.")
    ),
    "tracx.rows_refused": ErrorWords(
        N_("The rows that Tracx minds are marked: {n}. It queues nothing that comes together with such a row."),
        N_("Mend what is marked and send it again."),
    ),
}

NEWS: dict[str, ErrorWords] = {
    "tracx.signed_in": ErrorWords(
        N_("Signed in. This token may list 1 event."), many=N_("Signed in. This token may list {n} events.")
    ),
    "tracx.signed_in_unlisted": ErrorWords(
        N_("Signed in. This token may not list events."), N_("Type the numbers of the event and the race yourself.")
    ),
}

# What the checks find, in words closer to a race office than the common ones of ``checking.wording``.
PROBLEMS: dict[str, ProblemWords] = thing_words.PROBLEMS | {
    "unique_id.required": ProblemWords(
        N_("Each participant needs an ID of their own, and this row has none."),
        N_("1 row has no ID."),
        N_("{n} rows have no ID."),
    ),
    "unique_id.duplicate": ProblemWords(
        N_("The ID {value} also stands in row {rows}. Tracx would keep only one of them."),
        N_("1 row has the ID of another."),
        N_("{n} rows share an ID with another row."),
    ),
    "start_number.duplicate": ProblemWords(
        N_("Start number {value} also stands in row {rows}."),
        N_("1 start number stands more than once."),
        N_("{n} rows share a start number with another row."),
    ),
    "chip_code.duplicate": ProblemWords(
        N_("Chip {value} also stands in row {rows}."),
        N_("1 chip stands more than once."),
        N_("{n} rows share a chip with another row."),
    ),
    "chip_code.length": ProblemWords(
        N_("A chip code has {wanted} characters, and this has {length}."),
        N_("1 chip code does not have {wanted} characters."),
        N_("{n} chip codes do not have {wanted} characters."),
    ),
    "date_of_birth.required": ProblemWords(
        N_("The date of birth is empty here, and Tracx needs it."),
        N_("1 row has no date of birth."),
        N_("{n} rows have no date of birth."),
    ),
    "date_of_birth.notation": ProblemWords(
        N_("Tracx wants the year first, as in 2001-01-31."),
        N_("1 birth date is not written year first."),
        N_("{n} birth dates are not written year first."),
    ),
    "date_of_birth.day_or_month": ProblemWords(
        N_("“{value}” can be read in more than one way. Say what comes first in this column."),
        N_("1 birth date can be read in more than one way."),
        N_("{n} birth dates can be read in more than one way."),
    ),
    "date_of_birth.two_digit_year": ProblemWords(
        N_("The year has two digits. Say which century is meant."),
        N_("1 birth date has a year of two digits."),
        N_("{n} birth dates have a year of two digits."),
    ),
    "date_of_birth.year_only": ProblemWords(
        N_("This is a year alone; Tracx needs a day and a month too."),
        N_("1 birth date is a year alone."),
        N_("{n} birth dates are years alone."),
    ),
    "date_of_birth.no_such_day": ProblemWords(
        N_("There is no such day as “{value}”."),
        N_("1 birth date is a day that does not exist."),
        N_("{n} birth dates are days that do not exist."),
    ),
    "date_of_birth.not_a_date": ProblemWords(
        N_("“{value}” cannot be read as a date."),
        N_("1 birth date cannot be read as a date."),
        N_("{n} birth dates cannot be read as dates."),
    ),
    "date_of_birth.future": ProblemWords(
        N_("{value} is still to come. Check the year."),
        N_("1 birth date is still to come."),
        N_("{n} birth dates are still to come."),
    ),
    "date_of_birth.too_old": ProblemWords(
        N_("Born more than {years} years ago? Check the year."),
        N_("1 birth date is more than {years} years ago."),
        N_("{n} birth dates are more than {years} years ago."),
    ),
    "race_id.required": ProblemWords(
        N_("This row has no race."), N_("1 row has no race."), N_("{n} rows have no race.")
    ),
    "race_id.missing": ProblemWords(
        N_("Choose a race for all rows, or the column that names the race."),
        N_("Choose a race for all rows, or the column that names the race."),
        N_("Choose a race for all rows, or the column that names the race."),
    ),
    "race_id.named": ProblemWords(
        N_("“{value}” is the name of a race. Choose the event, and its number is read from the list of races."),
        N_("1 race is named. Choose the event, and its number is read."),
        N_("{n} races are named. Choose the event, and their numbers are read."),
    ),
    "race_id.name": ProblemWords(
        N_("“{value}” is the name of a race of this event. Tracx wants its number."),
        N_("1 race is named, and its number is known."),
        N_("{n} races are named, and their numbers are known."),
    ),
    "race_id.integer": ProblemWords(
        N_("“{value}” is not the number of a race."),
        N_("1 race is not a number."),
        N_("{n} races are not numbers."),
    ),
    "race_id.not_listed": ProblemWords(
        N_("The event has no race “{value}”."),
        N_("1 race is none of the event's."),
        N_("{n} races are none of the event's."),
    ),
    "gender.choice": ProblemWords(
        N_("Tracx takes male, female or neutral, or nothing at all, and this is “{value}”."),
        N_("1 gender is in other words than Tracx takes."),
        N_("{n} genders are in other words than Tracx takes."),
    ),
    "gender.letter": ProblemWords(
        N_("“{value}” can mean more than one thing. Say what it means in this column."),
        N_("1 letter for the gender can mean more than one thing."),
        N_("{n} letters for the gender can mean more than one thing."),
    ),
    "state.choice": ProblemWords(
        N_("“{value}” is none of the states that Tracx has. Leave it empty, or choose one of these: {allowed}."),
        N_("1 state is none that Tracx has."),
        N_("{n} states are none that Tracx has."),
    ),
}

FIXES: dict[str, FixWords] = {
    "set.event_id": FixWords(N_("Choose the event"), N_("Choose the event"), N_("Choose the event")),
    "pad_chip_code": FixWords(N_("Pad to {value}"), N_("Pad 1 chip code"), N_("Pad {n} chip codes")),
}
