from __future__ import annotations

import pytest

from resultdesk.ui.grid import words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", "(empty)"),
        ("Jan de Vries", "Jan de Vries"),
        (" Jan", "␣Jan"),
        ("Jan  ", "Jan␣␣"),
        ("Jan  de", "Jan␣␣de"),
        ("Jan\u00a0de", "Jan␣de"),
        ("two\r\nlines\tx", "two⏎lines⇥x"),
        ("a\u200bb", "a�b"),
        ("  ", "␣␣"),
    ],
)
def test_what_cannot_be_seen_is_shown(text: str, shown: str) -> None:
    assert words.visible(text) == shown
