"""Words for problems and fixes, by what is wrong: "*.<what>" serves every field, {field} is the field's label."""

from __future__ import annotations

from resultdesk.core.language import N_
from resultdesk.core.wording import FixWords, ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "*.missing": ProblemWords(
        N_("No column gives the {field}. Choose its column, or one value for all rows where there is a choice."),
        N_("No column gives the {field}. Choose its column, or one value for all rows where there is a choice."),
        N_("No columns give the {field}. Choose a column, or one value for all rows where there is a choice."),
    ),
    "*.required": ProblemWords(
        N_("{field} is empty here, and it is needed."), N_("1 row has no {field}."), N_("{n} rows have no {field}.")
    ),
    "*.blanks": ProblemWords(
        N_("There is a blank before or after the text."),
        N_("1 cell of {field} begins or ends with a blank."),
        N_("{n} cells of {field} begin or end with a blank."),
    ),
    "*.invisible": ProblemWords(
        N_("There are characters here that cannot be seen."),
        N_("1 cell of {field} has characters that cannot be seen."),
        N_("{n} cells of {field} have characters that cannot be seen."),
    ),
    "*.accents": ProblemWords(
        N_("The accents are broken: “{value}”."),
        N_("1 cell of {field} has broken accents."),
        N_("{n} cells of {field} have broken accents."),
    ),
    "*.lost_letter": ProblemWords(
        N_("A letter of “{value}” is lost. Open the file with another encoding, or type the letter."),
        N_("1 cell of {field} has lost a letter."),
        N_("{n} cells of {field} have lost letters."),
    ),
    "*.too_long": ProblemWords(
        N_("This is longer than {most} characters."),
        N_("1 cell of {field} is longer than {most} characters."),
        N_("{n} cells of {field} are longer than {most} characters."),
    ),
    "*.length": ProblemWords(
        N_("This has {length} characters, and {field} needs {wanted}."),
        N_("1 cell of {field} does not have {wanted} characters."),
        N_("{n} cells of {field} do not have {wanted} characters."),
    ),
    "*.alpha_dash": ProblemWords(
        N_("Only letters, numbers, - and _ can stand in {field}, without blanks."),
        N_("1 cell of {field} has other characters than letters, numbers, - and _."),
        N_("{n} cells of {field} have other characters than letters, numbers, - and _."),
    ),
    "*.duplicate": ProblemWords(
        N_("{value} also stands in row {rows}."),
        N_("1 row shares its {field} with another."),
        N_("{n} rows share their {field} with another."),
    ),
    "*.integer": ProblemWords(
        N_("{field} needs a whole number, and this is “{value}”."),
        N_("1 cell of {field} is not a whole number."),
        N_("{n} cells of {field} are not whole numbers."),
    ),
    "*.not_listed": ProblemWords(
        N_("“{value}” is not in the list for {field}. Choose one that is."),
        N_("1 cell of {field} is not in the list."),
        N_("{n} cells of {field} are not in the list."),
    ),
    "*.name": ProblemWords(
        N_("“{value}” is a name in the list for {field}. Its number is wanted."),
        N_("1 cell of {field} has the name, not the number."),
        N_("{n} cells of {field} have the name, not the number."),
    ),
    "*.choice": ProblemWords(
        N_("“{value}” is none of the words that {field} takes: {allowed}."),
        N_("1 cell of {field} is none of the words it takes."),
        N_("{n} cells of {field} are none of the words it takes."),
    ),
    "*.letter": ProblemWords(
        N_("“{value}” can mean more than one thing. Say what it means in this column."),
        N_("1 letter for {field} can mean more than one thing."),
        N_("{n} letters for {field} can mean more than one thing."),
    ),
    "*.iso_country": ProblemWords(
        N_("“{value}” is not a two-letter country code."),
        N_("1 country is not a two-letter code."),
        N_("{n} countries are not two-letter codes."),
    ),
    "*.ioc_country": ProblemWords(
        N_("“{value}” is not an Olympic country code such as NED or GER."),
        N_("1 country is not an Olympic code such as NED or GER."),
        N_("{n} countries are not Olympic codes such as NED or GER."),
    ),
    "*.country": ProblemWords(
        N_("“{value}” can mean more than one country. Say which."),
        N_("1 country can mean more than one."),
        N_("{n} countries can mean more than one."),
    ),
    "*.notation": ProblemWords(
        N_("{field} is written year first, as in 2001-01-31."),
        N_("1 date is not written as in 2001-01-31."),
        N_("{n} dates are not written as in 2001-01-31."),
    ),
    "*.day_or_month": ProblemWords(
        N_("“{value}” can be read in more than one way. Say what comes first in this column."),
        N_("1 date can be read in more than one way: day or month first?"),
        N_("{n} dates can be read in more than one way: day or month first?"),
    ),
    "*.two_digit_year": ProblemWords(
        N_("The year has two digits. Say which century is meant."),
        N_("1 date has a year of two digits."),
        N_("{n} dates have a year of two digits."),
    ),
    "*.serial": ProblemWords(
        N_("“{value}” is how a spreadsheet counts days. Check the date that it stands for."),
        N_("1 date is a number, as a spreadsheet counts days."),
        N_("{n} dates are numbers, as a spreadsheet counts days."),
    ),
    "*.year_only": ProblemWords(
        N_("This is a year alone; a day and a month are needed too."),
        N_("1 date is a year alone."),
        N_("{n} dates are years alone."),
    ),
    "*.no_such_day": ProblemWords(
        N_("There is no such day as “{value}”."),
        N_("1 date is a day that does not exist."),
        N_("{n} dates are days that do not exist."),
    ),
    "*.not_a_date": ProblemWords(
        N_("“{value}” cannot be read as a date."),
        N_("1 cell of {field} cannot be read as a date."),
        N_("{n} cells of {field} cannot be read as dates."),
    ),
    "*.not_a_time": ProblemWords(
        N_("“{value}” cannot be read as a time."),
        N_("1 cell of {field} cannot be read as a time."),
        N_("{n} cells of {field} cannot be read as times."),
    ),
    "*.time_notation": ProblemWords(
        N_("“{value}” is a time in another notation than is taken here."),
        N_("1 time is in another notation."),
        N_("{n} times are in another notation."),
    ),
    "*.time_state": ProblemWords(
        N_("“{value}” is not one of the words that can stand for a time here."),
        N_("1 time is a word that is not taken here."),
        N_("{n} times are words that are not taken here."),
    ),
    "*.hours_or_minutes": ProblemWords(
        N_("“{value}” can be hours and minutes, or minutes and seconds. Say which."),
        N_("1 time can be hours and minutes, or minutes and seconds."),
        N_("{n} times can be hours and minutes, or minutes and seconds."),
    ),
    "*.minutes_or_seconds": ProblemWords(
        N_("“{value}” can be minutes and seconds, or seconds with a part. Say which."),
        N_("1 time can be minutes and seconds, or seconds with a part."),
        N_("{n} times can be minutes and seconds, or seconds with a part."),
    ),
    "*.bare_number": ProblemWords(
        N_("“{value}” is a bare number. Check the time that it stands for."),
        N_("1 time is a bare number."),
        N_("{n} times are bare numbers."),
    ),
    "*.future": ProblemWords(
        N_("{value} is still to come. Check the year."),
        N_("1 date is still to come."),
        N_("{n} dates are still to come."),
    ),
    "*.too_old": ProblemWords(
        N_("{value} is more than {years} years ago. Check the year."),
        N_("1 date is more than {years} years ago."),
        N_("{n} dates are more than {years} years ago."),
    ),
}

# Undo names are made of these too, so they name no field.
FIXES: dict[str, FixWords] = {
    "all": FixWords(
        N_("Apply the fix"), N_("Apply 1 fix that needs no question"), N_("Apply {n} fixes that need no question")
    ),
    "clean": FixWords(N_("Clean to “{value}”"), N_("Clean 1 cell"), N_("Clean {n} cells")),
    "accents": FixWords(
        N_("Write “{value}”"),
        N_("Mend the accents of 1 cell: {before} is {after}"),
        N_("Mend the accents of {n} cells: {before} is {after}"),
    ),
    "pad": FixWords(N_("Pad to {value}"), N_("Pad 1 cell with zeros"), N_("Pad {n} cells with zeros")),
    "cut": FixWords(N_("Cut to “{value}”"), N_("Cut 1 text to its length"), N_("Cut {n} texts to their length")),
    "dash": FixWords(
        N_("Change to {value}"),
        N_("Put - for what cannot stand there: 1 cell"),
        N_("Put - for what cannot stand there: {n} cells"),
    ),
    "fill": FixWords(
        N_("Fill in {value}"), N_("Fill 1 empty cell with {after}"), N_("Fill {n} empty cells with {after}")
    ),
    "from_other": FixWords(
        N_("Use {value}, the number in this row"),
        N_("Make 1 ID from the number in its row"),
        N_("Make {n} IDs from the numbers in their rows"),
    ),
    "whole_number": FixWords(
        N_("Write {value}"), N_("Write 1 cell as a whole number"), N_("Write {n} cells as whole numbers")
    ),
    "by_name": FixWords(
        N_("Change to {value}"), N_("Change 1 name to its number"), N_("Change {n} names to their numbers")
    ),
    "read_word": FixWords(
        N_("Change to {value}"),
        N_("Read “{before}” as {after}: 1 cell"),
        N_("Read words such as “{before}” as {after}: {n} cells"),
    ),
    "read_letter": FixWords(
        N_("Change to {value}"),
        N_("Here “{before}” means {after}: 1 cell"),
        N_("Here “{before}” means {after}: {n} cells"),
        N_("What does “{before}” mean in this column?"),
    ),
    "read_country": FixWords(
        N_("Change to {value}"), N_("Write 1 country as its code"), N_("Write {n} countries as their codes")
    ),
    "choose_country": FixWords(
        N_("Change to {value}"),
        N_("“{before}” is {after}: 1 cell"),
        N_("“{before}” is {after}: {n} cells"),
        N_("Which country is “{before}”?"),
    ),
    "choose_listed": FixWords(
        N_("Change to {value}"),
        N_("“{before}” is number {after}: 1 cell"),
        N_("“{before}” is number {after}: {n} cells"),
        N_("Which one is “{before}”?"),
    ),
    "read_country.ioc": FixWords(
        N_("Change to {value}"), N_("Olympic code: {before} is {after} (1 cell)"),
        N_("Olympic codes: {before} is {after} ({n} cells)"), N_("Which kind of code stands in this column?"),
    ),
    "read_country.iso3": FixWords(
        N_("Change to {value}"), N_("ISO code: {before} is {after} (1 cell)"),
        N_("ISO codes: {before} is {after} ({n} cells)"), N_("Which kind of code stands in this column?"),
    ),
    "read_country.car": FixWords(
        N_("Change to {value}"), N_("Sign as on cars: {before} is {after} (1 cell)"),
        N_("Signs as on cars: {before} is {after} ({n} cells)"),
        N_("Are these the signs as on cars?"),
    ),
    "read_time": FixWords(
        N_("Write {value}"), N_("Write 1 time as {after}"), N_("Write {n} times in one notation, such as {after}")
    ),
    "read_time.minutes": FixWords(
        N_("Minutes and seconds: {value}"),
        N_("Minutes and seconds: {before} is {after} (1 time)"),
        N_("Minutes and seconds: {before} is {after} ({n} times)"),
        N_("What do these times mean?"),
    ),
    "read_time.hours": FixWords(
        N_("Hours and minutes: {value}"),
        N_("Hours and minutes: {before} is {after} (1 time)"),
        N_("Hours and minutes: {before} is {after} ({n} times)"),
        N_("What do these times mean?"),
    ),
    "read_time.seconds": FixWords(
        N_("Seconds: {value}"),
        N_("Seconds: {before} is {after} (1 time)"),
        N_("Seconds: {before} is {after} ({n} times)"),
        N_("What do these numbers mean?"),
    ),
    "read_time.day": FixWords(
        N_("Part of a day: {value}"),
        N_("Part of a day, as spreadsheets count: {before} is {after} (1 time)"),
        N_("Part of a day, as spreadsheets count: {before} is {after} ({n} times)"),
        N_("What do these numbers mean?"),
    ),
    "read_date": FixWords(
        N_("Write {value}"), N_("Write 1 date year first: {after}"), N_("Write {n} dates year first, as in {after}")
    ),
    "read_date.proved_day_first": FixWords(
        N_("Write {value}"),
        N_("Row {proof_row} has {proof}, so the day comes first: write 1 date, {before} as {after}"),
        N_("Row {proof_row} has {proof}, so the day comes first: write {n} dates, such as {before} as {after}"),
    ),
    "read_date.proved_month_first": FixWords(
        N_("Write {value}"),
        N_("Row {proof_row} has {proof}, so the month comes first: write 1 date, {before} as {after}"),
        N_("Row {proof_row} has {proof}, so the month comes first: write {n} dates, such as {before} as {after}"),
    ),
    "read_date.proved_year_first": FixWords(
        N_("Write {value}"),
        N_("Row {proof_row} has {proof}, so the year comes first: write 1 date, {before} as {after}"),
        N_("Row {proof_row} has {proof}, so the year comes first: write {n} dates, such as {before} as {after}"),
    ),
    "read_date.day_first": FixWords(
        N_("Day first: {value}"), N_("Day first: {before} is {after} (1 date)"),
        N_("Day first: {before} is {after} ({n} dates)"), N_("What comes first in this column?"),
    ),
    "read_date.month_first": FixWords(
        N_("Month first: {value}"), N_("Month first: {before} is {after} (1 date)"),
        N_("Month first: {before} is {after} ({n} dates)"), N_("What comes first in this column?"),
    ),
    "read_date.year_first": FixWords(
        N_("Year first: {value}"), N_("Year first: {before} is {after} (1 date)"),
        N_("Year first: {before} is {after} ({n} dates)"), N_("What comes first in this column?"),
    ),
    "read_date.latest_year": FixWords(
        N_("Write {value}"), N_("The latest year that can be: {before} is {after} (1 date)"),
        N_("The latest year that can be: {before} is {after} ({n} dates)"), N_("Which century is meant?"),
    ),
    "read_date.century_before": FixWords(
        N_("Write {value}"), N_("A hundred years earlier: {before} is {after} (1 date)"),
        N_("A hundred years earlier: {before} is {after} ({n} dates)"), N_("Which century is meant?"),
    ),
    "read_date.serial": FixWords(
        N_("Write {value}"), N_("Count days as a spreadsheet does: {before} is {after} (1 date)"),
        N_("Count days as a spreadsheet does: {before} is {after} ({n} dates)"), N_("Do these numbers stand for days?"),
    ),
    "read_date.first_of_january": FixWords(
        N_("Write {value}"), N_("Use 1 January: {before} becomes {after} (1 date)"),
        N_("Use 1 January: {before} becomes {after} ({n} dates)"), N_("Only the year is known. Use 1 January?"),
    ),
}  # fmt: skip
