"""The sample that practice opens."""

from __future__ import annotations

from pathlib import Path

from resultdesk.desk import places

SAMPLE = "Inschrijvingen Voorjaarsloop 2026.xlsx"


def sample() -> Path | None:
    """The messy entry list for Tracx; the other samples are for the other platforms."""
    path = places.sample(SAMPLE)
    return path if path.is_file() else None
