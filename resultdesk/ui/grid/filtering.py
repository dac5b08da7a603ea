"""Which rows are shown: one chip above the grid, any number of column filters, or the rows of one kind of problem."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from resultdesk.core.packed import Numbers
from resultdesk.core.problems import Level

if TYPE_CHECKING:
    from resultdesk.core.sheet import Codes
    from resultdesk.desk.document import Document

Mask = npt.NDArray[np.bool_]
MANY = 100_000
"""Rows up to which those with an error are looked through for warnings too."""


class Chip(Enum):
    """The filters that always stand above the grid."""

    ALL = auto()
    NEED_YOU = auto()
    WARNINGS = auto()
    CHANGED = auto()


@dataclass(frozen=True, slots=True)
class ColumnFilter:
    """Rows whose cell in a column is one of ``texts`` (None: any) and contains ``contains``."""

    texts: frozenset[str] | None = None
    contains: str = ""

    def mask(self, codes: Codes, values: Sequence[str]) -> Mask:
        """The rows of a column that pass. Each distinct text is looked at once."""
        wanted = self.contains.casefold()
        passes = np.fromiter(
            (
                (self.texts is None or text in self.texts) and (not wanted or wanted in text.casefold())
                for text in values
            ),
            dtype=bool,
            count=len(values),
        )
        return passes[codes]


@dataclass(frozen=True, slots=True)
class Filters:
    """All that narrows the rows down. ``only`` are numbers of rows (those of one kind of problem)."""

    chip: Chip = Chip.ALL
    columns: Mapping[int, ColumnFilter] = field(default_factory=dict)
    only: Collection[int] | None = None

    @property
    def any(self) -> bool:
        """Whether a row could be left out."""
        return self.chip is not Chip.ALL or bool(self.columns) or self.only is not None


def chip_mask(document: Document, chip: Chip) -> Mask:
    """The rows of a chip. A row with an error and a warning is among both."""
    levels = document.checker.row_levels
    match chip:
        case Chip.ALL:
            return np.ones(len(document.sheet), dtype=bool)
        case Chip.NEED_YOU:
            return np.asarray(levels == int(Level.ERROR))
        case Chip.WARNINGS:
            return _with_warnings(document)
        case Chip.CHANGED:
            return document.originals.changed_rows


def _with_warnings(document: Document) -> Mask:
    """Rows with a warning. In very long sheets only those without an error too: the others would take too long."""
    checker = document.checker
    found = np.asarray(checker.row_levels == int(Level.WARNING))
    if len(found) <= MANY:
        for group in checker.groups():
            if group.level is Level.WARNING and group.column is not None:
                found[checker.rows_of(group)] = True
    return found


def mask(document: Document, filters: Filters) -> Mask | None:
    """The rows that pass the chip and the numbers, by position; None for all. Column filters come on top."""
    if not filters.any:
        return None
    shown = chip_mask(document, filters.chip)
    if filters.only is not None:
        only = filters.only
        shown &= np.isin(document.sheet.numbers, only.array if isinstance(only, Numbers) else list(only))
    return shown
