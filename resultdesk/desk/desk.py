"""The desk: what the window and the command line hold. Owns the state folder and everything that lives in it.

Whatever says "worker" below may wait for a disk, a keyring or a network and is called off the window's thread.
"""

from __future__ import annotations

import builtins
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from resultdesk.core.errors import DeskError, NoAnswer, SignInRefused, WrongUse
from resultdesk.core.fields import Destination, Settings
from resultdesk.core.language import translate
from resultdesk.core.watch import Watch
from resultdesk.desk import places
from resultdesk.desk.memory import Listing, Memory

if TYPE_CHECKING:
    from resultdesk.accounts.accounts import Accounts
    from resultdesk.accounts.vault import Vault
    from resultdesk.core.sheet import Rows
    from resultdesk.desk.dispatch import Plan
    from resultdesk.desk.document import Document
    from resultdesk.desk.journal import Journal
    from resultdesk.desk.opening import First, HeaderChoice, ReadAs
    from resultdesk.desk.practising import PracticeRun
    from resultdesk.desk.recovery import Unfinished
    from resultdesk.desk.sentences import Sentence
    from resultdesk.platforms.contract import Account, Gate, Platform
    from resultdesk.platforms.http import Http
    from resultdesk.platforms.offers import Foresight
    from resultdesk.sending.outbox import Outbox
    from resultdesk.sending.receipts import Receipt
    from resultdesk.sending.sender import Progress
    from resultdesk.sending.shelf import Replaced


DEFAULT = Destination("tracx")


class Desk:
    """Everything is opened when first needed, so that the first window waits for nothing."""

    def __init__(self, home: Path | None = None, proxy: Callable[[str], str | None] | None = None) -> None:
        self.home = home or places.home()
        self._proxy = proxy
        self._practice: PracticeRun | None = None

    # What the desk owns -----------------------------------------------------------------------------------------

    @cached_property
    def memory(self) -> Memory:
        """Preferences, recent files, matched headings, pick lists."""
        return Memory(self.home)

    @cached_property
    def accounts(self) -> Accounts:
        """Sign-ins without their secrets."""
        from resultdesk.accounts.accounts import Accounts

        return Accounts(self.home)

    @cached_property
    def vault(self) -> Vault:
        """The secrets: the OS keyring, or this session's memory."""
        from resultdesk.accounts.vault import Vault

        return Vault()

    @cached_property
    def outbox(self) -> Outbox:
        """Sealed parcels and their receipts."""
        from resultdesk.sending.outbox import Outbox

        return Outbox(self.home)

    @cached_property
    def journal(self) -> Journal:
        """Edits, safe from a crash."""
        from resultdesk.desk.journal import Journal

        return Journal(self.home)

    @cached_property
    def http(self) -> Http:
        """The one way out."""
        from resultdesk.platforms.http import Http

        return Http(proxy=self._proxy)

    def close(self) -> None:
        """Put everything away; edits not yet on disk are written first."""
        self.stop_practice()
        for name in ("journal", "memory", "outbox", "http"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()

    def tidy(self) -> None:
        """Worker. At the start of the one window: take away what a killed practice left and old pastes."""
        from resultdesk.desk import pasting, practising

        practising.forget(self.accounts, self.outbox)
        pasting.tidy(self.home)

    # Opening ----------------------------------------------------------------------------------------------------

    def open(
        self,
        path: Path,
        *,
        sheet: str | None = None,
        header_row: HeaderChoice = "find",
        destination: Destination | None = None,
        columns: Mapping[str, str] | None = None,
        watch: Watch | None = None,
    ) -> Document:
        """Worker. A spreadsheet on the desk; raises CannotRead, or WrongUse for a column or setting there is not."""
        from resultdesk.desk import opening

        workbook = opening.read(path, sheet, watch)
        where = destination or self._usual_destination()
        return opening.document(workbook, where, self.memory, header_row=header_row, columns=columns)

    def open_whole(
        self,
        path: Path,
        *,
        sheet: str | None = None,
        destination: Destination | None = None,
        read_as: ReadAs = (None, None),
        watch: Watch | None = None,
        first: First | None = None,
    ) -> Document:
        """Worker. As ``open``; where no sheet is named and several go together, the first of them, with its binder.

        ``read_as`` are the encoding and delimiter that a person has chosen; ``first`` gets the first rows of a large
        file, on this thread, before the rest has been read.
        """
        from resultdesk.desk import binder

        where = destination or self._usual_destination()
        if sheet is None and len(binder.sheets_of(path, where, watch)) > 1:
            return binder.open_all(path, where, self.memory, watch).documents[0]
        from resultdesk.desk import opening

        workbook = opening.read(path, sheet, watch, read_as=read_as, first=first)
        document = opening.document(workbook, where, self.memory)
        document.read_as = read_as
        return document

    def paste(self, text: str, watch: Watch | None = None) -> Document:
        """Worker. A range pasted from a spreadsheet program as a spreadsheet; raises CannotRead, CannotKeep."""
        from resultdesk.desk import pasting

        path = pasting.keep(self.home, text)
        return self.open_whole(path, read_as=pasting.read_as(text), watch=watch)

    def remember(self, document: Document) -> None:
        """Keep the match of columns, the file among the recent ones, and where it goes."""
        from resultdesk.desk import binder, opening

        opening.remember(document, self.memory)
        where = binder.for_another_file(document)
        self.memory.put("preferences", "destination", [where.platform, where.account, dict(where.settings)])

    def _usual_destination(self) -> Destination:
        kept = self.memory.get("preferences", "destination")
        return Destination(*kept) if kept else DEFAULT

    # Work in progress -------------------------------------------------------------------------------------------

    def keep(self, document: Document) -> None:
        """From now on every edit is written down; a crash loses none."""
        from resultdesk.desk import recovery

        recovery.keep(document, self.journal)

    def finish(self, document: Document) -> None:
        """The person closed it: its journal is dropped."""
        from resultdesk.desk import recovery

        recovery.finish(document, self.journal)

    def unfinished(self) -> list[Unfinished]:
        """Work that was not closed: after a crash or a power cut."""
        if not (self.home / "journal.sqlite3").exists():
            return []
        from resultdesk.desk import recovery

        self.journal.flush()
        return recovery.unfinished(self.journal)

    def kept_for(self, path: Path, before: float) -> builtins.list[Unfinished]:
        """Worker. Work on this file that was kept before it was opened (a Unix time), the newest first."""
        from resultdesk.desk import recovery

        self.journal.flush()
        return recovery.unfinished(self.journal, path, before)

    def resume_together(
        self, works: builtins.list[Unfinished], destination: Destination, watch: Watch | None = None
    ) -> Document:
        """Worker. Take up kept work on several sheets that go together; returns the first, with its binder."""
        from resultdesk.desk import recovery

        return recovery.resume_together(works, destination, self.journal, self.memory, watch=watch)

    def resume(self, work: Unfinished, watch: Watch | None = None) -> Document:
        """Worker. Take unfinished work up again."""
        from resultdesk.desk import recovery

        return recovery.resume(work, self.journal, self.memory, watch)

    def drop(self, work: Unfinished) -> None:
        """Forget unfinished work."""
        self.journal.drop(work.id)

    # Accounts and lists -----------------------------------------------------------------------------------------

    def account(self, name: str, platform: str) -> Account:
        """An account by name; with "" the first of the platform. Raises WrongUse when there is none."""
        from resultdesk.platforms.registry import platform as platform_named

        found = self.accounts.list(platform)
        chosen = next((account for account in found if account.name == name or not name), None)
        if chosen is None:
            label = platform_named(platform).label
            raise WrongUse("account.unknown" if name else "account.missing", name, account=name, label=label)
        return chosen

    def secrets(self, account: Account) -> dict[str, str]:
        """Worker. The secrets of an account: from the environment, else the vault. Raises WrongUse for missing ones."""
        from resultdesk.platforms.registry import platform as platform_named

        ways = platform_named(account.platform).sign_ins
        way = next((way for way in ways if way.key == account.sign_in), ways[0])
        names = [secret.name for secret in way.secrets]
        found = {name: value for name in names if (value := os.environ.get(f"RESULTDESK_SECRET_{name}"))}
        absent = [name for name in names if name not in found]
        if absent:
            found.update(self.vault.get(account.name, absent))
        for secret in way.secrets:
            if not found.get(secret.name) and not secret.optional:
                missing = translate(secret.label)
                raise WrongUse("secrets.missing", account.name, account=account.name, missing=missing)
        return found

    def gate(self, account: Account, secrets: Mapping[str, str] | None = None) -> Gate:
        """Worker. A way in for this account; ``secrets`` for one not kept yet."""
        from resultdesk.platforms.registry import platform as platform_named

        return platform_named(account.platform).gate(self.http, account, secrets or self.secrets(account))

    def test(self, account: Account, secrets: Mapping[str, str] | None = None) -> Sentence:
        """Worker. Prove a sign-in: "Signed in. This token may list 2 events."; raises SignInRefused or NoAnswer."""
        from resultdesk.desk import sentences

        code, params = self.gate(account, secrets).test()
        return sentences.told(code, params)

    def list(self, account: Account, key: str, settings: Settings) -> tuple[Listing, DeskError | None]:
        """Worker. A pick list, fresh if the platform answers, else as last seen with the reason why it is not fresh.

        Raises SignInRefused; raises the reason itself where no list was ever seen.
        """
        import time

        from resultdesk.desk.opening import list_key

        where = list_key(Destination(account.platform, account.name, settings), key)
        try:
            choices = self.gate(account).choices(key, settings)
        except NoAnswer as problem:
            last = self.memory.list_of(*where)
            if last is None:
                raise
            return last, problem
        if account.name:  # one that is not kept may be at another server tomorrow
            self.memory.listed(*where, choices)
        return Listing(tuple(choices), time.time()), None

    def refresh_lists(self, document: Document, account: Account) -> DeskError | None:
        """Worker. Check the document against lists as fresh as can be had; returns why they are not all fresh."""
        from resultdesk.desk import pick_lists

        lists = dict(document.lists)
        problem: DeskError | None = None
        for key in pick_lists.keys(document):
            try:
                listing, stale = self.list(account, key, document.destination.settings)
            except NoAnswer as nobody:
                problem = nobody
                break  # asking for the next list would only take time
            except DeskError as refused:
                problem = refused  # a token may list races but not events
                continue
            lists[key] = listing.choices
            problem = stale or problem
        document.set_lists(lists)
        return problem

    def foresee(self, document: Document, account: Account | None = None) -> builtins.list[Foresight]:
        """Worker. What the platform's own lists say of this upload before it goes; [] where it has none to compare.

        Raises SignInRefused, NoAnswer or another DeskError: the upload is then simply not compared.
        """
        from resultdesk.desk import outlook

        ask = outlook.look(document)
        if ask is None:
            return []
        return ask(self.gate(account or self.account(document.destination.account, document.platform.name)))

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

    def stop_practice(self) -> None:
        """Stop the practice platforms and take their accounts away."""
        if self._practice is not None:
            self._practice.stop(self.outbox)
            self._practice = None


__all__ = ["Desk", "SignInRefused"]
