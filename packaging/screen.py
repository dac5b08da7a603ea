"""An X server that nobody sees, for windows of programs under test."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def unseen() -> Iterator[str]:
    """Gives its name, like ":5"; it ends with the block. Every user of this machine may draw on it, nobody else."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-ac"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            yield f":{pipe.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def wait_for_window(display: str, name: str, seconds: float = 90) -> bool:
    """Whether a window that has ``name`` in its title came in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        command = ["xwininfo", "-display", display, "-root", "-tree"]
        if f'"{name}' in subprocess.run(command, capture_output=True, text=True, check=False).stdout:
            return True
        time.sleep(0.5)
    return False


def picture(display: str, path: Path) -> None:
    """What is on the screen."""
    subprocess.run(["import", "-display", display, "-window", "root", str(path)], check=True)
