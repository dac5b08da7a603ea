"""The entry list "Inschrijvingen Voorjaarsloop 2026": 312 people, and everything that goes wrong in such lists.

What was put in on purpose stands in ``ODDITIES`` and below it; tests/practice/test_samples.py counts it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from people import Dice, person

ROWS = 312

HEADERS = (
    "Inschrijfnummer", "Startnr.", "Chipcode", "Voornaam", "Achternaam", "M/V", "Geboortedatum", "Land", "Vereniging",
    "Afstand", "Status", "E-mail", "Opmerking",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A number or a date that the spreadsheet shows by a format: ``as_text`` is what a person sees."""

    value: int | float | date
    form: str
    as_text: str


Cell = str | int | bool | Shown | None

_RACES = (("5 km", 120, 1), ("10 km", 118, 501), ("Halve marathon", 74, 1001))
_WOMEN = ("V", "V", "v", "vrouw", "Vrouw", "V")
_MEN = ("M", "M", "m", "man", "Man", "M")
_NOTES = (
    "",
    "",
    "",
    "",
    "",
    "eigen chip",
    "betaalt ter plaatse",
    "maat M",
    "start in vak 2",
    "was vorig jaar 3e; wil vooraan",
)

# Row (0 is the first person) and column to the cell that stands there instead.
ODDITIES: dict[tuple[int, str], Cell] = {
    # A start number used twice, and again between two races.
    (41, "Startnr."): 41,
    (230, "Startnr."): 581,
    # One chip on two people, and another pair that shows only once the lost zeros are back (22786 in the row above).
    (112, "Chipcode"): "0023970",
    (76, "Chipcode"): "0022786",
    # One registration pasted twice.
    (150, "Inschrijfnummer"): "VL26-0150",
    # What no platform takes in a number.
    (60, "Startnr."): "61/A",
    (187, "Inschrijfnummer"): "VL26 0188",
    # A surname and a country that careless programs take for nothing.
    (97, "Voornaam"): "Peter",
    (97, "Achternaam"): "None",
    (118, "Voornaam"): "Ndapewa",
    (118, "Achternaam"): "Shilongo",
    (118, "M/V"): "V",
    (118, "Land"): "NA",
    (222, "Achternaam"): None,
    # An IOC code that is not the ISO code.
    (305, "Land"): "SUI",
    # Dates that cannot be.
    (64, "Geboortedatum"): "31-02-1988",
    (251, "Geboortedatum"): Shown(date(2062, 4, 12), "dd-mm-yyyy", "12-04-2062"),
    (260, "Geboortedatum"): "01-01-1900",
    (270, "Vereniging"): "Stichting tot Bevordering van het Hardlopen, Wandelen en Nordic Walking in de Lage Landen"
    " en wijde Omstreken (SBHWNW)",
    (12, "Status"): "DNS",
    (55, "Status"): "DNF",
    (83, "Status"): "gefinisht",
    (129, "Status"): "Gefinisht",
    (166, "Status"): "DQ",
    (204, "Status"): "niet gestart",
    (239, "Status"): "uitgevallen",
    (88, "Status"): "wachtlijst",
    (140, "Status"): "wachtlijst",
    (290, "Status"): "wachtlijst",
    (33, "M/V"): "X",
    (210, "M/V"): "X",
    (20, "Afstand"): "5km",
    (180, "Afstand"): "10 KM",
    (300, "Afstand"): "halve marathon",
}


def rows() -> list[list[Cell]]:
    """The 312 rows, in the order of ``HEADERS``."""
    dice = Dice(2026)
    made: list[list[Cell]] = []
    for race, people, first_bib in _RACES:
        made += [_row(dice, len(made) + at, race, first_bib + at) for at in range(people)]
    for (at, header), cell in ODDITIES.items():
        made[at][HEADERS.index(header)] = cell
    return made


def _row(dice: Dice, at: int, race: str, bib: int) -> list[Cell]:
    who = person(dice)
    gender = dice.pick(_WOMEN if who.woman else _MEN)
    born = _born(dice, at)
    mail = f"deelnemer{at + 1}@example.org" if dice.below(10) else None
    return [
        f"VL26-{at + 1:04}", bib, _chip(at), _blanks(at, who.first), _hard_blanks(at, who.last), gender, born,
        who.country or None, who.club or None, race, None, mail, dice.pick(_NOTES) or None,
    ]  # fmt: skip


def _chip(at: int) -> Cell:
    """Two in five lost their zeros, one in five shows them by a format, one is a text, one has letters or is none."""
    code = 20_011 + at * 37
    kind = at % 5
    if kind in (0, 1):
        return code
    if kind == 2:
        return f"{code:07}"
    if kind == 3:
        return Shown(code, "0000000", f"{code:07}")
    return f"AV{code}" if at % 2 else None


def _born(dice: Dice, at: int) -> Cell:
    day = date(1948, 1, 1) + timedelta(days=dice.below(22_000))
    if at % 13 == 5 and day.year < 2000:
        return f"{day.day}/{day.month}/{day:%y}"
    if at % 2:
        return f"{day:%d-%m-%Y}"
    return Shown(day, "dd-mm-yyyy", f"{day:%d-%m-%Y}")


def _blanks(at: int, name: str) -> str:
    return {3: f" {name}", 17: f"{name}  "}.get(at % 29, name)


def _hard_blanks(at: int, name: str) -> str:
    if at % 31 == 7:
        return f"{name}\u00a0"
    return name.replace(" ", "\u00a0") if at % 31 == 19 else name
