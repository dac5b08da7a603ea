"""Secrets as people paste them: what around them is harmless is dropped, what cannot be sent is named."""

from __future__ import annotations

import unicodedata

from resultdesk.core.errors import SignInRefused
from resultdesk.core.language import N_, translate

_KINDS = {
    " ": N_("a blank"),
    "\u00a0": N_("a blank"),
    "\n": N_("a line break"),
    "\r": N_("a line break"),
    "\t": N_("a tab"),
    '"': N_("a quotation mark"),
    "\u201c": N_("a curly quotation mark"),
    "\u201d": N_("a curly quotation mark"),
    "\u201e": N_("a curly quotation mark"),
    "\u2018": N_("a curly quotation mark"),
    "\u2019": N_("a curly quotation mark"),
    "\u2026": N_("three dots that stand for the rest"),
    "\u2022": N_("dots that hide the rest"),
}
_INVISIBLE = N_("an invisible character")
_OTHER = N_("a character that no key has")


def clean(secret: str, label: str) -> str:
    """A key or token fit for a header or an address.

    Raises SignInRefused ``token.missing``, ``token.bearer`` or ``token.odd_characters``; none of them holds the secret.
    """
    secret = secret.strip()
    if not secret:
        raise SignInRefused("token.missing", label, label=label)
    if secret.lower().startswith("bearer "):
        raise SignInRefused("token.bearer", label, label=label)
    for character in secret:
        if character in _KINDS or not ("!" <= character <= "~"):
            raise SignInRefused("token.odd_characters", label, label=label, found=translate(_kind(character)))
    return secret


def _kind(character: str) -> str:
    if character in _KINDS:
        return _KINDS[character]
    return _INVISIBLE if unicodedata.category(character)[0] in "CZ" else _OTHER
