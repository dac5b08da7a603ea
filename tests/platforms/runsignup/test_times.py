from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.platforms.runsignup.times import milliseconds, written


@pytest.mark.parametrize(
    ("text", "time", "sent"),
    [
        # Seed 002: the requests, and the milliseconds of the XML answer (1020500 is 17 minutes and a half second).
        ("00:17:00.1", 1_020_100, "00:17:00.1"),
        ("00:17:00.5", 1_020_500, "00:17:00.5"),
        ("0:17:00.10", 1_020_100, "00:17:00.1"),
        ("1:17:00", 4_620_000, "01:17:00.0"),
        ("60:31:31", 217_891_000, "60:31:31.0"),
        ("100:00:00.5", 360_000_500, "100:00:00.5"),
    ],
)
def test_times_that_are_ready(text: str, time: int, sent: str) -> None:
    assert milliseconds(text) == time
    assert written(time) == sent


@pytest.mark.parametrize("text", ["", "DNF", "17:00", "0:60:00", "0:17:00.15", "1000:00:00", "0:17:00,5"])
def test_what_is_not_ready(text: str) -> None:
    assert milliseconds(text) is None


@given(st.integers(0, 999 * 36_000))
def test_tenths_go_there_and_back(tenths: int) -> None:
    assert milliseconds(written(tenths * 100)) == tenths * 100


@given(st.text(max_size=20))
def test_no_text_breaks_it(text: str) -> None:
    milliseconds(text)
