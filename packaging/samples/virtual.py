"""RunSignup: a week of virtual results (xlsx), and a mountain run with elevation in feet (csv with commas, UTF-8)."""

from __future__ import annotations

from pathlib import Path

import times
from entries import Cell, Shown
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from people import Dice, person
from workbooks import put, save, save_csv

WEEK = "Virtual 5K week 16"
MOUNTAIN = "Virtual Mountain 10K"

# People of the practice event: bibs 1 to 30 are registrations 4001 to 4030.
_BIBS = range(1, 31)

# Bib to what stands in the time column instead.
_ODD_TIMES: dict[int, Cell] = {
    4: "17:00.1",
    5: "0:17:00.10",
    6: "1:17:00",
    7: Shown(60 / 24 + 31 / 1_440 + 31 / 86_400, "[h]:mm:ss", "60:31:31"),
    9: "DNF",
    12: "did not finish",
    17: "dns",
    21: "DSQ",
    26: "24.31,5",
    29: None,
}


def _time(at: int, tenths: int) -> Cell:
    if at in _ODD_TIMES:
        return _ODD_TIMES[at]
    return times.typed_as_hours(tenths) if at % 7 == 3 else times.minutes_and_tenths(tenths)


def _week() -> list[list[Cell]]:
    dice = Dice(51)
    rows: list[list[Cell]] = [
        ["Practice Virtual Spring Run: week 16"],
        ["Times as runners sent them in. Tally: miles walked; leave empty to clear, 'leave' to keep"],
        [],
        ["Bib", "Registration ID", "Runner", "Finish time", "Tally", "Proof"],
    ]
    for bib in _BIBS:
        who = person(dice)
        name = f"{who.last}, {who.first}"
        tally: Cell = ("leave", None, Shown(bib / 4, "0.00", f"{bib / 4:.2f}"))[bib % 3]
        # Some know their registration only, some their bib only.
        registration = None if bib % 5 == 0 else 4000 + bib
        shown_bib = None if bib % 8 == 1 else bib
        rows.append([shown_bib, registration, name, _time(bib, 9_600 + dice.below(8_000)), tally, "photo"])
    # Bib and registration of two different people, and a bib that nobody has.
    rows.append([3, 4014, "Doubtful, Pair", "25:00.0", "leave", None])
    rows.append([99, None, "Nobody, Known", "26:00.0", "leave", None])
    return [*rows, [], ["32 results", None, None, None, None, None]]


def _mountain() -> list[list[Cell]]:
    dice = Dice(52)
    rows: list[list[Cell]] = [["bib_num", "registration_id", "name", "clock_time", "elevation gain (ft)"]]
    for bib in range(1, 21):
        who = person(dice)
        climbed = None if bib == 11 else 900 + dice.below(2_400)
        rows.append([bib, 4000 + bib, f"{who.first} {who.last}", times.text(30_000 + dice.below(20_000)), climbed])
    return rows


def make(folder: Path) -> None:
    """Both files."""
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has a sheet")
    sheet.title = "Week 16"
    for row, line in enumerate(_week(), 1):
        for column, cell in enumerate(line, 1):
            put(sheet, row, column, cell)
    sheet["A1"].font = Font(size=16, bold=True)
    sheet.merge_cells("A2:F2")
    save(book, folder / f"{WEEK}.xlsx")
    save_csv(folder / f"{MOUNTAIN}.csv", _mountain(), encoding="utf-8-sig", delimiter=",")
