"""Looking at what the outbox keeps. Every look is at one consistent state of the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import orjson

from resultdesk.core.errors import WrongUse
from resultdesk.platforms.contract import Batch
from resultdesk.sending import rows
from resultdesk.sending.database import Database
from resultdesk.sending.lanes import race_of
from resultdesk.sending.parcel import Held, Parcel, SealedBatch, State
from resultdesk.sending.receipts import Receipt
from resultdesk.sending.states import of_parcel
from resultdesk.sending.waiting import Entry, Plan, due_at, plan


@dataclass(frozen=True, slots=True)
class Replaced:
    """An older parcel for the same race; ``rows`` of it, by their keys, are in the newer one again."""

    receipt: Receipt
    rows: int


class Shelf:
    """The reading half of ``Outbox``."""

    _database: Database
    _is_busy: Callable[[sqlite3.Row], bool]
    _now: Callable[[], float]

    def receipt(self, parcel_id: str) -> Receipt:
        """One parcel as it stands."""
        with self._database.read() as connection:
            return self._placed(connection, [find(connection, parcel_id)])[0]

    def receipts(self, search: str = "", limit: int | None = 500) -> list[Receipt]:
        """The newest first. Each word of ``search`` must be in title, file, platform, account, id or a row's key.

        ``limit`` None: all; else ``count`` tells how many there are.
        """
        clause, values = _searching(search)
        with self._database.read() as connection:
            found = connection.execute(
                f"SELECT * FROM parcels WHERE {clause} ORDER BY number DESC LIMIT ?",  # noqa: S608 - constants only
                (*values, -1 if limit is None else limit),
            ).fetchall()
            return self._placed(connection, found)

    def count(self, search: str = "") -> int:
        """How many receipts ``receipts`` would find without a limit."""
        clause, values = _searching(search)
        with self._database.read() as connection:
            found = connection.execute(f"SELECT count(*) FROM parcels WHERE {clause}", values)  # noqa: S608 - constants
            return int(found.fetchone()[0])

    def waiting(self) -> list[Receipt]:
        """Everything that is not finished, in the order of sealing."""
        with self._database.read() as connection:
            return self._placed(connection, unfinished(connection))

    def batches(self, parcel_id: str, *, divided: bool = False) -> list[SealedBatch]:
        """The batches with the exact bytes that were or will be sent. Raises WrongUse("outbox.forgotten").

        ``divided``: also those whose parts stand for them.
        """
        with self._database.read() as connection:
            number = find(connection, parcel_id)["number"]
            found = connection.execute(
                "SELECT * FROM batches WHERE parcel = ? AND divided <= ? ORDER BY place", (number, divided)
            ).fetchall()
            return [rows.get_batch(connection, row) for row in found]

    def tries(self, parcel_id: str) -> int:
        """How often it has been looked for a network in vain since the last answer."""
        with self._database.read() as connection:
            return int(find(connection, parcel_id)["tries"])

    def before(self, parcel_id: str) -> list[Entry]:
        """Unfinished parcels that go to the same place and were sealed earlier, oldest first."""
        with self._database.read() as connection:
            row = find(connection, parcel_id)
            return [self._entry(older) for older in ahead(connection, row)]

    def entries(self) -> list[Entry]:
        """Everything that is not finished, as ``waiting.plan`` wants it."""
        with self._database.read() as connection:
            return [self._entry(row) for row in unfinished(connection)]

    def same_event(self, parcel_id: str) -> list[str]:
        """Ids of all parcels that went to the same place, the given one among them, oldest first."""
        with self._database.read() as connection:
            lane = find(connection, parcel_id)["lane"]
            return [
                row["id"]
                for row in connection.execute("SELECT id FROM parcels WHERE lane = ? ORDER BY number", (lane,))
            ]

    def there_already(self, parcel_id: str) -> list[tuple[Batch, frozenset[int]]]:
        """What is, or may be, at the place of a parcel besides its own batches without an answer, oldest first.

        Each batch with the positions of its rows that were refused. What was forgotten is not among them.
        """
        with self._database.read() as connection:
            parcel = find(connection, parcel_id)
            found = connection.execute(
                "SELECT batches.* FROM batches JOIN parcels ON parcels.number = parcel"
                " WHERE lane = ? AND forgotten IS NULL AND divided = 0 AND (batches.state IN"
                " ('accepted', 'queued', 'partly_refused') OR (batches.state = 'unknown' AND parcel <> ?))"
                " ORDER BY parcel, place",
                (parcel["lane"], parcel["number"]),
            ).fetchall()
            return [_without_refused(connection, row) for row in found]

    def replaced_by(self, parcel: Parcel) -> Replaced | None:
        """The newest parcel for the same race that holds some of the same rows, unless it was discarded whole."""
        with self._database.read() as connection:
            found = replaced(connection, parcel)
            if found is None:
                return None
            row, n = found
            return Replaced(receipts_of(connection, [row])[0], n)

    def plan(self) -> Plan:
        """What is due now and when to look again."""
        return plan(self.entries(), self._now())

    def _placed(self, connection: sqlite3.Connection, found: Sequence[sqlite3.Row]) -> list[Receipt]:
        """Receipts of ``found``; the unfinished ones say when they may go, and behind which other."""
        receipts = receipts_of(connection, found)
        if not any(row["open"] for row in found):
            return receipts
        now = self._now()
        entries = {row["id"]: self._entry(row) for row in unfinished(connection)}
        behind = plan(entries.values(), now).behind
        return [
            replace(_interrupted(one, entry), due=due_at(entry, now), behind=behind.get(one.id, "")) if entry else one
            for one in receipts
            for entry in [entries.get(one.id)]
        ]

    def _entry(self, row: sqlite3.Row) -> Entry:
        with rows.understood():
            trouble = rows.error_of(row["trouble"])
            return Entry(
                row["id"], row["lane"], Held(row["held"]), row["due"], row["pause"], row["sealed"], row["account"],
                self._is_busy(row), trouble.code if trouble else "", row["tries"] > 0,
            )  # fmt: skip


def _without_refused(connection: sqlite3.Connection, row: sqlite3.Row) -> tuple[Batch, frozenset[int]]:
    batch = rows.get_batch(connection, row).batch
    named = connection.execute("SELECT row, key FROM refusals WHERE batch = ?", (row["number"],)).fetchall()
    refused = {(one["row"], one["key"]) for one in named}
    return batch, frozenset(at for at, pair in enumerate(zip(batch.rows, batch.keys, strict=True)) if pair in refused)


def _interrupted(receipt: Receipt, entry: Entry) -> Receipt:
    """A parcel whose sender has died or failed is not being sent, although nobody has written that down yet."""
    if entry.busy or receipt.state is not State.SENDING:
        return receipt
    return replace(receipt, state=of_parcel(line.state for line in receipt.batches if not line.divided))


_SEARCH = (
    "(title LIKE ? ESCAPE '\\' OR file_name LIKE ? ESCAPE '\\' OR platform LIKE ? ESCAPE '\\'"
    " OR account LIKE ? ESCAPE '\\' OR id LIKE ? ESCAPE '\\'"
    " OR EXISTS (SELECT 1 FROM batches JOIN contents ON contents.batch = batches.number"
    " WHERE batches.parcel = parcels.number AND instr(contents.keys, ?) > 0))"
)


def _searching(search: str) -> tuple[str, list[str]]:
    """A condition on ``parcels`` that holds where each word of ``search`` is found, and its values."""
    words = search.split()
    return " AND ".join([_SEARCH] * len(words)) or "1", [value for word in words for value in _search_values(word)]


def _search_values(word: str) -> list[str]:
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return [f"%{escaped}%"] * 5 + [orjson.dumps(word).decode()]


def find(connection: sqlite3.Connection, parcel_id: str) -> sqlite3.Row:
    """The row of a parcel; raises WrongUse("outbox.unknown_id")."""
    row: sqlite3.Row | None = connection.execute("SELECT * FROM parcels WHERE id = ?", (parcel_id,)).fetchone()
    if row is None:
        raise WrongUse("outbox.unknown_id", parcel_id)
    return row


def unfinished(connection: sqlite3.Connection) -> list[sqlite3.Row]:
    """The rows of all parcels that are not finished, in the order of sealing."""
    return connection.execute("SELECT * FROM parcels WHERE open = 1 ORDER BY number").fetchall()


def ahead(connection: sqlite3.Connection, row: sqlite3.Row) -> list[sqlite3.Row]:
    """Unfinished parcels of the same lane that were sealed before."""
    return connection.execute(
        "SELECT * FROM parcels WHERE open = 1 AND number < ? AND lane = ? ORDER BY number", (row["number"], row["lane"])
    ).fetchall()


def replaced(connection: sqlite3.Connection, parcel: Parcel) -> tuple[sqlite3.Row, int] | None:
    """The row of the parcel that ``parcel`` replaces, and how many of its rows."""
    race = race_of(parcel.platform, parcel.server, parcel.settings)
    older = connection.execute(
        "SELECT * FROM parcels WHERE race = ? AND (open = 1 OR sent IS NOT NULL) AND forgotten IS NULL"
        " ORDER BY number DESC LIMIT 1",
        (race,),
    ).fetchone()
    if older is None:
        return None
    keys = {key for batch in parcel.batches for key in batch.keys}
    texts = connection.execute(
        "SELECT keys FROM contents JOIN batches ON batches.number = batch WHERE parcel = ? AND divided = 0",
        (older["number"],),
    ).fetchall()
    n = len(keys.intersection(key for text in texts for key in orjson.loads(text["keys"])))
    return (older, n) if n else None


def receipts_of(connection: sqlite3.Connection, parcels: Sequence[sqlite3.Row]) -> list[Receipt]:
    """Receipts of rows of ``parcels``, in four queries however many they are."""
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
    whole = {
        row["batch"]: row
        for row in connection.execute(
            "SELECT contents.* FROM contents JOIN batches ON batches.number = batch WHERE divided = 0"
            " AND state = 'refused' AND refused < count AND parcel IN (SELECT value FROM json_each(?))",
            (numbers,),
        )
    }
    with rows.understood():
        return [
            rows.receipt_of(row, batches.get(row["number"], []), refusals.get(row["number"], []), whole)
            for row in parcels
        ]
