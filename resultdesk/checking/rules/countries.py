"""Rules on countries: ISO alpha-2 or Olympic codes; other codes and names in many languages are read."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from resultdesk.core.problems import Fix, ValueRule, Verdict
from resultdesk.core.values import codes, countries


def iso_country(field: str) -> ValueRule:
    """An ISO 3166-1 alpha-2 code in either case (seed 000 sends "nl" and says "i.e. NL")."""
    return _country(field, countries.is_iso2, lambda country: country, "iso_country")


def ioc_country(field: str) -> ValueRule:
    """An Olympic code in capitals (platforms.md, Equipe)."""
    return _country(field, countries.olympic_teams().__contains__, countries.ioc, "ioc_country")


def _country(field: str, fine: Callable[[str], bool], write: Callable[[str], str], what: str) -> ValueRule:
    def judge(text: str, context: Hashable) -> Verdict | None:
        cleaned = codes.clean(text)
        if not cleaned or fine(cleaned):
            return None
        found = countries.readings(cleaned)
        if len(found) > 1 and context is not None:
            found = [reading for reading in found if reading.by == context] or found
        sure = len(found) == 1 and found[0].by != "car"
        fixes = tuple(_fix(one, cleaned, write(one.country), sure) for one in found)
        doubtful = len(found) > 1
        return Verdict(f"{field}.country" if doubtful else f"{field}.{what}", fixes=fixes)

    return ValueRule(field, judge, context=_table, evidence=countries.table_of)


def _fix(reading: countries.Reading, text: str, value: str, sure: bool) -> Fix:
    """Doubtful codes are answered for the whole column by their table, doubtful names one by one."""
    if sure:
        return Fix(value, "read_country")
    if reading.by == "name":
        return Fix(value, "choose_country", sure=False, answer=f"{codes.folded(text)}={reading.country}")
    return Fix(value, "read_country", sure=False, answer=reading.by)


def _table(evidences: frozenset[Hashable]) -> Hashable:
    return next(iter(evidences)) if len(evidences) == 1 else None
