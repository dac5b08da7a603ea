"""The desk asks platforms: accounts and their secrets, sign-ins proved, pick lists, what an upload would do."""

from __future__ import annotations

import builtins
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from resultdesk.core.errors import DeskError, NoAnswer, WrongUse
from resultdesk.core.fields import Destination, Settings
from resultdesk.core.language import translate
from resultdesk.desk.belongings import Belongings
from resultdesk.desk.memory import Listing

if TYPE_CHECKING:
    from resultdesk.desk.document import Document
    from resultdesk.desk.sentences import Sentence
    from resultdesk.platforms.contract import Account, Gate
    from resultdesk.platforms.offers import Foresight


class Enquiries(Belongings):
    """Whatever says "worker" may wait for a keyring or a network and is called off the window's thread."""

    def account(self, name: str, platform: str) -> Account:
        """An account by name; with "" the first of the platform. Raises WrongUse when there is none."""
        from resultdesk.accounts.accounts import same_name
        from resultdesk.platforms.registry import platform as platform_named

        found = self.accounts.list(platform)
        chosen = next((account for account in found if not name or same_name(account.name, name)), None)
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

    def list(
        self, account: Account, key: str, settings: Settings, gate: Gate | None = None
    ) -> tuple[Listing, DeskError | None]:
        """Worker. A pick list, fresh if the platform answers, else as last seen with the reason why it is not fresh.

        ``gate`` is a way in that several lists share. Raises SignInRefused; raises the reason itself where no list was
        ever seen.
        """
        import time

        from resultdesk.desk.opening import list_key

        where = list_key(Destination(account.platform, account.name, settings), key)
        try:
            choices = (gate or self.gate(account)).choices(key, settings)
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
        try:
            gate = self.gate(account)
        except DeskError as unusable:
            return unusable
        for key in pick_lists.keys(document):
            try:
                listing, stale = self.list(account, key, document.destination.settings, gate)
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
