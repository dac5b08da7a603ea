"""Settling calls without an answer by looking at what the platform shows, where it can list it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from resultdesk.core.errors import DeskError, WrongUse
from resultdesk.platforms.contract import Batch, Gate, Platform
from resultdesk.platforms.offers import Divides, ReadsBack
from resultdesk.sending.answers import parts_of
from resultdesk.sending.claim import Claim, Ending
from resultdesk.sending.outbox import Outbox
from resultdesk.sending.parcel import Held, SealedBatch, State
from resultdesk.sending.receipts import SEEN, Receipt

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch


def read_back(outbox: Outbox, platform: Platform, gate: Gate, parcel_id: str, watch: Watch | None = None) -> Receipt:
    """Look at the platform for the rows whose fate is unknown.

    Rows that it shows become *accepted*. That others are not shown proves nothing, so they stay *unknown*; the parcel
    is held, so that a person sees the numbers (``trouble`` "outbox.read_back…": found, of, unclear) and decides.
    What holds it, and the pause that it keeps, outlast the look, also one that a power cut ends.
    Raises SignInRefused, NoAnswer or another DeskError of the look, then nothing is changed;
    WrongUse("outbox.cannot_read_back"), and what ``Outbox.claim`` raises.
    """
    if not isinstance(platform, ReadsBack):
        raise WrongUse("outbox.cannot_read_back", parcel_id)
    claim = outbox.claim(parcel_id, lift=False)
    receipt = outbox.receipt(parcel_id)
    if claim is None:
        return receipt
    ending = before = _as_it_was(outbox, receipt)
    try:
        asked = claim.unanswered()
        known = _known(outbox, platform, receipt)
        looked_for = [*known, *(sealed.batch for sealed in asked)]
        shown = platform.read_back(gate, looked_for, receipt.settings, watch)[len(known) :]
        of = found = settled = unclear = 0
        for sealed, rows in zip(asked, shown, strict=True):
            of += len(sealed.batch.rows)
            if rows is None:
                unclear += len(sealed.batch.rows)
            else:
                found += len(rows)
                settled += _settle(claim, platform, sealed, sorted(rows))
        if settled == of:
            mended = receipt.held in (Held.ASKS, Held.NO)
            ending = replace(before, held=Held.NO, trouble=None) if mended else before
        else:
            code = "outbox.read_back_unclear" if unclear else "outbox.read_back" if found else "outbox.read_back_none"
            told = DeskError(code, parcel_id, platform=platform.label, found=found, of=of, n=of, unclear=unclear)
            ending = replace(before, held=_held(claim, receipt, platform), trouble=told)
    finally:
        claim.end(ending)
    return outbox.receipt(parcel_id)


def _as_it_was(outbox: Outbox, receipt: Receipt) -> Ending:
    pause = max(0.0, receipt.due - outbox.now()) if receipt.due else 0.0
    return Ending(receipt.held, receipt.trouble, pause, outbox.tries(receipt.id))


def _known(outbox: Outbox, platform: Platform, receipt: Receipt) -> list[Batch]:
    """What is known to be there besides, and takes its results first.

    Else a result of an earlier upload would answer for the same row of a later one that never arrived. Where a later
    upload changes the earlier one (update, replace) there is but one result, and it answers for both.
    """
    if platform.repeatable(receipt.settings):
        return []
    return [_taken(platform, *one) for one in outbox.there_already(receipt.id)]


def _taken(platform: object, batch: Batch, refused: frozenset[int]) -> Batch:
    """The batch without the rows that were refused, where it can be divided."""
    keep = [at for at in range(len(batch.rows)) if at not in refused]
    part = platform.only(batch, keep) if refused and keep and isinstance(platform, Divides) else None
    return part or batch


def _held(claim: Claim, receipt: Receipt, platform: Platform) -> Held:
    """What holds the parcel after the look: the question about the rows that are left, or what held it before."""
    if not platform.repeatable(receipt.settings) and claim.asks():
        return Held.ASKS
    return Held.NO if receipt.held is Held.ASKS else receipt.held


def _settle(claim: Claim, platform: Platform, sealed: SealedBatch, shown: list[int]) -> int:
    """Write down what was found of one batch; of how many rows the fate is known now.

    A batch of which only some rows are shown, and that cannot be divided, stays *unknown* as a whole.
    """
    count = len(sealed.batch.rows)
    if shown and len(shown) == count:
        claim.settle(sealed.number, State.ACCEPTED, SEEN)
        return count
    there = set(shown)
    parts = parts_of(platform, sealed.batch, [shown, [at for at in range(count) if at not in there]])
    if parts:
        claim.settle_part(sealed.number, parts, SEEN)
    return len(shown) if parts else 0
