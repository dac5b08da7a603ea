"""Tables drawn with pipes, as Markdown, org mode and databases write them: their frame and rulers are no cells."""

from __future__ import annotations

import re

_RULER = re.compile(r"\s*[|+]?(?:\s*:?[-=]{2,}:?\s*[|+])*\s*:?[-=]{3,}:?\s*[|+]?\s*")
_BETWEEN = re.compile(r"(?<!\\)\|")


def drawn(head: str) -> bool:
    """Whether a text that begins so has a ruler among lines with pipes."""
    lines = [line for line in head.splitlines() if line.strip()]
    return any(_is_ruler(line) for line in lines) and sum("|" in line for line in lines) >= 0.5 * len(lines)


def bare(text: str) -> str:
    """The text with a tab between its cells and an empty line for each ruler, so that rows keep their numbers."""
    return "\n".join("" if _is_ruler(line) else _cells(line) for line in text.splitlines())


def _is_ruler(line: str) -> bool:
    return _RULER.fullmatch(line) is not None and ("|" in line or "+" in line)


def _cells(line: str) -> str:
    line = line.strip().replace("\t", " ")
    if line.startswith("|"):
        line = line[1:].removesuffix("|") if not line.endswith("\\|") else line[1:]
    return "\t".join(cell.strip().replace("\\|", "|") for cell in _BETWEEN.split(line))
