"""Race times: read into milliseconds and written as platforms take them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core.values import clocks


@pytest.mark.parametrize(
    ("text", "milliseconds"),
    [
        ("14:25.1", 865_100),
        ("14:25,1", 865_100),
        ("14:25.10", 865_100),
        ("1:02:33", 3_753_000),
        ("00:17:00.1", 1_020_100),
        ("000:17:00", 1_020_000),
        ("1h22'30\"", 4_950_000),
        ("1u22m30s", 4_950_000),
        ("1 h 22 min 30 s", 4_950_000),
        ("14'25", 865_000),
        ("14’25”3", 865_300),
        ("1.02.33", 3_753_000),
        ("1.02.33,5", 3_753_500),
        ("14.25,1", 865_100),
        ("100:00", 6_000_000),
        ("27:15:03", 98_103_000),
        ("45 min", 2_700_000),
        ("0.0118055556", 1_020_000),
    ],
)
def test_times_with_one_meaning(text: str, milliseconds: int) -> None:
    assert clocks.read(text) == milliseconds


def test_two_parts_mean_minutes_or_hours() -> None:
    assert [(found.milliseconds, found.by) for found in clocks.readings("14:25")] == [
        (865_000, "minutes"),
        (51_900_000, "hours"),
    ]


def test_a_dot_means_minutes_or_a_part_of_a_second() -> None:
    assert [(found.milliseconds, found.by) for found in clocks.readings("14.25")] == [
        (865_000, "minutes"),
        (14_250, "seconds"),
    ]


@pytest.mark.parametrize("text", ["", "DNF", "1:60:00", "14:75", "14:25:1", ":", "h", "1:2:3:4", "-14:25", "1,2,3"])
def test_what_is_no_time(text: str) -> None:
    assert clocks.readings(text) == []


@pytest.mark.parametrize(
    ("milliseconds", "written"),
    [(1_020_100, "00:17:00.1"), (1_022_500, "00:17:02.5"), (1_020_000, "00:17:00.0"), (363_600_000, "101:00:00.0")],
)
def test_as_runsignup_writes_it_in_seed_002(milliseconds: int, written: str) -> None:
    assert clocks.runsignup(milliseconds) == written


@pytest.mark.parametrize(
    ("milliseconds", "written"),
    [(865_100, "14:25.10"), (873_000, "14:33"), (4_530_000, "75:30"), (6_000_000, "1:40:00"), (9_000, "0:09")],
)
def test_as_opentrack_takes_it(milliseconds: int, written: str) -> None:
    assert clocks.opentrack(milliseconds) == written


@given(st.integers(0, 360_000_000 - 1))
def test_what_is_written_is_read_back(milliseconds: int) -> None:
    assert clocks.read(clocks.runsignup(milliseconds)) == milliseconds
    assert clocks.read(clocks.long(milliseconds)) == milliseconds
    assert milliseconds in [found.milliseconds for found in clocks.readings(clocks.opentrack(milliseconds))]


@given(st.text(max_size=12))
def test_any_text_can_be_asked(text: str) -> None:
    assert all(found.milliseconds >= 0 for found in clocks.readings(text))
