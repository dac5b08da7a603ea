"""Languages by their own names."""

from __future__ import annotations

import pytest

from resultdesk.ui import speech


@pytest.mark.parametrize(("code", "name"), [("en", "English"), ("nl", "Nederlands"), ("de", "Deutsch"), ("xx", "xx")])
def test_a_language_is_called_as_its_speakers_do(code: str, name: str) -> None:
    assert speech.own_name(code) == name
