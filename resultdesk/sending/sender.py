"""Sends sealed parcels, each after the older ones for the same place, and hands back their receipts."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from resultdesk.core.errors import DeskError, WrongUse
from resultdesk.core.watch import Watch
from resultdesk.platforms.contract import Gate, Platform
from resultdesk.sending.claim import Claim, Ending
from resultdesk.sending.outbox import Outbox
from resultdesk.sending.parcel import Held
from resultdesk.sending.receipts import Receipt
from resultdesk.sending.run import OnProgress, Progress, Run, ending_of
from resultdesk.sending.waiting import asked_to_wait

if TYPE_CHECKING:
    from resultdesk.platforms.http import Http

__all__ = ["GateFor", "OnProgress", "Progress", "Sender"]

GateFor = Callable[[Receipt], tuple[Platform, Gate]]


def _spread() -> float:
    return secrets.randbelow(1000) / 1000


def _silent(_progress: Progress) -> None:
    """Nobody looks."""


class Sender:
    """One sender a thread. ``gate_for`` gives the platform and a signed-in way to it for a parcel.

    A person's Cancel holds the parcel until a person sends it. Where the watch says that only the program ends, it is
    not held, and goes by itself at the next start.
    """

    def __init__(
        self,
        outbox: Outbox,
        http: Http,
        gate_for: GateFor,
        *,
        spread: Callable[[], float] = _spread,
    ) -> None:
        self._outbox, self._http, self._gate_for, self._spread = outbox, http, gate_for, spread

    def send(self, parcel_id: str, watch: Watch | None = None, on_progress: OnProgress | None = None) -> Receipt:
        """Send what is left of a parcel, after the older ones for the same place, and return its receipt.

        Whatever happens on the way is on the receipt (``state``, ``trouble``, ``held``). Raises only CannotKeep, and
        WrongUse("outbox.unknown_id"). Cancelling ends it within half a second: a call under way becomes *unknown*.
        """
        watch = watch or Watch()
        for older in self._outbox.before(parcel_id):
            if older.held is Held.NO and not asked_to_wait(older, self._outbox.now()):
                self._send_one(older.id, watch, _silent)
        return self._send_one(parcel_id, watch, on_progress or _silent)

    def send_due(self, watch: Watch | None = None, on_progress: OnProgress | None = None) -> list[Receipt]:
        """Send everything that is due now, in order; returns the receipts. Raises CannotKeep.

        Cancelling ends the one under way and leaves the others.
        """
        watch = watch or Watch()
        receipts: list[Receipt] = []
        for parcel_id in self._outbox.plan().due:
            if watch.cancelled:
                break
            receipts.append(self.send(parcel_id, watch, on_progress))
        return receipts

    def _send_one(self, parcel_id: str, watch: Watch, on_progress: OnProgress) -> Receipt:
        try:
            claim = self._outbox.claim(parcel_id)
        except WrongUse as error:
            if error.code == "outbox.unknown_id":
                raise
            return replace(self._outbox.receipt(parcel_id), trouble=error)
        if claim is not None:
            try:
                receipt = self._outbox.receipt(parcel_id)
                ending = self._outcome(claim, receipt, watch, on_progress)
                if watch.ending and ending.held is Held.CANCELLED:
                    ending = replace(ending, held=Held.NO)
                claim.end(ending)
            finally:
                claim.close()
        return self._outbox.receipt(parcel_id)

    def _outcome(self, claim: Claim, receipt: Receipt, watch: Watch, on_progress: OnProgress) -> Ending:
        try:
            platform, gate = self._gate_for(receipt)
        except DeskError as error:
            return ending_of(error)
        run = Run(
            claim=claim, receipt=receipt, platform=platform, gate=gate, http=self._http, watch=watch,
            on_progress=on_progress, spread=self._spread, tries=self._outbox.tries(receipt.id),
        )  # fmt: skip
        return run.to_the_end()
