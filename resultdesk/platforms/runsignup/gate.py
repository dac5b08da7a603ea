"""The way into RunSignup: one of four kinds of key with each call, and the coming registration of the caller."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from resultdesk.core.errors import WrongUse
from resultdesk.core.fields import Choice, Settings
from resultdesk.core.language import translate
from resultdesk.platforms import answering, asking, tokens
from resultdesk.platforms.contract import Account, Credentials, Secret, Secrets
from resultdesk.platforms.http import Http, Request
from resultdesk.platforms.runsignup import documents
from resultdesk.platforms.runsignup.answers import LABEL, error_of
from resultdesk.platforms.runsignup.fields import (
    QUERY_KEYS,
    QUERY_SECRETS,
    REGISTRATION,
    REGISTRATION_HEADER,
    SECRET_HEADER,
    SIGN_INS,
)
from resultdesk.platforms.runsignup.payload import base, number

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch

PAGE = 2_500
"""Participants a page at most (platforms.md)."""

RESULTS_PAGE = 500
"""Results a page that are asked for; how many come is not documented."""

MOST_PAGES = 400

Entry = Mapping[str, object]


class RunSignupGate:
    """Keys are fixed, so nothing is ever renewed."""

    def __init__(self, http: Http, account: Account, secrets: Secrets) -> None:
        self._http = http
        self._base = base(account.server)
        self._credentials = credentials(account, secrets)

    def credentials(self, watch: Watch | None = None) -> Credentials:  # noqa: ARG002 - calls nobody
        """The key and its secret where this kind of key wants them."""
        return self._credentials

    def renew(self) -> bool:
        """A refused key will not be better tomorrow; a temporary one must be made anew by a login."""
        return False

    def test(self, watch: Watch | None = None) -> tuple[str, Mapping[str, object]]:
        """How many races the key may list."""
        return "runsignup.signed_in", {"n": len(self._races(watch))}

    def choices(self, key: str, settings: Settings, watch: Watch | None = None) -> list[Choice]:
        """Races, virtual events of a race, result sets of an event; "participants": registration ids and their bibs."""
        if key == "race_id":
            return [_choice(race, "race_id", "name") for race in self._races(watch)]
        if key == "event_id":
            return [_choice(event, "event_id", "name") for event in self._events(settings, watch)]
        if key == "individual_result_set_id":
            sets = self._of_event("results/get-result-sets", "individual_results_sets", settings, watch)
            return [_choice(one, "individual_result_set_id", "individual_result_set_name") for one in sets]
        if key == "participants":
            return self._participants(settings, watch)
        raise WrongUse("list.unknown", key, key=key)

    def result_sets(self, settings: Settings, page: int, watch: Watch | None = None) -> list[Entry]:
        """A page of the results of the event, or of its chosen set; each set with those of its results."""
        query = {"page": str(page), "results_per_page": str(RESULTS_PAGE)}
        if settings.get("individual_result_set_id", "").strip():
            query["individual_result_set_id"] = number(settings, "individual_result_set_id")
        return self._of_event("results/get-results", "individual_results_sets", settings, watch, query)

    def _races(self, watch: Watch | None) -> list[Entry]:
        return _entries(self._get("races", {"events": "T"}, watch), "races")

    def _events(self, settings: Settings, watch: Watch | None) -> list[Entry]:
        """Virtual events alone take these results (seed 002); all of them where the race does not tell."""
        document = self._get(f"race/{number(settings, 'race_id')}", {}, watch)
        race = document.get("race") if isinstance(document, Mapping) else None
        events = _entries(race, "events")
        virtual = [event for event in events if "virtual" in str(event.get("event_type", ""))]
        return virtual or events

    def _participants(self, settings: Settings, watch: Watch | None) -> list[Choice]:
        found: list[Choice] = []
        for page in range(1, MOST_PAGES):
            query = {"page": str(page), "results_per_page": str(PAGE)}
            people = self._of_event("participants", "participants", settings, watch, query)
            found += [_choice(one, "registration_id", "bib_num") for one in people]
            if len(people) < PAGE:
                break
        return found

    def _of_event(
        self,
        path: str,
        name: str,
        settings: Settings,
        watch: Watch | None,
        query: Mapping[str, str] | None = None,
    ) -> list[Entry]:
        of_event = {"event_id": number(settings, "event_id"), **(query or {})}
        return _entries(self._get(f"race/{number(settings, 'race_id')}/{path}", of_event, watch), name)

    def _get(self, path: str, query: Mapping[str, str], watch: Watch | None) -> object:
        """A list as values. Raises what an error inside a 200 means."""
        request = Request("GET", f"{self._base}/{path}", {"Accept": "application/json"}, {**query, "format": "json"})
        response = asking.ask(self._http, request, self._credentials, watch)
        found = answering.trouble(response, LABEL, arrived=False)
        if found is not None:
            raise found[1]
        document = documents.read(response)
        fault = documents.fault(document)
        if fault is not None:
            raise error_of(fault)[1]
        return document


def credentials(account: Account, secrets: Secrets) -> Credentials:
    """Where each kind of key goes (seed 002, parameters). Raises SignInRefused for what cannot be sent."""
    way = next((way for way in SIGN_INS if way.key == account.sign_in), SIGN_INS[0])
    key, secret, registration = (_clean(one, secrets.get(one.name, "")) for one in way.secrets)
    headers: dict[str, str] = {}
    query = {QUERY_KEYS[way.key]: key}
    if way.key in QUERY_SECRETS:
        query[QUERY_SECRETS[way.key]] = secret
    else:
        headers[SECRET_HEADER] = secret
    caller = account.plain.get("rsu_api_reg", "")
    if caller.strip():
        query["rsu_api_reg"] = tokens.clean(caller, translate(REGISTRATION.label))
    if registration:
        headers[REGISTRATION_HEADER] = registration
    return Credentials(headers, query)


def _clean(wanted: Secret, given: str) -> str:
    return "" if wanted.optional and not given.strip() else tokens.clean(given, translate(wanted.label))


def _entries(document: object, name: str) -> list[Entry]:
    found = documents.entries(document, name)
    if found is None:
        raise answering.garbled(LABEL, arrived=False, status=200)
    return found


def _choice(entry: Entry, value: str, label: str) -> Choice:
    found, shown = entry.get(value), entry.get(label)
    if isinstance(found, bool) or not isinstance(found, int | str) or not str(found):
        raise answering.garbled(LABEL, arrived=False, status=200)
    return Choice(str(found), str(shown) if shown not in (None, "") else str(found))
