"""Fixed-width text: columns that line up under each other, with blanks between."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from resultdesk.core.sheet import Sheet
from resultdesk.sheets.cells import from_rows

_LINES = 400
_SHORT = 0.5
"""Lines shorter than this share of the usual length are titles and notes: they do not vote."""


def boundaries(lines: Sequence[str]) -> list[int]:
    """Where the columns begin (the first at 0); [] where lines do not line up in at least two columns.

    A column begins behind a strip of blanks that runs through all voting lines. Strips one blank wide count only if the
    column behind them is set flush to either side in nearly every line, or any two words above each other would do.
    """
    voting = _voting(lines)
    if len(voting) < 2:
        return []
    width = max(len(line) for line in voting)
    padded = [line.ljust(width) for line in voting]
    blank = [all(line[at] == " " for line in padded) for at in range(width)]
    starts = [at for at in range(1, width) if blank[at - 1] and not blank[at]]
    first = next((at for at in range(width) if not blank[at]), 0)
    found = [0]
    for start in starts:
        if start > first and (blank[start - 2] or _flush(padded, start, blank)):
            found.append(start)
    return found if len(found) > 1 and _lines_up(padded, found) else []


def _flush(padded: Sequence[str], start: int, blank: Sequence[bool]) -> bool:
    """Whether the column that begins at ``start`` lines up on its left, as words do, or on its right, as times do.

    One line may differ: the header often does.
    """
    least = min(0.9 * len(padded), len(padded) - 1) if len(padded) > 3 else len(padded)
    last = next((at for at in range(start, len(blank) - 1) if blank[at + 1]), len(blank) - 1)
    return any(sum(line[at] != " " for line in padded) >= least for at in (start, last))


def _voting(lines: Sequence[str]) -> list[str]:
    expanded = [line.expandtabs().rstrip() for line in lines[:_LINES] if line.strip()]
    if not expanded:
        return []
    usual = sorted(len(line) for line in expanded)[len(expanded) // 2]
    ruled = [line for line in expanded if set(line.replace(" ", "")) - set("-=_")]
    return [line for line in ruled if len(line) >= _SHORT * usual and "  " in line.strip()]


def _lines_up(padded: Sequence[str], starts: Sequence[int]) -> bool:
    """Whether most cells of most columns are filled: prose with an accidental strip of blanks is no table."""
    bounds = [*starts, len(padded[0])]
    filled = sum(bool(line[begin:end].strip()) for line in padded for begin, end in pairwise(bounds))
    return filled >= 0.5 * len(padded) * len(starts) and len(padded) >= 2


def table(text: str, name: str = "") -> Sheet:
    """The raw sheet of a fixed-width text; lines are rows, a title above the columns stays in its first cell."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    starts = boundaries([line for line in lines if line.strip()])
    return from_rows(name, (_cells(line.expandtabs().rstrip(), starts) for line in lines))


def _cells(line: str, starts: Sequence[int]) -> list[str]:
    if not line.strip() or not set(line.replace(" ", "")) - set("-=_"):
        return []
    if any(0 < at < len(line) and line[at - 1] != " " for at in starts):
        return [line.strip()]  # a title or note that runs across the columns
    bounds = [*starts, len(line) + 1]
    return [line[begin:end].strip() for begin, end in pairwise(bounds)]
