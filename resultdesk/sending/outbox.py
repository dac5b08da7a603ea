"""The outbox: everything that was ever sealed, in one SQLite file. The file is the truth; objects are looks at it."""

from __future__ import annotations

import secrets
import sqlite3
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import orjson

from resultdesk.core.errors import WrongUse
from resultdesk.sending import rows
from resultdesk.sending.claim import Claim, Ending, let_go
from resultdesk.sending.database import BUSY_SECONDS, Database, told
from resultdesk.sending.lanes import lane_of, race_of
from resultdesk.sending.locks import FileLock, is_held
from resultdesk.sending.parcel import Held, Parcel, SealedBatch, State
from resultdesk.sending.receipts import Receipt
from resultdesk.sending.states import MOVES, check_move


class Outbox:
    """Safe from any thread and with other processes on the same folder; blocking, so not for the GUI thread.

    Opening it turns calls that a dead process left under way into *unknown*. Everything raises CannotKeep when the disk
    does not do its part, and WrongUse("outbox.unknown_id") for an id that is not there.
    """

    def __init__(
        self, folder: Path, *, now: Callable[[], float] = time.time, busy_seconds: float = BUSY_SECONDS
    ) -> None:
        self.folder, self._now = folder, now
        self._database = Database(folder / "outbox.sqlite", busy_seconds=busy_seconds)
        self._owner = uuid.uuid4().hex
        self._alive: FileLock | None = None
        self._mine: set[int] = set()
        self._lock = threading.Lock()
        self._take_over_from_the_dead()

    def close(self) -> None:
        """Close the file. Parcels that this process is sending stay claimed until it dies: end them first."""
        self._database.close()
        if self._alive is not None:
            self._alive.free(remove=True)

    # Sealing

    def seal(self, parcel: Parcel) -> str:
        """Put everything on disk; only then return the new id. Nothing of it is kept if that fails."""
        if not parcel.batches:
            raise WrongUse("outbox.empty_parcel")
        race = race_of(parcel.platform, parcel.server, parcel.settings)
        with self._database.write() as connection:
            sealed = self._now()
            name = f"{datetime.fromtimestamp(sealed, UTC):%Y%m%d}-{secrets.token_hex(4)}"
            number = connection.execute(
                "INSERT INTO parcels (id, platform, account, server, settings, title, lane, race, file_name,"
                " file_sha256, fields, skipped, transaction_id, replaces, state, sealed)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
                (name, parcel.platform, parcel.account, parcel.server, rows.json_text(parcel.settings), parcel.title,
                 lane_of(parcel), race, parcel.source.name, parcel.source.sha256, rows.json_text(parcel.fields),
                 parcel.skipped, parcel.transaction, parcel.replaces, State.WAITING.value, sealed),
            ).fetchone()[0]  # fmt: skip
            for at, batch in enumerate(parcel.batches):
                rows.put_batch(connection, number, f"{at:06}", batch)
        return name

    # Looking

    def receipt(self, parcel_id: str) -> Receipt:
        """One parcel as it stands."""
        with self._database.read() as connection:
            return _receipts(connection, [_find(connection, parcel_id)])[0]

    def receipts(self, search: str = "", limit: int = 500) -> list[Receipt]:
        """The newest first. Each word of ``search`` must be in title, file, platform, account, id or a row's key."""
        words = [word for word in search.split() if word]
        clause = " AND ".join([_SEARCH] * len(words)) or "1"
        values = [value for word in words for value in _search_values(word)]
        with self._database.read() as connection:
            found = connection.execute(
                f"SELECT * FROM parcels WHERE {clause} ORDER BY number DESC LIMIT ?",  # noqa: S608 - constants only
                (*values, limit),
            ).fetchall()
            return _receipts(connection, found)

    def waiting(self) -> list[Receipt]:
        """Everything that is not finished, in the order of sealing."""
        with self._database.read() as connection:
            found = connection.execute("SELECT * FROM parcels WHERE open = 1 ORDER BY number").fetchall()
            return _receipts(connection, found)

    def batches(self, parcel_id: str) -> list[SealedBatch]:
        """Every batch with the exact bytes that were or will be sent. Raises WrongUse("outbox.forgotten")."""
        with self._database.read() as connection:
            number = _find(connection, parcel_id)["number"]
            found = connection.execute("SELECT * FROM batches WHERE parcel = ? ORDER BY place", (number,)).fetchall()
            return [rows.get_batch(connection, row) for row in found]

    def tries(self, parcel_id: str) -> int:
        """How often it has been looked for a network in vain since the last answer."""
        with self._database.read() as connection:
            return int(_find(connection, parcel_id)["tries"])

    # Claiming

    def before(self, parcel_id: str) -> list[str]:
        """Ids of unfinished parcels that go to the same place and were sealed earlier, oldest first."""
        with self._database.read() as connection:
            row = _find(connection, parcel_id)
            return [older["id"] for older in _ahead(connection, row)]

    def claim(self, parcel_id: str) -> Claim | None:
        """The right to send a parcel; None when nothing is left to send.

        Raises WrongUse("outbox.busy") when it, or another for the same place, is being sent by someone else, and
        WrongUse("outbox.behind") when an older parcel for the same place has to go first.
        """
        self._show_alive()
        with self._database.write() as connection:
            row = _find(connection, parcel_id)
            if not row["open"]:
                return None
            if self._is_busy(row):
                raise WrongUse("outbox.busy", parcel_id)
            for older in _ahead(connection, row):
                raise WrongUse("outbox.busy" if self._is_busy(older) else "outbox.behind", parcel_id, first=older["id"])
            number = row["number"]
            if row["owner"]:
                self._bury(connection, row)
            check_move(MOVES, State(row["state"]) if not row["owner"] else State.UNKNOWN, State.SENDING)
            connection.execute(
                "UPDATE parcels SET state = ?, owner = ?, held = '' WHERE number = ?",
                (State.SENDING.value, self._owner, number),
            )
            with self._lock:
                self._mine.add(number)
        return Claim(self._database, number, self._owner, self._now, lambda: self._mine.discard(number))

    def _show_alive(self) -> None:
        with self._lock, told(self.folder):
            if self._alive is None:
                lock = FileLock(self.folder / f"outbox-{self._owner}.alive")
                lock.take()
                self._alive = lock

    def _is_busy(self, row: sqlite3.Row) -> bool:
        owner = row["owner"]
        if owner == self._owner:
            return row["number"] in self._mine
        return bool(owner) and is_held(self.folder / f"outbox-{owner}.alive")

    def _take_over_from_the_dead(self) -> None:
        with self._database.read() as connection:
            owned = connection.execute("SELECT number FROM parcels WHERE owner <> ''").fetchall()
        for mark in owned:
            with self._database.write() as connection:
                row = connection.execute("SELECT * FROM parcels WHERE number = ?", (mark["number"],)).fetchone()
                if row["owner"] and not self._is_busy(row):
                    self._bury(connection, row)

    def _bury(self, connection: sqlite3.Connection, row: sqlite3.Row) -> None:
        """A process died while sending: what was under way is unknown, the rest still waits."""
        connection.execute(
            "UPDATE batches SET state = ? WHERE parcel = ? AND state = ?",
            (State.UNKNOWN.value, row["number"], State.SENDING.value),
        )
        ending = Ending(
            Held(row["held"]), rows.error_of(row["trouble"]), failures=row["failures"], failure=row["failure"]
        )
        let_go(connection, row["number"], ending, self._now())

    # What a person decides

    def discard(self, parcel_id: str) -> Receipt:
        """Do not send what still waits. What has no answer stays *unknown*. Raises WrongUse("outbox.busy")."""
        with self._database.write() as connection:
            row = self._idle(connection, parcel_id)
            connection.execute(
                "UPDATE batches SET state = ? WHERE parcel = ? AND state = ? AND divided = 0",
                (State.CANCELLED.value, row["number"], State.WAITING.value),
            )
            let_go(connection, row["number"], Ending(), self._now())
            connection.execute("UPDATE parcels SET open = 0 WHERE number = ?", (row["number"],))
        return self.receipt(parcel_id)

    def _idle(self, connection: sqlite3.Connection, parcel_id: str) -> sqlite3.Row:
        """The row of a parcel that nobody is sending and that is not finished."""
        row = _find(connection, parcel_id)
        if self._is_busy(row):
            raise WrongUse("outbox.busy", parcel_id)
        if not row["open"]:
            raise WrongUse("outbox.finished", parcel_id)
        if row["owner"]:
            self._bury(connection, row)
            row = _find(connection, parcel_id)
        return row


_SEARCH = (
    "(title LIKE ? ESCAPE '\\' OR file_name LIKE ? ESCAPE '\\' OR platform LIKE ? ESCAPE '\\'"
    " OR account LIKE ? ESCAPE '\\' OR id LIKE ? ESCAPE '\\'"
    " OR EXISTS (SELECT 1 FROM batches JOIN contents ON contents.batch = batches.number"
    " WHERE batches.parcel = parcels.number AND instr(contents.keys, ?) > 0))"
)


def _search_values(word: str) -> list[str]:
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return [f"%{escaped}%"] * 5 + [orjson.dumps(word).decode()]


def _find(connection: sqlite3.Connection, parcel_id: str) -> sqlite3.Row:
    row: sqlite3.Row | None = connection.execute("SELECT * FROM parcels WHERE id = ?", (parcel_id,)).fetchone()
    if row is None:
        raise WrongUse("outbox.unknown_id", parcel_id)
    return row


def _ahead(connection: sqlite3.Connection, row: sqlite3.Row) -> list[sqlite3.Row]:
    return connection.execute(
        "SELECT * FROM parcels WHERE open = 1 AND number < ? AND lane = ? ORDER BY number", (row["number"], row["lane"])
    ).fetchall()


def _receipts(connection: sqlite3.Connection, parcels: Sequence[sqlite3.Row]) -> list[Receipt]:
    numbers = orjson.dumps([row["number"] for row in parcels]).decode()
    batches: dict[int, list[sqlite3.Row]] = {}
    for batch in connection.execute(
        "SELECT * FROM batches WHERE parcel IN (SELECT value FROM json_each(?)) ORDER BY parcel, place", (numbers,)
    ):
        batches.setdefault(batch["parcel"], []).append(batch)
    refusals: dict[int, list[sqlite3.Row]] = {}
    for refusal in connection.execute(
        "SELECT refusals.*, parcel FROM refusals JOIN batches ON batches.number = batch"
        " WHERE parcel IN (SELECT value FROM json_each(?)) ORDER BY parcel, place, row, refusals.number",
        (numbers,),
    ):
        refusals.setdefault(refusal["parcel"], []).append(refusal)
    return [rows.receipt_of(row, batches.get(row["number"], []), refusals.get(row["number"], [])) for row in parcels]
