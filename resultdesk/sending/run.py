"""One parcel being sent: batch after batch, and after each what ``policy`` says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from resultdesk.core.errors import Cancelled, DeskError, KeyringState, NoAnswer, SignInRefused, WrongUse
from resultdesk.core.watch import Watch
from resultdesk.platforms.contract import Answer, Gate, Outcome, Platform
from resultdesk.platforms.masking import answer_without, secrets_of
from resultdesk.platforms.offers import Confirms, Paces
from resultdesk.sending import policy
from resultdesk.sending.answers import as_cause, halves, joined, spared
from resultdesk.sending.claim import Claim, Ending, Heard
from resultdesk.sending.parcel import Held, SealedBatch, State
from resultdesk.sending.policy import Decision, Verb
from resultdesk.sending.receipts import Receipt

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
        self._failure, self._equal, self._failures, self._waits = "", 0, 0, 0
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
        return Ending(Held.ASKS, WrongUse("outbox.asks", self.receipt.id)) if self._asks() else Ending()

    def _asks(self) -> bool:
        return not self._repeatable and self.claim.asks()

    def _send(self, sealed: SealedBatch) -> Ending | None:
        """One call. None: go on."""
        if self.watch.cancelled:
            raise Cancelled
        try:
            credentials = self.gate.credentials(self.watch)
        except NoAnswer as error:
            return self._kept(error)
        except DeskError as error:
            return ending_of(error)
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
            return ending_of(error)
        response = answer_without(response, secrets_of(credentials))  # before anything of it is shortened
        answer = self._confirmed(sealed, self.platform.read(sealed.batch, response))
        return self._take(sealed, joined(sealed.batch, answer, credentials), response.status)

    def _confirmed(self, sealed: SealedBatch, answer: Answer) -> Answer:
        """The answer after a second look, where "accepted" alone does not say whether anything was changed."""
        if answer.outcome is not Outcome.ACCEPTED or not isinstance(self.platform, Confirms):
            return answer
        try:
            return self.platform.confirm(self.gate, sealed.batch, self.receipt.settings, answer)
        except DeskError as error:  # the rows are with the platform; only the second look failed
            return replace(answer, notes=(*answer.notes, error.code))

    def _take(self, sealed: SealedBatch, answer: Answer, status: int) -> Ending | None:
        decision = policy.decide(answer, repeatable=self._repeatable)
        cause = as_cause(answer, status, self.receipt.server)
        settled = decision.verb in (Verb.TAKE, Verb.SPLIT)
        heard = Heard(
            status,
            answer.said,
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
        self._failure, self._equal, self._failures, self._waits, self.tries = "", 0, 0, 0, 0
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
                return ending_of(cause)
            case Verb.ASK:
                self._asked |= {sealed.number}
                return self._count(decision.cause, cause)
            case _:
                return self._count(decision.cause, cause) or self._back_off(cause, answer)

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
        self._equal = self._equal + 1 if failure == self._failure else 1
        self._failures += 1
        self._failure = failure
        if self._equal < policy.EQUAL_FAILURES and self._failures < policy.MOST_FAILURES:
            return None
        return Ending(Held.GAVE_UP, cause)

    def _back_off(self, cause: DeskError, answer: Answer | None) -> Ending | None:
        """Wait before a repeat, as long as the platform asks if it does; a long wait is left to the outbox."""
        asked = answer.retry_after if answer is not None and answer.retry_after is not None else 0.0
        seconds = max(policy.back_off(self._failures, self.spread()), asked)
        if seconds > policy.LONGEST_WAIT:
            return Ending(trouble=cause, pause=seconds)
        self._pause(seconds, cause)
        return None

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


def ending_of(error: DeskError) -> Ending:
    """Errors that a sign-in cures hold the parcel for it; a cancelled one was the person's wish; others stop it."""
    match error:
        case SignInRefused() | KeyringState():
            return Ending(Held.SIGN_IN, error)
        case WrongUse() if error.code.startswith(("account.", "secrets.")):
            return Ending(Held.SIGN_IN, error)
        case Cancelled():
            return Ending(Held.CANCELLED, error)
        case _:
            return Ending(Held.STOPPED, error)
