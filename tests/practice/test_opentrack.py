"""OpenTrack over the wire: sign-in, rights, uploads, lists, faults (seed 004, platforms.md)."""

from __future__ import annotations

import json
import zlib

import httpx
import pytest

from resultdesk.practice import SIGN_INS
from resultdesk.practice.opentrack import OpenTrack
from resultdesk.practice.server import PracticeServer

RESULTS = [
    ["349", "14:25.10"], ["347", "14:33.00"], ["393", "14:36.00"], ["355", "14:39.00"], ["266", "14:44.00"],
    ["242", "14:45.00"], ["234", "14:47.00"], ["409", "14:47.00"], ["261", "14:47.00"], ["295", "14:53.00"],
]  # fmt: skip
# The two sample_data of seed 004, with their comments and Python's punctuation taken away.
ONE = {
    "eventid": "R1",
    "round": 1,
    "heat": 1,
    "name": "My 5k",
    "mode": "update",
    "ignore_unknowns": "True",
    "data": RESULTS,
}
SEVERAL = [
    {"eventid": "R1", "round": 1, "heat": 1, "mode": "replace", "ignore_unknowns": "True", "data": RESULTS},
    {
        "eventid": "R2",
        "round": 1,
        "heat": 1,
        "mode": "replace",
        "ignore_unknowns": "True",
        "data": [["600", "17:25.10"], ["647", "17:33.00"], ["690", "DNF"]],
    },
]


class Caller:
    def __init__(self, client: httpx.Client, server: PracticeServer) -> None:
        self.client = client
        self.base = server.base("opentrack")
        self.token = ""

    def sign_in(self, **form: str) -> httpx.Response:
        own = {
            "username": SIGN_INS["opentrack"].plain["username"],
            "password": SIGN_INS["opentrack"].secrets["PASSWORD"],
        }
        answer = self.client.post(f"{self.base}/api/get-auth-token/", data={**own, **form})
        if "token" in answer.text:
            self.token = answer.json()["token"]
        return answer

    def put(self, body: object, path: str = "/api/2026/GBR/api-test/roadxc_upload/") -> httpx.Response:
        content = body if isinstance(body, bytes) else json.dumps(body).encode("ascii")
        return self.client.put(self.base + path, headers={"Authorization": f"Token {self.token}"}, content=content)

    def get(self, path: str) -> httpx.Response:
        return self.client.get(self.base + path, headers={"Authorization": f"Token {self.token}"})


@pytest.fixture
def caller(client: httpx.Client, server: PracticeServer) -> Caller:
    made = Caller(client, server)
    made.sign_in()
    return made


@pytest.fixture
def stand_in(server: PracticeServer) -> OpenTrack:
    made = server.stand_ins["opentrack"]
    assert isinstance(made, OpenTrack)
    return made


@pytest.mark.parametrize("compress", [False, True])
def test_the_first_example_of_the_seed(caller: Caller, stand_in: OpenTrack, compress: bool) -> None:
    body = json.dumps(ONE).encode("ascii")
    assert caller.put(zlib.compress(body) if compress else body).status_code == 200
    heat = stand_in.results("R1")
    assert heat.results == [tuple(row) for row in RESULTS]
    assert heat.name == "My 5k"


@pytest.mark.parametrize("compress", [False, True])
def test_the_second_example_of_the_seed(caller: Caller, stand_in: OpenTrack, compress: bool) -> None:
    body = json.dumps(SEVERAL).encode("ascii")
    assert caller.put(zlib.compress(body) if compress else body).status_code == 200
    assert len(stand_in.results("R1").results) == 10
    assert stand_in.results("R2").results == [("600", "17:25.10"), ("647", "17:33.00"), ("690", "DNF")]


def test_the_sign_in_of_the_seed_is_that_of_the_practice_account() -> None:
    assert SIGN_INS["opentrack"].plain["username"] == "api-test@mailinator.com"
    assert SIGN_INS["opentrack"].secrets["PASSWORD"] == "apitest"


def test_a_token_proves_itself(caller: Caller) -> None:
    answer = caller.get("/api/hello/")
    assert answer.status_code == 200
    assert "api-test@mailinator.com" in answer.json()["message"]


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"password": "wrong"}, "non_field_errors"),
        ({"username": "nobody"}, "non_field_errors"),
        ({"password": ""}, "password"),
        ({"username": ""}, "username"),
    ],
)
def test_sign_ins_that_are_refused(caller: Caller, form: dict[str, str], said: str) -> None:
    answer = caller.sign_in(**form)
    assert answer.status_code == 400
    assert list(answer.json()) == [said]


def test_a_sign_in_that_is_no_form(caller: Caller) -> None:
    assert caller.client.post(f"{caller.base}/api/get-auth-token/", json={"username": "x"}).status_code == 415
    assert caller.client.get(f"{caller.base}/api/get-auth-token/").status_code == 405


def test_a_sign_in_may_be_answered_with_a_page(caller: Caller, stand_in: OpenTrack) -> None:
    stand_in.html_sign_in = True
    answer = caller.sign_in()
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("header", ["", "Token wrong", "Bearer {}", "{}"])
def test_a_wrong_token(caller: Caller, header: str) -> None:
    headers = {"Authorization": header.format(caller.token)}
    assert caller.client.get(f"{caller.base}/api/hello/", headers=headers).status_code == 401
    address = f"{caller.base}/api/2026/GBR/api-test/roadxc_upload/"
    assert caller.client.put(address, headers=headers, json=ONE).status_code == 401


@pytest.mark.parametrize("path", ["/api/2026/NED/voorjaarsloop/roadxc_upload/"])
def test_no_right_is_a_500(caller: Caller, stand_in: OpenTrack, path: str) -> None:
    answer = caller.put(ONE, path)
    assert (answer.status_code, answer.text) == (500, "500: Permission Denied")
    caller.sign_in(username="helper@mailinator.com")
    assert caller.put(ONE).status_code == 500
    assert not stand_in.heats


@pytest.mark.parametrize(
    "path",
    [
        "/api/2026/GBR/api-test/roadxc_upload",
        "/api/2026/GBR/elsewhere/roadxc_upload/",
        "/x/2026/GBR/api-test/roadxc_upload/",
        "/en-gb/x/2026/GBR/api-test/roadxc_upload/",
        "/api/nothing/",
    ],
)
def test_addresses_that_lead_nowhere(caller: Caller, path: str) -> None:
    answer = caller.put(ONE, path)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")


def test_the_page_of_a_competition_is_a_page(caller: Caller) -> None:
    for path in ("/en-gb/x/2026/GBR/api-test", "/x/2026/GBR/api-test/"):
        assert "API Test Meeting" in caller.get(path).text
    assert caller.get("/en-gb/x/2026/GBR/other").status_code == 404


def test_only_put_uploads(caller: Caller) -> None:
    headers = {"Authorization": f"Token {caller.token}"}
    address = f"{caller.base}/api/2026/GBR/api-test/roadxc_upload/"
    assert caller.client.post(address, headers=headers, json=ONE).status_code == 405
    assert caller.put({}, "/api/hello/").status_code == 405


def test_one_wrong_unit_keeps_all_out(caller: Caller, stand_in: OpenTrack) -> None:
    answer = caller.put([SEVERAL[0], {**SEVERAL[1], "data": [["600", "100:00"]]}])
    assert answer.status_code == 400
    assert "600" in answer.json()["error"]
    assert not stand_in.heats


def test_what_a_success_says_is_not_documented(caller: Caller, stand_in: OpenTrack) -> None:
    assert caller.put(ONE).json()["units"] == [{"eventid": "R1", "round": 1, "heat": 1}]
    stand_in.says = "empty"
    assert (caller.put(ONE).status_code, caller.put(ONE).content) == (200, b"")
    stand_in.says = "text"
    assert caller.put(ONE).text == "OK"


def test_lists(caller: Caller) -> None:
    competitions = caller.get("/api/my-competitions/").json()
    assert [(one["full_name"], one["year"], one["country"], one["slug"]) for one in competitions] == [
        ("API Test Meeting", 2026, "GBR", "api-test")
    ]
    events = caller.get(f"/api/events/?competition={competitions[0]['id']}").json()["results"]
    assert [(event["event_id"], event["rounds"]) for event in events] == [("R1", "1"), ("R2", "1"), ("XC1", "2,1")]
    assert caller.get("/api/events/?competition=nothing").json()["results"] == []


def test_competitors_come_in_pages(caller: Caller) -> None:
    competition = caller.get("/api/my-competitions/").json()[0]["id"]
    address = f"{caller.base}/api/competitors/?competition={competition}&limit=20"
    bibs: list[str] = []
    pages = 0
    while address:
        page = caller.client.get(address, headers={"Authorization": f"Token {caller.token}"}).json()
        bibs += [one["bib"] for one in page["results"]]
        address = page["next"]
        pages += 1
    assert pages == 3
    assert len(bibs) == len(set(bibs)) == page["count"] == 48
    assert {"007", "7", "349", "690"} <= set(bibs)


@pytest.mark.parametrize(
    ("fault", "status"), [("401", 401), ("403", 500), ("429=4", 429), ("500", 500), ("500=504", 504), ("html=403", 403)]
)
def test_faults(caller: Caller, server: PracticeServer, stand_in: OpenTrack, fault: str, status: int) -> None:
    server.faults.switch(f"opentrack:{fault}")
    answer = caller.put(ONE)
    assert answer.status_code == status
    assert answer.headers.get("retry-after", "4") == "4"
    assert ("Permission Denied" in answer.text) == (fault == "403")
    assert not stand_in.heats


def test_a_switched_401_forgets_the_token(caller: Caller, server: PracticeServer) -> None:
    server.faults.switch("401")
    caller.put(ONE)
    assert caller.put(ONE).status_code == 401
    caller.sign_in()
    assert caller.put(ONE).status_code == 200


def test_a_switched_422_names_the_first_bib(caller: Caller, server: PracticeServer) -> None:
    server.faults.switch("422", "422=prefixed", "422=enveloped", "refused", "422")
    answers = [caller.put(ONE) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [422, 422, 422, 200]
    assert all("349" in answer.text for answer in answers)
    assert caller.put(b"\x00").json() == {"error": "Bib : not a time."}


def test_the_page_shows_what_was_stored(caller: Caller) -> None:
    caller.put(SEVERAL)
    caller.token = "none"  # anybody may look
    events = caller.get("/en-gb/x/2026/GBR/api-test/json/").json()["events"]
    assert [event["eventId"] for event in events] == ["R1", "R2", "XC1"]
    (unit,) = events[1]["units"]
    assert (unit["round"], unit["heat"]) == (1, 1)
    assert unit["results"] == [
        {"place": 1, "bib": "600", "performance": "17:25.10"},
        {"place": 2, "bib": "647", "performance": "17:33.00"},
        {"place": 3, "bib": "690", "performance": "DNF"},
    ]
    assert events[2]["units"] == []


@pytest.mark.parametrize("path", ["/en-gb/x/2026/GBR/nowhere/json/", "/en-gb/x/2026/GBR/api-testjson/"])
def test_no_page_no_results(caller: Caller, path: str) -> None:
    assert caller.get(path).status_code == 404
