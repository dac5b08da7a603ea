"""Which account a command uses: one that is kept, by name, or the server and secrets that it was given."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from resultdesk.core.errors import WrongUse

if TYPE_CHECKING:
    from resultdesk.core.fields import Settings
    from resultdesk.desk.desk import Desk
    from resultdesk.platforms.contract import Account


def account(desk: Desk, options: argparse.Namespace, settings: Settings) -> Account:
    """The account for ``send``. Raises WrongUse where it is not clear which, or its secrets are nowhere.

    With ``--account`` that one. Else the secrets in the environment, if they are there. Else the only kept account.
    ``--server`` takes the place of the account's own server.
    """
    from resultdesk.desk import passing
    from resultdesk.platforms.registry import platform as platform_named

    platform = platform_named(options.to)
    if options.account:
        return _at(desk.account(options.account, options.to), options.server)
    absent = passing.missing(platform, settings)
    kept = desk.accounts.list(options.to)
    if not absent or (not kept and options.dry_run):
        return passing.account(platform, options.server or "", settings)
    if not kept:
        raise passing.not_set(platform, absent)
    if len(kept) > 1:
        names = ", ".join(one.name for one in kept)
        raise WrongUse("usage.account", n=len(kept), label=platform.label, names=names)
    return _at(kept[0], options.server)


def _at(account: Account, server: str | None) -> Account:
    return replace(account, server=server) if server else account
