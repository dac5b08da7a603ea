"""What came of an upload, in one line; and how it is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resultdesk.core.language import N_, translate, translate_n
from resultdesk.platforms.registry import PLATFORMS
from resultdesk.sending.parcel import State
from resultdesk.ui.strip import Tone

if TYPE_CHECKING:
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
    State.CANCELLED: N_("cancelled"),
}


def state_word(receipt: Receipt) -> str:
    """The state in a word or two."""
    return translate(STATES[receipt.state])


def headline(receipt: Receipt) -> str:
    """One line: numbers first, and never more than the platform said (queued is not imported)."""
    rows = receipt.rows
    match receipt.state:
        case State.ACCEPTED:
            words = translate_n(
                "1 row was accepted by {platform}.", "{n} rows were accepted by {platform}.", rows.accepted
            )
        case State.QUEUED:
            words = translate_n(
                "1 row is queued at {platform}, which imports it in its own time.",
                "{n} rows are queued at {platform}, which imports them in its own time.",
                rows.accepted,
            )
        case State.PARTLY_REFUSED:
            good = translate_n("1 row was taken by {platform},", "{n} rows were taken by {platform},", rows.accepted)
            bad = translate_n("1 was refused.", "{n} were refused.", rows.refused)
            words = f"{good} {bad}"
        case State.REFUSED:
            words = _refused(receipt)
        case State.UNKNOWN:
            words = translate_n(
                "No answer came for 1 row: {platform} may or may not have it.",
                "No answer came for {n} rows: {platform} may or may not have them.",
                rows.unknown,
            )
        case State.WAITING | State.SENDING:
            words = _waiting(receipt)
        case State.CANCELLED:
            words = translate_n("Stopped. 1 row had been sent.", "Stopped. {n} rows had been sent.", rows.sent)
    return words.replace("{platform}", label(receipt))


def label(receipt: Receipt) -> str:
    """What people call the platform."""
    return PLATFORMS[receipt.platform].label if receipt.platform in PLATFORMS else receipt.platform


def _refused(receipt: Receipt) -> str:
    rows = receipt.rows
    named = rows.refused - rows.refused_along
    if not named or not rows.refused_along:
        return translate_n("{platform} refused the 1 row.", "{platform} refused all {n} rows.", rows.refused)
    bad = translate_n("{platform} found fault with 1 row", "{platform} found fault with {n} rows", named)
    along = translate_n(
        "and so did not take the other row either.", "and so did not take the other {n} either.", rows.refused_along
    )
    return f"{bad} {along}"


def _waiting(receipt: Receipt) -> str:
    rows = receipt.rows
    if rows.sent:
        return translate_n(
            "1 row is sealed and still waits; the rest has gone.",
            "{n} rows are sealed and still wait; the rest has gone.",
            rows.waiting,
        )
    return translate_n(
        "1 row is sealed and waits in the outbox. Nothing is lost.",
        "{n} rows are sealed and wait in the outbox. Nothing is lost.",
        rows.waiting,
    )
