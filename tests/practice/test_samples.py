"""The samples: what was put in on purpose is there, and they can be made again to the byte."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
import zipfile
from collections import Counter
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from resultdesk.practice.tracx_world import EVENTS, RACES

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"
NAME = "Inschrijvingen Voorjaarsloop 2026"
HEADERS = [
    "Inschrijfnummer", "Startnr.", "Chipcode", "Voornaam", "Achternaam", "M/V", "Geboortedatum", "Land", "Vereniging",
    "Afstand", "Status", "E-mail", "Opmerking",
]  # fmt: skip


@pytest.fixture(scope="module")
def text_rows() -> list[dict[str, str]]:
    text = (SAMPLES / f"{NAME}.csv").read_bytes().decode("cp1252")
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert lines[7] == HEADERS
    return [dict(zip(HEADERS, line, strict=True)) for line in lines[8:] if line[0].startswith("VL26")]


@pytest.fixture(scope="module")
def sheet() -> Worksheet:
    return openpyxl.load_workbook(SAMPLES / f"{NAME}.xlsx")["Inschrijvingen"]


def _parts(path: Path) -> dict[str, bytes]:
    if path.suffix != ".xlsx":
        return {"": path.read_bytes()}
    with zipfile.ZipFile(path) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def test_the_samples_are_what_their_script_makes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "packaging" / "samples"), str(tmp_path)], check=True)
    made = sorted(path.name for path in tmp_path.iterdir())
    assert made == sorted(path.name for path in SAMPLES.iterdir() if not path.name.startswith("."))
    for name in made:
        assert _parts(tmp_path / name) == _parts(SAMPLES / name), name


def test_the_script_makes_the_same_bytes_twice(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        subprocess.run([sys.executable, str(ROOT / "packaging" / "samples"), str(tmp_path / folder)], check=True)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_there_are_312_people_with_ids(text_rows: list[dict[str, str]]) -> None:
    assert len(text_rows) == 312
    twice = [key for key, n in Counter(row["Inschrijfnummer"] for row in text_rows).items() if n > 1]
    assert twice == ["VL26-0150"]
    assert [row["Inschrijfnummer"] for row in text_rows if " " in row["Inschrijfnummer"]] == ["VL26 0188"]


def test_races_are_those_of_the_practice_event(text_rows: list[dict[str, str]]) -> None:
    assert EVENTS[0]["name"] == "Voorjaarsloop 2026"
    known = {race["name"] for race in RACES if race["event_id"] == 1}
    counts = Counter(row["Afstand"] for row in text_rows)
    assert set(counts) - known == {"5km", "10 KM", "halve marathon"}
    assert (counts["5 km"], counts["10 km"], counts["Halve marathon"]) == (119, 117, 73)


def test_start_numbers(text_rows: list[dict[str, str]]) -> None:
    counts = Counter(row["Startnr."] for row in text_rows)
    assert [bib for bib, n in counts.items() if n > 1] == ["41", "581"]
    assert "61/A" in counts


def test_chips_lost_their_zeros_or_only_show_them(sheet: Worksheet) -> None:
    cells = [sheet.cell(row, 3) for row in range(9, 322)]
    kinds = Counter((type(cell.value), cell.number_format) for cell in cells)
    assert kinds[int, "General"] == 125
    assert kinds[int, "0000000"] == 62
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert {len(text) for text in texts} == {7}
    assert [text for text, n in Counter(texts).items() if n > 1] == ["0023970"]
    assert sheet.cell(84, 3).value == 22786
    assert sheet.cell(85, 3).value == "0022786"


def test_dates_come_in_two_notations_and_as_dates(sheet: Worksheet) -> None:
    values = [sheet.cell(row, 7).value for row in range(9, 322)]
    texts = [value for value in values if isinstance(value, str)]
    assert sum(isinstance(value, datetime) for value in values) > 130
    assert sum(bool(re.fullmatch(r"\d\d-\d\d-\d{4}", text)) for text in texts) > 130
    assert sum(bool(re.fullmatch(r"\d{1,2}/\d{1,2}/\d\d", text)) for text in texts) > 15
    assert any(int(text.split("/")[0]) > 12 for text in texts if "/" in text)
    assert "31-02-1988" in texts
    assert "01-01-1900" in texts
    assert datetime(2062, 4, 12) in values  # noqa: DTZ001 - workbooks know no time zones


def test_words_for_states_and_genders(text_rows: list[dict[str, str]]) -> None:
    assert {row["M/V"] for row in text_rows} == {"V", "v", "vrouw", "Vrouw", "M", "m", "man", "Man", "X"}
    states = Counter(row["Status"] for row in text_rows)
    assert states.pop("") == 302
    assert states.pop("wachtlijst") == 3
    assert states == dict.fromkeys(("DNS", "DNF", "gefinisht", "Gefinisht", "DQ", "niet gestart", "uitgevallen"), 1)


def test_countries_come_as_names_iso_and_ioc(text_rows: list[dict[str, str]]) -> None:
    countries = Counter(row["Land"] for row in text_rows)
    assert countries["NA"] == 1
    assert {"Nederland", "nederland", "NL", "NED", "België", "GER", "SUI", "RSA", ""} <= countries.keys()
    assert len(countries) > 50


def test_names_that_trip_programs(text_rows: list[dict[str, str]]) -> None:
    assert [row["Voornaam"] for row in text_rows if row["Achternaam"] == "None"] == ["Peter"]
    assert sum(not row["Achternaam"] for row in text_rows) == 1
    assert any("\u00a0" in row["Achternaam"] for row in text_rows)
    assert any(row["Voornaam"] != row["Voornaam"].strip() for row in text_rows)
    assert max(len(row["Vereniging"]) for row in text_rows) > 100


def test_around_the_table(sheet: Worksheet) -> None:
    assert "A1:M3" in [str(merged) for merged in sheet.merged_cells.ranges]
    assert [cell.value for cell in sheet[8]] == HEADERS
    assert sheet["A9"].value == "VL26-0001"
    assert all(cell.value is None for cell in sheet[247])
    assert sheet["A321"].value == "VL26-0312"
    assert (sheet["A323"].value, sheet["B323"].value) == ("Totaal", 312)
    assert str(sheet["A325"].value).startswith("* ")


def test_the_second_sheet_is_hidden() -> None:
    book = openpyxl.load_workbook(SAMPLES / f"{NAME}.xlsx")
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("Inschrijvingen", "visible"),
        ("Vorig jaar", "hidden"),
    ]
    assert book["Vorig jaar"].max_row == 21
