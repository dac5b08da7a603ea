"""What RunSignup answers to virtual results: the rows it stored, an error inside a 200, or something else.

No error names a row (platforms.md). The rows that come back are the proof: a row that is missing was not stored, and
one with another time is not what was sent.
"""

from __future__ import annotations

from collections.abc import Mapping

from resultdesk.core.errors import DeskError, NoAnswer, SignInRefused
from resultdesk.core.language import N_, translate
from resultdesk.platforms import answering
from resultdesk.platforms.contract import Answer, Batch, Outcome, Refusal
from resultdesk.platforms.http import Response
from resultdesk.platforms.runsignup import documents, rows
from resultdesk.platforms.runsignup.documents import Fault
from resultdesk.platforms.runsignup.rows import Sent
from resultdesk.platforms.runsignup.times import written

LABEL = "RunSignup"

_KEY, _PERMISSION, _THROTTLED, _BAD_BIB, _NO_RACE, _NO_EVENT = 6, 7, 14, 115, 201, 223

_BY_WORDS = (
    (("key auth", "authentication", "api key", "secret", "caller registration"), _KEY),
    (("permission", "not authorized", "access denied"), _PERMISSION),
    (("too many", "slow down", "throttl", "rate limit"), _THROTTLED),
    (("race not found",), _NO_RACE),
    (("event id is not valid", "event not found"), _NO_EVENT),
)
"""Words of errors that come without a code."""

Echo = Mapping[str, object]
"""A stored result as the answer repeats it (seed 002, Response)."""


def read(batch: Batch, response: Response) -> Answer:
    """The answer to a batch. Total: whatever comes back is an Answer."""
    problem = answering.by_status(response, LABEL)
    if problem is not None:
        return problem
    document = documents.read(response)
    fault = documents.fault(document)
    if fault is not None:
        return _faulty(batch, response, fault)
    echoes = documents.entries(document, "virtual_results")
    if echoes is None:
        error = answering.garbled(LABEL, arrived=True, status=response.status)
        return Answer(Outcome.GARBLED, error=error, said=answering.said(response))
    return _stored(batch, response, echoes)


def error_of(fault: Fault) -> tuple[Outcome, DeskError]:
    """An error inside a 200 in our terms. None of them stored a row."""
    params = {**answering.quoted(fault.message), "number": fault.code or ""}
    code = _code(fault)
    if code == _KEY:
        return Outcome.SIGN_IN, SignInRefused("runsignup.key", LABEL, **params)
    if code == _PERMISSION:
        return Outcome.FORBIDDEN, SignInRefused("runsignup.permission", LABEL, **params)
    if code == _THROTTLED:
        return Outcome.THROTTLED, NoAnswer("answer.throttled", LABEL, arrived=False, label=LABEL, **params)
    named = {_NO_RACE: "runsignup.no_race", _NO_EVENT: "runsignup.no_event"}.get(code or 0, "runsignup.refused")
    return Outcome.REFUSED, DeskError(named, LABEL, **params)


def _code(fault: Fault) -> int | None:
    if fault.code is not None:
        return fault.code
    said = fault.message.lower()
    return next((code for words, code in _BY_WORDS if any(word in said for word in words)), None)


def _faulty(batch: Batch, response: Response, fault: Fault) -> Answer:
    """An error stored nothing. One that may be a row's own asks for halving until that row stands alone."""
    outcome, error = error_of(fault)
    rows_fault = outcome is Outcome.REFUSED and error.code == "runsignup.refused"
    alone = len(batch.rows) == 1
    refused: tuple[Refusal, ...] = ()
    if rows_fault and alone and fault.message:
        refused = (Refusal(batch.rows[0], batch.keys[0], fault.message, _field_of(fault)),)
    wait = answering.retry_after(response)
    return Answer(
        outcome,
        refused,
        error=error,
        retry_after=wait,
        split=rows_fault and not alone,
        said=answering.said(response),
    )


def _field_of(fault: Fault) -> str:
    """The field that an error means, by its name in the words or by its code; "" where neither tells."""
    named = next((name for name in rows.ORDER if name in fault.message), "")
    return named or ("bib_num" if fault.code == _BAD_BIB else "")


def _stored(batch: Batch, response: Response, echoes: list[Echo]) -> Answer:
    """Hold each row against its echo; each echo answers for one row."""
    left = _Echoes(echoes)
    all_sent = rows.sent(batch.request.body)
    # Those with the same time first: of two results of one runner, each is to find its own.
    echo_of = [left.take(sent, same_time=True) for sent in all_sent]
    refused = []
    for at, sent in enumerate(all_sent):
        minded = _difference(sent, echo_of[at] or left.take(sent, same_time=False))
        if minded is not None:
            message, field = minded
            refused.append(Refusal(batch.rows[at], batch.keys[at], message, field))
    if len(refused) == len(batch.rows):
        outcome = Outcome.REFUSED
    else:
        outcome = Outcome.PARTLY_REFUSED if refused else Outcome.ACCEPTED
    notes = (translate(N_("RunSignup also named results that are not in this upload.")),) if left else ()
    error = DeskError("runsignup.rows_missing", LABEL, n=len(refused)) if refused else None
    return Answer(outcome, tuple(refused), error=error, said=answering.said(response), notes=notes)


class _Echoes:
    """Echoes that no row has taken yet, found by registration or by bib."""

    def __init__(self, echoes: list[Echo]) -> None:
        self._left = dict(enumerate(echoes))
        self._places: dict[tuple[str, int | None], list[int]] = {}
        for at, echo in self._left.items():
            for name in ("registration_id", "bib_num"):
                value = rows.whole(echo.get(name))
                if value is not None:
                    self._places.setdefault((name, value), []).append(at)

    def __bool__(self) -> bool:
        return bool(self._left)

    def take(self, sent: Sent, *, same_time: bool) -> Echo | None:
        """An echo of this row that no other row has taken, if need be only one with its time."""
        place = ("bib_num", sent.bib_num) if sent.registration_id is None else ("registration_id", sent.registration_id)
        for at in self._places.get(place, []):
            echo = self._left.get(at)
            if echo is not None and (not same_time or _time(echo) == sent.milliseconds):
                return self._left.pop(at)
        return None


def _time(echo: Echo) -> int | None:
    return rows.whole(echo.get("submitted_time_in_ms"))


def _difference(sent: Sent, echo: Echo | None) -> tuple[str, str] | None:
    """What is wrong with the echo of a row, and the field; None where it is as sent."""
    if echo is None:
        return translate(N_("RunSignup did not name this row among the results that it stored.")), ""
    time = _time(echo)
    if sent.milliseconds is not None and time is not None and time != sent.milliseconds:
        words = translate(N_("RunSignup stored another time: {stored} and not {sent}."))
        return words.replace("{stored}", written(time)).replace("{sent}", written(sent.milliseconds)), "clock_time"
    gain = rows.whole(echo.get("elevation_gain_in_mm"))
    if sent.elevation is not None and gain is not None and gain != sent.elevation:
        words = translate(N_("RunSignup stored another elevation gain: {stored} mm and not {sent} mm."))
        shown = words.replace("{stored}", str(gain)).replace("{sent}", str(sent.elevation))
        return shown, "elevation_gain_in_mm"
    return None
