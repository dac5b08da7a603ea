"""The journal: every edit in force, on disk within moments, so that a crash loses none of them.

One SQLite file; a writer thread of its own, so that typing never waits for the disk. The spreadsheet's fingerprint
stands beside the edits: whoever takes the work up again learns whether the file has changed since.
"""

from __future__ import annotations

import json
import queue
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson

from resultdesk.core import private
from resultdesk.core.edits import Change, DeleteColumn, DeleteRows, Edit, InsertColumn, InsertRows, Label, SetCells
from resultdesk.core.errors import CannotKeep
from resultdesk.core.packed import Block, Numbers, Pooled
from resultdesk.core.pool import Pool
from resultdesk.core.sheet import Codes, Column, Sheet

RowNumbers = npt.NDArray[np.int32]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS work (
    id TEXT PRIMARY KEY, path TEXT NOT NULL, sha256 TEXT NOT NULL, facts BLOB NOT NULL, at REAL NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS edit (
    work TEXT NOT NULL REFERENCES work (id) ON DELETE CASCADE, n INTEGER NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (work, n)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS base (
    work TEXT PRIMARY KEY REFERENCES work (id) ON DELETE CASCADE, sheet BLOB NOT NULL) STRICT;
"""
_STRETCH = 10_000
_LARGE_BODY = 1_000_000
LARGEST_BASE = 3_000_000
"""Cells of a sheet that is kept as it was read, for merging with a newer version of the file."""

_BEGIN = """
INSERT INTO work VALUES (?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET facts = excluded.facts, at = excluded.at
"""
_KINDS = {kind.__name__: kind for kind in (SetCells, InsertRows, DeleteRows, InsertColumn, DeleteColumn)}


@dataclass(frozen=True, slots=True)
class Kept:
    """Work found in the journal. ``facts`` are sheet, header row, mapping, destination and accepted warnings."""

    id: str
    path: Path
    sha256: str
    facts: dict[str, Any]
    edits: int
    at: float


class Journal:
    """Writes in order on its own thread; ``flush`` waits for the disk. A failing disk is told by ``problem``."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "journal.sqlite3"
        self._jobs: queue.SimpleQueue[Callable[[sqlite3.Connection], None] | None] = queue.SimpleQueue()
        self.problem: CannotKeep | None = None
        try:
            private.only_ours(self._path)
            with self._connect() as base:
                base.executescript(_SCHEMA)
            base.close()
        except sqlite3.Error as error:
            raise CannotKeep("state.not_writable", str(folder), reason=str(error)) from error
        except OSError as error:
            raise CannotKeep("state.not_writable", str(folder), reason=error.strerror or "") from error
        self._thread = threading.Thread(target=self._write, name="journal", daemon=True)
        self._thread.start()

    def begin(self, work: str, path: Path, sha256: str, facts: dict[str, Any]) -> None:
        """Open or refresh the page of a document; its edits stay."""
        row = (work, str(path), sha256, orjson.dumps(facts), time.time())

        def write(base: sqlite3.Connection) -> None:
            base.execute(_BEGIN, row)

        self._jobs.put(write)

    def follow(self, work: str, done: list[Edit], known: list[Edit], facts: dict[str, Any] | None = None) -> None:
        """Make the journal hold ``done`` where it held ``known``: drops what was undone, adds what is new.

        ``facts``, where given, are on disk together with the edits or not at all.
        """
        same = _agreeing(done, known)
        fresh = done[same:]
        packed = None if facts is None else orjson.dumps(facts)

        def write(base: sqlite3.Connection) -> None:
            base.execute("DELETE FROM edit WHERE work=? AND n>=?", (work, same))
            _write_down(base, work, fresh, same)
            base.execute("UPDATE work SET at=?, facts=coalesce(?, facts) WHERE id=?", (time.time(), packed, work))

        self._jobs.put(write)

    def write_anew(
        self, work: str, path: Path, sha256: str, facts: dict[str, Any], *, base: Sheet, done: list[Edit]
    ) -> None:
        """Make this all that the page holds. ``base`` is the table as read, before any of the edits.

        A table too large is not kept; a newer file is then merged by row numbers.
        """
        row = (work, str(path), sha256, orjson.dumps(facts), time.time())
        keep = len(base) * len(base.columns) <= LARGEST_BASE
        columns = [(one.header, one.codes.copy(), len(one.pool), one.pool) for one in base.columns if keep]
        numbers = base.numbers.copy()

        def write(connection: sqlite3.Connection) -> None:
            _forget(connection, work)
            connection.execute(_BEGIN, row)
            _write_down(connection, work, done, 0)
            if keep:
                packed = _packed(numbers, base.header_row, columns)
                connection.execute("INSERT INTO base VALUES (?,?)", (work, packed))

        self._jobs.put(write)

    def base(self, work: str) -> Sheet | None:
        """The table as it was read when the work began, or None."""
        with self._connect() as base:
            row = base.execute("SELECT sheet FROM base WHERE work=?", (work,)).fetchone()
        base.close()
        return _unpacked(row[0]) if row else None

    def drop(self, work: str) -> None:
        """Forget a document's work."""
        self._jobs.put(lambda base: _forget(base, work))

    def flush(self) -> None:
        """Wait until everything said so far is on disk."""
        done = threading.Event()
        self._jobs.put(lambda _base: done.set())
        done.wait()

    def close(self) -> None:
        """Write what is left and stop."""
        self._jobs.put(None)
        self._thread.join()

    def kept(self) -> list[Kept]:
        """Work that was begun and not finished, the newest first; only work with edits."""
        query = (
            "SELECT id, path, sha256, facts, count(n), at FROM work JOIN edit ON work = id GROUP BY id ORDER BY at DESC"
        )
        with self._connect() as base:
            rows = base.execute(query).fetchall()
        base.close()
        return [Kept(row[0], Path(row[1]), row[2], orjson.loads(row[3]), row[4], row[5]) for row in rows]

    def edits(self, work: str) -> list[Edit]:
        """The edits of a document, oldest first."""
        with self._connect() as base:
            rows = base.execute("SELECT body FROM edit WHERE work=? ORDER BY n", (work,)).fetchall()
        base.close()
        return [_edit(row[0]) for row in rows]

    def _connect(self) -> sqlite3.Connection:
        base = sqlite3.connect(self._path, timeout=10)
        base.execute("PRAGMA journal_mode=WAL")
        base.execute("PRAGMA synchronous=FULL")
        base.execute("PRAGMA foreign_keys=ON")
        return base

    def _write(self) -> None:
        base = self._connect()
        while (job := self._jobs.get()) is not None:
            try:
                with base:
                    job(base)
                self.problem = None
            except sqlite3.Error as error:
                self.problem = CannotKeep("state.not_writable", str(self._path.parent), reason=str(error))
        base.close()


def _forget(base: sqlite3.Connection, work: str) -> None:
    for table, key in (("base", "work"), ("edit", "work"), ("work", "id")):
        base.execute(f"DELETE FROM {table} WHERE {key}=?", (work,))  # noqa: S608 - names of this line


def _write_down(base: sqlite3.Connection, work: str, edits: Sequence[Edit], first: int) -> None:
    """On the writer's thread: an edit may hold a million texts."""
    rows = ((work, n, _body(edit)) for n, edit in enumerate(edits, first))
    base.executemany("INSERT INTO edit VALUES (?,?,?)", rows)


def _bytes(value: Any) -> bytes:
    """JSON; half an emoji, which orjson refuses, as the escape that ``_value`` reads back."""
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:
        return json.dumps(value).encode("ascii")


def _value(written: bytes) -> Any:
    try:
        return orjson.loads(written)
    except orjson.JSONDecodeError:
        return json.loads(written)


def _packed(numbers: RowNumbers, header_row: int | None, columns: Sequence[tuple[str, Codes, int, Pool]]) -> bytes:
    """A table in little: pools are cut to the texts that they had when it was read."""
    document = {
        "numbers": numbers.tolist(),
        "header_row": header_row,
        "columns": [[header, codes.tolist(), pool.listed()[:size]] for header, codes, size, pool in columns],
    }
    return zlib.compress(_bytes(document), 1)


def _unpacked(packed: bytes) -> Sheet:
    document = _value(zlib.decompress(packed))
    columns = [Column(header, np.array(codes, dtype=np.int32), values) for header, codes, values in document["columns"]]
    return Sheet("", columns, np.array(document["numbers"], dtype=np.int32), document["header_row"])


def _agreeing(done: list[Edit], known: list[Edit]) -> int:
    """How many edits both lists begin with."""
    pairs = enumerate(zip(done, known, strict=False))
    return next((n for n, (a, b) in pairs if a is not b), min(len(done), len(known)))


def plain(edit: Edit) -> dict[str, Any]:
    """An edit as JSON values."""
    value: dict[str, Any] = _value(b"".join(_pieces(edit)))
    return value


def _body(edit: Edit) -> bytes:
    """An edit as JSON; one of very many cells compressed as it comes, so that nothing large is ever copied at once."""
    pieces, start = _pieces(edit), b""
    for piece in pieces:
        start += piece
        if len(start) > _LARGE_BODY:
            break
    else:
        return start
    packing = zlib.compressobj(1)
    packed = [packing.compress(start), *map(packing.compress, pieces)]
    return b"".join([*packed, packing.flush()])


def _edit(body: bytes) -> Edit:
    return edit_of(_value(body if body.startswith(b"{") else zlib.decompress(body)))


def _pieces(edit: Edit) -> Iterator[bytes]:
    """An edit as JSON, in pieces: its label, and for each change what it does and with what."""
    yield b'{"label":%s,"changes":[' % _bytes([edit.label.code, dict(edit.label.params)])
    for at, change in enumerate(edit.changes):
        yield b'%s{"do":%s' % (b"," if at else b"", _bytes(type(change).__name__))
        for one in fields(change):
            yield b",%s:" % _bytes(one.name)
            yield from _parts(getattr(change, one.name))
        yield b"}"
    yield b"]}"


def _parts(part: Any) -> Iterator[bytes]:
    """Numbers and texts by the million are written a stretch at a time, so that the window is not held up."""
    if not isinstance(part, Numbers | Pooled | Block):
        yield _bytes(part)
        return
    yield b"["
    for start in range(0, len(part), _STRETCH):
        yield (b"," if start else b"") + _bytes(list(part[start : start + _STRETCH]))[1:-1]
    yield b"]"


def edit_of(value: dict[str, Any]) -> Edit:
    """An edit back from ``plain``."""
    code, params = value["label"]
    return Edit(Label(code, params), tuple(_change(change) for change in value["changes"]))


def _change(value: dict[str, Any]) -> Change:
    parts = {name: _tuples(item) for name, item in value.items() if name != "do"}
    change: Change = _KINDS[value["do"]](**parts)
    return change


def _tuples(item: Any) -> Any:
    return tuple(_tuples(part) for part in item) if isinstance(item, list) else item
