"""The sheet as a Qt table: rows in the order of an arrangement, no rules of its own.

Roles are compared as ints: asking for Qt's enums in ``data`` costs three times as much.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from resultdesk.core.edits import Touched
from resultdesk.core.sheet import Rows
from resultdesk.core.watch import Watch
from resultdesk.desk.document import Changed, Document, What
from resultdesk.ui.changing import Changing
from resultdesk.ui.grid import words
from resultdesk.ui.grid.arrangement import Arrangement, Numbers, SortKey, Wish
from resultdesk.ui.grid.arrangement import Work as Arranging
from resultdesk.ui.grid.filtering import Filters
from resultdesk.ui.work import Tell, Work

Index = QModelIndex | QPersistentModelIndex

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_DESCRIBED = int(Qt.ItemDataRole.AccessibleDescriptionRole)
_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEditable
    | Qt.ItemFlag.ItemNeverHasChildren
)
AT_ONCE = 50_000
"""Rows up to which sorting takes less than 50 ms; more are sorted on another thread."""
_NOWHERE = QModelIndex()


class SheetModel(QAbstractTableModel):
    """One document's sheet. Row numbers here are *places*; ``arrangement`` knows their positions in the sheet."""

    followed = Signal(object)
    """A change of the document (``Changed``) has reached the grid."""
    arranged = Signal()
    """Rows were sorted or filtered."""
    arranging = Signal(bool)
    """Sorting goes on in the background (True) or has ended (False)."""

    def __init__(self, document: Document, parent: QObject | None = None, changing: Changing | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.changing = changing or Changing(document, self)
        self.arrangement = Arrangement(document)
        self._sheet = document.sheet
        self._numbers = document.sheet.numbers
        self._wish: Wish | None = None
        self._stop = _Once(document.watch_changes(self._follow))
        self.destroyed.connect(self._stop)

    def release(self) -> None:
        """Stop following the document; the model is done with."""
        self._stop()

    # Qt asks ----------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """The rows shown."""
        return 0 if parent.isValid() else len(self.arrangement)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The columns of the sheet."""
        return 0 if parent.isValid() else len(self._sheet.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Texts, tool tips and what screen readers say."""
        if role in {_DISPLAY, _EDIT}:
            return self._sheet.columns[index.column()].text(self.arrangement.position(index.row()))
        if not index.isValid():
            return None
        if role == _SPOKEN:
            return words.spoken(self.document, self.arrangement.position(index.row()), index.column())
        if role in {_TIP, _DESCRIBED}:
            return words.tip(self.document, self.arrangement.position(index.row()), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """The columns' headers, and the row numbers that the spreadsheet shows."""
        if orientation == Qt.Orientation.Vertical:
            if role == _DISPLAY and section < len(self.arrangement):
                return str(self._sheet.numbers.item(self.arrangement.position(section)))
            return None
        if not 0 <= section < len(self._sheet.columns):
            return None
        if role == _DISPLAY:
            return self._sheet.columns[section].header
        return words.header_tip(self.document, section) if role == _TIP else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be edited, but not while a large change is under way."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _FLAGS & ~Qt.ItemFlag.ItemIsEditable if self.document.lent else _FLAGS

    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        """Type into a cell."""
        if role != _EDIT or not index.isValid():
            return False
        self.document.type_into(self.arrangement.position(index.row()), index.column(), str(value))
        return True

    # Arranging --------------------------------------------------------------------------------------------------

    def sort_by(self, column: int, *, descending: bool = False) -> None:
        """Sort; columns sorted by before decide between equal rows."""
        self.arrange(self._wanted().sorted_by(SortKey(column, descending)))

    def unsort(self) -> None:
        """Back to the order of the spreadsheet."""
        self.arrange(Wish((), self._wanted().filters))

    def filter(self, filters: Filters) -> None:
        """Show only some rows."""
        self.arrange(Wish(self._wanted().keys, filters))

    def arrange(self, wish: Wish) -> None:
        """Sort and filter as wished: at once where that is quick, else in the background."""
        work = self.arrangement.prepare(wish)
        if len(self._sheet) <= AT_ONCE or not (wish.keys or wish.filters.columns):
            self._wish = None
            self._show(wish, work.rows())
            return
        self._wish = wish
        self.arranging.emit(True)
        job = Work(_Arranging(work, self._sheet.numbers))
        job.done.connect(self._arranged)
        job.start()

    def _wanted(self) -> Wish:
        return self._wish or self.arrangement.wish

    def _arranged(self, result: object) -> None:
        """The background has worked a wish out. Out of date by now? Then once more, or not at all."""
        if not isinstance(result, _Arranged) or result.wish is not self._wish:
            return
        if result.numbers is not self._sheet.numbers:
            self.arrange(result.wish)
            return
        self._wish = None
        self._show(result.wish, result.rows)
        self.arranging.emit(False)

    def _show(self, wish: Wish, rows: Rows | None) -> None:
        self.beginResetModel()
        self.arrangement.take(wish, rows)
        self.endResetModel()
        self.arranged.emit()

    # Following the document -------------------------------------------------------------------------------------

    def _follow(self, changed: Changed) -> None:
        if What.SHAPE in changed.what:
            self._reshape(changed.touched)
        else:
            for touched in changed.touched:
                self._tell_cells(touched)
        if changed.what & (What.MAPPING | What.DESTINATION) and self.columnCount():
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self.followed.emit(changed)

    def _tell_cells(self, touched: Touched) -> None:
        places = self.arrangement.places(np.asarray(touched.rows, dtype=np.intp))
        if touched.column is not None and places is not None:
            first, last = places
            self.dataChanged.emit(self.index(first, touched.column), self.index(last, touched.column))

    def _reshape(self, touched: tuple[Touched, ...]) -> None:
        """Rows or columns came or went, or the whole table is another.

        Told as a reset: Qt's row signals must come before the change, and the document tells after it. The view puts
        the current cell and what is in sight back.
        """
        other = self.document.sheet is not self._sheet
        columns = [where for where in touched if where.columns and where.column is not None]
        self.beginResetModel()
        self._take_shape(other, columns)
        self.endResetModel()
        if other:
            self.arranged.emit()

    def _take_shape(self, other: bool, columns: list[Touched]) -> None:
        if other:
            self._sheet = self.document.sheet
            self.arrangement = Arrangement(self.document)
            self._wish = None
        else:
            shown = self.arrangement.follow(self._numbers)
            wish = self.arrangement.wish
            for where in columns:
                wish = wish.shifted(where.column or 0, where.columns)
            self.arrangement.keep(wish, shown)
        self._numbers = self._sheet.numbers


@dataclass(frozen=True)
class _Arranged:
    """A wish, the row numbers that it was worked out for, and the rows to show."""

    wish: Wish
    numbers: Numbers
    rows: Rows | None


class _Arranging:
    """Works a wish out on a worker thread."""

    def __init__(self, work: Arranging, numbers: Numbers) -> None:
        self._work = work
        self._numbers = numbers

    def __call__(self, _watch: Watch, _tell: Tell) -> object:
        return _Arranged(self._work.wish, self._numbers, self._work.rows())


class _Once:
    """Stops following a document: when told, or when Qt deletes the model together with its window."""

    def __init__(self, stop: Callable[[], None]) -> None:
        self._stop: Callable[[], None] | None = stop

    def __call__(self) -> None:
        stop, self._stop = self._stop, None
        if stop is not None:
            stop()
