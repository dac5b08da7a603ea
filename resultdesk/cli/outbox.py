"""``resultdesk outbox``: uploads that wait, were interrupted, or ask for a decision."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from resultdesk.cli import exits, receipts
from resultdesk.cli.at_desk import at_desk
from resultdesk.cli.delivery import progress_line, watched, worst
from resultdesk.cli.voice import Voice
from resultdesk.core.errors import WrongUse
from resultdesk.core.language import _
from resultdesk.sending.waiting import asked_to_wait

if TYPE_CHECKING:
    from resultdesk.desk.desk import Desk
    from resultdesk.sending.receipts import Receipt


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``[list|send [ID]|look ID|show ID|discard ID]``."""
    parser.add_argument(
        "what", nargs="?", choices=["list", "send", "look", "show", "discard"], default="list", help=_("default: list")
    )
    parser.add_argument(
        "id",
        nargs="?",
        metavar="ID",
        help=_("which upload, whatever holds it; for send without it: all but those paused by you or by a platform"),
    )
    parser.add_argument(
        "--again",
        action="store_true",
        help=_("for send ID: also what may have arrived already, although the platform may then have it twice"),
    )


def run(options: argparse.Namespace, voice: Voice) -> int:
    """``send`` and ``look`` exit as the receipts say; the others with 0."""
    with at_desk(voice) as desk:
        match options.what:
            case "list":
                waiting = desk.outbox.waiting()
                voice.result({"outbox": [one.to_json() for one in waiting]}, _listed(waiting))
                return exits.FINE
            case "send":
                return _send(desk, options, voice)
            case "look":
                return _look(desk, options, voice)
            case "show":
                receipt = receipts.wanted(desk, options.id)
            case _:
                receipt = desk.outbox.discard(receipts.wanted(desk, options.id).id)
        voice.result(receipt.to_json(), receipts.lines(receipt))
        return exits.FINE


def _listed(waiting: list[Receipt]) -> Iterator[str]:
    yield from receipts.listed(waiting)
    if any(not one.held for one in waiting):
        yield _("What nothing holds goes by itself while ResultDesk is open; “resultdesk outbox send” sends it now.")


def _send(desk: Desk, options: argparse.Namespace, voice: Voice) -> int:
    sent: list[Receipt] = []
    with watched() as watch:
        for receipt, goes in _due(desk, options.id, again=options.again):
            if not goes:
                sent.append(receipt)
                continue
            sent.append(desk.send(receipt.id, watch, lambda progress: voice.progress(progress_line(progress))))
    voice.progress("")
    voice.result(
        {"receipts": [one.to_json() for one in sent]}, (line for one in sent for line in [*receipts.lines(one), ""])
    )
    return worst(sent)


def _look(desk: Desk, options: argparse.Namespace, voice: Voice) -> int:
    """Ask the platform which rows without an answer it shows; nothing is sent."""
    receipt = receipts.wanted(desk, options.id)
    if receipt.open and receipt.rows.unknown:
        with watched() as watch:
            receipt = desk.read_back(receipt.id, watch)
    voice.result(receipt.to_json(), receipts.lines(receipt))
    return worst([receipt])


def _due(desk: Desk, parcel: str | None, *, again: bool) -> list[tuple[Receipt, bool]]:
    """The one that was named, whatever held it; else all that nobody has paused. And whether each may go now.

    Without a name the pause that a platform asked for is kept; a missing network is looked for again.
    """
    if parcel is None:
        if again:
            raise WrongUse("usage.wrong", reason=_("--again needs the ID of an upload"), program="resultdesk outbox")
        now = desk.outbox.now()
        waits = {entry.id for entry in desk.outbox.entries() if asked_to_wait(entry, now)}
        waiting = [receipt for receipt in desk.outbox.waiting() if receipt.held.value != "paused"]
        return [(receipt, receipt.id not in waits) for receipt in waiting]
    found = receipts.wanted(desk, parcel)
    if again:
        return [(desk.outbox.repeat(found.id), True)]
    return [(desk.outbox.send_now(found.id) if found.held.value else found, True)]
