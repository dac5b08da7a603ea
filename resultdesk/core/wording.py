"""The shapes of sentences. Packages fill tables of these in their ``wording.py``; ``desk.sentences`` speaks them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ErrorWords:
    """For a DeskError code: what happened (where and why within it) and what to do about it, with ``{params}``."""

    what: str
    do: str = ""
    many: str = ""
    """The plural of ``what`` for ``{n}``, where a count is told."""


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """For a problem code: the sentence at a cell, the group's sentence for 1 and for ``{n}``."""

    cell: str
    one: str
    many: str


@dataclass(frozen=True, slots=True)
class FixWords:
    """For a fix code: the button at a cell (``{value}`` is the new text), for a group of ``{n}``, and the undo name."""

    cell: str
    one: str
    many: str
    question: str = ""
    """For fixes with answers: how the answer is worded as a choice ("Day first: 03-04 is 3 April")."""
