from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import BAD, GOOD, Ran

Run = Callable[..., Ran]
Write = Callable[..., Path]
TO = ("--to", "tracx", "--set", "event_id=1", "--set", "race_id=1")


def test_check_as_the_contract_has_it(run: Run, entries: Write) -> None:
    ran = run("check", entries(*GOOD, BAD), *TO, "--json")
    assert ran.code == 1
    said = ran.json
    assert said["counts"] == {"rows": 3, "ready": 2, "errors": 1, "warnings": 0}
    assert said["mapping"]["unique_id"] == "unique_id"
    assert "rows" not in said
    [problem] = said["problems"]
    assert (problem["row"], problem["column"], problem["field"]) == (4, "gender", "gender")
    assert (problem["value"], problem["level"]) == ("perhaps", "error")
    assert problem["code"] == "gender.choice"
    assert "perhaps" in problem["message"]
    assert problem["fixes"] == []


def test_nothing_wrong_is_exit_0(run: Run, entries: Write) -> None:
    ran = run("check", entries(*GOOD), *TO, "--json")
    assert (ran.code, ran.json["problems"]) == (0, [])


def test_a_fix_is_offered_with_its_value(run: Run, entries: Write) -> None:
    said = run("check", entries("1;Anna;Jansen;2001-01-31;NL;12;female"), *TO, "--json").json
    [problem] = said["problems"]
    assert problem["code"] == "chip_code.length"
    assert [fix["value"] for fix in problem["fixes"]] == ["0000012"]
    assert "0000012" in problem["fixes"][0]["label"]


def test_a_column_can_be_mapped_by_hand(run: Run, entries: Write) -> None:
    path = entries(
        f"1;Anna;Jansen;2001-01-31;NL;{'x' * 101}",
        header="unique_id;first_name;last_name;date_of_birth;country_code;Xyz",
    )
    assert "Xyz" not in run("check", path, *TO, "--json").json["mapping"]
    said = run("check", path, *TO, "--map", "Xyz=team_name", "--json").json
    assert said["mapping"]["Xyz"] == "team_name"
    assert [problem["code"] for problem in said["problems"]] == ["team_name.too_long"]


def test_a_column_that_is_not_there_is_wrong_use(run: Run, entries: Write) -> None:
    ran = run("check", entries(*GOOD), *TO, "--map", "Nope=chip_code", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "column.unknown")


def test_a_field_that_is_not_there_is_wrong_use(run: Run, entries: Write) -> None:
    ran = run("check", entries(*GOOD), *TO, "--map", "gender=sex", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "field.unknown")


def test_a_setting_that_is_not_there_is_wrong_use(run: Run, entries: Write) -> None:
    ran = run("check", entries(*GOOD), "--to", "tracx", "--set", "evnt_id=1", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "setting.unknown")


def test_a_race_for_all_rows_stands_in_for_the_column(run: Run, entries: Write) -> None:
    ran = run("check", entries(*GOOD), "--to", "tracx", "--set", "event_id=1", "--json")
    assert ran.code == 1
    assert {problem["field"] for problem in ran.json["problems"]} == {"race_id"}
    assert {problem["row"] for problem in ran.json["problems"]} == {None}


def test_people_read_counts_kinds_and_places(run: Run, entries: Write) -> None:
    said = run("check", entries(*GOOD, BAD), *TO).out
    assert "3 rows · 2 ready · 1 error · 0 warnings" in said
    assert "  gender → gender" in said
    assert "row 4, gender: " in said


def book(tmp_path: Path, rider: str) -> Path:
    """Two sheets that Equipe takes together: a start names a rider of the other."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in {
        "people": [["foreign_id", "first_name", "last_name"], ["939", "Lyndon", "Johns"]],
        "starts": [["foreign_id", "st", "rider.foreign_id"], ["s1", "1", rider]],
    }.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = tmp_path / "show.xlsx"
    made.save(path)
    return path


def test_sheets_that_go_together_are_checked_together(run: Run, tmp_path: Path) -> None:
    ran = run("check", book(tmp_path, "940"), "--to", "equipe", "--set", "meeting_id=1", "--json")
    assert ran.code == 1
    assert ran.json["counts"] == {"rows": 2, "ready": 1, "errors": 1, "warnings": 0}
    (problem,) = ran.json["problems"]
    assert (problem["sheet"], problem["row"], problem["code"]) == ("starts", 2, "rider.foreign_id.not_listed")
    assert [one["sheet"] for one in ran.json["sheets_checked"]] == ["people", "starts"]


def test_sheets_that_fit_each_other_are_fine(run: Run, tmp_path: Path) -> None:
    ran = run("check", book(tmp_path, "939"), "--to", "equipe", "--set", "meeting_id=1", "--json")
    assert (ran.code, ran.json["problems"]) == (0, [])


def test_one_sheet_of_them_can_be_checked_alone(run: Run, tmp_path: Path) -> None:
    ran = run("check", book(tmp_path, "940"), "--to", "equipe", "--set", "meeting_id=1", "--sheet", "starts", "--json")
    assert (ran.code, ran.json["sheet"]) == (0, "starts")


NAMED = "unique_id;Name;date_of_birth"
WHOLE = ("1;Anna de Vries;2001-01-31", "2;Piet Jansen;1990-12-01")


def read_names(run: Run, path: Path, *words: str) -> list[tuple[str, str]]:
    """First and last names as they would be sent."""
    ran = run("send", path, *TO, *words, "--dry-run", "--json")
    people = json.loads(ran.json["requests"][0]["body"]) if "requests" in ran.json else []
    return [(person["first_name"], person["last_name"]) for person in people]


def test_whole_names_are_divided_when_the_order_is_said(run: Run, entries: Write) -> None:
    path = entries(*WHOLE, header=NAMED)
    assert run("check", path, *TO).code == 1
    divided = read_names(run, path, "--map", "Name=first_name+last_name")
    assert divided == [("Anna", "de Vries"), ("Piet", "Jansen")]


def test_the_other_order_can_be_said(run: Run, entries: Write) -> None:
    path = entries("1;Vries Anna;2001-01-31", header=NAMED)
    assert read_names(run, path, "--map", "Name=last_name+first_name") == [("Anna", "Vries")]


@pytest.mark.parametrize("cells", ["1;VRIES Anna;2001-01-31", '1;"Vries, Anna";2001-01-31'])
def test_names_that_say_themselves_how_need_no_question(run: Run, entries: Write, cells: str) -> None:
    ((first, last),) = read_names(run, entries(cells, header=NAMED), "--fix-all")
    assert (first, last.title()) == ("Anna", "Vries")


def test_names_that_do_not_are_never_divided_unasked(run: Run, entries: Write) -> None:
    assert run("send", entries(*WHOLE, header=NAMED), *TO, "--fix-all", "--dry-run", "--json").code == 1


@pytest.mark.parametrize(
    ("pair", "code"),
    [
        ("Name=first_name+nick", "field.unknown"),
        ("Nome=first_name+last_name", "column.unknown"),
        ("unique_id=first_name+last_name", "names.not_divided"),
        ("Name=first_name+first_name", "names.not_divided"),
    ],
)
def test_what_cannot_be_divided_is_wrong_use(run: Run, entries: Write, pair: str, code: str) -> None:
    ran = run("check", entries(*WHOLE, header=NAMED), *TO, "--map", pair, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, code)
