"""Words of a command for a setting with choices."""

from __future__ import annotations

import pytest

from resultdesk.core.fields import Kind, Setting, choice_named

FLAG = Setting("replace", "Replace", Kind.CHOICE, choices=("no", "yes"))
MODE = Setting("mode", "Mode", Kind.CHOICE, choices=("update", "replace"))


@pytest.mark.parametrize(
    ("word", "choice"),
    [("yes", "yes"), ("true", "yes"), ("True", "yes"), ("1", "yes"), ("false", "no"), (" NO ", "no")],
)
def test_programs_write_true_for_yes(word: str, choice: str) -> None:
    assert choice_named(FLAG, word) == choice


def test_case_does_not_matter() -> None:
    assert choice_named(MODE, "Replace") == "replace"


@pytest.mark.parametrize("word", ["maybe", "", "2"])
def test_another_word_is_none_of_them(word: str) -> None:
    assert choice_named(FLAG, word) is None


def test_true_is_no_choice_where_nothing_is_asked_with_yes_or_no() -> None:
    assert choice_named(MODE, "true") is None
