"""A desktop of its own for a test: screen, session bus, window manager and the bus that screen readers listen on.

The screen reader is a process of Debian's Python, which has the bindings; the test tells it what to find and to press.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DEBIANS_PYTHON = "/usr/bin/python3"
KEYS = {"Down": 0xFF54, "Up": 0xFF52, "Return": 0xFF0D, "Escape": 0xFF1B, "Tab": 0xFF09, "F8": 0xFFC5}
"""Keys by their X numbers."""


class Desktop:
    """Started and stopped with ``with``. ``env`` is what programs on it need; ``folder`` holds logs and state."""

    def __init__(self, folder: Path, size: str = "1280x800") -> None:
        self.folder = folder
        self.size = size
        self.env = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("QT_", "DBUS_", "XDG_", "WAYLAND", "RESULTDESK_"))
        }
        self.env |= {
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "RESULTDESK_HOME": str(folder / "state"),
            "QT_QPA_PLATFORM": "xcb",
            "QT_ACCESSIBILITY": "1",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_LOGGING_TO_CONSOLE": "1",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "NO_AT_BRIDGE": "0",
            "LANG": "C.UTF-8",
        }
        self._running: list[subprocess.Popen[Any]] = []

    def __enter__(self) -> Self:
        self.folder.chmod(0o700)
        try:
            self.env["DISPLAY"] = ":" + self._said(
                ["Xvfb", "-displayfd", "1", "-screen", "0", f"{self.size}x24", "-nolisten", "tcp", "-noreset", "-r"]
            )
            self.env["DBUS_SESSION_BUS_ADDRESS"] = self._said(
                ["dbus-daemon", "--session", "--nofork", "--print-address"]
            )
            self.start("openbox", ["openbox", "--sm-disable"])
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def start(self, name: str, command: list[str], **more: Any) -> subprocess.Popen[Any]:
        """A program on this desktop; what it says goes to ``<name>.log`` in the folder."""
        log = (self.folder / f"{name}.log").open("wb")
        options = {"stdout": log, "stdin": subprocess.DEVNULL} | more
        with log:
            started = subprocess.Popen(command, stderr=log, env=self.env, cwd=ROOT, start_new_session=True, **options)
        self._running.append(started)
        return started

    def resultdesk(self, *words: str) -> subprocess.Popen[Any]:
        """The program itself."""
        return self.start("resultdesk", [sys.executable, "-m", "resultdesk", *words])

    def log_of(self, name: str) -> str:
        """What a program said so far."""
        return (self.folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def _said(self, command: list[str]) -> str:
        """Start a program that says on its first line how to reach it."""
        started = self.start(command[0], command, stdout=subprocess.PIPE)
        first = started.stdout.readline().decode().strip() if started.stdout else ""
        if not first:
            raise RuntimeError(f"{command[0]} did not start: {self.log_of(command[0])}")
        return first

    def _stop(self) -> None:
        for running in reversed(self._running):
            if running.poll() is None:
                os.killpg(running.pid, signal.SIGTERM)
            try:
                running.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, signal.SIGKILL)
                running.wait(10)
            for pipe in (running.stdin, running.stdout):
                if pipe is not None:
                    pipe.close()


class Unseen(AssertionError):
    """A screen reader would not have found it; the message holds what it would have found."""


class Reader:
    """The screen reader's side of the desktop."""

    def __init__(self, desktop: Desktop, seconds: float = 20.0) -> None:
        self._seconds = seconds
        self._process = desktop.start(
            "reader",
            [DEBIANS_PYTHON, str(HERE / "screen_reader.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def wait_for(self, name: str, role: str = "", **more: Any) -> dict[str, Any]:
        """Wait until something with this name shows (``contains=True``: a part of it); what is read out of it."""
        return self._ask(do="find", name=name, role=role, **more)

    def wait_gone(self, name: str, role: str = "", **more: Any) -> None:
        """Wait until nothing of that name shows any more."""
        self._ask(do="gone", name=name, role=role, **more)

    def press(self, name: str, role: str = "", **more: Any) -> None:
        """Wait for a control that can be used, and press it as a screen reader does."""
        self._ask(do="press", name=name, role=role, **more)

    def type_into(self, name: str, text: str, **more: Any) -> None:
        """Replace the text of a field."""
        self._ask(do="type", name=name, text=text, **more)

    def focus(self, name: str, role: str = "", **more: Any) -> None:
        """Move the keyboard to a control."""
        self._ask(do="focus", name=name, role=role, **more)

    def key(self, name: str) -> None:
        """Press and let go of a key."""
        self._ask(do="key", keysym=KEYS[name])

    def table(self, name: str, rows: int, columns: int) -> list[list[str]]:
        """The first cells of a table, by what is read out."""
        cells: list[list[str]] = self._ask(do="table", name=name, rows=rows, columns=columns)["cells"]
        return cells

    def texts(self, name: str, role: str = "") -> list[str]:
        """The names of everything within a control (a list's entries)."""
        found: list[str] = self._ask(do="texts", name=name, role=role)["texts"]
        return found

    def tree(self) -> str:
        """All that shows, one line each."""
        shown: str = self._ask(do="tree")["tree"]
        return shown

    def _ask(self, **request: Any) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"seconds": self._seconds} | request) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("The screen reader ended; see reader.log")
        answer: dict[str, Any] = json.loads(line)
        if "unseen" in answer:
            raise Unseen(f"{request}\n{answer['unseen']}")
        return answer
