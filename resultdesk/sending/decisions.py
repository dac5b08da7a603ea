"""What a person decides about unfinished parcels. Each decision is on disk before it returns.

All raise WrongUse: "outbox.unknown_id", "outbox.busy" (somebody is sending it), "outbox.finished" (nothing is left to
decide).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from resultdesk.core.errors import DeskError, WrongUse
from resultdesk.sending import rows
from resultdesk.sending.claim import Ending, let_go
from resultdesk.sending.parcel import Held, State
from resultdesk.sending.receipts import Receipt
from resultdesk.sending.shelf import Shelf, find


class Decisions(Shelf):
    """The deciding half of ``Outbox``."""

    _now: Callable[[], float]

    def discard(self, parcel_id: str) -> Receipt:
        """Do not send what still waits. What has no answer stays *unknown* and is not asked about any more."""
        with self._idle(parcel_id) as (connection, row):
            _set(connection, row, State.WAITING, State.CANCELLED)
            _leave(connection, row)
            let_go(connection, row["number"], Ending(), self._now())
        return self.receipt(parcel_id)

    def pause(self, parcel_id: str) -> Receipt:
        """Keep it here until ``send_now``; parcels behind it wait too."""
        with self._idle(parcel_id) as (connection, row):
            _hold(connection, row, Held.PAUSED)
        return self.receipt(parcel_id)

    def send_now(self, parcel_id: str) -> Receipt:
        """Lift what holds it: it is due at once. Questions about unknown rows stay open."""
        with self._idle(parcel_id) as (connection, row):
            _hold(connection, row, Held.NO)
        return self.receipt(parcel_id)

    def repeat(self, parcel_id: str) -> Receipt:
        """The answer to "no answer came": send those rows again, once, even if that may double them.

        They stay *unknown* until they are sent again.
        """
        with self._idle(parcel_id) as (connection, row):
            connection.execute(
                "UPDATE batches SET again = 1"
                " WHERE parcel = ? AND state = 'unknown' AND divided = 0 AND left_alone = 0",
                (row["number"],),
            )
            let_go(connection, row["number"], Ending(), self._now())
        return self.receipt(parcel_id)

    def leave(self, parcel_id: str) -> Receipt:
        """The other answer: leave those rows as they are. They stay *unknown* for good; what waits goes on."""
        with self._idle(parcel_id) as (connection, row):
            _leave(connection, row)
            let_go(connection, row["number"], Ending(), self._now())
        return self.receipt(parcel_id)

    def change_account(self, parcel_id: str, account: str, server: str) -> Receipt:
        """Send it with another account of the same platform and server: the sealed addresses stay as they are.

        Raises WrongUse("outbox.other_server").
        """
        with self._idle(parcel_id) as (connection, row):
            if server.rstrip("/") != row["server"].rstrip("/"):
                raise WrongUse("outbox.other_server", parcel_id, sealed=row["server"], other=server)
            connection.execute("UPDATE parcels SET account = ? WHERE number = ?", (account, row["number"]))
            if row["held"] == Held.SIGN_IN:
                _hold(connection, row, Held.NO)
        return self.receipt(parcel_id)

    def signed_in(self, account: str) -> None:
        """The account was mended: what waited for it is due."""
        with self._database.write() as connection:
            connection.execute(
                "UPDATE parcels SET held = '', due = 0, pause = 0 WHERE open = 1 AND account = ? AND held = ?",
                (account, Held.SIGN_IN.value),
            )

    def hold_all(self, trouble: DeskError) -> None:
        """Nothing goes by itself any more: a person looks first."""
        with self._database.write() as connection:
            connection.execute(
                "UPDATE parcels SET held = ?, trouble = ? WHERE open = 1 AND held = ''",
                (Held.STOPPED.value, rows.error_text(trouble)),
            )

    def rename_account(self, platform: str, old: str, new: str) -> None:
        """The account has another name: what is not finished goes with it under that one, also while it is sent."""
        with self._database.write() as connection:
            connection.execute(
                "UPDATE parcels SET account = ? WHERE open = 1 AND platform = ? AND account = ?", (new, platform, old)
            )

    def network_is_back(self) -> None:
        """Look at once for what found no network before; if that is too early, soon again."""
        with self._database.write() as connection:
            connection.execute("UPDATE parcels SET due = 0, pause = 0, tries = 1 WHERE open = 1 AND tries > 0")

    @contextmanager
    def _idle(self, parcel_id: str) -> Iterator[tuple[sqlite3.Connection, sqlite3.Row]]:
        """A transaction on a parcel that is not finished and that nobody is sending."""
        with self._database.write() as connection:
            row = find(connection, parcel_id)
            if self._is_busy(row):
                raise WrongUse("outbox.busy", parcel_id)
            if not row["open"]:
                raise WrongUse("outbox.finished", parcel_id)
            if row["owner"]:
                self._bury(connection, row)
                row = find(connection, parcel_id)
            yield connection, row

    def _bury(self, connection: sqlite3.Connection, row: sqlite3.Row) -> None:
        """A process died while sending: what was under way is unknown, the rest still waits."""
        connection.execute(
            "UPDATE batches SET state = 'unknown', again = 0 WHERE parcel = ? AND state = 'sending'", (row["number"],)
        )
        ending = Ending(Held(row["held"]), rows.error_of(row["trouble"]), tries=row["tries"])
        let_go(connection, row["number"], ending, self._now())


def _set(connection: sqlite3.Connection, row: sqlite3.Row, old: State, new: State) -> None:
    connection.execute(
        "UPDATE batches SET state = ? WHERE parcel = ? AND state = ? AND divided = 0 AND left_alone = 0",
        (new.value, row["number"], old.value),
    )


def _leave(connection: sqlite3.Connection, row: sqlite3.Row) -> None:
    connection.execute(
        "UPDATE batches SET left_alone = 1 WHERE parcel = ? AND state = 'unknown' AND divided = 0", (row["number"],)
    )


def _hold(connection: sqlite3.Connection, row: sqlite3.Row, held: Held) -> None:
    connection.execute(
        "UPDATE parcels SET held = ?, due = 0, pause = 0 WHERE number = ?",
        (held.value, row["number"]),
    )
