"""A trial of the first few rows before the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resultdesk.core.sheet import Rows
    from resultdesk.desk.document import Document

FIRST = 5
"""Rows of a trial."""


def makes_sense(document: Document, ready: int, *, overwriting: bool) -> bool:
    """Whether a trial can be sent: the rest must not take it away again, and sheets that go together go whole."""
    return ready > FIRST and not overwriting and document.binder is None


def rows(document: Document) -> Rows:
    """Positions of the first ready rows."""
    first: Rows = document.ready_rows()[:FIRST]
    return first
