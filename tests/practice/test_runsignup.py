"""RunSignup over the wire: sign-in, formats, result sets, errors inside 200, memory, lists (seed 002, platforms.md)."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import httpx
import pytest

from resultdesk.practice import SIGN_INS
from resultdesk.practice.runsignup import RunSignup
from resultdesk.practice.server import PracticeServer

# The two example requests of seed 002, word for word.
JSON_EXAMPLE = (
    '{ "virtual_results": [{ "bib_num": 123, "clock_time": "00:17:00.1", "tally_value": null, "registration_id": 3210,'
    ' "elevation_gain_in_mm": 1200 }, { "bib_num": 456, "clock_time": "00:17:00.2", "tally_value": 1.75,'
    ' "registration_id": 3211, "elevation_gain_in_mm": 12000 } ] }'
)
XML_EXAMPLE = (
    "<request> <virtual_result> <bib_num>123</bib_num> <clock_time>00:17:00.1</clock_time> <tally_value></tally_value>"
    " <registration_id>3210</registration_id> </virtual_result> <virtual_result> <bib_num>987</bib_num>"
    " <clock_time>00:17:02.5</clock_time> <tally_value>1.75</tally_value> <registration_id>3211</registration_id>"
    " </virtual_result> </request>"
)
KEYS = {"api_key": "practice-key", "api_secret": "practice-secret"}
FORM = {"race_id": "1001", "event_id": "5001", "request_format": "json"}


class Caller:
    def __init__(self, client: httpx.Client, server: PracticeServer) -> None:
        self.client = client
        self.base = server.base("runsignup")
        self.keys: dict[str, str] = dict(KEYS)
        self.headers: dict[str, str] = {}

    def post(self, request: str, format: str = "json", **form: str) -> httpx.Response:  # noqa: A002
        fields = {**FORM, **form, "request": request}
        fields = {name: value for name, value in fields.items() if value != "-"}
        race = form.get("path_race", fields.get("race_id", "1001"))
        fields.pop("path_race", None)
        query = self.keys | ({"format": format} if format else {})
        address = f"{self.base}/race/{race}/results/user-results"
        return self.client.post(address, params=query, headers=self.headers, data=fields)

    def rows(self, *rows: object, **form: str) -> dict[str, object]:
        answer = self.post(json.dumps({"virtual_results": list(rows)}), **form)
        assert answer.status_code == 200
        body = answer.json()
        assert isinstance(body, dict)
        return body

    def get(self, path: str, **query: str) -> httpx.Response:
        return self.client.get(self.base + path, params={**self.keys, "format": "json", **query})


@pytest.fixture
def caller(client: httpx.Client, server: PracticeServer) -> Caller:
    return Caller(client, server)


@pytest.fixture
def stand_in(server: PracticeServer) -> RunSignup:
    made = server.stand_ins["runsignup"]
    assert isinstance(made, RunSignup)
    made.clock = lambda: 1_586_571_360.0
    return made


def parsed(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314 - our own stand-in wrote it


def code(body: dict[str, object]) -> object:
    error = body["error"]
    assert isinstance(error, dict)
    return error["error_code"]


def test_the_base_address_has_rest_in_it(caller: Caller) -> None:
    assert SIGN_INS["runsignup"].prefix == "/runsignup/rest"
    assert SIGN_INS["runsignup"].secrets == {"API_KEY": KEYS["api_key"], "API_SECRET": KEYS["api_secret"]}


def test_the_json_example_of_the_seed(caller: Caller, stand_in: RunSignup) -> None:
    answer = caller.post(JSON_EXAMPLE, event_id="5002").json()
    assert answer == {
        "virtual_results": [
            {
                "registration_id": 3210, "bib_num": 123, "results_received_ts": 1586571360,
                "individual_result_set_id": 17031, "submitted_time_in_ms": 1020100, "elevation_gain_in_mm": 1200,
                "result_approval_ts": None,
            },
            {
                "registration_id": 3211, "bib_num": 456, "results_received_ts": 1586571360,
                "individual_result_set_id": 17031, "submitted_time_in_ms": 1020200, "elevation_gain_in_mm": 12000,
                "result_approval_ts": None,
            },
        ]
    }  # fmt: skip
    assert stand_in.stored[17031, 3210].tally is None
    assert stand_in.stored[17031, 3211].tally == 1.75


def test_the_xml_example_of_the_seed(caller: Caller, stand_in: RunSignup) -> None:
    answer = caller.post(XML_EXAMPLE, format="xml", request_format="xml")
    root = parsed(answer.text)
    assert root.tag == "event_individual_results_user_upload"
    first, second = root.findall("virtual_results/virtual_result")
    assert {child.tag: child.text for child in first} == {
        "registration_id": "3210",
        "bib_num": "123",
        "results_received_ts": "1586571360",
        "individual_result_set_id": "17030",
        "submitted_time_in_ms": "1020100",
        "result_approval_ts": None,
    }
    # Bib 987 is not that of registration 3211: the registration's own is used.
    assert second.findtext("bib_num") == "456"
    assert second.findtext("submitted_time_in_ms") == "1022500"


def test_xml_is_what_is_read_and_said_if_nothing_is_named(caller: Caller) -> None:
    answer = caller.post(XML_EXAMPLE, format="", request_format="-")
    assert answer.headers["content-type"].startswith("text/xml")
    assert "<virtual_results>" in answer.text
    refused = caller.post(JSON_EXAMPLE, format="", request_format="-")
    assert parsed(refused.text).findtext("error_code") == "3"


@pytest.mark.parametrize(
    ("keys", "headers"),
    [
        (KEYS, {}),
        ({"tmp_key": "practice-tmp-key", "tmp_secret": "practice-tmp-secret"}, {}),
        ({"rsu_api_key": "practice-v2-key"}, {"X-RSU-API-SECRET": "practice-v2-secret"}),
        ({"sp_api_key": "practice-partner-key"}, {"X-RSU-API-SECRET": "practice-partner-secret"}),
        ({**KEYS, "rsu_api_reg": "practice-reg"}, {"X-RSU-API-REG-SECRET": "practice-reg-secret"}),
    ],
)
def test_ways_to_sign_in(caller: Caller, keys: dict[str, str], headers: dict[str, str]) -> None:
    caller.keys, caller.headers = keys, headers
    assert "virtual_results" in caller.post(JSON_EXAMPLE).json()


@pytest.mark.parametrize(
    ("keys", "headers"),
    [
        ({}, {}),
        ({"api_key": "practice-key"}, {}),
        ({"api_key": "practice-key", "api_secret": "wrong"}, {}),
        ({"api_key": "practice-key"}, {"X-RSU-API-SECRET": "practice-secret"}),
        (KEYS, {"X-RSU-API-SECRET": "practice-secret"}),
        ({**KEYS, "tmp_key": "practice-tmp-key", "tmp_secret": "practice-tmp-secret"}, {}),
        ({**KEYS, "tmp_secret": "practice-tmp-secret"}, {}),
        ({"tmp_key": "practice-key", "tmp_secret": "practice-secret"}, {}),
        ({"rsu_api_key": "practice-v2-key"}, {}),
        ({"rsu_api_key": "practice-v2-key", "api_secret": "practice-v2-secret"}, {}),
        ({"rsu_api_key": "practice-partner-key"}, {"X-RSU-API-SECRET": "practice-partner-secret"}),
        ({**KEYS, "rsu_api_reg": "practice-reg"}, {"X-RSU-API-REG-SECRET": "wrong"}),
    ],
)
def test_sign_ins_that_are_refused(caller: Caller, keys: dict[str, str], headers: dict[str, str]) -> None:
    caller.keys, caller.headers = keys, headers
    assert code(caller.post(JSON_EXAMPLE).json()) == 6


def test_caller_registration_can_be_required(caller: Caller, stand_in: RunSignup) -> None:
    stand_in.registration = True
    assert code(caller.post(JSON_EXAMPLE).json()) == 6
    caller.keys |= {"rsu_api_reg": "practice-reg"}
    caller.headers = {"X-RSU-API-REG-SECRET": "practice-reg-secret"}
    assert "virtual_results" in caller.post(JSON_EXAMPLE).json()


def test_a_key_that_may_only_look(caller: Caller) -> None:
    caller.keys["api_key"] = "practice-look-only-key"
    assert "races" in caller.get("/races").json()
    assert code(caller.post(JSON_EXAMPLE).json()) == 7


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ({"race_id": "9999"}, 201),
        ({"event_id": "9999"}, 223),
        ({"event_id": "5101"}, 223),
        ({"event_id": "-"}, 3),
        ({"race_id": "-", "path_race": "1001"}, 3),
        ({"path_race": "1002"}, 3),
        ({"event_id": "five"}, 3),
        ({"event_id": "5004"}, 11),
        ({"request_format": "csv"}, 3),
        ({"extra": "1"}, 3),
        ({"individual_result_set_id": "17031"}, 3),
        ({"individual_result_set_id": ""}, 3),
    ],
)
def test_parameters_that_are_refused(caller: Caller, stand_in: RunSignup, form: dict[str, str], expected: int) -> None:
    assert code(caller.post(JSON_EXAMPLE, **form).json()) == expected
    assert not stand_in.stored


def test_an_unknown_format_or_query(caller: Caller) -> None:
    assert "<error_code>3<" in caller.post(JSON_EXAMPLE, format="yaml").text
    caller.keys["event_id"] = "5001"
    assert code(caller.post(JSON_EXAMPLE).json()) == 3


def test_a_body_that_is_no_form(caller: Caller) -> None:
    address = f"{caller.base}/race/1001/results/user-results"
    query = caller.keys | {"format": "json"}
    assert code(caller.client.post(address, params=query, content=JSON_EXAMPLE).json()) == 3
    assert code(caller.client.post(address, params=query, json={"race_id": 1001}).json()) == 3
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert code(caller.client.post(address, params=query, content=b"\xff", headers=kind).json()) == 3


def test_two_result_sets_must_be_told_apart(caller: Caller, stand_in: RunSignup) -> None:
    row = {"bib_num": 1, "clock_time": "0:20:00"}
    assert code(caller.rows(row, event_id="5003")) == 3
    assert "virtual_results" in caller.rows(row, event_id="5003", individual_result_set_id="17041")
    assert list(stand_in.stored) == [(17041, 4001)]


def test_a_result_set_is_made_where_there_is_none(caller: Caller, stand_in: RunSignup) -> None:
    row = {"bib_num": 1, "clock_time": "0:20:00"}
    assert caller.get("/race/1001/results/get-result-sets", event_id="5005").json() == {"individual_results_sets": []}
    assert code(caller.rows({"bib_num": 1, "clock_time": "x"}, event_id="5005")) == 11
    caller.rows(row, event_id="5005")
    caller.rows(row, event_id="5005")
    assert list(stand_in.stored) == [(95005, 4001)]
    sets = caller.get("/race/1001/results/get-result-sets", event_id="5005").json()["individual_results_sets"]
    assert [made["individual_result_set_id"] for made in sets] == [95005]


def test_one_bad_row_sinks_its_call(caller: Caller, stand_in: RunSignup) -> None:
    good = {"bib_num": 1, "clock_time": "0:20:00"}
    assert code(caller.rows(good, {"bib_num": 99, "clock_time": "0:20:00"})) == 115
    assert not stand_in.stored
    assert not stand_in.posts


def test_bad_rows_may_be_missing_from_the_answer_instead(caller: Caller, stand_in: RunSignup) -> None:
    stand_in.bad_rows = "drop"
    good = {"bib_num": 1, "clock_time": "0:20:00"}
    body = caller.rows({"bib_num": 99, "clock_time": "0:20:00"}, good)
    results = body["virtual_results"]
    assert isinstance(results, list)
    assert [row["bib_num"] for row in results] == [1]


def test_tally_is_left_set_and_cleared(caller: Caller, stand_in: RunSignup) -> None:
    row = {"bib_num": 1, "clock_time": "0:20:00"}
    tallies = []
    for more in ({"tally_value": 2.5}, {}, {"tally_value": ""}, {"tally_value": 4}, {"tally_value": None}):
        caller.rows(row | more)
        tallies.append(stand_in.stored[17030, 4001].tally)
    assert tallies == [2.5, 2.5, None, 4.0, None]


def test_what_came_twice_is_seen_twice(caller: Caller, stand_in: RunSignup) -> None:
    for _ in range(2):
        caller.rows({"bib_num": 1, "clock_time": "0:20:00"})
    assert len(stand_in.posts) == 2
    assert len(stand_in.stored) == 1


def test_throttling_by_pace(caller: Caller, stand_in: RunSignup) -> None:
    stand_in.pace = 1.0
    row = {"bib_num": 1, "clock_time": "0:20:00"}
    assert "virtual_results" in caller.rows(row)
    assert code(caller.rows(row)) == 14
    stand_in.clock = lambda: 1_586_571_361.0
    assert "virtual_results" in caller.rows(row)


@pytest.mark.parametrize(("fault", "expected"), [("401", 6), ("403", 7), ("422", 11), ("429", 14), ("refused", 3)])
def test_faults_come_with_status_200(
    caller: Caller, server: PracticeServer, stand_in: RunSignup, fault: str, expected: int
) -> None:
    server.faults.switch(f"runsignup:{fault}")
    assert code(caller.rows({"bib_num": 1, "clock_time": "0:20:00"})) == expected
    assert not stand_in.stored


def test_a_broken_platform_says_so_in_html(caller: Caller, server: PracticeServer) -> None:
    server.faults.switch("500=503")
    answer = caller.post(JSON_EXAMPLE)
    assert (answer.status_code, answer.headers["content-type"]) == (503, "text/html; charset=utf-8")


def test_the_newer_shape_of_errors(caller: Caller, server: PracticeServer, stand_in: RunSignup) -> None:
    server.faults.switch("422=prefixed", "422=enveloped")
    assert caller.post(JSON_EXAMPLE).json() == {"error": "Invalid submission", "details": {}}
    assert caller.post(JSON_EXAMPLE).json()["details"] == {"virtual_results": {"0": "clock_time"}}
    stand_in.newer_errors = True
    assert caller.post(JSON_EXAMPLE, race_id="9999").json() == {"error": "Race not found", "details": {}}
    assert parsed(caller.post(JSON_EXAMPLE, format="xml", race_id="9999").text).text == "Race not found"


def test_lists(caller: Caller) -> None:
    races = caller.get("/races", events="T").json()["races"]
    assert [race["race"]["race_id"] for race in races] == [1001, 1002]
    assert races[0]["race"]["events"][0] == {"event_id": 5001, "name": "Virtual 5K", "event_type": "virtual_race"}
    assert "events" not in caller.get("/races").json()["races"][0]["race"]
    assert caller.get("/race/1001").json()["race"]["name"] == "Practice Virtual Spring Run"
    sets = caller.get("/race/1001/results/get-result-sets", event_id="5003").json()["individual_results_sets"]
    assert [one["individual_result_set_id"] for one in sets] == [17040, 17041]
    assert code(caller.get("/race/77").json()) == 201
    assert code(caller.get("/nothing").json()) == 3


def test_lists_in_xml(caller: Caller) -> None:
    root = parsed(caller.get("/races", events="T", format="xml").text)
    assert [race.findtext("race_id") for race in root.findall("races/race")] == ["1001", "1002"]


def test_participants_come_in_pages(caller: Caller) -> None:
    def page(number: int, **query: str) -> list[dict[str, object]]:
        answer = caller.get("/race/1002/participants", event_id="5101", page=str(number), **query).json()
        listed = answer["participants"]
        assert isinstance(listed, list)
        return listed

    assert [len(page(number)) for number in (1, 2, 3)] == [2500, 500, 0]
    assert page(2, results_per_page="10")[0]["bib_num"] == 11
    assert page(1)[0]["registration_id"] == 700_001


def test_the_older_address_works_too(caller: Caller) -> None:
    caller.base = caller.base.replace("/rest", "/Rest")
    assert "virtual_results" in caller.post(JSON_EXAMPLE).json()
    caller.base = caller.base.removesuffix("/Rest")
    assert caller.post(JSON_EXAMPLE).status_code == 404


def test_methods(caller: Caller) -> None:
    assert code(caller.get("/race/1001/results/user-results").json()) == 3
    answer = caller.client.post(f"{caller.base}/races", params={**KEYS, "format": "json"}, data={"a": "b"})
    assert code(answer.json()) == 3


def test_stored_results_are_listed(caller: Caller, stand_in: RunSignup) -> None:
    row = {"bib_num": 3, "clock_time": "1:02:03.4"}
    caller.rows({"bib_num": 1, "clock_time": "00:17:00"}, {"bib_num": 2, "clock_time": "DNF"}, row)
    (one,) = caller.get("/race/1001/results/get-results", event_id="5001").json()["individual_results_sets"]
    assert (one["individual_result_set_id"], one["num_finishers"]) == (17030, 3)
    shown = [(entry["bib"], entry["clock_time"]) for entry in one["results"]]
    assert shown == [(1, "17:00"), (3, "1:02:03.4"), (2, "DNF")]
    assert one["registration_ids"] == [4001, 4003, 4002]
    stand_in.approves = True
    (one,) = caller.get("/race/1001/results/get-results", event_id="5001").json()["individual_results_sets"]
    assert one["results"] == []


def test_stored_results_are_listed_in_pages_and_in_xml(caller: Caller) -> None:
    caller.rows({"bib_num": 1, "clock_time": "00:17:00"}, {"bib_num": 2, "clock_time": "00:18:00"})
    query = {"event_id": "5001", "results_per_page": "1", "page": "2", "format": "xml"}
    root = parsed(caller.get("/race/1001/results/get-results", **query).text)
    assert [one.text for one in root.iter("bib")] == ["2"]
    assert [one.text for one in root.iter("registration_id")] == ["4002"]


def test_a_set_of_another_event_is_refused(caller: Caller) -> None:
    answer = caller.get("/race/1001/results/get-results", event_id="5001", individual_result_set_id="17040")
    assert code(answer.json()) == 3
