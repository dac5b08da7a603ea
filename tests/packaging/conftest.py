"""The scripts in packaging/ are no package: their folders are put on the path for these tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

collect_ignore = [] if sys.platform == "linux" else ["test_icu_data.py"]  # made with Linux's own linker
PACKAGING = Path(__file__).resolve().parent.parent.parent / "packaging"


@pytest.fixture(autouse=True)
def scripts(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns the folder."""
    for folder in ("", "linux", "macos", "windows", "windows/wine"):
        monkeypatch.syspath_prepend(str(PACKAGING / folder))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    return PACKAGING
