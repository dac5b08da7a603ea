"""Words for how the command line was called."""

from __future__ import annotations

from resultdesk.core.language import N_
from resultdesk.core.wording import ErrorWords

ERRORS = {
    "usage.wrong": ErrorWords(
        N_("ResultDesk was not called as it can be: {reason}."),
        N_("“{program} --help” lists what there is."),
    ),
    "usage.pair": ErrorWords(
        N_("“{place}” is not of the form {form}."),
        N_("Write the name, an equals sign and the value, with quotes round it all if it holds blanks."),
    ),
    "usage.account": ErrorWords(
        N_("There are {n} accounts for {label}: {names}."),
        N_("Say which one with --account."),
    ),
    "usage.header_row": ErrorWords(
        N_("There is no row {place} in this sheet."),
        N_("Give the number that the spreadsheet shows beside the headings, or 0 if there are none."),
    ),
    "setting.missing": ErrorWords(N_("It is not said which {label} this goes to."), N_("Say it with --set {place}=…")),
    "rows.none_ready": ErrorWords(
        N_("No row can be sent yet."),
        N_("“resultdesk check” says what is wrong with them; --fix-all mends what needs no question."),
    ),
    "program.fault": ErrorWords(
        N_("ResultDesk itself has a fault ({reason}). Your file was not changed."),
        N_("Please send the lines above to the developers."),
    ),
    "program.memory": ErrorWords(
        N_("This computer has too little free memory for {place}."),
        N_("Close other programs, or split the spreadsheet."),
    ),
}
