"""Reading answers, as far as all platforms agree: what a status means, whose answer it is, what it says in words."""

from __future__ import annotations

import time
from email.utils import parsedate_to_datetime

import orjson

from resultdesk.core.errors import DeskError, NoAnswer, SignInRefused
from resultdesk.core.language import N_, translate
from resultdesk.platforms.contract import Answer, Outcome
from resultdesk.platforms.http import Response

_PAGES = (401, 403, 408, 413, 425, 429)
"""Statuses below 500 that mean the same where a web page comes with them: whoever said it, nothing was stored."""

LONGEST_SAID = 20_000
"""Characters of an answer that a receipt keeps; refused rows are kept beside it, all of them."""

LONGEST_WORDS = 500
"""Characters of a platform's words within one of our sentences."""

LONGEST_WAIT = 3_600.0
"""Seconds that a platform may ask us to wait; more is taken for an hour."""

_STATUSES = {
    401: (Outcome.SIGN_IN, "answer.unauthorized"),
    403: (Outcome.FORBIDDEN, "answer.forbidden"),
    404: (Outcome.REFUSED, "answer.not_there"),
    405: (Outcome.REFUSED, "answer.not_there"),
    407: (Outcome.TURNED_AWAY, "answer.turned_away"),  # a proxy's word: no platform asks for a sign-in to it
    408: (Outcome.FAILED, "answer.slow"),
    410: (Outcome.REFUSED, "answer.not_there"),
    413: (Outcome.REFUSED, "answer.too_large"),
    425: (Outcome.FAILED, "answer.slow"),
    429: (Outcome.THROTTLED, "answer.throttled"),
}


def said(response: Response) -> str:
    """The body as text for the receipt, shortened if it is very long."""
    text = response.body[: LONGEST_SAID * 4].decode("utf-8", "replace")
    return text if len(text) <= LONGEST_SAID else text[:LONGEST_SAID] + "\u2026"


def json_of(response: Response) -> object:
    """The body as JSON values; None where it is none (or says null)."""
    try:
        document: object = orjson.loads(response.body)
    except orjson.JSONDecodeError:
        return None
    return document


def is_page(response: Response) -> bool:
    """Whether the answer is a web page: somebody between us and the platform spoke, or the address is a page's."""
    start = response.body[:500].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return True
    # Some servers call everything text/html, also JSON and nothing at all.
    return "text/html" in response.headers.get("content-type", "") and start[:1] not in (b"", b"{", b"[")


def words(document: object) -> str:
    """The platform's own sentence in an error document: ``message``, ``error``, or the same within ``data``."""
    if isinstance(document, dict):
        for name in ("message", "error", "error_msg", "detail", "error_description"):
            value = document.get(name)
            if isinstance(value, str) and value.strip():
                return shorten(value)
            if isinstance(value, dict) and (inner := words(value)):
                return inner
        if isinstance(document.get("data"), dict):
            return words(document["data"])
    return ""


def quoted(message: str) -> dict[str, str]:
    """A platform's words as parameters of an error: ``message`` as they are, ``says`` as the end of a sentence."""
    return {"message": message, "says": message.rstrip(". ") or translate(N_("nothing more"))}


def shorten(text: str) -> str:
    """Somebody else's words, in one line and not without end."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_WORDS else text[:LONGEST_WORDS] + "\u2026"


def retry_after(response: Response) -> float | None:
    """Seconds to wait before the next call, from ``Retry-After`` in seconds or as a date; None where it is not said."""
    text = response.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdecimal():
        return min(float(text[:9]), LONGEST_WAIT)
    until = _moment(text)
    if until is None:
        return None
    now = _moment(response.headers.get("date", ""))  # the server's clock: ours may be wrong
    return min(max(until - (time.time() if now is None else now), 0.0), LONGEST_WAIT)


def trouble(response: Response, label: str, *, arrived: bool) -> tuple[Outcome, DeskError] | None:
    """What a status other than 2xx means where a platform says nothing special of it; a page is never an answer.

    ``arrived`` goes into a NoAnswer: True for a batch, False for a call that carries no rows.
    """
    page = is_page(response)
    if 200 <= response.status < 300 and not page:
        return None
    outcome, code = _meaning(response.status, page=page)
    params = {"label": label, "status": response.status, **quoted(words(json_of(response)))}
    if outcome in (Outcome.SIGN_IN, Outcome.FORBIDDEN):
        return outcome, SignInRefused(code, label, **params)
    if outcome is Outcome.REFUSED:
        return outcome, DeskError(code, label, **params)
    stored_nothing = outcome in (Outcome.THROTTLED, Outcome.TURNED_AWAY)
    return outcome, NoAnswer(code, label, arrived=arrived and not stored_nothing, **params)


def _meaning(status: int, *, page: bool) -> tuple[Outcome, str]:
    """A page that says 404 or 400 is about the address or from a proxy: no row was looked at, and so none refused."""
    if page and 400 <= status < 500 and status not in _PAGES:
        return Outcome.TURNED_AWAY, "answer.turned_away"
    if status in _STATUSES:
        outcome, code = _STATUSES[status]
        return outcome, "answer.blocked" if page and status == 403 else code
    if status >= 500:
        return Outcome.FAILED, "answer.broken"
    if status >= 400:
        return Outcome.REFUSED, "answer.refused"
    return Outcome.GARBLED, "answer.page" if 200 <= status < 300 else "answer.redirect"


def garbled(label: str, *, arrived: bool, status: int) -> NoAnswer:
    """A 2xx that is not what the platform documents: nobody knows what became of it."""
    return NoAnswer("answer.garbled", label, arrived=arrived, label=label, status=status)


def by_status(response: Response, label: str) -> Answer | None:
    """``trouble`` as the Answer to a batch."""
    found = trouble(response, label, arrived=True)
    if found is None:
        return None
    outcome, error = found
    wait = retry_after(response) if outcome in (Outcome.THROTTLED, Outcome.FAILED) else None
    return Answer(outcome, error=error, retry_after=wait, said=said(response))


def _moment(text: str) -> float | None:
    """A date of the wire in Unix seconds."""
    try:
        return parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
