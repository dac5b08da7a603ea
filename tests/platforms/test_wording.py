"""Every code that the platforms can raise has words."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import resultdesk.platforms
from resultdesk.platforms import wording

FOLDER = Path(resultdesk.platforms.__file__).parent
RAISED = re.compile(
    r'(?:NoAnswer|WrongUse|SignInRefused|DeskError)\(\s*"([a-z_]+\.[a-z_]+)"'
    r'|return "(http\.[a-z_]+)"|"(answer\.[a-z_]+)"'
)


def _codes(folder: Path) -> set[str]:
    sources = [path.read_text("utf-8") for path in folder.glob("*.py") if path.name != "wording.py"]
    return {next(filter(None, found)) for source in sources for found in RAISED.findall(source)}


def test_the_common_codes() -> None:
    raised = _codes(FOLDER)
    assert {"http.refused", "answer.throttled", "token.odd_characters", "server.secret"} <= raised
    assert raised - wording.ERRORS.keys() == set()


def test_the_codes_of_each_platform() -> None:
    for folder in FOLDER.iterdir():
        if (folder / "wording.py").exists():
            words = import_module(f"resultdesk.platforms.{folder.name}.wording")
            assert _codes(folder) - words.ERRORS.keys() - wording.ERRORS.keys() == set(), folder.name


def test_sentences_end_as_sentences() -> None:
    for words in wording.ERRORS.values():
        for text in (words.what, words.do):
            assert not text or text.endswith((".", "}"))
