"""Each example request of the platforms' documents, made from a spreadsheet: the same values, nothing more or less."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs
from xml.etree import ElementTree

import openpyxl
import orjson
import pytest

from resultdesk.core.fields import Destination
from resultdesk.desk import preview
from resultdesk.desk.desk import Desk
from resultdesk.platforms.contract import Account
from resultdesk.platforms.registry import PLATFORMS

EXAMPLES = Path(__file__).resolve().parents[1] / "practice" / "examples"


def account(platform: str) -> Account:
    """One that is never asked anything: nothing leaves."""
    return Account("", platform, PLATFORMS[platform].servers[0], PLATFORMS[platform].sign_ins[0].key)


def requests(state_folder: Path, path: Path, platform: str, **settings: str) -> list[Mapping[str, Any]]:
    """What would be sent of a spreadsheet. ``starts__replace`` stands for ``starts.replace``."""
    named = {key.replace("__", "."): value for key, value in settings.items()}
    desk = Desk(state_folder)
    try:
        document = desk.open_whole(path, destination=Destination(platform, "", named))
        return preview.requests(document, account(platform))
    finally:
        desk.close()


def csv(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "list.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def body(shown: Sequence[Mapping[str, Any]]) -> Any:
    """The one body, as values."""
    (one,) = shown
    return orjson.loads(one["body"])


# Tracx (seed 000)

TRACX = """[{"unique_id": "1", "first_name": "John", "last_name": "Doe", "country_code": "nl", "team_name": null,
"date_of_birth": "2001-01-01", "start_number": "1", "chip_code": "0000001", "gender": "male", "state": "before",
"race_id": 1}, {"unique_id": "2", "first_name": "William", "last_name": "Smith", "country_code": "nl",
"team_name": null, "date_of_birth": "2002-02-02", "start_number": "2", "chip_code": "0000002", "gender": "female",
"state": "before", "race_id": 1}]"""


def test_tracx(tmp_path: Path, state_folder: Path) -> None:
    path = csv(
        tmp_path,
        "unique_id,first_name,last_name,country_code,team_name,date_of_birth,start_number,chip_code,gender,state,race_id",
        "1,John,Doe,nl,,2001-01-01,1,0000001,male,before,1",
        "2,William,Smith,nl,,2002-02-02,2,0000002,female,before,1",
    )
    (one,) = requests(state_folder, path, "tracx", event_id="1")
    assert one["url"] == "https://api.tracx.events/v1/connect/events/1/participants"
    assert orjson.loads(one["body"]) == json.loads(TRACX)


# RunSignup (seed 002)

RUNSIGNUP = """{ "virtual_results": [{ "bib_num": 123, "clock_time": "00:17:00.1", "tally_value": null,
"registration_id": 3210, "elevation_gain_in_mm": 1200 }, { "bib_num": 456, "clock_time": "00:17:00.2",
"tally_value": 1.75, "registration_id": 3211, "elevation_gain_in_mm": 12000 } ] }"""
RUNSIGNUP_XML = """<request> <virtual_result> <bib_num>123</bib_num> <clock_time>00:17:00.1</clock_time>
<tally_value></tally_value> <registration_id>3210</registration_id> </virtual_result> <virtual_result>
<bib_num>987</bib_num> <clock_time>00:17:02.5</clock_time> <tally_value>1.75</tally_value>
<registration_id>3211</registration_id> </virtual_result> </request>"""


def form(shown: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    (one,) = shown
    return {name: values[0] for name, values in parse_qs(one["body"], strict_parsing=True).items()}


def test_runsignup_as_json(tmp_path: Path, state_folder: Path) -> None:
    path = csv(
        tmp_path,
        "bib_num,clock_time,tally_value,registration_id,elevation_gain_in_mm",
        "123,00:17:00.1,,3210,1200",
        "456,00:17:00.2,1.75,3211,12000",
    )
    sent = form(requests(state_folder, path, "runsignup", race_id="1001", event_id="5002", elevation="yes"))
    assert json.loads(sent.pop("request")) == json.loads(RUNSIGNUP)
    assert sent == {"race_id": "1001", "event_id": "5002", "request_format": "json"}


def test_runsignup_as_xml(tmp_path: Path, state_folder: Path) -> None:
    path = csv(
        tmp_path,
        "bib_num,clock_time,tally_value,registration_id",
        "123,00:17:00.1,,3210",
        "987,00:17:02.5,1.75,3211",
    )
    shown = requests(
        state_folder,
        path,
        "runsignup",
        race_id="1",
        event_id="2",
        individual_result_set_id="895",
        request_format="xml",
        format="xml",
    )
    sent = form(shown)
    assert (sent["request_format"], sent["individual_result_set_id"]) == ("xml", "895")
    assert shown[0]["query"]["format"] == "xml"
    assert values(sent["request"]) == values(RUNSIGNUP_XML)


def values(xml: str) -> list[list[tuple[str, str]]]:
    """Elements and texts in their order."""
    root = ElementTree.fromstring(xml)  # noqa: S314 - our own
    assert root.tag == "request"
    return [[(field.tag, (field.text or "").strip()) for field in result] for result in root]


# Equipe (seed 003)


def workbook(tmp_path: Path, example: Mapping[str, Any]) -> Path:
    """A sheet a collection, a column a field; related records as dotted columns."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, collection in example.items():
        sheet = book.create_sheet(name)
        rows = [flat(record) for record in collection["records"]]
        columns = list(dict.fromkeys(column for row in rows for column in row))
        sheet.append(columns)
        for row in rows:
            sheet.append([row.get(column) for column in columns])
    path = tmp_path / "meeting.xlsx"
    book.save(path)
    return path


def flat(record: Mapping[str, Any]) -> dict[str, str]:
    """A record as a person writes it into cells."""
    cells: dict[str, str] = {}
    for name, value in record.items():
        match value:
            case dict():
                cells |= {f"{name}.{column}": text for column, text in value.items()}
            case list():
                cells[name] = "; ".join(f"{one['type']}: {one['name']} ({one['country']})" for one in value)
            case bool():
                cells[name] = "true" if value else "false"
            case _:
                cells[name] = str(value)
    return cells


def test_equipe_a_start_list(tmp_path: Path, state_folder: Path) -> None:
    """The starts name riders and horses of other sheets; the competition lies in the where."""
    example = json.loads((EXAMPLES / "equipe_start_list.json").read_text("utf-8"))
    path = workbook(tmp_path, example)
    shown = requests(
        state_folder,
        path,
        "equipe",
        meeting_id="68123",
        starts__replace="yes",
        **{"starts__where.competition.foreign_id": "2686-889-84", "starts__abort_if_any.rid": "yes"},
        competitions__skip_user_changed="yes",
    )
    assert body(shown) == example
    assert shown[0]["url"] == "https://app.equipe.com/meetings/68123/batch"
    assert len(shown[0]["headers"]["X-Transaction-Uuid"]) == 36


def test_equipe_a_team_competition(tmp_path: Path, state_folder: Path) -> None:
    example = json.loads((EXAMPLES / "equipe_team_competition.json").read_text("utf-8"))
    where = "where.competition.foreign_id"
    shown = requests(
        state_folder,
        workbook(tmp_path, example),
        "equipe",
        meeting_id="1",
        people__skip_user_changed="yes",
        starts__replace="yes",
        **{f"teams.{where}": "comp_team_001", f"starts.{where}": "comp_team_001"},
    )
    assert body(shown) == example


# OpenTrack (seed 004)

FIRST = "349 14:25.10,347 14:33.00,393 14:36.00,355 14:39.00,266 14:44.00"
SECOND = "242 14:45.00,234 14:47.00,409 14:47.00,261 14:47.00,295 14:53.00"
BIBS = [row.split() for row in f"{FIRST},{SECOND}".split(",")]
PAGE = "https://data.opentrack.run/en-gb/x/2026/GBR/api-test"


@pytest.mark.parametrize("compress", ["no", "yes", "auto"])
def test_opentrack_one_race(tmp_path: Path, state_folder: Path, compress: str) -> None:
    path = csv(tmp_path, "Bib,Time", *(",".join(row) for row in BIBS))
    shown = requests(
        state_folder,
        path,
        "opentrack",
        competition=PAGE,
        eventid="R1",
        name="My 5k",
        mode="update",
        ignore_unknowns="yes",
        compress=compress,
    )
    assert body(shown) == {
        "eventid": "R1",
        "round": 1,
        "heat": 1,
        "name": "My 5k",
        "mode": "update",
        "ignore_unknowns": "True",
        "data": BIBS,
    }
    assert shown[0]["packed"] == ("zlib" if compress == "yes" else None)
    assert shown[0]["url"] == "https://data.opentrack.run/api/2026/GBR/api-test/roadxc_upload/"


def test_opentrack_two_races(tmp_path: Path, state_folder: Path) -> None:
    second = [["600", "17:25.10"], ["647", "17:33.00"], ["690", "DNF"]]
    lines = [*(f"R1,1,1,{bib},{time}" for bib, time in BIBS), *(f"R2,1,1,{bib},{time}" for bib, time in second)]
    path = csv(tmp_path, "event,round,heat,bib,time", *lines)
    shown = requests(state_folder, path, "opentrack", competition=PAGE, mode="replace", ignore_unknowns="yes")
    same = {"round": 1, "heat": 1, "mode": "replace", "ignore_unknowns": "True"}
    assert body(shown) == [{"eventid": "R1", **same, "data": BIBS}, {"eventid": "R2", **same, "data": second}]


def test_opentrack_a_name_without_data(tmp_path: Path, state_folder: Path) -> None:
    shown = requests(
        state_folder, csv(tmp_path, "bib,time"), "opentrack", competition=PAGE, eventid="R1", note="Course 150 m short"
    )
    assert body(shown) == {"eventid": "R1", "round": 1, "heat": 1, "note": "Course 150 m short"}
