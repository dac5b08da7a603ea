"""Http against a real server on loopback that says what each test wants, byte for byte."""

from __future__ import annotations

import gzip
import logging
import socket
import ssl
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from resultdesk.core.errors import Cancelled, NoAnswer, WrongUse
from resultdesk.core.watch import Watch
from resultdesk.platforms.http import Http, Patience, Request

if TYPE_CHECKING:
    from conftest import Line

QUICK = Patience(connect=2, write=2, read=0.3, answer=5)
SECRET = "geheim-8f3a2b"


def _fails(http: Http, request: Request) -> NoAnswer:
    with pytest.raises(NoAnswer) as caught:
        http.call(request, {"Authorization": SECRET}, {"api_key": SECRET})
    error = caught.value
    assert SECRET not in repr(error) + str(error) + repr(error.params)
    assert error.__cause__ is None
    assert error.__context__ is None
    return error


def test_sends_the_bytes_as_they_are_and_hands_the_answer_back(line: Line) -> None:
    line.answers(201, b'{"a": 1}', "X-Said: One", "Content-Type: application/json")
    request = Request(
        "POST", line.url + "/x/y", {"Content-Type": "application/json"}, {"format": "json"}, b'[{"n": "\xc3\xa9"}]'
    )
    response = Http().call(request, {"Authorization": "tok"}, {"key": "a b&c"})
    assert response.status == 201
    assert response.body == b'{"a": 1}'
    assert response.headers["x-said"] == "One"
    head, _, body = line.heard[0].partition(b"\r\n\r\n")
    rows = head.decode().split("\r\n")
    assert rows[0] == "POST /x/y?format=json&key=a%20b%26c HTTP/1.1"
    assert "Authorization: tok" in rows
    assert "Content-Type: application/json" in rows
    assert f"Host: 127.0.0.1:{line.port}" in rows
    assert "Content-Length: 13" in rows
    assert not any(row.lower().startswith("transfer-encoding") for row in rows)
    assert body == b'[{"n": "\xc3\xa9"}]'


def test_adds_to_a_query_that_the_address_has(line: Line) -> None:
    Http().call(Request("GET", line.url + "/races?event_id=1"), query={"k": "v"})
    assert line.heard[0].startswith(b"GET /races?event_id=1&k=v HTTP/1.1\r\n")


def test_a_post_without_a_body_says_so(line: Line) -> None:
    Http().call(Request("POST", line.url))
    assert b"content-length: 0" in line.heard[0].lower()


def test_a_large_body_arrives_whole_and_is_counted(line: Line) -> None:
    body = bytes(range(256)) * 20_000
    seen: list[tuple[int, int]] = []
    holding = threading.Event()

    def slowly(connection: socket.socket, line: Line) -> None:
        line.hear(connection)
        holding.wait(10)
        connection.sendall(line.reply(200, b"{}"))

    def on_sent(sent: int, total: int) -> None:
        seen.append((sent, total))
        if sent == total:
            holding.set()

    line.handler = slowly
    Http().call(Request("POST", line.url, body=body), on_sent=on_sent)
    assert line.heard[0].endswith(b"\r\n\r\n" + body)
    assert seen[-1] == (len(body), len(body))
    assert seen == sorted(seen)


def test_a_redirect_is_handed_back(line: Line) -> None:
    line.answers(302, b"", "Location: https://elsewhere.example/")
    response = Http().call(Request("POST", line.url, body=b"x"))
    assert response.status == 302
    assert response.headers["location"] == "https://elsewhere.example/"
    assert len(line.heard) == 1


def test_cookies_do_not_pass_from_call_to_call(line: Line) -> None:
    line.answers(200, b"{}", "Set-Cookie: session=1")
    http = Http()
    http.call(Request("GET", line.url))
    http.call(Request("GET", line.url))
    assert b"cookie" not in line.heard[1].lower()


def test_a_packed_answer_is_unpacked(line: Line) -> None:
    line.answers(200, gzip.compress(b'{"a": 1}'), "Content-Encoding: gzip")
    assert Http().call(Request("GET", line.url)).body == b'{"a": 1}'


def test_an_endless_answer_is_cut_off(line: Line) -> None:
    line.answers(200, b"x" * 5000)
    error = _fails(Http(longest=1000), Request("GET", line.url))
    assert (error.code, error.arrived, error.params["limit"]) == ("http.too_long", True, 1000)


def test_a_packed_answer_that_swells_is_cut_off(line: Line) -> None:
    line.answers(200, gzip.compress(b"0" * 50_000_000), "Content-Encoding: gzip")
    assert _fails(Http(longest=1_000_000), Request("GET", line.url)).code == "http.too_long"


def test_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    error = _fails(Http(QUICK), Request("POST", f"http://127.0.0.1:{port}/", body=b"x"))
    assert (error.code, error.arrived, error.place) == ("http.refused", False, "127.0.0.1")


def test_a_name_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    error = _fails(Http(QUICK), Request("POST", "https://api.tracx.example/", body=b"x"))
    assert (error.code, error.arrived, error.place) == ("http.not_found", False, "api.tracx.example")


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        (OSError(101, "Network is unreachable"), "http.offline"),
        (OSError(113, "No route to host"), "http.offline"),
        (TimeoutError("timed out"), "http.timeout_connect"),
        (PermissionError(13, "Permission denied"), "http.no_connection"),
    ],
)
def test_no_way_to_the_server(monkeypatch: pytest.MonkeyPatch, raised: OSError, code: str) -> None:
    def unreachable(*_: object, **__: object) -> None:
        raise raised

    monkeypatch.setattr(socket, "create_connection", unreachable)
    error = _fails(Http(QUICK), Request("POST", "https://api.tracx.example/", body=b"x"))
    assert (error.code, error.arrived) == (code, False)


def test_no_answer_in_time(line: Line) -> None:
    line.handler = line.silence
    error = _fails(Http(QUICK), Request("POST", line.url, body=b"x"))
    assert (error.code, error.arrived) == ("http.timeout_read", True)


def test_an_answer_that_dribbles_on_is_given_up(line: Line) -> None:
    def dribble(connection: socket.socket, line: Line) -> None:
        line.hear(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while not line.released.wait(0.05):
            connection.sendall(b".")

    line.handler = dribble
    error = _fails(Http(Patience(read=5, answer=0.3)), Request("POST", line.url, body=b"x"))
    assert (error.code, error.arrived) == ("http.timeout_read", True)


def test_a_server_that_stops_listening(line: Line) -> None:
    def deaf(connection: socket.socket, line: Line) -> None:
        line.released.wait(30)

    line.handler = deaf
    request = Request("POST", line.url, body=b"x" * 40_000_000)
    error = _fails(Http(Patience(write=0.3)), request)
    assert (error.code, error.arrived) == ("http.timeout_write", True)


def test_a_connection_that_is_reset(line: Line) -> None:
    line.handler = line.reset
    error = _fails(Http(QUICK), Request("POST", line.url, body=b"x"))
    assert (error.code, error.arrived) == ("http.reset", True)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "http.reset"),
        (b"HTTP/1.1 200 O", "http.reset"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{half", "http.cut"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{half", "http.cut"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope", "http.cut"),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", "http.not_http"),
    ],
)
def test_answers_that_break_off(line: Line, raw: bytes, code: str) -> None:
    line.says(raw)
    error = _fails(Http(QUICK), Request("POST", line.url, body=b"x"))
    assert (error.code, error.arrived) == (code, True)


def test_an_answer_before_the_whole_body_was_taken_is_read(line: Line) -> None:
    def hasty(connection: socket.socket, line: Line) -> None:
        connection.recv(1000)
        connection.sendall(line.reply(413, b"too much", "Connection: close"))
        while connection.recv(1 << 20):
            pass

    line.handler = hasty
    assert Http(QUICK).call(Request("POST", line.url, body=b"x" * 3_000_000)).status == 413


@pytest.mark.parametrize(
    ("url", "code"), [("http://api.tracx.events/", "http.insecure"), ("tracx", "http.bad_address")]
)
def test_addresses_that_are_not_called(url: str, code: str) -> None:
    error = _fails(Http(), Request("GET", url))
    assert (error.code, error.arrived) == (code, False)


@pytest.mark.parametrize("host", ["a..b", "x" * 70 + ".example", "\u2603-.example", ".", "a_b..", "\u200b.example"])
def test_host_names_that_cannot_be(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def encode_only(name: str, *args: object, **more: object) -> object:
        name.encode("idna")  # as the real one does first; no name server is asked
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", encode_only)
    error = _fails(Http(QUICK), Request("GET", f"https://{host}/"))
    assert error.code in ("http.bad_address", "http.not_found")
    assert not error.arrived


@pytest.mark.parametrize("value", ["a\r\nX: y", "“tok”", "tok ", "to\x00k", "té"])
def test_a_header_that_cannot_be_sent_is_named_and_not_shown(line: Line, value: str) -> None:
    with pytest.raises(WrongUse) as caught:
        Http().call(Request("GET", line.url), {"Authorization": SECRET + value})
    assert caught.value.code == "http.odd_header"
    assert caught.value.params == {"header": "Authorization"}
    assert line.heard == []


def test_no_secret_in_any_log_line(line: Line, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        Http().call(Request("POST", line.url, body=b"x"), {"Authorization": SECRET}, {"api_key": SECRET})
        line.says(b"")
        _fails(Http(QUICK), Request("POST", line.url, body=b"x"))
    assert SECRET not in caplog.text


def test_cancel_before_a_call_makes_none(line: Line) -> None:
    watch = Watch()
    watch.cancel()
    with pytest.raises(Cancelled) as caught:
        Http().call(Request("POST", line.url, body=b"x"), watch=watch)
    assert not caught.value.arrived
    assert line.heard == []


def test_cancel_while_waiting_for_the_answer_ends_at_once_and_says_that_it_arrived(line: Line) -> None:
    line.handler = line.silence
    watch = Watch()
    outcome: list[BaseException] = []

    def call() -> None:
        try:
            Http(Patience(read=50)).call(Request("POST", line.url, body=b"x"), watch=watch)
        except Cancelled as error:
            outcome.append(error)

    thread = threading.Thread(target=call)
    thread.start()
    assert line.arrived.wait(10)
    watch.cancel()
    thread.join(5)
    assert not thread.is_alive()
    assert isinstance(outcome[0], Cancelled)
    assert outcome[0].arrived


def test_cancel_while_connecting_sends_nothing_even_later(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    looking, go_on, gone_on = threading.Event(), threading.Event(), threading.Event()
    real = socket.create_connection

    def slow(*args: object, **kwargs: object) -> socket.socket:
        looking.set()
        go_on.wait(10)
        try:
            return real(*args, **kwargs)  # type: ignore[arg-type]
        finally:
            gone_on.set()

    monkeypatch.setattr(socket, "create_connection", slow)
    watch = Watch()
    threading.Thread(target=lambda: (looking.wait(10), watch.cancel()), daemon=True).start()
    with pytest.raises(Cancelled) as caught:
        Http().call(Request("POST", line.url, body=b"x"), watch=watch)
    assert not caught.value.arrived
    go_on.set()
    assert gone_on.wait(10)
    for thread in threading.enumerate():
        if thread.name == "resultdesk-http":
            thread.join(10)
    assert not line.arrived.is_set()


def test_this_computer_is_called_without_the_proxy(line: Line) -> None:
    asked: list[str] = []
    Http(proxy=lambda url: asked.append(url) or "http://127.0.0.1:1").call(Request("GET", line.url))  # type: ignore[func-returns-value]
    assert asked == []
    assert len(line.heard) == 1


def test_environment_proxies_are_not_used(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert Http().call(Request("GET", line.url)).status == 200


def test_a_proxy_that_says_no_kept_everything_here(line: Line) -> None:
    line.says(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
    asked: list[str] = []

    def proxy(url: str) -> str:
        asked.append(url)
        return line.url

    error = _fails(Http(QUICK, proxy), Request("POST", "https://api.tracx.example/v1", body=b"x"))
    assert (error.code, error.arrived) == ("http.proxy", False)
    assert line.heard[0].startswith(b"CONNECT api.tracx.example:443 ")
    assert SECRET.encode() not in line.heard[0]
    assert asked == ["https://api.tracx.example/v1"]


def test_a_proxy_that_goes_silent_kept_everything_here(line: Line) -> None:
    line.handler = line.silence
    error = _fails(Http(QUICK, lambda _: line.url), Request("POST", "https://api.tracx.example/v1", body=b"x"))
    assert not error.arrived


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "nonsense", "ftp://x:pw-geheim@y"])
def test_a_proxy_of_an_unknown_kind(proxy: str) -> None:
    error = _fails(Http(QUICK, lambda _: proxy), Request("POST", "https://api.tracx.example/v1", body=b"x"))
    assert (error.code, error.arrived) == ("http.bad_proxy", False)
    assert "geheim" not in repr(error.__context__) + str(error)


def test_a_certificate_that_nobody_vouches_for(line: Line, certificate: tuple[Path, Path]) -> None:
    line.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    line.context.load_cert_chain(*certificate)
    error = _fails(Http(QUICK), Request("POST", f"https://127.0.0.1:{line.port}/", body=b"x"))
    assert (error.code, error.arrived) == ("http.certificate", False)
    assert line.heard == []


def test_a_certificate_that_the_system_trusts(
    line: Line, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    line.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    line.context.load_cert_chain(*certificate)
    response = Http().call(Request("POST", f"https://127.0.0.1:{line.port}/", body=b"x"), {"Authorization": SECRET})
    assert response.status == 200
    assert SECRET.encode() in line.heard[0]


def test_cancel_on_a_secured_connection(
    line: Line, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    line.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    line.context.load_cert_chain(*certificate)
    line.handler = line.silence
    watch = Watch()
    threading.Thread(target=lambda: (line.arrived.wait(10), watch.cancel()), daemon=True).start()
    with pytest.raises(Cancelled) as caught:
        Http(Patience(read=50)).call(Request("POST", f"https://127.0.0.1:{line.port}/", body=b"x"), watch=watch)
    assert caught.value.arrived


def test_a_server_that_does_not_speak_tls(line: Line) -> None:
    line.handler = lambda connection, line: connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    error = _fails(Http(QUICK), Request("POST", f"https://127.0.0.1:{line.port}/", body=b"x"))
    assert (error.code, error.arrived) == ("http.tls", False)


def test_request_and_response_do_not_print_their_bodies() -> None:
    assert "body" not in repr(Request("POST", "https://a.example", body=b"long"))


def test_no_thread_and_no_socket_is_left(line: Line) -> None:
    Http().call(Request("GET", line.url))
    for thread in threading.enumerate():
        if thread.name == "resultdesk-http":
            thread.join(10)
            assert not thread.is_alive()


def test_closing_ends_what_is_still_going_on(line: Line) -> None:
    line.handler = line.silence
    http = Http(Patience(read=50))
    threading.Thread(target=lambda: (line.arrived.wait(10), http.close()), daemon=True).start()
    with pytest.raises(Cancelled) as caught:
        http.call(Request("POST", line.url, body=b"x"))
    assert caught.value.arrived
