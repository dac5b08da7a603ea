"""Tracx on loopback: the participants' import and the lists of seeds 000 and 001, strict to the letter.

Paths lie under ``/v1/connect`` as at api.tracx.events. What is taken is *queued*, as the platform says.
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import orjson

from resultdesk.practice import tracx_rules
from resultdesk.practice.sign_ins import SIGN_INS
from resultdesk.practice.tracx_world import ALL, EVENTS, LIST_EVENTS, LIST_RACES, RACES, STORE, TOKENS, Grant
from resultdesk.practice.wire import Call, CallKind, Reply, StandIn, json_reply

PREFIX = "/v1/connect"
LIMIT = 100_000
"""Participants a request (seed 000, Notes)."""

_PARTICIPANTS = re.compile(r"/events/(\d+)/participants")
_SHAPES = ("plain", "prefixed", "enveloped")


@dataclass(frozen=True, slots=True)
class Import:
    """One import as it was queued."""

    event_id: int
    participants: int


class Tracx(StandIn):
    """The stand-in. Its switches may be set at any time:

    ``clock`` tells the time (seconds since 1970) by which sessions end, ``lifetime`` how long they last; ``direct`` is
    the old way without sessions (``/session-token`` answers 404, the connect token opens everything);
    ``error_shape`` ("plain", "prefixed", "enveloped") is how a 422 names its rows.
    """

    name = "tracx"

    def __init__(self, clock: Callable[[], float] = time.time, *, direct: bool = False) -> None:
        super().__init__()
        self.clock = clock
        self.direct = direct
        self.lifetime = 3_600
        self.error_shape = "plain"
        self.tokens: dict[str, Grant] = dict(TOKENS)
        self.reset()

    def reset(self) -> None:
        """Forget participants, imports and sessions."""
        with self._door:
            self.imports: list[Import] = []
            self._queue: list[list[dict[str, object]]] = []
            self._stored: dict[str, dict[str, object]] = {}
            self._sessions: dict[str, tuple[float, Grant]] = {}

    @property
    def stored(self) -> Mapping[str, Mapping[str, object]]:
        """Participants by unique_id, once the imports that wait have run (looking at them runs them)."""
        with self._door:
            for participants in self._queue:
                self._stored.update((str(one["unique_id"]), one) for one in participants)
            self._queue.clear()
            return self._stored

    def end_sessions(self) -> None:
        """Let every session token expire now."""
        with self._door:
            self._sessions.clear()

    def lines(self) -> Sequence[str]:
        """For the start page."""
        token = SIGN_INS["tracx"].secrets["CONNECT_TOKEN"]
        events = [f"event {event['id']}: {event['name']}" for event in EVENTS]
        races = [f"race {race['id']} of event {race['event_id']}: {race['name']}" for race in RACES]
        return [f"connect token: {token}", *events, *races, f"{len(self.stored)} participants imported"]

    def kind(self, method: str, path: str) -> CallKind:
        """What a call is for."""
        rest = path.removeprefix(PREFIX)
        if rest == "/session-token":
            return CallKind.SIGN_IN
        if method == "GET":
            return CallKind.LIST if rest in ("/events", "/races") else CallKind.OTHER
        return CallKind.UPLOAD if _PARTICIPANTS.fullmatch(rest) else CallKind.OTHER

    def answer(self, call: Call) -> Reply:
        """The platform's own answer."""
        if not call.path.startswith(PREFIX + "/"):
            return _message(404, f"The route {call.path.lstrip('/')} could not be found.")
        if "application/json" not in call.header("accept").lower():
            return _message(406, "Accept must be application/json.")
        rest = call.path.removeprefix(PREFIX)
        route = "/participants" if _PARTICIPANTS.fullmatch(rest) else rest
        methods = {"/session-token": "POST", "/participants": "POST", "/events": "GET", "/races": "GET"}
        if route not in methods or (route == "/session-token" and self.direct):
            return _message(404, f"The route {call.path.lstrip('/')} could not be found.")
        if call.method != methods[route]:
            return _message(405, f"The {call.method} method is not supported for this route.")
        if route == "/session-token":
            return self._session(call)
        grant = self._grant(call.header("authorization"))
        if grant is None:
            return _message(401, "Unauthenticated.")
        if route == "/events":
            return self._events(grant)
        return self._races(call, grant) if route == "/races" else self._participants(call, grant)

    def _session(self, call: Call) -> Reply:
        """Connect token in, session token out (platforms.md, Tracx)."""
        grant = self.tokens.get(call.header("authorization"))
        if grant is None:
            return _message(401, "Unauthenticated.")
        token = f"practice-session-{secrets.token_hex(8)}"
        ends = int(self.clock()) + self.lifetime
        self._sessions[token] = (ends, grant)
        return json_reply(200, {"data": {"token": token, "expires_at": ends}})

    def _grant(self, token: str) -> Grant | None:
        if self.direct:
            return self.tokens.get(token)
        ends, grant = self._sessions.get(token, (0.0, None))
        return grant if self.clock() < ends else None

    def _events(self, grant: Grant) -> Reply:
        if LIST_EVENTS not in grant.permissions:
            return _forbidden(LIST_EVENTS)
        return json_reply(200, {"data": {"items": [event for event in EVENTS if event["id"] in grant.events]}})

    def _races(self, call: Call, grant: Grant) -> Reply:
        """Seed 001: only the token's events; a foreign event gives an empty list, a wrong number 422."""
        if LIST_RACES not in grant.permissions:
            return _forbidden(LIST_RACES)
        wanted = call.first("event_id")
        if wanted is not None and not (re.fullmatch(r"[0-9]+", wanted) and int(wanted) >= 1):
            return self._refusal({"event_id": ["The event_id field must be an integer of at least 1."]}, "plain")
        races = [race for race in RACES if race["event_id"] in grant.events]
        if wanted is not None:
            races = [race for race in races if race["event_id"] == int(wanted)]
        return json_reply(200, {"data": {"items": races}})

    def _participants(self, call: Call, grant: Grant) -> Reply:
        """Seed 000: all or nothing is queued."""
        found = _PARTICIPANTS.fullmatch(call.path.removeprefix(PREFIX))
        event = int(found[1]) if found else 0
        if STORE not in grant.permissions or (event not in grant.events and event in ALL):
            return _forbidden(STORE)
        if event not in ALL:
            return _message(404, "Event not found.")
        rows = _array(call)
        if isinstance(rows, str):
            return self._refusal({"participants": [rows]}, self.error_shape)
        errors = tracx_rules.errors(rows, [race["id"] for race in RACES if race["event_id"] == event])
        if errors:
            return self._refusal(errors, self.error_shape)
        self._queue.append(rows)
        self.imports.append(Import(event, len(rows)))
        return _queued()

    @staticmethod
    def _refusal(errors: Mapping[str, Sequence[str]], shape: str) -> Reply:
        """A 422 in one of the three shapes of platforms.md."""
        if shape == "prefixed":
            errors = {f"participants.{key}" if key[0].isdigit() else key: words for key, words in errors.items()}
        said = [sentence for sentences in errors.values() for sentence in sentences]
        more = len(said) - 1
        message = said[0] + (f" (and {more} more error{'s' * (more > 1)})" if more else "")
        if shape == "enveloped":
            data = {"error": True, "success": False, "message": message, "errors": errors}
            return json_reply(422, {"data": data})
        return json_reply(422, {"message": message, "errors": errors})

    def fault(self, kind: str, detail: str, call: Call) -> Reply:
        """A switched fault in Tracx's words. A 422 refuses the first row's chip and the third row's race."""
        if kind == "401":
            self.end_sessions()
            return _message(401, "Unauthenticated.")
        if kind == "403":
            return _message(403, "Forbidden.") if detail == "bare" else _forbidden(STORE)
        if kind == "422":
            rows = _array(call)
            errors = {"0.chip_code": ["The 0.chip_code has already been taken."]}
            if not isinstance(rows, str) and len(rows) > 2:
                errors["2.race_id"] = ["The selected 2.race_id is invalid."]
            return self._refusal(errors, detail or self.error_shape)
        if kind == "429":
            return json_reply(429, {"message": "Too Many Attempts."}, {"Retry-After": detail})
        if kind == "refused":
            said = {"error": True, "success": False, "message": "The import could not be queued", "errors": []}
            return json_reply(200, {"data": said})
        return _message(int(detail), "Server Error")


def _array(call: Call) -> list[dict[str, object]] | str:
    """The posted array, or what is wrong with the body as a whole."""
    if call.media_type() != "application/json":
        # Without it the platform would read a form and find no participants.
        return "The participants field is required (the body was not sent as application/json)."
    try:
        rows = orjson.loads(call.body)
    except orjson.JSONDecodeError:
        return "The participants field is required (the body is not JSON)."
    if not isinstance(rows, list):
        return "The participants field must be an array."
    if not rows:
        return "The participants field is required."
    if len(rows) > LIMIT:
        return f"The participants field must not have more than {LIMIT} items."
    return rows


def _message(status: int, words: str) -> Reply:
    return json_reply(status, {"message": words})


def _forbidden(permission: str) -> Reply:
    return _message(403, f"The session token does not have the {permission} permission.")


def _queued() -> Reply:
    """The sample response of seed 000."""
    message = "Successfully queued participants for import"
    return json_reply(200, {"data": {"error": False, "success": True, "message": message, "errors": []}})
