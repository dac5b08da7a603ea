"""Warnings that a person has accepted: they are not told again for the same text in the same field."""

from __future__ import annotations

from collections.abc import Iterable

from resultdesk.core.problems import Level, Verdict


class Accepted:
    """(field, code, text) triples. An error can not be accepted."""

    def __init__(self, triples: Iterable[tuple[str, str, str]]) -> None:
        self._texts: dict[tuple[str, str], set[str]] = {}
        for field, code, text in triples:
            self._texts.setdefault((field, code), set()).add(text)

    def has(self, field: str, verdict: Verdict, text: str) -> bool:
        """Whether this verdict on this text has been accepted."""
        return text in self.texts(field, verdict.code, verdict.level)

    def texts(self, field: str, code: str, level: Level) -> set[str]:
        """All texts of a field for which a code has been accepted."""
        return set() if not self._texts or level is Level.ERROR else self._texts.get((field, code), set())
