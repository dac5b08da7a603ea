"""``resultdesk send`` and ``check`` for a workbook whose sheets go together (Equipe's collections)."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
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


def judge(desk: Desk, options: argparse.Namespace, voice: Voice) -> int:
    """``resultdesk check`` for such a workbook: every sheet, and what they say of each other. Exit 1 for errors."""
    from resultdesk.desk import binder

    where = Destination(options.to, "", arguments.destination_settings(options))
    book = binder.open_all(Path(options.file), where, desk.memory)
    voice.result_with_rows(_summary(book, options.file), "problems", _problems(book), _lines(book, options.file))
    return exits.ROWS if any(one.checker.counts().errors for one in book.documents) else exits.FINE


def _refuse(book: Binder, file: str, voice: Voice) -> int:
    """Say of each sheet which rows have errors; nothing was sealed."""
    more = {**_summary(book, file), "problems": list(_problems(book))} if voice.as_json else {}
    if not voice.as_json:
        for line in _lines(book, file):
            voice.aside(line)
    counts = [document.checker.counts() for document in book.documents]
    return voice.error(WrongUse("rows.have_errors", n=sum(one.rows - one.ready for one in counts)), more)


def _summary(book: Binder, file: str) -> dict[str, object]:
    """As of one sheet, the first, but with the counts of all; ``sheets_checked`` has each sheet's own."""
    counts = [document.checker.counts() for document in book.documents]
    together = {name: sum(getattr(one, name) for one in counts) for name in ("rows", "ready", "errors", "warnings")}
    each = [check.summary(file, document) for document in book.documents]
    return {**each[0], "counts": together, "sheets_checked": each}


def _problems(book: Binder) -> Iterator[dict[str, object]]:
    """The problems of all sheets, each with the name of its sheet."""
    for document in book.documents:
        for found in check.problems(document):
            yield {"sheet": document.raw.name, **found}


def _lines(book: Binder, file: str) -> Iterator[str]:
    for document in book.documents:
        yield from check.lines(file, document)
