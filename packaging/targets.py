"""The four systems that ResultDesk is built for, and the names of what comes out."""

from __future__ import annotations

import platform
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent
ROOT = PACKAGING.parent
PYTHON = "3.11"
"""What the frozen programs are made of: the Python that the tests run on."""


@dataclass(frozen=True)
class Target:
    """One system. ``wheels`` are the platform tags that its wheels may have, as pip writes them."""

    name: str
    system: str
    resolver: str
    wheels: tuple[str, ...]
    installer: str

    @property
    def lock(self) -> Path:
        """The exact files that go into this build, by hash."""
        return PACKAGING / "lock" / f"{self.name}.txt"

    @property
    def program(self) -> str:
        """The started file, relative to the one-dir folder (of the bundle on macOS)."""
        return {
            "Windows": "ResultDesk/ResultDesk.exe",
            "Darwin": "ResultDesk.app/Contents/MacOS/ResultDesk",
        }.get(self.system, "ResultDesk/ResultDesk")


# glibc 2.35 is that of Ubuntu 22.04, where the Linux program is built; Debian 12 is newer.
_GLIBC = (*(f"manylinux_2_{minor}_x86_64" for minor in range(35, 4, -1)), "manylinux2014_x86_64", "linux_x86_64")

TARGETS = {
    one.name: one
    for one in (
        Target("linux-x64", "Linux", "x86_64-manylinux_2_35", _GLIBC, "resultdesk_{version}_amd64.deb"),
        Target("win-x64", "Windows", "x86_64-pc-windows-msvc", ("win_amd64",), "ResultDesk-{version}-Setup.exe"),
        # macOS 13 is the oldest that Qt 6.11 supports. Asking for it keeps numpy's wheel for macOS 14 out, which pip
        # would take on a newer Mac and with which the program would not start on macOS 13.
        Target("mac-arm64", "Darwin", "aarch64-apple-darwin", ("macosx_13_0_arm64",), "ResultDesk-{version}-arm64.dmg"),
        Target("mac-x64", "Darwin", "x86_64-apple-darwin", ("macosx_13_0_x86_64",), "ResultDesk-{version}-intel.dmg"),
    )
}


def here() -> Target:
    """The target of the machine that this runs on. Raises KeyError on a system that we do not build for."""
    arm = platform.machine().lower() in ("arm64", "aarch64")
    return TARGETS[{"win32": "win-x64", "darwin": "mac-arm64" if arm else "mac-x64"}.get(sys.platform, "linux-x64")]


def version() -> str:
    """The version of ResultDesk, as in pyproject.toml."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])
