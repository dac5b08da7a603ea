"""``resultdesk send``: check, seal and send a spreadsheet, and print the receipt."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from resultdesk.cli import arguments, check, delivery, dry_run, exits, signing, spreadsheets, workbook
from resultdesk.cli.at_desk import at_desk
from resultdesk.cli.voice import Voice
from resultdesk.core.errors import WrongUse
from resultdesk.core.language import _

if TYPE_CHECKING:
    from resultdesk.desk.desk import Desk
    from resultdesk.desk.document import Document
    from resultdesk.platforms.contract import Account


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``FILE --to … [--set …]… [--server URL] [--account NAME] [--fix-all] [--skip-bad] [--dry-run]``."""
    arguments.add_file(parser)
    arguments.add_destination(parser)
    arguments.describe_platforms(parser, sign_ins=True)
    parser.add_argument("--server", metavar="URL", help=_("the platform's address, if it is not the usual one"))
    parser.add_argument("--account", default="", metavar="NAME", help=_("an account that ResultDesk keeps"))
    parser.add_argument("--fix-all", action="store_true", help=_("first apply every fix that needs no question"))
    parser.add_argument("--skip-bad", action="store_true", help=_("send the good rows even if others have errors"))
    parser.add_argument(
        "--dry-run", action="store_true", help=_("print what would be sent, secrets masked; send nothing")
    )


def run(options: argparse.Namespace, voice: Voice) -> int:
    """Exit as the receipt says; 1 with the problems if rows have errors and ``--skip-bad`` was not given."""
    with at_desk(voice) as desk:
        account = signing.account(desk, options, arguments.destination_settings(options))
        if workbook.is_meant(options):
            return workbook.run(desk, options, account, voice)
        document = spreadsheets.open_document(desk, options, account.name)
        unlisted = None if options.dry_run else desk.refresh_lists(document, account)
        if options.fix_all:
            spreadsheets.fix_all(document)
        if unlisted is not None and _waits_for_lists(document):
            raise unlisted
        errors = document.checker.counts().errors
        if errors and not options.skip_bad:
            return _refuse(document, options.file, voice)
        if options.dry_run:
            requests = dry_run.requests(document, account)
            voice.result_with_rows(check.summary(options.file, document), "requests", requests, dry_run.lines(requests))
            return exits.FINE
        return _send(desk, document, account, voice)


def _waits_for_lists(document: Document) -> bool:
    """Whether rows have errors only because a list could not be fetched: why it could not is then the answer."""
    return any("setting" in group.params for group in document.checker.groups())


def _refuse(document: Document, file: str, voice: Voice) -> int:
    """Say which rows have errors; nothing was sealed."""
    counts = document.checker.counts()
    bad = counts.rows - counts.ready
    more = {**check.summary(file, document), "problems": list(check.problems(document))} if voice.as_json else {}
    if not voice.as_json:
        for line in check.lines(file, document):
            voice.aside(line)
    return voice.error(WrongUse("rows.have_errors", n=bad), more)


def _send(desk: Desk, document: Document, account: Account, voice: Voice) -> int:
    delivery.tell_outlook(desk, document, account, voice)
    voice.aside(desk.plan(document).sentence)
    return delivery.deliver(desk, desk.seal(document, account=account), voice)
