"""Practice: the stand-in platforms in this process, and an account for each that is gone with them."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from urllib.parse import urlsplit

from resultdesk.accounts.accounts import Accounts, same_name
from resultdesk.accounts.vault import Vault
from resultdesk.core.errors import DeskError, WrongUse
from resultdesk.core.language import N_, in_every_language, translate
from resultdesk.desk import places
from resultdesk.platforms.address import is_loopback
from resultdesk.platforms.contract import Account
from resultdesk.platforms.registry import PLATFORMS
from resultdesk.practice.server import PracticeServer
from resultdesk.practice.sign_ins import SIGN_INS
from resultdesk.sending.outbox import Outbox

_NAME = N_("Practice {platform}")


class PracticeRun:
    """Started practice platforms. ``accounts`` are theirs, by platform; their secrets are in memory only."""

    def __init__(self, accounts: Accounts, vault: Vault, port: int = 0) -> None:
        self._accounts = accounts
        self._vault = vault
        self.server = PracticeServer(port=port)
        self.server.start()
        self.accounts: dict[str, Account] = {}
        self.names: frozenset[str] = frozenset()
        """What they are called now."""
        try:
            for name in PLATFORMS:
                if name in SIGN_INS:
                    self._add(name)
        except DeskError:
            self.server.stop()
            raise

    @property
    def url(self) -> str:
        """The practice server's address."""
        return self.server.url

    def stop(self, outbox: Outbox) -> None:
        """Stop, and forget the accounts and what still waited for them: it was practice."""
        forget(self._accounts, outbox, self.names)
        self.server.stop()

    def follow(self, old_name: str, account: Account) -> bool:
        """Whether an account that was changed is still one of these: under another name it is, elsewhere not."""
        mine = {one for one in self.names if same_name(one, old_name)}
        stays = bool(mine) and account.server.startswith(self.url + "/")
        self.names = self.names - mine | ({account.name} if stays else set())
        return stays

    def _add(self, platform: str) -> None:
        known = SIGN_INS[platform]
        name = name_of(platform)
        way = PLATFORMS[platform].sign_ins[0].key
        account = Account(name, platform, self.url + known.prefix, way, known.plain)
        # One that a killed run left makes room; a person's own of that name does not.
        left = any(same_name(one.name, name) and _is_practice(one) for one in self._accounts.list())
        self._accounts.add(account, replacing=name if left else "")
        self._vault.put_for_session(name, known.secrets)
        self.accounts[platform] = account
        self.names |= {name}


def name_of(platform: str) -> str:
    """What the practice account of a platform is called."""
    return translate(_NAME).replace("{platform}", PLATFORMS[platform].label)


def forget(accounts: Accounts, outbox: Outbox, renamed: Collection[str] = ()) -> None:
    """Take practice accounts away, those of a killed run too, in any language; discard what waits for them.

    ``renamed`` are names that practice accounts got from a person: nothing answers them any more either.
    """
    spoken = in_every_language(_NAME, places.resources() / "locale")
    names = {words.replace("{platform}", platform.label) for words in spoken for platform in PLATFORMS.values()}
    kept = accounts.list()
    gone = {one.name for one in kept if one.name in names and _is_practice(one)}
    gone |= {one.name for one in kept if one.name in renamed and _is_practice(one)}
    for name in gone:
        accounts.remove(name)
    for receipt in outbox.waiting() if gone else ():
        if receipt.account in gone:
            with suppress(WrongUse):  # another process is sending it just now
                outbox.discard(receipt.id)


def _is_practice(account: Account) -> bool:
    return is_loopback(urlsplit(account.server).hostname or "")
