"""Secrets that a platform hands back in its answer, as pages for programmers and proxies do, are taken out of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from urllib.parse import quote, quote_plus

from resultdesk.core.errors import DeskError
from resultdesk.platforms.contract import MASK, MASKABLE, Credentials
from resultdesk.platforms.wire import Response

Hide = Callable[[str], str]
"""A text without secrets."""


def secrets_of(credentials: Credentials) -> list[str]:
    """Everything secret that a call carried."""
    return [*credentials.headers.values(), *credentials.query.values()]


def hiding(secrets: Iterable[str]) -> Hide:
    """What takes ``secrets`` out of a text: bare, as in an address, as in JSON, in large or small letters."""
    pattern = _pattern(secrets)
    if not pattern:
        return str
    found = re.compile(pattern, re.IGNORECASE)
    return lambda text: found.sub(MASK, text)


def answer_without(response: Response, secrets: Iterable[str]) -> Response:
    """The answer without ``secrets`` in its body."""
    pattern = _pattern(secrets)
    if not pattern:
        return response
    return replace(response, body=re.sub(pattern.encode(), MASK.encode(), response.body, flags=re.IGNORECASE))


def error_without(error: DeskError, hide: Hide) -> DeskError:
    """``error`` itself, its texts without secrets: it may quote the platform."""
    error.params = {name: hide(value) if isinstance(value, str) else value for name, value in error.params.items()}
    return error


def _pattern(secrets: Iterable[str]) -> str:
    forms: set[str] = set()
    for secret in secrets:
        for bare in (secret, secret.split(" ")[-1]):  # "Token abc" is hidden whole, and abc alone too
            if len(bare) >= MASKABLE:
                forms |= {bare, quote(bare, safe=""), quote(bare), quote_plus(bare), bare.replace("/", "\\/")}
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
