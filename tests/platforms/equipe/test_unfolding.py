"""A flat start list: the same rider, horse and club once, with IDs that come out the same every time."""

from __future__ import annotations

from resultdesk.platforms.contract import Table
from resultdesk.platforms.equipe.unfolding import tree, unfold

SETTINGS = {"meeting_id": "1", "where.competition.foreign_id": "c1", "replace": "yes"}
LIST = Table(
    [4, 5, 6],
    {
        "st": ["1", "2", "3"],
        "rider.first_name": ["Emma", "Noah", "emma "],
        "rider.last_name": ["Andersson", "Eriksson", "ANDERSSON"],
        "rider.country": ["SWE", "SWE", "SWE"],
        "horse.name": ["Thunder Strike", "Wind Dancer", "Storm Cloud"],
        "horse.fei_id": ["105BI25", "", ""],
        "club.name": ["Oslo Riding Academy", "", "Oslo Riding Academy"],
    },
)


def parts() -> dict[str, Table]:
    return {part.collection: part.table for part in unfold(LIST, SETTINGS)}


def test_everybody_comes_once() -> None:
    found = parts()
    assert found["people"].texts["first_name"] == ["Emma", "Noah"]
    assert found["horses"].texts["name"] == ["Thunder Strike", "Wind Dancer", "Storm Cloud"]
    assert found["clubs"].texts["name"] == ["Oslo Riding Academy"]
    assert "teams" not in found


def test_starts_point_at_what_they_name() -> None:
    found = parts()
    people = found["people"].texts["foreign_id"]
    clubs = found["clubs"].texts["foreign_id"]
    assert found["starts"].texts["rider.foreign_id"] == [people[0], people[1], people[0]]
    assert found["starts"].texts["club.foreign_id"] == [clubs[0], "", clubs[0]]
    assert found["starts"].texts["st"] == ["1", "2", "3"]


def test_ids_come_out_the_same_again_and_differ_between_starts() -> None:
    first, second = parts(), parts()
    assert first["starts"].texts["foreign_id"] == second["starts"].texts["foreign_id"]
    assert len(set(first["starts"].texts["foreign_id"])) == 3


def test_a_licence_says_more_than_a_name() -> None:
    rows = {"rider.licence": ["SWE1", "SWE1"], "rider.first_name": ["Emma", "E."], "rider.last_name": ["A", "A"]}
    people = {part.collection: part.table for part in unfold(Table([2, 3], rows), SETTINGS)}["people"]
    assert people.texts["first_name"] == ["Emma"]


def test_conditions_are_the_starts_alone() -> None:
    for part in unfold(LIST, SETTINGS):
        assert (part.settings.get("replace") == "yes") == (part.collection == "starts")


def test_a_team_rides_for_the_club_of_its_starts() -> None:
    rows = {"rider.last_name": ["A"], "team.name": ["Oslo 1"], "club.name": ["Oslo"]}
    found = {part.collection: part.table for part in unfold(Table([2], rows), SETTINGS)}
    assert found["teams"].texts["club.foreign_id"] == found["clubs"].texts["foreign_id"]


def test_the_tree_names_each_with_its_rows() -> None:
    people = next(branch for branch in tree(LIST) if branch.label == "People")
    assert people.names == {"Emma Andersson": [4, 6], "Noah Eriksson": [5]}
