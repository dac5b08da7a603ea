"""Participants into requests: seed 000 ("Insert or update multiple participants")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import orjson

from resultdesk.core.errors import WrongUse
from resultdesk.core.fields import Settings
from resultdesk.platforms.contract import Batch, Table
from resultdesk.platforms.http import Request

PREFIX = "/v1/connect"

MOST_ROWS = 100_000
"""Participants a request may hold (seed 000, Notes)."""

ORDER = (
    "unique_id",
    "first_name",
    "last_name",
    "country_code",
    "team_name",
    "date_of_birth",
    "start_number",
    "chip_code",
    "gender",
    "state",
    "race_id",
)
"""The fields in the order of the seed's sample request."""

REQUIRED = frozenset({"unique_id", "first_name", "last_name", "date_of_birth", "race_id"})

HEADERS = {"Accept": "application/json", "Content-Type": "application/json"}
"""The seed's curl sample leaves the content type out and would post a form."""

_PIECE = 1_000
"""Rows turned into bytes at a time: the objects of 100,000 at once would take ten times the memory of the request."""

_INTEGER = re.compile(r"0*([1-9][0-9]{0,17})")


def base(server: str) -> str:
    """Where the calls begin. The account's server is the host ("https://api.tracx.events", or the practice server with
    its own path); a server given with the prefix already on it is taken as it is.
    """
    server = server.rstrip("/")
    return server if server.endswith(PREFIX) else server + PREFIX


def event_id(settings: Settings) -> str:
    """The event's number. Raises WrongUse ``setting.missing`` or ``setting.not_a_number``."""
    return str(_number("event_id", settings.get("event_id", "")))


def pack(table: Table, settings: Settings, server: str) -> list[Batch]:
    """All rows in requests of at most 100,000. Raises WrongUse for a missing or wrong setting or race.

    Fields that no column feeds are left out; a fed but empty optional one is null, as the seed's ``team_name`` is.
    """
    request = Request("POST", f"{base(server)}/events/{event_id(settings)}/participants", HEADERS)
    names = [name for name in ORDER if name in table.texts or name == "race_id"]
    races = _races(table, settings)
    return [
        _batch(request, table, names, races, slice(start, min(start + MOST_ROWS, len(table))))
        for start in range(0, len(table), MOST_ROWS)
    ]


def only(batch: Batch, keep: Sequence[int]) -> Batch:
    """The same request with only these positions of the sealed array, byte for byte as they were packed."""
    people = orjson.loads(batch.request.body)
    return Batch(
        replace(batch.request, body=orjson.dumps([people[at] for at in keep])),
        [batch.rows[at] for at in keep],
        [batch.keys[at] for at in keep],
    )


def _batch(request: Request, table: Table, names: Sequence[str], races: Sequence[int], rows: slice) -> Batch:
    pieces = []
    for start in range(rows.start, rows.stop, _PIECE):
        part = slice(start, min(start + _PIECE, rows.stop))
        columns = [races[part] if name == "race_id" else _values(table, name, part) for name in names]
        people = [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]
        pieces.append(_json(people)[1:-1])
    body = b"[" + b",".join(pieces) + b"]"
    keys = table.texts.get("unique_id") or [""] * len(table)
    return Batch(
        replace(request, body=body),
        list(table.numbers[rows]),
        list(keys[rows]),
    )


def _values(table: Table, name: str, part: slice) -> Sequence[str | None]:
    texts = table.texts[name][part]
    return texts if name in REQUIRED else [text if text and not text.isspace() else None for text in texts]


def _races(table: Table, settings: Settings) -> list[int]:
    """Each row's race: from its cell, or from the setting where no column feeds it or the cell is empty."""
    fallback = settings.get("race_id", "")
    texts = table.texts.get("race_id")
    if texts is None:
        return [_number("race_id", fallback)] * len(table)
    known = {text: _number("race_id", text if text.strip() else fallback) for text in set(texts)}
    return [known[text] for text in texts]


def _number(key: str, text: str) -> int:
    if not text.strip():
        raise WrongUse("setting.missing", key, key=key, label=key)
    found = _INTEGER.fullmatch(text.strip())
    if found is None:
        raise WrongUse("setting.not_a_number", key, key=key, value=text)
    return int(found[1])


def _json(people: list[dict[str, object]]) -> bytes:
    try:
        return orjson.dumps(people)
    except orjson.JSONEncodeError:  # half a character, as broken files hold them
        raise WrongUse("text.half_character") from None
