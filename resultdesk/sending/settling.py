"""Settling calls without an answer by looking at what the platform shows, where it can list it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resultdesk.core.errors import DeskError, WrongUse
from resultdesk.platforms.contract import Gate, Platform
from resultdesk.platforms.offers import ReadsBack
from resultdesk.sending.answers import parts_of
from resultdesk.sending.claim import Claim, Ending
from resultdesk.sending.outbox import Outbox
from resultdesk.sending.parcel import Held, SealedBatch, State
from resultdesk.sending.receipts import Receipt

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch

NOTE = "outbox.read_back"
"""On batches whose rows the platform was seen to show."""


def read_back(outbox: Outbox, platform: Platform, gate: Gate, parcel_id: str, watch: Watch | None = None) -> Receipt:
    """Look at the platform for the rows whose fate is unknown.

    Rows that it shows become *accepted*. That others are not shown proves nothing, so they stay *unknown*; the parcel
    is held, so that a person sees the numbers (``trouble`` "outbox.read_back…": found, of, unclear) and decides.
    Raises SignInRefused, NoAnswer or another DeskError of the look, then nothing is changed;
    WrongUse("outbox.cannot_read_back"), and what ``Outbox.claim`` raises.
    """
    if not isinstance(platform, ReadsBack):
        raise WrongUse("outbox.cannot_read_back", parcel_id)
    receipt = outbox.receipt(parcel_id)
    claim = outbox.claim(parcel_id)
    if claim is None:
        return receipt
    ending = Ending(receipt.held, receipt.trouble)
    try:
        asked = claim.questions()
        shown = platform.read_back(gate, [sealed.batch for sealed in asked], receipt.settings, watch)
        found = of = unclear = 0
        for sealed, rows in zip(asked, shown, strict=True):
            of += len(sealed.batch.rows)
            if rows is None:
                unclear += len(sealed.batch.rows)
            else:
                found += _settle(claim, platform, sealed, sorted(rows))
        code = "outbox.read_back_unclear" if unclear else "outbox.read_back" if found else "outbox.read_back_none"
        trouble = DeskError(code, parcel_id, platform=platform.label, found=found, of=of, unclear=unclear)
        ending = Ending(_held(receipt, platform, of - found), trouble)
    finally:
        claim.end(ending)
    return outbox.receipt(parcel_id)


def _held(receipt: Receipt, platform: Platform, left: int) -> Held:
    """What holds the parcel after the look: the question about the rows that are left, or what held it before."""
    if left and not platform.repeatable(receipt.settings):
        return Held.ASKS
    return Held.NO if receipt.held is Held.ASKS else receipt.held


def _settle(claim: Claim, platform: Platform, sealed: SealedBatch, shown: list[int]) -> int:
    """Write down what was found of one batch; of how many rows the fate is known now.

    A batch of which only some rows are shown, and that cannot be divided, stays *unknown* as a whole.
    """
    count = len(sealed.batch.rows)
    if shown and len(shown) == count:
        claim.settle(sealed.number, State.ACCEPTED, NOTE)
        return count
    there = set(shown)
    parts = parts_of(platform, sealed.batch, [shown, [at for at in range(count) if at not in there]])
    if parts:
        claim.settle_part(sealed.number, parts, NOTE)
    return len(shown) if parts else 0
