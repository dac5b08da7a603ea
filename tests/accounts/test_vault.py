from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import KeyringLocked, PasswordSetError

from resultdesk.accounts import wording
from resultdesk.accounts.vault import Vault, Where
from resultdesk.core.errors import KeyringState

if TYPE_CHECKING:
    from conftest import MemoryKeyring

SECRETS = {"CONNECT_TOKEN": "geheim-é-1"}
TWO = {"API_KEY": "geheim-2", "API_SECRET": "geheim-3"}


def _use(backend: KeyringBackend) -> None:
    keyring.set_keyring(backend)


class Failing(KeyringBackend):
    """A keyring that fails in a way of its own."""

    priority = 1

    def __init__(self, error: Exception, after: int = 0) -> None:
        super().__init__()
        self.error = error
        self.left = after
        self.stored: dict[tuple[str, str], str] = {}

    def _count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise self.error

    def get_password(self, service: str, username: str) -> str | None:
        self._count()
        return self.stored.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._count()
        self.stored[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._count()


class Odd(Exception):
    """An error of somebody's back end."""


def test_secrets_go_to_the_keyring_one_entry_each(memory_keyring: MemoryKeyring) -> None:
    vault = Vault()
    assert vault.where() == Where("keyring")
    assert vault.put("Club", TWO) == Where("keyring")
    assert memory_keyring.stored == {
        ("ResultDesk/Club/API_KEY", "API_KEY"): "geheim-2",
        ("ResultDesk/Club/API_SECRET", "API_SECRET"): "geheim-3",
    }
    assert Vault().get("Club", ["API_KEY", "API_SECRET", "TMP_KEY"]) == TWO


def test_accounts_do_not_mix() -> None:
    vault = Vault()
    vault.put("A", SECRETS)
    assert vault.get("B", SECRETS) == {}


def test_a_new_secret_replaces_the_old() -> None:
    vault = Vault()
    vault.put_for_session("Club", {"CONNECT_TOKEN": "old"})
    vault.put("Club", SECRETS)
    assert vault.get("Club", SECRETS) == SECRETS


def test_forgetting(memory_keyring: MemoryKeyring) -> None:
    vault = Vault()
    vault.put("Club", SECRETS)
    vault.put("Other", SECRETS)
    vault.forget("Club")
    vault.forget("Club")
    assert list(memory_keyring.stored) == [("ResultDesk/Other/CONNECT_TOKEN", "CONNECT_TOKEN")]


def test_for_this_session_only(memory_keyring: MemoryKeyring) -> None:
    vault = Vault()
    vault.put_for_session("Practice", SECRETS)
    assert vault.get("Practice", SECRETS) == SECRETS
    assert memory_keyring.stored == {}
    vault.forget("Practice")
    assert vault.get("Practice", SECRETS) == {}


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring])
def test_without_a_keyring_memory_serves_and_says_so(backend: type[KeyringBackend]) -> None:
    _use(backend())
    vault = Vault()
    assert vault.where() == Where("session", "keyring.missing")
    assert vault.put("Club", SECRETS) == Where("session", "keyring.missing")
    assert vault.get("Club", SECRETS) == SECRETS
    assert Vault().get("Club", SECRETS) == {}
    vault.forget("Club")
    assert vault.get("Club", SECRETS) == {}


def test_a_keyring_in_plain_files_is_not_used() -> None:
    kind = type("PlaintextKeyring", (Failing,), {"__module__": "keyrings.alt.file"})
    backend = kind(Odd(), after=99)
    _use(backend)
    assert Vault().put("Club", SECRETS) == Where("session", "keyring.in_files")
    assert backend.stored == {}


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyringLocked("locked"), "keyring.locked"),
        (PasswordSetError("no"), "keyring.failed"),
        (Odd("geheim-é-1"), "keyring.failed"),
        (type("LockedException", (Exception,), {})(), "keyring.locked"),
        (type("PromptDismissedException", (Exception,), {})(), "keyring.locked"),
    ],
)
def test_a_keyring_that_fails_leaves_secrets_in_memory_with_the_reason(error: Exception, code: str) -> None:
    _use(Failing(error))
    vault = Vault()
    assert vault.put("Club", SECRETS)[:2] == ("session", code)
    assert vault.get("Club", SECRETS) == SECRETS


def test_a_keyring_that_fails_halfway_keeps_all_secrets_together() -> None:
    _use(Failing(PasswordSetError("full"), after=2))
    vault = Vault()
    assert vault.put("Club", TWO).kind == "session"
    assert vault.get("Club", TWO) == TWO


def test_one_changed_secret_leaves_the_others_in_memory_as_they_were() -> None:
    _use(fail.Keyring())
    vault = Vault()
    vault.put("Club", TWO)
    vault.put("Club", {"API_KEY": "newer"})
    assert vault.get("Club", TWO) == {**TWO, "API_KEY": "newer"}


def test_what_a_locked_keyring_did_not_take_goes_there_once_it_is_unlocked(memory_keyring: MemoryKeyring) -> None:
    vault = Vault()
    assert vault.retry("Club") is None
    _use(Failing(KeyringLocked("locked")))
    vault.put("Club", TWO)
    assert vault.retry("Club") == Where("session", "keyring.locked", {"reason": ""})
    _use(memory_keyring)
    assert vault.put("Club", {"API_KEY": "newer"}) == Where("keyring")
    assert Vault().get("Club", TWO) == {**TWO, "API_KEY": "newer"}
    assert vault.retry("Club") is None


def test_why_a_keyring_failed_is_named() -> None:
    _use(Failing(Odd("geheim-é-1")))
    problem = Vault().put("Club", SECRETS).problem
    assert problem is not None
    assert (problem.code, problem.params) == ("keyring.failed", {"reason": "Odd"})
    assert Where("keyring").problem is None


def test_what_is_surely_not_kept() -> None:
    vault = Vault()
    assert vault.absent("Club", TWO) == []
    _use(fail.Keyring())
    assert vault.absent("Club", TWO) == list(TWO)
    vault.put("Club", {"API_KEY": "geheim-2"})
    assert vault.absent("Club", TWO) == ["API_SECRET"]


def test_no_keyring_is_opened_to_see_what_is_kept() -> None:
    _use(Failing(KeyringLocked("locked")))
    assert Vault().absent("Club", TWO) == []


def test_secrets_of_a_practice_account_are_never_offered(memory_keyring: MemoryKeyring) -> None:
    vault = Vault()
    vault.put_for_session("Practice", SECRETS)
    assert vault.retry("Practice") is None
    assert memory_keyring.stored == {}


def test_a_locked_keyring_is_said_when_its_secrets_are_needed() -> None:
    _use(Failing(KeyringLocked("locked")))
    with pytest.raises(KeyringState) as caught:
        Vault().get("Club", SECRETS)
    assert caught.value.code == "keyring.locked"
    with pytest.raises(KeyringState):
        Vault().forget("Club")


def test_the_error_holds_nothing_of_the_back_ends_text() -> None:
    _use(Failing(Odd("geheim-é-1")))
    with pytest.raises(KeyringState) as caught:
        Vault().get("Club", SECRETS)
    assert "geheim" not in str(caught.value)
    assert caught.value.__context__ is None


def test_a_keyring_that_forgets_is_noticed() -> None:
    class Forgetful(Failing):
        def set_password(self, service: str, username: str, password: str) -> None:
            pass

    _use(Forgetful(Odd(), after=99))
    assert Vault().put("Club", SECRETS) == Where("session", "keyring.forgetful")


def test_windows_takes_1280_characters(memory_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    vault = Vault()
    assert vault.put("Club", {"CONNECT_TOKEN": "x" * 1280}) == Where("keyring")
    assert vault.put("Other", {"CONNECT_TOKEN": "x" * 1281}) == Where("session", "keyring.too_long", {"limit": 1280})
    assert len(memory_keyring.stored) == 1


def test_a_vault_prints_no_secret() -> None:
    vault = Vault()
    vault.put_for_session("Club", SECRETS)
    assert "geheim" not in repr(vault)


def test_many_threads(memory_keyring: MemoryKeyring) -> None:
    vault = Vault()
    threads = [threading.Thread(target=vault.put, args=(f"A{number}", SECRETS)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(memory_keyring.stored) == 20


def test_every_state_has_words() -> None:
    codes = ["missing", "in_files", "locked", "failed", "forgetful", "too_long"]
    assert {f"keyring.{code}" for code in codes} <= wording.ERRORS.keys()


@pytest.mark.keyring
def test_the_real_keyring_of_the_session(real_keyring: KeyringBackend) -> None:
    vault = Vault()
    assert vault.where() == Where("keyring")
    assert vault.put("Club \u00e9", SECRETS) == Where("keyring")
    assert Vault().get("Club \u00e9", SECRETS) == SECRETS
    vault.forget("Club \u00e9")
    assert Vault().get("Club \u00e9", SECRETS) == {}


def test_the_keyring_says_its_name(memory_keyring: KeyringBackend) -> None:
    assert Vault().called() == memory_keyring.name


def test_without_a_keyring_there_is_no_name() -> None:
    keyring.set_keyring(fail.Keyring())
    assert Vault().called() == ""
