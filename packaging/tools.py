"""Commands that packaging needs on a Debian machine, brought by apt where that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path


def bring(commands: Mapping[str, str]) -> None:
    """Install what is missing; keys are commands or paths, values packages. Raises SystemExit where it cannot."""
    wanted = sorted({package for command, package in commands.items() if not _there(command)})
    if not wanted:
        return
    line = f"apt-get install --no-install-recommends {' '.join(wanted)}"
    if not shutil.which("apt-get") or os.geteuid() != 0:
        raise SystemExit(f"Please bring these first: {line}")
    print(f"Installing {' '.join(wanted)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=True)
    subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wanted],
        env=quiet,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    lacking = [command for command in commands if not _there(command)]
    if lacking:
        raise SystemExit(f"still missing: {', '.join(lacking)}")


def _there(command: str) -> bool:
    return Path(command).exists() if "/" in command else shutil.which(command) is not None
