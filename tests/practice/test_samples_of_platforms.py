"""The samples for RunSignup, Equipe and OpenTrack fit their practice platforms and hold what they were made for."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import time, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from resultdesk.practice import opentrack_world, runsignup_world
from resultdesk.practice.equipe_columns import COLUMNS, ORDER

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"


def sheet(name: str, title: str) -> Worksheet:
    found = openpyxl.load_workbook(SAMPLES / name)[title]
    assert isinstance(found, Worksheet)
    return found


def column(of: Worksheet, number: int, first: int) -> list[object]:
    return [of.cell(row, number).value for row in range(first, of.max_row + 1)]


@pytest.fixture(scope="module")
def week() -> Worksheet:
    return sheet("Virtual 5K week 16.xlsx", "Week 16")


def test_the_week_is_of_the_practice_event(week: Worksheet) -> None:
    entered = runsignup_world.RACES[0].events[0].bibs
    registrations = [value for value in column(week, 2, 5) if isinstance(value, int)]
    assert set(registrations) <= entered.keys()
    bibs = [value for value in column(week, 1, 5) if isinstance(value, int)]
    assert set(bibs) - set(entered.values()) == {99}
    both = [(week.cell(row, 1).value, week.cell(row, 2).value) for row in range(5, 37)]
    assert (3, 4014) in both
    assert both.count((None, None)) == 1


def test_the_week_holds_times_of_every_kind(week: Worksheet) -> None:
    cells = [week.cell(row, 4) for row in range(5, 37)]
    formats = Counter(cell.number_format for cell in cells if isinstance(cell.value, (time, timedelta, int, float)))
    assert formats.keys() >= {"mm:ss.0", "h:mm", "[h]:mm:ss"}
    texts = {cell.value for cell in cells if isinstance(cell.value, str)}
    assert texts >= {"17:00.1", "0:17:00.10", "1:17:00", "DNF", "did not finish", "dns", "DSQ", "24.31,5"}
    assert sum(cell.value is None for cell in cells) == 1


def test_the_week_has_the_three_states_of_a_tally(week: Worksheet) -> None:
    tallies = column(week, 5, 5)[:30]
    assert tallies.count("leave") == 10
    assert tallies.count(None) == 10
    assert sum(isinstance(value, (int, float)) for value in tallies) == 10


def test_the_mountain_has_feet_and_one_blank() -> None:
    text = (SAMPLES / "Virtual Mountain 10K.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(text.decode("utf-8-sig").splitlines()))
    assert len(rows) == 20
    assert [row["bib_num"] for row in rows if not row["elevation gain (ft)"]] == ["11"]


def test_road_results_are_of_the_practice_competition() -> None:
    races = {race.event_id: race.bibs for race in opentrack_world.COMPETITIONS[0].races}
    road = sheet("API test meeting road results.xlsx", "R1 5k")
    bibs = [str(value) for value in column(road, 2, 4)]
    assert set(bibs) - set(races["R1"]) == {"5555", "5556"}
    assert "007" in bibs
    assert 7 in column(road, 2, 4)
    texts = [value for value in column(road, 6, 4) if isinstance(value, str)]
    assert set(texts) >= {"DNF", "DSQ", "DNS", "Did not finish", "100:00", "1:40:00.5"}
    second = sheet("API test meeting road results.xlsx", "R2 10k")
    assert {str(value) for value in column(second, 2, 4)} == set(races["R2"])


def test_heats_name_races_that_exist() -> None:
    with (SAMPLES / "Cross country heats.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    races = {race.event_id: race for race in opentrack_world.COMPETITIONS[0].races}
    assert {row["Event"] for row in rows} == {"XC1", "R2"}
    for row in rows:
        race = races[row["Event"]]
        assert race.has(int(row["Round"]), int(row["Heat"]))
        assert row["Bib"] in race.bibs


def test_the_team_cup_has_a_sheet_for_every_collection() -> None:
    book = openpyxl.load_workbook(SAMPLES / "Practice team cup (all sheets).xlsx")
    assert tuple(book.sheetnames) == ORDER
    for title in ORDER:
        headers = [str(cell.value) for cell in book[title][1]]
        assert {header.removesuffix(".foreign_id") for header in headers} <= COLUMNS[title].keys()


def test_the_team_cup_points_to_one_horse_that_is_not_there() -> None:
    name = "Practice team cup (all sheets).xlsx"
    horses = set(column(sheet(name, "horses"), 1, 2))
    ridden = column(sheet(name, "starts"), 7, 2)
    assert [horse for horse in ridden if horse not in horses] == ["H99"]
    logo = sheet(name, "clubs")["C4"]
    assert (logo.value, logo.number_format) == (42, "0000")


def test_the_flat_start_list_names_people_and_horses_more_than_once() -> None:
    flat = sheet("Start list 1.30m.xlsx", "Startlist")
    riders = Counter(column(flat, 2, 4)[:11])
    horses = Counter(column(flat, 6, 4)[:11])
    assert (len(riders), len(horses)) == (8, 8)
    assert riders["Emma Andersson"] == 2
    assert horses["Fjordlys"] == 2
    assert {"NLD", "CHE"} < set(column(flat, 3, 4))
