"""Joins the cells of all stretches of a file into a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from resultdesk.core.errors import CannotRead
from resultdesk.core.language import N_
from resultdesk.core.sheet import Codes, Column, Sheet
from resultdesk.sheets import distinct
from resultdesk.sheets.cells import MAX_CELLS, MAX_COLUMNS, MAX_GRID, MAX_ROWS, letters, without_blanks
from resultdesk.sheets.harvest import Part


@dataclass
class _Pool:
    """A column that grows: the rows and codes of each part, and the texts that the codes mean.

    Texts are distinct within a part. As long as all parts have hashes, these tell cheaply whether all texts are.
    """

    texts: list[str] = field(default_factory=lambda: [""])
    rows: list[npt.NDArray[np.int32]] = field(default_factory=list)
    codes: list[Codes] = field(default_factory=list)
    hashes: list[distinct.Words] = field(default_factory=list)
    hashed: bool = True
    shared: bool = False
    runs: bool = False

    def put(self, part: Part) -> None:
        """Add the cells of a part."""
        self.hashed = self.hashed and part.hashes is not None and self._apart(part)
        if part.hashes is not None and self.hashed:
            self.hashes.append(part.hashes)
        self.shared, self.runs = self.shared or part.shared, self.runs or not part.shared
        self.rows.append(part.rows)
        self.codes.append(part.which + np.int32(len(self.texts)))
        self.texts += part.texts

    def _apart(self, part: Part) -> bool:
        """Whether runs can be none of the shared strings: whole numbers under a header that is none."""
        if part.shared:
            return not self.runs or not any(map(str.isdigit, part.texts))
        if not self.shared:
            return True
        return (self.runs or not any(map(str.isdigit, self.texts))) and all(map(str.isdigit, part.texts))

    def column(self, header: str, place: npt.NDArray[np.int32], height: int) -> Column:
        """The finished column; ``place`` gives the position of a row number."""
        codes, values = self._merged(np.concatenate(self.codes))
        rows = np.concatenate(self.rows)
        if len(rows) == height and (place[rows] == np.arange(height)).all():
            return Column(header, codes.astype(np.int32, copy=False), values)
        full = np.zeros(height, np.int32)
        full[place[rows]] = codes
        return Column(header, full, values)

    def _merged(self, codes: Codes) -> tuple[Codes, list[str]]:
        """The codes and texts with each text once, in the order in which they came."""
        if self.hashed and (quick := self._merged_by_hash(codes)) is not None:
            return quick
        first: dict[str, int] = {}
        merged = np.array([first.setdefault(text, len(first)) for text in self.texts], np.int32)
        return merged[codes], list(first)

    def _merged_by_hash(self, codes: Codes) -> tuple[Codes, list[str]] | None:
        """As ``_merged``; None where two texts share a hash by chance."""
        hashes, places = np.concatenate(self.hashes), np.arange(len(self.texts) - 1, dtype=np.int32)
        stays = distinct.representatives(hashes, [hashes])
        if (stays == places).all():
            return codes, self.texts
        first = np.empty_like(places)
        first[stays[::-1]] = places[::-1]  # the last one written is the first that came
        first = first[stays]
        again = np.flatnonzero(first != places)
        texts = self.texts[1:]
        if [texts[at] for at in again.tolist()] != [texts[at] for at in first[again].tolist()]:
            return None
        kept = np.flatnonzero(first == places)
        new = np.zeros(len(self.texts), np.int32)
        new[1 + kept] = np.arange(1, 1 + len(kept), dtype=np.int32)
        new[1:] = new[1 + first]
        return new[codes], ["", *(texts[at] for at in kept.tolist())]


class Gathering:
    """Cells on their way from a file into a sheet."""

    def __init__(self, most_rows: int = MAX_ROWS) -> None:
        self._most_rows = most_rows
        self._columns: dict[int, _Pool] = {}
        self._count = 0

    def put(self, parts: Iterable[Part]) -> None:
        """Add the cells of a stretch. Raises CannotRead (file.too_large)."""
        for part in parts:
            self._count += len(part.rows)
            if self._count > MAX_CELLS:
                raise CannotRead("file.too_large", what=N_("too many cells"))
            if not 0 <= part.column < MAX_COLUMNS:
                raise CannotRead("file.too_large", what=N_("too many columns"))
            self._columns.setdefault(part.column, _Pool()).put(part)

    def sheet(self, name: str) -> Sheet:
        """The raw sheet of all cells; the gathering is used up."""
        last = max((int(rows.max()) for pool in self._columns.values() for rows in pool.rows), default=0)
        if last > self._most_rows:
            raise CannotRead("file.too_large", what=N_("too many rows"))
        used = np.zeros(last + 1, bool)
        for pool in self._columns.values():
            for rows in pool.rows:
                used[rows] = True
        numbers = np.flatnonzero(used).astype(np.int32)
        if len(numbers) * len(self._columns) > MAX_GRID:
            raise CannotRead("file.too_large", what=N_("too many cells"))
        place = np.zeros(last + 1, np.int32)
        place[numbers] = np.arange(len(numbers), dtype=np.int32)
        columns = [self._columns.pop(at).column(letters(at), place, len(numbers)) for at in sorted(self._columns)]
        return without_blanks(Sheet(name, columns, numbers))
