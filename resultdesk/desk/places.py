"""Where things lie on this computer: the state folder and what the program brings along."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def home() -> Path:
    """The folder that holds all state: ``RESULTDESK_HOME`` if set, else the OS's place for an application's data."""
    chosen = os.environ.get("RESULTDESK_HOME")
    if chosen:
        return Path(chosen)
    import platformdirs  # 5 ms of the start where RESULTDESK_HOME is set

    return Path(platformdirs.user_data_dir("ResultDesk", appauthor=False))


def resources() -> Path:
    """The folder with icons, samples, help and languages: of a frozen program, a wheel or the source tree."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent.parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def sample(name: str) -> Path:
    """A sample spreadsheet that comes with the program."""
    return resources() / "samples" / name
