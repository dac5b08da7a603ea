"""Elevation gain and tally in cells: which texts are ready to be sent and how others are read."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

UNITS = {"mm": Decimal(1), "m": Decimal(1_000), "ft": Decimal("304.8")}
"""Millimetres in one of each unit."""

_NAMES = {
    "mm": "mm", "millimeter": "mm", "millimeters": "mm", "millimetre": "mm", "millimetres": "mm",
    "m": "m", "meter": "m", "meters": "m", "metre": "m", "metres": "m", "metros": "m", "mtr": "m", "hm": "m",
    "ft": "ft", "foot": "ft", "feet": "ft", "'": "ft", "\u2032": "ft",
}  # fmt: skip

_METRES = ("meter", "meters", "metre", "metres")
_OTHER_METRES = ("kilo", "centi", "deci", "hecto")

_READY = re.compile(r"0*([0-9]{1,12})(?: ?mm)?")
_AMOUNT = re.compile(r"([0-9]+(?:[., '][0-9]+)*) ?([a-z]*|['\u2032])")
_IN_HEADER = re.compile(r"[^a-z]+")


def millimetres(text: str) -> int | None:
    """A gain that is ready to be sent: whole millimetres, with or without the unit; None for anything else."""
    found = _READY.fullmatch(text)
    return int(found[1]) if found else None


def has_unit(text: str) -> bool:
    """Whether a cell says itself what it is in."""
    return text.endswith("mm")


def amount(text: str) -> tuple[Decimal, str] | None:
    """A number and its unit ("" where the cell has none), or None."""
    found = _AMOUNT.fullmatch(text.lower().strip())
    if found is None or (found[2] and found[2] not in _NAMES):
        return None
    value = decimal(found[1].strip())
    return None if value is None else (value, _NAMES.get(found[2], ""))


def in_millimetres(value: Decimal, unit: str) -> str:
    """The gain as a cell holds it: "12000 mm"."""
    return f"{(value * UNITS[unit]).quantize(Decimal(1), ROUND_HALF_UP)} mm"


def unit_of_header(header: str) -> str:
    """The unit that a column's header names ("Elevation (m)", "elevation_gain_in_mm", "Hoogtemeters"), or ""."""
    words = [_of_word(word) for word in _IN_HEADER.split(header.lower())]
    return next(filter(None, reversed(words)), "")


def _of_word(word: str) -> str:
    """The unit of a word: one of its names, or a compound of metres as other languages write it (Höhenmeter)."""
    if word in _NAMES or not word.endswith(_METRES):
        return _NAMES.get(word, "")
    return "" if word.startswith(_OTHER_METRES) else "m"


def decimal(text: str) -> Decimal | None:
    """A number in any everyday notation, if it can only be one: 1200, 1,200.5, 1 200, 1,75; None for "1,750"."""
    plain = text.replace(" ", "").replace("'", "")
    if plain.count(",") == 1 and "." not in plain:
        whole, _, part = plain.partition(",")
        if len(part) == 3 and whole not in ("", "0"):
            return None  # thousands or a decimal comma
        plain = f"{whole}.{part}"
    elif "," in plain:
        plain = plain.replace(",", "") if plain.rfind(",") < plain.rfind(".") or "." not in plain else ""
    if not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{0,9})?", plain):
        return None
    return Decimal(plain.rstrip("."))
