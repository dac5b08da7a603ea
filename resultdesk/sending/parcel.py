"""A parcel: one sealed upload, its batches, and the states both may be in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from resultdesk.platforms.contract import Batch


class State(StrEnum):
    """Where a parcel or a batch stands. The moves between states are the table in ``sending.states``."""

    WAITING = "waiting"
    SENDING = "sending"
    ACCEPTED = "accepted"
    QUEUED = "queued"
    PARTLY_REFUSED = "partly_refused"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Source:
    """The spreadsheet that a parcel came from: its file name (no folder) and fingerprint."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Parcel:
    """What is sealed. ``title`` is the destination in words ("Spring Run 2026 · 5k"), ``skipped`` the rows that stay.

    ``transaction`` groups the calls of one upload where the platform can undo it as one (Equipe).
    """

    platform: str
    account: str
    server: str
    settings: Mapping[str, str]
    title: str
    source: Source
    batches: Sequence[Batch]
    skipped: int = 0
    transaction: str | None = None
    replaces: str | None = None
    fields: Sequence[str] = field(default_factory=tuple)
