"""Sheets of one workbook that go together: references across them, and one upload in Equipe's order."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import orjson
import pytest

from resultdesk.core.errors import WrongUse
from resultdesk.core.fields import Destination
from resultdesk.desk import binder
from resultdesk.desk.binder import Binder
from resultdesk.desk.memory import Memory
from resultdesk.platforms.contract import Account

ACCOUNT = Account("Equipe", "equipe", "https://app.equipe.com")
SHEETS = {
    "starts": [["foreign_id", "st", "rider.foreign_id", "horse.foreign_id"], ["s1", "1", "939", "3330"]],
    "Notes": [["Nothing here goes"], ["to Equipe"]],
    "people": [["foreign_id", "first_name", "last_name", "country"], ["939", "Lyndon", "Johns", "GER"]],
    "horses": [["foreign_id", "name", "born_year"], ["3330", "FIREFLY W", "2010"]],
}


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "home")


def opened(tmp_path: Path, memory: Memory, **settings: str) -> Binder:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = tmp_path / "show.xlsx"
    book.save(path)
    named = {key.replace("__", "."): value for key, value in settings.items()}
    return binder.open_all(path, Destination("equipe", "Equipe", {"meeting_id": "1", **named}), memory)


def test_the_sheets_named_after_collections_are_taken(tmp_path: Path, memory: Memory) -> None:
    taken = [document.raw.name for document in opened(tmp_path, memory).documents]
    assert taken == ["starts", "people", "horses"]


def test_all_go_in_one_request_in_equipes_order(tmp_path: Path, memory: Memory) -> None:
    parcel = opened(tmp_path, memory).parcel(ACCOUNT)
    (batch,) = parcel.batches
    body = orjson.loads(batch.request.body)
    assert list(body) == ["people", "horses", "starts"]
    assert body["starts"]["records"] == [
        {"foreign_id": "s1", "st": "1", "rider": {"foreign_id": "939"}, "horse": {"foreign_id": "3330"}}
    ]
    assert parcel.transaction == batch.request.headers["X-Transaction-Uuid"]


def test_a_setting_can_be_for_one_sheet(tmp_path: Path, memory: Memory) -> None:
    parcel = opened(tmp_path, memory, people__skip_user_changed="yes").parcel(ACCOUNT)
    body = orjson.loads(parcel.batches[0].request.body)
    assert body["people"]["skip_user_changed"] is True
    assert "skip_user_changed" not in body["horses"]


def test_a_start_whose_rider_is_on_no_sheet_stays(tmp_path: Path, memory: Memory) -> None:
    book = opened(tmp_path, memory)
    starts, people, _ = book.documents
    people.type_into(0, 0, "940")
    assert [one.verdict.code for one in starts.checker.problems()] == ["rider.foreign_id.not_listed"]
    assert book.ready == 2
    starts.type_into(0, 2, "940")
    assert book.ready == 3


def test_a_rider_that_cannot_go_keeps_the_start_here(tmp_path: Path, memory: Memory) -> None:
    book = opened(tmp_path, memory)
    book.documents[1].type_into(0, 3, "Nowhere")
    assert book.ready == 1


def test_a_name_is_read_as_the_id(tmp_path: Path, memory: Memory) -> None:
    starts = opened(tmp_path, memory).documents[0]
    starts.type_into(0, 2, "Lyndon Johns")
    (problem,) = starts.checker.problems()
    assert [fix.value for fix in problem.verdict.fixes] == ["939"]


def test_a_workbook_without_such_sheets_is_said(tmp_path: Path, memory: Memory) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Rider;Horse\nA;B\n", encoding="utf-8")
    with pytest.raises(WrongUse) as caught:
        binder.open_all(path, Destination("equipe"), memory)
    assert caught.value.code == "sheet.none_taken"


def test_conditions_said_once_are_those_of_the_starts(tmp_path: Path, memory: Memory) -> None:
    """Seed 003: starts are replaced. The same word must not empty people and horses."""
    conditions = {"where__competition__foreign_id": "c", "replace": "yes", "abort_if_any__rid": "yes"}
    body = orjson.loads(opened(tmp_path, memory, **conditions).parcel(ACCOUNT).batches[0].request.body)
    assert set(body["people"]) == set(body["horses"]) == {"unique_by", "records"}
    assert body["starts"]["where"] == {"competition": {"foreign_id": "c"}}
    assert (body["starts"]["replace"], body["starts"]["abort_if_any"]) == (True, {"rid": True})


def test_the_receipt_tells_which_sheet_was_sent_how(tmp_path: Path, memory: Memory) -> None:
    settings = opened(tmp_path, memory, where__competition__foreign_id="c", replace="yes").parcel(ACCOUNT).settings
    assert settings["meeting_id"] == "1"
    assert settings["starts.replace"] == "yes"
    assert settings["starts.where.competition.foreign_id"] == "c"
    assert settings["people.replace"] == "no"
    assert "collection" not in settings
