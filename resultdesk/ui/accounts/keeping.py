"""What the accounts window does on workers: save with secrets, test, remove, say where keys are kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from resultdesk.core.errors import KeyringState
from resultdesk.core.language import _

if TYPE_CHECKING:
    from resultdesk.desk.desk import Desk
    from resultdesk.desk.sentences import Sentence
    from resultdesk.platforms.contract import Account


def where_kept(desk: Desk) -> Sentence:
    """Where a key put now would go."""
    from resultdesk.desk import sentences

    where = desk.vault.where()
    if where.kind == "keyring":
        return sentences.Sentence(_("Keys are kept in this computer's keyring."))
    return sentences.error(KeyringState(where.reason))


def test(desk: Desk, account: Account, old_name: str, given: Mapping[str, str]) -> Sentence:
    """Prove the sign-in with what was typed, and with what is kept for the rest."""
    return desk.test(account, _complete(desk, account, old_name, given))


def save(desk: Desk, account: Account, old_name: str, given: Mapping[str, str]) -> Account:
    """Keep the account and what was typed. Under a new name the kept keys move along."""
    renamed = bool(old_name) and old_name != account.name
    secrets = _complete(desk, account, old_name, given) if renamed else given
    kept = desk.accounts.add(account, replacing=old_name)
    if secrets:
        desk.vault.put(kept.name, secrets)
    if renamed:
        desk.vault.forget(old_name)
    desk.outbox.signed_in(kept.name)
    return kept


def remove(desk: Desk, name: str) -> None:
    """Forget the account and its keys."""
    desk.accounts.remove(name)
    desk.vault.forget(name)


def _complete(desk: Desk, account: Account, old_name: str, given: Mapping[str, str]) -> dict[str, str]:
    from resultdesk.platforms.registry import PLATFORMS

    ways = PLATFORMS[account.platform].sign_ins
    way = next((way for way in ways if way.key == account.sign_in), ways[0])
    absent = [secret.name for secret in way.secrets if not given.get(secret.name)]
    kept = desk.vault.get(old_name, absent) if absent and old_name else {}
    return {**kept, **given}
