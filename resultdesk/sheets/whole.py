"""A workbook whose sheets have all been read, for formats that keep them in one piece."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from resultdesk.core.sheet import Note, Sheet
from resultdesk.core.watch import Watch
from resultdesk.sheets.cells import Cells, cover
from resultdesk.sheets.workbook import SheetInfo


@dataclass
class Page:
    """One sheet as it is being read. ``merged`` holds (first row, last row, first column, last column)."""

    name: str
    hidden: bool = False
    cells: Cells = field(default_factory=Cells)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: int = 0
    _raw: Sheet | None = None

    @property
    def raw(self) -> Sheet:
        """The raw sheet; its cells are used up by it."""
        if self._raw is None:
            self._raw = cover(self.cells.sheet(self.name), self.merged)
            if self.hidden_rows:
                self._raw.notes.append(Note("rows.hidden", {"n": self.hidden_rows}))
        return self._raw


@dataclass
class Whole:
    """All sheets of a workbook."""

    parts: list[Page]
    notes: list[Note] = field(default_factory=list)

    def info(self, part: Page) -> SheetInfo:
        """How many rows of a sheet hold something."""
        return SheetInfo(part.name, len(part.raw), part.hidden)

    def sheet(self, part: Page, watch: Watch | None = None, most: int = 0) -> Sheet:
        """The raw cells, up to row ``most`` (0: all)."""
        if watch is not None:
            watch.step(len(part.raw), len(part.raw))
        if not most:
            return replace(part.raw, notes=list(part.raw.notes))
        return part.raw.take(slice(0, int(np.searchsorted(part.raw.numbers, most, side="right"))))
