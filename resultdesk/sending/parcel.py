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


class Held(StrEnum):
    """Why an unfinished parcel does not go by itself. A person lifts it with "send now"."""

    NO = ""
    PAUSED = "paused"
    """A person paused it."""
    CANCELLED = "cancelled"
    """A person pressed Cancel while it went."""
    SIGN_IN = "sign_in"
    """The account was not let in: mend it or choose another."""
    STOPPED = "stopped"
    """It will not get better by itself (no permission, a wrong address)."""
    GAVE_UP = "gave_up"
    """Three equal failures in a row."""
    ASKS = "asks"
    """A call without an answer that may not be repeated without asking."""


@dataclass(frozen=True, slots=True)
class SealedBatch:
    """A batch as it lies in the outbox. ``place`` orders batches: "000002", its halves "000002.0" and "000002.1"."""

    number: int
    place: str
    state: State
    batch: Batch
    attempts: int
