"""How long it still takes, in words."""

from __future__ import annotations

import pytest

from resultdesk.ui.send import pace


@pytest.mark.parametrize(
    ("done", "of", "seconds", "left"),
    [(0, 312, 10, None), (150, 300, 1, None), (150, 300, 40, 40), (300, 300, 40, None), (100, 400, 20, 60)],
)
def test_seconds_left_at_the_pace_so_far(done: int, of: int, seconds: float, left: float | None) -> None:
    assert pace.seconds_left(done, of, seconds) == left


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "about 5 s left"),
        (22, "about 20 s left"),
        (38, "about 40 s left"),
        (89, "about 90 s left"),
        (100, "about 2 min left"),
        (1800, "about 30 min left"),
        (7200, "about 2 h left"),
    ],
)
def test_words_left_are_round(seconds: float, words: str) -> None:
    assert pace.words_left(seconds) == words


def test_the_sentence_of_the_design() -> None:
    assert pace.sentence(150, 312, 2, 40) == "Sent 150 of 312 · 2 refused · about 40 s left"
    assert pace.sentence(0, 312, 0, None) == "Sent 0 of 312"
