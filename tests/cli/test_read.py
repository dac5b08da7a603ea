from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Ran

Run = Callable[..., Ran]


def test_read_as_the_contract_has_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "Starters.csv"
    path.write_text("Voorjaarsloop\n\nStartnr;Naam\n007;Óscar\n\n12;NA\n", encoding="utf-8")
    ran = run("read", path, "--json")
    assert ran.code == 0
    said = ran.json
    assert said["file"] == str(path)
    assert (said["format"], said["encoding"], said["delimiter"]) == ("csv", "utf-8", ";")
    assert said["header_row"] == 3
    assert said["columns"] == ["Startnr", "Naam"]
    assert said["rows"] == [{"row": 4, "cells": ["007", "Óscar"]}, {"row": 6, "cells": ["12", "NA"]}]
    assert [sorted(sheet) for sheet in said["sheets"]] == [["hidden", "name", "rows"]]


def test_a_heading_row_can_be_given(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a;b\nc;d\ne;f\n", encoding="utf-8")
    said = run("read", path, "--header-row", 2, "--json").json
    assert (said["header_row"], said["columns"]) == (2, ["c", "d"])
    assert said["rows"] == [{"row": 3, "cells": ["e", "f"]}]


def test_no_heading_row_at_all(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("1;Anna\n2;Piet\n", encoding="utf-8")
    said = run("read", path, "--header-row", 0, "--json").json
    assert said["header_row"] is None
    assert [row["cells"] for row in said["rows"]] == [["1", "Anna"], ["2", "Piet"]]


def test_a_heading_row_beyond_the_sheet_is_wrong_use(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a;b\nc;d\n", encoding="utf-8")
    ran = run("read", path, "--header-row", 99, "--json")
    assert ran.code == 2
    assert ran.json["error"]["code"] == "usage.header_row"


def test_a_sheet_that_is_not_there_is_exit_2(run: Run, tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    path = tmp_path / "a.xlsx"
    book.active.append(["a", "b"])
    book.save(path)
    ran = run("read", path, "--sheet", "Nope", "--json")
    assert ran.code == 2
    assert "Nope" in ran.json["error"]["message"]


def test_people_see_columns_and_how_many_more(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Bib;Name\n" + "".join(f"{n};Runner {n}\n" for n in range(1, 26)), encoding="utf-8")
    said = run("read", path).out.splitlines()
    assert said[0] == "a.csv: a · 25 rows · headings in row 1"
    assert said[1].split() == ["Bib", "Name"]
    assert said[2].split() == ["2", "1", "Runner", "1"]
    assert said[-1] == "… and 5 more rows"


def test_reading_leaves_no_trace(run: Run, tmp_path: Path, state_folder: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a;b\nc;d\n", encoding="utf-8")
    before = path.read_bytes()
    run("read", path, "--json")
    assert path.read_bytes() == before
    assert list(state_folder.iterdir()) == []
