"""The shape of a check. No check uses ``assert``, which an optimised program would leave out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


class Failed(Exception):
    """The check found something wrong; the text says what."""


@dataclass(frozen=True)
class Room:
    """Where checks work: a folder that is gone afterwards, and what the person asked for."""

    folder: Path
    keyring_roundtrip: bool = False
    picture: Path | None = None
    found: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Check:
    """``look`` returns what it saw, in a few words; raises Failed or whatever broke."""

    name: str
    look: Callable[[Room], str]


def demand(true: bool, otherwise: str) -> None:
    """Raise Failed unless it is true."""
    if not true:
        raise Failed(otherwise)
