from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.sheets import serials


@pytest.mark.parametrize(
    ("serial", "mac", "shown"),
    [
        (1, False, "1900-01-01"),
        (59, False, "1900-02-28"),
        (60, False, "1900-02-29"),
        (61, False, "1900-03-01"),
        (36922, False, "2001-01-31"),
        (2958465, False, "9999-12-31"),
        (2958466, False, None),
        (-1, False, None),
        (0, False, "1900-01-00"),
        (0, True, "1904-01-01"),
        (35460, True, "2001-01-31"),
    ],
)
def test_day(serial: int, mac: bool, shown: str | None) -> None:
    assert serials.day(serial, mac) == shown


@given(st.dates(date(1900, 3, 1), date(9999, 12, 31)))
def test_every_day_since_march_1900(day: date) -> None:
    assert serials.day((day - date(1899, 12, 30)).days, mac=False) == day.isoformat()


@given(st.lists(st.integers(0, 3_000_000).map(str), min_size=1, max_size=6), st.booleans())
def test_many_days_are_like_each(numbers: list[str], mac: bool) -> None:
    found = serials.days(numbers, mac)
    assert found is None or found == [serials.day(int(number), mac) for number in numbers]


def test_many_days_at_once() -> None:
    assert serials.days(["36922", "61"], mac=False) == ["2001-01-31", "1900-03-01"]
    assert serials.days(["36922", "60"], mac=False) is None
    assert serials.days(["36922", "1.5"], mac=False) is None


@given(st.integers(0, 99 * 3600 * 1000))
def test_thousandths_survive_the_fraction_of_a_day(milliseconds: int) -> None:
    shown = serials.time_only(milliseconds / 86_400_000)
    hours, minutes, seconds = shown.split(":")
    whole, _, fraction = seconds.partition(".")
    back = ((int(hours) * 60 + int(minutes)) * 60 + int(whole)) * 1000 + int(fraction.ljust(3, "0") or 0)
    assert back == milliseconds
    assert len(minutes) == len(whole) == 2


@pytest.mark.parametrize(
    ("serial", "shown"),
    [
        (0.6, "14:24:00"),
        (1.5, "36:00:00"),
        (45000.5, "12:00:00"),
        (-0.25, "-6:00:00"),
        (0.9999999999, "24:00:00"),
        (0, "0:00:00"),
    ],
)
def test_times(serial: float, shown: str) -> None:
    assert serials.time_only(serial) == shown


@pytest.mark.parametrize(
    ("serial", "thousandths", "shown"),
    [
        (36922.0, False, "2001-01-31 00:00:00"),
        (36922.25, False, "2001-01-31 06:00:00"),
        (36922.999999999, False, "2001-02-01 00:00:00"),
        (36922 + 0.5 / 86400, False, "2001-01-31 00:00:01"),
        (36922 + 0.25 / 86400, True, "2001-01-31 00:00:00.25"),
        (0.25, False, "6:00:00"),
        (-3.0, False, None),
    ],
)
def test_moment(serial: float, thousandths: bool, shown: str | None) -> None:
    assert serials.moment(serial, mac=False, thousandths=thousandths) == shown


@given(st.dates(date(1901, 1, 1), date(2200, 1, 1)), st.integers(0, 86_399))
def test_moments_to_the_second(day: date, second: int) -> None:
    serial = (day - date(1899, 12, 30)).days + second / 86_400
    clock = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
    assert serials.moment(serial, mac=False, thousandths=False) == f"{day} {clock}"


@pytest.mark.parametrize(
    ("stored", "with_time", "shown"),
    [
        ("2001-01-31", True, "2001-01-31"),
        ("2001-01-31T00:00:00", False, "2001-01-31"),
        ("2001-01-31T10:20:30Z", True, "2001-01-31 10:20:30"),
        ("2001-01-31T10:20:30.500", True, "2001-01-31 10:20:30.5"),
        ("soon", True, "soon"),
    ],
)
def test_iso(stored: str, with_time: bool, shown: str) -> None:
    assert serials.iso(stored, with_time=with_time) == shown
