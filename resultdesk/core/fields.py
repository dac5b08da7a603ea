"""What a platform takes: fields of a row and settings of a whole upload, and how columns feed them."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """How a value is written, edited and recognised."""

    TEXT = "text"
    ID = "id"
    DATE = "date"
    CLOCK = "clock"
    DURATION = "duration"
    NUMBER = "number"
    COUNTRY = "country"
    CHOICE = "choice"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a row as a platform names it.

    ``meaning`` is the race word that headers are matched by ("bib", "birth_date"; see ``sheets.headings``), ``label``
    and ``wants`` are shown to people (marked for translation), ``choices`` are the allowed values of a CHOICE and
    ``words`` what people read for each of them, in the same order (none: the values themselves).
    """

    name: str
    label: str
    meaning: str
    kind: Kind = Kind.TEXT
    required: bool = False
    wants: str = ""
    example: str = ""
    choices: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """One ``--set key=value`` of a destination. ``choices`` and ``words`` are as those of a Field.

    ``typed`` says that a ``listed`` one may be typed or pasted as well, ``rare`` that few people ever change it.
    ``listed`` says that the platform can list its values (events, races). ``fills`` names the field of every row that
    the setting stands in for when no column feeds it (one race for all rows).
    """

    key: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = False
    wants: str = ""
    example: str = ""
    choices: tuple[str, ...] = ()
    default: str = ""
    listed: bool = False
    fills: str = ""
    words: tuple[str, ...] = ()
    typed: bool = False
    rare: bool = False


def in_words(of: Field | Setting, value: str) -> str:
    """What people read for a value, marked for translation; the value itself where there are no words for it."""
    return dict(zip(of.choices, of.words, strict=False)).get(value) or value


_YES = frozenset({"yes", "true", "1", "on"})
_NO = frozenset({"no", "false", "0", "off"})


def choice_named(setting: Setting, text: str) -> str | None:
    """The choice that a word of a command means, in any case; "true" and "1" are yes. None where it means none."""
    said = text.strip().casefold()
    found = next((choice for choice in setting.choices if choice.casefold() == said), None)
    if found is not None:
        return found
    meant = "yes" if said in _YES else "no" if said in _NO else ""
    return meant if meant in setting.choices else None


Settings = MappingOf[str, str]
"""``--set`` keys to values, as texts."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a pick list: what is sent, and what a person reads."""

    value: str
    label: str


def choice_of(choices: Sequence[Choice], value: str) -> Choice | None:
    """The entry of a list for a value, which may also be an address that ends with the entry's; None where none is."""
    exact = next((choice for choice in choices if choice.value == value), None)
    if exact is not None or "/" not in value:
        return exact
    return next((choice for choice in choices if value.rstrip("/").endswith(f"/{choice.value}")), None)


@dataclass(frozen=True)
class Mapping:
    """Which column (by index) feeds which field. No two columns feed one field."""

    columns: MappingOf[str, int] = field(default_factory=dict)
    doubts: frozenset[str] = frozenset()
    """Fields matched on a weak guess: shown as doubt until a person confirms."""

    def field_of(self, column: int) -> str | None:
        """The field that a column feeds, or None."""
        return next((name for name, at in self.columns.items() if at == column), None)

    def with_column(self, name: str, column: int | None) -> Mapping:
        """The mapping after a person's choice for one field (None: no column feeds it)."""
        columns = {other: at for other, at in self.columns.items() if other != name and at != column}
        if column is not None:
            columns[name] = column
        return Mapping(columns, self.doubts - {name})

    def shifted(self, at: int, by: int) -> Mapping:
        """The mapping after a column came (``by`` 1) or went (-1) at ``at``."""
        kept = {name: column for name, column in self.columns.items() if by > 0 or column != at}
        return Mapping({name: column + by if column >= at else column for name, column in kept.items()}, self.doubts)


@dataclass(frozen=True, slots=True)
class Destination:
    """Where rows go: a platform, an account there (its name, or "" for none yet) and the settings of the upload."""

    platform: str
    account: str = ""
    settings: Settings = field(default_factory=dict)
