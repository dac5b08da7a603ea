"""Platform accounts without their secrets, as one JSON file in the state folder."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Collection
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import NamedTemporaryFile

from resultdesk.core import private
from resultdesk.core.errors import CannotKeep, WrongUse
from resultdesk.platforms import address
from resultdesk.platforms.contract import Account

FILE = "accounts.json"
VERSION = 1
LONGEST_NAME = 80

Kept = list[Account]


class Accounts:
    """The accounts by name. Read from the file at each call: another window or the command line may have changed it.

    Every method may raise CannotKeep: ``accounts.damaged`` and ``accounts.newer`` leave the file untouched
    (``set_aside`` makes room for a new one), ``accounts.not_written`` leaves the old one.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._lock = threading.Lock()

    def list(self, platform: str | None = None) -> Kept:
        """The accounts (of one platform) in the order they were added."""
        return [account for account in self._read() if platform in (None, account.platform)]

    def get(self, name: str) -> Account:
        """The account of this name. Raises WrongUse ``account.unknown``."""
        found = next((account for account in self._read() if same_name(account.name, name)), None)
        if found is None:
            raise WrongUse("account.unknown", name, account=name)
        return found

    def add(self, account: Account, *, replacing: str = "") -> Account:
        """Keep an account, a new one or in place of ``replacing``; returns it as kept (its server's address tidied).

        Raises WrongUse ``account.taken`` where another account, of whatever platform, has its name: its key is kept
        under that name. Further ``account.no_name``, ``account.odd_name``, or ``server.…`` for an address that cannot
        be used.
        """
        kept = replace(account, name=_name(account.name), server=address.server(account.server))
        with self._lock:
            accounts = self._read()
            places = {_folded(other.name): index for index, other in enumerate(accounts)}
            at = places.get(_folded(replacing), len(accounts))
            if (taken := places.get(_folded(kept.name), at)) != at:
                raise _taken(accounts[taken])
            accounts[at : at + 1] = [kept]
            self._write(accounts)
        return kept

    def remove(self, name: str) -> None:
        """Forget an account (its secrets: ``Vault.forget``). One that is not there is already gone."""
        with self._lock:
            accounts = self._read()
            left = [account for account in accounts if not same_name(account.name, name)]
            if len(left) < len(accounts):
                self._write(left)

    def set_aside(self) -> Path:
        """Move a file that cannot be read out of the way, keeping it; returns where it is now."""
        with self._lock:
            number = 1
            while (target := self._path.with_name(f"{FILE}.damaged-{number}")).exists():
                number += 1
            try:
                self._path.replace(target)
            except OSError as error:
                raise CannotKeep("accounts.not_written", str(self._path), reason=error.strerror) from error
            return target

    def _read(self) -> Kept:
        try:
            raw = self._path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise CannotKeep("accounts.not_read", str(self._path), reason=error.strerror) from error
        try:
            document = json.loads(raw)
        except (ValueError, RecursionError):
            raise CannotKeep("accounts.damaged", str(self._path)) from None
        if isinstance(document, dict) and isinstance(document.get("version"), int) and document["version"] > VERSION:
            raise CannotKeep("accounts.newer", str(self._path))
        if not isinstance(document, dict) or not isinstance(document.get("accounts"), list):
            raise CannotKeep("accounts.damaged", str(self._path))
        return [self._account(item) for item in document["accounts"]]

    def _account(self, item: object) -> Account:
        """An account from its JSON; unknown members are left out."""
        if isinstance(item, dict):
            name, platform, server, sign_in = (item.get(key, "") for key in ("name", "platform", "server", "sign_in"))
            plain = item.get("plain", {})
            texts = (name, platform, server, sign_in)
            if name and isinstance(plain, dict) and all(isinstance(text, str) for text in texts):
                return Account(name, platform, server, sign_in, {key: str(value) for key, value in plain.items()})
        raise CannotKeep("accounts.damaged", str(self._path))

    def _write(self, accounts: Kept) -> None:
        """Write beside and swap: a crash or a full disk leaves the old file or the new one, never half of one."""
        document = {"version": VERSION, "accounts": [asdict(account) for account in accounts]}
        beside: Path | None = None
        try:
            self._path.parent.mkdir(private.FOLDER, parents=True, exist_ok=True)
            with NamedTemporaryFile("w", dir=self._path.parent, encoding="utf-8", delete=False) as file:
                beside = Path(file.name)
                json.dump(document, file, ensure_ascii=False, indent=2)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._path)
        except OSError as error:
            if beside is not None:
                with suppress(OSError):  # the disk that is full may also refuse this; the old file stands
                    beside.unlink()
            raise CannotKeep("accounts.not_written", str(self._path), reason=error.strerror) from error


def same_name(one: str, other: str) -> bool:
    """Whether two names are one account's: letters' case and blanks make no difference."""
    return _folded(one) == _folded(other)


def free_name(wanted: str, taken: Collection[str]) -> str:
    """``wanted``, or "wanted 2" and so on where accounts have that name already."""
    names = {_folded(name) for name in taken}
    number, name = 1, wanted
    while _folded(name) in names:
        number += 1
        name = f"{wanted} {number}"
    return name


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _taken(account: Account) -> WrongUse:
    from resultdesk.platforms.registry import PLATFORMS

    known = PLATFORMS.get(account.platform)
    label = known.label if known is not None else account.platform
    return WrongUse("account.taken", account.name, account=account.name, label=label)


def _name(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise WrongUse("account.no_name")
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise WrongUse("account.odd_name", name[:LONGEST_NAME])
    return name
