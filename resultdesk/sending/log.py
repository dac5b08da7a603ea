"""Whether the log beside the outbox (``outbox.sqlite-wal``) lost what it held when the last process died.

SQLite reads a log up to the first byte that is not as it was written, and takes what follows for never written; a log
that is not there at all it takes for empty. The index beside it (``-shm``), which a process that ends in order takes
away, still tells how far the log went. (Layout: SQLite's "WAL-mode File Format", 2.1 and 4.)
"""

from __future__ import annotations

import sqlite3
import struct
from pathlib import Path

_HEADER = struct.Struct("=3I2BH2I2I8s2I")
"""Version, unused, change, is it made, byte order, page size, last frame, pages, checksum, salt, own checksum."""

_LAST_FRAME, _MADE, _SALT = 6, 3, 10


def promised(path: Path) -> int:
    """Frames of the log that are not in the file yet, by the index that a dead process left; 0 where it is mute."""
    index = _start(path.with_name(path.name + "-shm"), 2 * _HEADER.size + 4)
    if len(index) < 2 * _HEADER.size + 4 or index[: _HEADER.size] != index[_HEADER.size : 2 * _HEADER.size]:
        return 0
    header = _HEADER.unpack_from(index)
    folded = struct.unpack_from("=I", index, 2 * _HEADER.size)[0]
    last = int(header[_LAST_FRAME])
    log = _start(path.with_name(path.name + "-wal"), 32)
    other_log = len(log) == 32 and log[16:24] != header[_SALT]  # begun anew since: the index is older than a power cut
    return 0 if header[_MADE] != 1 or last <= folded or other_log else last


def found(connection: sqlite3.Connection) -> int:
    """Frames that SQLite takes for valid, now that it has read the log."""
    return int(connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[1])


def _start(path: Path, size: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(size)
    except OSError:  # not there, or held by another program: it would only have been a hint
        return b""
