"""The address of a competition's page, which people paste, and the addresses for uploads made from it (seed 004)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resultdesk.core.errors import WrongUse

_PATH = re.compile(
    r"(?:^|/)(?:[a-z]{2,3}(?:-[a-z]{2,4})?/)?(?:x|api)/(?P<path>\d{4}/[A-Z]{3}/[^/?#\s]+)", re.IGNORECASE
)
_BARE = re.compile(r"/?(?P<path>\d{4}/[A-Z]{3}/[^/?#\s]+)/?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Competition:
    """A competition on a server: ``path`` is year, country and its short name ("2026/GBR/api-test")."""

    server: str
    path: str

    @property
    def upload(self) -> str:
        """Where results go. The slash at the end belongs to it."""
        return f"{self.server}/api/{self.path}/roadxc_upload/"

    @property
    def shown(self) -> str:
        """What the page shows, as JSON: its address with ``json/`` at the end, in the language of seed 004's page."""
        return f"{self.server}/en-gb/x/{self.path}/json/"


def competition(text: str, server: str) -> Competition:
    """The competition whose page address (or "2026/GBR/api-test") is ``text``, on the account's ``server``.

    The language part of the page's address is dropped and ``x`` becomes ``api``. Raises WrongUse
    ``competition.bad_address``, or ``competition.other_server`` when the page lies on a server that the account's
    sign-in does not belong to: a token is never carried to another host.
    """
    text = text.strip()
    server = server.rstrip("/")
    bare = _BARE.fullmatch(text)
    if bare is not None:
        return Competition(server, bare["path"])
    host, path = _host_and_path(text)
    found = _PATH.search(path)
    if found is None:
        raise WrongUse("competition.bad_address", text[:200], address=text[:200])
    own_host, own_prefix = _host_and_path(server)
    if host and host.casefold() != own_host.casefold():
        raise WrongUse("competition.other_server", host, page=host, account=own_host)
    if not path[: found.start()].strip("/").casefold().startswith(own_prefix.strip("/").casefold()):
        raise WrongUse("competition.other_server", path, page=host + path, account=own_host + own_prefix)
    return Competition(server, found["path"])


def server_in(text: str) -> str:
    """The server of a pasted page address, "" for a bare path or for what is no such address."""
    text = text.strip()
    host, path = _host_and_path(text)
    found = _PATH.search(path)
    if not host or found is None:
        return ""
    scheme, separator, _ = text.partition("://")
    return f"{scheme if separator else 'https'}://{host}{path[: found.start()]}".rstrip("/")


def path_in(text: str) -> str:
    """Year, country and short name of a pasted address; the text itself where it is none."""
    found = _PATH.search(_host_and_path(text.strip())[1])
    return found["path"] if found else text


def _host_and_path(address: str) -> tuple[str, str]:
    """Host with port and path of an address; no host for a path alone."""
    _, separator, rest = address.partition("://")
    if not separator:
        head, slash, tail = address.partition("/")
        return (head, slash + tail) if "." in head or ":" in head else ("", address)
    host, slash, path = rest.partition("/")
    return host.rpartition("@")[2], slash + path
