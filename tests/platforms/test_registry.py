from __future__ import annotations

import pytest

from resultdesk.core.errors import WrongUse
from resultdesk.platforms.registry import PLATFORMS, platform


def test_platforms_are_found_by_the_word_of_to() -> None:
    for name, found in PLATFORMS.items():
        assert found.name == name
        assert platform(name) is found


def test_an_unknown_platform() -> None:
    with pytest.raises(WrongUse) as caught:
        platform("stopwatch")
    assert caught.value.code == "platform.unknown"
    assert "tracx" in str(caught.value)
