from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core.errors import NoAnswer, WrongUse
from resultdesk.platforms import address


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "localhost.", "127.0.0.1", "127.8.9.10", "::1"])
def test_this_computer(host: str) -> None:
    assert address.is_loopback(host)


@pytest.mark.parametrize("host", ["api.tracx.events", "192.168.1.1", "localhost.example.org", ""])
def test_other_computers(host: str) -> None:
    assert not address.is_loopback(host)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://api.tracx.events/v1", "api.tracx.events"),
        ("http://127.0.0.1:8080/tracx", "127.0.0.1"),
        ("http://[::1]:8080/", "::1"),
        ("https://münchen.example/x", "münchen.example"),
    ],
)
def test_addresses_that_may_be_called(url: str, host: str) -> None:
    assert address.check(url) == host


@pytest.mark.parametrize(
    "url",
    [
        "",
        "api.tracx.events",
        "ftp://api.tracx.events/",
        "https:///path",
        "https://host:notaport/",
        "https://host:99999/",
        "https://a b.example/",
        "https://a.example/\r\nX: y",
        "https://user:pass@a.example/",
        "https://[::1",
        "https://a.example/" + "x" * 3000,
    ],
)
def test_addresses_that_make_no_sense(url: str) -> None:
    with pytest.raises(NoAnswer) as caught:
        address.check(url)
    assert caught.value.code == "http.bad_address"
    assert not caught.value.arrived
    assert "pass" not in str(caught.value)


def test_plain_http_goes_to_this_computer_only() -> None:
    with pytest.raises(NoAnswer) as caught:
        address.check("http://api.tracx.events/v1")
    assert caught.value.code == "http.insecure"
    assert not caught.value.arrived


@pytest.mark.parametrize(
    ("typed", "base"),
    [
        ("https://api.tracx.events/", "https://api.tracx.events"),
        ("  api.tracx.events ", "https://api.tracx.events"),
        ("127.0.0.1:8123/tracx/", "http://127.0.0.1:8123/tracx"),
        ("localhost", "http://localhost"),
        ("[::1]:99", "http://[::1]:99"),
    ],
)
def test_a_server_as_typed(typed: str, base: str) -> None:
    assert address.server(typed) == base


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("https://anna:geheim@api.example/", "server.secret"),
        ("http://api.example", "server.insecure"),
        ("https://api.example/x?key=geheim", "server.page"),
        ("https://api.example/#top", "server.page"),
        ("", "server.bad_address"),
        ("mailto://", "server.bad_address"),
        ("https://a b", "server.bad_address"),
    ],
)
def test_servers_that_cannot_be_used(typed: str, code: str) -> None:
    with pytest.raises(WrongUse) as caught:
        address.server(typed)
    assert caught.value.code == code
    assert "geheim" not in str(caught.value)


@given(st.text(max_size=60))
def test_nothing_typed_breaks_it(typed: str) -> None:
    with contextlib.suppress(WrongUse):
        assert address.check(address.server(typed))


@given(st.text(max_size=60).map("https://".__add__))
def test_any_address_is_checked_or_refused(url: str) -> None:
    with contextlib.suppress(NoAnswer):
        assert address.check(url)
