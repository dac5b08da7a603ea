"""What a screen reader sees of ResultDesk and can do with it, over AT-SPI. Runs under Debian's own Python.

Reads one JSON request a line, answers with one JSON line: see ``desktop.Reader``, the other side.
"""

from __future__ import annotations

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

LOOK_AGAIN = 60  # milliseconds between two looks; events from the program wake it sooner
DEEPEST = 40
MANY = {Atspi.Role.TABLE, Atspi.Role.TREE_TABLE}
"""Not looked into while searching: a table may have millions of cells."""
PRESSES = ("press", "click", "toggle", "activate", "check", "showmenu")


class Unseen(Exception):
    """Not found in time."""


def main() -> None:
    """Answer until the other side closes."""
    Atspi.init()
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = DEEDS[request["do"]](request)
        except (Unseen, GLib.Error) as error:
            answer = {"unseen": f"{error}\n{drawn()}"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def find(request: dict) -> dict:
    """The first thing that fits and shows."""
    return told(awaited(request))


def gone(request: dict) -> dict:
    """Wait until nothing fits."""
    until(request, lambda: first(request) is None)
    return {}


def press(request: dict) -> dict:
    """Use a control's own action."""
    what = awaited(request | {"enabled": True})
    if not acted(what):
        raise Unseen(f"{told(what)} has no action that presses it")
    return told(what)


def acted(what: Atspi.Accessible) -> bool:
    """Do the action that presses; False where there is none."""
    actions = what.get_action_iface()
    if actions is None:
        return False
    names = [Atspi.Action.get_action_name(actions, at).lower() for at in range(Atspi.Action.get_n_actions(actions))]
    for wanted in PRESSES:
        if wanted in names:
            return bool(Atspi.Action.do_action(actions, names.index(wanted)))
    return False


def type_into(request: dict) -> dict:
    """Set the text of a field."""
    what = awaited(request | {"enabled": True})
    field = what.get_editable_text_iface()
    if field is None:
        raise Unseen(f"{told(what)} takes no text")
    Atspi.EditableText.set_text_contents(field, request["text"])
    return told(what)


def focus(request: dict) -> dict:
    """Move the keyboard to a control, as tabbing there does."""
    what = awaited(request | {"enabled": True})
    Atspi.Component.grab_focus(what.get_component_iface())
    until(request, lambda: any(one.get_state_set().contains(Atspi.StateType.FOCUSED) for one in walk(what, DEEPEST)))
    return told(what)


def key(request: dict) -> dict:
    """Press and let go of a key, by its X name."""
    Atspi.generate_keyboard_event(request["keysym"], None, Atspi.KeySynthType.SYM)
    return {}


def table(request: dict) -> dict:
    """The names of a table's first cells."""
    what = awaited({**request, "role": "table"})
    grid = what.get_table_iface()
    rows = min(request["rows"], Atspi.Table.get_n_rows(grid))
    columns = min(request["columns"], Atspi.Table.get_n_columns(grid))
    cells = [[Atspi.Table.get_accessible_at(grid, row, at).get_name() for at in range(columns)] for row in range(rows)]
    return {"cells": cells}


def texts(request: dict) -> dict:
    """The names of all that lies within."""
    within = awaited(request)
    return {"texts": [one.get_name() for one in walk(within, DEEPEST, into_tables=True) if one.get_name()]}


def tree(_request: dict) -> dict:
    """All that shows."""
    return {"tree": drawn()}


def awaited(request: dict) -> Atspi.Accessible:
    """Wait until something fits."""
    return until(request, lambda: first(request))


def until(request: dict, look):
    """Look until it is true or the time is over; events of the program are a reason to look again at once."""
    context = GLib.MainContext.default()
    end = time.monotonic() + request["seconds"]
    while True:
        try:
            seen = look()
        except GLib.Error:
            seen = None  # it went away while it was looked at
        if seen:
            return seen
        if time.monotonic() > end:
            raise Unseen(f"not within {request['seconds']} s")
        GLib.timeout_add(LOOK_AGAIN, lambda: False)
        context.iteration(True)


def first(request: dict) -> Atspi.Accessible | None:
    """The first that fits now."""
    return next((one for program in programs() for one in walk(program, DEEPEST) if fits(one, request)), None)


def fits(one: Atspi.Accessible, request: dict) -> bool:
    """Whether name, role and states are as asked."""
    name, wanted = one.get_name() or "", request["name"]
    if not (wanted in name if request.get("contains") else wanted == name):
        return False
    if request.get("role") and one.get_role_name() != request["role"]:
        return False
    states = one.get_state_set()
    if not states.contains(Atspi.StateType.SHOWING):
        return False
    return not request.get("enabled") or states.contains(Atspi.StateType.ENABLED)


def programs() -> list[Atspi.Accessible]:
    """The programs on this desktop that speak to screen readers."""
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    found = [desktop.get_child_at_index(at) for at in range(desktop.get_child_count())]
    for program in found:
        if program is not None:
            program.set_cache_mask(Atspi.Cache.NONE)
    return [program for program in found if program is not None]


def walk(one: Atspi.Accessible, deep: int, *, into_tables: bool = False):
    """Everything below, parents first."""
    yield one
    if deep == 0 or (one.get_role() in MANY and not into_tables):
        return
    for at in range(one.get_child_count()):
        child = one.get_child_at_index(at)
        if child is not None:
            yield from walk(child, deep - 1, into_tables=into_tables)


def told(one: Atspi.Accessible) -> dict:
    """What is read out of it."""
    states = one.get_state_set()
    answer = {
        "name": one.get_name(),
        "role": one.get_role_name(),
        "description": one.get_description(),
        "enabled": states.contains(Atspi.StateType.ENABLED),
        "focused": states.contains(Atspi.StateType.FOCUSED),
        "checked": states.contains(Atspi.StateType.CHECKED),
    }
    text = one.get_text_iface()
    if text is not None:
        answer["text"] = Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))
    value = one.get_value_iface()
    if value is not None:
        answer["value"] = Atspi.Value.get_current_value(value)
    return answer


def drawn() -> str:
    """All that shows, indented, for the message of a test that failed."""
    lines = []

    def draw(one: Atspi.Accessible, deep: int) -> None:
        if not one.get_state_set().contains(Atspi.StateType.SHOWING) and deep > 1:
            return
        lines.append(f"{'  ' * deep}{one.get_role_name()} {one.get_name()!r}")
        if one.get_role() not in MANY and deep < DEEPEST:
            for at in range(one.get_child_count()):
                child = one.get_child_at_index(at)
                if child is not None:
                    draw(child, deep + 1)

    try:
        for program in programs():
            draw(program, 0)
    except GLib.Error as error:
        lines.append(str(error))
    return "\n".join(lines)


DEEDS = {
    "find": find,
    "gone": gone,
    "press": press,
    "type": type_into,
    "focus": focus,
    "key": key,
    "table": table,
    "texts": texts,
    "tree": tree,
}

if __name__ == "__main__":
    main()
