"""Sealing a parcel on disk, and an outbox with many receipts."""

from __future__ import annotations

import os
import time
from pathlib import Path

from tests.benchmarks.rows import Row, Take
from tests.benchmarks.sending import desk_with_list

RECEIPTS = 10_000


def seal(folder: Path) -> dict[str, float]:
    """Sealing packed rows, against writing the same bytes to a file and waiting for the disk."""
    from resultdesk.desk import dispatch

    with desk_with_list(folder, "http://127.0.0.1:9") as (desk, document, account):
        parcel = dispatch.parcel(document, account)
        bodies = [batch.request.body for batch in parcel.batches]
        desk.outbox.receipts()
        start = time.perf_counter()
        desk.outbox.seal(parcel)
        sealed = time.perf_counter() - start
        start = time.perf_counter()
        with (desk.home / "bytes").open("wb") as out:
            for body in bodies:
                out.write(body)
            out.flush()
            os.fsync(out.fileno())
        return {"seconds": sealed, "bare": time.perf_counter() - start}


def open_outbox(_folder: Path) -> dict[str, float]:
    """Opening the outbox and listing the newest receipts: with 10,000 of them, less the time of an empty one."""
    from resultdesk.desk.places import home
    from resultdesk.platforms.contract import Batch
    from resultdesk.platforms.http import Request
    from resultdesk.sending.outbox import Outbox
    from resultdesk.sending.parcel import Parcel, Source

    def opened(where: Path) -> float:
        start = time.perf_counter()
        outbox = Outbox(where)
        outbox.receipts(limit=500)
        seconds = time.perf_counter() - start
        outbox.close()
        return seconds

    opened(home() / "warm")
    empty = opened(home() / "empty")
    full = Outbox(home() / "full")
    request = Request("POST", "http://127.0.0.1:9/v1/connect/events/1/participants", {}, {}, b"[]")
    for number in range(RECEIPTS):
        batch = Batch(request, (2,), (str(number),))
        full.seal(Parcel("tracx", "", "http://127.0.0.1:9", {}, f"Run {number}", Source("list.csv", "0" * 64), [batch]))
    full.close()
    return {"ms": (opened(home() / "full") - empty) * 1000}


ROWS = (
    Row("sealing 100,000 rows / writing the same bytes with fsync", Take(seal), 1.5, Take(seal, "bare")),
    Row(
        "an outbox with 10,000 receipts opens in … more than an empty one",
        Take(open_outbox, "ms"),
        200,
        unit="ms",
        rounds=1,
    ),
)
