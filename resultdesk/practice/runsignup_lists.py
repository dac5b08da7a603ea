"""RunSignup's lists (platforms.md): races, events, result sets and participants."""

from __future__ import annotations

import re
from collections.abc import Mapping

from resultdesk.practice import runsignup_world as world
from resultdesk.practice.runsignup_answers import Wrong
from resultdesk.practice.wire import Call

_RACE = re.compile(r"/race/([^/]+)")
_SETS = re.compile(r"/race/([^/]+)/results/get-result-sets")
_PARTICIPANTS = re.compile(r"/race/([^/]+)/participants")

PAGE = 2_500
"""Participants a page at most."""


def listed(call: Call, rest: str, made_sets: Mapping[int, int]) -> tuple[Mapping[str, object], str]:
    """A pick list and the name of its XML document; raises Wrong. ``made_sets``: event to the set made for it."""
    if rest == "/races":
        events = call.first("events") == "T"
        return {"races": [{"race": _race(race, events=events)} for race in world.RACES]}, "races_answer"
    if found := _RACE.fullmatch(rest):
        return {"race": _race(race_of(number(found[1])), events=True)}, "race_answer"
    if found := _SETS.fullmatch(rest):
        return _sets(event_of(number(found[1]), number(call.first("event_id") or "")), made_sets), "result_sets"
    if found := _PARTICIPANTS.fullmatch(rest):
        event = event_of(number(found[1]), number(call.first("event_id") or ""))
        return _participants(event, call), "participants_answer"
    raise Wrong(3, "There is no such call.")


def number(text: str) -> int:
    """An id; raises Wrong where it is none."""
    if not re.fullmatch(r"[0-9]{1,18}", text):
        raise Wrong(3, "An id must be an unsigned integer.")
    return int(text)


def race_of(wanted: int) -> world.Race:
    """The race; raises Wrong (201)."""
    race = world.race(wanted)
    if race is None:
        raise Wrong(201, "")
    return race


def event_of(race: int, wanted: int) -> world.Event:
    """The event of a race; raises Wrong (201, 223)."""
    event = world.event(race_of(race), wanted)
    if event is None:
        raise Wrong(223, "")
    return event


def _sets(event: world.Event, made_sets: Mapping[int, int]) -> Mapping[str, object]:
    made = made_sets.get(event.id)
    sets = event.sets or ((made,) if made else ())
    named = [{"individual_result_set_id": at, "individual_result_set_name": f"Results {at}"} for at in sets]
    return {"individual_results_sets": named}


def _race(race: world.Race, *, events: bool) -> Mapping[str, object]:
    """A race as the lists show it."""
    said: dict[str, object] = {"race_id": race.id, "name": race.name, "next_date": race.next_date}
    if events:
        said["events"] = [
            {
                "event_id": event.id,
                "name": event.name,
                "event_type": "virtual_race" if event.virtual else "running_race",
            }
            for event in race.events
        ]
    return said


def _participants(event: world.Event, call: Call) -> Mapping[str, object]:
    """One page of an event's participants."""
    size = min(number(call.first("results_per_page") or str(PAGE)) or PAGE, PAGE)
    start = (max(number(call.first("page") or "1"), 1) - 1) * size
    page = list(event.bibs.items())[start : start + size]
    shown = [
        {
            "registration_id": registration,
            "event_id": event.id,
            "bib_num": bib,
            "user": {"first_name": "Practice", "last_name": f"Runner {bib}"},
        }
        for registration, bib in page
    ]
    return {"participants": shown}
