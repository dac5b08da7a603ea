from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.platforms.runsignup import amounts


@pytest.mark.parametrize(
    ("text", "value"),
    [("1200", 1200), ("1200 mm", 1200), ("1200mm", 1200), ("007", 7), ("0", 0), ("1.2", None), ("", None)],
)
def test_gains_that_are_ready(text: str, value: int | None) -> None:
    assert amounts.millimetres(text) == value


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12 m", "12", "m"),
        ("39ft", "39", "ft"),
        ("39'", "39", "ft"),
        ("1,200.5 m", "1200.5", "m"),
        ("1 200 m", "1200", "m"),
        ("12,5 Meter", "12.5", "m"),
        ("1'200 m", "1200", "m"),
        ("850", "850", ""),
    ],
)
def test_amounts(text: str, value: str, unit: str) -> None:
    assert amounts.amount(text) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["", "m", "12 km", "12 34 m m", "1,200 m", "-5 m", "1.2.3 m"])
def test_no_amounts(text: str) -> None:
    assert amounts.amount(text) is None


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    # A foot is 304.8 mm.
    [
        ("12", "m", "12000 mm"),
        ("10", "ft", "3048 mm"),
        ("1", "ft", "305 mm"),
        ("1.2", "m", "1200 mm"),
        ("7", "mm", "7 mm"),
    ],
)
def test_in_millimetres(value: str, unit: str, written: str) -> None:
    assert amounts.in_millimetres(Decimal(value), unit) == written


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("elevation_gain_in_mm", "mm"),
        ("Elevation gain (m)", "m"),
        ("Ascent [ft]", "ft"),
        ("Feet climbed", "ft"),
        ("H\u00f6henmeter", "m"),
        ("Hoogtemeters", "m"),
        ("Kilometres", ""),
        ("Millimetres", "mm"),
        ("Elevation gain", ""),
        ("Comments", ""),
    ],
)
def test_units_in_headers(header: str, unit: str) -> None:
    assert amounts.unit_of_header(header) == unit


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.75", "1.75"), ("1,75", "1.75"), ("1,750", None), ("0,750", "0.750"), ("1,750,000", "1750000"),
        ("1,750.5", "1750.5"), ("1.750,5", None), ("5.", "5"), ("", None), ("x", None),
    ],
)  # fmt: skip
def test_decimals(text: str, value: str | None) -> None:
    assert amounts.decimal(text) == (None if value is None else Decimal(value))


@given(st.text(max_size=15))
def test_no_text_breaks_it(text: str) -> None:
    amounts.amount(text)
    amounts.decimal(text)
    amounts.unit_of_header(text)
