"""Desktops and commands for whole journeys."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.desktop import ROOT, Desktop, Reader


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """A screen of 1280 x 800 with nothing on it yet."""
    with Desktop(tmp_path) as started:
        yield started


@pytest.fixture
def reader(desktop: Desktop) -> Reader:
    """The screen reader on that desktop."""
    return Reader(desktop)


@pytest.fixture
def resultdesk(state_folder: Path) -> Callable[..., tuple[int, Any]]:
    """Run a command as a process of its own: its exit code and its JSON."""

    def ran(*words: object, **secrets: str) -> tuple[int, Any]:
        ended = subprocess.run(
            [sys.executable, "-m", "resultdesk", *map(str, words), "--json"],
            cwd=ROOT,
            env={**os.environ, **{f"RESULTDESK_SECRET_{name}": value for name, value in secrets.items()}},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        assert b"Traceback" not in ended.stderr, ended.stderr.decode()
        return ended.returncode, json.loads(ended.stdout)

    return ran


@pytest.fixture
def practice() -> Iterator[dict[str, Any]]:
    """``resultdesk practice`` as a process of its own: what it says of itself."""
    running = subprocess.Popen(
        [sys.executable, "-m", "resultdesk", "practice", "--json"], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    with running.stdout:
        yield json.loads(running.stdout.readline())
        running.terminate()
        assert running.wait(20) == 0
