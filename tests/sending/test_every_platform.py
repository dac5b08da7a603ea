"""Every platform through the outbox to its practice stand-in, over real HTTP, with the cable pulled at every point."""

import json

import pytest

from resultdesk.core.errors import DeskError
from resultdesk.platforms.contract import Account, Table
from resultdesk.platforms.http import Http, Patience
from resultdesk.platforms.registry import PLATFORMS
from resultdesk.practice.server import PracticeServer
from resultdesk.practice.sign_ins import SIGN_INS
from resultdesk.sending.outbox import Outbox
from resultdesk.sending.parcel import Held, Parcel, Source, State
from resultdesk.sending.sender import Sender
from resultdesk.sending.settling import read_back
from tests.sending.toy import Quick

PULLED = ["cut=before", "cut=read", "cut=stored", "cut=half", "silent", "silent=stored", "500", "garbled", "html"]
TAKEN = (State.ACCEPTED, State.QUEUED)


class Stage:
    """A platform, its sample sealed in an outbox, and the practice server."""

    def __init__(self, name, folder, samples, **more):
        self.platform, self.known, self.folder = PLATFORMS[name], SIGN_INS[name], folder
        self.server = PracticeServer()
        self.server.start()
        self.port = self.server.port
        self.http = Http(Patience(connect=5, write=5, read=0.3, answer=5))
        self.box = Outbox(folder)
        read = json.loads((samples / f"{name}.json").read_text("utf-8"))
        settings, address = read["settings"] | more, self.server.base(name)
        self.account = Account("practice", name, address, self.platform.sign_ins[0].key, self.known.plain)
        self.repeatable = self.platform.repeatable(settings)
        batches = self.platform.pack(Table(read["numbers"], read["texts"]), settings, address)
        source = Source("sample.csv", "0" * 64)
        self.id = self.box.seal(Parcel(name, "practice", address, settings, "Sample", source, batches))
        self.bodies = [batch.request.body for batch in batches]
        self.rows = sum(len(batch.rows) for batch in batches)

    def send(self):
        gate = self.platform.gate(self.http, self.account, self.known.secrets)
        return Sender(self.box, self.http, lambda _receipt: (self.platform, gate)).send(self.id, Quick())

    def look(self):
        gate = self.platform.gate(self.http, self.account, self.known.secrets)
        return read_back(self.box, self.platform, gate, self.id)

    def fault(self, text):
        self.server.faults.switch(f"{self.platform.name}:{text}")

    def uploads(self):
        """How often each sealed body came in whole."""
        return [sum(seen.body == body for seen in self.server.requests) for body in self.bodies]

    def restart(self):
        """The desk is closed and opened again."""
        self.box.close()
        self.box = Outbox(self.folder)

    def close(self):
        self.box.close()
        self.http.close()
        self.server.stop()


@pytest.fixture(params=sorted(PLATFORMS))
def stage(request, quick, pytestconfig):
    made = Stage(request.param, quick / "outbox", pytestconfig.rootpath / "tests" / "contract" / "samples")
    yield made
    made.close()


def test_all_goes_well(stage):
    receipt = stage.send()
    assert receipt.state in TAKEN
    assert (receipt.rows.accepted, receipt.rows.sent) == (stage.rows, stage.rows)
    assert set(stage.uploads()) == {1}


@pytest.mark.parametrize("fault", PULLED)
def test_the_cable_is_pulled(stage, fault):
    stage.fault(fault)
    receipt = stage.send()
    if receipt.batches[0].status == 422 or receipt.state in (State.REFUSED, State.PARTLY_REFUSED):
        pytest.fail(f"no refusal was asked for: {receipt.to_json()}")
    if stage.repeatable:
        assert receipt.state in TAKEN
        assert receipt.rows.accepted == stage.rows
    else:
        assert (receipt.state, receipt.held) == (State.UNKNOWN, Held.ASKS)
        assert max(stage.uploads()) <= 1
        stage.restart()
        assert stage.send().state is State.UNKNOWN
        assert max(stage.uploads()) <= 1


@pytest.fixture(params=[("runsignup", {}), ("opentrack", {"mode": "append"})], ids=["runsignup", "append"])
def asking(request, quick, pytestconfig):
    """What is never repeated without asking."""
    name, more = request.param
    made = Stage(name, quick / "outbox", pytestconfig.rootpath / "tests" / "contract" / "samples", **more)
    yield made
    made.close()


@pytest.mark.parametrize("fault", ["cut=stored", "cut=half", "silent=stored"])
def test_a_look_at_the_platform_finds_what_arrived(asking, fault):
    asking.fault(fault)
    assert asking.send().held is Held.ASKS
    asking.restart()
    receipt = asking.look()
    assert (receipt.state, receipt.open) == (State.ACCEPTED, False)
    assert (receipt.rows.accepted, receipt.rows.sent) == (asking.rows, asking.rows)
    assert asking.send().state is State.ACCEPTED
    assert set(asking.uploads()) == {1}


@pytest.mark.parametrize("fault", ["cut=read", "500", "html"])
def test_a_look_at_the_platform_does_not_find_what_was_lost(asking, fault):
    asking.fault(fault)
    asking.send()
    receipt = asking.look()
    assert (receipt.state, receipt.held, receipt.trouble.code) == (State.UNKNOWN, Held.ASKS, "outbox.read_back_none")
    assert receipt.rows.unknown > 0
    asking.box.repeat(asking.id)
    assert asking.send().state is State.ACCEPTED


@pytest.mark.parametrize("fault", ["cut=before@list", "500@list", "html@list", "garbled@list", "403@list"])
def test_a_look_that_fails_changes_nothing(asking, fault):
    asking.fault("cut=stored")
    before = asking.send()
    asking.fault(fault)
    with pytest.raises(DeskError):
        asking.look()
    assert asking.box.receipt(asking.id).to_json() == before.to_json()
    assert asking.look().state is State.ACCEPTED


def test_the_cable_is_pulled_before_and_after_a_restart_it_goes_by_itself(stage):
    stage.server.stop()
    receipt = stage.send()
    assert (receipt.state, receipt.rows.sent, receipt.trouble.arrived) == (State.WAITING, 0, False)
    stage.restart()
    stage.server = PracticeServer(stage.port)
    stage.server.start()
    assert stage.box.plan().due == ()
    stage.box.network_is_back()
    assert stage.box.plan().due == (stage.id,)
    assert stage.send().state in TAKEN
    assert set(stage.uploads()) == {1}


def test_a_pause_that_the_platform_asks_for(stage):
    stage.fault("429=2")
    receipt = stage.send()
    assert receipt.state in TAKEN


def test_no_secret_is_kept_after_a_refused_sign_in(stage):
    stage.fault("401x2")
    receipt = stage.send()
    assert (receipt.state, receipt.held) == (State.WAITING, Held.SIGN_IN)
    for path in stage.folder.iterdir():
        kept = path.read_bytes()
        for secret in stage.known.secrets.values():
            assert secret.encode() not in kept, path.name
