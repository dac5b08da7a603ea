"""OpenTrack: road results with times as Excel stores them (xlsx), and one list for several heats (csv, tabs)."""

from __future__ import annotations

from pathlib import Path

import times
from entries import Cell, Shown
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from people import Dice, person
from workbooks import put, save, save_csv

ROAD = "API test meeting road results"
HEATS = "Cross country heats"

# What the practice competition has entered for R1, "007" and 7 among them, and two that it has not.
_R1: tuple[Cell, ...] = (
    "349", "347", "393", "355", "266", "242", "234", "409", "261", "295",
    "007", 7, *range(101, 131), "5555", "5556",
)  # fmt: skip
_R2: tuple[Cell, ...] = ("600", "647", "690")

_ODD_TIMES: dict[Cell, Cell] = {
    110: "DNF",
    115: "DSQ",
    118: "DNS",
    121: "Did not finish",
    124: "100:00",
    125: Shown(75.5 / 1_440, "[m]:ss", "75:30"),
    126: None,
    127: "1:40:00.5",
}


def _rows(bibs: tuple[Cell, ...], first: int, dice: Dice) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    tenths = first
    for place, bib in enumerate(bibs, 1):
        who = person(dice)
        tenths += dice.below(130)
        kind = place % 4
        time: Cell = times.typed_as_hours(tenths) if kind == 0 else times.minutes_and_tenths(tenths)
        if kind == 1:
            time = times.text(tenths)
        rows.append([place, bib, who.first, who.last, who.club or None, _ODD_TIMES.get(bib, time)])
    return rows


def _heats() -> list[list[Cell]]:
    dice = Dice(62)
    rows: list[list[Cell]] = [["Event", "Round", "Heat", "Bib", "Time", "Note"]]
    for round_, heat in ((1, 1), (1, 2), (2, 1)):
        rows += [["XC1", round_, heat, str(bib), times.text(12_000 + dice.below(900)), None] for bib in (1, 2, 3)]
    rows.append(["R2", 1, 1, "600", "17:25.1", "first home"])
    rows.append(["R2", 1, 1, "690", "DNF", None])
    return rows


def make(folder: Path) -> None:
    """Both files."""
    dice = Dice(61)
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has a sheet")
    sheet.title = "R1 5k"
    second = book.create_sheet("R2 10k")
    for at, bibs, first in ((sheet, _R1, 8_600), (second, _R2, 10_400)):
        put(at, 1, 1, f"API Test Meeting - {at.title}")
        for column, header in enumerate(("Pos", "Bib", "First name", "Surname", "Club", "Time"), 1):
            put(at, 3, column, header)
        for row, line in enumerate(_rows(bibs, first, dice), 4):
            for column, cell in enumerate(line, 1):
                put(at, row, column, cell)
    save(book, folder / f"{ROAD}.xlsx")
    save_csv(folder / f"{HEATS}.csv", _heats(), encoding="utf-8", delimiter="\t")
