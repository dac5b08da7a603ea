"""Tracx over the wire: sessions, lists, permissions, the import (seeds 000 and 001, platforms.md)."""

from __future__ import annotations

import json

import httpx
import pytest

from resultdesk.practice import SIGN_INS
from resultdesk.practice.server import PracticeServer
from resultdesk.practice.tracx import Tracx

# The body of the example request of seed 000, word for word.
EXAMPLE = """[
{
"unique_id": "1",
"first_name": "John",
"last_name": "Doe",
"country_code": "nl",
"team_name": null,
"date_of_birth": "2001-01-01",
"start_number": "1",
"chip_code": "0000001",
"gender": "male",
"state": "before",
"race_id": 1
},
{
"unique_id": "2",
"first_name": "William",
"last_name": "Smith",
"country_code": "nl",
"team_name": null,
"date_of_birth": "2002-02-02",
"start_number": "2",
"chip_code": "0000002",
"gender": "female",
"state": "before",
"race_id": 1
}
]"""


class Desk:
    """A caller that does what the seeds say and nothing else."""

    def __init__(self, client: httpx.Client, server: PracticeServer) -> None:
        self.client = client
        self.base = server.base("tracx") + "/v1/connect"
        self.token = ""

    def sign_in(self, token: str = SIGN_INS["tracx"].secrets["CONNECT_TOKEN"]) -> httpx.Response:
        answer = self.client.post(
            f"{self.base}/session-token", headers={"Accept": "application/json", "Authorization": token}
        )
        if answer.status_code == 200:
            self.token = answer.json()["data"]["token"]
        return answer

    def get(self, path: str) -> httpx.Response:
        return self.client.get(self.base + path, headers={"Accept": "application/json", "Authorization": self.token})

    def post(self, body: str | bytes, event: object = 1, **headers: str) -> httpx.Response:
        sent = {"Accept": "application/json", "Authorization": self.token, "Content-Type": "application/json"}
        sent.update({name.replace("_", "-"): value for name, value in headers.items()})
        return self.client.post(f"{self.base}/events/{event}/participants", headers=sent, content=body)


@pytest.fixture
def desk(client: httpx.Client, server: PracticeServer) -> Desk:
    made = Desk(client, server)
    made.sign_in()
    return made


def test_the_example_of_the_seed_is_queued_with_the_sample_response(desk: Desk, tracx: Tracx) -> None:
    answer = desk.post(EXAMPLE)
    assert answer.status_code == 200
    assert answer.json() == {
        "data": {
            "error": False,
            "success": True,
            "message": "Successfully queued participants for import",
            "errors": [],
        }
    }
    assert list(tracx.stored) == ["1", "2"]
    assert tracx.stored["2"] == json.loads(EXAMPLE)[1]
    assert [(made.event_id, made.participants) for made in tracx.imports] == [(1, 2)]


def test_the_same_id_again_updates(desk: Desk, tracx: Tracx) -> None:
    desk.post(EXAMPLE)
    changed = [dict(json.loads(EXAMPLE)[0], last_name="Dolittle")]
    desk.post(json.dumps(changed))
    assert tracx.stored["1"]["last_name"] == "Dolittle"
    assert len(tracx.stored) == 2
    assert len(tracx.imports) == 2


def test_one_bad_row_keeps_all_out(desk: Desk, tracx: Tracx) -> None:
    rows = json.loads(EXAMPLE)
    rows[1]["chip_code"] = "2"
    answer = desk.post(json.dumps(rows))
    assert answer.status_code == 422
    assert answer.json() == {
        "message": "The 1.chip_code field must be 7 characters.",
        "errors": {"1.chip_code": ["The 1.chip_code field must be 7 characters."]},
    }
    assert not tracx.stored


def test_the_prefixed_shape_of_a_422(desk: Desk, tracx: Tracx) -> None:
    tracx.error_shape = "prefixed"
    rows = json.loads(EXAMPLE)
    rows[0]["gender"] = "M"
    assert list(desk.post(json.dumps(rows)).json()["errors"]) == ["participants.0.gender"]


def test_the_enveloped_shape_of_a_422(desk: Desk, tracx: Tracx) -> None:
    tracx.error_shape = "enveloped"
    rows = json.loads(EXAMPLE)
    rows[0]["gender"] = "M"
    rows[0]["state"] = "DNF"
    data = desk.post(json.dumps(rows)).json()["data"]
    assert data["error"] is True
    assert data["success"] is False
    assert data["message"] == "The selected 0.gender is invalid. (and 1 more error)"
    assert list(data["errors"]) == ["0.gender", "0.state"]


@pytest.mark.parametrize("body", ["{}", "[]", '"x"', "null", "[{", "", '{"participants": []}'])
def test_a_body_that_is_no_array_of_participants(desk: Desk, body: str) -> None:
    answer = desk.post(body)
    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == ["participants"]


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "text/plain", ""])
def test_a_body_that_is_not_called_json(desk: Desk, kind: str) -> None:
    assert desk.post(EXAMPLE, Content_Type=kind).status_code == 422


def test_json_with_a_charset_is_json(desk: Desk) -> None:
    assert desk.post(EXAMPLE, Content_Type="application/json; charset=utf-8").status_code == 200


def test_accept_must_ask_for_json(desk: Desk) -> None:
    assert desk.post(EXAMPLE, Accept="text/html").status_code == 406


def test_a_hundred_thousand_is_the_limit(desk: Desk, tracx: Tracx) -> None:
    row = {"first_name": "A", "last_name": "B", "date_of_birth": "2001-01-01", "race_id": 1}
    rows = [dict(row, unique_id=str(number)) for number in range(100_001)]
    answer = desk.post(json.dumps(rows))
    assert answer.status_code == 422
    assert answer.json()["message"] == "The participants field must not have more than 100000 items."
    assert desk.post(json.dumps(rows[:-1])).status_code == 200
    assert len(tracx.stored) == 100_000


def test_an_unknown_event(desk: Desk) -> None:
    assert desk.post(EXAMPLE, event=99).status_code == 404
    assert desk.post(EXAMPLE, event="one").status_code == 404


def test_a_race_of_another_event_is_refused(desk: Desk) -> None:
    answer = desk.post(EXAMPLE, event=2)
    assert answer.status_code == 422
    assert answer.json()["errors"]["0.race_id"] == ["The selected 0.race_id is invalid."]


def test_a_wrong_connect_token(desk: Desk) -> None:
    answer = desk.sign_in("something-else")
    assert (answer.status_code, answer.json()) == (401, {"message": "Unauthenticated."})


def test_a_bearer_is_not_what_tracx_wants(desk: Desk) -> None:
    desk.token = f"Bearer {desk.token}"
    assert desk.get("/events").status_code == 401


def test_the_connect_token_does_not_open_what_needs_a_session(desk: Desk) -> None:
    desk.token = SIGN_INS["tracx"].secrets["CONNECT_TOKEN"]
    assert desk.get("/events").status_code == 401
    assert desk.post(EXAMPLE).status_code == 401


def test_a_session_ends_when_it_said(desk: Desk, tracx: Tracx) -> None:
    tracx.clock = lambda: 1_800_000_000.0
    ends = desk.sign_in().json()["data"]["expires_at"]
    assert ends == 1_800_003_600
    tracx.clock = lambda: 1_800_003_599.0
    assert desk.get("/events").status_code == 200
    tracx.clock = lambda: 1_800_003_600.0
    assert desk.get("/events").status_code == 401
    desk.sign_in()
    assert desk.get("/events").status_code == 200


def test_sessions_can_be_ended(desk: Desk, tracx: Tracx) -> None:
    tracx.end_sessions()
    assert desk.post(EXAMPLE).status_code == 401


def test_the_old_direct_way(desk: Desk, tracx: Tracx) -> None:
    tracx.direct = True
    assert desk.sign_in().status_code == 404
    desk.token = SIGN_INS["tracx"].secrets["CONNECT_TOKEN"]
    assert desk.get("/races").status_code == 200
    assert desk.post(EXAMPLE).status_code == 200
    desk.token = "something-else"
    assert desk.get("/races").status_code == 401


def test_a_token_that_may_only_look(desk: Desk) -> None:
    desk.sign_in("practice-look-only-token")
    assert desk.get("/events").status_code == 200
    answer = desk.post(EXAMPLE)
    assert answer.status_code == 403
    assert "permissions.participants.store-multiple" in answer.json()["message"]


def test_a_token_that_may_only_send(desk: Desk) -> None:
    desk.sign_in("practice-send-only-token")
    assert desk.post(EXAMPLE).status_code == 200
    assert "permissions.events.list" in desk.get("/events").json()["message"]
    races = desk.get("/races")
    assert races.status_code == 403
    assert "permissions.races.list" in races.json()["message"]


def test_a_token_for_one_event(desk: Desk) -> None:
    desk.sign_in("practice-one-event-token")
    assert [event["id"] for event in desk.get("/events").json()["data"]["items"]] == [1]
    assert desk.get("/races?event_id=2").json() == {"data": {"items": []}}
    assert desk.post(EXAMPLE, event=2).status_code == 403


def test_the_events_fit_the_sample(desk: Desk) -> None:
    items = desk.get("/events").json()["data"]["items"]
    assert [(event["id"], event["name"]) for event in items] == [(1, "Voorjaarsloop 2026"), (2, "Avondloop 2026")]
    assert items[0].keys() == {"id", "name", "created_at", "updated_at"}


def test_the_races_of_an_event(desk: Desk) -> None:
    items = desk.get("/races?event_id=1").json()["data"]["items"]
    assert [(race["id"], race["name"]) for race in items] == [(1, "5 km"), (2, "10 km"), (3, "Halve marathon")]
    assert items[0].keys() == {"id", "event_id", "name", "created_at", "updated_at"}
    assert len(desk.get("/races").json()["data"]["items"]) == 5


@pytest.mark.parametrize("number", ["0", "-1", "one", "1.5", "", " 1"])
def test_an_event_id_that_is_no_number(desk: Desk, number: str) -> None:
    answer = desk.get(f"/races?event_id={number}")
    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == ["event_id"]


def test_other_methods_and_paths(desk: Desk) -> None:
    headers = {"Accept": "application/json", "Authorization": desk.token}
    assert desk.client.put(f"{desk.base}/events", headers=headers).status_code == 405
    assert desk.get("/nothing").status_code == 404
    assert desk.client.get(desk.base.removesuffix("/v1/connect") + "/events", headers=headers).status_code == 404


def test_reset_forgets(desk: Desk, server: PracticeServer, tracx: Tracx) -> None:
    desk.post(EXAMPLE)
    server.reset()
    assert not tracx.stored
    assert not tracx.imports
    assert not server.requests
    assert desk.get("/events").status_code == 401
