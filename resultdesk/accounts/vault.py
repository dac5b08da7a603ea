"""Secrets: in the OS keyring, or in this session's memory where there is none that can be used.

Everything here may block (a keyring may ask for its password): call it off the GUI thread. One keyring entry holds one
secret of one account. The environment (``RESULTDESK_SECRET_<NAME>``) goes before both; ``desk`` looks there.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, ParamSpec, TypeVar

from resultdesk.core.errors import KeyringState

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "ResultDesk"

WINDOWS_LIMIT = 2_560
"""Bytes that a Windows credential holds; its texts are UTF-16, so 1,280 characters."""

_NO_KEYRINGS = ("keyring.backends.fail", "keyring.backends.null")
_FILES = ("keyrings.alt",)
"""Back ends that write to plain files: no place for a secret."""

Result = TypeVar("Result")
Params = ParamSpec("Params")


class Where(NamedTuple):
    """Where secrets are kept: "keyring" or "session", and for a session the code of the reason (``wording``)."""

    kind: str
    reason: str = ""
    params: Mapping[str, object] = MappingProxyType({})

    @property
    def problem(self) -> KeyringState | None:
        """Why they are not in the keyring, to be said in words."""
        return KeyringState(self.reason, "", **self.params) if self.reason else None


class Vault:
    """Keeps the secrets of accounts. Safe to use from several threads. Never prints one."""

    def __init__(self) -> None:
        self._session: dict[str, dict[str, str]] = {}
        self._refused: set[str] = set()
        """Accounts whose secrets a keyring did not take: they are in ``_session`` against the person's wish."""
        self._lock = threading.RLock()

    def where(self) -> Where:
        """Where a secret put now would go."""
        with self._lock:
            try:
                self._keyring()
            except KeyringState as state:
                return _session(state)
            return Where("keyring")

    def called(self) -> str:
        """The name that the keyring has for itself; "" where there is none that can be used."""
        with self._lock:
            try:
                return str(self._keyring().name)
            except KeyringState:
                return ""

    def put(self, account: str, secrets: Mapping[str, str]) -> Where:
        """Keep an account's secrets, all in one place; what was kept under the same names is replaced.

        A keyring that cannot take them leaves them in this session's memory, and the reason is returned. Those of its
        secrets that are in memory already go along.
        """
        with self._lock:
            together = {**self._session.get(account, {}), **secrets}
            try:
                self._store(account, together)
            except KeyringState as state:
                self.put_for_session(account, together)
                self._refused.add(account)
                return _session(state)
            self._session.pop(account, None)
            self._refused.discard(account)
            return Where("keyring")

    def retry(self, account: str) -> Where | None:
        """Offer the keyring once more what it did not take of this account; None where there is nothing of the kind."""
        with self._lock:
            return self.put(account, {}) if account in self._refused else None

    def put_for_session(self, account: str, secrets: Mapping[str, str]) -> None:
        """Keep secrets in memory alone, until the program ends."""
        with self._lock:
            self._session[account] = dict(secrets)

    def get(self, account: str, names: Iterable[str]) -> dict[str, str]:
        """The secrets of these names, those there are. Raises KeyringState where a keyring that has them is locked."""
        with self._lock:
            kept = self._session.get(account, {})
            found = {name: kept[name] for name in names if name in kept}
            absent = [name for name in names if name not in kept]
            if not absent:
                return found
            try:
                keyring = self._keyring()
            except KeyringState as state:
                if state.code == "keyring.failed":
                    raise
                return found
            for name in absent:
                secret = _safely(keyring.get_password, _service(account, name), name)
                if secret is not None:
                    found[name] = secret
            return found

    def absent(self, account: str, names: Iterable[str]) -> list[str]:
        """The secrets of these names that are surely not kept. A keyring that may have them is not asked to open."""
        with self._lock:
            kept = self._session.get(account, {})
            try:
                self._keyring()
            except KeyringState:
                return [name for name in names if name not in kept]
            return []

    def forget(self, account: str) -> None:
        """Drop all secrets of an account. Raises KeyringState where the keyring does not let go of them."""
        with self._lock:
            self._session.pop(account, None)
            self._refused.discard(account)
            try:
                keyring = self._keyring()
            except KeyringState:
                return  # nothing was ever put into a keyring that cannot be used
            for name in _names():
                service = _service(account, name)
                if _safely(keyring.get_password, service, name) is not None:
                    _safely(keyring.delete_password, service, name)

    def _store(self, account: str, secrets: Mapping[str, str]) -> None:
        keyring = self._keyring()
        for secret in secrets.values():
            if sys.platform == "win32" and len(secret.encode("utf-16-le")) > WINDOWS_LIMIT:
                raise KeyringState("keyring.too_long", limit=WINDOWS_LIMIT // 2)
        for name, secret in secrets.items():
            _safely(keyring.set_password, _service(account, name), name, secret)
            if _safely(keyring.get_password, _service(account, name), name) != secret:
                raise KeyringState("keyring.forgetful")

    def _keyring(self) -> KeyringBackend:
        """The keyring in use. Raises KeyringState ``keyring.missing`` or ``keyring.in_files``."""
        import keyring

        found = _safely(keyring.get_keyring)
        first = getattr(found, "backends", None)
        module = type(first[0] if first else found).__module__
        if module.startswith(_NO_KEYRINGS) or (first is not None and not first):
            raise KeyringState("keyring.missing")
        if module.startswith(_FILES):
            raise KeyringState("keyring.in_files")
        return found


def _session(state: KeyringState) -> Where:
    return Where("session", state.code, state.params)


def _safely(call: Callable[Params, Result], *args: Params.args, **kwargs: Params.kwargs) -> Result:
    """Ask the keyring; every failure of it is a KeyringState without its text, which may hold anything."""
    from keyring.errors import KeyringLocked, NoKeyringError

    code = "keyring.failed"
    reason = ""
    try:
        return call(*args, **kwargs)
    except KeyringLocked:
        code = "keyring.locked"
    except NoKeyringError:
        code = "keyring.missing"
    except Exception as error:  # noqa: BLE001 - back ends are plug-ins: each raises the errors of its own system
        reason = type(error).__name__
        if "Lock" in reason or "Dismiss" in reason:
            code = "keyring.locked"
    raise KeyringState(code, reason=reason)


def _service(account: str, name: str) -> str:
    """The entry's service. The secret's name is in it, because Windows keeps one user per service."""
    return f"{SERVICE}/{account}/{name}"


def _names() -> set[str]:
    """The names of all secrets of all platforms."""
    from resultdesk.platforms.registry import PLATFORMS

    return {secret.name for known in PLATFORMS.values() for way in known.sign_ins for secret in way.secrets}
