"""How RunSignup says things: JSON or XML, results, lists and errors, all with HTTP status 200 (platforms.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from resultdesk.practice.wire import Reply, json_reply

# What an entry of a list is called in XML.
_ENTRIES = {
    "virtual_results": "virtual_result",
    "races": "race",
    "events": "event",
    "individual_results_sets": "individual_results_set",
    "participants": "participant",
    "results": "result",
    "registration_ids": "registration_id",
}

MESSAGES = {
    3: "Invalid parameters",
    6: "Key authentication failed",
    7: "Permission denied",
    11: "Invalid submission",
    14: "Too many requests, please slow down",
    115: "Bib number is invalid",
    201: "Race not found",
    223: "Event ID is not valid",
}


class Wrong(Exception):
    """A call that is refused: one of RunSignup's error codes and its words."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(words)
        self.code = code
        self.words = words


def say(body: Mapping[str, object], root: str, *, as_json: bool) -> Reply:
    """``body`` in the format that was asked for; ``root`` names the XML document."""
    if as_json:
        return json_reply(200, body)
    document = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root}>{_elements(body)}</{root}>\n'
    return Reply(200, document.encode(), {"Content-Type": "text/xml; charset=UTF-8"})


def error(code: int, words: str, *, as_json: bool, newer: bool) -> Reply:
    """An error inside a 200: the old shape with a code, or the newer one with a text."""
    said = words or MESSAGES[code]
    if newer and as_json:
        return json_reply(200, {"error": said, "details": {}})
    if newer:
        body = f'<?xml version="1.0" encoding="UTF-8"?>\n<error>{escape(said)}</error>\n'
        return Reply(200, body.encode(), {"Content-Type": "text/xml; charset=UTF-8"})
    inner = {"error_code": code, "error_msg": said}
    return json_reply(200, {"error": inner}) if as_json else say(inner, "error", as_json=False)


def _elements(what: Mapping[str, object]) -> str:
    return "".join(f"<{name}>{_content(name, value)}</{name}>" for name, value in what.items())


def _content(name: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return _elements(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        entry = _ENTRIES[name]
        # JSON wraps some entries in an object of their own name; XML does so by itself.
        bare = [one.get(entry, one) if isinstance(one, Mapping) else one for one in value]
        return "".join(f"<{entry}>{_content(entry, one)}</{entry}>" for one in bare)
    return escape(("T" if value else "F") if isinstance(value, bool) else str(value))
