from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator

import httpx
import pytest

from tests.cli.conftest import Ran


@pytest.fixture
def started() -> Iterator[tuple[subprocess.Popen[str], dict[str, object]]]:
    """``resultdesk practice`` as a process, and what it said."""
    running = subprocess.Popen(
        [sys.executable, "-m", "resultdesk", "practice", "--fault", "tracx:500x*", "--json"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    with running.stdout:
        yield running, json.loads(running.stdout.readline())
        if running.poll() is None:
            running.kill()
        running.wait()


def test_it_says_where_it_is_and_what_signs_in(started: tuple[subprocess.Popen[str], dict[str, object]]) -> None:
    running, said = started
    assert set(said["platforms"]) == {"tracx", "runsignup", "equipe", "opentrack"}  # type: ignore[arg-type]
    tracx = said["platforms"]["tracx"]  # type: ignore[index]
    token = tracx["secrets"]["CONNECT_TOKEN"]
    answer = httpx.post(
        f"{tracx['server']}/v1/connect/session-token",
        headers={"Authorization": token, "Accept": "application/json"},
        trust_env=False,
    )
    assert answer.status_code == 200
    running.send_signal(signal.SIGINT)
    assert running.wait(10) == 0


def test_faults_are_on_from_the_start(started: tuple[subprocess.Popen[str], dict[str, object]]) -> None:
    running, said = started
    on = httpx.get(f"{said['url']}/practice/faults", trust_env=False).json()
    assert "500" in json.dumps(on)
    running.send_signal(signal.SIGTERM)
    assert running.wait(10) == 0


def test_a_fault_that_does_not_exist_is_wrong_use(run: Callable[..., Ran]) -> None:
    ran = run("practice", "--fault", "tracx:earthquake", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "practice.fault")
