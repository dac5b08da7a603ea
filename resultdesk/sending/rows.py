"""Between the outbox's tables and objects."""

from __future__ import annotations

import contextlib
import sqlite3
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

import orjson

from resultdesk.core.errors import Cancelled, DeskError, NoAnswer, SignInRefused, WrongUse
from resultdesk.platforms.contract import Batch, Refusal
from resultdesk.platforms.http import Request
from resultdesk.sending.parcel import Held, SealedBatch, Source, State
from resultdesk.sending.receipts import BatchLine, Receipt, Times, counts
from resultdesk.sending.refused import RefusedRows, whole

PIECE = 1 << 20
"""Bodies are kept in pieces of this many bytes."""

_KINDS = {kind.__name__: kind for kind in (DeskError, NoAnswer, SignInRefused, WrongUse)}


@contextlib.contextmanager
def understood() -> Iterator[None]:
    """Texts that we never wrote mean that the file is damaged, even if SQLite finds its pages in order."""
    try:
        yield
    except (ValueError, TypeError, KeyError) as error:
        raise sqlite3.DatabaseError(str(error)) from error


def error_text(error: DeskError | None) -> str | None:
    """An error as it is kept. Errors hold no secrets (``core.errors``)."""
    if error is None:
        return None
    kept: dict[str, object] = {
        "kind": type(error).__name__,
        "code": error.code,
        "place": error.place,
        "params": error.params,
    }
    if isinstance(error, NoAnswer):
        kept["arrived"] = error.arrived
    return orjson.dumps(kept, default=str).decode()


def error_of(text: str | None) -> DeskError | None:
    """The error that was kept; one of a kind that only lives in memory comes back as a plain DeskError."""
    if not text:
        return None
    kept = orjson.loads(text)
    code, place, params = kept["code"], kept["place"], kept["params"]
    match kept["kind"]:
        case "NoAnswer":
            return NoAnswer(code, place, arrived=kept["arrived"], **params)
        case "Cancelled":
            return Cancelled()
        case kind:
            return _KINDS.get(kind, DeskError)(code, place, **params)


def numbers_blob(numbers: Iterable[int]) -> bytes:
    """Row numbers as 32-bit little-endian integers."""
    values = array("i", numbers)
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def numbers_of(blob: bytes) -> list[int]:
    """The row numbers that were kept."""
    values = array("i")
    values.frombytes(blob)
    if sys.byteorder == "big":
        values.byteswap()
    return values.tolist()


def put_batch(connection: sqlite3.Connection, parcel: int, place: str, batch: Batch) -> int:
    """Write one batch, waiting; returns its number."""
    request = batch.request
    if len(batch.rows) != len(batch.keys):
        raise WrongUse("outbox.uneven_batch", rows=len(batch.rows), keys=len(batch.keys))
    head = (request.method, request.url, json_text(request.headers), json_text(request.query))
    contents = (numbers_blob(batch.rows), orjson.dumps(list(batch.keys)).decode())
    number = connection.execute(
        "INSERT INTO batches (parcel, place, state, count, method, url, headers, query, size, checksum)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
        (parcel, place, State.WAITING.value, len(batch.rows), *head, len(request.body),
         checksum(*head, *contents, request.body)),
    ).fetchone()[0]  # fmt: skip
    connection.execute("INSERT INTO contents (batch, rows, keys) VALUES (?, ?, ?)", (number, *contents))
    whole = memoryview(request.body)
    connection.executemany(
        "INSERT INTO pieces (batch, bytes) VALUES (?, ?)",
        ((number, whole[at : at + PIECE]) for at in range(0, len(whole), PIECE)),
    )
    return int(number)


def get_batch(connection: sqlite3.Connection, row: sqlite3.Row) -> SealedBatch:
    """The whole batch of a row of ``batches``, bytes as they were sealed.

    Raises WrongUse("outbox.forgotten"), and sqlite3.DatabaseError where a byte is not the one that was sealed.
    """
    number = row["number"]
    contents, body = kept_of(connection, number)
    if contents is None or len(body) != row["size"]:
        raise WrongUse("outbox.forgotten", row["place"])
    if is_altered(row, contents, body):
        raise sqlite3.DatabaseError(f"batch {number} is not as it was sealed")
    with understood():
        headers, query = orjson.loads(row["headers"]), orjson.loads(row["query"])
        batch = Batch(
            Request(row["method"], row["url"], headers, query, body),
            numbers_of(contents["rows"]),
            orjson.loads(contents["keys"]),
        )
        return SealedBatch(number, row["place"], State(row["state"]), batch, row["attempts"])


def kept_of(connection: sqlite3.Connection, number: int) -> tuple[sqlite3.Row | None, bytes]:
    """Rows and keys of a batch, None where they were forgotten or lost, and the bytes of its body."""
    pieces = [
        piece[0] for piece in connection.execute("SELECT bytes FROM pieces WHERE batch = ? ORDER BY number", (number,))
    ]
    body = pieces[0] if len(pieces) == 1 else b"".join(pieces)
    return connection.execute("SELECT rows, keys FROM contents WHERE batch = ?", (number,)).fetchone(), body


def is_altered(row: sqlite3.Row, contents: sqlite3.Row, body: bytes) -> bool:
    """Whether a byte that goes out, or tells whose it is, is not the one that was sealed: disks do forget.

    SQLite itself does not notice. Batches that were sealed before there were checksums are believed.
    """
    if row["checksum"] is None:
        return False
    head = (row["method"], row["url"], row["headers"], row["query"])
    return bool(row["checksum"] != checksum(*head, contents["rows"], contents["keys"], body))


def checksum(*parts: str | bytes) -> int:
    """CRC-32 of texts and bytes, one after the other."""
    found = 0
    for part in parts:
        found = zlib.crc32(part.encode(errors="surrogatepass") if isinstance(part, str) else part, found)
    return found


def line_of(row: sqlite3.Row) -> BatchLine:
    """A row of ``batches`` as a line of the receipt."""
    return BatchLine(
        State(row["state"]), row["status"], row["attempts"], row["answer"], row["count"], row["refused"],
        bool(row["divided"]), error_of(row["error"]), tuple(orjson.loads(row["notes"])),
    )  # fmt: skip


def receipt_of(
    row: sqlite3.Row,
    batches: Sequence[sqlite3.Row],
    refusals: Sequence[sqlite3.Row],
    contents: Mapping[int, sqlite3.Row] | None = None,
) -> Receipt:
    """A parcel's rows as its receipt; ``contents`` are rows and keys of the batches that were refused as a whole."""
    lines = [line_of(batch) for batch in batches]
    return Receipt(
        id=row["id"],
        platform=row["platform"],
        account=row["account"],
        server=row["server"],
        title=row["title"],
        settings=orjson.loads(row["settings"]),
        source=Source(row["file_name"], row["file_sha256"]),
        state=State(row["state"]),
        rows=counts(lines, row["skipped"]),
        refused=_refused(batches, lines, refusals, contents or {}),
        batches=lines,
        transaction=row["transaction_id"],
        times=Times(row["sealed"], row["sent"], row["answered"]),
        replaces=row["replaces"],
        fields=tuple(orjson.loads(row["fields"])),
        trouble=error_of(row["trouble"]),
        held=Held(row["held"]),
        due=row["due"],
        open=bool(row["open"]),
        forgotten=row["forgotten"],
        notes=tuple(dict.fromkeys(note for line in lines for note in line.notes)),
    )


def _refused(
    batches: Sequence[sqlite3.Row],
    lines: Sequence[BatchLine],
    refusals: Sequence[sqlite3.Row],
    contents: Mapping[int, sqlite3.Row],
) -> RefusedRows:
    of_batch: dict[int, list[Refusal]] = {}
    named = []
    for one in refusals:
        named.append(Refusal(one["row"], one["key"], one["message"], one["field"]))
        of_batch.setdefault(one["batch"], []).append(named[-1])
    wholes = [
        whole(
            line.error,
            line.answer,
            numbers_of(kept["rows"]),
            orjson.loads(kept["keys"]),
            of_batch.get(batch["number"], ()),
        )
        for batch, line in zip(batches, lines, strict=True)
        if (kept := contents.get(batch["number"])) is not None
    ]
    return RefusedRows(named, wholes)


def json_text(value: Mapping[str, str] | Sequence[str]) -> str:
    """A mapping or list as kept text."""
    return orjson.dumps(dict(value) if isinstance(value, Mapping) else list(value)).decode()
