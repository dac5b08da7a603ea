"""No network, then one that breaks while rows travel, and power cuts in between: every row arrives once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping

import pytest

from resultdesk.practice.runsignup import RunSignup
from resultdesk.practice.server import PracticeServer
from resultdesk.practice.sign_ins import SIGN_INS
from resultdesk.practice.tracx import Tracx
from tests.journeys.desktop import ROOT, Desktop, Reader

pytestmark = [pytest.mark.journey, pytest.mark.timeout(180)]

PEOPLE = "unique_id,first_name,last_name,date_of_birth,race_id\n1,John,Doe,2001-01-01,1\n2,Zoë,Smith,2002-02-02,1\n"
TIMES = "bib_num,clock_time\n1,0:17:00.1\n2,DNF\n3,0:18:01\n"
NO_ANSWER = 4


def seal(desktop: Desktop, servers: Mapping[str, str], platform: str, text: str, *settings: str) -> None:
    """Send a list while there is no network: it is sealed and waits."""
    path = desktop.folder / f"{platform}.csv"
    path.write_text(text, encoding="utf-8")
    chosen = [word for setting in settings for word in ("--set", setting)]
    where = ["--to", platform, "--server", servers[platform], *chosen]
    words = [sys.executable, "-m", "resultdesk", "send", str(path), *where]
    ended = subprocess.run(words, cwd=ROOT, env=desktop.env, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert ended.returncode == NO_ANSWER, ended.stderr


def pull_the_plug(program: subprocess.Popen[bytes]) -> None:
    os.killpg(program.pid, signal.SIGKILL)
    program.wait(10)


def heard(practice: PracticeServer, method: str) -> int:
    """How many uploads came in whole."""
    return sum(seen.method == method and "token" not in seen.path for seen in practice.requests)


def wait_until(holds: Callable[[], bool], seconds: float = 20.0) -> None:
    """Look until it is so."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "not in time"
        time.sleep(0.02)


def test_every_row_arrives_once(desktop: Desktop, reader: Reader) -> None:
    for platform in ("tracx", "runsignup"):
        secrets = SIGN_INS[platform].secrets.items()
        desktop.env |= {f"RESULTDESK_SECRET_{name}": value for name, value in secrets}
    with PracticeServer() as gone:
        port, servers = gone.port, {name: gone.base(name) for name in ("tracx", "runsignup")}
    seal(desktop, servers, "tracx", PEOPLE, "event_id=1")
    seal(desktop, servers, "runsignup", TIMES, "race_id=1001", "event_id=5001")

    program = desktop.resultdesk()
    reader.press("English")
    reader.wait_for("2 waiting", contains=True)
    pull_the_plug(program)

    # The network is back and bad: Tracx stores the rows and never answers, and the power goes before it could.
    practice = PracticeServer(port)
    tracx, runsignup = practice.stand_ins["tracx"], practice.stand_ins["runsignup"]
    assert isinstance(tracx, Tracx)
    assert isinstance(runsignup, RunSignup)
    practice.faults.switch("tracx:silent=stored", "runsignup:cut=stored")
    with practice:
        program = desktop.resultdesk()
        wait_until(lambda: len(tracx.stored) == 2)
        pull_the_plug(program)

        # Tracx updates what it has, so that goes again by itself. RunSignup might have it twice: it asks.
        program = desktop.resultdesk()
        reader.press("Outbox", "check box", contains=True)
        reader.wait_for("No clear answer came for 3 results", contains=True)
        wait_until(lambda: heard(practice, "POST") == 3)
        pull_the_plug(program)

        desktop.resultdesk()
        reader.press("Outbox", "check box", contains=True)
        reader.press("See whether they arrived")
        reader.wait_for("RunSignup shows all 3 rows: they arrived.", contains=True)
        reader.wait_for("Nothing waits.", contains=True)
        assert sorted(tracx.stored) == ["1", "2"]
        assert [len(rows) for rows in runsignup.posts] == [3]
    assert "Traceback" not in desktop.log_of("resultdesk")
