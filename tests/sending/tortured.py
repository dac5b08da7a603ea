"""The process that is killed: forks a sender for each order on standard input. See ``torture``."""

import json
import os
import signal
import sys
import traceback
from pathlib import Path

from resultdesk.core.watch import Watch
from resultdesk.platforms import exchange  # noqa: F401 - before the fork
from resultdesk.platforms.contract import Credentials
from resultdesk.platforms.http import Http
from resultdesk.sending.outbox import Outbox
from resultdesk.sending.parcel import Held
from resultdesk.sending.sender import Sender
from resultdesk.sending.waiting import plan
from tests.sending.torture import TOKEN, parcels
from tests.sending.toy import Toy


class Hasty(Watch):
    """Waits a hundredth of what it is asked to."""

    def wait(self, seconds):
        super().wait(min(seconds / 100, 0.01))


class Door:
    """Signs in without a call; a 401 can always be cured."""

    def credentials(self, watch=None):
        return Credentials({"Authorization": TOKEN})

    def renew(self):
        return True


def work(order):
    """Seal if told to, then send what is due until nothing is."""
    folder = Path(order["folder"])
    box = Outbox(folder)
    http = Http()
    sender = Sender(box, http, lambda _receipt: (Toy(), Door()))
    if order["seal"]:
        for made in parcels(order["address"], order["mode"]):
            with (folder / "sealed").open("a") as log:
                log.write(box.seal(made) + "\n")
    for _round in range(50):
        due = plan(box.entries(), box.now()).due
        for name in due:
            sender.send(name, Hasty())
        if not due and not (order.get("last") and lift(box)):
            break
    http.close()
    box.close()
    if order.get("last"):
        (folder / "drained").touch()


def lift(box):
    """The person presses "Send now" on what stopped, and leaves what asks. Whether there was any such."""
    found = False
    for receipt in box.waiting():
        found = True
        if receipt.held is Held.ASKS:
            box.leave(receipt.id)
        else:
            box.send_now(receipt.id)
    return found


def main():
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are reaped at once
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            sys.stdout = sys.stderr
            code = 1
            try:
                work(json.loads(line))
                code = 0
            except BaseException:  # noqa: BLE001 - the last words of a forked process
                traceback.print_exc()
            finally:
                os._exit(code)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
