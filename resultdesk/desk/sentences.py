"""Sentences at the edge: codes and parameters in, words for a race office out, in the current language.

The words lie with whoever raises the code (``wording.py`` of each package); this module joins and fills them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from resultdesk.core.errors import NoAnswer
from resultdesk.core.language import N_, grouped, translate, translate_n
from resultdesk.core.wording import ErrorWords, FixWords, ProblemWords
from resultdesk.platforms.offers import ReadsBack, Undoable
from resultdesk.platforms.registry import PLATFORMS
from resultdesk.platforms.wording import AGAIN, LOOKS
from resultdesk.sending.parcel import State
from resultdesk.sending.receipts import SEEN

if TYPE_CHECKING:
    from resultdesk.checking.fixing import Cure
    from resultdesk.checking.groups import Group
    from resultdesk.core.edits import Label
    from resultdesk.core.errors import DeskError
    from resultdesk.core.fields import Field
    from resultdesk.core.problems import Fix, Problem
    from resultdesk.core.sheet import Note
    from resultdesk.sending.receipts import Receipt

_PLACE = re.compile(r"\{(\w+)\}")
_PACKAGES = ("sheets", "checking", "platforms", "sending", "accounts", "desk")
_UNKNOWN = ErrorWords(
    N_("Something happened that ResultDesk has no words for ({code})."),
    N_("Your work is kept. Please send the details to the developers."),
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What happened, and what to do about it (may be empty)."""

    what: str
    do: str = ""

    def __str__(self) -> str:
        return f"{self.what} {self.do}".strip()


def error(problem: DeskError) -> Sentence:
    """A DeskError in words."""
    words = _table("ERRORS").get(problem.code, _UNKNOWN)
    params = _worded({"code": problem.code, "place": problem.place, **problem.params})
    # A call that carried no rows, such as signing in, left nothing on the platform that could be looked for.
    nothing_went = isinstance(problem, NoAnswer) and not problem.arrived and problem.code in LOOKS
    return replace(_said(words, params, problem.code), do=_filled(AGAIN if nothing_went else words.do, params))


def cause(receipt: Receipt) -> Sentence | None:
    """Why a parcel stands as it does and what to do about it; None where nothing went wrong.

    A request that was divided is left out: its parts tell what became of its rows. So is one that got no answer and
    was seen on the platform since.
    """
    lines = (line for line in receipt.batches if not line.refused and not line.divided)
    batches = (line.error for line in lines if line.state is not State.ACCEPTED)
    problem = next((found for found in (receipt.trouble, *batches) if found is not None), None)
    if problem is None:
        return None
    said = error(problem)
    return Sentence(said.what) if problem.code in LOOKS and repeatable(receipt) else said


def safe_again(receipt: Receipt) -> str:
    """That sending it again does no harm, where no answer came and that is so; else ""."""
    if receipt.state is not State.UNKNOWN or not repeatable(receipt):
        return ""
    label = PLATFORMS[receipt.platform].label
    return translate(N_("Sending it again is safe: {platform} updates what it has.")).replace("{platform}", label)


def repeatable(receipt: Receipt) -> bool:
    """Whether the platform makes it harmless to send the parcel a second time."""
    platform = PLATFORMS.get(receipt.platform)
    return platform is not None and platform.repeatable(receipt.settings)


def can_look(receipt: Receipt) -> bool:
    """Whether the rows without an answer may be looked for on the platform (``Desk.read_back``)."""
    platform = PLATFORMS.get(receipt.platform)
    return bool(receipt.open and receipt.rows.unknown and platform is not None) and isinstance(platform, ReadsBack)


def seen(receipt: Receipt) -> str:
    """That rows count as accepted because they were seen there; "" where the platform answered for all of them."""
    if SEEN not in receipt.notes:
        return ""
    label = PLATFORMS[receipt.platform].label if receipt.platform in PLATFORMS else receipt.platform
    words = translate(N_("No answer came for some of the accepted rows; {platform} was seen to show them."))
    return words.replace("{platform}", label)


def note(said: Note) -> str:
    """What the reader did or saw."""
    words = _table("NOTES").get(said.code)
    return str(_said(words, said.params, said.code))


def told(code: str, params: Mapping[str, object]) -> Sentence:
    """Good news by code: "Signed in. This token may list 2 events."."""
    return _said(_table("NEWS").get(code), params, code)


def undo(receipt: Receipt) -> str:
    """Where a person can take a whole upload back; "" where the platform cannot or nothing was taken."""
    platform: object = PLATFORMS.get(receipt.platform)
    if receipt.transaction and receipt.rows.accepted and isinstance(platform, Undoable):
        return _filled(platform.undo_where, {"transaction": receipt.transaction})
    return ""


def problem(found: Problem, fields: Sequence[Field]) -> str:
    """The sentence at a cell."""
    words = _problem_words(found.verdict.code)
    params = {"value": found.value, "field": _label(found.field, fields), **_verdict_params(found, fields)}
    return _filled(words.cell, params)


def group(of: Group, fields: Sequence[Field]) -> str:
    """The sentence of a group: "14 chip codes are too short"."""
    words = _problem_words(of.code)
    params = {**_translated(of.params), "field": _label(of.field, fields)}
    return _fill(translate_n(words.one, words.many, of.n), params)


def fix(of: Fix, fields: Sequence[Field], field: str | None = None) -> str:
    """The button that mends one cell; where it is one of several answers, the answer in words."""
    answer = f"{of.code}.{of.answer}"
    words = _fix_words(answer if answer in _table("FIXES") else of.code)
    return _filled(words.cell, {"value": of.value, "field": _label(field, fields)})


def cure(of: Cure, group_: Group, fields: Sequence[Field]) -> str:
    """The button that mends a whole group; for an answer, the answer in words."""
    words = _fix_words(of.code)
    params = {**_translated(group_.params), **_translated(of.params), "field": _label(group_.field, fields)}
    return _fill(translate_n(words.one, words.many, of.n), params)


def choosing(setting: str, label: str) -> str:
    """The button that chooses a setting which a problem waits for ("Choose the event")."""
    words = _table("FIXES").get(f"set.{setting}")
    if isinstance(words, FixWords):
        return translate(words.cell)
    return _filled(N_("Choose: {setting}"), {"setting": translate(label)})


def label(of: Label) -> str:
    """The name of an edit, as in "Undo pad 14 chip codes"."""
    params = _translated(of.params)
    fixing = _table("FIXES").get(of.code.removeprefix("fix."))
    if isinstance(fixing, FixWords):
        n = of.params.get("n", 1)
        return _fill(translate_n(fixing.one, fixing.many, n if isinstance(n, int) else 1), params)
    words = _table("LABELS").get(of.code)
    if words is None:
        return of.code
    n = of.params.get("n")
    return _fill(translate_n(words.one, words.many, n), params) if isinstance(n, int) else _filled(words.one, params)


# Within ----------------------------------------------------------------------------------------------------------


@cache
def _table(name: str) -> dict[str, Any]:
    """The tables of this name of all packages and platforms, joined."""
    modules = [f"resultdesk.{package}.wording" for package in _PACKAGES]
    modules += [f"resultdesk.platforms.{platform}.wording" for platform in PLATFORMS]
    joined: dict[str, Any] = {}
    for module in modules:
        joined |= getattr(import_module(module), name, {})
    return joined


def _problem_words(code: str) -> ProblemWords:
    table = _table("PROBLEMS")
    words = table.get(code) or table.get("*." + code.rpartition(".")[2])
    return words if isinstance(words, ProblemWords) else ProblemWords(f"{{field}}: {code}", code, code)


def _fix_words(code: str) -> FixWords:
    words = _table("FIXES").get(code)
    plain = N_("Change to {value}")
    return words if isinstance(words, FixWords) else FixWords(plain, N_("Change 1 cell"), N_("Change {n} cells"))


def _label(name: str | None, fields: Sequence[Field]) -> str:
    return next((translate(field.label) for field in fields if field.name == name), name or "")


def _verdict_params(found: Problem, fields: Sequence[Field]) -> dict[str, object]:
    params = _translated(found.verdict.params)
    if isinstance(params.get("field"), str):
        params["field"] = _label(str(params["field"]), fields)
    return params


def _translated(params: Mapping[str, object]) -> dict[str, object]:
    """Counts grouped, lists joined; texts as they are (they are people's data or already marked words)."""
    return {name: _shown(value) for name, value in params.items()}


def _shown(value: object) -> str:
    match value:
        case bool() | None:
            return ""
        case int():
            return grouped(value) if abs(value) >= 10_000 else str(value)
        case list() | tuple() | set() | frozenset():
            return ", ".join(_shown(part) for part in value)
        case _:
            return str(value)


def _worded(params: Mapping[str, object]) -> dict[str, object]:
    """A file's reader says why and what in marked words of its own, which may hold parameters too."""
    own = {name: _filled(text, params) for name in ("why", "what") if isinstance(text := params.get(name), str)}
    return {**params, **own}


def _said(words: object, params: Mapping[str, object], code: str) -> Sentence:
    if not isinstance(words, ErrorWords):
        return Sentence(code)
    n = params.get("n")
    what = translate_n(words.what, words.many or words.what, n) if isinstance(n, int) else translate(words.what)
    return Sentence(_fill(what, _translated(params)), _filled(words.do, params))


def _filled(text: str, params: Mapping[str, object]) -> str:
    return _fill(translate(text), _translated(params))


def _fill(text: str, params: Mapping[str, object]) -> str:
    """Put parameters in, in one pass: a brace in somebody's data is data, a missing parameter shows as its name."""
    return _PLACE.sub(lambda place: str(params.get(place[1], place[0])), text)
