"""Finding the table in a sheet: the row with its headers, and where it ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from resultdesk.core.errors import CannotRead
from resultdesk.core.sheet import Column, Note, Sheet
from resultdesk.sheets import content
from resultdesk.sheets.endings import leave_out
from resultdesk.sheets.headings import fold, meanings_of

_LOOKED_AT = 80
"""Rows from the top in which a header is looked for."""
_DEEPEST = 2000
"""Rows from the top in which it is looked for below a long text: regulations, a page of instructions."""
_NUMBERED = re.compile(r"\s+[0-9]{1,3}$")
"""The number behind a header that comes several times: "Runner 2"."""
_BELOW = 40
"""Rows below a candidate that tell what its table looks like."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    position: int
    known: int
    filled: int
    score: float


def find(raw: Sheet) -> int | None:
    """The number of the row that holds the headers, under titles and logos; None where the list has none."""
    top = [raw.row_texts(row) for row in range(min(len(raw), _LOOKED_AT + _BELOW))]
    candidates = [_candidate(top, position) for position in range(min(len(top), _LOOKED_AT))]
    found = [candidate for candidate in candidates if candidate is not None]
    deep = _under_a_text(raw) if not any(one.known >= 2 for one in found) else None
    if deep is not None:
        return int(raw.numbers[deep + 1 if _joined(raw, deep + 1) is not None else deep])
    if not found:
        return None
    best = max(found, key=lambda candidate: candidate.score)
    first = next((one.position for one in found if _like(top, one, best)), best.position)
    below = first + 1
    at = below if _joined(raw, below) is not None else first
    return int(raw.numbers[at])


def _under_a_text(raw: Sheet) -> int | None:
    """The position of a header below all rows that are usually looked at; None unless those above are no list.

    They are none where most of them are far narrower than the header: lines of a text have one cell or two.
    """
    filled = np.zeros(min(len(raw), _DEEPEST + _BELOW), np.int32)
    for column in raw.columns:
        filled += column.codes[: len(filled)] != 0
    if not len(filled[_LOOKED_AT:]):
        return None
    usual = float(np.median(filled[:_LOOKED_AT]))
    for position in (np.flatnonzero(filled[_LOOKED_AT:] > max(2.0, 2.0 * usual)) + _LOOKED_AT).tolist():
        rows = [raw.row_texts(row) for row in range(position, min(position + 1 + _BELOW, len(raw)))]
        found = _candidate(rows, 0)
        if found is not None and found.known >= 2:
            return int(position)
    return None


def _like(rows: Sequence[Sequence[str]], earlier: _Candidate, best: _Candidate) -> bool:
    """Whether a header names much the same as the best one, which then is that of a later block with more columns."""
    words, more = ({fold(text) for text in rows[one.position] if text.strip()} for one in (earlier, best))
    return earlier.known >= 2 and earlier.position < best.position - 1 and len(words & more) >= 0.6 * len(words)


def _joined(raw: Sheet, position: int) -> list[str] | None:
    """The headers of two lines, of which the lower stands at ``position``; None where they are not one header.

    They are where together they name more than either does: "Start" over "number", "Participant" over "First name".
    """
    if not 1 <= position < len(raw) or raw.numbers[position] - raw.numbers[position - 1] != 1:
        return None
    upper, lower = ([" ".join(text.split()) for text in raw.row_texts(at)] for at in (position - 1, position))
    if any(content.is_value(text) for text in [*upper, *lower] if text) or sum(bool(text) for text in upper) < 2:
        return None
    names = [_of_two(above, below) for above, below in zip(upper, lower, strict=True)]
    if _named(names) > max(_named(upper), _named(lower)):
        return _told_apart(names, upper)
    groups = [below for above, below in zip(upper, lower, strict=True) if above]
    apart = _told_apart(lower, upper)
    return apart if _named(lower) >= 2 and apart != lower and all(lower.count(below) > 1 for below in groups) else None


def _told_apart(names: list[str], upper: Sequence[str]) -> list[str]:
    """The names, those that come several times with what stands over their group: "Round 1 Time", "Round 2 Time"."""
    group, full = "", []
    for name, above in zip(names, upper, strict=True):
        group = above or group
        full.append(f"{group} {name}".strip() if name and names.count(name) > 1 and name != group else name)
    return full if len({*full}) > len({*names}) else names


def _of_two(above: str, below: str) -> str:
    both = f"{above} {below}".strip()
    alone, together = meanings_of(below), meanings_of(both)
    if not alone or (together and together[0][0] != alone[0][0]):
        return both
    # "number" under "Start" says more with it, "First name" under "Participant" does not.
    return both if together and together[0][1] < alone[0][1] else below


def _named(texts: Sequence[str]) -> int:
    return sum(bool(meanings_of(text)) for text in texts if text)


def _candidate(rows: Sequence[Sequence[str]], position: int) -> _Candidate | None:
    row = rows[position]
    cells = [text.strip() for text in row if text.strip()]
    below = rows[position + 1 : position + 1 + _BELOW]
    said = [meanings_of(cell) or meanings_of(_NUMBERED.sub("", cell)) for cell in cells]
    known = len({meanings[0][0] for meanings in said if meanings})
    width = _usual_width(below) if below else len(cells)
    values = sum(content.is_value(cell) for cell in cells)
    if not cells or (len(cells) == 1 and (width > 1 or not known)):
        return None
    if known >= 2 and known >= len(cells) / 4 and (values <= len(cells) / 2 or _words_then_values(cells)):
        remark = 5 if cells[0].startswith(("# ", "//")) else 0
        return _Candidate(position, known, len(cells), 100 + 10 * known + len(cells) - 5 * values - remark)
    if known and known >= len(cells) / 2 and not values:
        return _Candidate(position, known, len(cells), 60 + 10 * known)
    if values or len(cells) < 0.6 * width or len({fold(cell) for cell in cells}) < len(cells):
        return None
    if any(len(cell) > 60 for cell in cells) or not _differs(row, below):
        return None
    return _Candidate(position, known, len(cells), 20 + min(len(cells), 20) + 10 * known - position / 10)


def _words_then_values(cells: Sequence[str]) -> bool:
    """Whether known words stand before values of one kind, as in a list with a column for each date or distance."""
    words = [cell for cell in cells if not content.is_value(cell)]
    rest = cells[len(words) :]
    same = content.looks(list(dict.fromkeys(rest))) not in (content.Looks.MIXED, content.Looks.EMPTY)
    return list(cells[: len(words)]) == words and all(map(meanings_of, words)) and len(set(rest)) == len(rest) and same


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    """How many cells are filled in most rows."""
    counts = Counter(sum(1 for text in row if text.strip()) for row in rows)
    return counts.most_common(1)[0][0]


def _differs(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether a row of words stands over columns of numbers, dates or times, as only a header does."""
    for at, text in enumerate(row):
        if not text.strip():
            continue
        cells = [other[at] for other in below if other[at].strip()]
        if len(cells) >= 1 and sum(content.is_value(cell) for cell in cells) >= 0.7 * len(cells):
            return True
    return False


def table(raw: Sheet, header_row: int | None, stays: AbstractSet[int] = frozenset()) -> Sheet:
    """The list under the header: its columns named, without totals, footnotes and repeated headers (noted).

    ``stays`` are the numbers of rows that are part of the list all the same.
    ``header_row`` is the number of the row with the names; None names the columns A, B, C and keeps all rows. Row
    numbers stay those of the spreadsheet. Raises CannotRead (header.row_unknown) for a row that holds nothing.
    """
    if header_row is None:
        columns = [Column(column.header, column.codes.copy(), column.pool.copy()) for column in raw.columns]
        whole = Sheet(raw.name, columns, raw.numbers.copy(), None, [*raw.notes, Note("header.none")])
        return leave_out(whole, stays=stays, titles=True)
    position = _position(raw, header_row)
    joined = _joined(raw, position)
    notes = list(raw.notes)
    if joined is not None:
        notes.append(Note("header.joined", {"rows": f"{header_row - 1}, {header_row}"}))
    rows = slice(position + 1, None)
    columns = []
    lines: list[list[int]] = [[] for _ in range(2 if joined else 1)]
    for name, column in _named_columns(raw, position, joined):
        columns.append(Column(name, column.codes[rows].copy(), column.pool.copy()))
        for up, line in enumerate(lines):
            line.append(column.codes.item(position - up))
    numbers: np.typing.NDArray[np.int32] = raw.numbers[rows].copy()
    return leave_out(Sheet(raw.name, columns, numbers, header_row, notes), lines, stays)


def titles(raw: Sheet, header_row: int | None) -> list[str]:
    """The headers of ``table``, without making it. Raises CannotRead (header.row_unknown)."""
    if header_row is None:
        return raw.headers
    position = _position(raw, header_row)
    return [name for name, _ in _named_columns(raw, position, _joined(raw, position))]


def _position(raw: Sheet, header_row: int) -> int:
    position = raw.position(header_row)
    if position is None:
        raise CannotRead("header.row_unknown", row=header_row)
    return position


def _named_columns(raw: Sheet, position: int, joined: list[str] | None) -> list[tuple[str, Column]]:
    """The columns that have a name or hold anything below it."""
    names = joined or [" ".join(text.split()) for text in raw.row_texts(position)]
    return [
        (name, column)
        for name, column in zip(names, raw.columns, strict=True)
        if name or column.codes[position + 1 :].any()
    ]
