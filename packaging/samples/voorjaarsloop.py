"""The entry list as a club sends it: a logo-like band, titles, headers in row 8, a blank row, totals, footnotes."""

from __future__ import annotations

from pathlib import Path

import entries
from entries import Cell
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet
from people import Dice, person
from workbooks import put, save, save_csv

NAME = "Inschrijvingen Voorjaarsloop 2026"
HEADER_ROW = 8
BLANK_AFTER = 238
"""People above the blank row (the 5 and 10 km; the half marathon stands below it)."""

_WIDTH = len(entries.HEADERS)


def grid() -> list[list[Cell]]:
    """The whole first sheet, row 1 first."""
    people = entries.rows()
    empty: list[Cell] = [None] * _WIDTH

    def line(**cells: Cell) -> list[Cell]:
        return [cells.get(letter) for letter in "ABCDEFGHIJKLM"]

    return [
        line(A="A.V. DE LAGE LANDEN"),
        empty,
        empty,
        line(A="Inschrijvingen Voorjaarsloop 2026"),
        line(A="Stand: zaterdag 14 maart 2026", I="Vragen? wedstrijd@example.org"),
        empty,
        line(D="Deelnemer", I="Wedstrijd"),
        list(entries.HEADERS),
        *people[:BLANK_AFTER],
        empty,
        *people[BLANK_AFTER:],
        empty,
        line(A="Totaal", B=entries.ROWS, J="5 km: 120, 10 km: 118, halve marathon: 74"),
        empty,
        line(A="* Eigen chips beginnen met AV. Chips zonder letters zijn huurchips en gaan na afloop terug in de bak."),
        line(A="Uitgedraaid door het wedstrijdsecretariaat, 14-03-2026 20:15"),
    ]


def make(folder: Path) -> None:
    """Both files."""
    cells = grid()
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has a sheet")
    sheet.title = "Inschrijvingen"
    for row, line in enumerate(cells, 1):
        for column, cell in enumerate(line, 1):
            put(sheet, row, column, cell)
    _dress(sheet)
    _last_year(book)
    save(book, folder / f"{NAME}.xlsx")
    save_csv(folder / f"{NAME}.csv", cells, encoding="cp1252", delimiter=";")


def _dress(sheet: Worksheet) -> None:
    blue = PatternFill("solid", fgColor="1F4E79")
    pale = PatternFill("solid", fgColor="DDEBF7")
    sheet.merge_cells("A1:M3")
    sheet["A1"].font = Font(size=26, bold=True, color="FFFFFF")
    sheet["A1"].fill = blue
    sheet["A1"].alignment = Alignment(horizontal="center", vertical="center")
    sheet.merge_cells("A4:M4")
    sheet["A4"].font = Font(size=16, bold=True)
    sheet.merge_cells("D7:H7")
    sheet.merge_cells("I7:K7")
    for cell in sheet[HEADER_ROW]:
        cell.font = Font(bold=True)
        cell.fill = pale
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    for letter, width in zip("ABCDEFGHIJKLM", (16, 9, 11, 16, 20, 7, 15, 20, 30, 16, 13, 30, 28), strict=True):
        sheet.column_dimensions[letter].width = width


def _last_year(book: Workbook) -> None:
    """A hidden sheet with the same headers: it must never be the one that is sent."""
    sheet = book.create_sheet("Vorig jaar")
    sheet.sheet_state = "hidden"
    dice = Dice(2025)
    for column, header in enumerate(entries.HEADERS, 1):
        put(sheet, 1, column, header)
    for row in range(2, 22):
        who = person(dice)
        cells = (f"VL25-{row - 1:04}", row, None, who.first, who.last, "V" if who.woman else "M")
        for column, cell in enumerate(cells, 1):
            put(sheet, row, column, cell)
