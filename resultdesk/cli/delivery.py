"""Sending a sealed parcel from the command line: progress, Ctrl+C, the receipt and its exit code."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from resultdesk.cli import exits, receipts
from resultdesk.cli.voice import Voice
from resultdesk.core.language import _, grouped
from resultdesk.core.watch import Watch

if TYPE_CHECKING:
    from resultdesk.desk.desk import Desk
    from resultdesk.desk.document import Document
    from resultdesk.platforms.contract import Account
    from resultdesk.sending.receipts import Receipt
    from resultdesk.sending.sender import Progress


def deliver(desk: Desk, parcel: str, voice: Voice) -> int:
    """Send a sealed parcel and print its receipt."""
    with watched() as watch:
        receipt = desk.send(parcel, watch, lambda progress: voice.progress(progress_line(progress)))
    voice.progress("")
    voice.result(receipt.to_json(), receipts.lines(receipt))
    return exits.of_receipt(receipt)


def tell_outlook(desk: Desk, document: Document, account: Account, voice: Voice) -> None:
    """Say what the platform's own lists tell of this upload. Never stops it: who writes a command has decided."""
    from resultdesk.core.errors import DeskError
    from resultdesk.core.problems import Level
    from resultdesk.desk import sentences

    words = {Level.ERROR: _("error"), Level.WARNING: _("warning"), Level.NOTE: _("note")}
    try:
        found = desk.foresee(document, account)
    except DeskError as problem:
        reason = str(sentences.error(problem))
        label = document.platform.label
        voice.aside(
            _("Not compared with {platform}: {reason}").replace("{platform}", label).replace("{reason}", reason)
        )
        return
    for one in found:
        voice.aside(f"{words[one.level]}: {sentences.told(one.code, one.params).what}")


@contextmanager
def watched() -> Iterator[Watch]:
    """A Watch that Ctrl+C cancels: what is sealed stays in the outbox."""
    watch = Watch()
    before = signal.signal(signal.SIGINT, lambda _number, _frame: watch.cancel())
    try:
        yield watch
    finally:
        signal.signal(signal.SIGINT, before)


def progress_line(progress: Progress) -> str:
    """Sent 150 of 312 · 2 refused."""
    line = _("Sent {done} of {of}").format(done=grouped(progress.done), of=grouped(progress.of))
    if progress.refused:
        line += " · " + _("{n} refused").format(n=grouped(progress.refused))
    return line


def worst(found: list[Receipt]) -> int:
    """One exit code for several parcels: the one that needs a person most."""
    return max((exits.of_receipt(receipt) for receipt in found), default=exits.FINE)
