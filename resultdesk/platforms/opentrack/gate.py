"""The way into OpenTrack: a user name and password for a token, and the lists that a token opens (platforms.md)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from resultdesk.core.errors import SignInRefused, WrongUse
from resultdesk.core.fields import Choice, Settings
from resultdesk.platforms import answering, asking
from resultdesk.platforms.contract import Account, Credentials, Secrets
from resultdesk.platforms.http import Http, Request
from resultdesk.platforms.opentrack.answers import LABEL, lacks_rights, no_rights
from resultdesk.platforms.opentrack.competition import competition

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch

PASSWORD = "PASSWORD"  # noqa: S105 - the name of the secret
_ACCEPT = {"Accept": "application/json"}
_FORM = {**_ACCEPT, "Content-Type": "application/x-www-form-urlencoded"}
_MOST_PAGES = 200
"""Pages of a list that are followed; the longest start list has fewer."""

Entry = Mapping[str, Any]


class OpenTrackGate:
    """A signed-in way to one OpenTrack server."""

    def __init__(self, http: Http, account: Account, secrets: Secrets) -> None:
        self._http = http
        self._server = account.server.rstrip("/")
        self._username = account.plain.get("username", "").strip()
        self._password = secrets.get(PASSWORD, "")
        self._token = ""
        self._renewed = False
        self._refused: SignInRefused | None = None

    def credentials(self, watch: Watch | None = None) -> Credentials:
        """The token, asked for once. A password that was refused is not tried again: that may lock the account."""
        if self._refused is not None:
            raise self._refused
        if not self._token:
            try:
                self._token = self._sign_in(watch)
            except SignInRefused as refused:
                self._refused = refused
                raise
        return Credentials({"Authorization": f"Token {self._token}"})

    def renew(self) -> bool:
        """Forget the token, once: a second refusal means that the account is at fault."""
        if self._renewed or not self._token:
            return False
        self._token = ""
        self._renewed = True
        return True

    def test(self, watch: Watch | None = None) -> tuple[str, Mapping[str, object]]:
        """``GET /api/hello/`` proves the token."""
        self._get(f"{self._server}/api/hello/", {}, watch)
        return "opentrack.signed_in", {"username": self._username}

    def choices(self, key: str, settings: Settings, watch: Watch | None = None) -> list[Choice]:
        """Competitions; the races of the competition; the rounds of the race; the heats of the round."""
        match key:
            case "competition":
                entries = self._list("/api/my-competitions/", {}, watch)
                return [Choice(path, _name(entry, path)) for entry in entries if (path := _path(entry))]
            case "eventid":
                return [Choice(_id(entry), _name(entry, _id(entry))) for entry in self._events(settings, watch)]
            case "round":
                return _counted(len(self._heats(settings, watch)))
            case "heat":
                heats = self._heats(settings, watch)
                chosen = settings.get("round", "") or "1"
                at = int(chosen) - 1 if chosen.isdecimal() else -1
                return _counted(heats[at] if 0 <= at < len(heats) else 0)
        raise WrongUse("list.unknown", key, key=key)

    def competitors(self, settings: Settings, watch: Watch | None = None) -> list[Entry]:
        """Everybody entered in the competition, with their ``bib`` and, where it is said, their ``events``."""
        found = self._competition_id(settings, watch)
        return self._list("/api/competitors/", {"competition": found, "limit": "500"}, watch)

    def page(self, settings: Settings, watch: Watch | None = None) -> object:
        """What the competition's page shows, as values."""
        return self._get(competition(settings.get("competition", ""), self._server).shown, {}, watch)

    # Within -----------------------------------------------------------------------------------------------------

    def _sign_in(self, watch: Watch | None) -> str:
        """``POST /api/get-auth-token/`` as a form; any answer without a token, a page too, is a failed sign-in."""
        if not self._username or not self._password:
            raise SignInRefused("opentrack.sign_in_incomplete", LABEL)
        body = urlencode({"username": self._username, "password": self._password}).encode()
        request = Request("POST", f"{self._server}/api/get-auth-token/", _FORM, body=body)
        response = asking.ask(self._http, request, watch=watch, hidden=[self._password])
        if response.status in (400, 401, 403) and not answering.is_page(response):
            raise SignInRefused("opentrack.sign_in_refused", LABEL, username=self._username)
        if response.status // 100 == 2 and answering.json_of(response) is None:
            raise SignInRefused("opentrack.no_token", LABEL)
        document = asking.document(response, LABEL)
        token = document.get("token") if isinstance(document, dict) else None
        if not isinstance(token, str) or not token.strip() or not token.isascii() or not token.isprintable():
            raise SignInRefused("opentrack.sign_in_refused", LABEL, username=self._username)
        return token.strip()

    def _get(self, url: str, query: Mapping[str, str], watch: Watch | None) -> object:
        response = asking.ask(self._http, Request("GET", url, _ACCEPT, query), self.credentials(watch), watch)
        if response.status == 401 and self.renew():
            response = asking.ask(self._http, Request("GET", url, _ACCEPT, query), self.credentials(watch), watch)
        if lacks_rights(response):
            raise no_rights(response)
        return asking.document(response, LABEL)

    def _list(self, path: str, query: Mapping[str, str], watch: Watch | None) -> list[Entry]:
        """All pages of a list; ``next`` is followed on the account's own server only."""
        url: str = self._server + path
        found: list[Entry] = []
        for _ in range(_MOST_PAGES):
            document = self._get(url, query, watch)
            found.extend(_entries(document))
            following = document.get("next") if isinstance(document, dict) else None
            if not isinstance(following, str) or not following.startswith(self._server + "/"):
                break
            url, query = following, {}
        return found

    def _competition_id(self, settings: Settings, watch: Watch | None) -> str:
        wanted = competition(settings.get("competition", ""), self._server).path
        for entry in self._list("/api/my-competitions/", {}, watch):
            if _path(entry).casefold() == wanted.casefold():
                return str(entry.get("id", ""))
        raise WrongUse("competition.not_listed", wanted, competition=wanted)

    def _events(self, settings: Settings, watch: Watch | None) -> list[Entry]:
        found = self._competition_id(settings, watch)
        return [entry for entry in self._list("/api/events/", {"competition": found}, watch) if _id(entry)]

    def _heats(self, settings: Settings, watch: Watch | None) -> list[int]:
        """Heats per round of the chosen race, from ``rounds`` ("2,1": two heats, then one)."""
        for entry in self._events(settings, watch):
            if _id(entry) == settings.get("eventid"):
                parts = str(entry.get("rounds") or "1").split(",")
                return [int(part) if part.strip().isdecimal() else 1 for part in parts]
        return []


def _entries(document: object) -> Iterator[Entry]:
    """The objects of a list, bare or under ``results``."""
    listed = document.get("results") if isinstance(document, dict) else document
    if not isinstance(listed, list):
        raise answering.garbled(LABEL, arrived=False, status=200)
    return (entry for entry in listed if isinstance(entry, dict))


def _path(entry: Entry) -> str:
    """Year, country and short name of a competition, from its address or its parts; "" where neither is there."""
    for key in ("url", "page", "address", "path"):
        if isinstance(entry.get(key), str):
            try:
                return competition(entry[key].partition("://")[2].partition("/")[2] or entry[key], "").path
            except WrongUse:
                continue
    year = str(entry.get("year") or entry.get("date") or entry.get("start_date") or "")[:4]
    country, slug = entry.get("country"), entry.get("slug")
    return f"{year}/{country}/{slug}" if year.isdecimal() and country and slug else ""


def _id(entry: Entry) -> str:
    return str(entry.get("event_id") or "")


def _name(entry: Entry, otherwise: str) -> str:
    for key in ("name", "full_name", "fullName", "short_name", "shortName"):
        if isinstance(entry.get(key), str) and entry[key].strip():
            return str(entry[key])
    return otherwise


def _counted(n: int) -> list[Choice]:
    return [Choice(str(number), str(number)) for number in range(1, n + 1)]
