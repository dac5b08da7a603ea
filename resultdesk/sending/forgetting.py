"""Forgetting personal data: what was sent goes, that it was sent stays.

Gone are the bytes of every request, the row numbers and keys, the words on refused rows, the platform's answers and
older copies of the outbox that hold the same. Kept are the destination, the file's name, the counts, states and times.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from resultdesk.core.errors import CannotKeep
from resultdesk.sending.database import Database
from resultdesk.sending.shelf import find


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was removed: data of so many rows in so many requests of ``parcels`` (ids), refusals, copies of the file.

    ``unfinished`` are ids that still wait, are being sent or ask a question: finish or discard them first. ``left`` are
    names of files that may still hold some of it, because another program has them open or the disk did not let go of
    them: forget again later.
    """

    parcels: tuple[str, ...]
    rows: int
    requests: int
    refusals: int
    copies: tuple[str, ...]
    unfinished: tuple[str, ...]
    left: tuple[str, ...] = ()


def forget(database: Database, parcel_ids: Sequence[str], now: Callable[[], float]) -> Forgotten:
    """Remove personal data of parcels for good. Raises CannotKeep (nothing went then), WrongUse("outbox.unknown_id").

    Of parcels forgotten before, it removes what was ``left``.
    """
    done: list[str] = []
    unfinished: list[str] = []
    rows = requests = refusals = 0
    with database.write() as connection:
        for parcel_id in parcel_ids:
            parcel = find(connection, parcel_id)
            if parcel["open"]:
                unfinished.append(parcel_id)
                continue
            if parcel["forgotten"] is None:
                counted = _erase(connection, parcel["number"], now())
                rows, requests, refusals = rows + counted[0], requests + counted[1], refusals + counted[2]
                done.append(parcel_id)
    gone = len(unfinished) < len(parcel_ids)
    copies, left = _drop_copies(database) if gone else ([], [])
    try:
        database.fold(whole=True)
    except CannotKeep:  # what was erased is erased; only its traces wait for whoever holds the file
        left.append(database.path.name)
    return Forgotten(tuple(done), rows, requests, refusals, tuple(copies), tuple(unfinished), tuple(left))


def _erase(connection: sqlite3.Connection, parcel: int, now: float) -> tuple[int, int, int]:
    of_parcel = "SELECT number FROM batches WHERE parcel = ?"
    rows, requests = connection.execute(
        "SELECT coalesce(sum(count) FILTER (WHERE divided = 0), 0), count(*) FROM batches WHERE parcel = ?", (parcel,)
    ).fetchone()
    connection.execute(f"DELETE FROM pieces WHERE batch IN ({of_parcel})", (parcel,))  # noqa: S608 - constants
    connection.execute(f"DELETE FROM contents WHERE batch IN ({of_parcel})", (parcel,))  # noqa: S608
    gone = connection.execute(f"DELETE FROM refusals WHERE batch IN ({of_parcel})", (parcel,)).rowcount  # noqa: S608
    connection.execute("UPDATE batches SET answer = '', error = NULL, notes = '[]' WHERE parcel = ?", (parcel,))
    connection.execute("UPDATE parcels SET trouble = NULL, forgotten = ? WHERE number = ?", (now, parcel))
    return rows, requests, gone


def _drop_copies(database: Database) -> tuple[list[str], list[str]]:
    """Older copies of the file, from before an upgrade or damaged and set aside: those that went, and that did not."""
    path = database.path
    found = [
        copy
        for pattern in (f"{path.stem}-before-*", f"{path.stem}-damaged-*")
        for copy in sorted(path.parent.glob(pattern))
    ]
    gone: list[str] = []
    left: list[str] = []
    for copy in found:
        try:
            copy.unlink(missing_ok=True)
        except OSError:
            left.append(copy.name)
        else:
            gone.append(copy.name)
    return gone, left
