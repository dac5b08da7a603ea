"""The right to send one parcel, and what its holder writes down before and after each call.

Exactly one process holds a parcel: its mark is in the parcel's row, and it is believed as long as that process holds
the lock on its own small file, which the operating system lets go of when the process dies.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from resultdesk.core.errors import CannotKeep, DeskError
from resultdesk.platforms.contract import Batch, Refusal
from resultdesk.sending import rows
from resultdesk.sending.database import Database
from resultdesk.sending.parcel import Held, SealedBatch, State
from resultdesk.sending.states import BATCH_MOVES, UNFINISHED, check_move, of_parcel


@dataclass(frozen=True, slots=True)
class Heard:
    """What came back for a batch, as it is kept: status, the answer's text, an error, rows refused, notes."""

    status: int | None = None
    said: str = ""
    error: DeskError | None = None
    refused: Sequence[Refusal] = ()
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Ending:
    """Why sending stopped: what holds the parcel, the trouble, and when to look again (seconds from now)."""

    held: Held = Held.NO
    trouble: DeskError | None = None
    pause: float = 0.0
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows of a parcel so far."""

    done: int
    of: int
    refused: int
    accepted: int


class Claim:
    """Made by ``Outbox.claim``. Every write is on disk before it returns; all raise CannotKeep."""

    def __init__(
        self,
        database: Database,
        number: int,
        owner: str,
        *,
        now: Callable[[], float],
        let_go: Callable[[], None],
        fresh: Mapping[int, Batch],
    ) -> None:
        self._database, self._number, self._owner, self._now = database, number, owner, now
        self._let_go, self._fresh = let_go, fresh
        self._doubtful: set[int] = set()
        self._ended = False

    @contextmanager
    def _write(self, *, at_once: bool = True) -> Iterator[sqlite3.Connection]:
        with self._database.write(at_once=at_once) as connection:
            held = connection.execute("SELECT owner FROM parcels WHERE number = ?", (self._number,)).fetchone()
            if held is None or held["owner"] != self._owner:
                raise CannotKeep("outbox.lost_claim", str(self._database.path))
            yield connection

    def next(self, *, repeatable: bool, leave: frozenset[int] = frozenset()) -> SealedBatch | None:
        """The next batch to send: one that waits, or one without an answer if repeating is harmless or allowed."""
        with self._database.read() as connection:
            for row in connection.execute(
                "SELECT * FROM batches WHERE parcel = ? AND divided = 0 ORDER BY place", (self._number,)
            ):
                again = row["state"] == State.UNKNOWN and (repeatable or row["again"]) and not row["left_alone"]
                if (again or row["state"] == State.WAITING) and row["number"] not in leave:
                    return self._batch(connection, row)
        return None

    def _batch(self, connection: sqlite3.Connection, row: sqlite3.Row) -> SealedBatch:
        fresh = self._fresh.get(row["number"])
        if fresh is None:
            return rows.get_batch(connection, row)
        return SealedBatch(row["number"], row["place"], State(row["state"]), fresh, row["attempts"])

    def begin(self, batch: int) -> None:
        """The call is about to be made: from here on the batch is no longer known not to have gone."""
        with self._write() as connection:
            if self._move(connection, batch, State.SENDING) is State.UNKNOWN:
                self._doubtful.add(batch)
            connection.execute("UPDATE batches SET attempts = attempts + 1 WHERE number = ?", (batch,))
            connection.execute(
                "UPDATE parcels SET sent = coalesce(sent, ?) WHERE number = ?", (self._now(), self._number)
            )

    def heard(self, batch: int, state: State, heard: Heard) -> None:
        """Write down what came back; refused rows are kept only with an answer that settles the batch.

        A call that did not get through does not settle what an earlier one did: such a batch stays *unknown*.
        """
        still = state is State.WAITING and batch in self._doubtful
        with self._write() as connection:
            self._keep(connection, batch, State.UNKNOWN if still else state, heard)
            if state is State.UNKNOWN:  # what a person allowed was one more call
                connection.execute("UPDATE batches SET again = 0 WHERE number = ?", (batch,))

    def divide(
        self, batch: int, heard: Heard, parts: Sequence[Batch], first: tuple[State, Heard] | None = None
    ) -> None:
        """Seal the parts of a refused batch; they stand for it from now on. ``first`` answers the first one at once."""
        with self._write() as connection:
            self._keep(connection, batch, State.REFUSED, heard)
            numbers = self._part(connection, batch, parts)
            if first is not None:
                self._move(connection, numbers[0], State.SENDING)
                self._keep(connection, numbers[0], *first)

    def settle_part(self, batch: int, parts: Sequence[Batch], note: str) -> None:
        """Of a batch without an answer the first part is known to be stored; of the other nothing is known.

        What a person decided about the whole holds for that other part.
        """
        with self._write() as connection:
            for part, state in zip(self._part(connection, batch, parts), (State.ACCEPTED, State.UNKNOWN), strict=True):
                self._move(connection, part, State.SENDING)
                self._move(connection, part, state)
                if state is State.ACCEPTED:
                    self._note(connection, part, note)
                connection.execute(
                    "UPDATE batches SET (again, left_alone) = (SELECT again, left_alone FROM batches WHERE number = ?)"
                    " WHERE number = ?",
                    (batch, part),
                )

    def _part(self, connection: sqlite3.Connection, batch: int, parts: Sequence[Batch]) -> list[int]:
        place = connection.execute("SELECT place FROM batches WHERE number = ?", (batch,)).fetchone()["place"]
        connection.execute("UPDATE batches SET divided = 1 WHERE number = ?", (batch,))
        return [rows.put_batch(connection, self._number, f"{place}.{at}", part) for at, part in enumerate(parts)]

    def _note(self, connection: sqlite3.Connection, batch: int, note: str) -> None:
        connection.execute("UPDATE batches SET notes = json_insert(notes, '$[#]', ?) WHERE number = ?", (note, batch))

    def tally(self) -> Tally:
        """How far it is."""
        with self._database.read() as connection:
            return tally(connection, self._number)

    def asks(self) -> bool:
        """Whether there are batches without an answer about which nobody has decided."""
        with self._database.read() as connection:
            found = connection.execute(
                "SELECT 1 FROM batches WHERE parcel = ? AND state = 'unknown' AND divided = 0 AND left_alone = 0"
                " AND again = 0 LIMIT 1",
                (self._number,),
            ).fetchone()
            return found is not None

    def unanswered(self) -> list[SealedBatch]:
        """The batches without an answer, also those about which a person has decided already."""
        with self._database.read() as connection:
            found = connection.execute(
                "SELECT * FROM batches WHERE parcel = ? AND state = 'unknown' AND divided = 0 ORDER BY place",
                (self._number,),
            ).fetchall()
            return [rows.get_batch(connection, row) for row in found]

    def settle(self, batch: int, state: State, note: str) -> None:
        """The fate of a batch without an answer became known in another way; its last answer stays on the receipt."""
        with self._write() as connection:
            self._move(connection, batch, state)
            self._note(connection, batch, note)

    def end(self, ending: Ending) -> None:
        """Let the parcel go; its state is what its batches make of it."""
        # The batches' states are on disk already and make the parcel's; only a hold must not be taken back.
        with self._write(at_once=ending.held is not Held.NO) as connection:
            connection.execute(
                "UPDATE batches SET state = ? WHERE parcel = ? AND state = ?",
                (State.UNKNOWN.value, self._number, State.SENDING.value),
            )
            let_go(connection, self._number, ending, self._now())
        self._ended = True
        self._let_go()

    def close(self) -> None:
        """Let go after a fault in the program itself or the disk; does nothing after ``end``."""
        if self._ended:
            return
        try:
            self.end(Ending())
        finally:
            if not self._ended:
                self._let_go()

    def _move(self, connection: sqlite3.Connection, batch: int, new: State) -> State:
        """Returns the state that it was in."""
        row = connection.execute(
            "SELECT state FROM batches WHERE number = ? AND parcel = ? AND divided = 0", (batch, self._number)
        ).fetchone()
        old = State(row["state"])
        check_move(BATCH_MOVES, old, new)
        connection.execute("UPDATE batches SET state = ? WHERE number = ?", (new.value, batch))
        return old

    def _keep(self, connection: sqlite3.Connection, batch: int, state: State, heard: Heard) -> None:
        self._move(connection, batch, state)
        connection.execute(
            "UPDATE batches SET status = ?, answer = ?, error = ?, notes = ?, refused = ? WHERE number = ?",
            (heard.status, heard.said, rows.error_text(heard.error), rows.json_text(list(heard.notes)),
             len({one.row for one in heard.refused}), batch),
        )  # fmt: skip
        connection.executemany(
            "INSERT INTO refusals (batch, row, key, field, message) VALUES (?, ?, ?, ?, ?)",
            ((batch, one.row, one.key, one.field, one.message) for one in heard.refused),
        )
        if heard.status is not None:
            connection.execute("UPDATE parcels SET answered = ? WHERE number = ?", (self._now(), self._number))


def tally(connection: sqlite3.Connection, parcel: int) -> Tally:
    """Count a parcel's rows: ``done`` have an answer."""
    found = connection.execute(
        "SELECT coalesce(sum(count), 0),"
        " coalesce(sum(count) FILTER (WHERE state IN ('accepted', 'queued', 'partly_refused', 'refused')), 0),"
        " coalesce(sum(CASE state WHEN 'refused' THEN count ELSE refused END), 0)"
        " FROM batches WHERE parcel = ? AND divided = 0",
        (parcel,),
    ).fetchone()
    of, done, refused = (int(value) for value in found)
    return Tally(done, of, refused, done - refused)


def let_go(connection: sqlite3.Connection, parcel: int, ending: Ending, now: float) -> None:
    """Give a parcel the state that its batches make and take its owner off."""
    found = connection.execute(
        "SELECT state, left_alone FROM batches WHERE parcel = ? AND divided = 0", (parcel,)
    ).fetchall()
    with rows.understood():
        states = [State(row["state"]) for row in found]
    state = of_parcel(states)
    still_open = any(State(row["state"]) in UNFINISHED and not row["left_alone"] for row in found)
    gone = any(one not in (State.WAITING, State.CANCELLED) for one in states)
    connection.execute(
        "UPDATE parcels SET state = ?, open = ?, held = ?, trouble = ?, tries = ?,"
        " due = ?, pause = ?, owner = '', sent = CASE ? WHEN 1 THEN sent END WHERE number = ?",
        (state.value, still_open, ending.held.value if still_open else "",
         rows.error_text(ending.trouble) if still_open or state is State.REFUSED else None,
         ending.tries, now + ending.pause, ending.pause, gone, parcel),
    )  # fmt: skip
