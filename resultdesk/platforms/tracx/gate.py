"""The way into Tracx: a connect token, exchanged for a session token where the platform does that (platforms.md)."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from resultdesk.core.errors import SignInRefused, WrongUse
from resultdesk.core.fields import Choice, Settings
from resultdesk.core.language import N_, translate
from resultdesk.platforms import answering, asking, tokens
from resultdesk.platforms.contract import Account, Credentials, Secrets
from resultdesk.platforms.http import Http, Request, Response
from resultdesk.platforms.tracx.answers import LABEL, forbidden
from resultdesk.platforms.tracx.payload import base

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch

TOKEN = "CONNECT_TOKEN"  # noqa: S105 - the name of the secret
TOKEN_LABEL = N_("Connect token")

_ACCEPT = {"Accept": "application/json"}
_NO_EXCHANGE = (404, 405)
"""Statuses that tell of a platform without the exchange: the connect token is then used as it is."""

_MARGIN = 30.0
"""Seconds before its end that a session is renewed."""

_HOPELESS = 60.0
"""Seconds after a renewal in which another one will not help either."""

LISTS = {
    "event_id": ("events", "permissions.events.list"),
    "race_id": ("races", "permissions.races.list"),
}
"""Where each pick list is and the permission it takes. That of events is by analogy: no seed names it."""


class TracxGate:
    """A signed-in way to Tracx. ``monotonic`` and ``now`` (Unix seconds) are handed in by tests."""

    def __init__(
        self,
        http: Http,
        account: Account,
        secrets: Secrets,
        monotonic: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._http = http
        self._base = base(account.server)
        self._token = tokens.clean(secrets.get(TOKEN, ""), translate(TOKEN_LABEL))
        self._monotonic = monotonic
        self._now = now
        self._session = ""
        self._renewed: float | None = None
        self._ends: float | None = None
        self._direct = False

    def credentials(self, watch: Watch | None = None) -> Credentials:
        """The session token, made anew when it has run out."""
        if self._direct:
            return Credentials({"Authorization": self._token})
        if not self._session or (self._ends is not None and self._monotonic() >= self._ends):
            self._exchange(watch)
        return Credentials({"Authorization": self._session or self._token})

    def renew(self) -> bool:
        """Forget the session. False where that cannot help: the token is used as it is, or we have just renewed."""
        now = self._monotonic()
        if self._direct or not self._session or (self._renewed is not None and now - self._renewed < _HOPELESS):
            return False
        self._session = ""
        self._renewed = now
        return True

    def test(self, watch: Watch | None = None) -> tuple[str, Mapping[str, object]]:
        """How many events the token may list; "tracx.signed_in_unlisted" where it may send but not list."""
        self.credentials(watch)
        try:
            return "tracx.signed_in", {"n": len(self.choices("event_id", {}, watch))}
        except SignInRefused as refused:
            if refused.code != "tracx.forbidden":
                raise
            return "tracx.signed_in_unlisted", {}

    def choices(self, key: str, settings: Settings, watch: Watch | None = None) -> list[Choice]:
        """Events, or the races of the chosen event (of all events where none is chosen)."""
        if key not in LISTS:
            raise WrongUse("list.unknown", key, key=key)
        path, permission = LISTS[key]
        event = settings.get("event_id", "")
        query = {"event_id": event} if key == "race_id" and event else {}
        response = self._get(Request("GET", f"{self._base}/{path}", _ACCEPT, query), watch)
        if response.status == 403 and not answering.is_page(response):
            raise forbidden(response, permission)
        return _choices(asking.document(response, LABEL), response)

    def _get(self, request: Request, watch: Watch | None) -> Response:
        response = asking.ask(self._http, request, self.credentials(watch), watch)
        if response.status == 401 and self.renew():
            response = asking.ask(self._http, request, self.credentials(watch), watch)
        return response

    def _exchange(self, watch: Watch | None) -> None:
        """``POST /session-token`` -> ``{"data": {"token", "expires_at"}}`` (platforms.md)."""
        request = Request("POST", f"{self._base}/session-token", _ACCEPT)
        response = asking.ask(self._http, request, Credentials({"Authorization": self._token}), watch)
        if response.status in _NO_EXCHANGE:
            self._direct = True
            return
        if response.status == 401:
            raise SignInRefused("tracx.token_refused", LABEL)
        document = asking.document(response, LABEL)
        data = document.get("data") if isinstance(document, dict) else None
        session = data.get("token") if isinstance(data, dict) else None
        if not isinstance(session, str) or not re.fullmatch("[!-~]+", session):
            raise answering.garbled(LABEL, arrived=False, status=response.status)
        self._session = session
        self._ends = self._end(data.get("expires_at") if isinstance(data, dict) else None)

    def _end(self, expires_at: object) -> float | None:
        """When to renew, by the monotonic clock; None where it is not said or lies in the past of a wrong clock."""
        if isinstance(expires_at, bool) or not isinstance(expires_at, int | float):
            return None
        left = expires_at - self._now()
        return self._monotonic() + max(left - _MARGIN, left / 2) if left > 0 else None


def _choices(document: object, response: Response) -> list[Choice]:
    """``{"data": {"items": [{"id", "name"}]}}`` (seed 001)."""
    data = document.get("data") if isinstance(document, dict) else None
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(items, list):
        raise answering.garbled(LABEL, arrived=False, status=response.status)
    found = []
    for item in items:
        number = item.get("id") if isinstance(item, dict) else None
        if not isinstance(number, int) or isinstance(number, bool):
            raise answering.garbled(LABEL, arrived=False, status=response.status)
        name = item.get("name")
        found.append(Choice(str(number), name if isinstance(name, str) and name.strip() else str(number)))
    return found
