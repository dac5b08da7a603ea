"""``resultdesk receipts``: what was sent, and what became of it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from resultdesk.cli import exits
from resultdesk.cli.at_desk import at_desk
from resultdesk.cli.voice import Voice
from resultdesk.core.errors import WrongUse
from resultdesk.core.language import N_, _, translate_n
from resultdesk.sending.standing import standing

if TYPE_CHECKING:
    from resultdesk.desk.desk import Desk
    from resultdesk.sending.receipts import Receipt

SHOWN_REFUSALS = 50


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``[list|show ID]``."""
    parser.add_argument("what", nargs="?", choices=["list", "show"], default="list", help=_("default: list"))
    parser.add_argument("id", nargs="?", metavar="ID", help=_("for show: the number of the receipt"))
    parser.add_argument("--search", default="", metavar="WORDS", help=_("for list: only receipts with these words"))
    parser.add_argument(
        "--newest", type=_count, metavar="N", help=_("for list: only the newest N of them (default: all)")
    )


def _count(text: str) -> int:
    """A number of receipts. Raises ArgumentTypeError."""
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(_("“{text}” is not a whole number").format(text=text))
    return int(text)


def run(options: argparse.Namespace, voice: Voice) -> int:
    """Looks at what is kept; asks no platform."""
    with at_desk(voice) as desk:
        if options.what == "show":
            receipt = wanted(desk, options.id)
            voice.result(receipt.to_json(), lines(receipt))
        else:
            found = desk.outbox.receipts(options.search, options.newest)
            made: dict[str, object] = {"receipts": [one.to_json() for one in found]}
            older = 0
            if options.newest is not None:
                made["older"] = older = desk.outbox.count(options.search) - len(found)
            voice.result(made, listed(found, older))
        return exits.FINE


def wanted(desk: Desk, parcel: str | None) -> Receipt:
    """The receipt with this id. Raises WrongUse."""
    if parcel is None:
        raise WrongUse("usage.wrong", reason=_("the number of a parcel is missing"), program="resultdesk outbox")
    return desk.outbox.receipt(parcel)


def listed(receipts: list[Receipt], older: int = 0) -> Iterator[str]:
    """One line each, and how many ``older`` ones are not listed."""
    if not receipts and not older:
        yield _("Nothing here.")
    for one in receipts:
        sealed = one.to_json()["times"]
        when = sealed["sealed"] if isinstance(sealed, dict) else ""
        yield f"{one.id}  {when}  {outcome(one)}  {one.title}  ({one.source.name})"
        if one.open:
            yield f"  {standing(one)}"
    if older:
        yield translate_n("and 1 older one", "and {n} older ones", older)


def lines(receipt: Receipt) -> Iterator[str]:
    """A receipt for people."""
    from resultdesk.desk import sentences
    from resultdesk.platforms.registry import platform as platform_named

    yield f"{outcome(receipt)}"
    yield _("Receipt {id}: {file} to {title}").format(id=receipt.id, file=receipt.source.name, title=receipt.title)
    rows = receipt.rows
    parts = [
        translate_n("1 row sent", "{n} rows sent", rows.sent),
        _accepted(receipt),
        translate_n("1 refused", "{n} refused", rows.refused),
        translate_n("1 unknown", "{n} unknown", rows.unknown),
        translate_n("1 kept here", "{n} kept here", rows.skipped),
    ]
    if rows.waiting:
        parts.append(translate_n("1 waiting", "{n} waiting", rows.waiting))
    if receipt.discarded:
        parts.append(translate_n("1 discarded", "{n} discarded", receipt.discarded))
    yield " · ".join(parts)
    if receipt.open:
        yield standing(receipt)
    cause = sentences.cause(receipt)
    if cause is not None:
        yield f"{cause} {sentences.safe_again(receipt)}".strip()
    if sentences.seen(receipt):
        yield sentences.seen(receipt)
    if sentences.can_look(receipt):
        yield _("“resultdesk outbox look {id}” tells which of them {platform} has.").format(
            id=receipt.id, platform=platform_named(receipt.platform).label
        )
    for one in receipt.refused[:SHOWN_REFUSALS]:
        yield _("  row {row} ({key}): {message}").format(row=one.row, key=one.key, message=one.message)
    if len(receipt.refused) > SHOWN_REFUSALS:
        yield translate_n("  … and 1 more", "  … and {n} more", len(receipt.refused) - SHOWN_REFUSALS)
    if receipt.transaction:
        yield sentences.undo(receipt) or _("Transaction {uuid}").format(uuid=receipt.transaction)


def _accepted(receipt: Receipt) -> str:
    """A platform that queues has not taken anything in yet; nothing here may sound as if it had."""
    if any(line.state.value == "queued" for line in receipt.batches):
        return translate_n("1 queued", "{n} queued", receipt.rows.accepted)
    return translate_n("1 accepted", "{n} accepted", receipt.rows.accepted)


_OUTCOMES = {
    "accepted": N_("Accepted"),
    "queued": N_("Queued: the platform has the rows and will import them by itself"),
    "partly_refused": N_("Partly refused"),
    "refused": N_("Refused"),
    "unknown": N_("Unknown: no answer came, so it may or may not have arrived"),
    "waiting": N_("Waiting in the outbox"),
    "sending": N_("Being sent"),
    "cancelled": N_("Discarded"),
}


def outcome(receipt: Receipt) -> str:
    """The state in words."""
    return _(_OUTCOMES[receipt.state.value])
