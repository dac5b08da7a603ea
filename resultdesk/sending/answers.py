"""An answer made fit to keep: joined to the rows that were sent, without secrets, with a cause that has words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from resultdesk.core.errors import DeskError, NoAnswer, SignInRefused
from resultdesk.platforms.contract import Answer, Batch, Credentials, Outcome, Platform, Refusal
from resultdesk.platforms.masking import Hide, error_without, hiding, secrets_of
from resultdesk.platforms.offers import Divides

MOST_KEPT = 1 << 20
"""Characters of an answer that are kept."""


def joined(batch: Batch, answer: Answer, credentials: Credentials) -> Answer:
    """``answer`` with each refusal at the row whose key it names, never by position alone.

    A refusal whose row and key stand side by side in the batch is taken at its word; else the key decides, if only one
    row has it. One that fits no row of the batch becomes a note. A single row refused without a word of its own gets
    the answer's.
    """
    hide = hiding(secrets_of(credentials))
    pairs = set(zip(batch.rows, batch.keys, strict=True)) if answer.refused else set()
    places: dict[str, list[int]] = {}
    for row, key in pairs:
        places.setdefault(key, []).append(row)
    refused: list[Refusal] = []
    strays: list[str] = []
    for one in answer.refused:
        known = places.get(one.key, [])
        clean = replace(one, message=kept(one.message, hide))
        if (one.row, one.key) in pairs:
            refused.append(clean)
        elif len(known) == 1:
            refused.append(replace(clean, row=known[0]))
        else:
            strays.append(f"{one.key}: {clean.message}")
    if answer.outcome is Outcome.REFUSED and len(batch.rows) == 1 and not refused:
        words = _words(answer, hide)
        refused = [Refusal(batch.rows[0], batch.keys[0], words)] if words else []
    return replace(
        answer,
        refused=tuple(refused),
        notes=tuple(kept(note, hide) for note in (*answer.notes, *strays)),
        outcome=_outcome(batch, answer, refused),
        error=error_without(answer.error, hide) if answer.error is not None else None,
        said=kept(answer.said, hide),
    )


def _outcome(batch: Batch, answer: Answer, refused: Sequence[Refusal]) -> Outcome:
    """The outcome with its rows counted: all refused is *refused*, some refused is *partly refused*."""
    taken = (Outcome.ACCEPTED, Outcome.QUEUED, Outcome.PARTLY_REFUSED)
    if answer.outcome not in taken or not refused:
        return answer.outcome
    rows = len({(one.row, one.key) for one in refused})
    return Outcome.REFUSED if rows == len(batch.rows) else Outcome.PARTLY_REFUSED


def _words(answer: Answer, hide: Hide) -> str:
    message = answer.error.params.get("message") if answer.error else None
    return kept(str(message) if message else answer.said, hide)[:500]


def kept(text: str, hide: Hide) -> str:
    """``text`` without secrets and not too long to keep."""
    text = hide(text)
    return text if len(text) <= MOST_KEPT else text[:MOST_KEPT] + "…"


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
