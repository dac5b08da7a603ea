"""OpenTrack on loopback: sign-in by form, ``PUT …/roadxc_upload/`` (seed 004) and the pick lists of platforms.md."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from urllib.parse import parse_qs

from resultdesk.practice import opentrack_world as world
from resultdesk.practice.opentrack_lists import LISTS, shown
from resultdesk.practice.opentrack_units import Heat, Unit, Wrong, decode, lay, read
from resultdesk.practice.wire import Call, CallKind, Reply, StandIn, html_reply, json_reply

_UPLOAD = re.compile(r"/api/(\d{4}/[A-Z]{3}/[\w-]+)/roadxc_upload/")
_PAGE = re.compile(r"(?:/[a-z]{2}(?:-[a-z]{2})?)?/x/(\d{4}/[A-Z]{3}/[\w-]+)/?(?P<json>(?<=/)json/)?")


class OpenTrack(StandIn):
    """The stand-in. Its switches may be set at any time:

    ``html_sign_in`` answers sign-ins with a page and status 200; ``append_twice`` doubles rows that are appended again;
    ``says`` ("json", "empty", "text") is what a successful upload answers: nobody has documented it.
    """

    name = "opentrack"

    def __init__(self) -> None:
        super().__init__()
        self.html_sign_in = False
        self.append_twice = False
        self.says = "json"
        self.reset()

    def reset(self) -> None:
        """Forget results and sign-ins."""
        with self._door:
            self.heats: dict[tuple[str, str, int, int], Heat] = {}
            """By competition path ("2026/GBR/api-test"), event, round and heat."""
            self._tokens: dict[str, str] = {}

    def results(self, event_id: str, round_: int = 1, heat: int = 1, path: str = "2026/GBR/api-test") -> Heat:
        """What is kept of a heat (an empty one where nothing was sent)."""
        with self._door:
            return self.heats.get((path, event_id, round_, heat), Heat())

    def lines(self) -> Sequence[str]:
        """For the start page."""
        said = [f"username {world.DIRECTOR}, password {world.USERS[world.DIRECTOR]}"]
        for competition in world.COMPETITIONS:
            races = ", ".join(f"{race.event_id} {race.name}" for race in competition.races)
            said.append(f"{competition.name}: /en-gb/x/{competition.path} ({races})")
        return [*said, f"{sum(len(heat.results) for heat in self.heats.values())} results"]

    def kind(self, method: str, path: str) -> CallKind:
        """What a call is for."""
        if path == "/api/get-auth-token/":
            return CallKind.SIGN_IN
        if _UPLOAD.fullmatch(path):
            return CallKind.UPLOAD if method == "PUT" else CallKind.OTHER
        page = _PAGE.fullmatch(path)
        lists = path.startswith("/api/") or (page is not None and page["json"])
        return CallKind.LIST if method == "GET" and lists else CallKind.OTHER

    def answer(self, call: Call) -> Reply:
        """The platform's own answer."""
        if call.path == "/api/get-auth-token/":
            return self._sign_in(call)
        page = _PAGE.fullmatch(call.path)
        if page and call.method == "GET":
            return self._page(world.at(page[1]), as_json=bool(page["json"]))
        upload = _UPLOAD.fullmatch(call.path)
        if upload or call.path in LISTS or call.path == "/api/hello/":
            return self._with_user(call, upload[1] if upload else "")
        # Without the slash at its end an address leads nowhere.
        return html_reply(404, "<h1>Not Found</h1>")

    def _page(self, competition: world.Competition | None, *, as_json: bool) -> Reply:
        """The competition's page, which anybody may look at."""
        if competition is None:
            return html_reply(404, "<h1>Not Found</h1>")
        if not as_json:
            return html_reply(200, f"<h1>{competition.name}</h1>")
        kept = {at[1:]: heat.results for at, heat in self.heats.items() if at[0] == competition.path}
        return json_reply(200, {"id": competition.id, "fullName": competition.name, "events": shown(competition, kept)})

    def _sign_in(self, call: Call) -> Reply:
        """A form in, a token out; a wrong password is 400."""
        if self.html_sign_in:
            return html_reply(200, "<h1>Please sign in</h1>")
        if call.method != "POST":
            return json_reply(405, {"detail": f'Method "{call.method}" not allowed.'})
        if call.media_type() != "application/x-www-form-urlencoded":
            return json_reply(415, {"detail": f'Unsupported media type "{call.media_type()}" in request.'})
        form = parse_qs(call.body.decode("utf-8", "replace"), keep_blank_values=True)
        absent = [name for name in ("username", "password") if not form.get(name, [""])[0]]
        if absent:
            return json_reply(400, {name: ["This field is required."] for name in absent})
        username = form["username"][0]
        if world.USERS.get(username) != form["password"][0]:
            return json_reply(400, {"non_field_errors": ["Unable to log in with provided credentials."]})
        token = secrets.token_hex(20)
        self._tokens[token] = username
        return json_reply(200, {"token": token})

    def _with_user(self, call: Call, upload_path: str) -> Reply:
        scheme, _, token = call.header("authorization").partition(" ")
        user = self._tokens.get(token) if scheme == "Token" else None
        if user is None:
            return json_reply(401, {"detail": "Invalid token."}, {"WWW-Authenticate": "Token"})
        if upload_path:
            return self._upload(call, user, upload_path)
        if call.method != "GET":
            return json_reply(405, {"detail": f'Method "{call.method}" not allowed.'})
        if call.path == "/api/hello/":
            return json_reply(200, {"message": f"Hello, {user}!", "username": user})
        return LISTS[call.path](call, user)

    def _upload(self, call: Call, user: str, path: str) -> Reply:
        competition = world.at(path)
        if competition is None:
            return html_reply(404, "<h1>Not Found</h1>")
        if call.method != "PUT":
            return json_reply(405, {"detail": f'Method "{call.method}" not allowed.'})
        if user not in competition.directors:
            # Documented so: no right is a 500, and yet no crash.
            return _permission_denied()
        try:
            units = read(call.body, competition)
        except Wrong as wrong:
            return json_reply(400, {"error": str(wrong)})
        for unit in units:
            heat = self.heats.setdefault((path, *unit.key), Heat())
            lay(unit, heat, append_twice=self.append_twice)
        return self._success(units)

    def _success(self, units: Sequence[Unit]) -> Reply:
        if self.says == "empty":
            return Reply(200)
        if self.says == "text":
            return Reply(200, b"OK", {"Content-Type": "text/plain"})
        said = [{"eventid": unit.race.event_id, "round": unit.round, "heat": unit.heat} for unit in units]
        return json_reply(200, {"status": "ok", "units": said})

    def fault(self, kind: str, detail: str, call: Call) -> Reply:
        """A switched fault in OpenTrack's words."""
        if kind == "401":
            self._tokens.clear()
            return json_reply(401, {"detail": "Invalid token."}, {"WWW-Authenticate": "Token"})
        if kind == "403":
            return _permission_denied()
        if kind == "429":
            words = f"Request was throttled. Expected available in {detail} seconds."
            return json_reply(429, {"detail": words}, {"Retry-After": detail})
        if kind == "500":
            return html_reply(int(detail), "<html><body><h1>Server Error (500)</h1></body></html>")
        status, bib = (200 if kind == "refused" else 422), _first_bib(call.body)
        if detail == "enveloped":
            return json_reply(status, {"errors": [{"bib": bib, "error": "not a time"}]})
        if detail == "prefixed":
            return json_reply(status, {"data": {"0": [f"Bib {bib}: not a time."]}})
        return json_reply(status, {"error": f"Bib {bib}: not a time."})


def _permission_denied() -> Reply:
    return Reply(500, b"500: Permission Denied", {"Content-Type": "text/html; charset=utf-8"})


def _first_bib(body: bytes) -> str:
    """The first bib of an upload, for faults that refuse it."""
    try:
        sent = decode(body)
    except Wrong:
        return ""
    for unit in sent if isinstance(sent, list) else [sent]:
        rows = unit.get("data") if isinstance(unit, dict) else None
        if rows:
            return str(rows[0][0])
    return ""
