from __future__ import annotations

import threading
from collections.abc import Iterator

import httpx
import pytest

from resultdesk.practice.server import PracticeServer
from resultdesk.practice.tracx import Tracx


@pytest.fixture
def server() -> Iterator[PracticeServer]:
    before = set(threading.enumerate())
    with PracticeServer() as started:
        yield started
    assert set(threading.enumerate()) <= before


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, timeout=10) as made:
        yield made


@pytest.fixture
def tracx(server: PracticeServer) -> Tracx:
    stand_in = server.stand_ins["tracx"]
    assert isinstance(stand_in, Tracx)
    return stand_in
