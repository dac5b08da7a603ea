"""The row of units that some lists have under their header: "(s)", "m", "hh:mm:ss", "kg"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from resultdesk.sheets import content

_FORMAT = re.compile(
    r"[hutm]{1,3}[:.][ms]{1,2}(?:[:.]s{1,2})?(?:[.,](?:0+|f+|s+|x+|t+))?"
    r"|(?:[dtmj]{1,2}|[yja]{2,4})([-./ ])[dtm]{1,2}\1(?:[dt]{1,2}|[yja]{2,4})"
)
"""How times and dates are to be written: hh:mm:ss.f, mm:ss, dd-mm-yyyy, tt.mm.jjjj."""
_BRACKETED = re.compile(r"[(\[<]\s*([^()\[\]<>]{1,12}?)\s*[)\]>]")
_UNIT_WORDS = """
    mm cm dm km kg ft lb lbs yd mi min mins sec secs sek hrs hour hours minute minutes second seconds meter meters
    metre metres minuten sekunden stunden seconden uren uur minuter sekunder timer timmar heures secondes watt bpm
    km/h kmh m/s min/km /km % ° °c mmhg points punkte punten pts"""
_LABEL_WORDS = "unit units einheit einheiten eenheid eenheden enhed enhet unite unidad format formaat"
_UNITS, _LABELS = frozenset(_UNIT_WORDS.split()), frozenset(_LABEL_WORDS.split())
_SHORT = frozenset(("m", "s", "h", "g", "w", "l", "u", "t", "st", "nr", "no", "#", "-", "n"))
"""Units that are as often something else, such as the m of men."""


def is_row(texts: Sequence[str]) -> bool:
    """Whether most cells of a row are units, at least one of them surely, and none a value."""
    cells = [text.strip().casefold() for text in texts if text.strip()]
    cells = [cell for cell in cells if cell.rstrip(":") not in _LABELS]
    sure = [cell for cell in cells if _is_sure(cell)]
    others = [cell for cell in cells if not _is_sure(cell)]
    short = [cell for cell in others if cell in _SHORT]
    if not sure or any(content.is_value(cell) for cell in others):
        return False
    if len(cells) == 1:
        return cells[0] not in _UNITS
    return 2 * (len(sure) + len(short)) > len(cells)


def _is_sure(cell: str) -> bool:
    inner = _BRACKETED.fullmatch(cell)
    if inner is not None:
        return inner[1] in _UNITS | _SHORT or _FORMAT.fullmatch(inner[1]) is not None
    return cell in _UNITS or _FORMAT.fullmatch(cell) is not None
