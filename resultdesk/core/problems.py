"""Problems on cells, rows and sheets, and the rules that find them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum


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


Judge = Callable[[str], Verdict | None]


@dataclass(frozen=True, slots=True)
class ValueRule:
    """Judges each distinct text of a field's column, the empty one included.

    ``context`` looks at the column's distinct texts first (does it prove day before month?); ``judge`` then gets what
    it returned. When an edit changes the context, the whole column is judged anew.
    """

    field: str
    judge: Callable[[str, Hashable], Verdict | None]
    context: Callable[[Sequence[str]], Hashable] = lambda _values: None


@dataclass(frozen=True, slots=True)
class UniqueRule:
    """Texts of a field that stand in more than one row. ``key`` folds texts that count as the same; "" never counts."""

    field: str
    code: str
    level: Level
    key: Callable[[str], str] = str.strip


@dataclass(frozen=True, slots=True)
class RowRule:
    """Judges the cells of one row together, in the order of ``fields`` ("" where no column feeds one).

    The verdict is shown at the first of ``fields`` that is mapped. Distinct combinations are judged once.
    """

    fields: tuple[str, ...]
    judge: Callable[[tuple[str, ...]], Verdict | None]


@dataclass(frozen=True, slots=True)
class SheetRule:
    """Judges the sheet as a whole by the fields that are mapped or filled by a setting (a required one is missing)."""

    judge: Callable[[frozenset[str]], Sequence[tuple[str, Verdict]]]
    """Returns (field, verdict) pairs."""


Rule = ValueRule | UniqueRule | RowRule | SheetRule
