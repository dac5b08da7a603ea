"""What an upload takes away for certain, what it is asked about, and what is missing: without asking anybody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from resultdesk.core.fields import Choice, Destination
from resultdesk.core.problems import Level
from resultdesk.desk import dispatch, outlook, whole_names
from resultdesk.desk.desk import Desk
from resultdesk.desk.document import Document

PAGE = "https://data.opentrack.run/en-gb/x/2026/GBR/api-test"


@pytest.fixture
def desk(state_folder: Path) -> Iterator[Desk]:
    made = Desk(state_folder)
    yield made
    made.close()


def opened(desk: Desk, tmp_path: Path, text: str, platform: str, **settings: str) -> Document:
    path = tmp_path / "list.csv"
    path.write_text(text, "utf-8")
    return desk.open(path, destination=Destination(platform, "", settings))


def road(desk: Desk, tmp_path: Path, text: str = "bib,time\n1,14:25.10\n", **settings: str) -> Document:
    return opened(desk, tmp_path, text, "opentrack", competition=PAGE, eventid="R1", **settings)


def test_replacing_is_certain_and_named(desk: Desk, tmp_path: Path) -> None:
    document = road(desk, tmp_path, mode="replace")
    assert [(one.level, one.confirm) for one in outlook.certain(document)] == [(Level.WARNING, "R1")]
    document.set_lists({"eventid": [Choice("R1", "5k")]})
    assert [one.confirm for one in outlook.certain(document)] == ["5k"]


@pytest.mark.parametrize("mode", ["update", "append"])
def test_other_modes_take_nothing_away(desk: Desk, tmp_path: Path, mode: str) -> None:
    assert outlook.certain(road(desk, tmp_path, mode=mode)) == []


def test_replacing_with_no_row_takes_nothing_away(desk: Desk, tmp_path: Path) -> None:
    assert outlook.certain(road(desk, tmp_path, "bib,time\n", mode="replace", name="5k")) == []


def test_no_row_is_nothing_to_ask_about(desk: Desk, tmp_path: Path) -> None:
    assert outlook.look(road(desk, tmp_path, "bib,time\n")) is None


def test_a_name_or_note_goes_alone_where_the_platform_takes_it(desk: Desk, tmp_path: Path) -> None:
    without = dispatch.plan(road(desk, tmp_path, "bib,time\n"))
    assert without.problem is not None
    assert without.problem.code == "rows.none_ready"
    plan = dispatch.plan(road(desk, tmp_path, "bib,time\n", note="windy"))
    assert plan.problem is None
    assert plan.sentence.startswith("The name and note of ")


def test_what_is_wrong_with_the_sheet_is_said_in_its_own_words(desk: Desk, tmp_path: Path) -> None:
    text = "bib_num,clock_time\n1,0:17:00\n"
    document = opened(desk, tmp_path, text, "runsignup", race_id="1", event_id="2")
    document.set_lists({"individual_result_set_id": [Choice("1", "Men"), Choice("2", "Women")]})
    problem = dispatch.plan(document).problem
    assert problem is not None
    assert (problem.code, problem.place) == ("sheet.problem", "runsignup.choose_set")
    assert "several result sets" in str(problem.params["words"])


def test_usual_rounds_are_no_part_of_the_title(desk: Desk, tmp_path: Path) -> None:
    assert dispatch.title(road(desk, tmp_path)) == f"{PAGE} · R1"
    assert dispatch.title(road(desk, tmp_path, round="2")) == f"{PAGE} · R1 · Round 2"


def test_a_pasted_address_has_the_name_of_its_competition(desk: Desk, tmp_path: Path) -> None:
    document = road(desk, tmp_path)
    document.set_lists({"competition": [Choice("2026/GBR/api-test", "API Test Meeting")]})
    assert dispatch.title(document) == "API Test Meeting · R1"


def test_whole_names_are_divided_only_when_asked(desk: Desk, tmp_path: Path) -> None:
    document = opened(desk, tmp_path, "Rider,Horse\nEmma Andersson,Firefly\nNoah Eriksson,Storm\n", "equipe")
    offer = whole_names.offer(document)
    assert offer is not None
    assert offer.header == "Rider"
    assert "rider.last_name" not in document.mapping.columns
    whole_names.divide(document, offer.ways[0])
    table = document.table(document.ready_rows())
    assert list(table.texts["rider.first_name"]) == ["Emma", "Noah"]
    assert list(table.texts["rider.last_name"]) == ["Andersson", "Eriksson"]
    assert whole_names.offer(document) is None
    document.undo()
    assert document.sheet.headers == ["Rider", "Horse"]
