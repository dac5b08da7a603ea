"""Equipe over the wire: the examples, the options and their combinations, undo, lists (seed 003, platforms.md)."""

from __future__ import annotations

import copy
import json
import uuid
from pathlib import Path
from typing import Any

import httpx
import pytest

from resultdesk.practice import SIGN_INS
from resultdesk.practice.equipe import Equipe
from resultdesk.practice.server import PracticeServer

EXAMPLES = Path(__file__).parent / "examples"
START_LIST = (EXAMPLES / "equipe_start_list.json").read_text(encoding="utf-8")
TEAM_COMPETITION = (EXAMPLES / "equipe_team_competition.json").read_text(encoding="utf-8")
SHOW, CUP = 3456, 3457


class Caller:
    def __init__(self, client: httpx.Client, server: PracticeServer) -> None:
        self.client = client
        self.base = server.base("equipe")
        self.key = SIGN_INS["equipe"].secrets["API_KEY"]

    def send(self, batch: object, meeting: int = CUP, **headers: str) -> httpx.Response:
        sent = {"X-Api-Key": self.key, "Accept": "application/json", "Content-Type": "application/json"}
        sent.update({name.replace("_", "-"): value for name, value in headers.items()})
        body = batch if isinstance(batch, str) else json.dumps(batch)
        return self.client.post(f"{self.base}/meetings/{meeting}/batch", headers=sent, content=body)

    def get(self, path: str) -> httpx.Response:
        return self.client.get(self.base + path, headers={"X-Api-Key": self.key, "Accept": "application/json"})


@pytest.fixture
def caller(client: httpx.Client, server: PracticeServer) -> Caller:
    return Caller(client, server)


@pytest.fixture
def stand_in(server: PracticeServer) -> Equipe:
    made = server.stand_ins["equipe"]
    assert isinstance(made, Equipe)
    return made


def ids(stand_in: Equipe, collection: str, meeting: int = CUP) -> list[str]:
    return [record["foreign_id"] for record in stand_in.stored(meeting, collection)]


def new_list(competition: str, *numbers: int, **options: object) -> dict[str, Any]:
    """A start list of the spring show's riders for a competition there."""
    records = [
        {
            "foreign_id": f"{competition}-start-{number}",
            "ord": number,
            "rider": {"foreign_id": f"practice-rider-{number}"},
            "horse": {"foreign_id": f"practice-horse-{number}"},
        }
        for number in numbers
    ]
    where = {"competition": {"foreign_id": competition}}
    return {"starts": {"unique_by": "foreign_id", "where": where, "records": records, **options}}


def test_the_first_example_of_the_seed(caller: Caller, stand_in: Equipe) -> None:
    answer = caller.send(START_LIST)
    assert (answer.status_code, answer.content) == (201, b"")
    assert stand_in.stored(CUP, "starts") == [
        {
            "foreign_id": "6a08c0cb9fef0bd40ac1f2247efa1249",
            "st": "1",
            "ord": 1,
            "rider": "939",
            "horse": "3330",
            "competition": "2686-889-84",
        }
    ]
    assert stand_in.stored(CUP, "competitions")[0]["officials_data"][0]["name"] == "Isaiah Nightingale"


def test_the_second_example_of_the_seed(caller: Caller, stand_in: Equipe) -> None:
    assert caller.send(TEAM_COMPETITION).status_code == 201
    starts = stand_in.stored(CUP, "starts")
    assert [start["rider"] for start in starts] == ["rider_001", "rider_002", "rider_003", "rider_004"]
    assert {start["team"] for start in starts} == {"team_001"}
    assert stand_in.stored(CUP, "teams")[0]["payer"] == "payer_001"


def test_collections_are_saved_in_the_documented_order_whatever_the_body_says(caller: Caller, stand_in: Equipe) -> None:
    # In the first example starts stand before the competition they need.
    assert list(json.loads(START_LIST)) == ["people", "horses", "starts", "competitions"]
    caller.send(START_LIST)
    assert [done.collection for done in stand_in.activities] == ["people", "horses", "competitions", "starts"]


@pytest.mark.parametrize("example", [START_LIST, TEAM_COMPETITION])
def test_the_same_batch_again_changes_nothing(caller: Caller, stand_in: Equipe, example: str) -> None:
    caller.send(example)
    before = {collection: stand_in.stored(CUP, collection) for collection in json.loads(example)}
    assert caller.send(example).status_code == 201
    assert {collection: stand_in.stored(CUP, collection) for collection in before} == before


def test_a_batch_is_not_one_transaction(caller: Caller, stand_in: Equipe) -> None:
    batch = json.loads(START_LIST)
    batch["starts"]["records"][0]["rider"] = {"foreign_id": "940"}
    answer = caller.send(batch)
    assert answer.status_code == 422
    assert answer.json() == {
        "errors": [{"attribute": "rider", "message": "starts: Rider must exist", "code": "blank"}],
        "record": batch["starts"]["records"][0],
    }
    assert ids(stand_in, "people") == ["939"]
    assert ids(stand_in, "competitions") == ["2686-889-84"]
    assert ids(stand_in, "starts") == []


def test_a_collection_is_saved_whole_or_not(caller: Caller, stand_in: Equipe) -> None:
    records = [{"foreign_id": "1", "country": "NED"}, {"foreign_id": "2", "country": "NLD"}]
    answer = caller.send({"people": {"unique_by": "foreign_id", "records": records}})
    assert answer.json()["record"] == records[1]
    assert answer.json()["errors"][0]["message"] == "people: Country is invalid"
    assert ids(stand_in, "people") == []


def test_where_narrows_and_replace_removes_the_rest(caller: Caller, stand_in: Equipe) -> None:
    assert caller.send(new_list("practice-130", 2, 4, replace=True), SHOW).status_code == 201
    lists = {start["foreign_id"]: start["competition"] for start in stand_in.stored(SHOW, "starts")}
    assert [start for start, of in lists.items() if of == "practice-130"] == [
        "practice-130-start-2",
        "practice-130-start-4",
    ]
    assert sum(of == "practice-140" for of in lists.values()) == 4
    assert stand_in.activities[-1].removed == 2


def test_without_replace_the_others_stay(caller: Caller, stand_in: Equipe) -> None:
    caller.send(new_list("practice-130", 4), SHOW)
    starts = [start for start in stand_in.stored(SHOW, "starts") if start["competition"] == "practice-130"]
    assert len(starts) == 4


def test_replace_with_an_empty_list_empties(caller: Caller, stand_in: Equipe) -> None:
    assert caller.send(new_list("practice-130", replace=True), SHOW).status_code == 201
    assert {start["competition"] for start in stand_in.stored(SHOW, "starts")} == {"practice-140"}


def test_abort_if_any_leaves_the_list_alone_and_says_nothing(caller: Caller, stand_in: Equipe) -> None:
    batch = new_list("practice-140", 3, replace=True, abort_if_any={"rid": True})
    answer = caller.send(batch, SHOW)
    assert (answer.status_code, answer.content) == (201, b"")
    assert stand_in.activities[-1].aborted
    assert sum(start["competition"] == "practice-140" for start in stand_in.stored(SHOW, "starts")) == 4


def test_abort_if_any_lets_a_list_through_that_nobody_has_ridden(caller: Caller, stand_in: Equipe) -> None:
    caller.send(new_list("practice-130", 3, replace=True, abort_if_any={"rid": True}), SHOW)
    assert sum(start["competition"] == "practice-130" for start in stand_in.stored(SHOW, "starts")) == 1
    stand_in.mark_ridden(SHOW, "practice-130-start-3")
    caller.send(new_list("practice-130", 1, replace=True, abort_if_any={"rid": True}), SHOW)
    assert stand_in.activities[-1].aborted


def test_skip_user_changed_leaves_what_people_changed(caller: Caller, stand_in: Equipe) -> None:
    stand_in.edit_by_hand(SHOW, "people", "practice-rider-1", last_name="Hendriksen-Bos")
    records = [
        {"foreign_id": "practice-rider-1", "last_name": "Hendriks"},
        {"foreign_id": "practice-rider-2", "last_name": "Brand"},
    ]
    people = {"unique_by": "foreign_id", "skip_user_changed": True, "records": records}
    caller.send({"people": people}, SHOW)
    names = [person["last_name"] for person in stand_in.stored(SHOW, "people")[:2]]
    assert names == ["Hendriksen-Bos", "Brand"]
    caller.send({"people": people | {"skip_user_changed": False}}, SHOW)
    assert stand_in.stored(SHOW, "people")[0]["last_name"] == "Hendriks"


def test_unique_by_another_column(caller: Caller, stand_in: Equipe) -> None:
    horses = {"unique_by": "num", "records": [{"num": "101", "name": "Quickstep II"}]}
    caller.send({"horses": horses}, SHOW)
    assert stand_in.stored(SHOW, "horses")[0]["name"] == "Quickstep II"
    assert len(stand_in.stored(SHOW, "horses")) == 4


def test_undo_takes_back_all_of_a_transaction(caller: Caller, stand_in: Equipe) -> None:
    transaction = str(uuid.uuid4())
    before = stand_in.stored(SHOW, "starts")
    caller.send(new_list("practice-130", 4, replace=True), SHOW, X_Transaction_Uuid=transaction)
    caller.send(new_list("practice-140", 3, replace=True), SHOW, X_Transaction_Uuid=transaction)
    assert len(stand_in.stored(SHOW, "starts")) == 2
    stand_in.undo(transaction)
    assert stand_in.stored(SHOW, "starts") == before
    with pytest.raises(KeyError):
        stand_in.undo(transaction)


def test_the_transaction_must_be_a_uuid(caller: Caller) -> None:
    assert caller.send(START_LIST, X_Transaction_Uuid="today").status_code == 400


@pytest.mark.parametrize(
    ("change", "attribute"),
    [
        ({"unique_by": None}, "unique_by"),
        ({"unique_by": "rider"}, "unique_by"),
        ({"unique_by": "shoe"}, "unique_by"),
        ({"unique_by": ["foreign_id"]}, "unique_by"),
        ({"records": None}, "records"),
        ({"records": {}}, "records"),
        ({"records": ["x"]}, "records"),
        ({"where": {}}, "where"),
        ({"where": [1]}, "where"),
        ({"where": {"shoe": 1}}, "shoe"),
        ({"where": {"competition": "practice-130"}}, "competition"),
        ({"where": {"competition": {"foreign_id": "nowhere"}}}, "competition"),
        ({"abort_if_any": True}, "abort_if_any"),
        ({"replace": "true"}, "replace"),
        ({"skip_user_changed": 1}, "skip_user_changed"),
        ({"order": 1}, "order"),
    ],
)
def test_options_that_are_refused(caller: Caller, stand_in: Equipe, change: dict[str, object], attribute: str) -> None:
    before = stand_in.stored(SHOW, "starts")
    answer = caller.send({"starts": new_list("practice-130", 1)["starts"] | change}, SHOW)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["attribute"] == attribute
    assert stand_in.stored(SHOW, "starts") == before


def test_replace_needs_where(caller: Caller) -> None:
    batch = new_list("practice-130", 1, replace=True)
    del batch["starts"]["where"]
    assert caller.send(batch, SHOW).json()["errors"][0]["attribute"] == "replace"


@pytest.mark.parametrize("batch", ["[]", "{}", '{"riders": {}}', '{"people": []}'])
def test_batches_that_are_none(caller: Caller, batch: str) -> None:
    assert caller.send(batch).status_code == 422


def test_bodies_that_are_no_json(caller: Caller) -> None:
    assert caller.send("{").status_code == 400
    assert caller.send(START_LIST, Content_Type="text/plain").status_code == 415
    assert caller.send(START_LIST, Accept="text/html").status_code == 415


def test_a_start_may_name_its_competition_itself(caller: Caller, stand_in: Equipe) -> None:
    batch = new_list("practice-130", 4)
    del batch["starts"]["where"]
    assert caller.send(copy.deepcopy(batch), SHOW).json()["errors"][0]["attribute"] == "competition"
    batch["starts"]["records"][0]["competition"] = {"foreign_id": "practice-130"}
    assert caller.send(batch, SHOW).status_code == 201
    assert stand_in.stored(SHOW, "starts")[-1]["competition"] == "practice-130"


@pytest.mark.parametrize("key", ["", "wrong"])
def test_a_wrong_key(caller: Caller, key: str) -> None:
    caller.key = key
    assert caller.send(START_LIST).status_code == 401
    assert caller.get("/meetings/3456/people.json").status_code == 401


def test_a_key_that_may_only_look(caller: Caller) -> None:
    caller.key = "practice-equipe-look-only-key"
    assert caller.send(START_LIST).status_code == 403
    assert caller.get("/meetings/3456/people.json").status_code == 200


def test_an_unknown_meeting_and_other_paths(caller: Caller) -> None:
    assert caller.send(START_LIST, meeting=1).status_code == 404
    for path in ("/meetings/1/people.json", "/organizers/1/meetings.json", "/meetings/3456/dogs.json", "/x"):
        assert caller.get(path).status_code == 404
    assert caller.get("/meetings/3456/batch").status_code == 405


def test_lists(caller: Caller) -> None:
    meetings = caller.get("/organizers/12/meetings.json").json()
    assert [(meeting["id"], meeting["name"]) for meeting in meetings] == [
        (3456, "Practice Spring Show"),
        (3457, "Practice Team Cup"),
    ]
    competitions = caller.get("/meetings/3456/competitions.json").json()
    assert [(one["clabb"], one["klass"], one["foreignid"]) for one in competitions] == [
        ("130", "Jumping 1.30m", "practice-130"),
        ("140", "Jumping 1.40m", "practice-140"),
    ]
    starts = caller.get(f"/meetings/3456/competitions/{competitions[1]['kq']}/starts.json").json()
    assert [start["rid"] for start in starts] == [True, True, False, False]
    assert starts[0]["rider"]["last_name"] == "Hendriksen"
    assert len(caller.get("/meetings/3456/horses.json").json()) == 4
    assert caller.get("/meetings/3456/competitions/9999/starts.json").status_code == 404


@pytest.mark.parametrize(("fault", "status"), [("401", 401), ("403", 403), ("429=3", 429), ("500=503", 503)])
def test_faults(caller: Caller, server: PracticeServer, stand_in: Equipe, fault: str, status: int) -> None:
    server.faults.switch(f"equipe:{fault}")
    answer = caller.send(START_LIST)
    assert answer.status_code == status
    assert answer.headers.get("retry-after", "3") == "3"
    assert ids(stand_in, "people") == []


def test_a_switched_422_in_three_shapes(caller: Caller, server: PracticeServer) -> None:
    server.faults.switch("422", "422=prefixed", "422=enveloped", "refused")
    plain, bare, double, odd = (caller.send(START_LIST) for _ in range(4))
    assert plain.json()["record"]["foreign_id"] == "6a08c0cb9fef0bd40ac1f2247efa1249"
    assert plain.json()["errors"][0]["message"].startswith("starts: ")
    assert "record" not in bare.json()
    assert len(double.json()["errors"]) == 2
    assert (odd.status_code, "errors" in odd.json()) == (200, True)


def test_a_garbled_success(caller: Caller, server: PracticeServer, stand_in: Equipe) -> None:
    server.faults.switch("garbled")
    assert caller.send(START_LIST).status_code == 200
    assert ids(stand_in, "people") == ["939"]


def test_half_of_an_empty_answer_is_no_answer(caller: Caller, server: PracticeServer, stand_in: Equipe) -> None:
    server.faults.switch("cut=half")
    with pytest.raises(httpx.RemoteProtocolError):
        caller.send(START_LIST)
    assert ids(stand_in, "people") == ["939"]
