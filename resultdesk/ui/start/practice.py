"""The sample that practice opens."""

from __future__ import annotations

from pathlib import Path

from resultdesk.desk import places


def sample() -> Path | None:
    """The messy start list among the samples; the first there is, by name."""
    found = sorted((places.resources() / "samples").glob("*.xlsx"))
    return found[0] if found else None
