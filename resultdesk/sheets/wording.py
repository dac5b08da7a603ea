"""The sentences for what a spreadsheet would not let itself be read for, and for what the reader did by itself."""

from __future__ import annotations

from collections.abc import Mapping

from resultdesk.core.language import N_
from resultdesk.core.wording import ErrorWords

ERRORS: Mapping[str, ErrorWords] = {
    "file.missing": ErrorWords(
        N_("There is no file at {place}."),
        N_("It may have been moved or renamed, or its drive is not connected. Choose it again."),
    ),
    "file.folder": ErrorWords(N_("{place} is a folder."), N_("Open a spreadsheet inside it.")),
    "file.not_readable": ErrorWords(
        N_("{place} may not be read: {why}."),
        N_("Close it in other programs, or save a copy in your own folder and open that."),
    ),
    "file.empty": ErrorWords(N_("{place} is empty."), N_("Ask for the file again; it may not have arrived whole.")),
    "file.password": ErrorWords(N_("This workbook has a password."), N_("Save a copy without one and open that.")),
    "file.broken": ErrorWords(
        N_("{place} is damaged: {why}."),
        N_("Open it in your spreadsheet program, save it under a new name and open that, or ask for it again."),
    ),
    "file.not_a_spreadsheet": ErrorWords(
        N_("{place} is not a spreadsheet but {what}."),
        N_("Open an Excel, LibreOffice or text (CSV) file, or copy the table and paste it here."),
    ),
    "file.too_large": ErrorWords(
        N_("{place} is larger than any start list: it would need too much memory ({what})."),
        N_("Copy the table to a new, empty spreadsheet and save that."),
    ),
    "file.lock_file": ErrorWords(
        N_("{place} only marks that a spreadsheet is open in another program."),
        N_("Open the spreadsheet itself: its name is the same without the first characters."),
    ),
    "file.timed_out": ErrorWords(
        N_("{place} took longer than {seconds} seconds to read."),
        N_("Copy the table to a new, empty spreadsheet and save that."),
    ),
    "file.hostile": ErrorWords(
        N_("{place} is built to harm the program that opens it ({what})."),
        N_("Do not open it elsewhere. Ask the sender for the table as text (CSV)."),
    ),
    "file.encoding": ErrorWords(
        N_("{place} is not text in {encoding}."), N_("Choose another encoding until names read right.")
    ),
    "file.not_written": ErrorWords(
        N_("{place} could not be written: {why}."), N_("Close it in other programs, or save under another name.")
    ),
    "workbook.too_large": ErrorWords(
        N_("{place} would have {n} rows and {columns} columns; an Excel sheet holds {most} and {most_columns}."),
        N_("Save the copy as text (CSV) instead."),
    ),
    "workbook.text_too_long": ErrorWords(
        N_("Row {row} has a text in the column “{column}” that is longer than the {most} signs of an Excel cell."),
        N_("Save the copy as text (CSV) instead, or shorten the text."),
    ),
    "sheet.unknown": ErrorWords(
        N_("There is no sheet “{sheet}” in {place}."), N_("It has: {sheets}. Choose one of these.")
    ),
    "sheet.empty": ErrorWords(
        N_("The sheet “{sheet}” has nothing in it."), N_("Choose another sheet, or another file.")
    ),
    "header.row_unknown": ErrorWords(
        N_("Row {row} has nothing in it, so it cannot hold the headers."), N_("Choose a row with the column names.")
    ),
}

WAYS: Mapping[str, str] = {
    "names.comma": N_("Last name, then first name: the comma stands between"),
    "names.capitals": N_("The last name is in capitals"),
    "names.first_last": N_("First name, then last name"),
    "names.last_first": N_("Last name, then first name"),
}
"""How a column of whole names is divided, as a choice."""

LABELS: Mapping[str, str] = {"names.split": N_("divide “{column}” into first and last names")}
"""The names of edits, for Undo."""

NOTES: Mapping[str, ErrorWords] = {
    "rows.footnotes_left_out": ErrorWords(
        N_("Left out below the table: row {rows} ({text})."), N_("Bring the rows back if they are part of the list.")
    ),
    "rows.totals_left_out": ErrorWords(
        N_("Left out as a total: row {rows} ({text})."), N_("Bring the rows back if they are part of the list.")
    ),
    "rows.headers_left_out": ErrorWords(
        N_("The header row comes again in row {rows}: left out."),
        N_("Bring the rows back if they are part of the list."),
    ),
    "rows.units_left_out": ErrorWords(
        N_("Left out as units: row {rows} ({text})."), N_("Bring the rows back if they are part of the list.")
    ),
    "rows.sections_left_out": ErrorWords(
        N_("Left out as a heading between the rows: row {rows} ({text})."),
        N_("Bring the rows back if they are part of the list."),
    ),
    "rows.hidden": ErrorWords(
        N_("1 row is hidden in the spreadsheet. It is read too."),
        N_("Delete what should not go along."),
        many=N_("{n} rows are hidden in the spreadsheet. They are read too."),
    ),
    "header.none": ErrorWords(
        N_("No header row was found. The columns are called A, B, C."), N_("Click the row that holds the names.")
    ),
    "header.joined": ErrorWords(N_("The headers were joined from rows {rows}."), N_("Click another row to change it.")),
    "sheet.chosen": ErrorWords(
        N_("Sheet “{sheet}” was chosen of {n}; it looks most like a list."), N_("Choose another sheet above the grid.")
    ),
    "text.guessed": ErrorWords(
        N_("The file does not say how its letters are written; {encoding} was guessed."),
        N_("Look at names with accents. If they are wrong, choose another encoding."),
    ),
    "text.ragged": ErrorWords(
        N_("Some rows have more cells than the header, the first is row {row}."),
        N_("Look whether a comma inside a name moved its cells to the right."),
    ),
    "text.bad_bytes": ErrorWords(
        N_("1 letter could not be read; it shows as \N{REPLACEMENT CHARACTER}."),
        N_("Choose another encoding."),
        many=N_("{n} letters could not be read; they show as \N{REPLACEMENT CHARACTER}."),
    ),
    "cells.as_stored": ErrorWords(
        N_("This kind of workbook does not tell how numbers are shown, so leading zeros may be missing."),
        N_("Save it as .xlsx to be sure."),
    ),
}
