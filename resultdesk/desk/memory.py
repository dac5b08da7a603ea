"""What the desk remembers between two days: recent files, matched headings, pick lists, accepted warnings, preferences.

One SQLite file beside the outbox. Losing it costs convenience, never data: a damaged one is set aside and begun anew.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from resultdesk.core import private
from resultdesk.core.errors import CannotKeep
from resultdesk.core.fields import Choice

_SCHEMA = """
CREATE TABLE IF NOT EXISTS kept (drawer TEXT, name TEXT, value BLOB, at REAL, PRIMARY KEY (drawer, name)) STRICT
"""
RECENT_FILES = 12


@dataclass(frozen=True, slots=True)
class Listing:
    """A pick list as last seen. ``at`` is the Unix time it was fetched."""

    choices: tuple[Choice, ...]
    at: float


class Memory:
    """Named values in drawers. Safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        self._lock = threading.Lock()
        self._path = path = folder / "memory.sqlite3"
        try:
            folder.mkdir(private.FOLDER, parents=True, exist_ok=True)
            self._base = _opened(path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise CannotKeep("state.not_writable", str(folder), reason=str(error)) from error
            path.replace(path.with_suffix(".damaged"))
            self._base = _opened(path)
        except OSError as error:
            raise CannotKeep("state.not_writable", str(folder), reason=error.strerror or "") from error

    @property
    def name(self) -> str:
        """The name of its file."""
        return self._path.name

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._base.close()

    def put(self, drawer: str, name: str, value: object) -> None:
        """Keep a JSON value; the newer one wins."""
        with self._lock, self._base:
            self._base.execute(
                "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", (drawer, name, orjson.dumps(value), time.time())
            )

    def get(self, drawer: str, name: str) -> Any:
        """The value kept, or None."""
        with self._lock:
            row = self._base.execute("SELECT value FROM kept WHERE drawer=? AND name=?", (drawer, name)).fetchone()
        return orjson.loads(row[0]) if row else None

    def names(self, drawer: str) -> list[str]:
        """The names in a drawer, the newest first."""
        with self._lock:
            rows = self._base.execute("SELECT name FROM kept WHERE drawer=? ORDER BY at DESC", (drawer,)).fetchall()
        return [row[0] for row in rows]

    def drop(self, drawer: str, name: str) -> None:
        """Forget a value."""
        with self._lock, self._base:
            self._base.execute("DELETE FROM kept WHERE drawer=? AND name=?", (drawer, name))

    def erase(self, named: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """Forget values, (drawer, name) each, so that no byte of them stays on the disk. Raises CannotKeep.

        Returns the names of files that may still hold some of it, because another program reads them now.
        """
        with self._lock:
            try:
                with self._base:
                    self._base.executemany("DELETE FROM kept WHERE drawer=? AND name=?", named)
                busy = self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
                self._path.with_suffix(".damaged").unlink(missing_ok=True)
            except (sqlite3.OperationalError, OSError) as error:
                raise CannotKeep("state.not_writable", str(self._path), reason=str(error)) from error
        return (self.name,) if busy else ()

    # Recent files -----------------------------------------------------------------------------------------------

    def opened(self, path: Path) -> None:
        """Put a file on top of the recent ones."""
        self.put("recent", str(path), None)
        for old in self.names("recent")[RECENT_FILES:]:
            self.drop("recent", old)

    def recent(self) -> list[Path]:
        """The files opened last, newest first, those that are still there."""
        return [path for path in map(Path, self.names("recent")) if path.is_file()]

    # Headings ---------------------------------------------------------------------------------------------------

    def matched(self, platform: str, headers: Sequence[str], mapping: Mapping[str, int]) -> None:
        """Remember which header feeds which field, for the next file with the same headers."""
        self.put(f"headings.{platform}", _line(headers), {headers[at]: name for name, at in mapping.items()})

    def match_for(self, platform: str, headers: Sequence[str]) -> dict[str, str] | None:
        """Header text to field, as last time with these headers; None for headers never seen."""
        kept: dict[str, str] | None = self.get(f"headings.{platform}", _line(headers))
        return kept

    # Pick lists -------------------------------------------------------------------------------------------------

    def listed(self, account: str, key: str, choices: Iterable[Choice]) -> None:
        """Remember a pick list for when there is no network."""
        self.put("lists", f"{account}\n{key}", [[choice.value, choice.label] for choice in choices])

    def list_of(self, account: str, key: str) -> Listing | None:
        """The pick list as last seen, or None."""
        with self._lock:
            row = self._base.execute(
                "SELECT value, at FROM kept WHERE drawer='lists' AND name=?", (f"{account}\n{key}",)
            ).fetchone()
        if row is None:
            return None
        return Listing(tuple(Choice(value, label) for value, label in orjson.loads(row[0])), row[1])

    def rename_lists(self, old: str, new: str) -> None:
        """The pick lists of an account are another's from now on; where both have one, the carried one stays."""
        before = f"{old}\n"
        with self._lock, self._base:
            self._base.execute(
                "UPDATE OR REPLACE kept SET name = ? || substr(name, ?)"
                " WHERE drawer='lists' AND substr(name, 1, ?) = ?",
                (f"{new}\n", len(before) + 1, len(before), before),
            )


def _line(headers: Sequence[str]) -> str:
    return "\t".join(" ".join(header.split()).casefold() for header in headers)


def _opened(path: Path) -> sqlite3.Connection:
    private.only_ours(path)  # pick lists name participants
    base = sqlite3.connect(path, check_same_thread=False)
    try:
        base.execute("PRAGMA journal_mode=WAL")
        base.execute("PRAGMA secure_delete=ON")  # what is forgotten is overwritten
        base.execute(_SCHEMA)
    except sqlite3.DatabaseError:
        with suppress(sqlite3.Error):
            base.close()
        raise
    return base
