"""Rules on texts: presence, length, characters, what cannot be seen."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from functools import cache

from resultdesk.checking.rules import screens
from resultdesk.core.problems import Fix, Level, SheetRule, UniqueRule, ValueRule, Verdict
from resultdesk.core.values import codes


def required(field: str, otherwise: str = "") -> ValueRule:
    """An empty cell is an error; ``otherwise`` (what a setting says of all rows) is offered for it."""
    verdict = Verdict(f"{field}.required", fixes=(Fix(otherwise, "fill", sure=False),) if otherwise else ())

    def judge(text: str, _context: Hashable) -> Verdict | None:
        return None if codes.clean(text) else verdict

    return ValueRule(field, judge, screen=screens.empty)


def present(*fields: str) -> SheetRule:
    """Each field needs a column, or a setting that fills it."""

    def judge(known: frozenset[str]) -> Sequence[tuple[str, Verdict]]:
        return [(field, Verdict(f"{field}.missing")) for field in fields if field not in known]

    return SheetRule(judge)


def clean_text(field: str, level: Level = Level.WARNING) -> ValueRule:
    """Outer blanks, characters that nobody can see, broken accents; all are surely mended but letters that are lost."""

    def judge(text: str, _context: Hashable) -> Verdict | None:
        mended = codes.mended_accents(text)
        if mended is not None:
            return Verdict(f"{field}.accents", level, fixes=(Fix(codes.clean(mended), "accents"),))
        cleaned = codes.clean(text)
        if cleaned == text and _LOST in text:
            return Verdict(f"{field}.lost_letter", level)
        if cleaned == text:
            return None
        what = "invisible" if codes.hidden(text) else "blanks"
        return Verdict(f"{field}.{what}", level, fixes=(Fix(cleaned, "clean"),))

    return ValueRule(field, judge, screen=screens.odd)


_LOST = "\ufffd"  # what a reader puts where it could not read a letter


def max_length(field: str, most: int) -> ValueRule:
    """At most ``most`` characters as they are sent, blanks around too. Cutting is offered, never done unasked."""

    def judge(text: str, _context: Hashable) -> Verdict | None:
        if len(text) <= most:
            return None
        cleaned = codes.clean(text)
        if len(cleaned) <= most:
            return Verdict(f"{field}.too_long", params={"most": most}, fixes=(Fix(cleaned, "clean"),))
        cut = Fix(cleaned[:most].rstrip(), "cut", sure=False)
        return Verdict(f"{field}.too_long", params={"most": most}, fixes=(cut,))

    return ValueRule(field, judge, screen=lambda texts: screens.long(texts, most))


def exact_length(field: str, length: int, fix: str = "pad") -> ValueRule:
    """Exactly ``length`` characters; digits that are too few get their zeros back, worded by the code ``fix``."""

    @cache
    def bare(found: int) -> Verdict | None:
        return None if found in {0, length} else Verdict(f"{field}.length", params={"wanted": length, "length": found})

    def kind(text: str, _context: Hashable) -> Verdict | None:
        return bare(len(codes.clean(text)))

    def judge(text: str, _context: Hashable) -> Verdict | None:
        cleaned = codes.clean(text)
        verdict = bare(len(cleaned))
        if verdict is None or len(cleaned) > length:
            return verdict
        sure = cleaned.isascii() and cleaned.isdigit()
        return replace(verdict, fixes=(Fix(codes.pad(cleaned, length), fix, sure=sure),))

    return ValueRule(field, judge, screen=lambda texts: screens.not_exactly(texts, length), kind=kind)


def alpha_dash(field: str) -> ValueRule:
    """Letters, marks and numbers of any script, - and _ (Laravel's alpha_dash)."""

    bare = Verdict(f"{field}.alpha_dash")

    def kind(text: str, _context: Hashable) -> Verdict | None:
        cleaned = codes.clean(text)
        return None if not cleaned or codes.is_alpha_dash(cleaned) else bare

    def judge(text: str, context: Hashable) -> Verdict | None:
        cleaned = codes.clean(text)
        shown = codes.whole_number(cleaned) or codes.to_alpha_dash(cleaned)
        verdict = kind(text, context)
        return verdict and replace(verdict, fixes=(Fix(shown, "dash", sure=False),) if shown else ())

    return ValueRule(field, judge, screen=screens.not_alpha_dash, kind=kind)


def unique(field: str, level: Level = Level.ERROR) -> UniqueRule:
    """No text may stand in two rows."""
    return UniqueRule(field, f"{field}.duplicate", level, key=codes.clean, screen=screens.unclean)
