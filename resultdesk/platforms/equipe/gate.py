"""The way into Equipe: a key in ``X-Api-Key``, and the lists of a meeting that it opens (platforms.md)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from resultdesk.core.errors import WrongUse
from resultdesk.core.fields import Choice, Settings
from resultdesk.core.language import N_, translate
from resultdesk.platforms import answering, asking, tokens
from resultdesk.platforms.contract import Account, Credentials, Secrets
from resultdesk.platforms.equipe.answers import LABEL
from resultdesk.platforms.equipe.collections import WHERE_COMPETITION
from resultdesk.platforms.http import Http, Request

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch

KEY = "API_KEY"
KEY_LABEL = N_("API key")
ORGANIZER = "organizer"
_ACCEPT = {"Accept": "application/json"}

Entry = Mapping[str, Any]


class EquipeGate:
    """Calls with one key. Keys do not run out, so there is nothing to renew."""

    def __init__(self, http: Http, account: Account, secrets: Secrets) -> None:
        self._http = http
        self._server = account.server.rstrip("/")
        self._organizer = account.plain.get(ORGANIZER, "").strip()
        self._key = tokens.clean(secrets.get(KEY, ""), translate(KEY_LABEL))

    def credentials(self, watch: Watch | None = None) -> Credentials:  # noqa: ARG002 - makes no call
        """The key's header."""
        return Credentials({"X-Api-Key": self._key})

    def renew(self) -> bool:
        """A key that is refused stays refused."""
        return False

    def test(self, watch: Watch | None = None) -> tuple[str, Mapping[str, object]]:
        """How many meetings the organiser's key lists; without the organiser's number nothing can be asked."""
        if not self._organizer:
            return "equipe.signed_in_unlisted", {}
        return "equipe.signed_in", {"n": len(self.choices("meeting_id", {}, watch))}

    def choices(self, key: str, settings: Settings, watch: Watch | None = None) -> list[Choice]:
        """The organiser's meetings; the competitions of the chosen meeting by their foreign ID."""
        match key:
            case "meeting_id":
                if not self._organizer:
                    return []
                entries = self._list(f"/organizers/{_part(self._organizer)}/meetings.json", watch)
                return [Choice(str(entry["id"]), _named(entry, "id")) for entry in entries if entry.get("id")]
            case str() if key == WHERE_COMPETITION:
                entries = self.competitions(settings, watch)
                return [Choice(str(entry["foreignid"]), _title(entry)) for entry in entries if entry.get("foreignid")]
        raise WrongUse("list.unknown", key, key=key)

    def competitions(self, settings: Settings, watch: Watch | None = None) -> list[Entry]:
        """The competitions of the meeting: ``kq``, ``clabb``, ``klass``, ``foreignid``."""
        meeting = settings.get("meeting_id", "")
        return self._list(f"/meetings/{_part(meeting)}/competitions.json", watch) if meeting else []

    def starts(self, settings: Settings, watch: Watch | None = None) -> list[Entry] | None:
        """The start list of the chosen competition as Equipe holds it; None where there is no such competition."""
        chosen = settings.get(WHERE_COMPETITION, "")
        for entry in self.competitions(settings, watch):
            if str(entry.get("foreignid")) == chosen and entry.get("kq") is not None:
                meeting, kq = _part(settings["meeting_id"]), _part(str(entry["kq"]))
                return self._list(f"/meetings/{meeting}/competitions/{kq}/starts.json", watch)
        return None

    def _list(self, path: str, watch: Watch | None) -> list[Entry]:
        request = Request("GET", self._server + path, _ACCEPT)
        document = asking.document(asking.ask(self._http, request, self.credentials(), watch), LABEL)
        if not isinstance(document, list):
            raise answering.garbled(LABEL, arrived=False, status=200)
        return [entry for entry in document if isinstance(entry, dict)]


def _part(text: str) -> str:
    """A part of an address that somebody typed: letters and digits only, lest it lead elsewhere."""
    if not (text.isascii() and text.replace("-", "").replace("_", "").isalnum()):
        raise WrongUse("equipe.meeting", text, value=text)
    return text


def _named(entry: Entry, otherwise: str) -> str:
    for name in ("display_name", "name", "title"):
        if isinstance(entry.get(name), str) and entry[name].strip():
            return str(entry[name])
    return str(entry[otherwise])


def _title(entry: Entry) -> str:
    """``301 Team Jumping - 1.20m``."""
    parts = (str(entry.get(name) or "").strip() for name in ("clabb", "klass"))
    return " ".join(filter(None, parts)) or str(entry["foreignid"])
