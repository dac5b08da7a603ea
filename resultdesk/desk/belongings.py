"""What the desk owns: the state folder and everything that lives in it, each opened when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from resultdesk.desk import places
from resultdesk.desk.memory import Memory

if TYPE_CHECKING:
    from resultdesk.accounts.accounts import Accounts
    from resultdesk.accounts.vault import Vault
    from resultdesk.core.errors import CannotKeep
    from resultdesk.desk.journal import Journal
    from resultdesk.platforms.http import Http
    from resultdesk.sending.outbox import Outbox


class Belongings:
    """Nothing here is loaded at the start, so that the first window waits for nothing."""

    def __init__(self, home: Path | None = None, proxy: Callable[[str], str | None] | None = None) -> None:
        self.home = home or places.home()
        self._proxy = proxy

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

    @property
    def rescued(self) -> CannotKeep | None:
        """What to tell a person when the outbox was opened, found damaged and mended; does not open it."""
        return self.outbox.rescued if "outbox" in self.__dict__ else None

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

    def put_away(self) -> None:
        """Close what was opened; edits not yet on disk are written first."""
        for name in ("journal", "memory", "outbox", "http"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()
