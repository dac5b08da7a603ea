"""Rules on dates: a real day written YYYY-MM-DD; other notations are read, by what the whole column proves."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from resultdesk.core.problems import Fix, Level, ValueRule, Verdict
from resultdesk.core.values import codes, dates
from resultdesk.core.values.dates import Candidate, Parsed
from resultdesk.core.values.texts import Suspects, Texts

ANSWERS = {"dmy": "day_first", "mdy": "month_first", "ymd": "year_first"}
_OLDEST = 110  # years: nobody older has entered a race


def iso_date(field: str, earliest: int = 1900, latest: int = 2099) -> ValueRule:
    """A real day written YYYY-MM-DD. Two-digit years are offered between ``earliest`` and ``latest``."""
    return _date(field, date(earliest, 1, 1), date(latest, 12, 31), born=False)


def birth_date(field: str, today: date) -> ValueRule:
    """As ``iso_date``; after ``today`` is an error, more than 110 years before it is doubtful."""
    year = today.year - _OLDEST
    day = today.day if dates.is_day(year, today.month, today.day) else 28  # 29 February
    return _date(field, today.replace(year=year, day=day), today, born=True)


def _date(field: str, earliest: date, latest: date, *, born: bool) -> ValueRule:
    def judge(text: str, context: Hashable) -> Verdict | None:
        cleaned = codes.clean(text)
        if not cleaned:
            return None
        if dates.is_iso(cleaned):
            return _in_range(field, date.fromisoformat(cleaned), earliest, latest) if born else None
        parsed = dates.parse(cleaned)
        if parsed is None:
            return Verdict(f"{field}.not_a_date")
        return _read(field, parsed, context, earliest, latest)

    first, last = (earliest, latest) if born else (date(1, 1, 1), date(9999, 12, 31))
    return ValueRule(
        field,
        judge,
        context=lambda evidences: evidences,
        evidence=_evidence,
        proves=_proves,
        screen=lambda texts: _screen(texts, first, last),
    )


def _in_range(field: str, day: date, earliest: date, latest: date) -> Verdict | None:
    if day > latest:
        before = _a_century_before(day, earliest, latest)
        fixes = (Fix(before, "read_date", sure=False, answer="century_before"),) if before else ()
        return Verdict(f"{field}.future", fixes=fixes)
    if day < earliest:
        return Verdict(f"{field}.too_old", Level.WARNING, {"years": _OLDEST})
    return None


def _a_century_before(day: date, earliest: date, latest: date) -> str | None:
    """What a spreadsheet made of a two-digit year, taken back: 2062 was meant as 1962."""
    year = day.year - 100
    if not dates.is_day(year, day.month, day.day):
        return None
    before = day.replace(year=year)
    return before.isoformat() if earliest <= before <= latest else None


def _evidence(text: str) -> Hashable:
    parsed = dates.parse(text)
    return None if parsed is None else parsed.evidence


def _proves(told: Hashable) -> str:
    """ "proved_day_first" where a text can be read in one order alone."""
    _shape, orders = told if isinstance(told, tuple) else ("", ())
    return f"proved_{ANSWERS[next(iter(orders))]}" if len(orders) == 1 else ""


def _read(field: str, parsed: Parsed, context: Hashable, earliest: date, latest: date) -> Verdict:
    found = parsed.candidates
    proved = ""
    if not found:
        return Verdict(f"{field}.no_such_day")
    if len({candidate.iso() for candidate in found}) > 1:
        told = context if isinstance(context, frozenset) else frozenset()
        order = dates.order_of(parsed.shape, told)
        if order is None:
            return Verdict(f"{field}.day_or_month", fixes=_orders(found, earliest, latest))
        found = tuple(candidate for candidate in found if candidate.order == order)
        proved = f"proved_{ANSWERS[order]}"
    one = found[0]
    if one.order == "ydm":
        return Verdict(f"{field}.no_such_day", fixes=(Fix(one.iso(), "read_date", sure=False),))
    if one.short:
        return Verdict(f"{field}.two_digit_year", fixes=_centuries(one, earliest, latest))
    if one.order == "serial":
        return Verdict(f"{field}.serial", fixes=(Fix(one.iso(), "read_date", sure=False, answer="serial"),))
    if one.order == "year":
        return Verdict(
            f"{field}.year_only", fixes=(Fix(one.iso(), "read_date", sure=False, answer="first_of_january"),)
        )
    return Verdict(f"{field}.notation", fixes=(Fix(one.iso(), "read_date", answer=proved),))


def _orders(found: Sequence[Candidate], earliest: date, latest: date) -> tuple[Fix, ...]:
    """One fix for each order. A century that is still open is asked next, so the text keeps its two digits."""
    fixes = []
    for candidate in found:
        value = candidate.iso()
        if candidate.short:
            years = _years(candidate, earliest, latest)
            value = candidate.iso(years[0]) if len(years) == 1 else candidate.spelled()
        fixes.append(Fix(value, "read_date", sure=False, answer=ANSWERS[candidate.order]))
    return tuple(fixes)


def _centuries(one: Candidate, earliest: date, latest: date) -> tuple[Fix, ...]:
    years = _years(one, earliest, latest)
    answers = ("latest_year", "century_before")
    return tuple(
        Fix(one.iso(year), "read_date", sure=False, answer=answer) for year, answer in zip(years, answers, strict=False)
    )


def _years(one: Candidate, earliest: date, latest: date) -> list[int]:
    """The years that make it a real day in the range."""
    return [
        year
        for year in dates.full_years(one.year, earliest.year, latest.year)
        if dates.is_day(year, one.month, one.day) and earliest <= date(year, one.month, one.day) <= latest
    ]


_WEIGHTS = np.array([1000, 100, 10, 1, 0, 10, 1, 0, 10, 1], dtype=np.int32)
_DAYS = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], dtype=np.int32)


def _screen(texts: Texts, earliest: date, latest: date) -> Suspects:
    """All but empty texts and real days in the range, YYYY-MM-DD; 29 February is left to the closer look."""
    suspects = texts.lengths > 0
    rows = np.flatnonzero(texts.lengths == 10)
    if len(rows):
        block = texts.matrix(rows, 10)
        digits = block[:, [0, 1, 2, 3, 5, 6, 8, 9]] - np.uint8(48)
        formed = (digits <= 9).all(axis=1) & (block[:, 4] == 45) & (block[:, 7] == 45)
        rows, block = rows[formed], block[formed].astype(np.int32) - 48
        year = block[:, :4] @ _WEIGHTS[:4]
        month = block[:, 5:7] @ _WEIGHTS[5:7]
        day = block[:, 8:] @ _WEIGHTS[8:]
        suspects[rows[_fine(year, month, day, earliest, latest)]] = False
    return suspects


def _fine(
    year: npt.NDArray[np.int32], month: npt.NDArray[np.int32], day: npt.NDArray[np.int32], earliest: date, latest: date
) -> Suspects:
    whole = year * 10_000 + month * 100 + day
    first, last = (at.year * 10_000 + at.month * 100 + at.day for at in (earliest, latest))
    real = (month >= 1) & (month <= 12) & (day >= 1) & (day <= _DAYS[np.clip(month, 0, 12)])
    fine: Suspects = real & (year >= 1) & (whole >= first) & (whole <= last)
    return fine
