"""An answer made fit to keep: joined to the rows that were sent, without secrets, with a cause that has words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote, quote_plus, urlsplit

from resultdesk.core.errors import DeskError, NoAnswer, SignInRefused
from resultdesk.platforms.contract import MASK, MASKABLE, Answer, Batch, Credentials, Outcome, Platform, Refusal
from resultdesk.platforms.offers import Divides

MOST_KEPT = 1 << 20
"""Characters of an answer that are kept."""


def joined(batch: Batch, answer: Answer, credentials: Credentials) -> Answer:
    """``answer`` with each refusal at the row whose key it names, never by position alone.

    A refusal whose row and key stand side by side in the batch is taken at its word; else the key decides, if only one
    row has it. One that fits no row of the batch becomes a note. A single row refused without a word of its own gets
    the answer's.
    """
    _mask_error(answer.error, credentials)
    pairs = set(zip(batch.rows, batch.keys, strict=True)) if answer.refused else set()
    places: dict[str, list[int]] = {}
    for row, key in pairs:
        places.setdefault(key, []).append(row)
    refused: list[Refusal] = []
    strays: list[str] = []
    for one in answer.refused:
        known = places.get(one.key, [])
        clean = replace(one, message=masked(one.message, credentials))
        if (one.row, one.key) in pairs:
            refused.append(clean)
        elif len(known) == 1:
            refused.append(replace(clean, row=known[0]))
        else:
            strays.append(f"{one.key}: {clean.message}")
    if answer.outcome is Outcome.REFUSED and len(batch.rows) == 1 and not refused:
        words = _words(answer, credentials)
        refused = [Refusal(batch.rows[0], batch.keys[0], words)] if words else []
    notes = tuple(masked(note, credentials) for note in (*answer.notes, *strays))
    return replace(answer, refused=tuple(refused), notes=notes, outcome=_outcome(batch, answer, refused))


def _outcome(batch: Batch, answer: Answer, refused: Sequence[Refusal]) -> Outcome:
    """The outcome with its rows counted: all refused is *refused*, some refused is *partly refused*."""
    taken = (Outcome.ACCEPTED, Outcome.QUEUED, Outcome.PARTLY_REFUSED)
    if answer.outcome not in taken or not refused:
        return answer.outcome
    rows = len({(one.row, one.key) for one in refused})
    return Outcome.REFUSED if rows == len(batch.rows) else Outcome.PARTLY_REFUSED


def _words(answer: Answer, credentials: Credentials) -> str:
    message = answer.error.params.get("message") if answer.error else None
    return masked(str(message) if message else answer.said, credentials)[:500]


def masked(text: str, credentials: Credentials) -> str:
    """``text`` without any secret that the call carried, also as written in an address, and not too long to keep."""
    for secret in (*credentials.headers.values(), *credentials.query.values()):
        for bare in {secret, secret.split(" ")[-1]}:
            if len(bare) >= MASKABLE:
                for form in (bare, quote(bare, safe=""), quote_plus(bare)):
                    text = text.replace(form, MASK)
    return text if len(text) <= MOST_KEPT else text[:MOST_KEPT] + "…"


def _mask_error(error: DeskError | None, credentials: Credentials) -> None:
    """The platform's words within an error go to receipts and screens too, and may quote what it was sent."""
    if error is not None:
        for name, value in error.params.items():
            if isinstance(value, str):
                error.params[name] = masked(value, credentials)


def as_cause(answer: Answer, status: int, server: str) -> DeskError:
    """Why an answer settled nothing: its own error, or one by its outcome ("send.failed" …)."""
    if answer.error is not None:
        return answer.error
    host = urlsplit(server).hostname or server
    code = f"send.{answer.outcome.value}"
    if answer.outcome in (Outcome.SIGN_IN, Outcome.FORBIDDEN):
        return SignInRefused(code, host, status=status)
    if answer.outcome in (Outcome.FAILED, Outcome.GARBLED):
        return NoAnswer(code, host, arrived=True, status=status)
    return DeskError(code, host, status=status)


def halves(platform: Platform, batch: Batch) -> list[Batch]:
    """The two halves of a batch, together exactly its rows; [] where the platform cannot divide it."""
    middle = len(batch.rows) // 2
    return parts_of(platform, batch, [range(middle), range(middle, len(batch.rows))])


def spared(platform: Platform, batch: Batch, answer: Answer) -> list[Batch]:
    """The rows of a refused batch that the answer names, and the others, as two batches; [] where it cannot be."""
    named = {(one.row, one.key) for one in answer.refused}
    pairs = list(zip(batch.rows, batch.keys, strict=True))
    minded = [at for at, pair in enumerate(pairs) if pair in named]
    others = [at for at, pair in enumerate(pairs) if pair not in named]
    return parts_of(platform, batch, [minded, others]) if answer.spared else []


def parts_of(platform: Platform, batch: Batch, keeps: Sequence[Sequence[int]]) -> list[Batch]:
    """The batch cut into the positions of ``keeps``, which together are all of it; [] where that is not possible."""
    if not all(keeps) or not isinstance(platform, Divides):
        return []
    parts: list[Batch] = []
    for keep in keeps:
        part = platform.only(batch, keep)
        if part is None or list(part.keys) != [batch.keys[at] for at in keep]:
            return []
        parts.append(replace(part, rows=[batch.rows[at] for at in keep]))
    return parts
