"""Words for what RunSignup says and for what its rules find."""

from __future__ import annotations

from resultdesk.core.language import N_
from resultdesk.core.wording import ErrorWords, FixWords, ProblemWords

_MEND = N_("Nothing of it was stored. Mend it and send it again.")

ERRORS: dict[str, ErrorWords] = {
    "runsignup.key": ErrorWords(
        N_("RunSignup did not accept the key. It says: {says}."),
        N_("Check that the kind of key fits: older keys stand in plain text on the dashboard, v2 keys are generated."),
    ),
    "runsignup.permission": ErrorWords(
        N_("RunSignup knows this key but does not let it do this. It says: {says}."),
        N_("Ask the race's director for a key that may post results of this race."),
    ),
    "runsignup.no_race": ErrorWords(N_("RunSignup knows no such race."), N_("Choose the race from the list.")),
    "runsignup.no_event": ErrorWords(
        N_("RunSignup knows no such event of this race."), N_("Choose a virtual event from the list.")
    ),
    "runsignup.refused": ErrorWords(N_("RunSignup refused this. It says: {says}."), _MEND),
    "runsignup.rows_missing": ErrorWords(
        N_("RunSignup did not store every row as it was sent; the others are marked: {n}."),
        N_("Look at what is marked, mend it and send it again."),
    ),
    "runsignup.row": ErrorWords(
        N_("Row {place} cannot be sent: \u201c{value}\u201d is not ready."), N_("Mend it under Check.")
    ),
}

NEWS: dict[str, ErrorWords] = {
    "runsignup.signed_in": ErrorWords(
        N_("Signed in. This key may list 1 race."), many=N_("Signed in. This key may list {n} races.")
    ),
    "runsignup.other_event": ErrorWords(
        N_("Only {here} of {of} runners are entered in {event}; {there} are in {other}."),
        N_("Switch to {other}?"),
        many=N_("Only {here} of {of} runners are entered in {event}; {there} are in {other}."),
    ),
    "runsignup.not_entered": ErrorWords(
        N_("1 of {of} runners is not entered in {event}."),
        N_("Check the event and the bibs before you send."),
        many=N_("{n} of {of} runners are not entered in {event}."),
    ),
}

PROBLEMS: dict[str, ProblemWords] = {
    "bib_num.either": ProblemWords(
        N_("Neither a bib nor a registration ID stands in this row; one of them is needed."),
        N_("1 row has neither a bib nor a registration ID."),
        N_("{n} rows have neither a bib nor a registration ID."),
    ),
    "bib_num.missing": ProblemWords(
        N_("No column gives the bib or the registration ID. Choose a column for one of them."),
        N_("No column gives the bib or the registration ID. Choose a column for one of them."),
        N_("No columns give the bib or the registration ID. Choose a column for one of them."),
    ),
    "bib_num.other": ProblemWords(
        N_("Registration {registration} has bib {bib}. RunSignup goes by the registration."),
        N_("1 bib is not that of its registration."),
        N_("{n} bibs are not those of their registrations."),
    ),
    "bib_num.not_entered": ProblemWords(
        N_("Nobody in this event has bib {bib}."),
        N_("1 bib is not in this event."),
        N_("{n} bibs are not in this event."),
    ),
    "registration_id.not_entered": ProblemWords(
        N_("Registration {registration} is not in this event."),
        N_("1 registration is not in this event."),
        N_("{n} registrations are not in this event."),
    ),
    "runsignup.choose_set": ProblemWords(
        N_("This event has several result sets. Choose one under Send."),
        N_("This event has several result sets. Choose one under Send."),
        N_("These events have several result sets. Choose one under Send."),
    ),
    "clock_time.too_fine": ProblemWords(
        N_("RunSignup takes tenths of a second, and {value} is finer."),
        N_("1 time is finer than tenths of a second."),
        N_("{n} times are finer than tenths of a second."),
    ),
    "tally_value.cleared": ProblemWords(
        N_("This is empty, so the tally on RunSignup will be cleared."),
        N_("1 tally is empty and will be cleared on RunSignup."),
        N_("{n} tallies are empty and will be cleared on RunSignup."),
    ),
    "tally_value.number": ProblemWords(
        N_("\u201c{value}\u201d is a number, but not written as RunSignup takes it."),
        N_("1 tally is not written as RunSignup takes it."),
        N_("{n} tallies are not written as RunSignup takes them."),
    ),
    "tally_value.not_a_number": ProblemWords(
        N_("\u201c{value}\u201d is not clearly one number."),
        N_("1 tally is not clearly one number."),
        N_("{n} tallies are not clearly one number each."),
    ),
    "elevation_gain_in_mm.unit": ProblemWords(
        N_("This is in {unit}, and RunSignup takes millimetres."),
        N_("1 elevation gain is in {unit}."),
        N_("{n} elevation gains are in {unit}."),
    ),
    "elevation_gain_in_mm.which_unit": ProblemWords(
        N_("Is this in metres, feet or millimetres? RunSignup takes millimetres."),
        N_("1 elevation gain does not say what it is in."),
        N_("{n} elevation gains do not say what they are in."),
    ),
    "elevation_gain_in_mm.not_a_gain": ProblemWords(
        N_("\u201c{value}\u201d is not an elevation gain."),
        N_("1 cell is not an elevation gain."),
        N_("{n} cells are not elevation gains."),
    ),
}

_WHICH_UNIT = N_("What are the elevation gains in?")
_WHICH_TENTH = N_("What happens to hundredths?")

FIXES: dict[str, FixWords] = {
    "tenths": FixWords(N_("Write {value}"), N_("Write 1 time in tenths"), N_("Write {n} times in tenths")),
    "tenths.up": FixWords(
        N_("Round up to {value}"),
        N_("Round 1 time up: {before} is {after}"),
        N_("Round {n} times up: {before} is {after}"),
        _WHICH_TENTH,
    ),
    "tenths.cut": FixWords(
        N_("Cut to {value}"),
        N_("Cut 1 time: {before} is {after}"),
        N_("Cut {n} times: {before} is {after}"),
        _WHICH_TENTH,
    ),
    "leave": FixWords(
        N_("Leave the tally as it is"), N_("Leave 1 tally as it is"), N_("Leave {n} tallies as they are")
    ),
    "plain_number": FixWords(N_("Write {value}"), N_("Write 1 number plainly"), N_("Write {n} numbers plainly")),
    "plain_number.thousands": FixWords(
        N_("Thousands: {value}"),
        N_("The comma marks thousands: {before} is {after} (1 cell)"),
        N_("The comma marks thousands: {before} is {after} ({n} cells)"),
        N_("What is the comma for?"),
    ),
    "plain_number.decimals": FixWords(
        N_("Decimals: {value}"),
        N_("The comma marks decimals: {before} is {after} (1 cell)"),
        N_("The comma marks decimals: {before} is {after} ({n} cells)"),
        N_("What is the comma for?"),
    ),
    "to_millimetres": FixWords(
        N_("Write {value}"), N_("Write 1 elevation gain in mm"), N_("Write {n} elevation gains in mm")
    ),
    "to_millimetres.m": FixWords(
        N_("Metres: {value}"), N_("Metres: {before} is {after} (1 cell)"),
        N_("Metres: {before} is {after} ({n} cells)"), _WHICH_UNIT,
    ),
    "to_millimetres.ft": FixWords(
        N_("Feet: {value}"), N_("Feet: {before} is {after} (1 cell)"), N_("Feet: {before} is {after} ({n} cells)"),
        _WHICH_UNIT,
    ),
    "to_millimetres.mm": FixWords(
        N_("Millimetres: {value}"), N_("Millimetres: {before} is {after} (1 cell)"),
        N_("Millimetres: {before} is {after} ({n} cells)"), _WHICH_UNIT,
    ),
    "bib_of_registration": FixWords(
        N_("Change to {value}"), N_("Write the bib of 1 registration"), N_("Write the bibs of {n} registrations")
    ),
}  # fmt: skip
