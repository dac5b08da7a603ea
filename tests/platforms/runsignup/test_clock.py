from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.platforms.runsignup import clock
from resultdesk.platforms.runsignup.clock import Clock


@pytest.mark.parametrize(
    ("text", "written", "milliseconds"),
    [
        # Seed 002: requests, and the time in milliseconds of the XML answer.
        ("00:17:00.1", "00:17:00.1", 1_020_100),
        ("00:17:02.5", "00:17:02.5", 1_022_500),
        ("0:17:00.10", "00:17:00.1", 1_020_100),
        ("1:17:00", "01:17:00.0", 4_620_000),
        ("60:31:31", "60:31:31.0", 217_891_000),
        ("100:00:00,5", "100:00:00.5", 360_000_500),
        ("0:17:00.123", "00:17:00.1", 1_020_123),
    ],
)
def test_three_parts(text: str, written: str, milliseconds: int) -> None:
    time = clock.full(text)
    assert time is not None
    assert time.written() == written
    assert time.milliseconds == milliseconds


@pytest.mark.parametrize("text", ["", "17:00", "0:60:00", "0:00:60", "1000:00:00", "-0:17:00", "0:17:00.", "a:b:c"])
def test_what_has_not_three_parts(text: str) -> None:
    assert clock.full(text) is None


@pytest.mark.parametrize(
    ("text", "minutes", "hours"),
    [
        ("17:00", Clock(0, 17, 0), Clock(17, 0, 0)),
        ("17:00.1", Clock(0, 17, 0, "1"), None),
        ("105:30", Clock(1, 45, 30), Clock(105, 30, 0)),
        ("17:60", None, None),
        ("17:5", None, None),
        ("17", None, None),
    ],
)
def test_two_parts(text: str, minutes: Clock | None, hours: Clock | None) -> None:
    assert clock.as_minutes(text) == minutes
    assert clock.as_hours(text) == hours


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("1h17m00s", Clock(1, 17, 0)),
        ("1 h 17 min", Clock(1, 17, 0)),
        ("17m05.5s", Clock(0, 17, 5, "5")),
        ("17'05\"", Clock(0, 17, 5)),
        ("17\u203205\u2033", Clock(0, 17, 5)),
        ("95 min 3 s", Clock(1, 35, 3)),
        ("1.17.00", Clock(1, 17, 0)),
        ("1.17.00,5", Clock(1, 17, 0, "5")),
    ],
)
def test_other_notations(text: str, time: Clock) -> None:
    assert clock.other(text) == time


@pytest.mark.parametrize("text", ["", "1020", "17.00", "17,5", "x", "1h75m", "DNF", "1.75"])
def test_what_could_be_anything(text: str) -> None:
    assert clock.other(text) is None


@pytest.mark.parametrize(
    ("text", "time"),
    # 1,020 s are 0.01180555… of a day; 0.5 has too few digits to be sure of.
    [("0.0118055556", Clock(0, 17, 0)), ("0,0118055556", Clock(0, 17, 0)), ("0.5", None), ("1.0118", None)],
)
def test_parts_of_a_day(text: str, time: Clock | None) -> None:
    assert clock.of_day(text) == time


@pytest.mark.parametrize(
    ("time", "up"),
    [
        (Clock(0, 17, 0, "1"), Clock(0, 17, 0, "1")),
        (Clock(0, 17, 0, "11"), Clock(0, 17, 0, "2")),
        (Clock(0, 59, 59, "901"), Clock(1, 0, 0)),
    ],
)
def test_rounding_up(time: Clock, up: Clock) -> None:
    assert time.rounded_up() == up


@given(st.integers(0, 999 * 36_000))
def test_tenths_go_there_and_back(tenths: int) -> None:
    time = clock.of_tenths(tenths)
    assert clock.full(time.written()) == time
    assert time.milliseconds == tenths * 100


@given(st.text(max_size=20))
def test_no_text_breaks_it(text: str) -> None:
    for read in (clock.full, clock.as_minutes, clock.as_hours, clock.other, clock.of_day):
        time = read(text)
        assert time is None or (time.minutes < 60 and time.seconds < 60)
