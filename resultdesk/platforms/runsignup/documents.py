"""RunSignup's answers as plain values, whether they came as JSON or as XML; its errors in both of their shapes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from resultdesk.platforms import answering
from resultdesk.platforms.http import Response

_LISTS = {"virtual_results", "races", "events", "individual_results_sets", "participants"}
"""Elements that hold a list, even one of a single entry or none."""

_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Fault:
    """An error that came with status 200. ``code`` is None in the newer shape."""

    code: int | None
    message: str


def read(response: Response) -> object:
    """The answer's values; None where it is neither JSON nor XML of use."""
    document = answering.json_of(response)
    return document if document is not None else _xml(response.body)


def fault(document: object) -> Fault | None:
    """The error in an answer: ``{"error": {"error_code", "error_msg"}}`` or ``{"error": "text", "details": {}}``."""
    if not isinstance(document, Mapping):
        return None
    error = document.get("error")
    if error is None and "error_code" in document:
        error = document
    if isinstance(error, str) and error.strip():
        return Fault(None, answering.shorten(error))
    if isinstance(error, Mapping):
        code = error.get("error_code")
        message = error.get("error_msg")
        known = re.fullmatch("[0-9]{1,6}", str(code).strip())
        said = answering.shorten(message) if isinstance(message, str) else ""
        return Fault(int(known[0]) if known else None, said or str(code or ""))
    return Fault(None, "") if error not in (None, False) else None


def entries(document: object, name: str) -> list[Mapping[str, object]] | None:
    """The list ``name`` of an answer, each entry out of the wrapper that JSON puts around some; None without a list."""
    listed = document.get(name) if isinstance(document, Mapping) else None
    if not isinstance(listed, list):
        return None
    found = []
    for entry in listed:
        inner = next(iter(entry.values())) if isinstance(entry, Mapping) and len(entry) == 1 else entry
        one = inner if isinstance(inner, Mapping) else entry
        if isinstance(one, Mapping):
            found.append(one)
    return found


def _xml(body: bytes) -> object:
    """XML as values: elements by name, lists for what holds lists. Documents that declare entities are not read."""
    if not body.lstrip().startswith(b"<") or b"<!" in body:
        return None
    try:
        root = ElementTree.fromstring(body)  # noqa: S314 - what declares anything was turned away above
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    values = _value(root, 0)
    return {"error": values} if root.tag == "error" else values


def _value(element: ElementTree.Element, depth: int) -> object:
    if depth > _DEEPEST:
        return None
    if element.tag in _LISTS:
        return [_value(child, depth + 1) for child in element]
    if len(element):
        return {child.tag: _value(child, depth + 1) for child in element}
    text = (element.text or "").strip()
    return text or None
