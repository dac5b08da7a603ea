"""RunSignup's list of results: what was stored of an event, set by set and page by page.

Not in the seed or platforms.md; after what others receive from it. ``clock_time`` leaves out an hour that is not there
and decimals that are zero, a state stands in its place, and ``registration_ids`` name the runners in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from resultdesk.practice.runsignup_answers import Wrong
from resultdesk.practice.runsignup_lists import event_of, number
from resultdesk.practice.runsignup_rows import Result
from resultdesk.practice.wire import Call

PATH = re.compile(r"/race/([^/]+)/results/get-results")
PAGE = 50
"""Results a page where nobody asks for another number."""

LARGEST = 2_500


def shown(
    call: Call, race: str, stored: Mapping[tuple[int, int], Result], made_sets: Mapping[int, int]
) -> Mapping[str, object]:
    """The sets of the event, or the one that is asked for; ``stored`` by set and registration. Raises Wrong."""
    event = event_of(number(race), number(call.first("event_id") or ""))
    sets = event.sets or tuple(at for at in [made_sets.get(event.id)] if at)
    wanted = call.first("individual_result_set_id")
    if wanted is not None:
        if number(wanted) not in sets:
            raise Wrong(3, "individual_result_set_id is not one of this event.")
        sets = (number(wanted),)
    size = min(number(call.first("results_per_page") or str(PAGE)) or PAGE, LARGEST)
    start = (max(number(call.first("page") or "1"), 1) - 1) * size
    return {"individual_results_sets": [_set(set_id, stored, slice(start, start + size)) for set_id in sets]}


def _set(set_id: int, stored: Mapping[tuple[int, int], Result], page: slice) -> Mapping[str, object]:
    of_set = [result for (at, _registration), result in stored.items() if at == set_id]
    results = sorted(of_set, key=lambda result: (result.time_in_ms is None, result.time_in_ms or 0))[page]
    return {
        "individual_result_set_id": set_id,
        "individual_result_set_name": f"Results {set_id}",
        "public_results": "T",
        "num_finishers": len(of_set),
        "results": [_result(set_id, result, place) for place, result in enumerate(results, page.start + 1)],
        "registration_ids": [result.registration_id for result in results],
    }


def _result(set_id: int, result: Result, place: int) -> Mapping[str, object]:
    return {
        "result_id": set_id * 1_000_000 + result.registration_id,
        "place": place,
        "bib": result.bib_num,
        "first_name": "Practice",
        "last_name": f"Runner {result.bib_num}",
        "clock_time": result.code if result.time_in_ms is None else _clock(result.time_in_ms),
        "chip_time": "",
    }


def _clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1_000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    decimals = f".{rest // 100}" if rest else ""
    return f"{f'{hours}:{minutes:02d}' if hours else minutes}:{seconds:02d}{decimals}"
