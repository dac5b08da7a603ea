"""What RunSignup refuses (seed 002) and what a race office expects besides."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal

from resultdesk.checking.rules import numbers, screens, texts
from resultdesk.core.fields import Choice, Settings
from resultdesk.core.problems import Fix, Level, RowRule, Rule, SheetRule, ValueRule, Verdict
from resultdesk.core.values import codes
from resultdesk.platforms.runsignup import amounts
from resultdesk.platforms.runsignup.fields import LEAVE
from resultdesk.platforms.runsignup.times import clock_time

LONGEST_ID = 18
_GAIN = "elevation_gain_in_mm"


def rules(settings: Settings, lists: Mapping[str, Sequence[Choice]]) -> tuple[Rule, ...]:
    """The rules of a virtual result.

    ``lists["participants"]`` (registration ids, labelled with their bibs) shows bibs that belong to others;
    ``lists["individual_result_set_id"]`` whether one must be chosen.
    """
    participants = lists.get("participants")
    sets = lists.get("individual_result_set_id", ())
    return (
        *_who(),
        *([_belongs_together(participants)] if participants else []),
        texts.required("clock_time"),
        texts.clean_text("clock_time", Level.ERROR),
        clock_time(),
        texts.clean_text("tally_value", Level.ERROR),
        tally("tally_value"),
        texts.clean_text(_GAIN, Level.ERROR),
        *_gain(settings),
        texts.present("clock_time"),
        SheetRule(_somebody),
        *([SheetRule(_choose_set)] if len(sets) > 1 and not settings.get("individual_result_set_id") else []),
    )


def _who() -> tuple[Rule, ...]:
    each = [
        (
            texts.clean_text(field, Level.ERROR),
            numbers.digits(field),
            texts.max_length(field, LONGEST_ID),
            texts.unique(field, Level.WARNING),
        )
        for field in ("registration_id", "bib_num")
    ]
    return (
        *(rule for of_field in each for rule in of_field),
        RowRule(("bib_num", "registration_id"), _either, screen=screens.empty),
    )


def _either(cells: tuple[str, ...]) -> Verdict | None:
    """ "You must include either registration_id or bib_num" (seed 002)."""
    return None if any(codes.clean(cell) for cell in cells) else Verdict("bib_num.either")


def _somebody(known: frozenset[str]) -> Sequence[tuple[str, Verdict]]:
    if known & {"registration_id", "bib_num"}:
        return ()
    return [("bib_num", Verdict("bib_num.missing"))]


def _choose_set(_known: frozenset[str]) -> Sequence[tuple[str, Verdict]]:
    """ "Required if you have multiple result sets for an event" (seed 002)."""
    return [("clock_time", Verdict("runsignup.choose_set"))]


def _belongs_together(participants: Sequence[Choice]) -> RowRule:
    """A bib that is not that of the registration: RunSignup takes the registration's (seed 002)."""
    bib_of = {choice.value: choice.label for choice in participants}
    bibs = set(bib_of.values())

    def judge(cells: tuple[str, ...]) -> Verdict | None:
        bib, registration = (_plain(cell) for cell in cells)
        if registration and registration not in bib_of:
            return Verdict("registration_id.not_entered", Level.WARNING, {"registration": registration})
        if registration and bib and bib_of[registration] != bib:
            fix = Fix(bib_of[registration], "bib_of_registration")
            params = {"registration": registration, "bib": bib_of[registration]}
            return Verdict("bib_num.other", Level.WARNING, params, (fix,))
        if not registration and bib and bib not in bibs:
            return Verdict("bib_num.not_entered", Level.WARNING, {"bib": bib})
        return None

    return RowRule(("bib_num", "registration_id"), judge)


def _plain(cell: str) -> str:
    cell = codes.clean(cell)
    return codes.whole_number(cell) or cell


def tally(field: str) -> ValueRule:
    """A number, ``leave``, or empty, which clears what RunSignup has: that is worth a warning."""

    def judge(text: str, _context: Hashable) -> Verdict | None:
        text = codes.clean(text)
        if text == LEAVE:
            return None
        if not text:
            fix = Fix(LEAVE, "leave", sure=False)
            return Verdict(f"{field}.cleared", Level.WARNING, fixes=(fix,))
        negative = text.startswith("-")
        value = amounts.decimal(text.removeprefix("-"))
        if value is None:
            kept = (Fix(LEAVE, "read_word"),) if codes.folded(text) == LEAVE else ()
            return Verdict(f"{field}.not_a_number", fixes=kept or _thousands(text))
        plain = f"{'-' if negative else ''}{value:f}"
        return None if plain == text else Verdict(f"{field}.number", fixes=(Fix(plain, "plain_number"),))

    return ValueRule(field, judge)


def _thousands(text: str) -> tuple[Fix, ...]:
    """1,750 may be a thousand and more or less than two."""
    whole, comma, part = text.partition(",")
    if not comma or not (whole + part).isdigit() or len(part) != 3:
        return ()
    return (
        Fix(whole + part, "plain_number", sure=False, answer="thousands"),
        Fix(f"{whole}.{part}", "plain_number", sure=False, answer="decimals"),
    )


def _gain(settings: Settings) -> tuple[Rule, ...]:
    """ "If elevation gain is allowed for the virtual event, then elevation_gain_in_mm is required" (seed 002)."""
    if settings.get("elevation") == "yes":
        return texts.required(_GAIN), elevation(_GAIN), texts.present(_GAIN)
    return (elevation(_GAIN),)


def elevation(field: str) -> ValueRule:
    """Whole millimetres. Other units are read; a bare number in a column that names no unit keeps its row here.

    RunSignup takes any whole number: a gain of 850 metres would be stored as one of 85 centimetres, and nobody told.
    """

    def judge(text: str, context: Hashable) -> Verdict | None:
        text = codes.clean(text)
        unit = str(context or "")
        if not text:
            return None
        ready = amounts.millimetres(text)
        if ready is not None and (ready == 0 or unit == "mm" or amounts.has_unit(text)):
            return None  # nothing is nothing in any unit
        found = amounts.amount(text)
        if found is None:
            return Verdict(f"{field}.not_a_gain")
        value, own = found
        if own or unit:
            fix = Fix(amounts.in_millimetres(value, own or unit), "to_millimetres")
            return Verdict(f"{field}.unit", params={"unit": own or unit}, fixes=(fix,))
        return Verdict(f"{field}.which_unit", fixes=_units(value))

    return ValueRule(field, judge, context=_unit_of, header=_header_unit)


def _units(value: Decimal) -> tuple[Fix, ...]:
    return tuple(
        Fix(amounts.in_millimetres(value, unit), "to_millimetres", sure=False, answer=unit)
        for unit in ("m", "ft", "mm")
    )


def _header_unit(header: str) -> Hashable:
    return amounts.unit_of_header(header) or None


def _unit_of(told: frozenset[Hashable]) -> Hashable:
    return next(iter(told)) if len(told) == 1 else None
