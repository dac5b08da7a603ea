"""An open spreadsheet: its table, mapping, destination, problems and edits, shared by all panes and commands.

Not thread-safe: opened on a worker, then used by one thread. Whoever shows it listens with ``watch_changes``. What
takes long is done to a fork, on another thread, which the document then takes as its own, or drops.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Mapping as MappingOf
from collections.abc import Set as AbstractSet
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from resultdesk.checking.checker import Checker
from resultdesk.core.edit_log import EditLog
from resultdesk.core.edits import (
    DeleteRows,
    Edit,
    InsertColumn,
    Inverse,
    Label,
    SetCells,
    Touched,
    cells_in,
)
from resultdesk.core.errors import WrongUse
from resultdesk.core.fields import Destination, Field, Mapping, Setting
from resultdesk.core.language import translate
from resultdesk.core.originals import Originals
from resultdesk.core.problems import Level
from resultdesk.core.sheet import Rows, Sheet
from resultdesk.core.watch import Part, Watch
from resultdesk.desk import going as goings
from resultdesk.desk.again import still_possible
from resultdesk.desk.going import Going, Lists, completed
from resultdesk.desk.lending import Lendable, when_free
from resultdesk.desk.telling import Changed, Telling, What
from resultdesk.platforms.contract import Platform, Table
from resultdesk.platforms.registry import platform as platform_named
from resultdesk.sheets import header as headers
from resultdesk.sheets import mapping as matching
from resultdesk.sheets.workbook import Workbook

if TYPE_CHECKING:
    from resultdesk.desk.binder import Binder
    from resultdesk.desk.merging import Merge


@dataclass(eq=False)
class Document(Lendable, Telling):
    """One spreadsheet on the desk. ``sheet`` is the table below the header row, changed only by do, undo and redo."""

    workbook: Workbook
    destination: Destination
    lists: Lists = field(default_factory=dict)
    header_row: int | None = None
    remembered: MappingOf[str, str] | None = None
    """Header text to field name as last time; used once, when the table is taken."""
    accepted: frozenset[tuple[str, str, str]] = frozenset()
    binder: Binder | None = field(default=None, repr=False)
    """The sheets of the same workbook that go with this one, this one included; None for a sheet that goes alone."""
    merge: Merge | None = field(default=None, repr=False)
    """What a newer version of the file did to the work that was taken up again; None where the file is the same."""
    brought_back: frozenset[int] = frozenset()
    """Numbers of rows that the reader left out as totals or footnotes and a person has brought back."""
    read_as: tuple[str | None, str | None] = (None, None)
    """Encoding and delimiter where a person has chosen them; None where they were found out."""

    def __post_init__(self) -> None:
        self.destination = completed(self.destination)
        self.platform: Platform = platform_named(self.destination.platform)
        self.log = EditLog()
        self.mapping: Mapping
        self._sent_with: Edit | None = None
        self._field_of_header: dict[str, str] = {}
        self._listeners: list[Callable[[Changed], None]] = []
        self._told: list[Changed] = []  # a fork keeps what it has to tell
        self.checker: Checker
        self._headers_seen: list[str]
        self._take_table()

    # Reading ----------------------------------------------------------------------------------------------------

    @property
    def path(self) -> Path:
        """The file on disk; never written to."""
        return self.workbook.path

    @property
    def raw(self) -> Sheet:
        """All rows of the sheet as read, titles and all, for choosing the header row."""
        return self.workbook.sheet

    @when_free
    def choose_header(self, header_row: int | None) -> None:
        """Take the table anew below this row (its spreadsheet number; None: no header).

        Edits to what is there stay, and so do rows that were added or deleted.
        """
        self.header_row = header_row
        edits = self.log.done
        self._take_table()
        self.log = EditLog()
        for edit in still_possible(edits, self.sheet, rows=True):
            self.log.do(self.sheet, edit)
        self.originals.look_again()
        self._check()
        self._tell(What.SHAPE | What.MAPPING)

    @property
    def may_bring_back(self) -> bool:
        """Whether rows may still be brought back: not once rows or columns were added, which count on those there."""
        return all(isinstance(change, SetCells | DeleteRows) for edit in self.log.done for change in edit.changes)

    @when_free
    def bring_back(self, numbers: AbstractSet[int]) -> None:
        """Let just these rows, by their spreadsheet numbers, be part of the list though they look like totals or notes.

        Edits and mapping stay. Raises WrongUse (rows.added) unless ``may_bring_back``.
        """
        if not self.may_bring_back:
            raise WrongUse("rows.added", self.path.name)
        self.brought_back = frozenset(numbers)
        mapping, edits = self.mapping, self.log.done
        self._take_table()
        self.log = EditLog()
        for edit in edits:
            self.originals.follow(self.log.do(self.sheet, edit))
        self.mapping = mapping
        self._check()
        self._tell(What.SHAPE | What.MAPPING)

    # Mapping and destination ------------------------------------------------------------------------------------

    @property
    def fields(self) -> tuple[Field, ...]:
        """What the destination takes."""
        return self.platform.fields(self.destination.settings)

    def field(self, name: str) -> Field | None:
        """One field of the destination, or None."""
        return next((field for field in self.fields if field.name == name), None)

    @property
    def filled(self) -> frozenset[str]:
        """Fields that a setting fills for all rows because no column feeds them."""
        return frozenset(setting.fills for setting in self._filling())

    @when_free
    def map(self, name: str, column: int | None) -> None:
        """Let a column feed a field (None: no column)."""
        self.map_all(self.mapping.with_column(name, column))

    @when_free
    def map_all(self, mapping: Mapping) -> None:
        """Let columns feed fields as this says, and only so."""
        self.mapping = mapping
        self.checker = self.checker.remapped(mapping, self.filled)
        self._tell(What.MAPPING)

    @when_free
    def set_destination(self, destination: Destination) -> None:
        """Choose platform, account or settings. Where other fields are then wanted, the columns are matched anew."""
        self.go(goings.now(self).to(destination))

    @when_free
    def set_lists(self, lists: Lists) -> None:
        """Use newer pick lists (the races of the event) for checking."""
        self.go(Going(self.destination, lists))

    @when_free
    def go(self, going: Going, watch: Watch | None = None) -> None:
        """Choose where it goes, with which lists and columns. ``watch`` is for a fork, as with ``do``.

        Where other fields are then wanted, the columns are matched anew.
        """
        before, judged = (self.destination.platform, self.fields), going.judged_as(self)
        ruled = self.destination.settings == going.destination.settings and self.lists == going.lists
        moved = not going.feeds or not ruled or self.destination != going.destination
        self.destination, self.lists = completed(going.destination), going.lists
        self.platform = platform_named(self.destination.platform)
        other = (self.destination.platform, self.fields) != before
        self.mapping = going.fed(matching.match(self.sheet, self.fields, None) if other else self.mapping)
        if not judged and moved:
            self._check(watch)
        elif not judged:
            self.checker = self.checker.remapped(self.mapping, self.filled, watch)
        mapped = What.MAPPING if other or going.feeds else What(0)
        self._tell((What.DESTINATION if moved else What(0)) | mapped)

    def accept(self, field: str, code: str, value: str) -> None:
        """Accept a warning on this value for good."""
        self.accept_all({(field, code, value)})

    @when_free
    def accept_all(self, warnings: AbstractSet[tuple[str, str, str]]) -> None:
        """Accept several warnings, each a (field, code, value), for good."""
        self.accepted |= warnings
        self._check()
        self._tell(What.DESTINATION)

    @when_free
    def accept_no_more(self) -> None:
        """Tell all accepted warnings again."""
        self.accepted = frozenset()
        self._check()
        self._tell(What.DESTINATION)

    # Edits ------------------------------------------------------------------------------------------------------

    def do(self, edit: Edit, watch: Watch | None = None) -> None:
        """Apply an edit; problems follow at once. ``watch`` is for a fork: Cancelled leaves it half changed."""
        if self.lent:
            self.wait(lambda: self._do_still(edit))
            return
        first, rest = self._stretches(edit, watch)
        self._follow(self.log.do(self.sheet, edit, first), rest)

    @when_free
    def undo(self, watch: Watch | None = None) -> None:
        """Take the last edit back, if there is one."""
        if self.log.next_undo is not None:
            first, rest = self._stretches(self.log.next_undo, watch)
            self._follow(self.log.undo(self.sheet, first), rest)

    @when_free
    def redo(self, watch: Watch | None = None) -> None:
        """Apply the last undone edit again, if there is one."""
        if self.log.next_redo is not None:
            first, rest = self._stretches(self.log.next_redo, watch)
            self._follow(self.log.redo(self.sheet, first), rest)

    def type_into(self, row: int, column: int, text: str) -> None:
        """What typing into a cell does: one undoable edit, none if the text stays the same."""
        if text != self.sheet.columns[column].text(row):
            number = self.sheet.numbers.item(row)
            label = Label("edit.type", {"column": self.sheet.columns[column].header, "row": number})
            self.do(Edit(label, (SetCells(column, (number,), (text,)),)))

    def add_column_for(self, name: str, texts: Sequence[str] = ()) -> None:
        """Add a column on the right that feeds a field, empty or with one text a row; undone as one."""
        field = self.field(name)
        header = translate(field.label) if field else name
        self._field_of_header[header] = name
        self.do(
            Edit(
                Label("edit.add_column", {"column": header}),
                (InsertColumn(len(self.sheet.columns), header, tuple(texts)),),
            )
        )

    @property
    def unsent(self) -> bool:
        """Whether there are edits that no parcel has taken along."""
        done = self.log.done
        return bool(done) and done[-1] is not self._sent_with

    def mark_sent(self) -> None:
        """A parcel has taken the rows along as they are now."""
        done = self.log.done
        self._sent_with = done[-1] if done else None

    # Sending ----------------------------------------------------------------------------------------------------

    def ready_rows(self) -> Rows:
        """Positions of the rows without an error, in sheet order; none while the sheet itself has one."""
        import numpy as np

        if any(problem.verdict.level is Level.ERROR for problem in self.checker.sheet_problems()):
            return np.empty(0, dtype=np.intp)
        return np.flatnonzero(self.checker.row_levels < Level.ERROR)

    def table(self, rows: Rows) -> Table:
        """The mapped fields of these rows, as shown, with settings filled in where no column feeds a field."""
        texts: dict[str, Sequence[str]] = {
            name: self.sheet.columns[at].texts(rows) for name, at in self.mapping.columns.items()
        }
        for setting in self._filling():
            texts[setting.fills] = [self.destination.settings[setting.key]] * len(rows)
        order = [field.name for field in self.fields]
        ordered = {name: texts[name] for name in sorted(texts, key=order.index)}
        return Table(self.sheet.numbers[rows].tolist(), ordered)

    # Away from the window's thread ------------------------------------------------------------------------------

    def fork(self) -> Document:
        """Any thread, while it is lent: the same document once more. What is done to it tells nobody until taken."""
        other = copy(self)
        other.sheet, other.log = self.sheet.fork(), self.log.fork()
        other.originals, other.checker = self.originals.fork(other.sheet), self.checker.fork(other.sheet)
        other._field_of_header = dict(self._field_of_header)
        other._told = []
        other._listeners = [other._told.append]
        other.lent = False
        return other

    def take(self, fork: Document) -> None:
        """Be what the fork has become by edits or a choice, and tell of it; then do what has waited."""
        self.sheet.columns, self.sheet.numbers = fork.sheet.columns, fork.sheet.numbers
        self.originals.become(fork.originals)
        self.checker, self.log, self.mapping = fork.checker, fork.log, fork.mapping
        self.checker.sheet = self.sheet
        self.destination, self.platform, self.lists = fork.destination, fork.platform, fork.lists
        self.accepted = fork.accepted
        self._field_of_header, self._headers_seen = fork._field_of_header, fork._headers_seen
        self.lent = False
        for changed in fork._told:
            self._tell(changed.what, changed.touched)
        self.take_back()

    # Within -----------------------------------------------------------------------------------------------------

    def _take_table(self) -> None:
        self.sheet = headers.table(self.raw, self.header_row, self.brought_back)
        self.originals = Originals(self.sheet, int(self.raw.numbers.max(initial=0)))
        self.mapping = matching.match(self.sheet, self.fields, self.remembered)
        self.remembered = None
        self._headers_seen = self.sheet.headers
        self._check()

    def _check(self, watch: Watch | None = None) -> None:
        rules = self.platform.rules(self.destination.settings, self.lists)
        self.checker = Checker(self.sheet, self.mapping, rules, self.filled, self.accepted, watch=watch)

    def _do_still(self, edit: Edit) -> None:
        """What is left of an edit that was thought of before another one came in between."""
        for left in still_possible([edit], self.sheet, rows=True):
            self.do(left)

    def _stretches(self, edit: Edit | Inverse, watch: Watch | None) -> tuple[Watch | None, Watch | None]:
        """Applying an edit and checking it, each as half of the work: the cells of the edit are counted."""
        if watch is None:
            return None, None
        cells = sum(cells_in(change, len(self.sheet.columns)) for change in edit.changes)
        return Part(watch, 0, cells // 2, cells), Part(watch, cells // 2, cells - cells // 2, cells)

    def _follow(self, touched: Sequence[Touched], watch: Watch | None = None) -> None:
        self.originals.follow(touched)
        shape = any(where.shape for where in touched)
        for where in touched:
            if where.columns and where.column is not None:
                self._shift_mapping(where.column, where.columns)
        if any(where.columns for where in touched):
            self._check()
        else:
            self.checker.update(touched, watch)
        self._tell(What.SHAPE if shape else What.CELLS, tuple(touched))

    def _shift_mapping(self, at: int, by: int) -> None:
        """Keep the mapping on its columns; a column that comes back feeds again what it fed before."""
        gone = self.mapping.field_of(at) if by < 0 else None
        headers_before = self._field_of_header
        if gone is not None:
            headers_before[self._headers_seen[at]] = gone
        self.mapping = self.mapping.shifted(at, by)
        if by > 0:
            back = headers_before.get(self.sheet.columns[at].header)
            if back is not None and back not in self.mapping.columns:
                self.mapping = self.mapping.with_column(back, at)
        self._headers_seen = self.sheet.headers

    def _filling(self) -> list[Setting]:
        settings = self.destination.settings
        return [
            setting
            for setting in self.platform.settings
            if setting.fills and settings.get(setting.key) and setting.fills not in self.mapping.columns
        ]


__all__ = ["Changed", "Document", "Lists", "What"]
