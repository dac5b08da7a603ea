"""The outbox: everything that was ever sealed, in one SQLite file. The file is the truth; objects are looks at it."""

from __future__ import annotations

import contextlib
import secrets
import sqlite3
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from resultdesk.core import private
from resultdesk.core.errors import CannotKeep, WrongUse
from resultdesk.platforms.contract import Batch
from resultdesk.sending import rows
from resultdesk.sending.claim import Claim
from resultdesk.sending.database import BUSY_SECONDS, Database, told
from resultdesk.sending.decisions import Decisions
from resultdesk.sending.forgetting import Forgotten, forget
from resultdesk.sending.lanes import lane_of, race_of
from resultdesk.sending.locks import FileLock, is_held
from resultdesk.sending.parcel import Held, Parcel, State
from resultdesk.sending.shelf import ahead, find, replaced
from resultdesk.sending.states import MOVES, check_move

LONGEST_LOG = 64 << 20
"""Bytes that may wait in the log while one parcel after the other is sealed without a network."""


class Outbox(Decisions):
    """Safe from any thread and with other processes on the same folder; blocking, so not for the GUI thread.

    Opening it turns calls that a dead process left under way into *unknown*. Everything raises CannotKeep when the disk
    does not do its part, and WrongUse("outbox.unknown_id") for an id that is not there.
    """

    def __init__(
        self, folder: Path, *, now: Callable[[], float] = time.time, busy_seconds: float = BUSY_SECONDS
    ) -> None:
        self.folder, self._now = folder, now
        self._owner = uuid.uuid4().hex
        self._mine: set[int] = set()
        self._lock = threading.Lock()
        self._folding: threading.Thread | None = None
        self._fresh: dict[int, Batch] = {}
        self._alive = self._show_alive()
        try:
            self._open(busy_seconds)
        except CannotKeep:
            self._alive.free(remove=True)
            raise
        rescued = self._database.rescued
        self.rescued: CannotKeep | None = None
        if rescued is not None:
            told = {"kept": rescued.kept, "lost": rescued.incomplete}
            nothing = "outbox.emptied" if rescued.emptied else "outbox.rescued_nothing"
            self.rescued = CannotKeep("outbox.rescued" if any(told.values()) else nothing, str(rescued.aside), **told)
            if rescued.emptied:
                self.hold_all(self.rescued)  # what the log holds may not be the last that was known
        """What to tell a person when the file was damaged and has been mended; None when all is well."""
        if self._database.lost_writes:
            self.rescued = self.rescued or CannotKeep("outbox.lost_writes", str(self._database.path))
            self.hold_all(self.rescued)

    def _open(self, busy_seconds: float) -> None:
        path = self.folder / "outbox.sqlite"
        self._database = Database(path, busy_seconds=busy_seconds, alone=self._is_alone)
        try:
            self._take_over_from_the_dead()
        except CannotKeep as error:
            self._database.close()
            if error.code != "outbox.damaged":
                raise
            # The damage lay deeper than the glance at opening; now it is looked at whole.
            self._database = Database(path, busy_seconds=busy_seconds, alone=self._is_alone)
            self._take_over_from_the_dead()

    def close(self) -> None:
        """Close the file. Parcels that this process is sending stay claimed until it dies: end them first."""
        if self._folding is not None:
            self._folding.join()
        self._database.close()
        self._alive.free(remove=True)

    def now(self) -> float:
        """The time that it writes down, in seconds since 1970."""
        return self._now()

    # Sealing

    def seal(self, parcel: Parcel) -> str:
        """Put everything on disk; only then return the new id. Nothing of it is kept if that fails.

        ``replaces`` is filled in where an older parcel for the same race holds some of the same rows.
        What was sealed last also stays in memory until a parcel is claimed: it need not be read to be sent at once.
        """
        if not parcel.batches:
            raise WrongUse("outbox.empty_parcel")
        race = race_of(parcel.platform, parcel.server, parcel.settings)
        with self._database.write() as connection:
            sealed = self._now()
            older = replaced(connection, parcel) if parcel.replaces is None else None
            replaces = older[0]["id"] if older else parcel.replaces
            name = f"{datetime.fromtimestamp(sealed, UTC):%Y%m%d}-{secrets.token_hex(4)}"
            number = connection.execute(
                "INSERT INTO parcels (id, platform, account, server, settings, title, lane, race, file_name,"
                " file_sha256, fields, skipped, transaction_id, replaces, state, sealed)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
                (name, parcel.platform, parcel.account, parcel.server, rows.json_text(parcel.settings), parcel.title,
                 lane_of(parcel), race, parcel.source.name, parcel.source.sha256, rows.json_text(parcel.fields),
                 parcel.skipped, parcel.transaction, replaces, State.WAITING.value, sealed),
            ).fetchone()[0]  # fmt: skip
            kept = {
                rows.put_batch(connection, number, f"{at:06}", batch): batch for at, batch in enumerate(parcel.batches)
            }
        self._fresh = kept
        if self._database.log_size() > LONGEST_LOG:
            self._fold_soon()
        return name

    def forget(self, parcel_ids: Sequence[str]) -> Forgotten:
        """Remove the personal data of finished parcels for good and say what went (``forgetting``)."""
        return forget(self._database, parcel_ids, self._now)

    # Claiming

    def claim(self, parcel_id: str, *, lift: bool = True) -> Claim | None:
        """The right to send a parcel; None when nothing is left to send.

        ``lift`` takes off what held it, but for a pause, which ``send_now`` alone lifts: it may have been set since
        somebody saw that the parcel was due. Whoever only looks leaves all on, so that it holds should they die.
        Raises WrongUse("outbox.busy") when it, or another for the same place, is being sent by someone else, and
        WrongUse("outbox.behind") when an older parcel for the same place has to go first, WrongUse("outbox.paused").
        """
        # A power cut may take the claim back: it ends the process that holds it.
        with self._database.write(at_once=False) as connection:
            row = find(connection, parcel_id)
            if not row["open"]:
                return None
            if self._is_busy(row):
                raise WrongUse("outbox.busy", parcel_id)
            if lift and row["held"] == Held.PAUSED:
                raise WrongUse("outbox.paused", parcel_id)
            for older in ahead(connection, row):
                raise WrongUse("outbox.busy" if self._is_busy(older) else "outbox.behind", parcel_id, first=older["id"])
            number = row["number"]
            if row["owner"]:
                self._bury(connection, row)
            check_move(MOVES, State(row["state"]) if not row["owner"] else State.UNKNOWN, State.SENDING)
            connection.execute(
                "UPDATE parcels SET state = ?, owner = ?, held = CASE ? WHEN 1 THEN '' ELSE held END WHERE number = ?",
                (State.SENDING.value, self._owner, lift, number),
            )
            with self._lock:
                self._mine.add(number)
        fresh, self._fresh = self._fresh, {}
        return Claim(
            self._database, number, self._owner, now=self._now, let_go=lambda: self._ended(number), fresh=fresh
        )

    def _ended(self, number: int) -> None:
        """A claim was let go."""
        self._mine.discard(number)
        self._fold_soon()

    def _fold_soon(self) -> None:
        """Fold the log into the file while nobody waits for it."""
        if self._folding is None or not self._folding.is_alive():
            self._folding = threading.Thread(target=self._fold, name="outbox-fold")
            self._folding.start()

    def _fold(self) -> None:
        with contextlib.suppress(CannotKeep):  # the log is as good as the file; the next one tries again
            self._database.fold()

    def _show_alive(self) -> FileLock:
        with told(self.folder):
            self.folder.mkdir(private.FOLDER, parents=True, exist_ok=True)
            lock = FileLock(self.folder / f"outbox-{self._owner}.alive")
            while not lock.take():
                continue  # a sweep of another process had it in hand for a moment
        return lock

    def _is_alone(self) -> bool:
        others = [path for path in self.folder.glob("outbox-*.alive") if path != self._alive.path]
        living = [path for path in others if is_held(path)]  # sweeps what dead ones left
        return not living

    def _is_busy(self, row: sqlite3.Row) -> bool:
        owner = row["owner"]
        if owner == self._owner:
            return row["number"] in self._mine
        return bool(owner) and is_held(self.folder / f"outbox-{owner}.alive")

    def _take_over_from_the_dead(self) -> None:
        with self._database.read() as connection:
            owned = connection.execute("SELECT number FROM parcels WHERE owner <> ''").fetchall()
        for mark in owned:
            with self._database.write() as connection, rows.understood():
                row = connection.execute("SELECT * FROM parcels WHERE number = ?", (mark["number"],)).fetchone()
                if row["owner"] and not self._is_busy(row):
                    self._bury(connection, row)
