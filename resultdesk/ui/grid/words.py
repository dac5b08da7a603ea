"""What the grid says about a cell: in tool tips, to screen readers and in the strip below it."""

from __future__ import annotations

from dataclasses import dataclass

from resultdesk.core.language import _, translate
from resultdesk.core.problems import Level, Problem
from resultdesk.desk import sentences
from resultdesk.desk.document import Document

LEVEL_ICONS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "note"}
"""The shape of a level, the same everywhere in the window."""


_BLANK = "␣"
_SIGNS = {"\n": "⏎", "\r": "", "\t": "⇥", "\u00a0": _BLANK, " ": " "}


@dataclass(frozen=True, slots=True)
class Said:
    """One problem in words."""

    problem: Problem
    sentence: str


def level_word(level: int) -> str:
    """A level by name."""
    words: dict[Level, str] = {Level.ERROR: _("Error"), Level.WARNING: _("Warning"), Level.NOTE: _("Note")}
    return words[Level(level)]


def problems(document: Document, row: int, column: int) -> list[Said]:
    """The problems of a cell (position and column), worst first."""
    found = document.checker.problems_at(row, column)
    found.sort(key=lambda problem: -problem.verdict.level)
    return [Said(problem, sentences.problem(problem, document.fields)) for problem in found]


def original(document: Document, row: int, column: int) -> str:
    """What a changed cell was in the file ("Was: 12345"); empty for a cell that is as it was."""
    if not document.originals.is_changed(row, column):
        return ""
    before = document.originals.before(row, column)
    return _("Was: {before}").replace("{before}", before) if before else _("Was empty")


def tip(document: Document, row: int, column: int) -> str:
    """The tool tip of a cell; empty where there is nothing to say."""
    lines = [f"{level_word(said.problem.verdict.level)}: {said.sentence}" for said in problems(document, row, column)]
    was = original(document, row, column)
    return "\n".join([*lines, was] if was else lines)


def spoken(document: Document, row: int, column: int) -> str:
    """A cell as a screen reader says it: its text, then what is wrong with it."""
    text = document.sheet.columns[column].text(row)
    about = tip(document, row, column).replace("\n", " ")
    return f"{text}. {about}" if text and about else text or about


def visible(text: str) -> str:
    """A text beside another one, so that the eye sees what differs: blanks that would not be seen, empty, line ends."""
    if not text:
        return _("(empty)")
    shown = "".join(_SIGNS.get(sign, "�" if not sign.isprintable() else sign) for sign in text)
    inner = shown.strip(" ")
    left, right = len(shown) - len(shown.lstrip(" ")), len(shown) - len(shown.rstrip(" "))
    return _BLANK * left + inner.replace("  ", _BLANK * 2) + _BLANK * right if inner else _BLANK * len(shown)


def field_label(document: Document, column: int) -> str:
    """The field that a column feeds, in words; empty where it feeds none."""
    name = document.mapping.field_of(column)
    field = document.field(name) if name else None
    return translate(field.label) if field else ""


def header_tip(document: Document, column: int) -> str:
    """What the tool tip of a column's header says."""
    name = document.mapping.field_of(column)
    field = document.field(name) if name else None
    header = document.sheet.columns[column].header
    if field is None:
        return header + "\n" + _("This column is not sent.")
    goes = _("Goes to: {field}").replace("{field}", translate(field.label))
    return "\n".join(part for part in (header, goes, translate(field.wants)) if part)
