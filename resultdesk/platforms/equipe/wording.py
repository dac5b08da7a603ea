"""Words for what Equipe says and for what only it minds."""

from __future__ import annotations

from resultdesk.core.language import N_
from resultdesk.core.wording import ErrorWords, FixWords, ProblemWords

ERRORS: dict[str, ErrorWords] = {
    "equipe.meeting": ErrorWords(
        N_("“{value}” is not the number of a meeting."),
        N_("It stands in the address of the meeting's page. Choose the meeting on the Send page."),
    ),
    "equipe.replace_without_where": ErrorWords(
        N_("Replacing is only possible for one competition, and none has been chosen."),
        N_("Choose the competition, or switch replacing off. Nothing has been sent."),
    ),
    "equipe.replace_with_nothing": ErrorWords(
        N_("Replacing with an empty sheet would remove everybody, so it is not done."),
        N_("Put the rows into the sheet first. Nothing has been sent."),
    ),
    "equipe.stopped": ErrorWords(
        N_("Equipe stopped at a row. It says: {words}"), N_("Mend it and send again: what is there is only updated.")
    ),
    "equipe.stopped_after": ErrorWords(
        N_("Equipe saved {saved} and then stopped. It says: {words}"),
        N_("Mend the row and send again: what is there is only updated."),
    ),
    "equipe.aborted": ErrorWords(
        N_("Not changed, because 1 start has been ridden."),
        N_("Change single starts in Equipe itself."),
        many=N_("Not changed, because {n} starts have been ridden."),
    ),
}

NEWS: dict[str, ErrorWords] = {
    "equipe.signed_in": ErrorWords(
        N_("Signed in. This key may list 1 meeting."), many=N_("Signed in. This key may list {n} meetings.")
    ),
    "equipe.signed_in_unlisted": ErrorWords(
        N_("The key is kept. Equipe cannot say more before a meeting has been chosen."),
        N_("Choose the meeting on the Send page."),
    ),
    "equipe.replaces": ErrorWords(
        N_("Replaces the whole start list of {competition}. Every start there is in your sheet."),
        "",
    ),
    "equipe.replaces_all": ErrorWords(
        N_("Replaces the whole start list of {competition}: starts that are not in your sheet are removed."), ""
    ),
    "equipe.removes": ErrorWords(
        N_("Replaces the whole start list of {competition}: 1 start in Equipe is not in your sheet and goes: {names}"),
        "",
        many=N_(
            "Replaces the whole start list of {competition}: {n} starts in Equipe are not in your sheet and go: {names}"
        ),
    ),
    "equipe.ridden": ErrorWords(
        N_("1 start of {competition} has been ridden already, so nothing will change."),
        "",
        many=N_("{n} starts of {competition} have been ridden already, so nothing will change."),
    ),
}

PROBLEMS: dict[str, ProblemWords] = {
    "*.start_time": ProblemWords(
        N_("{field} is written as in 09:00."),
        N_("1 time is not written as in 09:00."),
        N_("{n} times are not written as in 09:00."),
    ),
    "*.four_digits": ProblemWords(
        N_("{field} needs four digits."),
        N_("1 cell of {field} does not have four digits."),
        N_("{n} cells of {field} do not have four digits."),
    ),
    "*.officials": ProblemWords(
        N_("Officials are written as type: name (country), with ; between several."),
        N_("1 cell of {field} cannot be read."),
        N_("{n} cells of {field} cannot be read."),
    ),
    "*.flag": ProblemWords(
        N_("{field} takes true or false."),
        N_("1 cell of {field} is neither true nor false."),
        N_("{n} cells of {field} are neither true nor false."),
    ),
    "clabb.letters_digits": ProblemWords(
        N_("The number of a competition has letters and digits only."),
        N_("1 competition number has other characters."),
        N_("{n} competition numbers have other characters."),
    ),
}

FIXES: dict[str, FixWords] = {
    "read_start_time": FixWords(
        N_("Change to {value}"), N_("Write 1 time as in 09:00"), N_("Write {n} times as in 09:00")
    ),
}
