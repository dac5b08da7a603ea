"""The tables of the outbox, their version, and the steps from each version to the next.

A step is never changed once released; a new one is added. Before an upgrade the whole file is copied beside itself
("outbox-before-2.sqlite"), so that a desk of the older version can be gone back to.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from resultdesk.core import private
from resultdesk.core.errors import CannotKeep

APPLICATION = 0x52644F78  # "RdOx": tells our file from another program's
PAGE_SIZE = 65536  # a parcel is one large write; 64 KiB pages halve the time of sealing against 4 KiB

_FIRST = """
CREATE TABLE parcels (
    number INTEGER PRIMARY KEY,           -- the order of sealing
    id TEXT NOT NULL UNIQUE,
    platform TEXT NOT NULL, account TEXT NOT NULL, server TEXT NOT NULL, settings TEXT NOT NULL,
    title TEXT NOT NULL,
    lane TEXT NOT NULL,                   -- parcels of one lane go in the order of sealing
    race TEXT NOT NULL,                   -- the newer of two parcels with the same race replaces the older
    file_name TEXT NOT NULL, file_sha256 TEXT NOT NULL, fields TEXT NOT NULL,
    skipped INTEGER NOT NULL, transaction_id TEXT, replaces TEXT,
    state TEXT NOT NULL,
    open INTEGER NOT NULL DEFAULT 1,      -- 0: nothing is left to do
    held TEXT NOT NULL DEFAULT '',        -- why it does not go by itself
    trouble TEXT,                         -- the last error
    tries INTEGER NOT NULL DEFAULT 0,     -- fruitless looks for a network
    due REAL NOT NULL DEFAULT 0, pause REAL NOT NULL DEFAULT 0,
    owner TEXT NOT NULL DEFAULT '',       -- the process that is sending it
    sealed REAL NOT NULL, sent REAL, answered REAL,
    forgotten REAL
) STRICT;
CREATE INDEX open_parcels ON parcels (number) WHERE open = 1;
CREATE INDEX parcels_of_race ON parcels (race, number);
CREATE TABLE batches (
    number INTEGER PRIMARY KEY,
    parcel INTEGER NOT NULL REFERENCES parcels (number),
    place TEXT NOT NULL,                  -- "000002", its halves "000002.0" and "000002.1"
    state TEXT NOT NULL,
    divided INTEGER NOT NULL DEFAULT 0,   -- 1: its halves stand for it
    left_alone INTEGER NOT NULL DEFAULT 0,-- 1: a person decided to leave it unknown
    again INTEGER NOT NULL DEFAULT 0,     -- 1: a person decided to send it again though it may be stored
    status INTEGER, attempts INTEGER NOT NULL DEFAULT 0,
    answer TEXT NOT NULL DEFAULT '', error TEXT, notes TEXT NOT NULL DEFAULT '[]',
    count INTEGER NOT NULL, refused INTEGER NOT NULL DEFAULT 0,
    method TEXT NOT NULL, url TEXT NOT NULL, headers TEXT NOT NULL, query TEXT NOT NULL, size INTEGER NOT NULL,
    UNIQUE (parcel, place)
) STRICT;
CREATE TABLE contents (                   -- apart, so that a change of state does not write them again
    batch INTEGER PRIMARY KEY REFERENCES batches (number),
    rows BLOB NOT NULL,                   -- 32-bit little-endian spreadsheet numbers, in the order of the body
    keys TEXT NOT NULL                    -- a list of texts, side by side with rows
) STRICT;
CREATE TABLE pieces (                     -- the body, cut: large values are slow to bind
    number INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES batches (number),
    bytes BLOB NOT NULL
) STRICT;
CREATE INDEX pieces_of_batch ON pieces (batch, number);
CREATE TABLE refusals (
    number INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES batches (number),
    row INTEGER NOT NULL, key TEXT NOT NULL, field TEXT NOT NULL, message TEXT NOT NULL
) STRICT;
CREATE INDEX refusals_of_batch ON refusals (batch, number);
"""

_CHECKSUMS = """
ALTER TABLE batches ADD COLUMN checksum INTEGER; -- of the request, its rows and keys; NULL: there was none then
"""

STEPS: tuple[str, ...] = (_FIRST, _CHECKSUMS)
"""STEPS[n] leads from version n to n + 1."""

CHECKSUMS = 2
"""The version from which on batches have a checksum."""

TABLES = ("parcels", "batches", "contents", "pieces", "refusals")


def version(connection: sqlite3.Connection) -> int:
    """The version of the file; 0 when it is new."""
    found: tuple[int] = connection.execute("PRAGMA user_version").fetchone()
    return found[0]


def upgrade(connection: sqlite3.Connection, path: Path, steps: tuple[str, ...] = STEPS) -> None:
    """Bring the tables to the newest version, each step whole or not at all.

    Raises CannotKeep("outbox.newer") for a file of a later program, ("outbox.not_ours") for another program's.
    """
    have = version(connection)
    if have < 0:
        raise sqlite3.DatabaseError(f"version {have}")
    if have > len(steps):
        raise CannotKeep("outbox.newer", str(path), have=have, known=len(steps))
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    taken = have or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if taken and owner != APPLICATION:
        raise CannotKeep("outbox.not_ours", str(path))
    if 0 < have < len(steps):
        back_up(connection, path.with_name(f"{path.stem}-before-{len(steps)}{path.suffix}"))
    for at in range(have, len(steps)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in _statements(steps[at]):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {at + 1}")
            connection.execute("COMMIT")
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """A whole copy of the file at ``target``, complete or not there."""
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    private.only_ours(part)
    copy = sqlite3.connect(part)
    try:
        connection.backup(copy)
    finally:
        copy.close()
    part.replace(target)


def _statements(script: str) -> list[str]:
    """The statements of a script: ``executescript`` would commit in between."""
    bare = "\n".join(line.split("--")[0] for line in script.splitlines())
    return [statement for statement in bare.split(";") if statement.strip()]
