from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from resultdesk import __main__ as door
from resultdesk.cli import program
from resultdesk.ui import app

Called = list[tuple[object, ...]]


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> Called:
    """What was called instead of the window and the commands."""
    calls: Called = []

    def window(file: str | None, practice: bool) -> int:
        calls.append(("window", file, practice))
        return 0

    def commands(words: list[str]) -> int:
        calls.append(("command", *words))
        return 0

    monkeypatch.setattr(app, "run", window)
    monkeypatch.setattr(program, "main", commands)
    return calls


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Start the program with these words."""

    def said(*words: str) -> int:
        monkeypatch.setattr(sys, "argv", ["resultdesk", *words])
        return door.main()

    return said


@pytest.mark.parametrize(
    ("words", "call"),
    [
        ((), ("window", None, False)),
        (("entries.xlsx",), ("window", "entries.xlsx", False)),
        (("--practice",), ("window", None, True)),
        (("--practice", "entries.xlsx"), ("window", "entries.xlsx", True)),
        (("./read",), ("window", "./read", False)),
        (("read", "entries.xlsx"), ("command", "read", "entries.xlsx")),
        (("practice",), ("command", "practice")),
        (("--help",), ("command", "--help")),
        (("--version",), ("command", "--version")),
        (("chek", "entries.xlsx"), ("command", "chek", "entries.xlsx")),
        (("--practise",), ("command", "--practise")),
    ],
)
def test_words_lead_to_the_window_or_to_a_command(
    words: tuple[str, ...], call: tuple[object, ...], say: Callable[..., int], called: Called
) -> None:
    assert say(*words) == 0
    assert called == [call]
