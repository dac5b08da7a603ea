"""Dates as people write them: every reading, and only real days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core.values import dates


def days(text: str) -> dict[str, str]:
    """The readings of a text: order -> day."""
    parsed = dates.parse(text)
    return {} if parsed is None else {found.order: found.iso() for found in parsed.candidates}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("31-01-2001", {"dmy": "2001-01-31"}),
        ("01-31-2001", {"mdy": "2001-01-31"}),
        ("03/04/2001", {"dmy": "2001-04-03", "mdy": "2001-03-04"}),
        ("3.4.2001", {"dmy": "2001-04-03", "mdy": "2001-03-04"}),
        ("3. 4. 2001", {"dmy": "2001-04-03", "mdy": "2001-03-04"}),
        ("31 01 2001", {"dmy": "2001-01-31"}),
        ("2001/1/31", {"ymd": "2001-01-31"}),
        ("2001. 01. 31.", {"ymd": "2001-01-31"}),
        ("20010131", {"ymd": "2001-01-31"}),
        ("31012001", {"dmy": "2001-01-31"}),
        ("36922", {"serial": "2001-01-31"}),
        ("36922.0", {"serial": "2001-01-31"}),
        ("1965", {"year": "1965-01-01"}),
        ("2001-01-31 00:00:00", {"ymd": "2001-01-31"}),
        ("2001-01-31T00:00:00.000Z", {"ymd": "2001-01-31"}),
        ("1/31/2001 12:00:00 AM", {"mdy": "2001-01-31"}),
        ("Wed 31-01-2001", {"dmy": "2001-01-31"}),
        ("31-02-2001", {}),
        ("00/00/0000", {}),
    ],
)
def test_numbers(text: str, found: dict[str, str]) -> None:
    assert days(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "3 April 2001",
        "April 3, 2001",
        "3rd of April 2001",
        "3 april 2001",
        "3. April 2001",
        "3 apr. 2001",
        "3. huhtikuuta 2001",
        "3 avril 2001",
        "3 de abril de 2001",
        "3 aprile 2001",
        "3 de abr. de 2001",
        "3. dubna 2001",
        "3 kwietnia 2001",
        "3-Apr-2001",
        "2001 Apr 3",
        "dinsdag 3 april 2001",
    ],
)
def test_month_names_of_thirteen_languages(text: str) -> None:
    assert days(text) == {"named": "2001-04-03"}


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("12 mrt 1999", "1999-03-12"),
        ("12 mai 1999", "1999-05-12"),
        ("12 maj 1999", "1999-05-12"),
        ("1er août 1999", "1999-08-01"),
        ("12 März 1999", "1999-03-12"),
        ("12 grudnia 1999", "1999-12-12"),
        ("12 října 1999", "1999-10-12"),
        ("12 joulukuuta 1999", "1999-12-12"),
        ("12 Okt 1999", "1999-10-12"),
        ("12 dez 1999", "1999-12-12"),
        ("12 ene 1999", "1999-01-12"),
        ("12 gennaio 1999", "1999-01-12"),
        ("12 červen 1999", "1999-06-12"),
        ("12 července 1999", "1999-07-12"),
    ],
)
def test_month_names_that_are_easily_mixed_up(text: str, iso: str) -> None:
    assert days(text) == {"named": iso}


@pytest.mark.parametrize(
    "text", ["", "x", "12", "Smith 3 April 2001", "3 April", "1234567", "99999", "3-4", "1-2-3-4", "3-4-200"]
)
def test_what_is_no_date(text: str) -> None:
    assert dates.parse(text) is None


def test_a_short_year_keeps_its_century_open() -> None:
    parsed = dates.parse("29-02-00")
    assert parsed is not None
    (found,) = parsed.candidates
    assert (found.year, found.month, found.day, found.short) == (0, 2, 29, True)


def test_full_years_of_two_digits() -> None:
    assert dates.full_years(65, 1916, 2026) == [1965]
    assert dates.full_years(20, 1916, 2026) == [2020, 1920]
    assert dates.full_years(26, 1916, 2026) == [2026, 1926]
    assert dates.full_years(27, 1990, 2026) == []


def test_texts_of_one_shape_prove_the_order_together() -> None:
    evidences = [dates.parse(text).evidence for text in ("03-04-2001", "23-04-2001")]  # type: ignore[union-attr]
    told = [evidence for evidence in evidences if evidence is not None]
    assert dates.order_of("-", told) == "dmy"
    assert dates.order_of("/", told) is None


@given(st.dates(date(1927, 5, 18), date(2099, 12, 31)))
def test_spreadsheet_days_are_counted_from_the_end_of_1899(day: date) -> None:
    assert days(str((day - date(1899, 12, 30)) // timedelta(days=1)))["serial"] == day.isoformat()


@given(st.dates(date(1850, 1, 1), date(2150, 1, 1)), st.sampled_from(["-", "/", ".", " "]))
def test_every_day_is_among_the_readings_of_its_notations(day: date, mark: str) -> None:
    iso = day.isoformat()
    assert iso in days(f"{day.day}{mark}{day.month}{mark}{day.year}").values()
    assert iso in days(f"{day.month:02}{mark}{day.day:02}{mark}{day.year}").values()
    assert iso in days(day.strftime("%Y%m%d")).values()


@given(st.text(max_size=20))
def test_any_text_can_be_asked(text: str) -> None:
    parsed = dates.parse(text)
    assert parsed is None or all(found.short or dates.is_iso(found.iso()) for found in parsed.candidates)
