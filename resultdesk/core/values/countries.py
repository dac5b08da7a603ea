"""Countries in cells: ISO and Olympic codes, car signs, names in many languages. A doubt gives several readings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from resultdesk.core.values.codes import clean, folded

_CAR_SIGNS = {
    "A": "AT", "B": "BE", "D": "DE", "E": "ES", "F": "FR", "H": "HU", "I": "IT", "J": "JP", "L": "LU", "M": "MT",
    "N": "NO", "P": "PT", "S": "SE", "V": "VA", "AUS": "AU", "CDN": "CA", "EST": "EE", "FIN": "FI", "FL": "LI",
    "GBZ": "GI", "IRL": "IE", "RSM": "SM", "SLO": "SI", "SRB": "RS", "UK": "GB", "EL": "GR",
}  # fmt: skip

_OLYMPIC_ALONE = frozenset({"KOS", "AIN", "EOR"})
"""Olympic codes of no ISO country: Kosovo, neutral athletes, the refugee team."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A country (ISO alpha-2, upper case) that a text can mean, and by which table: iso2 iso3 ioc name car."""

    country: str
    by: str


def readings(text: str) -> list[Reading]:
    """All countries that a text can mean, one reading for each; ISO before Olympic before names before car signs."""
    word = clean(text)
    code = word.upper()
    tables = _tables()
    found: dict[str, str] = {}
    for by, table in (("iso2", tables.iso2), ("iso3", tables.iso3), ("ioc", tables.ioc)):
        if code in table:
            found.setdefault(table[code], by)
    if not found:
        found = dict.fromkeys(tables.names.get(folded(word), ()), "name")
    if not found and code in _CAR_SIGNS:
        found = {_CAR_SIGNS[code]: "car"}
    return [Reading(country, by) for country, by in found.items()]


def is_iso2(text: str) -> bool:
    """Whether a text is an ISO 3166-1 alpha-2 code, in either case."""
    return len(text) == 2 and text.isascii() and text.upper() in _tables().iso2


def table_of(text: str) -> str | None:
    """Which table a column keeps to, "ioc" or "iso3", where a code stands in one of them alone; else None."""
    code = clean(text).upper()
    iso3, ioc = _tables().iso3.get(code), _tables().ioc.get(code)
    if iso3 == ioc:
        return None
    return "iso3" if ioc is None else "ioc" if iso3 is None else None


def ioc(country: str) -> str:
    """The Olympic code of a country given as ISO alpha-2 ("NL" -> "NED")."""
    return _tables().to_ioc[country]


def iso3(country: str) -> str:
    """The alpha-3 code of a country given as ISO alpha-2 ("NL" -> "NLD")."""
    return _tables().to_iso3[country]


def iso2_codes() -> frozenset[str]:
    """All alpha-2 codes, upper case."""
    return frozenset(_tables().iso2)


def ioc_codes() -> frozenset[str]:
    """All Olympic codes in use today, upper case."""
    return frozenset(_tables().to_ioc.values())


def olympic_teams() -> frozenset[str]:
    """The codes that teams start under: those of countries and the few others."""
    return ioc_codes() | _OLYMPIC_ALONE


@dataclass(frozen=True, slots=True)
class _Tables:
    iso2: dict[str, str]
    iso3: dict[str, str]
    ioc: dict[str, str]
    to_iso3: dict[str, str]
    to_ioc: dict[str, str]
    names: dict[str, tuple[str, ...]]


@cache
def _tables() -> _Tables:
    from resultdesk.core.values.country_names import COUNTRIES

    tables = _Tables({}, {}, {}, {}, {}, {})
    former: dict[str, str] = {}
    for line in COUNTRIES.splitlines():
        code, three, olympic, before, names = line.split("|")
        tables.iso2[code] = code
        tables.iso3[three] = code
        tables.ioc[olympic] = code
        tables.to_iso3[code] = three
        tables.to_ioc[code] = olympic
        if before:
            former[before] = code
        for name in names.split(";"):
            tables.names[name] = (*tables.names.get(name, ()), code)
    for before, code in former.items():
        tables.ioc.setdefault(before, code)
    return tables
