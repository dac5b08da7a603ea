"""The desk: what the window and the command line hold. Owns the state folder and everything that lives in it.

Whatever says "worker" below may wait for a disk, a keyring or a network and is called off the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from resultdesk.core.errors import SignInRefused
from resultdesk.core.watch import Watch
from resultdesk.desk.enquiries import Enquiries
from resultdesk.desk.workbench import Workbench

if TYPE_CHECKING:
    from resultdesk.core.sheet import Rows
    from resultdesk.desk.dispatch import Plan
    from resultdesk.desk.document import Document
    from resultdesk.desk.forgetting import EventForgotten
    from resultdesk.desk.practising import PracticeRun
    from resultdesk.platforms.contract import Account, Gate, Platform
    from resultdesk.sending.receipts import Receipt
    from resultdesk.sending.sender import Progress
    from resultdesk.sending.shelf import Replaced


_PRACTICE = ("preferences", "practice_accounts")
"""Where the names of practice accounts that a person renamed are kept while practice runs."""


class Desk(Workbench, Enquiries):
    """Spreadsheets (``Workbench``), questions to platforms (``Enquiries``), and sending what is ready."""

    def __init__(self, home: Path | None = None, proxy: Callable[[str], str | None] | None = None) -> None:
        super().__init__(home, proxy)
        self._practice: PracticeRun | None = None

    def close(self) -> None:
        """Put everything away."""
        self.stop_practice()
        self.put_away()

    def tidy(self) -> None:
        """Worker. At the start of the one window: take away what a killed practice left and old pastes."""
        from resultdesk.desk import pasting, practising

        renamed = self.memory.get(*_PRACTICE) or ()
        practising.forget(self.accounts, self.outbox, renamed)
        if renamed:
            self.memory.drop(*_PRACTICE)
        pasting.tidy(self.home)

    # Sending ----------------------------------------------------------------------------------------------------

    def plan(self, document: Document) -> Plan:
        """What Send would do now, in one sentence."""
        from resultdesk.desk import dispatch

        return document.binder.plan() if document.binder is not None else dispatch.plan(document)

    def replaced_by(self, document: Document, account: Account) -> Replaced | None:
        """Worker. An older upload for the same place with some of the rows that would go now; None: there is none."""
        from resultdesk.desk import dispatch

        if not self.outbox.receipts(limit=1):
            return None
        binder = document.binder
        return self.outbox.replaced_by(binder.parcel(account) if binder else dispatch.parcel(document, account))

    def seal(self, document: Document, rows: Rows | None = None, *, account: Account | None = None) -> str:
        """Worker. Freeze the ready rows (or those of ``rows``) as a parcel on disk; returns its id.

        The sheets of a binder go together, always whole.
        ``account`` is one that is not kept (see ``desk.passing``); else the destination's own.
        """
        from resultdesk.desk import dispatch, passing

        where = account or self.account(document.destination.account, document.destination.platform)
        binder = document.binder
        packed = binder.parcel(where) if binder is not None else dispatch.parcel(document, where, rows)
        sealed = self.outbox.seal(replace(packed, settings={**packed.settings, **passing.remembered(where)}))
        (binder or document).mark_sent()
        return sealed

    def preview(self, document: Document, account: Account, rows: Rows | None = None) -> str:
        """Worker. Each request as it would go, secrets masked, to be read and copied. Raises WrongUse."""
        from resultdesk.desk import preview

        return "\n".join(preview.lines(preview.requests(document, account, rows)))

    def send(
        self, parcel: str, watch: Watch | None = None, on_progress: Callable[[Progress], None] | None = None
    ) -> Receipt:
        """Worker. Send a sealed parcel and return its receipt, whatever came of it."""
        from resultdesk.sending.sender import Sender

        return Sender(self.outbox, self.http, self._way_for).send(parcel, watch or Watch(), on_progress)

    def read_back(self, parcel: str, watch: Watch | None = None) -> Receipt:
        """Worker. Look at the platform for the rows without an answer; those that it shows count as accepted.

        Raises what ``settling.read_back`` and the way in raise; then nothing is changed.
        """
        from resultdesk.sending import settling

        platform, gate = self._way_for(self.outbox.receipt(parcel))
        return settling.read_back(self.outbox, platform, gate, parcel, watch)

    def forget(self, parcel: str) -> EventForgotten:
        """Worker. Remove what is kept of the people in all finished uploads to the event of this one."""
        from resultdesk.desk import forgetting

        return forgetting.forget(self.outbox, self.memory, parcel)

    def _way_for(self, receipt: Receipt) -> tuple[Platform, Gate]:
        from resultdesk.desk import passing
        from resultdesk.platforms.registry import platform as platform_named

        platform = platform_named(receipt.platform)
        if not receipt.account:
            absent = passing.missing(platform, receipt.settings)
            if absent:
                raise passing.not_set(platform, absent)
            return platform, self.gate(passing.account(platform, receipt.server, receipt.settings))
        # What is sealed goes where it was sealed for, even if the account has moved since.
        kept = self.account(receipt.account, receipt.platform)
        return platform, self.gate(replace(kept, server=receipt.server))

    # Practice ---------------------------------------------------------------------------------------------------

    def practice(self, port: int = 0) -> PracticeRun:
        """Start the practice platforms in this process and add their accounts."""
        from resultdesk.desk.practising import PracticeRun

        if self._practice is None:
            self._practice = PracticeRun(self.accounts, self.vault, port)
        return self._practice

    def still_practice(self, old_name: str, account: Account) -> bool:
        """Whether a changed account is one of the practice: its keys are in memory only, and it goes when that ends.

        Its new name is kept, should this run be killed.
        """
        if self._practice is None or not self._practice.follow(old_name, account):
            return False
        self.memory.put(*_PRACTICE, sorted(self._practice.names))
        return True

    def stop_practice(self) -> None:
        """Stop the practice platforms and take their accounts away."""
        if self._practice is not None:
            self._practice.stop(self.outbox)
            self._practice = None
            self.memory.drop(*_PRACTICE)


__all__ = ["Desk", "SignInRefused"]
