"""What came of an upload, in one line; and how it is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resultdesk.core.language import N_, _, grouped, translate, translate_n
from resultdesk.platforms.registry import PLATFORMS
from resultdesk.sending.parcel import State
from resultdesk.sending.standing import wants_network
from resultdesk.ui.strip import Tone

if TYPE_CHECKING:
    from resultdesk.platforms.contract import Platform
    from resultdesk.sending.receipts import Receipt

TONES = {
    State.ACCEPTED: Tone.OK,
    State.QUEUED: Tone.OK,
    State.PARTLY_REFUSED: Tone.WARNING,
    State.REFUSED: Tone.ERROR,
    State.UNKNOWN: Tone.WARNING,
    State.WAITING: Tone.NOTE,
    State.SENDING: Tone.NOTE,
    State.CANCELLED: Tone.NOTE,
}
STATES = {
    State.WAITING: N_("waiting"),
    State.SENDING: N_("being sent"),
    State.ACCEPTED: N_("accepted"),
    State.QUEUED: N_("queued"),
    State.PARTLY_REFUSED: N_("partly refused"),
    State.REFUSED: N_("refused"),
    State.UNKNOWN: N_("no answer"),
    State.CANCELLED: N_("discarded"),
}


def counted(platform: Platform, n: int) -> str:
    """ "312 participants": rows by what they are to the platform."""
    one, many = platform.noun
    words = translate_n(one, many, n)
    return words if "{n}" in many else f"{grouped(n)} {words}"


def state_word(receipt: Receipt) -> str:
    """The state in a word or two."""
    return translate(STATES[receipt.state])


def headline(receipt: Receipt) -> str:
    """One line: numbers first, and never more than the platform said (queued is not imported)."""
    rows = receipt.rows
    match receipt.state:
        case State.ACCEPTED:
            words = _("{what} accepted by {platform}.").replace("{what}", _count(receipt, rows.accepted))
        case State.QUEUED:
            words = _("{what} queued at {platform}. It imports them in its own time.")
            words = words.replace("{what}", _count(receipt, rows.accepted))
        case State.PARTLY_REFUSED:
            queued = is_queued(receipt)
            words = (
                _("{what} queued at {platform}, {n} refused.")
                if queued
                else _("{what} taken by {platform}, {n} refused.")
            )
            words = words.replace("{what}", _count(receipt, rows.accepted)).replace("{n}", grouped(rows.refused))
        case State.REFUSED:
            words = _refused(receipt)
        case State.UNKNOWN:
            words = _unknown(receipt)
        case State.WAITING | State.SENDING:
            words = _waiting(receipt)
        case State.CANCELLED:
            words = _discarded(receipt)
    return words.replace("{platform}", label(receipt))


def _unknown(receipt: Receipt) -> str:
    rows = receipt.rows
    words = translate_n(
        "No clear answer came for {what}: {platform} may or may not have it.",
        "No clear answer came for {what}: {platform} may or may not have them.",
        rows.unknown,
    ).replace("{what}", _count(receipt, rows.unknown))
    if not rows.waiting:
        return words
    left = translate_n("1 row has not been sent yet.", "{n} rows have not been sent yet.", rows.waiting)
    return f"{words} {left}"


def is_queued(receipt: Receipt) -> bool:
    """Whether what the platform took only waits there: it imports later and says no more."""
    return any(batch.state is State.QUEUED for batch in receipt.batches)


def label(receipt: Receipt) -> str:
    """What people call the platform."""
    return PLATFORMS[receipt.platform].label if receipt.platform in PLATFORMS else receipt.platform


def _count(receipt: Receipt, n: int) -> str:
    if not receipt.rows.sent and not receipt.rows.waiting and not receipt.discarded:
        return _("The upload without rows")
    if receipt.platform in PLATFORMS:
        return counted(PLATFORMS[receipt.platform], n)
    return translate_n("1 row", "{n} rows", n)


def _refused(receipt: Receipt) -> str:
    rows = receipt.rows
    named = rows.refused - rows.refused_along
    if not named or not rows.refused_along:
        return _("{platform} refused {what}.").replace("{what}", _count(receipt, rows.refused))
    bad = translate_n("{platform} found fault with 1 row", "{platform} found fault with {n} rows", named)
    along = translate_n(
        "and so did not take the other row either.", "and so did not take the other {n} either.", rows.refused_along
    )
    return f"{bad} {along}"


def _discarded(receipt: Receipt) -> str:
    if receipt.rows.sent:
        return _("Discarded. {what} had been sent before.").replace("{what}", _count(receipt, receipt.rows.sent))
    return _("{what} discarded. Nothing was sent.").replace("{what}", _count(receipt, receipt.discarded))


def _waiting(receipt: Receipt) -> str:
    rows = receipt.rows
    if rows.unknown:
        words = translate_n(
            "{what} still to go. For 1 no answer came yet.",
            "{what} still to go. For {n} no answer came yet.",
            rows.unknown,
        )
        return words.replace("{what}", _count(receipt, rows.waiting))
    if rows.sent:
        return _("{what} sealed and still waiting; the rest has gone.").replace("{what}", _count(receipt, rows.waiting))
    if receipt.held:
        words = _("{what} kept in the outbox, and not sent.")
    elif receipt.behind or not wants_network(receipt):
        words = _("{what} sealed, not sent yet.")
    else:
        words = _("{what} sealed, waiting for a network. You may close the lid.")
    return words.replace("{what}", _count(receipt, rows.waiting))
