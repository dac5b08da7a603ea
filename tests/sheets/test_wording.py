"""Every reason and note has words, and the words have their parameters."""

from __future__ import annotations

import re
import string
from pathlib import Path

import resultdesk.sheets
from resultdesk.sheets import wording

SOURCE = Path(resultdesk.sheets.__file__).parent
CODE = re.compile(r"(CannotRead|CannotKeep|Note)\(\s*\"([a-z]+\.[a-z_]+)\"([^)]*)")
GIVEN = re.compile(r"(\w+)=|\"(\w+)\":")


def used() -> list[tuple[str, str, set[str]]]:
    """(kind, code, names of the parameters) of each place that raises or notes something."""
    return [
        (kind, code, {name for pair in GIVEN.findall(rest) for name in pair if name})
        for path in sorted(SOURCE.glob("*.py"))
        for kind, code, rest in CODE.findall(path.read_text("utf-8"))
    ]


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_each_code_has_words_and_they_get_what_they_need() -> None:
    assert len(used()) > 30
    for kind, code, given in used():
        table = wording.NOTES if kind == "Note" else wording.ERRORS
        assert code in table, code
        words = table[code]
        assert names(words.what) | names(words.do) <= given | {"place"}, (code, given)


def test_no_words_without_a_code() -> None:
    codes = {code for _, code, _ in used()}
    built = {f"rows.{what}_left_out" for what in ("footnotes", "totals", "headers", "sections", "units")}
    assert set(wording.ERRORS) | set(wording.NOTES) == codes | built
