"""Entry lists to measure with: eleven columns as clubs send them, about two cells of a hundred not right. Made once."""

from __future__ import annotations

import csv
import random
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

HEADERS = (
    "Unique ID", "First name", "Last name", "Country", "Team", "Date of birth", "Start number", "Chip code", "Gender",
    "State", "Race",
)  # fmt: skip
BIRTH_DATE = 5
_FIRST = ("Jan", "Piet", "Anna", "Óscar", "Zoë", "Liam", "Noor", "Emma", "Sven", "Åsa", "Luca", "Mila", "Finn", "Iris")
_LAST = (
    "de Vries",
    "Jansen",
    "Müller",
    "Sørensen",
    "García",
    "Rossi",
    "Novák",
    "Kowalski",
    "Smith",
    "O'Neill",
    "Virtanen",
)
_DAY_ZERO = date(1899, 12, 30)


def people(rows: int) -> Iterator[list[str]]:
    """The rows, always the same ones; birth dates as ISO texts."""
    chance = random.Random(2026)  # noqa: S311 - nothing secret, and the same every time
    for number in range(1, rows + 1):
        born = date.fromordinal(date(1950, 1, 1).toordinal() + chance.randrange(23_000))
        row = [
            str(number), f"{chance.choice(_FIRST)} {chance.randrange(900)}", chance.choice(_LAST), "NL",
            f"AV {chance.randrange(300)}", born.isoformat(), str(number), f"{number:07d}",
            chance.choice(("male", "female")), "before", "1",
        ]  # fmt: skip
        if chance.random() < 0.2:
            spoil(row, chance)
        yield row


def spoil(row: list[str], chance: random.Random) -> None:
    """One cell as it should not be."""
    at, text = chance.choice(
        ((7, row[7].lstrip("0")), (3, "Nederland"), (8, "V"), (9, "DNF"), (0, row[0] + " x"), (10, ""), (4, "x" * 120))
    )
    row[at] = text


def made(folder: Path, name: str, make: Callable[[Path], None]) -> Path:
    """The file ``name``, made if it is not there yet; a half-made one is never left behind."""
    path = folder / name
    if not path.exists():
        half = folder / f"half-{name}"
        make(half)
        half.replace(path)
    return path


def csv_list(folder: Path, rows: int) -> Path:
    """The list as UTF-8 text with commas."""

    def make(path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(HEADERS)
            writer.writerows(people(rows))

    return made(folder, f"list-{rows}.csv", make)


def xlsx_list(folder: Path, rows: int) -> Path:
    """The list as a workbook like Excel writes it: shared strings, birth dates as real dates."""
    return made(folder, f"list-{rows}.xlsx", lambda path: _workbook(path, rows))


def _workbook(path: Path, rows: int) -> None:
    code_of: dict[str, int] = {}

    def text(place: str, value: str) -> str:
        return f'<c r="{place}" t="s"><v>{code_of.setdefault(value, len(code_of))}</v></c>' if value else ""

    lines = ['<row r="1">' + "".join(text(f"{chr(65 + at)}1", name) for at, name in enumerate(HEADERS)) + "</row>"]
    for number, row in enumerate(people(rows), 2):
        cells = [
            f'<c r="{chr(65 + at)}{number}" s="1"><v>{(date.fromisoformat(value) - _DAY_ZERO).days}</v></c>'
            if at == BIRTH_DATE
            else text(f"{chr(65 + at)}{number}", value)
            for at, value in enumerate(row)
        ]
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    strings = "".join(f'<si><t xml:space="preserve">{escape(value)}</t></si>' for value in code_of)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in _PARTS.items():
            package.writestr(name, content)
        package.writestr("xl/sharedStrings.xml", f'{_XML}<sst xmlns="{_MAIN}">{strings}</sst>')
        package.writestr(
            "xl/worksheets/sheet1.xml",
            f'{_XML}<worksheet xmlns="{_MAIN}"><dimension ref="A1:K{rows + 1}"/><sheetData>{"".join(lines)}</sheetData>'
            "</worksheet>",
        )


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_KIND}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="Entries" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/styles.xml": f'{_XML}<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts>'
    '<fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
}
