"""Sending a sealed parcel on loopback, against posting the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import lists
from tests.benchmarks.rows import Row, Take

if TYPE_CHECKING:
    from resultdesk.desk.desk import Desk
    from resultdesk.desk.document import Document
    from resultdesk.platforms.contract import Account

MANY = 100_000


def send(folder: Path) -> dict[str, float]:
    """Sealed before; then sign-in, batch, answer and receipt; and the same without the outbox; and the bytes alone."""
    import httpx

    from resultdesk.platforms import exchange  # noqa: F401 - loaded long before Send is pressed
    from resultdesk.platforms.http import Http
    from resultdesk.sending import sender  # noqa: F401

    with sink() as server, desk_with_list(folder, server) as (desk, document, account):
        parcel = desk.seal(document, account=account)
        start = time.perf_counter()
        receipt = desk.send(parcel)
        through = time.perf_counter() - start
        if receipt.state.value != "queued" or receipt.rows.accepted != MANY:
            raise SystemExit(f"not sent: {receipt.state} {receipt.rows} {receipt.trouble}")
        batches = [held.batch for held in desk.outbox.batches(parcel)]
        start = time.perf_counter()
        http = Http()
        gate = document.platform.gate(http, account, desk.secrets(account))
        for batch in batches:
            seen = gate.credentials()
            document.platform.read(batch, http.call(batch.request, seen.headers, seen.query))
        http.close()
        without = time.perf_counter() - start
        start = time.perf_counter()
        for batch in batches:
            httpx.post(
                batch.request.url, content=batch.request.body, headers=dict(batch.request.headers), trust_env=False
            )
        return {"seconds": through, "without": without, "bare": time.perf_counter() - start}


@contextmanager
def sink() -> Iterator[str]:
    """The address of a server in a process of its own."""
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.sink"], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    )
    if server.stdout is None:
        raise SystemExit("the server says nothing")
    try:
        yield f"http://127.0.0.1:{server.stdout.readline().strip()}"
    finally:
        server.terminate()
        server.communicate()


@contextmanager
def desk_with_list(folder: Path, server: str) -> Iterator[tuple[Desk, Document, Account]]:
    """A desk with 100,000 good participants open, and an account for the server."""
    from resultdesk.core.fields import Destination
    from resultdesk.desk import passing
    from resultdesk.desk.desk import Desk

    os.environ["RESULTDESK_SECRET_CONNECT_TOKEN"] = "a-token"
    desk = Desk()
    settings = {"event_id": "1", "race_id": "1"}
    document = desk.open(good_list(folder), destination=Destination("tracx", "", settings))
    if len(document.ready_rows()) != MANY:
        raise SystemExit(f"only {len(document.ready_rows())} rows are ready")
    yield desk, document, passing.account(document.platform, server, settings)
    desk.close()


def good_list(folder: Path) -> Path:
    """100,000 rows without an error."""
    import csv

    def make(path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(lists.HEADERS)
            for number, row in enumerate(lists.people(MANY), 1):
                writer.writerow(
                    [str(number), *row[1:3], "NL", "AV", row[5], str(number), f"{number:07d}", "male", "before", "1"]
                )

    return lists.made(folder, f"good-{MANY}.csv", make)


ROWS = (
    Row("100,000 participants sent on loopback / a bare httpx POST", Take(send), 1.5, Take(send, "bare")),
    Row("100,000 participants sent through the outbox / without it", Take(send), 1.2, Take(send, "without")),
)
