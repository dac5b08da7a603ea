"""Any sequence of faults, crashes and decisions, against a model of what may then be stored. See ``test_machine``."""

import contextlib
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from resultdesk.core.errors import WrongUse
from resultdesk.sending import settling
from resultdesk.sending.history import REFUSED, row_outcomes
from resultdesk.sending.outbox import Outbox
from resultdesk.sending.parcel import Held, State
from resultdesk.sending.sender import Sender
from resultdesk.sending.states import ANSWERED
from resultdesk.sending.waiting import plan
from tests.sending.toy import TOKEN, Door, Quick, Toy, Wire, parcel

FAULTS = [
    "", "", "", "absent", "absent:refused", "absent:certificate", "lost", "stored, then cut", "500", "stored, then 500",
    "page", "stored, then page", "401", "403", "429", "cancel", "cancel early", "stored, then cancel", "odd",
    "kill", "stored, then kill",
]  # fmt: skip
MEMORY = Path("/dev/shm")  # where there is one: the same file calls, without waiting for a disk


class Killed(BaseException):
    """kill -9: nothing is written any more."""


class KillingWire(Wire):
    """A wire on which the process may die, before or after the server stored the rows."""

    def call(self, request, *more):
        fault = self.script[0] if self.script else ""
        if fault == "kill":
            self.script.pop(0)
            self.die()
            raise Killed
        if fault == "stored, then kill":
            self.script[0] = ""
            super().call(request, *more)
            self.die()
            raise Killed
        return super().call(request, *more)


class Uploads(RuleBasedStateMachine):
    """One place per mode, so that order matters; rows have keys of their own in every parcel."""

    @initialize(
        bad=st.sets(st.integers(1, 60)), refusal=st.sampled_from(["rows", "whole", "silent"]), spares=st.booleans()
    )
    def start(self, bad, refusal, spares):
        self.folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
        self.clock, self.next_row = 1_000_000.0, 1
        self.wire, self.toy = KillingWire(), Toy(spares=spares)
        self.wire.die = self.dead
        self.wire.bad, self.wire.refusal = {f"k{row}": f"no {row}" for row in bad}, refusal
        self.asked, self.modes, self.answered = Counter(), {}, {}
        self.open()

    def open(self):
        self.box = Outbox(self.folder, now=lambda: self.clock)

    def teardown(self):
        if hasattr(self, "box"):
            try:
                self.drain()
            finally:
                self.box.close()
                shutil.rmtree(self.folder)

    @rule(sizes=st.lists(st.integers(1, 5), min_size=1, max_size=3), mode=st.sampled_from(["upsert", "append"]))
    def seal(self, sizes, mode):
        batches = []
        for size in sizes:
            batches.append(list(range(self.next_row, self.next_row + size)))
            self.next_row += size
        self.modes[self.box.seal(parcel(*batches, mode=mode, race=mode))] = mode

    @precondition(lambda self: self.modes)
    @rule(pick=st.integers(0, 99), faults=st.lists(st.sampled_from(FAULTS), max_size=5))
    def send(self, pick, faults):
        self.send_one(list(self.modes)[pick % len(self.modes)], faults)

    @rule(faults=st.lists(st.sampled_from(FAULTS), max_size=5))
    def send_what_is_due(self, faults):
        for name in plan(self.box.entries(), self.clock).due:
            self.send_one(name, faults)

    def send_one(self, name, faults):
        # Order is by place, so one parcel of the same mode may go first: both are of that mode.
        self.wire.script, self.wire.mode = list(faults), self.modes[name]
        sender = Sender(self.box, self.wire, lambda _receipt: (self.toy, Door(9)), spread=lambda: 0.5)
        try:
            sender.send(name, Quick())
        except Killed:
            self.die()
        self.wire.script = []

    def die(self):
        """What kill -9 leaves: no ending of the claim, no lock, no connection."""
        if self.box._folding:
            self.box._folding.join()
        self.box._database._reader.close()
        self.box._database._writer.close()
        self.box._alive.free()
        self.open()

    def dead(self):
        """From now on this process writes nothing."""

        def write(**_more):
            raise Killed

        self.box._database.write = write

    @rule()
    def restart(self):
        self.box.close()
        self.open()

    @rule(seconds=st.integers(-100_000, 100_000))
    def clock_jumps(self, seconds):
        self.clock += seconds

    @precondition(lambda self: self.modes)
    @rule(pick=st.integers(0, 99), what=st.sampled_from(["discard", "pause", "send_now", "repeat", "leave"]))
    def decide(self, pick, what):
        name = list(self.modes)[pick % len(self.modes)]
        unknown = [one.key for one in self.outcomes(name) if one.outcome == "no answer"]
        with contextlib.suppress(WrongUse):  # finished
            getattr(self.box, what)(name)
            if what == "repeat":
                self.asked.update(unknown)

    @precondition(lambda self: self.modes)
    @rule(pick=st.integers(0, 99), tells=st.booleans())
    def read_back(self, pick, tells):
        name = list(self.modes)[pick % len(self.modes)]
        self.toy.read_back = lambda gate, batches, settings, watch: [
            frozenset(at for at, key in enumerate(batch.keys) if self.wire.stored[key]) if tells else None
            for batch in batches
        ]
        with contextlib.suppress(WrongUse):  # behind an older one
            settling.read_back(self.box, self.toy, Door(), name)

    @rule()
    def network_is_back(self):
        self.box.network_is_back()

    def outcomes(self, name):
        return list(row_outcomes(self.box, name))

    @invariant()
    def receipts_are_true(self):
        if not hasattr(self, "box"):
            return
        for receipt in self.box.receipts():
            rows = receipt.rows
            assert rows.sent == rows.accepted + rows.refused + rows.unknown
            assert receipt.state is not State.SENDING
            discarded = 0
            for one in self.outcomes(receipt.id):
                stored, asked = self.wire.stored[one.key], self.asked[one.key]
                match one.outcome:
                    case "accepted" | "taken":
                        assert stored >= 1
                    case "waiting" | "discarded":
                        assert stored == 0 or asked
                        discarded += one.outcome == "discarded"
                    case "no answer":
                        pass
                    case _:
                        assert stored == 0 or asked or self.modes[receipt.id] == "upsert"
                        assert one.outcome != REFUSED or one.key in self.wire.bad
            total = sum(line.rows for line in receipt.batches if not line.divided)
            assert rows.sent + rows.waiting + discarded == total

    @invariant()
    def nothing_is_stored_twice_unless_asked(self):
        if hasattr(self, "box"):
            for key, count in self.wire.stored.items():
                assert count <= 1 + self.asked[key]

    @invariant()
    def an_answered_batch_never_changes(self):
        if not hasattr(self, "box"):
            return
        for name in self.modes:
            for sealed in self.box.batches(name, divided=True):
                if sealed.number in self.answered:
                    assert self.answered[sealed.number] == (sealed.state, sealed.attempts)
                elif sealed.state in ANSWERED:
                    self.answered[sealed.number] = (sealed.state, sealed.attempts)

    def drain(self):
        """A good network, and a person who says "send now" and "leave": everything ends, and truthfully."""
        for _round in range(30):
            waiting = self.box.waiting()
            if not waiting:
                break
            for receipt in waiting:
                with contextlib.suppress(WrongUse):  # an older one finished it on the way
                    (self.box.leave if receipt.held is Held.ASKS else self.box.send_now)(receipt.id)
                    self.send_one(receipt.id, [])
        assert self.box.waiting() == []
        self.receipts_are_true()
        self.nothing_is_stored_twice_unless_asked()
        for path in self.folder.iterdir():
            assert TOKEN.encode() not in path.read_bytes()


def many(runs):
    """Run the machine so many times."""
    how = settings(
        max_examples=runs,
        deadline=None,
        database=None,
        stateful_step_count=25,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Uploads, settings=how)
