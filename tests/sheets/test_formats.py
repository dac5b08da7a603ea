"""How spreadsheet programs show numbers (checked by hand against Excel's documentation)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.sheets import formats


@pytest.mark.parametrize(
    ("code", "stored", "shown"),
    [
        ("0000000", "1", "0000001"),
        ("0000000", "12345678", "12345678"),
        ("00000", "123.5", "00124"),
        ("00", "-3", "-03"),
        ("0", "2.5", "3"),
        ("0", "-0.4", "0"),
        ("0.0", "2.25", "2.3"),
        ("0.00", "3", "3.00"),
        ("#.##", "5", "5"),
        ("0.##", "5.10", "5.1"),
        ("#,##0", "1234567", "1234567"),
        ("#,##0.00", "1234.5", "1234.50"),
        ("0,", "12345", "12"),
        ("0%", "0.25", "25%"),
        ("0.0%", "0.256", "25.6%"),
        ("000-00-00", "1234567", "123-45-67"),
        ('"A"000', "7", "A007"),
        ('0" km"', "5", "5 km"),
        ('General" km"', "5", "5 km"),
        ("\\N0", "5", "N5"),
        ("[$€-413] 0.00", "3.456", "€ 3.46"),
        ("0;-0;;@", "0", ""),
        ('0;-0;"none"', "0", "none"),
        ("0_ ;[Red]-0", "-5", "-5"),
        ("0;(0)", "-5", "(5)"),
        ("[<=9999999]###\\-####;\\(###\\) ###\\-####", "5551234", "555-1234"),
        ("[<=9999999]###\\-####;\\(###\\) ###\\-####", "3125551234", "(312) 555-1234"),
        ("@", "12", "12"),
        ("0.00E+00", "12345678901", "12345678901"),
        ("# ?/?", "0.5", "1/2"),
        ("# ??/??", "2.25", "2 1/4"),
        ("?/?", "2.75", "11/4"),
        ("# ?/8", "0.5", "4/8"),
        ("# ???/???", "-3.14159", "-3 16/113"),
        ("# ?/?", "3", "3"),
        ('0"/"00', "512", "5/12"),
        ("yyyy-mm-dd", "36922", "2001-01-31"),
        ("[$-413]d mmmm yyyy;@", "36922", "2001-01-31"),
        ("d/m", "36922.75", "2001-01-31"),
        ("dd/mm/yyyy hh:mm", "36922.5", "2001-01-31 12:00:00"),
        ("dd/mm/yyyy hh:mm:ss.000", "36922.500005787", "2001-01-31 12:00:00.5"),
        ("[h]:mm:ss", "1.0625", "25:30:00"),
        ("h:mm:ss", "1", "24:00:00"),
        ("mm:ss.0", "0.010012731481481481", "0:14:25.1"),
        ("h:mm AM/PM", "0.75", "18:00:00"),
        ("h:mm", "45000.5", "12:00:00"),
        ("[mm]:ss", "0.0625", "1:30:00"),
        ("yyyy-mm-dd", "-1", "-1"),
        ("yyyy-mm-dd", "2958466", "2958466"),
        ("yyyy-mm-dd", "seven", "seven"),
        ("0", "1e999", "1e999"),
    ],
)
def test_shows_what_a_person_sees(code: str, stored: str, shown: str) -> None:
    assert formats.shower(code)(stored) == shown


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("7", "7"),
        ("7.0", "7"),
        ("-3.50", "-3.5"),
        ("1E+10", "10000000000"),
        ("1E-5", "0.00001"),
        ("0.30000000000000004", "0.3"),
        ("1.234567890123457E+17", "123456789012346000"),
        ("0007", "7"),
        ("0", "0"),
        ("-0", "0"),
        ("1e-400", "0"),
        ("NaN", "NaN"),
        ("", ""),
    ],
)
def test_general_has_no_exponent_and_no_needless_zeros(stored: str, shown: str) -> None:
    assert formats.general(stored) == shown


@given(st.integers(0, 10**15 - 1), st.integers(1, 12))
def test_zeros_pad_whole_numbers(number: int, places: int) -> None:
    assert formats.shower("0" * places)(str(number)) == str(number).zfill(places)


@given(st.text(max_size=20), st.floats(allow_nan=False, allow_infinity=False))
def test_no_format_breaks_the_reader(code: str, number: float) -> None:
    assert isinstance(formats.shower(code)(repr(number)), str)
