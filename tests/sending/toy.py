"""A platform of its own for the tests of sending, and a network that fails as told. No socket is opened."""

import json
from collections import Counter
from dataclasses import dataclass, field, replace

from resultdesk.core.errors import Cancelled, NoAnswer, SignInRefused, WrongUse
from resultdesk.core.watch import Watch
from resultdesk.platforms.contract import Answer, Batch, Credentials, Outcome, Refusal
from resultdesk.platforms.http import Request, Response
from resultdesk.sending.parcel import Parcel, Source

TOKEN = "planted-Token+7/secret"
SERVER = "https://toy.example"


def batch(numbers, *, url=SERVER + "/races/1/rows"):
    """One request with these rows; the key of row n is ``k<n>``."""
    keys = [f"k{number}" for number in numbers]
    return Batch(
        Request("POST", url, {"Content-Type": "application/json"}, {}, json.dumps(keys).encode()), numbers, keys
    )


def parcel(*rows, mode="upsert", race="1", **changes):
    """A parcel for race 1 with batches of row numbers."""
    made = Parcel(
        platform="toy",
        account="Me",
        server=SERVER,
        settings={"race_id": race, "mode": mode},
        title=f"Spring Run · {race}",
        source=Source("entries.xlsx", "ab" * 32),
        batches=[batch(list(numbers), url=f"{SERVER}/races/{race}/rows") for numbers in rows],
        fields=("key",),
    )
    return replace(made, **changes)


class Toy:
    """Pure side of the toy platform: upserts by key unless the mode is "append"; can divide a batch."""

    name, label, noun, servers, sign_ins, settings = "toy", "Toy", ("row", "rows"), (SERVER,), (), ()

    def __init__(self, *, queues=False, spares=False):
        self.queues, self.spares = queues, spares

    def repeatable(self, settings):
        return settings["mode"] != "append"

    def read(self, batch, response):
        said = response.body.decode(errors="replace")
        match response.status:
            case 200 if response.body[:1] != b"{":
                return Answer(Outcome.GARBLED, said=said)
            case 200:
                refused = tuple(Refusal(0, key, words) for key, words in json.loads(response.body)["refused"].items())
                return Answer(Outcome.QUEUED if self.queues else Outcome.ACCEPTED, refused, said=said)
            case 401:
                return Answer(Outcome.SIGN_IN, said=said)
            case 403:
                return Answer(Outcome.FORBIDDEN, said=said)
            case 409:
                return Answer(Outcome.REFUSED, split=True, said=said)
            case 422:
                refused = tuple(Refusal(0, key, words) for key, words in json.loads(response.body)["refused"].items())
                return Answer(Outcome.REFUSED, refused, said=said, spared=self.spares)
            case 429:
                after = response.headers.get("retry-after")
                return Answer(Outcome.THROTTLED, retry_after=float(after) if after else None, said=said)
            case _:
                after = response.headers.get("retry-after")
                return Answer(Outcome.FAILED, retry_after=float(after) if after else None, said=said)

    def only(self, batch, keep):
        keys = [batch.keys[at] for at in keep]
        return Batch(replace(batch.request, body=json.dumps(keys).encode()), [batch.rows[at] for at in keep], keys)


@dataclass
class Door:
    """A sign-in: ``renewals`` times a 401 can be cured; ``trouble`` is raised when asked for credentials."""

    renewals: int = 1
    trouble: Exception | None = None

    def credentials(self, watch=None):
        if self.trouble is not None:
            raise self.trouble
        return Credentials({"Authorization": f"Token {TOKEN}"}, {"api_secret": TOKEN})

    def renew(self):
        self.renewals -= 1
        return self.renewals >= 0


@dataclass
class Wire:
    """Stands for ``platforms.http.Http`` and the server behind it.

    ``script`` holds one fault a call, "" for none; when it is used up all goes well. ``stored`` counts how often each
    key was stored (an upsert counts once), ``bad`` are the keys that the server refuses, ``calls`` what arrived.
    """

    script: list[str] = field(default_factory=list)
    bad: dict[str, str] = field(default_factory=dict)
    refusal: str = (
        "rows"  # "rows": 200 with the bad ones named; "whole": 422, nothing stored; "silent": 409, nothing named
    )
    mode: str = "upsert"
    stored: Counter = field(default_factory=Counter)
    calls: list[bytes] = field(default_factory=list)
    sent: list[Request] = field(default_factory=list)
    retry_after: str = ""

    def call(self, request, headers=None, query=None, watch=None, on_sent=None):
        assert headers["Authorization"].endswith(TOKEN)
        self.sent.append(request)
        fault = self.script.pop(0) if self.script else ""
        if fault.startswith("absent"):
            raise NoAnswer(f"http.{fault.partition(':')[2] or 'not_found'}", "toy.example", arrived=False)
        if fault == "lost":
            raise NoAnswer("http.reset", "toy.example", arrived=True)
        if fault == "cancel":
            watch.cancel()
            raise Cancelled(arrived=True)
        if fault == "cancel early":
            watch.cancel()
            raise Cancelled(arrived=False)
        if fault == "odd":
            raise WrongUse("http.odd_header", "toy.example", header="X")
        self.calls.append(request.body)
        return self._answer(fault, request, watch)

    def _answer(self, fault, request, watch):
        early = {"401": 401, "403": 403, "429": 429, "500": 500}.get(fault)
        if early:
            said = f"no {TOKEN}" if fault == "401" else "no"
            return Response(early, {"retry-after": self.retry_after} if self.retry_after else {}, said.encode())
        if fault == "page":
            return Response(200, {}, b"<html>Welcome to the club's network</html>")
        response = self._serve(json.loads(request.body))
        if fault == "stored, then cut":
            raise NoAnswer("http.cut", "toy.example", arrived=True)
        if fault == "stored, then cancel":
            watch.cancel()
            raise Cancelled(arrived=True)
        if fault == "stored, then 500":
            return Response(500, {}, b"oops")
        if fault == "stored, then page":
            return Response(200, {}, b"<html>gateway</html>")
        return response

    def _serve(self, keys):
        bad = {key: self.bad[key] for key in keys if key in self.bad}
        if bad and self.refusal == "whole":
            return Response(422, {}, json.dumps({"refused": bad}).encode())
        if bad and self.refusal == "silent":
            return Response(409, {}, b"one of the rows is not right")
        for key in keys:
            if key not in bad:
                self.stored[key] = self.stored[key] + 1 if self.mode == "append" else 1
        return Response(200, {}, json.dumps({"refused": bad}).encode())


class Quick(Watch):
    """A watch that does not sleep: ``waits`` are the seconds asked for; ``cancel_at`` cancels the nth wait."""

    def __init__(self, cancel_at=0):
        super().__init__()
        self.waits, self.cancel_at = [], cancel_at

    def wait(self, seconds):
        self.waits.append(seconds)
        if len(self.waits) == self.cancel_at:
            self.cancel()
        super().wait(0)


def refused_sign_in():
    return SignInRefused("toy.no", "toy.example")
