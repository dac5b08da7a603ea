"""Words for what the desk itself raises, tells and names."""

from __future__ import annotations

from resultdesk.core.language import N_
from resultdesk.core.wording import ErrorWords, ProblemWords

ERRORS = {
    "state.not_writable": ErrorWords(
        N_("ResultDesk cannot keep anything in {place} ({reason})."),
        N_("Free some space there or choose another folder, then try again. Nothing has been sent."),
    ),
    "setting.missing": ErrorWords(
        N_("{label} has not been chosen yet."),
        N_("Choose it on the Send page."),
    ),
    "setting.unknown": ErrorWords(
        N_("{label} has no setting called {key}."),
        N_("It takes: {known}."),
    ),
    "column.unknown": ErrorWords(
        N_("There is no column “{column}” in this spreadsheet."),
        N_("Its columns are: {known}."),
    ),
    "names.not_divided": ErrorWords(
        N_("The names in “{column}” cannot be divided into first and last names."),
        N_("Name the two fields in the order in which the words stand: first_name+last_name."),
    ),
    "field.unknown": ErrorWords(
        N_("{label} has no field “{field}”."),
        N_("Its fields are: {known}."),
    ),
    "account.missing": ErrorWords(
        N_("No account for {label} has been added yet."),
        N_("Add one under Accounts. You need the sign-in that {label} gave you."),
    ),
    "account.unknown": ErrorWords(
        N_("There is no account called “{account}”."),
        N_("Add it under Accounts, or choose another one."),
    ),
    "secrets.missing": ErrorWords(
        N_("The sign-in of “{account}” is not complete: {missing} is missing."),
        N_("Open Accounts, choose “{account}” and enter it again."),
    ),
    "secrets.not_set": ErrorWords(
        N_("The sign-in for {label} is missing: {missing}."),
        N_("Set it in the environment, or name an account with --account. Never write it on the command line."),
    ),
    "sheet.none_taken": ErrorWords(
        N_("No sheet of {place} is named after something that {label} takes."),
        N_("Name the sheets people, horses, clubs, competitions, schedules, teams or starts."),
    ),
    "sheet.problem": ErrorWords(N_("{words}"), N_("Nothing can be sent before that.")),
    "paste.empty": ErrorWords(
        N_("There is no table to paste."),
        N_("Select the rows in your spreadsheet program, with their headers if they have any, and copy them first."),
    ),
    "rows.added": ErrorWords(
        N_("Rows or columns have been added by hand since {place} was opened."),
        N_("Undo that first, then bring the rows back."),
    ),
    "rows.none_ready": ErrorWords(
        N_("No row can be sent yet."),
        N_("Mend the errors on the Check page first."),
    ),
    "rows.have_errors": ErrorWords(
        N_("Nothing has been sent, because rows have errors ({n})."),
        N_("Mend them, or send without these rows."),
    ),
    "sheets.have_problem": ErrorWords(N_("Sheet {sheet}: {words}"), N_("Nothing of it can be sent before that.")),
    "list.not_fresh": ErrorWords(
        N_("{label} could not be asked just now, so this list is as last seen."),
        N_("Check that this computer is online."),
    ),
    "copy.source": ErrorWords(
        N_("{place} is the spreadsheet itself, and ResultDesk never changes that."), N_("Choose another name.")
    ),
    "release.odd_answer": ErrorWords(
        N_("What answers at {place} names no version of ResultDesk."),
        N_("Try again another time."),
    ),
    "work.cancelled": ErrorWords(N_("Cancelled."), ""),
    "work.changed": ErrorWords(
        N_("The spreadsheet {place} has changed since you worked on it."),
        N_("Your edits were put on top of the new version. Look at the Changed rows before sending."),
    ),
    "work.gone": ErrorWords(
        N_("The spreadsheet {place} is no longer there, so your edit to it cannot be shown."),
        N_("Put the file back where it was; what you did is kept."),
        many=N_("The spreadsheet {place} is no longer there, so your {n} edits to it cannot be shown."),
    ),
}

NEWS: dict[str, ErrorWords] = {}

LABELS = {
    "edit.type": ProblemWords("", N_("typing in row {row}"), ""),
    "edit.add_column": ProblemWords("", N_("adding the column {column}"), ""),
    "edit.paste": ProblemWords("", N_("pasting 1 cell"), N_("pasting {n} cells")),
    "edit.cut": ProblemWords("", N_("cutting 1 cell"), N_("cutting {n} cells")),
    "edit.clear": ProblemWords("", N_("clearing 1 cell"), N_("clearing {n} cells")),
    "edit.fill": ProblemWords("", N_("filling 1 cell"), N_("filling {n} cells")),
    "edit.replace": ProblemWords("", N_("replacing in 1 cell"), N_("replacing in {n} cells")),
    "edit.insert_rows": ProblemWords("", N_("inserting 1 row"), N_("inserting {n} rows")),
    "edit.delete_rows": ProblemWords("", N_("deleting 1 row"), N_("deleting {n} rows")),
    "edit.restore": ProblemWords("", N_("taking 1 change back"), N_("taking {n} changes back")),
    "edit.sure_fixes": ProblemWords("", N_("mending 1 cell"), N_("mending {n} cells")),
    "edit.merge": ProblemWords("", N_("taking 1 cell from the newer file"), N_("taking {n} cells from the newer file")),
    "names.split": ProblemWords("", N_("dividing the names in {column}"), ""),
    "edit.split": ProblemWords("", N_("splitting the names"), ""),
}
