"""Rows of a sheet that are not the list: totals, footnotes, headers that come again on each page, titles of blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import numpy as np
import numpy.typing as npt

from resultdesk.core.sheet import Column, Note, Sheet
from resultdesk.sheets import content
from resultdesk.sheets.headings import fold, meanings_of
from resultdesk.sheets.units import is_row as units_row

_TOTAL = re.compile(
    r"(sub|grand|eind|gesamt|general)?\s?(total|totaal|totals|totale|totalt|totali|totaux|summe|sum|summa|som|somme"
    r"|suma|soma|gesamt|aantal|anzahl|antal|antall|yhteensa|count|celkem|razem|lacznie"
    r"|nombre de|numero de|number of)\b.*"
)
_SUBTOTAL = re.compile(
    r"(sub|grand|eind|gesamt|general|deel|zwischen|mellan|del)?\s?(total|totaal|totals|totale|totalt|totali|totaux|summe"
    r"|gesamt|yhteensa|celkem|razem)\b.*"
)
"""The words of ``_TOTAL`` that are no names, so that they may be believed between the rows too."""
_PLACE = re.compile(r"\d+[.)ºª°]?")
"""A number as it stands in a column of ranks or bibs."""
_FOOT_MARK = re.compile(
    r"\s*(\*|†|‡|¹|²|³|\(\d\)|\d\)|(nb|n\.b\.|ps|note|opmerking|let op|hinweis|bron|source|quelle|printed|page|pagina"
    r"|seite|merk|obs|huom)\b|©|http|www\.)",
    re.IGNORECASE,
)
_LONG = 40
"""Signs: a lone cell longer than this is a sentence."""
_SHOWN = 60
_SAMPLE = 500
"""Distinct cells that tell what a column holds."""


def leave_out(
    sheet: Sheet, headers: Sequence[Sequence[int]] = (), stays: AbstractSet[int] = frozenset(), titles: bool = False
) -> Sheet:
    """The sheet without rows that are not part of the list; notes on it say which and why.

    ``headers`` are the codes of each header line in each column's pool (0 where it is blank; () without a header).
    ``stays`` are the numbers of rows that a person has brought back. ``titles``: lone words at the top go too.
    """
    if len(sheet) == 0:
        return sheet
    filled = _filled(sheet)
    usual = float(np.median(filled[filled > 1])) if (filled > 1).any() else 1.0
    totals, notes = _tail(sheet, filled, usual)
    repeated = {row for codes in headers if any(codes) for row in _headers_again(sheet, codes)}
    again = sorted(repeated | ({0} if headers and _translated(sheet) else set()))
    units = [row for row in sorted({0, *(row + 1 for row in again)}) if headers and _of_units(sheet, row)]
    sections = _sections(sheet, filled, usual, again) if any(map(any, headers)) else []
    sections += _titles(sheet, filled, usual) if titles else []
    totals = sorted({*totals, *_subtotals(sheet, filled, usual)})
    dropped = {
        "rows.totals_left_out": totals,
        "rows.footnotes_left_out": notes,
        "rows.headers_left_out": again,
        "rows.units_left_out": units,
        "rows.sections_left_out": sorted({*sections} - {*totals, *notes, *units}),
    }
    for code, rows in dropped.items():
        dropped[code] = [row for row in rows if sheet.numbers.item(row) not in stays]
    gone = sorted({row for rows in dropped.values() for row in rows})
    if not gone:
        return sheet
    for code, rows in dropped.items():
        if rows:
            numbers = ", ".join(str(number) for number in sheet.numbers[rows[:10]].tolist())
            text = " ".join(text for text in sheet.row_texts(rows[0]) if text.strip())
            shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
            more = "" if len(rows) <= 10 else " …"
            params = {"rows": numbers + more, "text": shown, "n": len(rows), "numbers": sheet.numbers[rows].tolist()}
            sheet.notes.append(Note(code, params))
    kept = np.delete(np.arange(len(sheet)), gone)
    return sheet.take(kept)


def _filled(sheet: Sheet) -> npt.NDArray[np.int32]:
    """How many cells of each row hold something."""
    count = np.zeros(len(sheet), np.int32)
    for column in sheet.columns:
        count += column.codes != 0
    return count


def _headers_again(sheet: Sheet, header_codes: Sequence[int]) -> list[int]:
    """Rows in which most cells say what their header says."""
    same = np.zeros(len(sheet), np.int32)
    for column, code in zip(sheet.columns, header_codes, strict=True):
        if code:
            same += column.codes == code
    named = sum(code != 0 for code in header_codes)
    least = max(2, round(0.7 * named)) if named > 1 else 1
    return [int(row) for row in np.flatnonzero(same >= least)]


def _translated(sheet: Sheet) -> bool:
    """Whether the first row says what the header says, in other words: "Bib" under "Startnummer"."""
    said = [(column.header, column.text(0)) for column in sheet.columns if column.codes[0]]
    same = sum(bool({*_meant(header)} & {*_meant(text)}) for header, text in said)
    return same >= max(2, 0.7 * len(said))


def _of_units(sheet: Sheet, row: int) -> bool:
    return row < len(sheet) and units_row(sheet.row_texts(row))


def _meant(text: str) -> list[str]:
    return [meaning for meaning, _ in meanings_of(text)]


def _sections(sheet: Sheet, filled: npt.NDArray[np.int32], usual: float, headers: Sequence[int]) -> list[int]:
    """Titles between blocks: lone cells above a repeated header, or lone words in a column of numbers."""
    lone = np.flatnonzero(filled == 1)
    if not len(lone) or len(lone) > 0.5 * len(sheet) + 10 or len(sheet.columns) < 3 or usual < 3:
        return []
    again = {*headers}
    numeric: dict[int, bool] = {}
    found: list[int] = []
    for row in lone.tolist()[::-1]:
        at = _first_filled(sheet, row)
        text = sheet.columns[at].text(row)
        if at not in numeric:
            numeric[at] = _numeric(sheet.columns[at], filled > 1)
        above = row + 1 in again and not content.is_value(text)
        if row != len(sheet) - 1 and (above or (numeric[at] and _strange(text))):
            found.append(row)
            again.add(row)  # a title may have another above it
    return found


def _titles(sheet: Sheet, filled: npt.NDArray[np.int32], usual: float) -> list[int]:
    """Lone words above a list that has no header."""
    rows = 0
    while usual >= 3 and rows < len(sheet) - 1 and filled[rows] == 1:
        if content.is_value(sheet.columns[_first_filled(sheet, rows)].text(rows)):
            break
        rows += 1
    return list(range(rows))


def _subtotals(sheet: Sheet, filled: npt.NDArray[np.int32], usual: float) -> list[int]:
    """Totals between the rows: a short row with a word for it and no other words."""
    short = np.flatnonzero(filled <= max(2, usual * 0.5))
    if usual < 3 or len(short) > 0.5 * len(sheet) + 10:
        return []
    found = []
    for row in short.tolist():
        texts = [text.strip() for text in sheet.row_texts(row) if text.strip()]
        if texts and _SUBTOTAL.fullmatch(fold(texts[0])) and all(map(content.is_value, texts[1:])):
            found.append(row)
    return found


def _first_filled(sheet: Sheet, row: int) -> int:
    return next(at for at, column in enumerate(sheet.columns) if column.codes[row])


def _strange(text: str) -> bool:
    """Whether a text is nothing that stands in a column of ranks, bibs or codes."""
    return not (
        content.is_value(text) or _PLACE.fullmatch(text.strip()) or content.looks([text]) is content.Looks.STATE
    )


def _numeric(column: Column, rows: npt.NDArray[np.bool_]) -> bool:
    """Whether a column holds ranks, bibs or codes, and perhaps a DNF instead of some."""
    distinct = [text for text in _distinct(column, rows)[:_SAMPLE] if not content.share(content.Looks.STATE, [text])]
    looks = content.looks(distinct)
    if looks in (content.Looks.WHOLE, content.Looks.CODE, content.Looks.NUMBER, content.Looks.YEAR):
        return True
    return sum(_PLACE.fullmatch(text.strip()) is not None for text in distinct) > 0.7 * len(distinct)


def _distinct(column: Column, rows: npt.NDArray[np.bool_]) -> list[str]:
    codes = np.unique(column.codes[rows])
    return column.pool.some(codes[codes > 0])


def _tail(sheet: Sheet, filled: npt.NDArray[np.int32], usual: float) -> tuple[list[int], list[int]]:
    """Totals and footnotes at the end, found from the last row up."""
    totals: list[int] = []
    notes: list[int] = []
    if len(sheet.columns) < 2:
        return totals, notes
    short = filled <= max(2, usual * 0.5)
    gap = np.diff(sheet.numbers, prepend=sheet.numbers[0]) > 1
    row = len(sheet) - 1
    while row >= 0 and short[row]:
        texts = [text.strip() for text in sheet.row_texts(row) if text.strip()]
        kind = _kind(texts, usual, _set_apart(row, short, gap)) or _out_of_column(sheet, filled, row)
        if not kind:
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
    if _TOTAL.fullmatch(fold(first)) and all(content.is_value(text) for text in texts[1:]):
        return "total"
    if _FOOT_MARK.match(first) or (len(texts) == 1 and len(first) > _LONG):
        return "note"
    if usual >= 3 and gap and len(texts) <= max(1, usual * 0.35):
        return "total" if all(content.is_value(text) for text in texts) else "note"
    return None


def _out_of_column(sheet: Sheet, filled: npt.NDArray[np.int32], row: int) -> str:
    """ "note" for lone words at the foot of a column of numbers; else ""."""
    if filled[row] != 1:
        return ""
    column = sheet.columns[_first_filled(sheet, row)]
    return "note" if _strange(column.text(row)) and _numeric(column, filled > 1) else ""
