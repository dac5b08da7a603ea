"""Number formats of workbooks: how a stored number is shown.

Only what tells something is kept: digits, leading zeros, decimals, percent, fixed texts. Thousands separators, colours
and the order of day and month depend on the computer that shows the file: they are left out, and dates are ISO.
Source: ECMA-376 part 1, 18.8.30 (numFmts) and 18.8.31 (the sections of a format).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from enum import Enum
from fractions import Fraction

from resultdesk.sheets import serials

Show = Callable[[str], str]
"""The stored number, as the file writes it, to what a person sees."""

BUILT_IN: Mapping[int, str] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    **dict.fromkeys((*range(27, 32), 36, *range(50, 55), 57, 58), "yyyy-mm-dd"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm:ss"),
}  # fmt: skip
"""Formats that files name by number alone (18.8.30); 27-36 and 50-58 are the dates of East Asian versions."""

_LONGEST = 1000
"""Signs of a format; spreadsheet programs allow 255."""
_WIDE = Context(prec=400)
_PIECES = re.compile(
    r"""(?P<quoted>"[^"]*"?)|(?P<escaped>\\.)|(?P<space>_.)|(?P<fill>\*.)|\[(?P<bracket>[^\]]*)\]?"""
    r"""|(?P<general>[Gg]eneral|[Ss]tandaard|[Ss]tandard)|(?P<ampm>AM/PM|am/pm|A/P|a/p)"""
    r"""|(?P<exponent>[Ee][+-])|(?P<date>[yYmMdDhHsSeEgGbB]+)|(?P<digit>[0#?]+)|(?P<other>.)""",
    re.DOTALL,
)


class Sort(Enum):
    """What a section shows a number as."""

    GENERAL = "general"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Section:
    """One of up to four parts of a format, between the semicolons."""

    sort: Sort
    pieces: tuple[tuple[str, str], ...]
    thousandths: bool = False
    condition: str = ""


def general(text: str) -> str:
    """A number as the General format shows it in a wide cell: up to 15 digits, never with an exponent, never 7.0."""
    if text.isdigit() and len(text) < 16:
        return text if text[0] != "0" or text == "0" else text.lstrip("0") or "0"
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite():
        return text
    return plain(Context(prec=15, rounding=ROUND_HALF_UP).create_decimal(number))


def plain(number: Decimal) -> str:
    """Digits without an exponent and without needless zeros."""
    if not number or abs(number.adjusted()) > 350:
        return "0" if not number or number.adjusted() < 0 else str(number)
    shown = format(number, "f")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def shower(code: str, mac: bool = False) -> Show:
    """The function that shows numbers in the format ``code``; ``mac``: dates count from 1904."""
    code = code[:_LONGEST]
    if code in ("General", "@", ""):
        return general
    sections = [_section(part) for part in _split(code)]
    if is_date(code):
        return lambda text: (text.isdigit() and serials.day(int(text[:8]), mac)) or _any(sections, text, mac)
    return lambda text: _any(sections, text, mac)


def is_date(code: str) -> bool:
    """Whether all numbers in this format show as dates without a time."""
    sections = [_section(part) for part in _split(code[:_LONGEST])]
    return len(sections) == 1 and sections[0].sort is Sort.DATE


def _any(sections: list[Section], text: str, mac: bool) -> str:
    """A stored number through the section of a format that is meant for it."""
    try:
        number = float(text)
    except ValueError:
        return text
    if not abs(number) <= 1e300:  # nor is a NaN
        return text
    section, negative = _choose(sections, number)
    return _show(section, text, number, negative, mac)


def is_plain(code: str) -> bool:
    """Whether whole numbers in this format show as just their digits."""
    return code in ("General", "@", "", "0", "#", "#,##0", "##0")


def _split(code: str) -> list[str]:
    """The sections, at semicolons outside quotes and escapes."""
    parts = [""]
    for match in _PIECES.finditer(code):
        if match.group() == ";":
            parts.append("")
        else:
            parts[-1] += match.group()
    return parts[:4]


def _section(code: str) -> Section:
    pieces: list[tuple[str, str]] = []
    condition = ""
    elapsed = ""
    for match in _PIECES.finditer(code):
        kind, text = match.lastgroup or "other", match.group()
        if kind == "bracket":
            inside = match.group("bracket")
            if re.fullmatch(r"[hHmMsS]+", inside):
                elapsed += inside.lower()
            elif re.match(r"[<>=]", inside):
                condition = inside
            elif inside.startswith("$"):
                pieces.append(("literal", inside[1:].split("-")[0]))
        elif kind in ("quoted", "escaped"):
            pieces.append(("literal", text.strip('"') if kind == "quoted" else text[1:]))
        elif kind == "space":
            pieces.append(("literal", " "))
        elif kind != "fill":
            pieces.append((kind, text))
    return _sorted_out(tuple(pieces), elapsed, condition)


def _sorted_out(pieces: tuple[tuple[str, str], ...], elapsed: str, condition: str) -> Section:
    """Tell a date from a time from a number by the letters of the section."""
    kinds = {kind for kind, _ in pieces}
    dates = "".join(text.lower() for kind, text in pieces if kind == "date")
    if dates or elapsed:
        fraction = re.search(r"s\.0", "".join(text.lower() for kind, text in pieces if kind != "literal")) is not None
        clock = bool(elapsed) or "h" in dates or "s" in dates or "ampm" in kinds
        # Without a clock beside it "m" is a month; beside one, only y and d tell of a date.
        has_date = bool(set("yde") & set(dates)) or "mmm" in dates or (not clock and "m" in dates)
        sort = Sort.MOMENT if clock and has_date else Sort.TIME if clock else Sort.DATE
        return Section(sort, pieces, fraction, condition)
    if "general" in kinds:
        return Section(Sort.GENERAL, pieces, condition=condition)
    if "digit" in kinds:
        return Section(Sort.NUMBER, pieces, condition=condition)
    return Section(Sort.TEXT, pieces, condition=condition)


def _choose(sections: list[Section], number: float) -> tuple[Section, bool]:
    """The section for a number, and whether a minus sign is still to be shown."""
    if any(section.condition for section in sections):
        for section in sections:
            if not section.condition or _holds(section.condition, number):
                return section, number < 0
        return sections[-1], number < 0
    if len(sections) == 1 or number > 0 or (number == 0 and len(sections) < 3):
        return sections[0], number < 0
    if number < 0:
        return sections[1], False
    return sections[2], False


def _holds(condition: str, number: float) -> bool:
    match = re.fullmatch(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+)", condition.strip())
    if match is None:
        return True
    sign, limit = match.group(1), float(match.group(2))
    return {
        "<": number < limit, ">": number > limit, "<=": number <= limit,
        ">=": number >= limit, "=": number == limit, "<>": number != limit,
    }[sign]  # fmt: skip


def _show(section: Section, text: str, number: float, negative: bool, mac: bool) -> str:
    match section.sort:
        case Sort.DATE:
            return serials.day(int(number // 1), mac) or general(text)
        case Sort.TIME:
            return serials.time_only(number)
        case Sort.MOMENT:
            return serials.moment(number, mac, thousandths=section.thousandths) or general(text)
        case Sort.GENERAL:
            digits = general(text).removeprefix("-")
            return _around(section, "-" + digits if negative else digits)
        case Sort.TEXT:
            if any(kind == "other" and piece == "@" for kind, piece in section.pieces):
                return general(text)
            return ("-" if negative else "") + "".join(piece for _, piece in section.pieces).strip()
        case Sort.NUMBER:
            return _number(section, text, negative)


def _around(section: Section, digits: str) -> str:
    shown = "".join(digits if kind == "general" else piece for kind, piece in section.pieces)
    return shown.strip()


def _number(section: Section, text: str, negative: bool) -> str:
    pieces = section.pieces
    if any(kind == "exponent" for kind, _ in pieces):
        return general(text)  # shown in full: 1E+10 helps nobody
    number = abs(Decimal(text))
    if ("other", "/") in pieces:
        return ("-" if negative else "") + _fraction(pieces, number)
    number = number.scaleb(2 * sum(piece == "%" for kind, piece in pieces if kind == "other"), _WIDE)
    number = number.scaleb(-3 * _trailing_commas(pieces), _WIDE)
    whole, decimals = _digits(pieces)
    rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP, _WIDE)
    digits, _, rest = format(rounded, "f").partition(".")
    while rest and decimals[len(rest) - 1] != "0" and rest[-1] == "0":
        rest = rest[:-1]
    least = len(whole) - len(whole.lstrip("#?"))
    digits = digits.lstrip("0").rjust(len(whole) - least, "0")
    shown = _laid_out(pieces, digits, rest)
    return "-" + shown if negative and rounded else shown


def _fraction(pieces: tuple[tuple[str, str], ...], number: Decimal) -> str:
    """ "2 1/4": halves, thirds and so on, as fine as the places behind the stroke allow, or of the number there."""
    at = pieces.index(("other", "/"))
    below = [piece for kind, piece in pieces[at + 1 :] if kind == "digit" or piece.isdigit()]
    fixed = "".join(below)
    if fixed.isdigit() and int(fixed):
        top, bottom = round(number * int(fixed)), int(fixed)
    else:
        part = Fraction(number).limit_denominator(10 ** min(len(below[0]) if below else 1, 4) - 1)
        top, bottom = part.numerator, part.denominator
    whole = 0
    if sum(kind == "digit" for kind, _ in pieces[:at]) > 1:
        whole, top = divmod(top, bottom)
    if not top:
        return str(whole)
    return f"{whole} {top}/{bottom}" if whole else f"{top}/{bottom}"


def _trailing_commas(pieces: tuple[tuple[str, str], ...]) -> int:
    """Commas behind the last digit divide by a thousand each."""
    last = max(at for at, (kind, _) in enumerate(pieces) if kind == "digit")
    commas = 0
    for kind, piece in pieces[last + 1 :]:
        if (kind, piece) != ("other", ","):
            break
        commas += 1
    return commas


def _digits(pieces: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """The digit places before and behind the decimal point ("000", "0#")."""
    whole, decimals, behind = "", "", False
    for kind, piece in pieces:
        if (kind, piece) == ("other", "."):
            behind = True
        elif kind == "digit":
            if behind:
                decimals += piece
            else:
                whole += piece
    return whole, decimals


def _laid_out(pieces: tuple[tuple[str, str], ...], digits: str, rest: str) -> str:
    """Digits among the fixed texts: the last digit place of the whole part takes what is left over at the front."""
    places = sum(len(piece) for kind, piece in _before_point(pieces) if kind == "digit")
    padded = digits.rjust(places, "\0")
    shown, used, behind, first = "", 0, False, True
    for kind, piece in pieces:
        if kind == "digit" and not behind:
            take = len(padded) - places + len(piece) if first else len(piece)
            shown, used, first = shown + padded[used : used + take], used + take, False
        elif kind == "digit":
            shown, rest = shown + rest[: len(piece)], rest[len(piece) :]
        elif (kind, piece) == ("other", "."):
            behind = True
            shown += "." if rest else ""
        elif (kind, piece) != ("other", ","):
            shown += piece
    return shown.replace("\0", "").strip()


def _before_point(pieces: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    for at, piece in enumerate(pieces):
        if piece == ("other", "."):
            return pieces[:at]
    return pieces
