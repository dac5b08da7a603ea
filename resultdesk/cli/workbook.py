"""``resultdesk send`` for a workbook whose sheets go together (Equipe's collections)."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from resultdesk.cli import arguments, check, delivery, dry_run, exits, spreadsheets
from resultdesk.cli.voice import Voice
from resultdesk.core.errors import WrongUse
from resultdesk.core.fields import Destination

if TYPE_CHECKING:
    from resultdesk.desk.binder import Binder
    from resultdesk.desk.desk import Desk
    from resultdesk.platforms.contract import Account


def is_meant(options: argparse.Namespace) -> bool:
    """Whether all sheets go: no single one was named, and at least two are named after what the platform takes."""
    settings = arguments.destination_settings(options)
    if options.sheet or options.map or options.header_row is not None or "collection" in settings:
        return False
    from resultdesk.desk import binder

    return len(binder.sheets_of(Path(options.file), Destination(options.to, "", settings))) > 1


def run(desk: Desk, options: argparse.Namespace, account: Account, voice: Voice) -> int:
    """Exit as the receipt says; 1 with the problems of each sheet if rows have errors and they may not stay here."""
    from resultdesk.desk import binder

    settings = arguments.destination_settings(options)
    book = binder.open_all(Path(options.file), Destination(options.to, account.name, settings), desk.memory)
    if options.fix_all:
        for document in book.documents:
            spreadsheets.fix_all(document)
    bad = [document for document in book.documents if document.checker.counts().errors]
    if bad and not options.skip_bad:
        return _refuse(book, options.file, voice)
    parcel = book.parcel(account)
    if options.dry_run:
        platform = book.documents[0].platform
        requests = dry_run.of_parcel(parcel, platform, account)
        voice.result_with_rows({"file": options.file}, "requests", requests, dry_run.lines(requests))
        return exits.FINE
    delivery.tell_outlook(desk, book.documents[0], account, voice)
    voice.aside(book.plan().sentence)
    return delivery.deliver(desk, desk.outbox.seal(parcel), voice)


def _refuse(book: Binder, file: str, voice: Voice) -> int:
    """Say of each sheet which rows have errors; nothing was sealed."""
    counts = [document.checker.counts() for document in book.documents]
    more = {}
    if voice.as_json:
        sheets = [{**check.summary(file, one), "problems": list(check.problems(one))} for one in book.documents]
        more = {"file": file, "sheets_checked": sheets}
    else:
        for document in book.documents:
            for line in check.lines(file, document):
                voice.aside(line)
    return voice.error(WrongUse("rows.have_errors", n=sum(one.rows - one.ready for one in counts)), more)
