"""What lives beside the platforms: the start page for people and the switchboard of faults."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import orjson

from resultdesk.core.errors import WrongUse
from resultdesk.practice.wire import Reply, html_reply, json_reply

if TYPE_CHECKING:
    from resultdesk.practice.server import PracticeServer

FAULTS_PATH = "/practice/faults"


def answer(practice: PracticeServer, method: str, path: str, body: bytes) -> Reply:
    """Answer a call that is for no platform."""
    if path == FAULTS_PATH:
        return _faults(practice, method, body)
    if path in ("", "/") and method == "GET":
        return html_reply(200, page(practice))
    return json_reply(404, {"message": f"There is nothing at {path}. The start page is at /."})


def _faults(practice: PracticeServer, method: str, body: bytes) -> Reply:
    """GET lists what is on, DELETE clears, POST takes ``{"switch": ["tracx:429x2"], "clear": true}``."""
    try:
        if method == "DELETE":
            practice.faults.clear()
        elif method == "POST":
            wanted = orjson.loads(body)
            if not isinstance(wanted, dict) or wanted.keys() - {"switch", "clear"}:
                raise WrongUse("practice.fault", "keys other than switch and clear")
            if wanted.get("clear"):
                practice.faults.clear()
            practice.faults.switch(*[str(text) for text in wanted.get("switch", ())])
        elif method != "GET":
            return json_reply(405, {"message": "GET, POST or DELETE."})
    except (orjson.JSONDecodeError, WrongUse, TypeError) as error:
        return json_reply(422, {"message": str(error)})
    return json_reply(200, {"faults": [str(fault) for fault in practice.faults.active]})


def page(practice: PracticeServer) -> str:
    """The start page: where each platform lives, how to sign in, what it remembers, the last calls, the faults."""
    parts = [
        "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>ResultDesk practice platforms</title>",
        "<style>body{font:16px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}</style>",
        "<h1>Practice platforms</h1><p>Nothing sent here leaves this computer, and nothing here is real.</p>",
    ]
    for name, stand_in in practice.stand_ins.items():
        lines = "".join(f"<li>{escape(line)}</li>" for line in stand_in.lines())
        parts.append(f"<h2>{escape(stand_in.name)}</h2><p>Server: <code>{escape(practice.base(name))}</code></p>")
        parts.append(f"<ul>{lines}</ul>")
    on = "".join(f"<li><code>{escape(str(fault))}</code></li>" for fault in practice.faults.active)
    parts.append(f"<h2>Faults switched on</h2><ul>{on or '<li>none</li>'}</ul>")
    parts.append("<h2>Last calls</h2><ol>")
    parts += [
        f"<li>{escape(seen.method)} {escape(seen.path)} &rarr; {seen.status or 'no answer'} {escape(seen.fault)}</li>"
        for seen in practice.requests[-20:]
    ]
    parts.append("</ol></html>")
    return "".join(parts)
