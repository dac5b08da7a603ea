"""What a ready-made practice account needs: where it lives on the practice server and what it signs in with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class SignInValues(NamedTuple):
    """The account's base address is the server's ``url`` + ``prefix``; none of these open anything but the practice."""

    prefix: str
    secrets: Mapping[str, str]
    """By the names of ``RESULTDESK_SECRET_<NAME>``."""
    plain: Mapping[str, str]


SIGN_INS: Mapping[str, SignInValues] = {
    "tracx": SignInValues("/tracx", {"CONNECT_TOKEN": "practice-connect-token"}, {}),
    "runsignup": SignInValues("/runsignup/rest", {"API_KEY": "practice-key", "API_SECRET": "practice-secret"}, {}),
    "equipe": SignInValues("/equipe", {"API_KEY": "practice-equipe-key"}, {"organizer": "12"}),
    # The sign-in of the example in seed 004.
    "opentrack": SignInValues("/opentrack", {"PASSWORD": "apitest"}, {"username": "api-test@mailinator.com"}),
}
