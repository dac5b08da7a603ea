"""Whether the outbox was emptied or taken away by something else than this program.

SQLite takes a file without a byte, or none at all, for a new one, throws its log away and says nothing. An empty file
beside the outbox tells that uploads were kept in it once; a log with something in it tells the same.
"""

from __future__ import annotations

from pathlib import Path

from resultdesk.core import private


def has_log(path: Path) -> bool:
    """Whether there is a log with something in it beside the file."""
    return _size(path.with_name(path.name + "-wal")) > 0


def is_emptied(path: Path) -> bool:
    """Whether nothing is left of a file that held uploads."""
    return _size(path) == 0 and (_mark(path).exists() or has_log(path))


def remember(path: Path) -> None:
    """From now on the file holds uploads. Raises OSError."""
    if not _mark(path).exists():
        private.only_ours(_mark(path))


def told(path: Path) -> None:
    """It was said that they are gone; the next start has nothing to tell. Raises OSError."""
    _mark(path).unlink(missing_ok=True)


def _mark(path: Path) -> Path:
    return path.with_suffix(".used")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
