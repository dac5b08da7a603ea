"""Comparing with what Equipe holds: before a start list is replaced, and after a condition may have stopped it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from resultdesk.core.errors import DeskError
from resultdesk.core.fields import Choice, Settings, choice_of
from resultdesk.core.language import translate_n
from resultdesk.core.problems import Level
from resultdesk.platforms.contract import Answer, Batch, Outcome, Refusal
from resultdesk.platforms.equipe.answers import LABEL
from resultdesk.platforms.equipe.collections import FOREIGN_ID, WHERE_COMPETITION
from resultdesk.platforms.equipe.gate import EquipeGate
from resultdesk.platforms.equipe.payload import Part, collections_of
from resultdesk.platforms.equipe.settings import yes
from resultdesk.platforms.equipe.wording import ERRORS
from resultdesk.platforms.offers import Foresight

MOST_NAMES = 20
"""Names in a sentence; more are counted."""


def foresee(gate: EquipeGate, parts: Sequence[Part]) -> list[Foresight]:
    """What replacing would remove, and whether a ridden start would stop it."""
    found: list[Foresight] = []
    for part in parts:
        settings = part.settings
        if part.collection != "starts" or not settings.get(WHERE_COMPETITION):
            continue
        there = gate.starts(settings)
        if there is None:
            continue
        competition = _competition(gate, settings)
        ridden = ridden_starts(there)
        if yes(settings, "abort_if_any.rid") and ridden:
            params = {"n": len(ridden), "competition": competition}
            found.append(Foresight("equipe.ridden", params, Level.ERROR))
        if yes(settings, "replace"):
            found.append(_replacing(part, there, competition))
    return found


def overwrites(settings: Settings, lists: Mapping[str, Sequence[Choice]]) -> list[Foresight]:
    """Replacing removes what is not sent (seed 003, ``replace``)."""
    chosen = settings.get(WHERE_COMPETITION, "")
    if not yes(settings, "replace") or not chosen:
        return []
    found = choice_of(lists.get(WHERE_COMPETITION, ()), chosen)
    competition = found.label if found is not None else chosen
    return [Foresight("equipe.replaces_all", {"competition": competition}, Level.WARNING, confirm=competition)]


def confirm(gate: EquipeGate, batch: Batch, settings: Settings, answer: Answer) -> Answer:
    """After ``abort_if_any``: a 201 is as empty when nothing was changed, so the start list is read back.

    The condition is that of the sealed request: in a workbook it is the starts' own, and the settings tell the meeting.
    """
    starts = collections_of(batch.request.body).get("starts", {})
    if answer.outcome is not Outcome.ACCEPTED or not starts.get("abort_if_any", {}).get("rid"):
        return answer
    where = str(starts.get("where", {}).get("competition", {}).get(FOREIGN_ID, ""))
    ridden = ridden_starts(gate.starts({**settings, WHERE_COMPETITION: where}) or [])
    if not ridden:
        return answer
    error = DeskError("equipe.aborted", LABEL, n=len(ridden))
    rows = list(zip(batch.rows, batch.keys, strict=True))
    words = ERRORS["equipe.aborted"]
    why = translate_n(words.what, words.many or words.what, len(ridden))
    refused = tuple(Refusal(number, key, why) for number, key in rows if key.startswith("starts/"))
    outcome = Outcome.REFUSED if len(refused) == len(rows) else Outcome.PARTLY_REFUSED
    return Answer(outcome, refused, error=error, said=answer.said)


def ridden_starts(starts: Sequence[Mapping[str, Any]]) -> list[str]:
    """Who has ridden, by name, from the starts as Equipe lists them."""
    return [_name(start) for start in starts if start.get("rid") in (True, "true", 1, "1")]


def _replacing(part: Part, there: Sequence[Mapping[str, Any]], competition: str) -> Foresight:
    ours = set(part.table.texts.get(part.settings.get("unique_by") or FOREIGN_ID, ()))
    gone = [_name(start) for start in there if _identity(start) not in ours]
    if not gone:
        return Foresight("equipe.replaces", {"competition": competition}, confirm=competition)
    names = gone[:MOST_NAMES] + (["…"] if len(gone) > MOST_NAMES else [])
    params = {"n": len(gone), "competition": competition, "names": names}
    return Foresight("equipe.removes", params, Level.WARNING, confirm=competition)


def _competition(gate: EquipeGate, settings: Settings) -> str:
    chosen = settings[WHERE_COMPETITION]
    choices = gate.choices(WHERE_COMPETITION, settings)
    return next((choice.label for choice in choices if choice.value == chosen), chosen)


def _identity(start: Mapping[str, Any]) -> str:
    return str(start.get("foreign_id") or start.get("foreignid") or "")


def _name(start: Mapping[str, Any]) -> str:
    """Rider and horse as far as the list tells them."""
    parts = []
    for key in ("rider_name", "rider", "horse_name", "horse"):
        value = start.get(key)
        named = value.get("name") if isinstance(value, dict) else value
        if isinstance(named, str) and named.strip() and named not in parts:
            parts.append(named.strip())
    return " · ".join(parts) or _identity(start)
