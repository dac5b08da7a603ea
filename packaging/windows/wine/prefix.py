"""Wine with a folder of its own, made as like Windows 10 as ResultDesk needs."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import shims

WINE_UCRTBASE = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows/ucrtbase.dll")

FONTS = "HKCU\\Software\\Wine\\Fonts\\Replacements"


class Wine:
    """Runs Windows programs. ``display`` is an X server, like ":97"."""

    def __init__(self, folder: Path, display: str) -> None:
        self.drive_c = folder / "drive_c"
        own = {name: text for name, text in os.environ.items() if not name.startswith(("PYTHON", "QT_", "RESULTDESK_"))}
        self.environment = {
            **own,
            "WINEPREFIX": str(folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml,winedbg.exe,winemenubuilder.exe=;ucrtbase=n,b",
            "DISPLAY": display,
        }

    def make(self) -> None:
        """The folder, once."""
        if not (self.drive_c / "ready").exists():
            self.run(["wineboot", "-i"], check=False)
            shims.make(WINE_UCRTBASE, self.drive_c / "windows" / "system32")
            self.run(["winecfg", "-v", "win10"], check=False)
            for name in ("Segoe UI", "MS Shell Dlg 2", "Tahoma"):
                self.run(["reg", "add", FONTS, "/v", name, "/d", "DejaVu Sans", "/f"])
            (self.drive_c / "ready").touch()

    def run(
        self, command: Sequence[str], *, check: bool = True, seconds: float = 600, more: dict[str, str] | None = None
    ) -> str:
        """What the program wrote. Python under Wine needs a pipe to write to and something to read from.

        Raises SystemExit with it if the program failed, subprocess.TimeoutExpired.
        """
        done = subprocess.run(
            ["wine", *command],
            env={**self.environment, **(more or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds,
            check=False,
        )
        said = done.stdout.decode("utf-8", "replace")
        if check and done.returncode != 0:
            raise SystemExit(f"{command[0]} ended with {done.returncode}:\n{said[-4000:]}")
        return said

    def start(self, command: Sequence[str], more: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Start a program and go on."""
        return subprocess.Popen(
            ["wine", *command],
            env={**self.environment, **(more or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def end(self) -> None:
        """End everything that runs in this folder."""
        subprocess.run(["wineserver", "-k"], env=self.environment, check=False)

    def path(self, inside: Path) -> str:
        """How a Windows program calls a file of this system."""
        drive = self.drive_c
        if inside.is_relative_to(drive):
            return "C:\\" + str(inside.relative_to(drive)).replace("/", "\\")
        return "Z:" + str(inside).replace("/", "\\")
