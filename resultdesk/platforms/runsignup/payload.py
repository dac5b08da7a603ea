"""Virtual results into form posts: seed 002."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from urllib.parse import urlsplit

from resultdesk.core.errors import WrongUse
from resultdesk.core.fields import Settings
from resultdesk.platforms.contract import Batch, Table
from resultdesk.platforms.http import Request
from resultdesk.platforms.runsignup import rows
from resultdesk.platforms.runsignup.fields import BATCH_SIZE, FORMATS, PAUSE

HOSTS = {"api.runsignup.com": "/rest", "runsignup.com": "/Rest", "www.runsignup.com": "/Rest",
         "test.runsignup.com": "/Rest"}  # fmt: skip
"""RunSignup's own hosts and where their calls begin, for accounts that name the host alone."""

_INTEGER = re.compile(r"0*([1-9][0-9]{0,17})")
_SECONDS = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3})?")
_FORM = "application/x-www-form-urlencoded"


def base(server: str) -> str:
    """Where the calls begin: the account's server, "/rest" included; it is added to RunSignup's own bare hosts."""
    server = server.rstrip("/")
    parts = urlsplit(server)
    return server + HOSTS.get(parts.hostname or "", "") if not parts.path else server


def pack(table: Table, settings: Settings, server: str) -> list[Batch]:
    """All rows, ``batch_size`` of them a request. Raises WrongUse for a missing or wrong setting."""
    race = number(settings, "race_id")
    sent = {"race_id": race, "event_id": number(settings, "event_id")}
    if settings.get("individual_result_set_id", "").strip():
        sent["individual_result_set_id"] = number(settings, "individual_result_set_id")
    sent["request_format"] = _format(settings, "request_format")
    request = Request(
        "POST",
        f"{base(server)}/race/{race}/results/user-results",
        {"Accept": f"application/{_format(settings, 'format')}", "Content-Type": _FORM},
        {"format": _format(settings, "format")},
    )
    write = rows.as_json if sent["request_format"] == "json" else rows.as_xml
    size = int(number(settings, "batch_size", str(BATCH_SIZE)))
    pause(settings)  # a wrong one is to be said now, not when everything is sealed
    all_rows = rows.rows_of(table)
    batches = []
    for start in range(0, len(table), size):
        part = list(islice(all_rows, size))
        whole = replace(request, body=rows.form(sent, write(part)))
        batches.append(Batch(whole, list(table.numbers[start : start + size]), [rows.key(row) for row in part]))
    return batches


def only(batch: Batch, keep: Sequence[int]) -> Batch:
    """The same request with only these rows."""
    request = replace(batch.request, body=rows.only(batch.request.body, keep))
    return Batch(request, [batch.rows[at] for at in keep], [batch.keys[at] for at in keep])


def pause(settings: Settings) -> float:
    """Seconds between two requests. Raises WrongUse for what is no number."""
    text = settings.get("pause", "").strip()
    if text and not _SECONDS.fullmatch(text):
        raise WrongUse("setting.not_a_number", "pause", key="pause", value=text)
    return float(text or PAUSE)


def number(settings: Settings, key: str, default: str = "") -> str:
    """A setting that is an id or a count. Raises WrongUse ``setting.missing`` or ``setting.not_a_number``."""
    text = settings.get(key, "").strip() or default
    if not text:
        raise WrongUse("setting.missing", key, key=key, label=key)
    found = _INTEGER.fullmatch(text)
    if found is None:
        raise WrongUse("setting.not_a_number", key, key=key, value=text)
    return found[1]


def _format(settings: Settings, key: str) -> str:
    value = settings.get(key) or FORMATS[0]
    if value not in FORMATS:
        raise WrongUse("setting.not_a_choice", key, key=key, value=value, known=list(FORMATS))
    return value
