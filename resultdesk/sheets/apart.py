"""Reading in a process of its own, so that no file can take the desk down, its memory or its time."""

from __future__ import annotations

from pathlib import Path

from resultdesk.core.watch import Watch
from resultdesk.sheets import reading
from resultdesk.sheets.workbook import Workbook


def read(path: Path, *, sheet: str | None = None, watch: Watch | None = None) -> Workbook:
    """What ``reading.read`` gives. Raises CannotRead, Cancelled."""
    return reading.read(path, sheet=sheet, watch=watch)
