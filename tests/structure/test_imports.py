"""Which package may use which (DESIGN section 4), and what the start of the window must not load."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LATE = ("numpy", "pandas", "openpyxl", "python_calamine", "httpx", "keyring", "truststore", "rapidfuzz", "sqlite3")


def loaded_after(program: str) -> set[str]:
    """The top-level modules that a fresh process has loaded after running a program."""
    ended = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport json, sys\nprint(json.dumps(list(sys.modules)))"],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return {name.partition(".")[0] for name in json.loads(ended.stdout.splitlines()[-1])}


def test_imports_go_one_way() -> None:
    ended = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout


def test_the_first_window_waits_for_nothing_that_only_a_file_needs() -> None:
    loaded = loaded_after(
        "import resultdesk.__main__\n"
        "from resultdesk.ui import app\n"
        "application = app.application()\n"
        "window = app.make_window()\n"
        "window.show()\n"
        "application.processEvents()\n"
    )
    assert "PySide6" in loaded
    assert loaded.isdisjoint(LATE), loaded & set(LATE)


@pytest.mark.parametrize("command", ["read", "check", "send", "outbox", "receipts", "practice", "self-test"])
def test_no_command_loads_the_window(command: str) -> None:
    loaded = loaded_after(
        "from resultdesk.cli import program\n"
        f"program.parser(['{command}'])\n"
        "from resultdesk.desk import desk, opening, dispatch, sentences\n"
    )
    assert "PySide6" not in loaded
