"""Rules on fields that take a few words: sex, state, any list of values."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from resultdesk.core.problems import Fix, ValueRule, Verdict
from resultdesk.core.values import codes, words

Read = Callable[[str], str | None]
"""What a text means as one of the allowed values; None if it means none."""


def one_of(field: str, allowed: Sequence[str], read: Read | None = None) -> ValueRule:
    """One of ``allowed``, written just so. Other case and what ``read`` understands are read surely."""
    by_fold = {codes.folded(value): value for value in allowed}

    def judge(text: str, _context: Hashable) -> Verdict | None:
        cleaned = codes.clean(text)
        if not cleaned or cleaned in allowed:
            return None
        value = by_fold.get(codes.folded(cleaned)) or (read(cleaned) if read else None)
        fixes = (Fix(value, "read_word"),) if value in allowed and value is not None else ()
        return Verdict(f"{field}.choice", params={"allowed": tuple(allowed)}, fixes=fixes)

    return ValueRule(field, judge)


def state(field: str, values: Mapping[words.State, str], allowed: Sequence[str] = ()) -> ValueRule:
    """The state of a participant: ``values`` says what the platform calls each state that it knows."""

    def read(text: str) -> str | None:
        meant = words.state(text)
        return None if meant is None else values.get(meant)

    return one_of(field, tuple(allowed or values.values()), read)


def gender(field: str, values: Mapping[words.Gender, str]) -> ValueRule:
    """Sex as the platform calls it. Single letters are read by how the whole column uses them, or asked."""
    allowed = tuple(values.values())
    by_fold = {codes.folded(value): value for value in allowed}

    def judge(text: str, context: Hashable) -> Verdict | None:
        cleaned = codes.clean(text)
        if not cleaned or cleaned in allowed:
            return None
        value = by_fold.get(codes.folded(cleaned))
        meant = words.gender(cleaned)
        if value is None and meant is None:
            return _letter(field, cleaned, context, values)
        value = value or (values.get(meant) if meant else None)
        fixes = (Fix(value, "read_word"),) if value else ()
        return Verdict(f"{field}.choice", params={"allowed": allowed}, fixes=fixes)

    return ValueRule(field, judge, context=_told, evidence=_tells, header=_header_tells)


def _letter(field: str, text: str, context: Hashable, values: Mapping[words.Gender, str]) -> Verdict:
    params = {"allowed": tuple(values.values())}
    one = words.letter(text)
    if one is None or not isinstance(context, _Column):
        return Verdict(f"{field}.choice", params=params)
    meant = words.meanings(one, context.letters, context.languages) or words.meanings(one, (), ())
    known = [gender for gender in meant if gender in values]
    if len(meant) == 1 and known:
        return Verdict(f"{field}.choice", params=params, fixes=(Fix(values[known[0]], "read_word"),))
    # An answer names a letter's use ("v=female"), so that one question settles that letter for the column.
    fixes = tuple(Fix(values[gender], "read_letter", sure=False, answer=f"{one}={gender}") for gender in known)
    return Verdict(f"{field}.letter", params=params, fixes=fixes)


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column shows: its single letters, and the languages that its header and words can belong to."""

    letters: frozenset[str]
    languages: tuple[frozenset[str], ...]


def _tells(text: str) -> Hashable:
    one = words.letter(text)
    return one or words.language(text) or None


def _header_tells(header: str) -> Hashable:
    return words.language(header) or None


def _told(evidences: frozenset[Hashable]) -> Hashable:
    letters = frozenset(told for told in evidences if isinstance(told, str))
    hints = sorted((told for told in evidences if isinstance(told, frozenset)), key=sorted)
    return _Column(letters, tuple(sorted(hints, key=len)))
