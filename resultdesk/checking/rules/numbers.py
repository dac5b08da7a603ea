"""Rules on whole numbers and on values that a platform has a list of."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from resultdesk.checking.rules import screens
from resultdesk.core.fields import Choice
from resultdesk.core.problems import Fix, SheetRule, ValueRule, Verdict
from resultdesk.core.values import codes

MOST_DIGITS = 18
"""Digits of a number that fits the 64 bits in which platforms and JSON readers keep it."""


def integer(field: str, least: int = 0) -> ValueRule:
    """A whole number without zeros in front, as platforms read it, from ``least`` on."""

    def judge(text: str, _context: Hashable) -> Verdict | None:
        cleaned = codes.clean(text)
        number = codes.whole_number(cleaned) or ""
        fits = _fits(number, least)
        if not cleaned or (fits and number == cleaned):
            return None
        return Verdict(f"{field}.integer", fixes=(Fix(number, "whole_number"),) if fits else ())

    return ValueRule(field, judge)


def _fits(number: str, least: int) -> bool:
    """Whether a number that ``codes.whole_number`` has written is large enough, and not too large."""
    return number.isdigit() and len(number) <= MOST_DIGITS and int(number) >= least


def unlisted(field: str, setting: str) -> ValueRule:
    """As ``integer`` from 1 while the platform's list is not known: a name waits for ``setting``, which brings it."""
    number = integer(field, least=1)

    def judge(text: str, context: Hashable) -> Verdict | None:
        verdict = number.judge(text, context)
        if verdict is None or verdict.fixes or not _is_name(codes.clean(text)):
            return verdict
        return Verdict(f"{field}.named", params={"setting": setting})

    return ValueRule(field, judge)


def _is_name(text: str) -> bool:
    """Whether this names something, rather than being a number written badly ("1e3")."""
    try:
        float(text)
    except ValueError:
        return any(letter.isalpha() for letter in text)
    return False


def listed(field: str, choices: Sequence[Choice]) -> ValueRule:
    """One of the values that the platform has listed; what people call it is read too (a race's name)."""
    values = {choice.value for choice in choices}
    by_name: dict[str, list[str]] = {}
    for choice in choices:
        by_name.setdefault(_spelled(choice.label), []).append(choice.value)

    def judge(text: str, _context: Hashable) -> Verdict | None:
        cleaned = codes.clean(text)
        if not cleaned or cleaned in values:
            return None
        number = codes.whole_number(cleaned)
        if number in values:
            return Verdict(f"{field}.integer", fixes=(Fix(str(number), "whole_number"),))
        named = by_name.get(_spelled(cleaned), [])
        fixes = tuple(_named(value, cleaned, sure=len(named) == 1) for value in named)
        return Verdict(f"{field}.{'name' if len(named) == 1 else 'not_listed'}", fixes=fixes)

    return ValueRule(field, judge, screen=None)


def chosen_is_listed(field: str, chosen: str, choices: Sequence[Choice]) -> SheetRule:
    """What a setting says of all rows has to be one of the values that the platform has listed."""
    known = any(choice.value == chosen.strip() for choice in choices)
    verdict = Verdict(f"{field}.not_listed", params={"value": chosen})

    def judge(filled: frozenset[str]) -> Sequence[tuple[str, Verdict]]:
        return () if known or field not in filled else [(field, verdict)]

    return SheetRule(judge, filled_alone=True)


def _spelled(name: str) -> str:
    """A name for comparing: "5km" is "5 KM"."""
    return codes.folded(name).replace(" ", "")


def _named(value: str, name: str, *, sure: bool) -> Fix:
    if sure:
        return Fix(value, "by_name")
    return Fix(value, "choose_listed", sure=False, answer=f"{_spelled(name)}={value}")


def digits(field: str, least: int | None = None) -> ValueRule:
    """Digits alone, and at least one (ids that platforms call uint); with ``least``, a number from there on."""

    def judge(text: str, _context: Hashable) -> Verdict | None:
        cleaned = codes.clean(text)
        number = codes.whole_number(cleaned) or ""
        fits = number.isdigit() if least is None else _fits(number, least)
        if not cleaned or (fits and cleaned.isascii() and cleaned.isdigit()):
            return None
        return Verdict(f"{field}.integer", fixes=(Fix(number, "whole_number"),) if fits else ())

    return ValueRule(field, judge, screen=screens.not_digits if least is None else None)
