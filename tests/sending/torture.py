"""kill -9 at random moments: real processes, the real SQLite file, real HTTP on loopback.

Each run: one or two processes seal and send parcels to a server that drops, breaks and delays calls; they are killed at
a random moment, several times over; then one last process drains the outbox on a good network. Afterwards every receipt
is held against what the server stored. ``python -m tests.sending.torture 200`` is ``make torture``.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from resultdesk.sending.parcel import State
from tests.sending.toy import batch, parcel

ROOT = Path(__file__).parents[2]
PARCELS, BATCHES, ROWS = 3, 4, 3
TOKEN = "planted-torture-token"


class Server:
    """Stores keys as the toy platform does. ``faults`` is the share of calls that go wrong, in any of five ways."""

    def __init__(self, seed):
        self.random, self.faults = random.Random(seed), 0.0  # noqa: S311 - to be repeated, not secret
        self.stored, self.lock = {"upsert": set(), "append": Counter()}, threading.Lock()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                server.answer(self)

            def log_message(self, *_args):
                """Quiet."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def answer(self, handler):
        with self.lock:
            fault = self.random.choice(["drop", "stored", "500", "stored 500", "401"]) if self._unlucky() else ""
            pause = self.random.random() * 0.004
        body = handler.rfile.read(int(handler.headers["Content-Length"]))
        time.sleep(pause)
        cut = len(body) < int(handler.headers["Content-Length"])  # the caller was killed while it spoke
        if fault == "drop" or cut:
            handler.close_connection = True
            return None
        if fault in ("500", "401"):
            return self._say(handler, int(fault), b"no")
        with self.lock:
            for key in json.loads(body):
                if handler.path.startswith("/append"):
                    self.stored["append"][key] += 1
                else:
                    self.stored["upsert"].add(key)
        if fault == "stored":
            handler.close_connection = True
            return None
        if fault == "stored 500":
            return self._say(handler, 500, b"no")
        return self._say(handler, 200, b'{"refused": {}}')

    def _unlucky(self):
        return self.random.random() < self.faults

    @staticmethod
    def _say(handler, status, body):
        try:
            handler.send_response(status)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)
        except OSError:
            handler.close_connection = True  # the caller was killed

    def close(self):
        self.http.shutdown()
        self.http.server_close()


def parcels(address, mode):
    """What the first process seals: keys differ from parcel to parcel."""
    made = []
    for number in range(PARCELS):
        first = 1 + number * BATCHES * ROWS
        batches = [
            batch(list(range(at, at + ROWS)), url=f"{address}/{mode}/rows")
            for at in range(first, first + BATCHES * ROWS, ROWS)
        ]
        made.append(parcel(batches=batches, mode=mode, server=address))
    return made


class Zygote:
    """A process with everything imported that forks one sending process at a time for each order."""

    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.sending.tortured"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, **order):
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(10)


def finished(pid, seconds=20.0):
    """Wait until a process is gone."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.002)
    return False


def run(seed, zygote, folder):
    """One run; raises AssertionError when a promise is broken. Returns how many rows ended unknown."""
    chance = random.Random(seed)  # noqa: S311
    mode = chance.choice(["upsert", "append"])
    server = Server(seed)
    server.faults = chance.choice([0.0, 0.1, 0.3])
    try:
        for step in range(chance.choice([1, 2, 3])):
            pids = [
                zygote.start(folder=str(folder), address=server.address, mode=mode, seal=step == 0 and first)
                for first in chance.choice([[True], [True, False]])
            ]
            time.sleep(chance.random() * 0.12)
            for pid in pids:
                _kill(pid)
        server.faults = 0.0
        last = zygote.start(folder=str(folder), address=server.address, mode=mode, seal=False, last=True)
        assert finished(last), "the last process hangs"
        return check(folder, server, mode)
    finally:
        server.close()


def _kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    assert finished(pid)


def check(folder, server, mode):
    """Hold every receipt against what the server stored."""
    from resultdesk.sending.history import row_outcomes
    from resultdesk.sending.outbox import Outbox

    assert (folder / "drained").exists(), "the last process failed"
    box = Outbox(folder)
    try:
        said = (folder / "sealed").read_text().split() if (folder / "sealed").exists() else []
        receipts = box.receipts()
        assert set(said) <= {receipt.id for receipt in receipts}, "a sealed parcel was lost"
        stored = server.stored["append"] if mode == "append" else Counter(dict.fromkeys(server.stored["upsert"], 1))
        assert all(count == 1 for count in stored.values()), f"stored twice: {stored}"
        unknown, known = 0, set()
        for receipt in receipts:
            rows = receipt.rows
            assert rows.sent == rows.accepted + rows.refused + rows.unknown
            assert rows.sent + rows.waiting == BATCHES * ROWS, "half a parcel"
            if mode == "upsert":
                assert receipt.state is State.ACCEPTED, receipt.to_json()
            for one in row_outcomes(box, receipt.id):
                known.add(one.key)
                if one.outcome == "accepted":
                    assert stored[one.key] == 1, f"said accepted but is not there: {one}"
                else:
                    assert one.outcome == "no answer", one
                    unknown += 1
        assert set(stored) <= known, "stored without a receipt"
    finally:
        box.close()
    for path in folder.iterdir():
        assert TOKEN.encode() not in path.read_bytes(), f"a secret in {path.name}"
    return unknown


def torture(runs, first=0, say=lambda _line: None):
    """Many runs; returns the rows that ended unknown over all of them."""
    zygote, unknown = Zygote(), 0
    try:
        for seed in range(first, first + runs):
            with tempfile.TemporaryDirectory(prefix="torture-") as folder:
                unknown += run(seed, zygote, Path(folder))
            say(f"run {seed}: every row once")
    finally:
        zygote.close()
    return unknown


def main(runs, seed):
    """Torture, then the state machine, and say how it went."""
    from tests.sending.machine import many

    began = time.monotonic()
    left = torture(runs, seed, lambda line: sys.stdout.write(line + "\n"))
    took = time.monotonic() - began
    sys.stdout.write(f"{runs} runs from seed {seed} in {took:.0f} s: nothing lost, nothing twice; ")
    sys.stdout.write(f"{left} rows without an answer, each said to be so\n")
    began = time.monotonic()
    many(10 * runs)
    took = time.monotonic() - began
    sys.stdout.write(f"{10 * runs} sequences of faults and decisions in {took:.0f} s: no promise broken\n")


if __name__ == "__main__":
    wanted = [int(word) for word in sys.argv[1:]]
    main(*(wanted + [200, time.time_ns() % 10**6][len(wanted) :]))
