"""Comparing an upload with who is entered, before it goes: results sent to the wrong event are a common mishap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from resultdesk.core.errors import DeskError
from resultdesk.core.fields import Choice, Settings
from resultdesk.core.problems import Level
from resultdesk.core.values import codes
from resultdesk.platforms.contract import Gate, Table
from resultdesk.platforms.offers import Foresight

MOST_EVENTS = 12
"""Other events of a race that are looked at; each costs a call for every 2,500 participants."""


def foresee(gate: Gate, table: Table, settings: Settings) -> list[Foresight]:
    """Nothing where all runners are entered; else how many are not, and the event of the race that fits better."""
    rows = _runners(table)
    events = gate.choices("event_id", settings)
    chosen = settings["event_id"]
    name = next((event.label for event in events if event.value == chosen), chosen)
    here = _fitting(rows, gate.choices("participants", settings))
    if here == len(rows):
        return []
    params: dict[str, object] = {"n": len(rows) - here, "of": len(rows), "here": here, "event": name}
    level = Level.ERROR if not here else Level.WARNING
    best, there = _best(gate, rows, settings, [event for event in events if event.value != chosen])
    if best is not None and there > here:
        params |= {"other": best.label, "there": there}
        return [Foresight("runsignup.other_event", params, level, switch={"event_id": best.value})]
    return [Foresight("runsignup.not_entered", params, level)]


def _best(
    gate: Gate, rows: Sequence[tuple[str, str]], settings: Settings, events: Sequence[Choice]
) -> tuple[Choice | None, int]:
    """The other event with the most of these runners. One whose list does not come is passed over."""
    best: Choice | None = None
    most = 0
    for event in events[:MOST_EVENTS]:
        try:
            people = gate.choices("participants", {**settings, "event_id": event.value})
        except DeskError:
            continue  # the guard is a help: the chosen event's list has come, and that is what counts
        fitting = _fitting(rows, people)
        if fitting > most:
            best, most = event, fitting
    return best, most


def _runners(table: Table) -> list[tuple[str, str]]:
    """Registration and bib of each row, without zeros in front, "" where there is none."""
    size = len(table)
    columns: list[Sequence[str]] = [
        [_plain(text) for text in table.texts.get(name, [""] * size)] for name in ("registration_id", "bib_num")
    ]
    return list(zip(*columns, strict=True))


def _fitting(rows: Sequence[tuple[str, str]], people: Sequence[Choice]) -> int:
    registrations: Mapping[str, str] = {choice.value: choice.label for choice in people}
    bibs = set(registrations.values())
    return sum(registration in registrations if registration else bib in bibs for registration, bib in rows)


def _plain(text: str) -> str:
    text = codes.clean(text)
    return codes.whole_number(text) or text
