"""OpenTrack's pick lists (platforms.md): competitions, events, competitors; and what a competition's page shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from resultdesk.practice import opentrack_world as world
from resultdesk.practice.wire import Call, Reply, json_reply


def _my_competitions(call: Call, user: str) -> Reply:
    """A plain list of what the user directs."""
    del call
    listed = []
    for one in world.COMPETITIONS:
        if user in one.directors:
            year, country, slug = one.path.split("/")
            parts = {"year": int(year), "country": country, "slug": slug}
            listed.append({"id": one.id, "full_name": one.name, "date": f"{year}-04-18", **parts})
    return json_reply(200, listed)


def _events(call: Call, user: str) -> Reply:
    del user
    competition = world.by_id(call.first("competition") or "")
    races = competition.races if competition else ()
    listed = [{"event_id": race.event_id, "name": race.name, "rounds": race.rounds} for race in races]
    return json_reply(200, {"count": len(listed), "next": None, "previous": None, "results": listed})


def _competitors(call: Call, user: str) -> Reply:
    """One page of the start list; ``next`` leads to the next one."""
    del user
    competition = world.by_id(call.first("competition") or "")
    races = competition.races if competition else ()
    listed: dict[str, dict[str, object]] = {}
    for race in races:
        for bib in race.bibs:
            entry = listed.setdefault(bib, {"bib": bib, "first_name": "Practice", "last_name": f"Runner {bib}"})
            entry["events"] = f"{entry.get('events', '')} {race.event_id}".strip()
    limit, offset = _page(call, "limit", 20), _page(call, "offset", 0)
    page = list(listed.values())[offset : offset + limit]
    more = offset + limit < len(listed)
    follow = f"{_own_address(call)}&limit={limit}&offset={offset + limit}" if more else None
    return json_reply(200, {"count": len(listed), "next": follow, "previous": None, "results": page})


def _page(call: Call, key: str, usual: int) -> int:
    text = call.first(key) or ""
    return min(int(text), 500) if text.isdecimal() and text.isascii() and (int(text) or key == "offset") else usual


def _own_address(call: Call) -> str:
    host = call.header("host")
    return f"http://{host}/opentrack{call.path}?competition={call.first('competition') or ''}"


def shown(
    competition: world.Competition, kept: Mapping[tuple[str, int, int], Sequence[tuple[str, str]]]
) -> list[Mapping[str, object]]:
    """``events`` of the JSON behind a competition's page; ``kept`` are the results by event, round and heat."""
    return [
        {
            "eventId": race.event_id,
            "name": race.name,
            "rounds": race.rounds,
            "units": [
                {"round": round_, "heat": heat, "results": _placed(results)}
                for (event_id, round_, heat), results in sorted(kept.items())
                if event_id == race.event_id
            ],
        }
        for race in competition.races
    ]


def _placed(results: Sequence[tuple[str, str]]) -> list[Mapping[str, object]]:
    return [{"place": place, "bib": bib, "performance": time} for place, (bib, time) in enumerate(results, 1)]


LISTS: Mapping[str, Callable[[Call, str], Reply]] = {
    "/api/my-competitions/": _my_competitions,
    "/api/events/": _events,
    "/api/competitors/": _competitors,
}
"""What answers at which path, given the call and who asks."""
