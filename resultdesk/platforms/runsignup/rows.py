"""Virtual results between cells, requests and answers: what a row sends, in JSON and in XML, and what was sealed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import parse_qs, urlencode
from xml.sax.saxutils import escape

import orjson

from resultdesk.core.errors import WrongUse
from resultdesk.core.values import codes
from resultdesk.platforms.contract import Table
from resultdesk.platforms.runsignup.amounts import millimetres
from resultdesk.platforms.runsignup.fields import LEAVE
from resultdesk.platforms.runsignup.times import milliseconds, written

ORDER = ("bib_num", "clock_time", "tally_value", "registration_id", "elevation_gain_in_mm")
"""The fields in the order of the seed's sample."""

Row = Mapping[str, int | float | str | None]
"""A virtual result by the seed's names. A field that is not sent is not there; None clears the tally."""

_ENTRY = re.compile("<virtual_result>(.*?)</virtual_result>", re.DOTALL)
_ELEMENT = re.compile("<([a-z_]+)>([^<]*)</")
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,12})?")


@dataclass(frozen=True, slots=True)
class Sent:
    """What an answer to a row is held against. ``milliseconds`` is None for DQ, DNS, DNF and DNQ."""

    registration_id: int | None
    bib_num: int | None
    milliseconds: int | None
    elevation: int | None


@dataclass(frozen=True, slots=True)
class Named:
    """What a row is found by among stored results. ``clock_time`` is as it was sent: a time, DQ, DNS, DNF or DNQ."""

    registration_id: int | None
    bib_num: int | None
    clock_time: str


def rows_of(table: Table) -> Iterator[Row]:
    """What each row of cells sends. Raises WrongUse ``runsignup.row`` for one that no rule would have let through."""
    names = [name for name in ORDER if name in table.texts]
    for number, texts in zip(table.numbers, zip(*(table.texts[name] for name in names), strict=True), strict=True):
        row: dict[str, int | float | str | None] = {}
        for name, text in zip(names, texts, strict=True):
            _put(row, name, codes.clean(text), number)
        yield row


def _put(row: dict[str, int | float | str | None], name: str, text: str, number: int) -> None:
    """Add one cell; empty ones are left out, but for the tally, which they clear."""
    if name == "tally_value":
        if text != LEAVE:
            row[name] = _tally(text, number)
    elif not text:
        return
    elif name == "clock_time":
        time = milliseconds(text)
        row[name] = text if time is None else written(time)
    elif name == "elevation_gain_in_mm":
        gain = millimetres(text)
        if gain is None:
            raise WrongUse("runsignup.row", str(number), value=text)
        row[name] = gain
    elif text.isascii() and text.isdigit() and len(text) <= 18:
        row[name] = int(text)
    else:
        raise WrongUse("runsignup.row", str(number), value=text)


def _tally(text: str, number: int) -> int | float | None:
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise WrongUse("runsignup.row", str(number), value=text)
    return float(text) if "." in text else int(text)


def key(row: Row) -> str:
    """What an answer names the row by: its registration, or else its bib."""
    named = row.get("registration_id", row.get("bib_num"))
    return "" if named is None else str(named)


def as_json(rows: Sequence[Row]) -> str:
    """``request`` in JSON (seed 002)."""
    try:
        return orjson.dumps({"virtual_results": rows}).decode()
    except orjson.JSONEncodeError:
        raise WrongUse("text.half_character") from None


def as_xml(rows: Sequence[Row]) -> str:
    """``request`` in XML (seed 002)."""
    return f"<request>{''.join(_xml_row(row) for row in rows)}</request>"


def _xml_row(row: Row) -> str:
    cells = "".join(f"<{name}>{_xml_text(value)}</{name}>" for name, value in row.items())
    return f"<virtual_result>{cells}</virtual_result>"


def _xml_text(value: float | str | None) -> str:
    if isinstance(value, float):
        return f"{Decimal(str(value)):f}"  # never 1e-05
    return "" if value is None else escape(str(value))


def form(settings: Mapping[str, str], request: str) -> bytes:
    """The body: the settings that are sent, then the request."""
    return urlencode({**settings, "request": request}).encode("ascii")


def fields_of(body: bytes) -> dict[str, str]:
    """A body made by ``form``, taken apart."""
    return {name: values[0] for name, values in parse_qs(body.decode("ascii"), keep_blank_values=True).items()}


def only(body: bytes, keep: Sequence[int]) -> bytes:
    """A sealed body with only the rows at these positions, each as it was sealed."""
    fields = fields_of(body)
    request = fields.pop("request")
    if fields["request_format"] == "json":
        rows = orjson.loads(request)["virtual_results"]
        return form(fields, as_json([rows[at] for at in keep]))
    entries = _ENTRY.findall(request)
    chosen = "".join(f"<virtual_result>{entries[at]}</virtual_result>" for at in keep)
    return form(fields, f"<request>{chosen}</request>")


def sent(body: bytes) -> list[Sent]:
    """What a sealed body sends, row by row."""
    return [_sent(row) for row in _sealed(body)]


def named(body: bytes) -> list[Named]:
    """Whose results a sealed body sends, row by row."""
    return [
        Named(whole(row.get("registration_id")), whole(row.get("bib_num")), str(row.get("clock_time", "")))
        for row in _sealed(body)
    ]


def _sealed(body: bytes) -> list[Mapping[str, object]]:
    fields = fields_of(body)
    if fields["request_format"] == "json":
        found: list[Mapping[str, object]] = orjson.loads(fields["request"])["virtual_results"]
        return found
    return [dict(_ELEMENT.findall(entry)) for entry in _ENTRY.findall(fields["request"])]


def _sent(row: Mapping[str, object]) -> Sent:
    return Sent(
        whole(row.get("registration_id")),
        whole(row.get("bib_num")),
        milliseconds(str(row.get("clock_time", ""))),
        whole(row.get("elevation_gain_in_mm")),
    )


def whole(value: object) -> int | None:
    """A whole number as JSON or XML hold it; None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, str) and value.isascii() and value.strip().isdigit() and len(value) <= 18:
        return int(value)
    return None
