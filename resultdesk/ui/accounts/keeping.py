"""What the accounts window does on workers: save with secrets, test, remove, say where keys are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from resultdesk.accounts.accounts import same_name
from resultdesk.core.errors import CannotKeep, KeyringState
from resultdesk.core.language import _

if TYPE_CHECKING:
    from resultdesk.accounts.vault import Where
    from resultdesk.desk.desk import Desk
    from resultdesk.desk.sentences import Sentence
    from resultdesk.platforms.contract import Account, SignIn


@dataclass(frozen=True, slots=True)
class Saved:
    """An account as it was kept. ``where`` its keys are, if any were put; ``remarks``: what went otherwise."""

    account: Account
    where: Sentence | None
    remarks: tuple[Sentence, ...]


def where_kept(desk: Desk) -> Sentence:
    """Where a key put now would go."""
    return _where(desk.vault.where())


def _where(where: Where) -> Sentence:
    from resultdesk.desk import sentences

    if where.problem is None:
        return sentences.Sentence(_("Keys are kept in this computer's keyring."))
    said = sentences.error(where.problem)
    if where.reason in ("keyring.locked", "keyring.failed"):  # it may take the key yet
        do = _(
            "The key is kept in memory until you close ResultDesk."
            " Unlock or mend the keyring and save again, or enter the key again next time."
        )
        return replace(said, do=do)
    return said


def absent(desk: Desk, account: Account) -> list[str]:
    """Names of the account's secrets that are surely not kept: those of an earlier session without a keyring."""
    return desk.vault.absent(account.name, [secret.name for secret in _way(account).secrets])


def test(desk: Desk, account: Account, old_name: str, given: Mapping[str, str]) -> Sentence:
    """Prove the sign-in with what was typed, and with what is kept for the rest."""
    return desk.test(account, _complete(desk, account, old_name, given))


def save(desk: Desk, account: Account, old_name: str, given: Mapping[str, str]) -> Saved:
    """Keep the account and what was typed. Under a new name the kept keys and the waiting uploads move along.

    What goes wrong once the account is kept is a remark: raised, it would read as if nothing had been saved.
    """
    renamed = bool(old_name) and old_name != account.name
    secrets = _complete(desk, account, old_name, given) if renamed else given
    kept = desk.accounts.add(account, replacing=old_name)
    where = None
    if desk.still_practice(old_name, kept):
        if secrets:
            desk.vault.put_for_session(kept.name, secrets)
    else:
        where = desk.vault.put(kept.name, secrets) if secrets else desk.vault.retry(kept.name)
    said = _where(where) if where else None
    remarks = [said] if where and said and where.problem else []
    if renamed:
        remarks += _left_behind(desk, old_name)
    remarks += _outbox_told(desk, kept, old_name)
    return Saved(kept, said, tuple(remarks))


def _left_behind(desk: Desk, old_name: str) -> list[Sentence]:
    """Forget the keys under a name that is gone; says so where the keyring does not let go of them."""
    from resultdesk.desk import sentences

    try:
        desk.vault.forget(old_name)
    except KeyringState as problem:
        what = sentences.error(problem).what
        do = _(
            "The key may still be in it, under the name “{name}”."
            " To take it out later, add an account of that name again and remove it."
        ).format(name=old_name)
        return [sentences.Sentence(what, do)]
    return []


def _outbox_told(desk: Desk, kept: Account, old_name: str) -> list[Sentence]:
    """What waits for the account comes along to a new name, and is due; says so where the disk does not take that."""
    from resultdesk.desk import renaming, sentences

    try:
        if old_name and old_name != kept.name:
            renaming.carry_over(desk, kept.platform, old_name, kept.name)
        desk.outbox.signed_in(kept.name)
    except CannotKeep as problem:
        do = _("Uploads that wait for this account may need you: look at the Outbox.")
        return [sentences.Sentence(str(sentences.error(problem)), do)]
    return []


def waiting_for(desk: Desk, name: str) -> int:
    """How many uploads in the outbox wait for an account. Raises CannotKeep."""
    return sum(same_name(receipt.account, name) for receipt in desk.outbox.waiting())


def remove(desk: Desk, name: str) -> list[Sentence]:
    """Forget the account and its keys; returns what of that did not go."""
    desk.accounts.remove(name)
    return _left_behind(desk, name)


def _complete(desk: Desk, account: Account, old_name: str, given: Mapping[str, str]) -> dict[str, str]:
    wanted = [secret.name for secret in _way(account).secrets if not given.get(secret.name)]
    kept = desk.vault.get(old_name, wanted) if wanted and old_name else {}
    return {**kept, **given}


def _way(account: Account) -> SignIn:
    from resultdesk.platforms.registry import PLATFORMS

    ways = PLATFORMS[account.platform].sign_ins
    return next((way for way in ways if way.key == account.sign_in), ways[0])
