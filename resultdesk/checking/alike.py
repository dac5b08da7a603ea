"""The rows that share a text: one at a time for a cell, all at once for a list of all problems."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from resultdesk.checking.column_check import ColumnCheck
from resultdesk.checking.unique_check import UniqueCheck
from resultdesk.core.sheet import Rows

MOST_NAMED = 6  # rows that a sentence names, the row itself counted


def rows_like(check: ColumnCheck, unique: UniqueCheck, code: int) -> Rows:
    """The rows whose text counts as the same as ``code``, in order."""
    same = np.zeros(len(check.counts), dtype=np.bool_)
    same[unique.like(code, len(same))] = True
    return check.rows_of(same)


class Alike:
    """All rows with repeated texts, sorted by text once, so that each further question costs nothing."""

    def __init__(self, checks: Sequence[ColumnCheck]) -> None:
        self._rows: dict[int, dict[int, Rows]] = {}
        for check in checks:
            for unique in check.uniques:
                self._rows[id(unique)] = _grouped(check, unique)

    def rows(self, unique: UniqueCheck, code: int) -> Rows:
        """The rows whose text counts as the same as ``code``, in order."""
        return self._rows[id(unique)][unique.group(code)]


def _grouped(check: ColumnCheck, unique: UniqueCheck) -> dict[int, Rows]:
    rows = check.rows_of(unique.shared(len(check.counts)))
    if not len(rows):
        return {}
    groups = unique.groups(check.codes(rows))
    order = np.argsort(groups, kind="stable")
    starts = np.flatnonzero(np.diff(groups[order], prepend=-1))
    return dict(zip(groups[order][starts].tolist(), np.split(rows[order], starts[1:]), strict=True))
