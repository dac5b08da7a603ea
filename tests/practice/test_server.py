"""The server itself: routes, faults on the wire, the switchboard, starting and stopping."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Callable

import httpx
import pytest

from resultdesk.core.errors import WrongUse
from resultdesk.practice.faults import Faults
from resultdesk.practice.log import Log, Seen
from resultdesk.practice.server import PracticeServer
from resultdesk.practice.tracx import Tracx

ROW = {"unique_id": "1", "first_name": "A", "last_name": "B", "date_of_birth": "2001-01-01", "race_id": 1}
BODY = json.dumps([ROW, ROW | {"unique_id": "2"}, ROW | {"unique_id": "3"}])

Send = Callable[..., httpx.Response]


@pytest.fixture
def upload(server: PracticeServer, client: httpx.Client) -> Send:
    base = server.base("tracx") + "/v1/connect"
    headers = {"Accept": "application/json", "Authorization": "practice-connect-token"}
    token = client.post(f"{base}/session-token", headers=headers).json()["data"]["token"]
    server.log.clear()

    def send(**extra: str) -> httpx.Response:
        sent = {"Accept": "application/json", "Authorization": token, "Content-Type": "application/json"}
        sent.update({name.replace("_", "-"): value for name, value in extra.items()})
        return client.post(f"{base}/events/1/participants", headers=sent, content=BODY)

    return send


def test_the_start_page_tells_people_where_they_are(server: PracticeServer, client: httpx.Client) -> None:
    server.faults.switch("tracx:429x2")
    answer = client.get(server.url)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert server.base("tracx") in answer.text
    assert "practice-connect-token" in answer.text
    assert "tracx:429=1x2@upload" in answer.text
    assert "race 3 of event 1: Halve marathon" in answer.text


def test_an_unknown_path(server: PracticeServer, client: httpx.Client) -> None:
    assert client.get(server.url + "/elsewhere/x").status_code == 404


def test_requests_are_remembered(server: PracticeServer, upload: Send) -> None:
    server.faults.switch("429")
    upload()
    upload()
    first, second = server.requests
    assert (first.method, first.path, first.status) == ("POST", "/tracx/v1/connect/events/1/participants", 429)
    assert first.fault == "429=1x1@upload"
    assert (second.status, second.fault, second.body) == (200, "", BODY.encode())
    assert second.headers["content-type"] == "application/json"


def test_the_log_is_bounded() -> None:
    log = Log()
    for number in range(1_100):
        log.add(Seen("POST", f"/{number}", "", {}, b"", 200))
    assert len(log.all()) == 1_000
    assert log.all()[-1].path == "/1099"
    for _ in range(3):
        log.add(Seen("POST", "/", "", {}, bytes(60 * 2**20), 200))
    assert [len(seen.body) // 2**20 for seen in log.all()[-3:]] == [0, 60, 60]


@pytest.mark.parametrize(
    ("fault", "status", "stored"),
    [("401", 401, 0), ("403", 403, 0), ("429=7", 429, 0), ("500", 500, 0), ("500=503", 503, 0), ("refused", 200, 0)],
)
def test_faults_with_an_answer(
    server: PracticeServer, tracx: Tracx, upload: Send, fault: str, status: int, stored: int
) -> None:
    server.faults.switch(fault)
    assert upload().status_code == status
    assert len(tracx.stored) == stored


def test_429_says_when_to_come_back(server: PracticeServer, upload: Send) -> None:
    server.faults.switch("429=7")
    assert upload().headers["retry-after"] == "7"
    assert upload().status_code == 200


def test_401_asks_for_a_new_session(server: PracticeServer, upload: Send) -> None:
    server.faults.switch("401")
    assert upload().status_code == 401
    assert upload().status_code == 401


def test_403_with_and_without_the_permission(server: PracticeServer, upload: Send) -> None:
    server.faults.switch("403", "403=bare")
    assert "permissions.participants.store-multiple" in upload().json()["message"]
    assert upload().json() == {"message": "Forbidden."}


def test_a_200_that_refuses(server: PracticeServer, upload: Send) -> None:
    server.faults.switch("refused")
    data = upload().json()["data"]
    assert (data["error"], data["success"]) == (True, False)


@pytest.mark.parametrize(
    ("shape", "keys"),
    [
        ("plain", ["0.chip_code", "2.race_id"]),
        ("prefixed", ["participants.0.chip_code", "participants.2.race_id"]),
        ("enveloped", ["0.chip_code", "2.race_id"]),
    ],
)
def test_422_in_three_shapes(server: PracticeServer, tracx: Tracx, upload: Send, shape: str, keys: list[str]) -> None:
    server.faults.switch(f"tracx:422={shape}")
    answer = upload()
    assert answer.status_code == 422
    body = answer.json()["data"] if shape == "enveloped" else answer.json()
    assert list(body["errors"]) == keys
    assert not tracx.stored


def test_a_page_with_status_200(server: PracticeServer, tracx: Tracx, upload: Send) -> None:
    server.faults.switch("html")
    answer = upload()
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert not tracx.stored


def test_garbled_answers_come_after_storing(server: PracticeServer, tracx: Tracx, upload: Send) -> None:
    server.faults.switch("garbled", "garbled=other")
    answer = upload()
    assert answer.status_code == 200
    with pytest.raises(json.JSONDecodeError):
        answer.json()
    assert len(tracx.stored) == 3
    assert upload().json() == {"greeting": "hello", "items": 3}


@pytest.mark.parametrize(
    ("fault", "error", "stored"),
    [
        ("cut=read", httpx.RemoteProtocolError, 0),
        ("cut=stored", httpx.RemoteProtocolError, 3),
        ("cut=half", httpx.RemoteProtocolError, 3),
        ("cut=before", httpx.TransportError, 0),
    ],
)
def test_cut_connections(
    server: PracticeServer, tracx: Tracx, upload: Send, fault: str, error: type[Exception], stored: int
) -> None:
    server.faults.switch(fault)
    with pytest.raises(error):
        upload()
    assert len(tracx.stored) == stored
    assert server.requests[-1].fault == f"{fault}x1@upload"
    assert upload().status_code == 200


def test_slow_answers_come_all_the_same(server: PracticeServer, upload: Send) -> None:
    server.faults.switch("slow=0.05")
    assert upload().status_code == 200
    assert server.requests[-1].fault == "slow=0.05x1@upload"


@pytest.mark.parametrize(("fault", "stored"), [("silent", 0), ("silent=stored", 3), ("slow=3600", 3)])
def test_stopping_ends_what_hangs(fault: str, stored: int) -> None:
    server = PracticeServer(faults=Faults([fault + "@any"]))
    tracx = server.stand_ins["tracx"]
    assert isinstance(tracx, Tracx)
    tracx.direct = True
    server.start()
    struck = threading.Event()
    ended: list[object] = []

    def call() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        headers = {"Accept": "application/json", "Authorization": "practice-connect-token"}
        path = "/tracx/v1/connect/events/1/participants"
        connection.request("POST", path, BODY, headers | {"Content-Type": "application/json"})
        struck.set()
        try:
            ended.append(connection.getresponse().status)
        except OSError as error:
            ended.append(type(error))
        connection.close()

    caller = threading.Thread(target=call)
    caller.start()
    assert struck.wait(10)
    while server.faults.active:
        pass
    server.stop()
    caller.join(10)
    assert len(ended) == 1
    assert len(tracx.stored) == stored


def test_a_silent_call_ends_when_the_caller_gives_up(server: PracticeServer) -> None:
    server.faults.switch("silent@any")
    with pytest.raises(httpx.ReadTimeout):
        httpx.get(server.base("tracx") + "/v1/connect/events", timeout=0.2, trust_env=False)


def test_a_fault_for_one_call_by_its_header(upload: Send) -> None:
    assert upload(X_Practice_Fault="500=502").status_code == 502
    assert upload(X_Practice_Fault="teapot").status_code == 400
    assert upload().status_code == 200


def test_the_switchboard(server: PracticeServer, client: httpx.Client) -> None:
    address = server.url + "/practice/faults"
    assert client.post(address, json={"switch": ["tracx:429x2", "html"]}).json() == {
        "faults": ["tracx:429=1x2@upload", "html=200x1@upload"]
    }
    assert client.get(address).json()["faults"][0] == "tracx:429=1x2@upload"
    assert client.post(address, json={"clear": True, "switch": ["500"]}).json() == {"faults": ["500=500x1@upload"]}
    assert client.delete(address).json() == {"faults": []}
    assert client.put(address, content=b"{}").status_code == 405
    for wrong in (b"", b"[]", b'{"switch": ["teapot"]}', b'{"turn": 1}', b'{"switch": 5}'):
        assert client.post(address, content=wrong).status_code == 422
    assert server.faults.active == []


def test_a_connection_is_kept(server: PracticeServer) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    for _ in range(3):
        connection.request("GET", "/practice/faults")
        answer = connection.getresponse()
        assert answer.version == 11
        answer.read()
        assert not answer.will_close
    connection.close()


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (["Content-Length: -1"], 400),
        (["Content-Length: many"], 400),
        (["Content-Length: 99999999999"], 413),
        (["Transfer-Encoding: chunked"], 411),
        ([], 411),
    ],
)
def test_bodies_without_an_honest_length(server: PracticeServer, lines: list[str], status: int) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as raw:
        head = ["POST /tracx/v1/connect/session-token HTTP/1.1", "Host: 127.0.0.1", *lines, "", ""]
        raw.sendall("\r\n".join(head).encode())
        assert raw.recv(100).startswith(f"HTTP/1.1 {status} ".encode())


def test_only_this_computer_is_answered(server: PracticeServer, client: httpx.Client) -> None:
    assert client.get(server.url, headers={"Host": "evil.example"}).status_code == 421
    assert client.get(server.url, headers={"Host": f"localhost:{server.port}"}).status_code == 200


def test_a_caller_that_hangs_up_within_the_body(server: PracticeServer, tracx: Tracx) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as raw:
        head = [
            "POST /tracx/v1/connect/events/1/participants HTTP/1.1",
            "Host: 127.0.0.1",
            "Content-Length: 999",
            "",
            "",
        ]
        raw.sendall("\r\n".join(head).encode() + b"[{")
    while not server.hung_up:
        pass
    assert server.requests == []
    assert not tracx.imports


def test_garbage_instead_of_http(server: PracticeServer, client: httpx.Client) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as raw:
        raw.sendall(b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n")
        assert b"400" in raw.recv(1000)
    assert client.get(server.url).status_code == 200


def test_a_port_that_is_taken(server: PracticeServer) -> None:
    second = PracticeServer(server.port)
    with pytest.raises(WrongUse) as caught:
        second.start()
    assert caught.value.code == "practice.port"
    assert caught.value.place == f"port {server.port}"
    second.stop()


def test_a_port_that_is_none() -> None:
    with pytest.raises(WrongUse):
        PracticeServer(70_000).start()


def test_it_can_be_started_again() -> None:
    server = PracticeServer()
    for _ in range(2):
        with server:
            assert httpx.get(server.url, trust_env=False).status_code == 200
    with pytest.raises(WrongUse):
        _ = server.url


def test_many_callers_at_once(server: PracticeServer, tracx: Tracx) -> None:
    tracx.direct = True
    headers = {"Accept": "application/json", "Authorization": "practice-connect-token"}
    address = server.base("tracx") + "/v1/connect/events/1/participants"

    def send(number: int) -> None:
        row = ROW | {"unique_id": str(number)}
        httpx.post(address, headers=headers, json=[row], trust_env=False)

    threads = [threading.Thread(target=send, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(tracx.stored, key=int) == [str(number) for number in range(20)]
