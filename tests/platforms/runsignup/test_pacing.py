"""RunSignup is given time between two calls, and only between two."""

from __future__ import annotations

from pathlib import Path

import pytest

from resultdesk.core.watch import Watch
from resultdesk.platforms.contract import Account, Table
from resultdesk.platforms.http import Http
from resultdesk.platforms.runsignup.platform import RunSignup
from resultdesk.practice.server import PracticeServer
from resultdesk.sending.outbox import Outbox
from resultdesk.sending.parcel import Parcel, Source
from resultdesk.sending.sender import Sender

PLATFORM = RunSignup()
SECRETS = {"API_KEY": "practice-key", "API_SECRET": "practice-secret"}


class Impatient(Watch):
    """Remembers how long it was to wait and does not."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float] = []

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)


@pytest.mark.parametrize(
    ("size", "pause", "waits"), [("2", "1", [1.0, 1.0]), ("2", "2.5", [2.5, 2.5]), ("2", "0", []), ("5", "1", [])]
)
def test_calls_are_apart(tmp_path: Path, size: str, pause: str, waits: list[float]) -> None:
    settings = {"race_id": "1001", "event_id": "5001", "batch_size": size, "pause": pause}
    table = Table(range(2, 7), {"bib_num": list("12345"), "clock_time": ["DNF"] * 5})
    watch = Impatient()
    with PracticeServer() as server:
        account = Account("a", "runsignup", server.url + "/runsignup/rest", "key")
        batches = PLATFORM.pack(table, settings, account.server)
        outbox = Outbox(tmp_path)
        parcel = Parcel("runsignup", "a", account.server, settings, "Race", Source("x.csv", "00"), batches)
        sender = Sender(outbox, Http(), lambda _: (PLATFORM, PLATFORM.gate(Http(), account, SECRETS)))
        receipt = sender.send(outbox.seal(parcel), watch)
        outbox.close()
    assert receipt.state == "accepted"
    assert watch.waits == waits
