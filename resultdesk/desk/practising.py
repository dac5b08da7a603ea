"""Practice: the stand-in platforms in this process, and an account for each that is gone with them."""

from __future__ import annotations

from resultdesk.accounts.accounts import Accounts
from resultdesk.accounts.vault import Vault
from resultdesk.core.language import N_, translate
from resultdesk.platforms.contract import Account
from resultdesk.platforms.registry import PLATFORMS
from resultdesk.practice.server import PracticeServer
from resultdesk.practice.sign_ins import SIGN_INS


class PracticeRun:
    """Started practice platforms. ``accounts`` are theirs, by platform; their secrets are in memory only."""

    def __init__(self, accounts: Accounts, vault: Vault, port: int = 0) -> None:
        self._accounts = accounts
        self._vault = vault
        self.server = PracticeServer(port=port)
        self.server.start()
        self.accounts: dict[str, Account] = {}
        for name in PLATFORMS:
            if name in SIGN_INS:
                self._add(name)

    @property
    def url(self) -> str:
        """The practice server's address."""
        return self.server.url

    def stop(self) -> None:
        """Stop, and forget the accounts."""
        for account in self.accounts.values():
            self._accounts.remove(account.name)
        self.server.stop()

    def _add(self, platform: str) -> None:
        known = SIGN_INS[platform]
        name = translate(N_("Practice {platform}")).replace("{platform}", PLATFORMS[platform].label)
        way = PLATFORMS[platform].sign_ins[0].key
        account = Account(name, platform, self.url + known.prefix, way, known.plain)
        self._accounts.add(account)
        self._vault.put_for_session(name, known.secrets)
        self.accounts[platform] = account
