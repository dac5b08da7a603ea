"""Addresses that people type or paste: which are fit to be called, and how they are shown without anything secret."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urlsplit

from resultdesk.core.errors import NoAnswer, WrongUse

MAX_LENGTH = 2_000


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this computer."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check(url: str) -> str:
    """The host of an address that may be called: https anywhere, http to this computer alone.

    Raises NoAnswer ``http.bad_address`` or ``http.insecure``, both before a byte has gone out.
    """
    parts = _split(url)
    if parts is None:
        raise NoAnswer("http.bad_address", shown(url), arrived=False)
    host = parts.hostname or ""
    if parts.scheme == "http" and not is_loopback(host):
        raise NoAnswer("http.insecure", host, arrived=False)
    return host


def server(text: str) -> str:
    """A server's base address from what a person typed: https is added, the last slash and blanks around go.

    Raises WrongUse ``server.bad_address``, ``server.insecure``, ``server.secret`` (a name and password in it) or
    ``server.page`` (an address with ? or #, which is a page's and not a server's).
    """
    text = text.strip()
    if "://" not in text:
        host = text.partition("/")[0].rpartition(":")[0] or text.partition("/")[0]
        text = f"{'http' if is_loopback(host.strip('[]')) else 'https'}://{text}"
    parts = urlsplit_or_none(text)
    if parts is not None and (parts.username is not None or parts.password is not None):
        raise WrongUse("server.secret", shown(text))
    if parts is None or _split(text) is None:
        raise WrongUse("server.bad_address", shown(text))
    if parts.query or parts.fragment:
        raise WrongUse("server.page", shown(text))
    if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
        raise WrongUse("server.insecure", parts.hostname or "")
    return text.rstrip("/")


def urlsplit_or_none(url: str) -> SplitResult | None:
    """The parts of an address, or None where it has none that make sense."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # ports are only checked when they are looked at
        parts.netloc.encode("idna" if parts.netloc.isascii() else "utf-8")
    except ValueError:
        return None
    return parts


def shown(url: str) -> str:
    """An address for messages: without user, password, query and anything long."""
    parts = urlsplit_or_none(url)
    if parts is None or not parts.netloc:
        return url.partition("?")[0].rpartition("@")[2][:80]
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"[:200]


def _split(url: str) -> SplitResult | None:
    """The parts of an address that a call could go to, or None."""
    if len(url) > MAX_LENGTH or any(character <= " " or character == "\x7f" for character in url):
        return None
    parts = urlsplit_or_none(url)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        return None
    return parts
