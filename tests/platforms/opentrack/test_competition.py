"""Addresses of seed 004 and what people paste instead."""

from __future__ import annotations

import pytest

from resultdesk.core.errors import WrongUse
from resultdesk.platforms.opentrack.competition import competition, path_in, server_in

TEST = "https://test-data.opentrack.run"
UPLOAD = "https://test-data.opentrack.run/api/2026/GBR/api-test/roadxc_upload/"


@pytest.mark.parametrize(
    "pasted",
    [
        "https://test-data.opentrack.run/en-gb/x/2026/GBR/api-test",
        "https://test-data.opentrack.run/en-gb/x/2026/GBR/api-test/",
        " https://test-data.opentrack.run/en-gb/x/2026/GBR/api-test?tab=entries#top",
        "https://test-data.opentrack.run/x/2026/GBR/api-test/event/R1",
        "https://test-data.opentrack.run/api/2026/GBR/api-test/",
        "test-data.opentrack.run/nl/x/2026/GBR/api-test",
        "2026/GBR/api-test",
        "/2026/GBR/api-test/",
    ],
)
def test_the_upload_address_of_the_seed(pasted: str) -> None:
    assert competition(pasted, TEST).upload == UPLOAD


def test_a_server_below_a_path_keeps_it() -> None:
    server = "http://127.0.0.1:8123/opentrack"
    page = "http://127.0.0.1:8123/opentrack/en-gb/x/2026/GBR/api-test"
    assert competition(page, server).upload == "http://127.0.0.1:8123/opentrack/api/2026/GBR/api-test/roadxc_upload/"


@pytest.mark.parametrize("pasted", ["", "api-test", "https://test-data.opentrack.run/en-gb/", "R1", "2026/api-test"])
def test_what_names_no_competition_is_refused(pasted: str) -> None:
    with pytest.raises(WrongUse) as caught:
        competition(pasted, TEST)
    assert caught.value.code == "competition.bad_address"


@pytest.mark.parametrize(
    "pasted",
    [
        "https://evil.example/en-gb/x/2026/GBR/api-test",
        "https://data.opentrack.run/x/2026/GBR/api-test",
        "https://test-data.opentrack.run@evil.example/x/2026/GBR/api-test",
    ],
)
def test_a_page_on_another_server_is_refused(pasted: str) -> None:
    with pytest.raises(WrongUse) as caught:
        competition(pasted, TEST)
    assert caught.value.code == "competition.other_server"


@pytest.mark.parametrize(
    ("pasted", "server"),
    [
        (f"{TEST}/en-gb/x/2026/GBR/api-test", TEST),
        ("test-data.opentrack.run/nl/x/2026/GBR/api-test", TEST),
        ("http://127.0.0.1:8123/opentrack/en-gb/x/2026/GBR/api-test", "http://127.0.0.1:8123/opentrack"),
        ("2026/GBR/api-test", ""),
        ("https://test-data.opentrack.run/en-gb/", ""),
        ("", ""),
    ],
)
def test_the_server_of_a_page(pasted: str, server: str) -> None:
    assert server_in(pasted) == server


@pytest.mark.parametrize(
    ("pasted", "path"),
    [
        (f"{TEST}/en-gb/x/2026/GBR/api-test/", "2026/GBR/api-test"),
        ("2026/GBR/api-test", "2026/GBR/api-test"),
        ("R1", "R1"),
    ],
)
def test_the_competition_without_its_server(pasted: str, path: str) -> None:
    assert path_in(pasted) == path
