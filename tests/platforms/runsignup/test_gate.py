"""The way into RunSignup, against the strict practice stand-in: four kinds of key, the caller's registration, lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from resultdesk.core.errors import DeskError, NoAnswer, SignInRefused, WrongUse
from resultdesk.core.fields import Choice
from resultdesk.platforms.contract import Account, Outcome, Table
from resultdesk.platforms.http import Http, Patience
from resultdesk.platforms.runsignup.gate import RunSignupGate
from resultdesk.platforms.runsignup.platform import RunSignup
from resultdesk.practice.runsignup import RunSignup as StandIn
from resultdesk.practice.server import PracticeServer

WAYS: Mapping[str, Mapping[str, str]] = {
    "key": {"API_KEY": "practice-key", "API_SECRET": "practice-secret"},
    "temporary": {"TMP_KEY": "practice-tmp-key", "TMP_SECRET": "practice-tmp-secret"},
    "v2": {"RSU_API_KEY": "practice-v2-key", "RSU_API_SECRET": "practice-v2-secret"},
    "partner": {"SP_API_KEY": "practice-partner-key", "RSU_API_SECRET": "practice-partner-secret"},
}
REGISTERED = {"RSU_API_REG_SECRET": "practice-reg-secret"}


@pytest.fixture
def server() -> Iterator[PracticeServer]:
    with PracticeServer() as made:
        yield made


@pytest.fixture
def stand_in(server: PracticeServer) -> StandIn:
    made = server.stand_ins["runsignup"]
    if not isinstance(made, StandIn):
        raise TypeError(made)
    return made


def gate(
    server: PracticeServer,
    way: str = "key",
    secrets: Mapping[str, str] | None = None,
    plain: Mapping[str, str] | None = None,
) -> RunSignupGate:
    account = Account("a", "runsignup", server.url + "/runsignup/rest", way, plain or {})
    return RunSignupGate(Http(Patience(read=5)), account, WAYS[way] if secrets is None else secrets)


@pytest.mark.parametrize("way", WAYS)
def test_each_kind_of_key(server: PracticeServer, way: str) -> None:
    assert gate(server, way).test() == ("runsignup.signed_in", {"n": 2})


@pytest.mark.parametrize("way", WAYS)
def test_each_kind_of_key_with_a_registration(server: PracticeServer, stand_in: StandIn, way: str) -> None:
    stand_in.registration = True
    with pytest.raises(SignInRefused):
        gate(server, way).test()
    registered = gate(server, way, {**WAYS[way], **REGISTERED}, {"rsu_api_reg": "practice-reg"})
    assert registered.test()[0] == "runsignup.signed_in"


def test_where_keys_and_secrets_go(server: PracticeServer) -> None:
    # Seed 002, the table of parameters, and platforms.md on the registration.
    key = gate(server, "key").credentials()
    assert (key.query, key.headers) == ({"api_key": "practice-key", "api_secret": "practice-secret"}, {})
    tmp = gate(server, "temporary").credentials()
    assert (tmp.query, tmp.headers) == ({"tmp_key": "practice-tmp-key", "tmp_secret": "practice-tmp-secret"}, {})
    v2 = gate(server, "v2", {**WAYS["v2"], **REGISTERED}, {"rsu_api_reg": "practice-reg"}).credentials()
    assert v2.query == {"rsu_api_key": "practice-v2-key", "rsu_api_reg": "practice-reg"}
    assert v2.headers == {"X-RSU-API-SECRET": "practice-v2-secret", "X-RSU-API-REG-SECRET": "practice-reg-secret"}
    partner = gate(server, "partner").credentials()
    assert partner.query == {"sp_api_key": "practice-partner-key"}
    assert partner.headers == {"X-RSU-API-SECRET": "practice-partner-secret"}


def test_an_unknown_way_is_the_usual_one(server: PracticeServer) -> None:
    account = Account("a", "runsignup", server.url + "/runsignup/rest", "")
    assert RunSignupGate(Http(), account, WAYS["key"]).credentials().query["api_key"] == "practice-key"


def test_a_missing_secret_is_named(server: PracticeServer) -> None:
    with pytest.raises(SignInRefused) as caught:
        gate(server, "v2", {"RSU_API_KEY": "practice-v2-key"})
    assert caught.value.code == "token.missing"
    assert caught.value.params["label"] == "API v2 secret"


def test_kinds_of_key_that_were_mixed_up(server: PracticeServer) -> None:
    mixed = {"API_KEY": "practice-v2-key", "API_SECRET": "practice-v2-secret"}
    with pytest.raises(SignInRefused) as caught:
        gate(server, "key", mixed).test()
    assert caught.value.code == "runsignup.key"
    assert "practice" not in str(caught.value)


def test_keys_are_never_renewed(server: PracticeServer) -> None:
    assert not gate(server).renew()


def test_races_events_and_result_sets(server: PracticeServer) -> None:
    way = gate(server)
    assert way.choices("race_id", {}) == [
        Choice("1001", "Practice Virtual Spring Run"),
        Choice("1002", "Practice Virtual Thousands"),
    ]
    events = way.choices("event_id", {"race_id": "1001"})
    assert Choice("5001", "Virtual 5K") in events
    assert "5004" not in [choice.value for choice in events]  # not a virtual event: it takes no such results
    where = {"race_id": "1001", "event_id": "5003"}
    assert [choice.value for choice in way.choices("individual_result_set_id", where)] == ["17040", "17041"]
    assert way.choices("individual_result_set_id", {"race_id": "1001", "event_id": "5005"}) == []


def test_participants_come_page_by_page(server: PracticeServer) -> None:
    people = gate(server).choices("participants", {"race_id": "1002", "event_id": "5101"})
    assert len(people) == 3_000
    assert people[0] == Choice("700001", "1")


@pytest.mark.parametrize(
    ("key", "settings", "code"),
    [
        ("event_id", {}, "setting.missing"),
        ("individual_result_set_id", {"race_id": "1001"}, "setting.missing"),
        ("state", {}, "list.unknown"),
    ],
)
def test_lists_that_cannot_be_asked_for(
    server: PracticeServer, key: str, settings: Mapping[str, str], code: str
) -> None:
    with pytest.raises(WrongUse) as caught:
        gate(server).choices(key, settings)
    assert caught.value.code == code


def test_errors_inside_a_200_are_errors_of_lists_too(server: PracticeServer) -> None:
    with pytest.raises(DeskError) as caught:
        gate(server).choices("event_id", {"race_id": "9"})
    assert caught.value.code == "runsignup.no_race"


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("429", "answer.throttled"),
        ("500", "answer.broken"),
        ("html", "answer.page"),
        ("garbled", "answer.garbled"),
        ("garbled=other", "answer.garbled"),
        ("cut=half", "http.cut"),
    ],
)
def test_a_list_that_does_not_come_has_cost_no_row(server: PracticeServer, fault: str, code: str) -> None:
    server.faults.switch(f"runsignup:{fault}@list")
    with pytest.raises(NoAnswer) as caught:
        gate(server).choices("race_id", {})
    assert caught.value.code == code
    assert not caught.value.arrived


@pytest.mark.parametrize("sent_as", ["json", "xml"])
@pytest.mark.parametrize("answered_as", ["json", "xml"])
def test_both_formats_both_ways(server: PracticeServer, sent_as: str, answered_as: str) -> None:
    platform = RunSignup()
    settings = {"race_id": "1001", "event_id": "5001", "request_format": sent_as, "format": answered_as}
    table = Table([2, 3], {
        "bib_num": ["1", "2"], "clock_time": ["0:17:00.1", "DNF"], "tally_value": ["", "1.75"],
    })  # fmt: skip
    (batch,) = platform.pack(table, settings, server.url + "/runsignup/rest")
    credentials = gate(server).credentials()
    response = Http().call(batch.request, credentials.headers, credentials.query)
    answer = platform.read(batch, response)
    assert answer.outcome is Outcome.ACCEPTED, answer


@pytest.mark.parametrize("newer", [False, True])
@pytest.mark.parametrize("answered_as", ["json", "xml"])
def test_a_bad_row_is_found_by_halving(
    server: PracticeServer, stand_in: StandIn, answered_as: str, newer: bool
) -> None:
    stand_in.newer_errors = newer
    platform = RunSignup()
    bibs = [*map(str, range(1, 30)), "999"]
    table = Table(range(2, 32), {"bib_num": bibs, "clock_time": ["0:17:00"] * 30})
    settings = {"race_id": "1001", "event_id": "5001", "batch_size": "30", "format": answered_as}
    waiting = platform.pack(table, settings, server.url + "/runsignup/rest")
    credentials = gate(server).credentials()
    refused = []
    while waiting:
        batch = waiting.pop()
        answer = platform.read(batch, Http().call(batch.request, credentials.headers, credentials.query))
        if answer.split:
            middle = len(batch.rows) // 2
            halves = [platform.only(batch, range(middle)), platform.only(batch, range(middle, len(batch.rows)))]
            waiting += [half for half in halves if half is not None]
        refused += answer.refused
    assert [(one.row, one.key) for one in refused] == [(31, "999")]
    assert len(stand_in.stored) == 29
