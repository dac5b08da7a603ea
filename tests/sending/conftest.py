"""An outbox on disk, a toy platform and a clock that the tests move."""

import tempfile
from pathlib import Path

import pytest

from resultdesk.sending.outbox import Outbox
from resultdesk.sending.sender import Sender
from tests.sending.machine import MEMORY
from tests.sending.toy import Door, Quick, Toy, Wire


class Clock:
    """The time of day, moved by hand."""

    def __init__(self, at=1_774_098_309.0):
        self.at = at

    def __call__(self):
        return self.at


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def quick():
    """A folder for many small writes, in memory where the system has such a place."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None, prefix="sending-") as folder:
        yield Path(folder)


@pytest.fixture
def outbox(quick, clock):
    box = Outbox(quick / "outbox", now=clock)
    yield box
    box.close()


class Desk:
    """What a test sends with."""

    def __init__(self, outbox):
        self.outbox, self.wire, self.door, self.toy, self.watch = outbox, Wire(), Door(), Toy(), Quick()
        self.progress = []

    def send(self, parcel_id):
        self.wire.mode = self.outbox.receipt(parcel_id).settings["mode"]
        sender = Sender(self.outbox, self.wire, lambda _receipt: (self.toy, self.door), spread=lambda: 0.5)
        return sender.send(parcel_id, self.watch, self.progress.append)


@pytest.fixture
def desk(outbox):
    return Desk(outbox)
