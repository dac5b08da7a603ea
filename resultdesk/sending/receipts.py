"""Receipts: what was sent, when, from which file, and what the platform answered (DESIGN section 6).

How rows are counted, so that ``sent = accepted + refused + unknown`` always holds:

- *sent* are the rows of every batch that was answered or may have arrived; rows still waiting, or discarded before they
  were sent, are not among them (``waiting`` counts those that wait).
- *refused* are all rows that the platform did not store; ``refused`` lists each of them until they are forgotten. Where
  it refuses a whole request because of some of its rows (Tracx's 422), the rows that it names carry its words about
  them; the others carry those about the request, and are counted in ``refused_along``: nothing is wrong with them as
  far as is known, and they can be sent again as a new parcel.
- *unknown* are the rows of batches without an answer. A batch that is under way counts as that until it is answered.
- A batch that was divided is on the receipt with its answer, but its rows are counted in its halves.
- *skipped* rows were never part of the parcel: they had errors and stayed in the spreadsheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from resultdesk.core.errors import DeskError
from resultdesk.sending.parcel import Held, Source, State
from resultdesk.sending.refused import RefusedRows
from resultdesk.sending.states import UNFINISHED

SEEN = "outbox.read_back"
"""The note on batches without an answer whose rows the platform was seen to show (``settling``)."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows of a parcel by what became of them."""

    sent: int = 0
    accepted: int = 0
    refused: int = 0
    unknown: int = 0
    skipped: int = 0
    waiting: int = 0
    refused_along: int = 0


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One request on the receipt: ``rows`` is how many it held, ``answer`` the platform's own words."""

    state: State
    status: int | None
    attempts: int
    answer: str
    rows: int
    refused: int = 0
    divided: bool = False
    error: DeskError | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds since 1970, UTC, by this computer's clock; None: not yet."""

    sealed: float
    sent: float | None = None
    answered: float | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """One parcel as it stands. ``trouble`` is the last thing that went wrong, as long as it matters."""

    id: str
    platform: str
    account: str
    server: str
    title: str
    settings: Mapping[str, str]
    source: Source
    state: State
    rows: Counts
    refused: RefusedRows
    batches: Sequence[BatchLine]
    transaction: str | None
    times: Times
    replaces: str | None = None
    fields: Sequence[str] = ()
    trouble: DeskError | None = None
    held: Held = Held.NO
    due: float = 0.0
    """When it may go by itself, in seconds since 1970; 0: at once, if nothing holds it."""
    behind: str = ""
    """The id of an older upload to the same place that has to go first and may not go yet."""
    open: bool = True
    forgotten: float | None = None
    notes: Sequence[str] = field(default_factory=tuple)

    @property
    def finished(self) -> bool:
        """Whether every batch has an answer or was discarded."""
        return self.state not in UNFINISHED

    @property
    def discarded(self) -> int:
        """Rows that a person took out before they were sent."""
        return sum(line.rows for line in self.batches if line.state is State.CANCELLED and not line.divided)

    def to_json(self) -> dict[str, object]:
        """DESIGN section 6; keys beyond it are additions that scripts may ignore."""
        rows = self.rows
        return {
            "id": self.id,
            "platform": self.platform,
            "destination": self.title,
            "account": self.account,
            "server": self.server,
            "settings": dict(self.settings),
            "file": {"name": self.source.name, "sha256": self.source.sha256},
            "state": self.state.value,
            "rows": {
                "sent": rows.sent,
                "accepted": rows.accepted,
                "refused": rows.refused,
                "unknown": rows.unknown,
                "skipped": rows.skipped,
            },
            "waiting": rows.waiting,
            "discarded": self.discarded,
            "refused_along": rows.refused_along,
            "refused": [
                {"row": one.row, "key": one.key, "message": one.message, "field": one.field} for one in self.refused
            ],
            "batches": [
                {
                    "state": line.state.value,
                    "status": line.status,
                    "attempts": line.attempts,
                    "answer": line.answer,
                    "rows": line.rows,
                    "divided": line.divided,
                }
                for line in self.batches
            ],
            "transaction": self.transaction,
            "replaces": self.replaces,
            "held": self.held.value or None,
            "behind": self.behind or None,
            "due": stamp(self.due or None),
            "trouble": self.trouble.code if self.trouble else None,
            "times": {
                "sealed": stamp(self.times.sealed),
                "sent": stamp(self.times.sent),
                "answered": stamp(self.times.answered),
            },
        }


def stamp(seconds: float | None) -> str | None:
    """A time as receipts write it: 2026-03-21T13:05:09Z."""
    if seconds is None:
        return None
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def counts(lines: Sequence[BatchLine], skipped: int) -> Counts:
    """Count the rows of batches. ``BatchLine.refused`` is how many of its rows carry a refusal of their own."""
    sent = refused = unknown = waiting = along = 0
    for line in lines:
        if line.divided:
            continue
        match line.state:
            case State.WAITING:
                waiting += line.rows
            case State.CANCELLED:
                pass
            case State.UNKNOWN | State.SENDING:
                sent, unknown = sent + line.rows, unknown + line.rows
            case State.REFUSED:
                sent, refused, along = sent + line.rows, refused + line.rows, along + line.rows - line.refused
            case State.ACCEPTED | State.QUEUED | State.PARTLY_REFUSED:
                sent, refused = sent + line.rows, refused + line.refused
    return Counts(sent, sent - refused - unknown, refused, unknown, skipped, waiting, along)
