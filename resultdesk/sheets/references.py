"""Cell references as workbooks write them: "AB12", "A1:C3"."""

from __future__ import annotations

import re

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


def column_of(reference: str) -> int | None:
    """The 0-based column of "AB12"; None where the reference is missing or odd."""
    match = _CELL.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match.group(1).upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def row_of(reference: str) -> int | None:
    """The row number of "AB12"; None where the reference is missing or odd."""
    match = _CELL.fullmatch(reference)
    return int(match.group(2)) if match else None


def merged(reference: str) -> tuple[int, int, int, int] | None:
    """(first row, last row, first column, last column) of "A1:C3"; None for a single cell or an odd text."""
    first, _, last = reference.partition(":")
    columns = column_of(first), column_of(last)
    rows = row_of(first), row_of(last)
    if columns[0] is None or columns[1] is None or rows[0] is None or rows[1] is None:
        return None
    return min(rows[0], rows[1]), max(rows[0], rows[1]), min(columns[0], columns[1]), max(columns[0], columns[1])
