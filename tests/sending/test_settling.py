"""What a look at the platform may settle, and what it leaves as it was. The rest stands in test_decisions.py."""

import subprocess
import sys
from collections import Counter

import pytest

from resultdesk.core.errors import NoAnswer
from resultdesk.sending import settling
from resultdesk.sending.outbox import Outbox
from resultdesk.sending.parcel import Held, State
from tests.sending.toy import parcel


def look(desk, name, *shown):
    """Look at a page that shows each of these keys once; each row takes its own, as a platform must."""

    def read_back(gate, batches, settings, watch):
        left = Counter(shown)
        found = []
        for batch in batches:
            found.append(frozenset(at for at, key in enumerate(batch.keys) if left[key] > 0))
            left.subtract(batch.keys)
        return found

    desk.toy.read_back = read_back
    return settling.read_back(desk.outbox, desk.toy, desk.door, name)


def lost(desk, *batches, **more):
    """An upload of which the last batch never arrived and nobody answered for it."""
    desk.wire.script = [""] * (len(batches) - 1) + ["lost"]
    return desk.send(desk.outbox.seal(parcel(*batches, mode="append", **more))).id


def test_the_result_of_an_earlier_upload_does_not_answer_for_a_later_one(desk):
    desk.send(desk.outbox.seal(parcel([2, 3], mode="append")))
    name = lost(desk, [3, 4])
    receipt = look(desk, name, "k2", "k3")
    assert (receipt.state, receipt.rows.accepted, receipt.rows.unknown) == (State.UNKNOWN, 0, 2)
    receipt = look(desk, name, "k2", "k3", "k3")  # now it is there a second time
    assert (receipt.rows.accepted, receipt.rows.unknown) == (1, 1)


def test_nor_does_that_of_an_answered_batch_of_the_same_upload(desk):
    name = lost(desk, [2], [2])
    assert look(desk, name, "k2").rows.unknown == 1


def test_nor_that_of_a_row_that_was_left_without_an_answer(desk):
    desk.outbox.leave(lost(desk, [2]))
    name = lost(desk, [2])
    assert look(desk, name, "k2").rows.unknown == 1


def test_what_was_refused_before_takes_no_result(desk):
    desk.wire.bad = {"k2": "no such bib"}
    desk.send(desk.outbox.seal(parcel([2, 3], mode="append")))
    desk.wire.bad = {}
    receipt = look(desk, lost(desk, [2]), "k2", "k3")
    assert (receipt.state, receipt.open) == (State.ACCEPTED, False)


def test_another_race_takes_no_result(desk):
    desk.send(desk.outbox.seal(parcel([2], mode="append", race="2")))
    assert look(desk, lost(desk, [2]), "k2").state is State.ACCEPTED


def test_an_upload_that_changes_an_earlier_one_shares_its_results(desk):
    desk.send(desk.outbox.seal(parcel([2])))
    desk.wire.script = ["lost"] * 3
    name = desk.send(desk.outbox.seal(parcel([2]))).id
    assert look(desk, name, "k2").state is State.ACCEPTED


def test_the_pause_that_a_platform_asked_for_outlasts_a_look(desk, clock):
    desk.wire.script, desk.wire.retry_after = ["lost", "429"], "600"
    name = desk.send(desk.outbox.seal(parcel([2], [3], mode="append"))).id
    before = desk.outbox.receipt(name)
    assert (before.held, before.due) == (Held.NO, pytest.approx(clock() + 600, abs=2))
    clock.at += 60
    receipt = look(desk, name, "k2")
    assert (receipt.rows.unknown, receipt.rows.waiting, receipt.due) == (0, 1, before.due)
    assert receipt.trouble is None


def test_a_look_that_finds_everything_says_nothing_of_missing_rows(desk):
    desk.wire.script = ["lost", "absent"]
    name = desk.send(desk.outbox.seal(parcel([2], [3], mode="append"))).id
    receipt = look(desk, name, "k2")
    assert (receipt.open, receipt.rows.waiting, receipt.held, receipt.trouble) == (True, 1, Held.NO, None)


def test_rows_that_may_go_again_are_looked_for_too_and_are_not_sent_if_they_are_there(desk):
    name = lost(desk, [2, 3])
    desk.outbox.repeat(name)
    receipt = look(desk, name, "k2")
    assert (receipt.rows.accepted, receipt.rows.unknown, receipt.held) == (1, 1, Held.NO)
    desk.send(name)
    assert desk.wire.calls[-1] == b'["k3"]'


def test_rows_that_were_left_are_not_asked_about_again(desk):
    desk.wire.script = ["lost", "absent"]
    name = desk.send(desk.outbox.seal(parcel([2, 3], [4], mode="append"))).id
    desk.outbox.leave(name)
    receipt = look(desk, name, "k3")
    assert (receipt.rows.accepted, receipt.rows.unknown, receipt.rows.waiting) == (1, 1, 1)
    assert receipt.held is Held.NO


def test_a_look_that_fails_keeps_the_pause(desk, clock):
    desk.wire.script, desk.wire.retry_after = ["lost", "429"], "600"
    name = desk.send(desk.outbox.seal(parcel([2], [3], mode="append"))).id
    before = desk.outbox.receipt(name)

    def absent(gate, batches, settings, watch):
        raise NoAnswer("http.not_found", "toy.example", arrived=False)

    desk.toy.read_back = absent
    with pytest.raises(NoAnswer):
        settling.read_back(desk.outbox, desk.toy, desk.door, name)
    assert desk.outbox.receipt(name).to_json() == before.to_json()


KILLED = """
import os, signal, sys
from pathlib import Path
from resultdesk.sending import settling
from resultdesk.sending.outbox import Outbox
from tests.sending.toy import Door, Toy

toy = Toy()
toy.read_back = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
settling.read_back(Outbox(Path(sys.argv[1])), toy, Door(), sys.argv[2])
"""


@pytest.mark.parametrize("held", [Held.PAUSED, Held.ASKS])
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_program_killed_while_it_looks_leaves_what_held_the_upload(desk, quick, pytestconfig, held):
    desk.wire.script = ["lost", "absent" if held is Held.PAUSED else ""]
    name = desk.send(desk.outbox.seal(parcel([2], [3], mode="append"))).id
    if held is Held.PAUSED:
        desk.outbox.pause(name)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, quick / "outbox", name], cwd=pytestconfig.rootpath, timeout=60, check=False
    )
    assert killed.returncode == -9
    other = Outbox(quick / "outbox")
    assert (other.receipt(name).held, other.plan().due) == (held, ())
    other.close()
