"""The rows of RunSignup's virtual results (seed 002): read from JSON or XML, judged one by one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

import orjson

from resultdesk.practice.runsignup_answers import Wrong
from resultdesk.practice.runsignup_world import Event

KEYS = frozenset({"bib_num", "clock_time", "tally_value", "registration_id", "elevation_gain_in_mm"})
CODES = frozenset({"DQ", "DNS", "DNF", "DNQ"})

_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]))?")
"""hhh:mm:ss.s; whole seconds may leave the tenth out."""

_UINT = re.compile(r"[0-9]{1,18}")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Result:
    """One row that was accepted. ``time_in_ms`` is None for DQ, DNS, DNF and DNQ, which ``code`` then holds.

    ``tally`` is None where it was cleared; ``tally_sent`` False where it was not sent and stays as it was.
    """

    registration_id: int
    bib_num: int
    time_in_ms: int | None
    code: str
    tally_sent: bool
    tally: float | None
    elevation: int | None


def rows_of_json(text: str) -> list[Mapping[str, Any]]:
    """The rows of ``request`` in JSON; raises Wrong."""
    try:
        request = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Wrong(3, "The request is not valid JSON.") from error
    if not isinstance(request, dict) or request.keys() != {"virtual_results"}:
        raise Wrong(3, "The request must be an object with the property virtual_results alone.")
    rows = request["virtual_results"]
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise Wrong(3, "virtual_results must be an array of objects, and not an empty one.")
    return rows


def rows_of_xml(text: str) -> list[Mapping[str, Any]]:
    """The rows of ``request`` in XML, with numbers read from their texts; raises Wrong."""
    if "<!" in text:
        raise Wrong(3, "The request must not declare anything.")
    try:
        root = ElementTree.fromstring(text)  # noqa: S314 - documents that declare entities were refused above
    except (ElementTree.ParseError, ValueError) as error:
        raise Wrong(3, "The request is not valid XML.") from error
    if root.tag != "request" or not len(root) or any(child.tag != "virtual_result" for child in root):
        raise Wrong(3, "The request must be <request> with at least one <virtual_result>.")
    return [_xml_row(child) for child in root]


def _xml_row(element: ElementTree.Element) -> Mapping[str, Any]:
    row: dict[str, Any] = {}
    for child in element:
        if child.tag in row or len(child) or child.attrib:
            raise Wrong(3, f"<{child.tag}> must stand once, with a text alone.")
        row[child.tag] = _xml_value(child.tag, child.text or "")
    return row


def _xml_value(tag: str, text: str) -> object:
    if tag in ("bib_num", "registration_id", "elevation_gain_in_mm") and _UINT.fullmatch(text):
        return int(text)
    if tag == "tally_value" and _NUMBER.fullmatch(text):
        return float(text)
    return text


def read(row: Mapping[str, Any], event: Event) -> Result:
    """One row by the rules of the seed; raises Wrong."""
    strange = sorted(row.keys() - KEYS)
    if strange:
        raise Wrong(3, f"Unknown field {strange[0]}.")
    registration, bib = _who(row, event)
    time, code = _clock(row.get("clock_time"))
    return Result(registration, bib, time, code, "tally_value" in row, _tally(row), _elevation(row, event))


def _who(row: Mapping[str, Any], event: Event) -> tuple[int, int]:
    """Registration and bib: the registration decides where both are there and differ."""
    for key in ("registration_id", "bib_num"):
        if key in row and not _is_uint(row[key]):
            raise Wrong(115 if key == "bib_num" else 3, f"{key} must be an unsigned integer.")
    if "registration_id" in row:
        registration = int(row["registration_id"])
        if registration not in event.bibs:
            raise Wrong(11, f"Registration {registration} is not in this event.")
        return registration, event.bibs[registration]
    if "bib_num" not in row:
        raise Wrong(11, "Either registration_id or bib_num is required.")
    bib = int(row["bib_num"])
    for registration, other in event.bibs.items():
        if other == bib:
            return registration, bib
    raise Wrong(115, f"Bib number {bib} is invalid.")


def _clock(value: object) -> tuple[int | None, str]:
    if isinstance(value, str) and value in CODES:
        return None, value
    found = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise Wrong(11, "clock_time must be hhh:mm:ss.s, DQ, DNS, DNF or DNQ.")
    hours, minutes, seconds, tenth = (int(part or 0) for part in found.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + tenth * 100, ""


def _tally(row: Mapping[str, Any]) -> float | None:
    value = row.get("tally_value")
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise Wrong(11, "tally_value must be a number, empty or null.")
    return float(value)


def _elevation(row: Mapping[str, Any], event: Event) -> int | None:
    """Required where the event allows it, not set where it does not."""
    value = row.get("elevation_gain_in_mm")
    if value is not None and not _is_uint(value):
        raise Wrong(11, "elevation_gain_in_mm must be an unsigned integer.")
    if not event.elevation:
        return None
    if value is None:
        raise Wrong(11, "elevation_gain_in_mm is required for this event.")
    return int(value)


def _is_uint(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def read_all(rows: Sequence[Mapping[str, Any]], event: Event, *, drop: bool) -> list[Result]:
    """All rows, or none where one is wrong (raises Wrong); with ``drop`` the wrong ones are silently left out."""
    results = []
    for row in rows:
        try:
            results.append(read(row, event))
        except Wrong:
            if not drop:
                raise
    return results
