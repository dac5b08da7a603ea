"""What Equipe refuses (seed 003, platforms.md), for each collection and for the flat start list."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence

from resultdesk.checking.rules import countries, dates, numbers, texts, words
from resultdesk.core.fields import Choice, Field, Kind, Settings
from resultdesk.core.problems import Fix, Level, Rule, ValueRule, Verdict
from resultdesk.core.values import codes
from resultdesk.platforms.equipe.collections import FOREIGN_ID, RELATIONS
from resultdesk.platforms.equipe.settings import collection
from resultdesk.platforms.equipe.values import flag, is_real_time, officials

_SEXES = {
    "gelding": "val", "ruin": "val", "wallach": "val", "valack": "val", "vallak": "val", "hongre": "val", "g": "val",
    "mare": "sto", "merrie": "sto", "stute": "sto", "hoppe": "sto", "jument": "sto", "m": "sto",
    "stallion": "hin", "hengst": "hin", "hingst": "hin", "etalon": "hin", "étalon": "hin", "s": "hin",
}  # fmt: skip
_TIME = re.compile(r"(\d{1,2})[:.h](\d{2})(?:[:.]00)?")


def rules(settings: Settings, lists: Mapping[str, Sequence[Choice]], fields: Sequence[Field]) -> tuple[Rule, ...]:
    """The rules for the fields of the chosen collection.

    ``lists["people"]`` and so on hold the IDs of the other sheets, where those are open beside this one.
    """
    made: list[Rule] = []
    for field in fields:
        made.append(texts.clean_text(field.name, Level.ERROR if field.kind is not Kind.TEXT else Level.WARNING))
        if field.required:
            made.append(texts.required(field.name))
        made.extend(_of_kind(field))
        relation = field.name.partition(".")[0]
        if field.name.endswith(f".{FOREIGN_ID}") and RELATIONS.get(relation) in lists:
            made.append(numbers.listed(field.name, lists[RELATIONS[relation]]))
    unique_by = settings.get("unique_by") or FOREIGN_ID
    if collection(settings) != "start_list":
        made.append(texts.unique(unique_by))
        made.append(texts.present(unique_by, *(field.name for field in fields if field.required)))
    else:
        made.append(texts.present(*(field.name for field in fields if field.required)))
    return tuple(made)


def _of_kind(field: Field) -> list[Rule]:
    name = field.name.rpartition(".")[2]
    if field.kind is Kind.COUNTRY:
        return [countries.ioc_country(field.name)]
    if field.kind is Kind.DATE:
        return [dates.iso_date(field.name)]
    if field.kind is Kind.CLOCK:
        return [_start_time(field.name)]
    if field.kind is Kind.NUMBER:
        return [numbers.integer(field.name)]
    if field.kind is Kind.FLAG:
        return [_judged(field.name, "flag", lambda text: flag(text) is not None)]
    if field.kind is Kind.CHOICE:
        read = (lambda text: _SEXES.get(text.casefold())) if name == "sex" else None
        return [words.one_of(field.name, field.choices, read)]
    match name:
        case "born_year":
            return [_judged(field.name, "four_digits", lambda text: bool(re.fullmatch(r"[0-9]{4}", text)))]
        case "clabb":
            return [_judged(field.name, "letters_digits", str.isalnum, Level.WARNING)]
        case "officials_data":
            return [_judged(field.name, "officials", lambda text: officials(text) is not None)]
    return []


def _judged(field: str, what: str, fine: Callable[[str], bool], level: Level = Level.ERROR) -> ValueRule:
    def judge(text: str, _context: Hashable) -> Verdict | None:
        cleaned = codes.clean(text)
        return None if not cleaned or fine(cleaned) else Verdict(f"{field}.{what}", level)

    return ValueRule(field, judge)


def _start_time(field: str) -> ValueRule:
    """HH:MM on a 24-hour clock, as text or as a real time; 9:00 and 9.00 are read surely."""

    def judge(text: str, _context: Hashable) -> Verdict | None:
        cleaned = codes.clean(text)
        if not cleaned or is_real_time(cleaned):
            return None
        time = _TIME.fullmatch(cleaned)
        if time is None or int(time[1]) > 23 or int(time[2]) > 59:
            return Verdict(f"{field}.start_time")
        written = f"{int(time[1]):02}:{time[2]}"
        return None if written == cleaned else Verdict(f"{field}.start_time", fixes=(Fix(written, "read_start_time"),))

    return ValueRule(field, judge)
