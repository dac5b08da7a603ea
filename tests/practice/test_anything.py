"""Whatever is sent, a stand-in answers; whatever fault is switched, it has words for it."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from urllib.parse import urlencode

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resultdesk.practice.equipe import Equipe
from resultdesk.practice.faults import DETAILS, Fault
from resultdesk.practice.opentrack import OpenTrack
from resultdesk.practice.runsignup import RunSignup
from resultdesk.practice.tracx import Tracx
from resultdesk.practice.wire import Call, Reply, StandIn

WORDS = st.sampled_from(
    [
        "unique_id", "race_id", "chip_code", "virtual_results", "bib_num", "clock_time", "people", "starts", "records",
        "unique_by", "foreign_id", "where", "competition", "rider", "replace", "abort_if_any", "officials_data", "rid",
        "eventid", "R1", "round", "heat", "data", "mode", "update", "349", "14:25", "1", "name",
    ]
)  # fmt: skip
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**6) | st.floats(allow_nan=False) | st.text(max_size=5) | WORDS,
    lambda inner: st.dictionaries(WORDS | st.text(max_size=3), inner, max_size=4) | st.lists(inner, max_size=3),
    max_leaves=12,
)
BODIES = st.one_of(
    st.binary(max_size=40),
    ANYTHING.map(orjson.dumps),
    ANYTHING.map(orjson.dumps).map(zlib.compress),
    st.dictionaries(st.sampled_from(["race_id", "event_id", "request_format", "request"]), st.text(max_size=9)).map(
        lambda form: urlencode(form).encode()
    ),
)
METHODS = st.sampled_from(["GET", "POST", "PUT", "DELETE", "PATCH"])
QUERIES = st.dictionaries(
    st.sampled_from(["event_id", "format", "competition", "limit", "offset", "page", "results_per_page", "events"]),
    st.lists(st.text(max_size=4) | st.just("5101"), min_size=1, max_size=2),
)
JSON = {"accept": "application/json", "content-type": "application/json"}


def _tracx() -> tuple[StandIn, dict[str, str], dict[str, list[str]]]:
    return Tracx(direct=True), {**JSON, "authorization": "practice-connect-token"}, {}


def _runsignup() -> tuple[StandIn, dict[str, str], dict[str, list[str]]]:
    form = {"content-type": "application/x-www-form-urlencoded"}
    return RunSignup(), form, {"api_key": ["practice-key"], "api_secret": ["practice-secret"]}


def _equipe() -> tuple[StandIn, dict[str, str], dict[str, list[str]]]:
    return Equipe(), {**JSON, "x-api-key": "practice-equipe-key"}, {}


def _opentrack() -> tuple[StandIn, dict[str, str], dict[str, list[str]]]:
    stand_in = OpenTrack()
    form = {"username": "api-test@mailinator.com", "password": "apitest"}
    head = {"content-type": "application/x-www-form-urlencoded"}
    answer = stand_in.handle(Call("POST", "/api/get-auth-token/", {}, head, urlencode(form).encode()))
    return stand_in, {"authorization": "Token " + orjson.loads(answer.body)["token"], **head}, {}


Signed = Callable[[], tuple[StandIn, dict[str, str], dict[str, list[str]]]]
PLATFORMS: list[tuple[Signed, list[str]]] = [
    (_tracx, ["/v1/connect/events/1/participants", "/v1/connect/races", "/v1/connect/events", "/v1/connect/", "/"]),
    (
        _runsignup,
        [
            "/rest/race/1001/results/user-results",
            "/rest/race/x/results/user-results",
            "/rest/race/1001/results/get-result-sets",
            "/rest/race/1002/participants",
            "/rest/races",
            "/",
        ],
    ),
    (_equipe, ["/meetings/3456/batch", "/meetings/3456/people.json", "/meetings/3456/competitions/9/starts.json", "/"]),
    (
        _opentrack,
        [
            "/api/2026/GBR/api-test/roadxc_upload/",
            "/api/get-auth-token/",
            "/api/competitors/",
            "/api/events/",
            "/api/hello/",
            "/x/2026/GBR/api-test",
        ],
    ),
]


@pytest.mark.parametrize(("make", "paths"), PLATFORMS, ids=["tracx", "runsignup", "equipe", "opentrack"])
def test_any_call_is_answered(make: Signed, paths: list[str]) -> None:
    stand_in, headers, query = make()

    @settings(max_examples=150, deadline=None)
    @given(METHODS, st.sampled_from(paths), QUERIES, BODIES)
    def call(method: str, path: str, more: dict[str, list[str]], body: bytes) -> None:
        reply = stand_in.handle(Call(method, path, {**query, **more}, headers, body))
        assert isinstance(reply, Reply)
        assert reply.status < 500 or path.endswith("roadxc_upload/")

    call()


@pytest.mark.parametrize(("make", "paths"), PLATFORMS, ids=["tracx", "runsignup", "equipe", "opentrack"])
@pytest.mark.parametrize("kind", ["401", "403", "422", "429", "500", "refused"])
def test_every_fault_has_words_on_every_platform(make: Signed, paths: list[str], kind: str) -> None:
    stand_in, headers, query = make()
    for detail in ("", "bare", "plain", "prefixed", "enveloped", "503", "5"):
        if not DETAILS[kind].fullmatch(detail):
            continue
        fault = Fault(kind, detail)
        for body in (b"", b"{}", b"[]", b"[[]]", b'{"people": {"unique_by": "foreign_id", "records": []}}'):
            reply = stand_in.fault(kind, fault.detail, Call("POST", paths[0], query, headers, body))
            assert reply.status >= 200
            assert reply.body
