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
    """Sealed before; then sign-in, batch, answer, receipt; against the bytes alone, to a server that only reads."""
    import httpx

    with server("tests.benchmarks.sink") as address, desk_with_list(folder, address) as (desk, document, account):
        parcel = desk.seal(document, account=account)
        through = sent(desk, parcel)
        batches = [held.batch for held in desk.outbox.batches(parcel)]
        start = time.perf_counter()
        for batch in batches:
            httpx.post(
                batch.request.url, content=batch.request.body, headers=dict(batch.request.headers), trust_env=False
            )
        return {"seconds": through, "bare": time.perf_counter() - start}


def send_practised(folder: Path) -> dict[str, float]:
    """To the practice Tracx, which looks at every row as a platform does: through the outbox, and without it."""
    from resultdesk.platforms.http import Http

    with server("tests.benchmarks.practised") as address, desk_with_list(folder, address) as (desk, document, account):
        parcel = desk.seal(document, account=account)
        through = sent(desk, parcel)
        batches = [held.batch for held in desk.outbox.batches(parcel)]
        start = time.perf_counter()
        http = Http()
        gate = document.platform.gate(http, account, desk.secrets(account))
        for batch in batches:
            seen = gate.credentials()
            document.platform.read(batch, http.call(batch.request, seen.headers, seen.query))
        http.close()
        return {"seconds": through, "without": time.perf_counter() - start}


def sent(desk: Desk, parcel: str) -> float:
    """Seconds that sending takes."""
    from resultdesk.platforms import exchange  # noqa: F401 - loaded long before Send is pressed
    from resultdesk.sending import sender  # noqa: F401

    start = time.perf_counter()
    receipt = desk.send(parcel)
    seconds = time.perf_counter() - start
    if receipt.state.value != "queued" or receipt.rows.accepted != MANY:
        raise SystemExit(f"not sent: {receipt.state} {receipt.rows} {receipt.trouble}")
    return seconds


@contextmanager
def server(module: str) -> Iterator[str]:
    """The address of a server in a process of its own, which says it on a line."""
    process = subprocess.Popen([sys.executable, "-m", module], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True)
    if process.stdout is None:
        raise SystemExit("the server says nothing")
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.communicate()


@contextmanager
def desk_with_list(folder: Path, server: str) -> Iterator[tuple[Desk, Document, Account]]:
    """A desk with 100,000 good participants open, and an account for the server."""
    from resultdesk.core.fields import Destination
    from resultdesk.desk import passing
    from resultdesk.desk.desk import Desk

    os.environ["RESULTDESK_SECRET_CONNECT_TOKEN"] = "practice-connect-token"
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
    Row(
        "100,000 participants sent through the outbox / without it",
        Take(send_practised),
        1.2,
        Take(send_practised, "without"),
    ),
)
