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


def unfolded(settings: dict[str, str] | None = None, **columns: list[str]) -> dict[str, Table]:
    named = {name.replace("__", "."): texts for name, texts in columns.items()}
    table = Table(range(2, 2 + len(next(iter(named.values())))), named)
    return {part.collection: part.table for part in unfold(table, settings or SETTINGS)}


def test_what_one_row_leaves_out_does_not_make_two_of_one() -> None:
    found = unfolded(
        rider__first_name=["Emma", "Emma"],
        rider__last_name=["Andersson", "Andersson"],
        rider__licence=["", "SWE1"],
        rider__country=["SWE", ""],
        horse__name=["Storm", "Storm"],
        horse__fei_id=["105BI25", ""],
        horse__owner=["", "Spruce Meadows Ltd."],
    )
    assert (found["people"].texts["licence"], found["people"].texts["country"]) == (["SWE1"], ["SWE"])
    assert (found["horses"].texts["fei_id"], found["horses"].texts["owner"]) == (["105BI25"], ["Spruce Meadows Ltd."])


def test_namesakes_of_whom_different_things_are_said_stay_two() -> None:
    found = unfolded(
        rider__first_name=["Emma", "Emma", "Emma"],
        rider__last_name=["Andersson"] * 3,
        rider__licence=["SWE1", "SWE2", ""],
        horse__name=["Storm", "Storm", "Storm"],
        horse__born_year=["2010", "2012", "2012"],
    )
    assert len(found["people"].numbers) == 3
    assert found["horses"].texts["born_year"] == ["2010", "2012"]


def test_teams_lie_in_the_competition_as_in_the_seed() -> None:
    parts = unfold(Table([2], {"rider.last_name": ["A"], "team.name": ["Oslo 1"]}), SETTINGS)
    teams = next(part for part in parts if part.collection == "teams")
    assert teams.settings["where.competition.foreign_id"] == "c1"
    assert "replace" not in teams.settings


def test_a_team_of_the_same_name_in_another_competition_is_another() -> None:
    """Else the second start list would take the team away from the first."""
    names = {"rider__last_name": ["A"], "team__name": ["Oslo 1"]}
    first, second = (unfolded({"where.competition.foreign_id": one}, **names)["teams"] for one in ("c1", "c2"))
    assert first.texts["foreign_id"] != second.texts["foreign_id"]
    columns = unfolded({}, rider__last_name=["A", "B"], team__name=["Oslo 1"] * 2, competition__foreign_id=["c1", "c2"])
    assert columns["teams"].texts["competition.foreign_id"] == ["c1", "c2"]
