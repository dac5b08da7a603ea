"""Accounts that are not kept: a server and settings from the command line, secrets from the environment.

Such an account has no name. It is built again from the receipt when its parcel is sent later.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from resultdesk.core.errors import WrongUse
from resultdesk.core.fields import Settings
from resultdesk.platforms.contract import Account, SignIn
from resultdesk.platforms.offers import LiesOnServers

if TYPE_CHECKING:
    from resultdesk.platforms.contract import Platform

VARIABLE = "RESULTDESK_SECRET_"


def account(platform: Platform, server: str, settings: Settings) -> Account:
    """A nameless account at ``server``, signing in as the settings and the environment say.

    "" is the server that the settings name (a competition's page), else the platform's own.
    """
    way = _way(platform, settings)
    if not server and isinstance(platform, LiesOnServers):
        server = platform.server_in(settings)
    plain = {setting.key: settings[setting.key] for setting in way.plain if settings.get(setting.key)}
    return Account("", platform.name, server or platform.servers[0], way.key, plain)


def remembered(account: Account) -> dict[str, str]:
    """What a parcel has to keep to build its account again: nothing for one that has a name."""
    return {} if account.name else {"auth": account.sign_in, **account.plain}


def missing(platform: Platform, settings: Settings) -> list[str]:
    """The variables that are not set for the sign-in that would be used."""
    way = _way(platform, settings)
    return [VARIABLE + one.name for one in way.secrets if not one.optional and not _given(one.name)]


def not_set(platform: Platform, absent: list[str]) -> WrongUse:
    """The error for secrets that are neither in the environment nor in an account."""
    return WrongUse("secrets.not_set", label=platform.label, missing=", ".join(absent))


def _way(platform: Platform, settings: Settings) -> SignIn:
    """The sign-in that ``auth`` names, else the first whose secrets are all there, else the usual one.

    Raises WrongUse where ``auth`` names none.
    """
    named = settings.get("auth", "").strip()
    for way in platform.sign_ins:
        if way.key == named:
            return way
    if named:
        known = [way.key for way in platform.sign_ins]
        raise WrongUse("setting.not_a_choice", "auth", key="auth", value=named, known=known)
    for way in platform.sign_ins:
        if all(secret.optional or _given(secret.name) for secret in way.secrets):
            return way
    return platform.sign_ins[0]


def _given(name: str) -> bool:
    return bool(os.environ.get(VARIABLE + name))
