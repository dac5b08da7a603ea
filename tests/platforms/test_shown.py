"""Whether a time on a page is the one that was sent."""

from __future__ import annotations

import pytest

from resultdesk.platforms.shown import same_time


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("14:25.10", "14:25.10"),
        ("14:25.10", "14:25.1"),
        ("14:25.10", "14:25"),  # cut
        ("14:25.10", "14:26"),  # rounded up, as road races are
        ("14:25.90", "14:26"),
        ("14:33", "14:33.00"),
        ("00:17:00.1", "17:00.1"),
        ("00:17:00.1", "17:00"),
        ("00:17:00.1", "0:17:00.10"),
        ("1:40:00", "1:40:00.00"),
        ("75:30", "1:15:30"),
        ("10.37", "10.37"),
        ("14:25.10", "14:25,10"),
        ("DNF", "DNF"),
        ("DQ", "DSQ"),
        ("DNS", "dns"),
    ],
)
def test_the_same(sent: str, shown: str) -> None:
    assert same_time(sent, shown)


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("14:25.10", "14:25.12"),
        ("14:25.10", "14:27"),
        ("14:25.10", "14:24"),
        ("14:25", "14:25.40"),
        ("14:25", "14:25:00"),  # hours
        ("14:25.10", ""),
        ("14:25.10", "DNF"),
        ("DNF", "14:25.10"),
        ("DNF", "DNS"),
        ("DNF", ""),
        ("", ""),
        ("", "14:25"),
    ],
)
def test_not_the_same(sent: str, shown: str) -> None:
    assert not same_time(sent, shown)
