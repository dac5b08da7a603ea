"""What Tracx answers to participants: queued, refused with its words on rows, or something that is no answer.

Seed 000 documents the 200; the shapes of a 422 are Laravel's and an inference (platforms.md), so all of them are read:
``{"message", "errors": {"12.chip_code": ["…"]}}``, a segment before the index (``participants.12.chip_code``), the same
within ``data``, nested objects, and lists. The index is the position in the posted array.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from resultdesk.core.errors import DeskError, SignInRefused
from resultdesk.platforms import answering
from resultdesk.platforms.contract import Answer, Batch, Outcome, Refusal
from resultdesk.platforms.http import Response
from resultdesk.platforms.tracx.payload import ORDER

LABEL = "Tracx"
STORE = "permissions.participants.store-multiple"
"""The permission that sending takes (seed 000)."""

_DEEPEST = 6
_IN_WORDS = re.compile(rf"\b(\d{{1,6}})\.({'|'.join(ORDER)})\b")
_PERMISSION = re.compile(r"permissions\.[a-z]+(?:[.-][a-z]+)*")

Finding = tuple[int | None, str, str]
"""Position in the posted array (None: not said), field ("": not said), the platform's words."""

Places = Mapping[str, int]
"""Positions in the posted array by ``unique_id``: a row's own key says more than a position does."""


def read(batch: Batch, response: Response) -> Answer:
    """The answer to a batch. Total: whatever comes back is an Answer."""
    if response.status == 422 and not answering.is_page(response):
        return _refused(batch, response)
    if response.status == 403 and not answering.is_page(response):
        return Answer(Outcome.FORBIDDEN, error=forbidden(response, STORE), said=answering.said(response))
    return answering.by_status(response, LABEL) or _read_success(batch, response)


def forbidden(response: Response, permission: str) -> SignInRefused:
    """A 403 in words, with the permission that the answer names, else the one that the call takes."""
    words = answering.words(answering.json_of(response))
    named = _PERMISSION.search(words)
    return SignInRefused(
        "tracx.forbidden", LABEL, permission=named[0] if named else permission, **answering.quoted(words)
    )


def _read_success(batch: Batch, response: Response) -> Answer:
    """A 2xx: only the documented ``data`` is believed."""
    document = answering.json_of(response)
    data = document.get("data") if isinstance(document, dict) else None
    if not isinstance(data, dict) or not (isinstance(data.get("success"), bool) or isinstance(data.get("error"), bool)):
        error = answering.garbled(LABEL, arrived=True, status=response.status)
        return Answer(Outcome.GARBLED, error=error, said=answering.said(response))
    if data.get("error") is True or data.get("success") is not True:
        return _refused(batch, response)
    errors = data.get("errors")
    refusals = _refusals(batch, _findings(errors, _places(batch))) if errors else ()
    outcome = Outcome.PARTLY_REFUSED if refusals else Outcome.QUEUED
    return Answer(outcome, refusals, said=answering.said(response))


def _refused(batch: Batch, response: Response) -> Answer:
    """Nothing was taken: a Laravel validation failure stops the request before it is queued."""
    document = answering.json_of(response)
    data = document.get("data") if isinstance(document, dict) else None
    places = _places(batch)
    levels = [level for level in (document, data) if isinstance(level, dict)]
    findings = [finding for level in levels for finding in _findings(level.get("errors"), places)]
    refusals = _refusals(batch, findings)
    loose = [message for position, _, message in findings if not _within(position, batch)]
    words = answering.shorten(" ".join(loose)) or answering.words(document)
    code = "tracx.rows_refused" if refusals else "tracx.refused"
    return Answer(
        Outcome.REFUSED,
        refusals,
        error=DeskError(code, LABEL, n=len(refusals), status=response.status, **answering.quoted(words)),
        spared=bool(refusals) and not loose and len(refusals) < len(batch.rows),
        said=answering.said(response),
    )


def _refusals(batch: Batch, findings: Sequence[Finding] | Iterator[Finding]) -> tuple[Refusal, ...]:
    """One refusal a row, in the order of the rows: all its messages, the first field at fault."""
    by_position: dict[int, list[Finding]] = {}
    for finding in findings:
        position = finding[0]
        if position is not None and _within(position, batch):
            by_position.setdefault(position, []).append(finding)
    return tuple(
        Refusal(
            batch.rows[position],
            batch.keys[position],
            answering.shorten(" ".join(dict.fromkeys(message for _, _, message in of))),
            next((field for _, field, _ in of if field), ""),
        )
        for position, of in sorted(by_position.items())
    )


def _within(position: int | None, batch: Batch) -> bool:
    return position is not None and 0 <= position < len(batch.rows)


def _places(batch: Batch) -> Places:
    return {key: at for at, key in enumerate(batch.keys)}


def _findings(node: object, places: Places, path: tuple[str, ...] = ()) -> Iterator[Finding]:
    """Walk errors of any shape down to their sentences."""
    if len(path) > _DEEPEST:
        return
    if isinstance(node, str):
        if node.strip():
            yield _finding(path, node)
    elif isinstance(node, list):
        for item in node:
            if isinstance(item, dict) and isinstance(item.get("message"), str):
                yield _record(item, places, path)
            elif not isinstance(item, list):  # no platform nests lists; a hostile answer would nest without end
                yield from _findings(item, places, path)
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _findings(value, places, (*path, *(str(key).split(".") if key else ("",))))


def _finding(path: tuple[str, ...], message: str) -> Finding:
    at = next((index for index, part in enumerate(path) if _is_index(part)), None)
    if at is not None:
        return int(path[at]), _field(path[at + 1 :]), message
    in_words = _IN_WORDS.search(message)
    if in_words is not None:
        return int(in_words[1]), in_words[2], message
    return None, _field(path), message


def _record(item: dict[str, object], places: Places, path: tuple[str, ...]) -> Finding:
    """An error as an object of its own: ``{"index": 12, "field": "chip_code", "message": "…"}``, or by its ID."""
    position, field, message = _finding(path, str(item["message"]))
    index = item.get("index", item.get("position"))
    if isinstance(index, int) and not isinstance(index, bool):
        position = index
    named = item.get("field", item.get("attribute"))
    if isinstance(named, str):
        position_in_name, field, _ = _finding(tuple(named.split(".")), "")
        position = position if position is not None else position_in_name
    key = item.get("unique_id")
    if isinstance(key, str) and key in places:
        position = places[key]
    return position, field, message


def _field(parts: Sequence[str]) -> str:
    return next((part for part in parts if part in ORDER), "")


def _is_index(part: str) -> bool:
    return part.isascii() and part.isdecimal() and len(part) <= 6
