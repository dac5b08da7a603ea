"""Equipe: a team competition as one sheet per collection, and one flat start list that has to be unfolded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from entries import Cell, Shown
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import put, save

MEETING = "Practice team cup (all sheets)"
START_LIST = "Start list 1.30m"

_RIDERS = (
    ("101", "Emma", "Andersson", "SWE", "0004711"), ("102", "Olivia", "Nilsson", "SWE", "0004712"),
    ("103", "Noah", "Eriksson", "SWE", "SWE12348"), ("201", "Ingrid", "Solberg", "NOR", "0091"),
    ("202", "Håkon", "Li", "NOR", "0092"), ("301", "Jan", "de Ruiter", "NLD", "NL-77"),
    ("302", "Greta", "Vogel", "GER", "D 1203"), ("303", "Urs", "Meier", "CHE", "CH-9"),
)  # fmt: skip
_HORSES = (
    ("H1", "Thunder Strike", "val", "2015", "SWE"), ("H2", "Lightning Bolt", "sto", "2014", "GER"),
    ("H3", "Storm Cloud", "hin", "2016", "NED"), ("H4", "Wind Dancer", "val", "2015", "GER"),
    ("H5", "Fjordlys", "sto", "2016", "NOR"), ("H6", "Blåmann", "val", "2013", "NOR"),
    ("H7", "Zilverster", "sto", "2017", "NED"), ("H8", "Kastanie", "sto", "2012", "GER"),
)  # fmt: skip
_CLUBS = (("C1", "Equestrian Club Stockholm", "SWE"), ("C2", "Oslo Riding Academy", "NOR"))


def _sheets() -> dict[str, list[list[Cell]]]:
    people: list[list[Cell]] = [["foreign_id", "first_name", "last_name", "country", "licence", "email", "telefon"]]
    people += [[number, first, last, country, licence, None, None] for number, first, last, country, licence in _RIDERS]
    people.append(["900", "Lars", "Larsson", "SWE", None, "lars.larsson@example.com", "+46701234567"])
    horses: list[list[Cell]] = [["foreign_id", "num", "name", "sex", "born_year", "country", "category"]]
    horses += [
        # The year is a number here, and must go out as a text.
        [number, 10 + at, name, sex, int(born), country, "H"]
        for at, (number, name, sex, born, country) in enumerate(_HORSES)
    ]
    clubs: list[list[Cell]] = [["foreign_id", "name", "logo_id", "logo_group"]]
    clubs += [[number, name, logo, "flags48"] for number, name, logo in _CLUBS]
    # A number for a logo has four digits; here the zeros are only shown.
    clubs.append(["C3", "Ridesportklubben Nord", Shown(42, "0000", "0042"), "clubs48"])
    day = Shown(date(2026, 5, 16), "yyyy-mm-dd", "2026-05-16")
    noon = Shown(14 / 24, "hh:mm", "14:00")
    competitions: list[list[Cell]] = [
        ["foreign_id", "clabb", "name", "status", "starts_on", "start_time", "discipline", "horse_pony", "team",
         "arena", "officials_data"],
        ["TEAM-120", "301", "Team Jumping - 1.20m", "N", day, noon, "H", "R", "yes", "Main Arena",
         "course_designer: Isaiah Nightingale (GBR)"],
        ["SOLO-130", "276", "Jumping - 1.30m", "N", day, "9:00", "H", "R", "no", "Radiant Domain", None],
    ]  # fmt: skip
    teams: list[list[Cell]] = [
        [
            "foreign_id",
            "st",
            "ord",
            "lagnr",
            "lagledare",
            "club.foreign_id",
            "payer.foreign_id",
            "competition.foreign_id",
        ],
        ["T1", 1, 1, 1, "Coach Anna Svensson", "C1", "900", "TEAM-120"],
        ["T2", 2, 2, 2, "Coach Ola Berg", "C2", "900", "TEAM-120"],
    ]
    starts: list[list[Cell]] = [
        ["foreign_id", "st", "ord", "category", "section", "rider.foreign_id", "horse.foreign_id", "team.foreign_id",
         "club.foreign_id", "competition.foreign_id"],
    ]  # fmt: skip
    for at, (rider, *_) in enumerate(_RIDERS[:5]):
        swedish = at < 3
        team, club = ("T1", "C1") if swedish else ("T2", "C2")
        starts.append([f"S{at + 1}", at + 1, at + 1, "H", "A", rider, f"H{at + 1}", team, club, "TEAM-120"])
    # This horse stands on no other sheet.
    starts.append(["S9", 1, 1, "H", "A", "301", "H99", None, None, "SOLO-130"])
    return {
        "people": people, "horses": horses, "clubs": clubs, "competitions": competitions, "schedules": [["foreign_id"]],
        "teams": teams, "starts": starts,
    }  # fmt: skip


def _flat() -> list[list[Cell]]:
    rows: list[list[Cell]] = [
        ["Jumping 1.30m - Saturday 16 May 2026"],
        [],
        ["Start", "Rider", "Nation", "Licence", "Club", "Horse", "Head no.", "Born", "Sex", "Breed"],
    ]
    breeds = ("Swedish Warmblood", "Hanoverian", "KWPN", "Oldenburg")
    # Every rider once, and three of them again with a second horse; one horse starts twice.
    pairs = (*((at, at) for at in range(8)), (0, 4), (3, 2), (5, 5))
    for start, (rider, horse) in enumerate(pairs, 1):
        _, first, last, country, licence = _RIDERS[rider]
        _, name, sex, born, _ = _HORSES[horse]
        club = {"SWE": "Equestrian Club Stockholm", "NOR": "Oslo Riding Academy"}.get(country)
        words = {"val": "gelding", "sto": "mare", "hin": "stallion"}[sex]
        rows.append(
            [start, f"{first} {last}", country, licence, club, name, 10 + horse, int(born), words, breeds[horse % 4]]
        )
    return [*rows, [], ["11 starts, 8 riders, 8 horses"]]


def make(folder: Path) -> None:
    """Both files."""
    book = Workbook()
    blank = book.active
    if not isinstance(blank, Worksheet):
        raise TypeError("a new workbook has a sheet")
    book.remove(blank)
    for title, lines in _sheets().items():
        _fill(book.create_sheet(title), lines)
    save(book, folder / f"{MEETING}.xlsx")
    flat = Workbook()
    sheet = flat.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has a sheet")
    sheet.title = "Startlist"
    _fill(sheet, _flat())
    save(flat, folder / f"{START_LIST}.xlsx")


def _fill(sheet: Worksheet, lines: list[list[Cell]]) -> None:
    for row, line in enumerate(lines, 1):
        for column, cell in enumerate(line, 1):
            put(sheet, row, column, cell)
