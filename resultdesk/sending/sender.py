"""Sends a sealed parcel batch by batch and writes down what comes back. What to do after each answer is ``policy``."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from resultdesk.core.errors import Cancelled, DeskError, KeyringState, NoAnswer, SignInRefused, WrongUse
from resultdesk.core.watch import Watch
from resultdesk.platforms.contract import Answer, Confirms, Credentials, Gate, Outcome, Paces, Platform
from resultdesk.sending import policy
from resultdesk.sending.answers import as_cause, halves, joined, masked, spared
from resultdesk.sending.claim import Claim, Ending, Heard
from resultdesk.sending.outbox import Outbox
from resultdesk.sending.parcel import Held, SealedBatch, State
from resultdesk.sending.policy import Decision, Verb
from resultdesk.sending.receipts import Receipt
from resultdesk.sending.waiting import remaining

if TYPE_CHECKING:
    from resultdesk.platforms.http import Http


@dataclass(frozen=True, slots=True)
class Progress:
    """Rows with an answer, of how many, how many refused.

    ``under_way`` more rows have left but have no answer yet. ``pause``: it now waits so many seconds, ``why`` a code.
    """

    done: int
    of: int
    refused: int
    pause: float = 0.0
    why: str = ""
    under_way: int = 0


MOST_SPARED = 5
"""How often the rows that a refused request did not mind are sent again without the others; then a person looks."""

OnProgress = Callable[[Progress], None]
GateFor = Callable[[Receipt], tuple[Platform, Gate]]


def _spread() -> float:
    return secrets.randbelow(1000) / 1000


def _silent(_progress: Progress) -> None:
    """Nobody looks."""


class Sender:
    """One sender a thread. ``gate_for`` gives the platform and a signed-in way to it for a parcel."""

    def __init__(self, outbox: Outbox, http: Http, gate_for: GateFor, *, spread: Callable[[], float] = _spread) -> None:
        self._outbox, self._http, self._gate_for, self._spread = outbox, http, gate_for, spread

    def send(self, parcel_id: str, watch: Watch | None = None, on_progress: OnProgress | None = None) -> Receipt:
        """Send what is left of a parcel, after the older ones for the same place, and return its receipt.

        Whatever happens on the way is on the receipt (``state``, ``trouble``, ``held``). Raises only CannotKeep, and
        WrongUse("outbox.unknown_id"). Cancelling ends it within half a second: a call under way becomes *unknown*.
        """
        watch = watch or Watch()
        for older in self._outbox.before(parcel_id):
            if older.held is Held.NO and (older.offline or not remaining(older, self._outbox.now())):
                self._send_one(older.id, watch, _silent)
        return self._send_one(parcel_id, watch, on_progress or _silent)

    def send_due(self, watch: Watch | None = None, on_progress: OnProgress | None = None) -> list[Receipt]:
        """Send everything that is due now, in order; returns the receipts. Raises CannotKeep.

        Cancelling ends the one under way and leaves the others.
        """
        watch = watch or Watch()
        receipts: list[Receipt] = []
        for parcel_id in self._outbox.plan().due:
            if watch.cancelled:
                break
            receipts.append(self.send(parcel_id, watch, on_progress))
        return receipts

    def _send_one(self, parcel_id: str, watch: Watch, on_progress: OnProgress) -> Receipt:
        try:
            claim = self._outbox.claim(parcel_id)
        except WrongUse as error:
            if error.code == "outbox.unknown_id":
                raise
            return replace(self._outbox.receipt(parcel_id), trouble=error)
        if claim is not None:
            try:
                receipt = self._outbox.receipt(parcel_id)
                claim.end(self._outcome(claim, receipt, watch, on_progress))
            finally:
                claim.close()
        return self._outbox.receipt(parcel_id)

    def _outcome(self, claim: Claim, receipt: Receipt, watch: Watch, on_progress: OnProgress) -> Ending:
        try:
            platform, gate = self._gate_for(receipt)
        except DeskError as error:
            return _ending_of(error, Ending(Held.STOPPED, error))
        tries = self._outbox.tries(receipt.id)
        run = Run(
            claim=claim, receipt=receipt, platform=platform, gate=gate, http=self._http, watch=watch,
            on_progress=on_progress, spread=self._spread, tries=tries,
        )  # fmt: skip
        return run.to_the_end()


@dataclass
class Run:
    """One parcel being sent, from the claim to the ending."""

    claim: Claim
    receipt: Receipt
    platform: Platform
    gate: Gate
    http: Http
    watch: Watch
    on_progress: OnProgress
    spread: Callable[[], float]
    tries: int

    def __post_init__(self) -> None:
        self._repeatable = self.platform.repeatable(self.receipt.settings)
        self._asked: frozenset[int] = frozenset()
        self._failure, self._failures, self._waits = "", 0, 0
        self._renewed = False
        self._same_words, self._words = 0, ""

    def to_the_end(self) -> Ending:
        """Send batch after batch until all have an answer or something stops the parcel."""
        called = False
        try:
            gap = self.platform.pause(self.receipt.settings) if isinstance(self.platform, Paces) else 0.0
            while (sealed := self.claim.next(repeatable=self._repeatable, leave=self._asked)) is not None:
                self._report()
                if called and gap:
                    self.watch.wait(gap)
                called = True
                ending = self._send(sealed)
                if ending is not None:
                    return ending
        except WrongUse as error:
            return Ending(Held.STOPPED, error)
        except Cancelled as error:
            return Ending(Held.CANCELLED, error)
        self._report()
        return Ending(Held.ASKS, WrongUse("outbox.asks", self.receipt.id)) if self._open_questions() else Ending()

    def _open_questions(self) -> bool:
        return not self._repeatable and bool(self.claim.questions())

    def _send(self, sealed: SealedBatch) -> Ending | None:
        """One call. None: go on."""
        if self.watch.cancelled:
            raise Cancelled
        try:
            credentials = self.gate.credentials(self.watch)
        except NoAnswer as error:
            return self._kept(error)
        except DeskError as error:
            return _ending_of(error, Ending(Held.STOPPED, error))
        self.claim.begin(sealed.number)
        try:
            response = self.http.call(
                sealed.batch.request, credentials.headers, credentials.query, self.watch, self._sent_of(sealed)
            )
        except NoAnswer as error:
            decision = policy.decide(error, repeatable=self._repeatable)
            self.claim.heard(sealed.number, decision.batch, Heard(error=error))
            return self._follow(decision, sealed, error, None)
        except Cancelled as error:
            self.claim.heard(sealed.number, State.UNKNOWN if error.arrived else State.WAITING, Heard(error=error))
            raise
        except DeskError as error:  # could not even be called: an address or a header that nothing can be sent with
            self.claim.heard(sealed.number, State.WAITING, Heard(error=error))
            return _ending_of(error, Ending(Held.STOPPED, error))
        answer = self._confirmed(sealed, self.platform.read(sealed.batch, response))
        return self._take(sealed, joined(sealed.batch, answer, credentials), response.status, credentials)

    def _confirmed(self, sealed: SealedBatch, answer: Answer) -> Answer:
        """The answer after a second look, where "accepted" alone does not say whether anything was changed."""
        if answer.outcome is not Outcome.ACCEPTED or not isinstance(self.platform, Confirms):
            return answer
        try:
            return self.platform.confirm(self.gate, sealed.batch, self.receipt.settings, answer)
        except DeskError as error:  # the rows are with the platform; only the second look failed
            return replace(answer, notes=(*answer.notes, error.code))

    def _take(self, sealed: SealedBatch, answer: Answer, status: int, credentials: Credentials) -> Ending | None:
        decision = policy.decide(answer, repeatable=self._repeatable)
        cause = as_cause(answer, status, self.receipt.server)
        settled = decision.verb in (Verb.TAKE, Verb.SPLIT)
        heard = Heard(
            status,
            masked(answer.said, credentials),
            answer.error if settled else cause,
            answer.refused if settled else (),
            answer.notes,
        )
        if answer.outcome is Outcome.REFUSED and self._divided(sealed, answer, heard):
            self._well()
            return None
        self.claim.heard(sealed.number, decision.batch, heard)
        if settled:
            self._well()
            return self._all_refused(answer)
        return self._follow(decision, sealed, cause, answer)

    def _divided(self, sealed: SealedBatch, answer: Answer, heard: Heard) -> bool:
        """Whether the rows that are not at fault go on in a batch of their own: none of them was stored."""
        parts, first = [], None
        if answer.split:
            parts = halves(self.platform, sealed.batch)
        elif answer.spared and sealed.place.count(".") < MOST_SPARED:
            parts, first = spared(self.platform, sealed.batch, answer), (State.REFUSED, heard)
        if parts:
            self.claim.divide(sealed.number, replace(heard, refused=()), parts, first)
        return bool(parts)

    def _well(self) -> None:
        """The platform answered for this batch: failures are no longer in a row."""
        self._failure, self._failures, self._waits, self.tries = "", 0, 0, 0
        self._renewed = False
        self._report()

    def _all_refused(self, answer: Answer) -> Ending | None:
        """Row after row refused with the same words and none accepted: the upload is at fault, not the rows."""
        if answer.outcome is not Outcome.REFUSED or not answer.split:
            self._same_words = 0
            return None
        words = answer.refused[0].message if answer.refused else answer.said
        self._same_words = self._same_words + 1 if words == self._words else 1
        self._words = words
        if self._same_words < policy.EQUAL_FAILURES or self.claim.tally().accepted:
            return None
        return Ending(Held.GAVE_UP, DeskError("send.all_refused", self.receipt.server, words=words))

    def _follow(
        self, decision: Decision, sealed: SealedBatch, cause: DeskError, answer: Answer | None
    ) -> Ending | None:
        match decision.verb:
            case Verb.SIGN_IN:
                return self._sign_in_anew(cause)
            case Verb.WAIT:
                return self._wait_as_asked(cause, answer.retry_after if answer else None)
            case Verb.KEEP:
                return self._kept(cause)
            case Verb.STOP:
                return _ending_of(cause, Ending(Held.STOPPED, cause))
            case Verb.ASK:
                self._asked |= {sealed.number}
                return self._count(decision.cause, cause)
            case _:
                ending = self._count(decision.cause, cause)
                if ending is None:
                    self._pause(policy.back_off(self._failures, self.spread()), cause)
                return ending

    def _sign_in_anew(self, cause: DeskError) -> Ending | None:
        if self._renewed or not self.gate.renew():
            return Ending(Held.SIGN_IN, cause)
        self._renewed = True
        return None

    def _wait_as_asked(self, cause: DeskError, retry_after: float | None) -> Ending | None:
        self._waits += 1
        seconds = policy.asked_wait(retry_after, self._waits, self.spread())
        if self._waits > policy.EQUAL_FAILURES or seconds > policy.LONGEST_WAIT:
            return Ending(trouble=cause, pause=max(seconds, policy.kept_for(self._waits, self.spread())))
        self._pause(seconds, cause)
        return None

    def _kept(self, cause: DeskError) -> Ending:
        tries = self.tries + 1
        return Ending(trouble=cause, pause=policy.kept_for(tries, self.spread()), tries=tries)

    def _count(self, failure: str, cause: DeskError) -> Ending | None:
        self._failures = self._failures + 1 if failure == self._failure else 1
        self._failure = failure
        if self._failures < policy.EQUAL_FAILURES:
            return None
        return Ending(Held.GAVE_UP, cause, failures=self._failures, failure=failure)

    def _pause(self, seconds: float, cause: DeskError) -> None:
        self._report(seconds, cause.code)
        self.watch.wait(seconds)

    def _sent_of(self, sealed: SealedBatch) -> Callable[[int, int], None]:
        """Progress within a call: the share of its bytes that went out, in rows. The answer is still to come."""
        tally, count = self.claim.tally(), len(sealed.batch.rows)

        def on_sent(sent: int, of: int) -> None:
            share = count * sent // of if of else 0
            self.on_progress(Progress(tally.done, tally.of, tally.refused, under_way=share))

        return on_sent

    def _report(self, pause: float = 0.0, why: str = "") -> None:
        tally = self.claim.tally()
        self.on_progress(Progress(tally.done, tally.of, tally.refused, pause, why))


def _ending_of(error: DeskError, other: Ending) -> Ending:
    """Errors that a sign-in cures hold the parcel for it; a cancelled one was the person's wish."""
    match error:
        case SignInRefused() | KeyringState():
            return Ending(Held.SIGN_IN, error)
        case WrongUse() if error.code.startswith(("account.", "secrets.")):
            return Ending(Held.SIGN_IN, error)
        case Cancelled():
            return Ending(Held.CANCELLED, error)
        case _:
            return other
