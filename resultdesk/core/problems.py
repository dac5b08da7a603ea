"""Problems on cells, rows and sheets, and the rules that find them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resultdesk.core.values.texts import Suspects, Texts


class Level(IntEnum):
    """How bad: only an ERROR keeps a row here."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The level as the outside contract writes it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Fix:
    """A proposed cell text. ``code`` words it ("pad", see checking.wording). ``sure`` fixes need no question.

    Fixes that are alternatives across a column carry an ``answer`` ("day_first"): one question then mends the column.
    """

    value: str
    code: str
    sure: bool = True
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of a value: a stable ``code`` ("chip_code.length"), level, sentence parameters, cures."""

    code: str
    level: Level = Level.ERROR
    params: Mapping[str, object] = field(default_factory=dict)
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A verdict at its place. ``row`` is the spreadsheet's number (None: the whole sheet), ``column`` an index."""

    row: int | None
    column: int | None
    field: str | None
    value: str
    verdict: Verdict


def _no_context(_evidences: frozenset[Hashable]) -> Hashable:
    return None


@dataclass(frozen=True, slots=True)
class ValueRule:
    """Judges each distinct text of a field's column, the empty one included.

    ``screen`` (optional, in bulk) finds the texts that may be wrong; all others are fine whatever else stands in the
    column. ``evidence`` says what one such text tells about its column ("day_first"; None: nothing), ``header`` the
    same of the column's header; ``context`` makes of all evidences in force what ``judge`` gets beside each text. When
    an edit changes the context, the column is judged anew.
    """

    field: str
    judge: Callable[[str, Hashable], Verdict | None]
    context: Callable[[frozenset[Hashable]], Hashable] = _no_context
    evidence: Callable[[str], Hashable] | None = None
    header: Callable[[str], Hashable] | None = None
    proves: Callable[[Hashable], str] | None = None
    """The answer of fixes that this evidence alone proves ("proved_day_first"), "" for none: shown with its row."""
    screen: Callable[[Texts], Suspects] | None = None
    kind: Callable[[str, Hashable], Verdict | None] | None = None
    """``judge`` without the fixes, for less: all that is kept of a text until it is shown (None: ``judge`` itself)."""


@dataclass(frozen=True, slots=True)
class UniqueRule:
    """Texts of a field that stand in more than one row. ``key`` folds texts that count as the same; "" never counts.

    ``screen`` (optional, in bulk) finds the texts whose key may differ from the text itself.
    """

    field: str
    code: str
    level: Level
    key: Callable[[str], str] = str.strip
    screen: Callable[[Texts], Suspects] | None = None


@dataclass(frozen=True, slots=True)
class RowRule:
    """Judges the cells of one row together, in the order of ``fields`` ("" where no column feeds one).

    The verdict is shown at the first of ``fields`` that is mapped. Distinct combinations are judged once.
    """

    fields: tuple[str, ...]
    judge: Callable[[tuple[str, ...]], Verdict | None]
    screen: Callable[[Texts], Suspects] | None = None
    """Which texts of the first field can be at fault at all; without a column for it, the rule is silent."""


@dataclass(frozen=True, slots=True)
class SheetRule:
    """Judges the sheet as a whole by the fields that are mapped or filled by a setting (a required one is missing)."""

    judge: Callable[[frozenset[str]], Sequence[tuple[str, Verdict]]]
    """Returns (field, verdict) pairs."""
    filled_alone: bool = False
    """Whether ``judge`` is told only the fields that a setting fills for all rows, and not the mapped ones."""


Rule = ValueRule | UniqueRule | RowRule | SheetRule
