"""One SQLite file: WAL, synchronous=FULL, one writer, and every failure as a CannotKeep that says what to do."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from resultdesk.core import private
from resultdesk.core.errors import CannotKeep
from resultdesk.sending import emptied, log, rescue, schema
from resultdesk.sending.locks import FileLock

BUSY_SECONDS = 10.0

_CODES = {  # exact codes first, then the family in the lowest byte
    sqlite3.SQLITE_FULL: "outbox.full",
    sqlite3.SQLITE_IOERR_WRITE: "outbox.full",  # a quota, or a file that may not grow
    sqlite3.SQLITE_IOERR: "outbox.disk",
    sqlite3.SQLITE_READONLY: "outbox.read_only",
    sqlite3.SQLITE_PERM: "outbox.read_only",
    sqlite3.SQLITE_AUTH: "outbox.read_only",
    sqlite3.SQLITE_CANTOPEN: "outbox.cannot_open",
    sqlite3.SQLITE_BUSY: "outbox.locked",
    sqlite3.SQLITE_LOCKED: "outbox.locked",
    sqlite3.SQLITE_CORRUPT: "outbox.damaged",
    sqlite3.SQLITE_NOTADB: "outbox.damaged",
    sqlite3.SQLITE_TOOBIG: "outbox.too_big",
    sqlite3.SQLITE_NOMEM: "outbox.too_big",
}


class Database:
    """Two connections to one file: one that writes and one that reads what was committed. Safe from any thread."""

    def __init__(
        self,
        path: Path,
        steps: tuple[str, ...] = schema.STEPS,
        busy_seconds: float = BUSY_SECONDS,
        alone: Callable[[], bool] = lambda: True,
    ) -> None:
        """Open or make the file and bring it to the newest version; raises CannotKeep.

        A damaged file is set aside and what can be read of it is saved (``rescued`` tells) if we are ``alone`` with it;
        so is what is left of one that something else emptied.
        """
        self.path = path
        self._busy_seconds = busy_seconds
        self._steps = steps
        self._write_lock, self._read_lock = threading.RLock(), threading.Lock()
        self.rescued: rescue.Rescued | None = None
        self.lost_writes = False
        """Whether the log was damaged or taken away: what was written last may be missing."""
        with told(path), FileLock(path.with_suffix(".lock")).wait_for(busy_seconds):
            rescue.finish(path)
            if emptied.is_emptied(path):
                if not alone():
                    raise CannotKeep("outbox.damaged", str(path))
                self.rescued = rescue.from_log(path, steps)
            frames = log.promised(path) if alone() else 0
            try:
                self._open()
                self.lost_writes = frames > 0 and log.found(self._writer) < frames
            except CannotKeep as error:
                if error.code != "outbox.damaged" or not alone():
                    raise
                self.rescued = rescue.rescue(path, steps)
                self._open()
            if self.rescued is not None and self.rescued.emptied:
                emptied.told(path)
                self._remember()

    def _open(self) -> None:
        with told(self.path):
            for file in (self.path, *rescue.logs(self.path)):
                private.narrow(file)
            private.only_ours(self.path)  # its logs get the same rights
            self._writer = self._connect()
            try:
                schema.upgrade(self._writer, self.path, self._steps)
                rescue.glance(self._writer)
                if rescue.is_suspect(self.path):
                    rescue.check(self._writer, self.path)
                self._reader = self._connect()
                self._remember()
            except (sqlite3.Error, CannotKeep):
                self._writer.close()
                raise

    def _remember(self) -> None:
        """Leave a mark beside the file as soon as it holds uploads, so that it is missed when it is emptied."""
        if self._writer.execute("SELECT 1 FROM parcels LIMIT 1").fetchone() is not None:
            emptied.remember(self.path)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=self._busy_seconds, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute(f"PRAGMA page_size = {schema.PAGE_SIZE}")
            mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
            if mode != "wal":
                raise CannotKeep("outbox.read_only", str(self.path))
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")  # what is forgotten is overwritten, not just let go of
            # The log is folded into the file by ``fold`` when nobody waits; this is only the ceiling.
            connection.execute("PRAGMA wal_autocheckpoint = 4000")
            connection.execute("PRAGMA journal_size_limit = 33554432")
        except (sqlite3.Error, CannotKeep):
            connection.close()
            raise
        connection.row_factory = sqlite3.Row
        return connection

    @contextlib.contextmanager
    def write(self, *, at_once: bool = True) -> Iterator[sqlite3.Connection]:
        """A transaction: whole on disk when the block ends, or not at all. Raises CannotKeep.

        ``at_once`` False is for what a power cut may take back (a crash of the program may not): it reaches the disk
        with the next transaction.
        """
        with self._write_lock, told(self.path):
            if not at_once:
                self._writer.execute("PRAGMA synchronous = NORMAL")
            try:
                self._writer.execute("BEGIN IMMEDIATE")
                yield self._writer
                self._writer.execute("COMMIT")
            finally:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                if not at_once:
                    self._writer.execute("PRAGMA synchronous = FULL")

    @contextlib.contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """One consistent look at what was committed. Raises CannotKeep."""
        with self._read_lock, told(self.path):
            self._reader.execute("BEGIN")
            try:
                yield self._reader
            finally:
                if self._reader.in_transaction:
                    self._reader.execute("ROLLBACK")

    def fold(self, *, whole: bool = False) -> None:
        """Fold the log into the file; ``whole`` also empties the log, so that nothing erased stays in it.

        Raises CannotKeep("outbox.locked") if another process keeps the log from being emptied.
        """
        with self._write_lock, told(self.path):
            busy = self._writer.execute(f"PRAGMA wal_checkpoint({'TRUNCATE' if whole else 'PASSIVE'})").fetchone()[0]
        if whole and busy:
            raise CannotKeep("outbox.locked", str(self.path))

    def log_size(self) -> int:
        """Bytes in the log."""
        with told(self.path):
            kept = self.path.with_name(self.path.name + "-wal")
            return kept.stat().st_size if kept.exists() else 0

    def close(self) -> None:
        """Close both connections. The database is of no use afterwards."""
        with self._write_lock, self._read_lock, told(self.path):
            with contextlib.suppress(sqlite3.Error, OSError):  # only a mark: the next start makes it
                self._remember()
            self._reader.close()
            self._writer.close()


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system say into a CannotKeep."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.IntegrityError):
        raise  # a mistake of ours, not of the disk
    except sqlite3.Error as error:
        code = _code(error)
        if code == "outbox.damaged":
            rescue.suspect(path)
        raise CannotKeep(code, str(path), detail=str(error)) from error
    except PermissionError as error:
        raise CannotKeep("outbox.read_only", str(path), detail=error.strerror or "") from error
    except OSError as error:
        raise CannotKeep("outbox.disk", str(path), detail=error.strerror or "") from error


def _code(error: sqlite3.Error) -> str:
    number = getattr(error, "sqlite_errorcode", None)
    if number is None:
        return "outbox.damaged" if isinstance(error, sqlite3.DatabaseError) else "outbox.disk"
    return _CODES.get(number) or _CODES.get(number & 0xFF, "outbox.damaged")
