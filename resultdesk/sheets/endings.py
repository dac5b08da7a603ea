"""Rows of a sheet that are not the list: totals, footnotes, headers that come again on each page."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from resultdesk.core.sheet import Note, Sheet
from resultdesk.sheets import content
from resultdesk.sheets.headings import fold, key

_TOTAL = re.compile(
    r"(sub|grand|eind|gesamt|general)?\s?(total|totaal|totals|totale|totalt|totali|totaux|summe|sum|summa|som|somme"
    r"|suma|soma|gesamt|aantal|anzahl|antal|antall|yhteensa|count|celkem|razem|lacznie"
    r"|nombre de|numero de|number of)\b.*"
)
_FOOT_MARK = re.compile(
    r"\s*(\*|†|‡|¹|²|³|\(\d\)|\d\)|(nb|n\.b\.|ps|note|opmerking|let op|hinweis|bron|source|quelle|printed|page|pagina"
    r"|seite|merk|obs|huom)\b|©|http|www\.)",
    re.IGNORECASE,
)
_LONG = 40
"""Signs: a lone cell longer than this is a sentence."""
_SHOWN = 60


def leave_out(sheet: Sheet) -> Sheet:
    """The sheet without rows that are not part of the list; notes on it say which and why."""
    if len(sheet) == 0:
        return sheet
    filled = _filled(sheet)
    dropped: dict[str, list[int]] = {}
    if sheet.header_row is not None:
        dropped["rows.headers_left_out"] = _headers_again(sheet)
        dropped["rows.sections_left_out"] = _sections(sheet, filled, dropped["rows.headers_left_out"])
    totals, notes = _tail(sheet, filled)
    dropped["rows.totals_left_out"], dropped["rows.footnotes_left_out"] = totals, notes
    gone = sorted({row for rows in dropped.values() for row in rows})
    if not gone:
        return sheet
    for code, rows in dropped.items():
        if rows:
            numbers = ", ".join(str(number) for number in sheet.numbers[rows[:10]].tolist())
            text = " ".join(text for text in sheet.row_texts(rows[0]) if text.strip())
            shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
            more = "" if len(rows) <= 10 else " …"
            sheet.notes.append(Note(code, {"rows": numbers + more, "text": shown, "n": len(rows)}))
    kept = np.delete(np.arange(len(sheet)), gone)
    return sheet.take(kept)


def _filled(sheet: Sheet) -> npt.NDArray[np.int32]:
    """How many cells of each row hold something."""
    count = np.zeros(len(sheet), np.int32)
    for column in sheet.columns:
        count += column.codes != 0
    return count


def _headers_again(sheet: Sheet) -> list[int]:
    """Rows in which most cells say what their header says."""
    same = np.zeros(len(sheet), np.int32)
    named = 0
    for column in sheet.columns:
        wanted = key(column.header)
        if not wanted:
            continue
        named += 1
        codes = [code for code, text in enumerate(column.values) if len(text) < 200 and key(text) == wanted]
        if codes:
            same += np.isin(column.codes, codes)
    least = max(2, round(0.7 * named)) if named > 1 else 1
    return [int(row) for row in np.flatnonzero(same >= least)] if named else []


def _sections(sheet: Sheet, filled: npt.NDArray[np.int32], headers: Sequence[int]) -> list[int]:
    """Titles between blocks: lone cells above a repeated header, or lone words in a column of numbers."""
    if len(sheet.columns) < 3 or np.median(filled) < 3:
        return []
    again = set(headers)
    numeric = {
        at for at, column in enumerate(sheet.columns)
        if content.looks(column.distinct()) in (content.Looks.WHOLE, content.Looks.CODE, content.Looks.NUMBER)
    }  # fmt: skip
    last = len(sheet) - 1
    found = []
    for row in np.flatnonzero(filled == 1).tolist():
        at = next(at for at, column in enumerate(sheet.columns) if column.codes[row])
        text = sheet.columns[at].text(row)
        before_header = row + 1 in again
        if row != last and not content.is_value(text) and (before_header or (at in numeric and at == min(numeric))):
            found.append(int(row))
    return found


def _tail(sheet: Sheet, filled: npt.NDArray[np.int32]) -> tuple[list[int], list[int]]:
    """Totals and footnotes at the end, found from the last row up."""
    totals: list[int] = []
    notes: list[int] = []
    if len(sheet.columns) < 2:
        return totals, notes
    usual = float(np.median(filled))
    short = filled <= max(2, usual * 0.5)
    gap = np.diff(sheet.numbers, prepend=sheet.numbers[0]) > 1
    row = len(sheet) - 1
    while row >= 0 and short[row]:
        texts = [text.strip() for text in sheet.row_texts(row) if text.strip()]
        kind = _kind(texts, usual, _set_apart(row, short, gap))
        if kind is None:
            break
        (totals if kind == "total" else notes).append(row)
        row -= 1
    if len(totals) + len(notes) == len(sheet):
        return [], []
    return totals[::-1], notes[::-1]


def _set_apart(row: int, short: npt.NDArray[np.bool_], gap: npt.NDArray[np.bool_]) -> bool:
    """Whether a blank row stands between a short row and the list above it."""
    while row >= 0 and short[row]:
        if gap[row]:
            return True
        row -= 1
    return False


def _kind(texts: Sequence[str], usual: float, gap: bool) -> str | None:
    """What a short row near the end is: a total, a note, or None for a row of the list."""
    first = texts[0]
    if any(_TOTAL.fullmatch(fold(text)) for text in texts):
        return "total"
    if _FOOT_MARK.match(first) or (len(texts) == 1 and len(first) > _LONG):
        return "note"
    if usual >= 3 and gap and len(texts) <= max(1, usual * 0.35):
        return "total" if all(content.is_value(text) for text in texts) else "note"
    return None
