"""A damaged outbox is set aside whole, and every row that can still be read goes into a new one.

Safe to be interrupted at any point: the damaged file is copied, not moved, and the new one takes its place only when it
is complete (``finish`` does so, also after a crash).
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import orjson

from resultdesk.core import private
from resultdesk.sending import emptied, schema
from resultdesk.sending.rows import is_altered, kept_of, receipt_of

MOST_GAPS = 1000
"""Row numbers that are tried one by one where the table cannot be walked."""

MOST_MISSES = 50
"""Row numbers in a row that may fail before the rest is given up."""


@dataclass(frozen=True, slots=True)
class Rescued:
    """How many parcels are whole again, how many are incomplete, and where the damaged file lies.

    Parcels whose own row could not be read are gone without a trace but in the damaged file.
    """

    kept: int
    incomplete: int
    aside: Path
    emptied: bool = False
    """Whether the file was not damaged but empty or not there; ``aside`` is the file itself if nothing was left."""


def suspect(path: Path) -> None:
    """Remember that something was wrong, so that the next start looks at the whole file."""
    with contextlib.suppress(OSError):  # the fault itself is raised by the caller
        path.with_suffix(".suspect").touch()


def is_suspect(path: Path) -> bool:
    """Whether something was wrong before."""
    return path.with_suffix(".suspect").exists()


def glance(connection: sqlite3.Connection) -> None:
    """A quick look: every table can be walked. Raises sqlite3.DatabaseError."""
    for table in schema.TABLES:
        connection.execute(f"SELECT count(*), max(rowid) FROM {table} NOT INDEXED").fetchone()  # noqa: S608


def check(connection: sqlite3.Connection, path: Path) -> None:
    """A look at every page and every receipt; takes as long as reading the file. Raises sqlite3.DatabaseError.

    When all is well the suspicion is lifted.
    """
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok" or _unreadable(connection) or _altered(connection):
        raise sqlite3.DatabaseError(found)
    path.with_suffix(".suspect").unlink(missing_ok=True)


def _unreadable(connection: sqlite3.Connection) -> list[int]:
    """Numbers of parcels that hold texts that are none of ours."""
    bad = []
    for row in connection.execute("SELECT * FROM parcels").fetchall():
        batches = connection.execute(
            "SELECT * FROM batches WHERE parcel = ? ORDER BY place", (row["number"],)
        ).fetchall()
        try:
            receipt_of(row, batches, []).to_json()
            for batch in batches if row["forgotten"] is None else ():
                orjson.loads(batch["headers"]), orjson.loads(batch["query"])
        except (ValueError, TypeError, KeyError, OverflowError):
            bad.append(row["number"])
    return bad


def _altered(connection: sqlite3.Connection) -> set[int]:
    """Numbers of parcels of which a byte is not as it was sealed."""
    found: set[int] = set()
    if schema.version(connection) < schema.CHECKSUMS:
        return found
    for row in connection.execute(
        "SELECT batches.* FROM batches JOIN parcels ON parcels.number = parcel WHERE forgotten IS NULL"
    ):
        contents, body = kept_of(connection, row["number"])
        if contents is not None and is_altered(row, contents, body):
            found.add(row["parcel"])
    return found


def finish(path: Path) -> None:
    """Put a complete rescued file into place, if there is one."""
    rescued = _rescued(path)
    if rescued.exists():
        for log in logs(path):
            log.unlink(missing_ok=True)
        rescued.replace(path)
        path.with_suffix(".suspect").unlink(missing_ok=True)


def from_log(path: Path, steps: tuple[str, ...] = schema.STEPS) -> Rescued:
    """Save what the log still holds of a file that something else emptied or took away."""
    if not emptied.has_log(path):
        return Rescued(0, 0, path, emptied=True)
    private.only_ours(path)
    return replace(rescue(path, steps), emptied=True)


def rescue(path: Path, steps: tuple[str, ...] = schema.STEPS) -> Rescued:
    """Set the damaged file aside and save what can be read of it. Nobody else may have the file open."""
    aside = path.with_name(f"{path.stem}-damaged-{time.strftime('%Y%m%d-%H%M%S')}{path.suffix}")
    _copy(path, aside)
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    private.only_ours(part)
    new = sqlite3.connect(part, isolation_level=None)
    new.row_factory = sqlite3.Row
    try:
        new.execute(f"PRAGMA page_size = {schema.PAGE_SIZE}")
        _fill(new, aside, steps)
        kept, incomplete = _mend(new)
    finally:
        new.close()
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(_rescued(path))
    finish(path)
    return Rescued(kept, incomplete, aside)


def _copy(path: Path, target: Path) -> None:
    """The file and its log."""
    for file, copy in ((path, target), (logs(path)[0], logs(target)[0])):
        if file.exists():
            private.only_ours(copy)
            shutil.copyfile(file, copy)


def _fill(new: sqlite3.Connection, aside: Path, steps: tuple[str, ...]) -> None:
    # A copy of the copy is read: reading folds its log in.
    reading = aside.with_suffix(".reading")
    _copy(aside, reading)
    if not reading.stat().st_size:  # SQLite would throw the log of an empty file away
        _give_first_page(reading, steps)
    old = _opened(reading)
    if not _knows_its_tables(old):
        old.close()
        _give_first_page(reading, steps)
        old = _opened(reading)
    try:
        schema.upgrade(new, aside, steps[: _version(old, len(steps))])
        new.execute("BEGIN")
        for table in schema.TABLES:
            for row in _readable(old, table):
                with contextlib.suppress(sqlite3.IntegrityError):  # a value that is none of ours, or a row twice
                    new.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608
        new.execute("COMMIT")
    finally:
        old.close()
        for left in (reading, *logs(reading)):
            left.unlink(missing_ok=True)


def _opened(path: Path) -> sqlite3.Connection:
    old = sqlite3.connect(path, isolation_level=None)
    old.text_factory = lambda raw: raw.decode(errors="replace")
    with contextlib.suppress(sqlite3.DatabaseError):  # what cannot be read turns out later
        old.execute("PRAGMA writable_schema = ON")  # else SQLite reads nothing at all of a file that was cut short
    return old


def _knows_its_tables(old: sqlite3.Connection) -> bool:
    try:
        for table in schema.TABLES:
            old.execute(f"SELECT rowid FROM {table} NOT INDEXED WHERE rowid < 0").fetchone()  # noqa: S608
    except sqlite3.OperationalError:
        return False  # no such table
    except sqlite3.DatabaseError:
        return _tables_of(old) >= set(schema.TABLES)
    return True


def _tables_of(old: sqlite3.Connection) -> set[str]:
    return {str(row[0]) for row in _walk(old, "SELECT name FROM sqlite_master WHERE type = 'table'")}


def _give_first_page(path: Path, steps: tuple[str, ...]) -> None:
    """The first page says where the tables lie. That is the same in every outbox, so an empty one can lend its own."""
    lent = path.with_suffix(".lent")
    lent.unlink(missing_ok=True)
    empty = sqlite3.connect(lent, isolation_level=None)
    try:
        empty.execute(f"PRAGMA page_size = {schema.PAGE_SIZE}")
        schema.upgrade(empty, lent, steps)
    finally:
        empty.close()
    page = bytearray(lent.read_bytes()[: schema.PAGE_SIZE])
    lent.unlink()
    pages = -(-path.stat().st_size // schema.PAGE_SIZE)
    page[18:20] = b"\2\2"  # it has a log
    page[28:32] = pages.to_bytes(4, "big")  # the size of the whole file
    with path.open("r+b") as file:
        file.write(page)


def _version(old: sqlite3.Connection, newest: int) -> int:
    try:
        found = schema.version(old)
    except sqlite3.DatabaseError:
        return newest
    return found if 0 < found <= newest else newest


def _readable(old: sqlite3.Connection, table: str) -> Iterator[tuple[object, ...]]:
    """Rows from the front until the damage, rows from the back until the damage, and what answers in between."""
    first = last = misses = 0
    for row in _walk(old, f"SELECT rowid, * FROM {table} NOT INDEXED ORDER BY rowid"):  # noqa: S608
        first = int(str(row[0]))
        yield row[1:]
    for row in _walk(old, f"SELECT rowid, * FROM {table} NOT INDEXED ORDER BY rowid DESC"):  # noqa: S608
        last = int(str(row[0]))
        if last <= first:
            return
        yield row[1:]
    if not first and not last:
        return  # not even the table is known
    for number in range(first + 1, min(last or first + MOST_GAPS, first + MOST_GAPS)):
        misses += 1
        for row in _walk(old, f"SELECT rowid, * FROM {table} NOT INDEXED WHERE rowid = {number}"):  # noqa: S608
            misses = 0
            yield row[1:]
        if misses == MOST_MISSES:
            return


def _walk(old: sqlite3.Connection, query: str) -> Iterator[tuple[object, ...]]:
    with contextlib.suppress(sqlite3.DatabaseError):  # the damage: the walk ends here
        yield from old.execute(query)


_GAPS = """
SELECT number FROM parcels
WHERE (SELECT count(*) FILTER (WHERE place NOT LIKE '%.%') <= coalesce(max(CAST(place AS INTEGER)), 0)
       FROM batches WHERE parcel = parcels.number)
   OR EXISTS (SELECT 1 FROM batches AS whole WHERE parcel = parcels.number AND divided = 1
              AND 2 > (SELECT count(*) FROM batches AS part
                       WHERE part.parcel = whole.parcel AND part.place LIKE whole.place || '._'))
"""
"""Parcels of which a request was lost: places count up from 000000, and one that was divided has two parts."""


def _mend(new: sqlite3.Connection) -> tuple[int, int]:
    """Make what was saved true: a batch that lost its bytes cannot be sent. Returns whole and incomplete parcels."""
    new.execute("BEGIN")
    new.executemany("DELETE FROM parcels WHERE number = ?", [(number,) for number in _unreadable(new)])
    new.execute("DELETE FROM batches WHERE parcel NOT IN (SELECT number FROM parcels)")
    for table in ("contents", "pieces", "refusals"):
        new.execute(f"DELETE FROM {table} WHERE batch NOT IN (SELECT number FROM batches)")  # noqa: S608
    broken = {
        row["parcel"]
        for row in new.execute(
            "SELECT parcel FROM batches JOIN parcels ON parcels.number = parcel WHERE forgotten IS NULL AND (size <>"
            " (SELECT coalesce(sum(length(bytes)), 0) FROM pieces WHERE pieces.batch = batches.number)"
            " OR batches.number NOT IN (SELECT batch FROM contents))"
        )
    }
    gaps = {row["number"] for row in new.execute(_GAPS)}
    broken |= gaps | _altered(new)
    for number in broken:
        new.execute(
            "UPDATE batches SET state = CASE state WHEN 'waiting' THEN 'cancelled' WHEN 'sending' THEN 'unknown'"
            " ELSE state END WHERE parcel = ?",
            (number,),
        )
        new.execute(
            "UPDATE parcels SET open = 0, owner = '', state = CASE WHEN EXISTS"
            " (SELECT 1 FROM batches WHERE parcel = ? AND state = 'unknown') OR ? AND state IN ('unknown', 'sending')"
            " THEN 'unknown' WHEN open = 1 THEN 'cancelled' ELSE state END WHERE number = ?",
            (number, number in gaps, number),
        )
    whole = new.execute("SELECT count(*) FROM parcels").fetchone()[0] - len(broken)
    new.execute("COMMIT")
    return whole, len(broken)


def _rescued(path: Path) -> Path:
    return path.with_suffix(".rescued")


def logs(path: Path) -> tuple[Path, Path]:
    """The log beside an outbox and the index of the log."""
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")
