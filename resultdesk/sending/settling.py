"""Settling calls without an answer by reading back what the platform has stored, where it can list it."""

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
    from resultdesk.platforms.http import Http


NOTE = "outbox.read_back"
"""On batches whose fate was read back."""


def can_read_back(platform: Platform) -> bool:
    """Whether the platform can list what it has stored."""
    return isinstance(platform, ReadsBack)


def read_back(outbox: Outbox, http: Http, platform: Platform, gate: Gate, parcel_id: str) -> Receipt:
    """Look at the platform for the rows whose fate is unknown.

    Rows that are there become *accepted*, rows that are not there wait again; the parcel stays held, so that a person
    sees both numbers (``trouble`` "outbox.read_back": found, missing, unclear) before ``send_now``. Raises
    SignInRefused or NoAnswer, WrongUse("outbox.cannot_read_back") and what ``Outbox.claim`` raises.
    """
    if not isinstance(platform, ReadsBack):
        raise WrongUse("outbox.cannot_read_back", parcel_id)
    receipt = outbox.receipt(parcel_id)
    claim = outbox.claim(parcel_id)
    if claim is None:
        return receipt
    ending = Ending(receipt.held, receipt.trouble)
    found = missing = unclear = 0
    try:
        for sealed in claim.questions():
            stored = platform.read_back(http, gate, sealed.batch, receipt.settings)
            if stored is None or not _settle(claim, platform, sealed, sorted(stored)):
                unclear += len(sealed.batch.rows)
            else:
                found += len(stored)
                missing += len(sealed.batch.rows) - len(stored)
        held = Held.ASKS if missing or unclear else Held.NO
        ending = Ending(held, DeskError("outbox.read_back", parcel_id, found=found, missing=missing, unclear=unclear))
    finally:
        claim.end(ending)
    return outbox.receipt(parcel_id)


def _settle(claim: Claim, platform: Platform, sealed: SealedBatch, stored: list[int]) -> bool:
    """Write down what was found of one batch; False where it can be neither all nor none and not be divided."""
    count = len(sealed.batch.rows)
    if len(stored) == count:
        claim.settle(sealed.number, State.ACCEPTED, NOTE)
    elif not stored:
        claim.settle(sealed.number, State.WAITING, NOTE)
    else:
        missing = [at for at in range(count) if at not in set(stored)]
        parts = parts_of(platform, sealed.batch, [stored, missing])
        if not parts:
            return False
        claim.settle_part(sealed.number, parts, NOTE)
    return True
