"""RunSignup on loopback: virtual results (seed 002) and the pick lists, with its errors inside HTTP 200.

Paths lie under ``/rest`` (or the older ``/Rest``) as at api.runsignup.com.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs

from resultdesk.practice import runsignup_answers as answers
from resultdesk.practice import runsignup_results
from resultdesk.practice import runsignup_world as world
from resultdesk.practice.runsignup_answers import Wrong
from resultdesk.practice.runsignup_lists import event_of, listed, number
from resultdesk.practice.runsignup_rows import Result, read_all, rows_of_json, rows_of_xml
from resultdesk.practice.wire import Call, CallKind, Reply, StandIn, html_reply, json_reply

_UPLOAD = re.compile(r"/race/([^/]+)/results/user-results")

_FORM = frozenset({"race_id", "event_id", "individual_result_set_id", "request_format", "request"})
_WAYS: Sequence[tuple[str, str, Mapping[str, str]]] = (
    ("api_key", "api_secret", world.API_KEYS),
    ("tmp_key", "tmp_secret", world.TMP_KEYS),
    ("rsu_api_key", "", world.V2_KEYS),
    ("sp_api_key", "", world.PARTNER_KEYS),
)
"""Key and secret in the query; "" where the secret is the header X-RSU-API-SECRET."""
_KEYS = frozenset({"api_key", "api_secret", "tmp_key", "tmp_secret", "rsu_api_key", "sp_api_key", "rsu_api_reg"})


@dataclass(frozen=True, slots=True)
class Stored:
    """A result as RunSignup keeps it. ``tally`` survives uploads that do not send one."""

    result: Result
    tally: float | None
    received: int


class RunSignup(StandIn):
    """The stand-in. Its switches may be set at any time:

    ``newer_errors`` for the newer shape without codes; ``bad_rows`` ("sink": one bad row sinks its call, "drop": it is
    missing from the answer); ``pace``, the seconds by ``clock`` that must lie between uploads, else error 14;
    ``registration``, every caller must send its caller registration, as from 2027; ``approves``: somebody has to
    approve results, and has not, so that the list of results is empty.
    """

    name = "runsignup"

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        super().__init__()
        self.clock = clock
        self.newer_errors = False
        self.bad_rows = "sink"
        self.pace = 0.0
        self.registration = False
        self.approves = False
        self.reset()

    def reset(self) -> None:
        """Forget the results."""
        with self._door:
            self.stored: dict[tuple[int, int], Stored] = {}
            """By result set and registration: what came last."""
            self.posts: list[list[Result]] = []
            """The rows of every upload that was taken, one after another: what came twice stands here twice."""
            self._made_sets: dict[int, int] = {}
            self._last = float("-inf")

    def lines(self) -> Sequence[str]:
        """For the start page."""
        said = ["api_key practice-key, api_secret practice-secret"]
        for race in world.RACES:
            said += [f"race {race.id} {race.name}, event {event.id} {event.name}" for event in race.events]
        return [*said, f"{len(self.stored)} results"]

    def kind(self, method: str, path: str) -> CallKind:
        """What a call is for."""
        if method == "GET":
            return CallKind.LIST
        return CallKind.UPLOAD if _UPLOAD.fullmatch(_rest(path)) else CallKind.OTHER

    def answer(self, call: Call) -> Reply:
        """The platform's own answer."""
        rest = _rest(call.path)
        if not rest:
            return html_reply(404, "<h1>Not Found</h1>")
        try:
            format_ = call.first("format") or "xml"
            if format_ not in ("json", "xml"):
                raise Wrong(3, "format must be xml or json.")
            key = self._sign_in(call)
            if _UPLOAD.fullmatch(rest):
                return self._upload(call, rest, key)
            if call.method != "GET":
                raise Wrong(3, "This is a GET call.")
            return self._list(call, rest)
        except Wrong as wrong:
            return answers.error(wrong.code, wrong.words, as_json=_as_json(call), newer=self.newer_errors)

    def _sign_in(self, call: Call) -> str:
        """Exactly one way of signing in, and nothing of another; gives the key."""
        came = {key for key in _KEYS if key in call.query}
        ways = [(key, secret, known) for key, secret, known in _WAYS if key in came]
        if len(ways) != 1:
            raise Wrong(6, "")
        key, secret, known = ways[0]
        if came - {key, secret, "rsu_api_reg"}:
            raise Wrong(6, "")
        header = call.header("x-rsu-api-secret")
        given = call.first(secret) if secret else header
        if (secret and header) or not given or known.get(call.first(key) or "") != given:
            raise Wrong(6, "")
        caller = call.first("rsu_api_reg")
        if (self.registration or caller) and (
            world.REGISTRATIONS.get(caller or "") != call.header("x-rsu-api-reg-secret") or not caller
        ):
            raise Wrong(6, "Caller registration failed")
        return call.first(key) or ""

    def _upload(self, call: Call, rest: str, key: str) -> Reply:
        if call.method != "POST":
            raise Wrong(3, "This is a POST call.")
        if call.query.keys() - _KEYS - {"format"}:
            raise Wrong(3, "Only the keys and format go into the address.")
        if key in world.LOOK_ONLY:
            raise Wrong(7, "")
        now = self.clock()
        if now - self._last < self.pace:
            raise Wrong(14, "")
        self._last = now
        form = _form(call)
        if _id(form, "race_id") != number(rest.split("/")[2]):
            raise Wrong(3, "race_id is not that of the address.")
        event = event_of(_id(form, "race_id"), _id(form, "event_id"))
        if not event.virtual:
            raise Wrong(11, "The event must be a Virtual Event.")
        rows = _rows(form)
        results = read_all(rows, event, drop=self.bad_rows == "drop")
        # A result set is made only for what is taken.
        return self._store(event, self._set(event, form), results, as_json=_as_json(call))

    def _set(self, event: world.Event, form: Mapping[str, str]) -> int:
        """The result set that is asked for, the only one, or a new one."""
        sets = event.sets or tuple(number for number in [self._made_sets.get(event.id)] if number)
        if "individual_result_set_id" in form:
            wanted = _id(form, "individual_result_set_id")
            if wanted not in sets:
                raise Wrong(3, "individual_result_set_id is not one of this event.")
            return wanted
        if len(sets) > 1:
            raise Wrong(3, "individual_result_set_id is required: the event has several result sets.")
        if not sets:
            sets = (self._made_sets.setdefault(event.id, 90_000 + event.id),)
        return sets[0]

    def _store(self, event: world.Event, set_id: int, results: Sequence[Result], *, as_json: bool) -> Reply:
        now = int(self.clock())
        said: list[Mapping[str, object]] = []
        for result in results:
            before = self.stored.get((set_id, result.registration_id))
            tally = result.tally if result.tally_sent else (before.tally if before else None)
            self.stored[set_id, result.registration_id] = Stored(result, tally, now)
            said.append(_echo(result, set_id, now, elevation=event.elevation))
        self.posts.append(list(results))
        return answers.say({"virtual_results": said}, "event_individual_results_user_upload", as_json=as_json)

    def _list(self, call: Call, rest: str) -> Reply:
        found = runsignup_results.PATH.fullmatch(rest)
        if found:
            kept = {} if self.approves else {place: stored.result for place, stored in self.stored.items()}
            body, root = runsignup_results.shown(call, found[1], kept, self._made_sets), "results"
        else:
            body, root = listed(call, rest, self._made_sets)
        return answers.say(body, root, as_json=_as_json(call))

    def fault(self, kind: str, detail: str, call: Call) -> Reply:
        """A switched fault in RunSignup's words: but for a 5xx all of them come with status 200."""
        as_json = _as_json(call)
        if kind == "500":
            return html_reply(int(detail), "<html><body><h1>RunSignup is taking a breather</h1></body></html>")
        if kind == "429":
            return answers.error(14, "", as_json=as_json, newer=False)
        code = {"401": 6, "403": 7, "422": 11, "refused": 3}[kind]
        newer = detail in ("prefixed", "enveloped") or self.newer_errors
        if detail == "enveloped":
            return json_reply(200, {"error": "Invalid submission", "details": {"virtual_results": {"0": "clock_time"}}})
        return answers.error(code, "", as_json=as_json, newer=newer)


def _rest(path: str) -> str:
    found = re.fullmatch(r"/[rR]est(/.*)", path)
    return found[1] if found else ""


def _as_json(call: Call) -> bool:
    return call.first("format") == "json"


def _form(call: Call) -> dict[str, str]:
    if call.media_type() != "application/x-www-form-urlencoded":
        raise Wrong(3, "The body must be a form.")
    try:
        fields = parse_qs(call.body.decode("utf-8"), keep_blank_values=True, strict_parsing=True)
    except ValueError as error:
        raise Wrong(3, "The body is not a form.") from error
    strange = sorted(fields.keys() - _FORM)
    if strange or any(len(values) > 1 for values in fields.values()):
        raise Wrong(3, f"Unknown or doubled field {strange}.")
    return {name: values[0] for name, values in fields.items()}


def _rows(form: Mapping[str, str]) -> list[Mapping[str, object]]:
    format_ = form.get("request_format", "xml")
    if format_ not in ("json", "xml"):
        raise Wrong(3, "request_format must be xml or json.")
    if not form.get("request"):
        raise Wrong(3, "request is required.")
    return rows_of_json(form["request"]) if format_ == "json" else rows_of_xml(form["request"])


def _id(form: Mapping[str, str], key: str) -> int:
    if key not in form:
        raise Wrong(3, f"{key} is required.")
    return number(form[key])


def _echo(result: Result, set_id: int, now: int, *, elevation: bool) -> Mapping[str, object]:
    """A stored result as the answer repeats it (seed 002, Response)."""
    said: dict[str, object] = {
        "registration_id": result.registration_id,
        "bib_num": result.bib_num,
        "results_received_ts": now,
        "individual_result_set_id": set_id,
        "submitted_time_in_ms": result.time_in_ms,
    }
    if elevation:
        said["elevation_gain_in_mm"] = result.elevation
    return {**said, "result_approval_ts": None}
