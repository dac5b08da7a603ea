"""The window and the command line on one outbox: real processes, and one of them is killed."""

import os
import signal
import subprocess
import sys
import textwrap

import pytest

from resultdesk.core.errors import WrongUse
from resultdesk.sending.outbox import Outbox
from resultdesk.sending.parcel import State
from tests.sending.toy import parcel

OTHER = """
    import sys
    from pathlib import Path
    from resultdesk.sending.outbox import Outbox
    box = Outbox(Path(sys.argv[1]))
    claim = box.claim(sys.argv[2])
    claim.begin(claim.next(repeatable=False).number)
    print("begun", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def other(outbox, pytestconfig):
    """Another process that is sending a parcel, in the middle of a call."""
    name = outbox.seal(parcel([2], [3], mode="append"))
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(OTHER), str(outbox.folder), name],
        cwd=pytestconfig.rootpath,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "begun\n"
    yield process, name
    process.kill()
    process.communicate()


def test_while_it_lives_nobody_else_sends_or_decides(outbox, other, desk):
    _process, name = other
    for touch in (outbox.claim, outbox.discard, outbox.pause, outbox.leave):
        with pytest.raises(WrongUse, match=r"outbox\.busy"):
            touch(name)
    assert desk.send(name).trouble.code == "outbox.busy"
    assert desk.wire.sent == []
    assert outbox.plan().due == ()
    again = Outbox(outbox.folder)
    assert again.receipt(name).state is State.SENDING
    again.close()


def test_when_it_is_killed_its_call_is_unknown_and_the_rest_goes(outbox, other, desk):
    process, name = other
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert outbox.plan().due == (name,)
    receipt = desk.send(name)
    assert [line.state for line in receipt.batches] == [State.UNKNOWN, State.ACCEPTED]
    assert desk.wire.stored == {"k3": 1}
    assert len(list(outbox.folder.glob("*.alive"))) == 1
