"""Fixed-width text: columns that line up under each other, with blanks between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from resultdesk.core.sheet import Sheet
from resultdesk.sheets.cells import from_rows

_LINES = 400
_FEW = 4
"""Lines below which a strip of one blank tells nothing: three names may have their blank at one place."""
_RULER = re.compile(r"\s*[-=_]+(?:\s+[-=_]+){2,}")
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
    crossing = sum(_crosses(line, ruled) for line in voting) if (ruled := _ruled(lines)) else 0
    if ruled and crossing < 0.3 * len(voting):
        return ruled
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


def _ruled(lines: Sequence[str]) -> list[int]:
    """Where the strokes of a ruler under the header begin ("----  ---------  ----"); [] without one."""
    for line in lines[:_LINES]:
        if _RULER.fullmatch(line.expandtabs().rstrip()):
            starts = [match.start() for match in re.finditer(r"[-=_]+", line.expandtabs())]
            return [0, *starts[1:]]
    return []


def _crosses(line: str, starts: Sequence[int]) -> bool:
    """Whether a word runs across the beginning of a column."""
    return any(0 < at < len(line) and line[at - 1] != " " and line[at] != " " for at in starts)


def _flush(padded: Sequence[str], start: int, blank: Sequence[bool]) -> bool:
    """Whether the column that begins at ``start`` lines up on its left, as words do, or on its right, as times do.

    One line may differ: the header often does. Few lines say nothing.
    """
    if len(padded) < _FEW:
        return False
    least = min(0.9 * len(padded), len(padded) - 1)
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
    within = [at for at in starts if 0 < at < len(line)]
    across = [at for at in within if _crosses(line, [at])]
    if across and 2 * len(across) >= len(within):
        return [line.strip()]  # a title or note that runs across the columns
    bounds = [_word_end(line, at) if at in across else at for at in starts]
    return [line[begin:end].strip() for begin, end in pairwise([*bounds, max(len(line) + 1, bounds[-1])])]


def _word_end(line: str, at: int) -> int:
    """Where the word that runs across ``at`` ends: a name that is longer than its column stays whole."""
    end = line.find(" ", at)
    return end if end >= 0 else len(line)
