"""The grid itself: a QTableView that draws its own cells and moves like a spreadsheet program.

Selection, keyboard and accessibility are Qt's. What a selection holds is always asked by ranges, never cell by cell.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTableView, QWidget

from resultdesk.core.language import _
from resultdesk.ui import theme
from resultdesk.ui.grid import moves, selecting
from resultdesk.ui.grid.commands import Area
from resultdesk.ui.grid.headers import ColumnHeader, RowHeader
from resultdesk.ui.grid.model import SheetModel
from resultdesk.ui.grid.painting import CellPainter
from resultdesk.ui.grid.selecting import Range

_KEYS = {
    QAbstractItemView.CursorAction.MoveUp: moves.Way.UP,
    QAbstractItemView.CursorAction.MoveDown: moves.Way.DOWN,
    QAbstractItemView.CursorAction.MoveLeft: moves.Way.LEFT,
    QAbstractItemView.CursorAction.MoveRight: moves.Way.RIGHT,
}
_MUCH = 10_000
_WIDEST = 360


class SheetView(QTableView):
    """The table named "Sheet"."""

    current_moved = Signal()
    """The current cell is another."""
    selection_moved = Signal()
    menu_wanted = Signal(QPoint)
    """The menu of the current cell should open at a place on the screen."""

    def __init__(self, model: SheetModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet_model = model
        self.typed = False
        """Whether the cell editor was opened by typing: arrow keys then leave it."""
        self._painter = CellPainter(self)
        self._ranges: list[Range] = []
        self._kept: tuple[int, int, int] | None = None
        self._tab_column: int | None = None
        self._text_height = 0
        self._anchor = (0, 0)
        self.setAccessibleName(_("Sheet"))
        self.setHorizontalHeader(ColumnHeader(self))
        self.setVerticalHeader(RowHeader(self))
        self.setCornerButtonEnabled(True)
        self.verticalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().customContextMenuRequested.connect(self._row_menu)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setModel(model)
        self._fit_rows()
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._restore_place)
        model.followed.connect(self._document_changed)
        theme.changes.connect(self._dress)

    # What is selected -------------------------------------------------------------------------------------------

    def ranges(self) -> list[Range]:
        """The selected ranges."""
        return self._ranges

    def areas(self) -> list[Area]:
        """The selected cells by position and in the order that is seen; the current cell where nothing is selected."""
        ranges, index = self._ranges, self.currentIndex()
        if not ranges and index.isValid():
            ranges = [(index.row(), index.row(), index.column(), index.column())]
        return selecting.areas(ranges, self.sheet_model.arrangement, self.visible_columns())

    def visible_columns(self) -> list[int]:
        """Columns that are not hidden, in the order that is seen."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(visual) for visual in range(header.count())]
        return [column for column in order if not header.isSectionHidden(column)]

    def columns_marked(self) -> set[int]:
        """Columns that the selection touches."""
        return {column for _top, _bottom, left, right in self._ranges for column in range(left, right + 1)}

    def current(self) -> tuple[int, int] | None:
        """The current cell as position and column."""
        index = self.currentIndex()
        if not index.isValid() or index.row() >= self.sheet_model.rowCount():
            return None
        return self.sheet_model.arrangement.position(index.row()), index.column()

    # Moving -----------------------------------------------------------------------------------------------------

    def go(self, place: int, column: int) -> None:
        """Make a cell the current one and bring it into sight."""
        index = self.sheet_model.index(place, column)
        # Not the view's own setCurrentIndex: that one toggles where Ctrl happens to be held (Ctrl+Z).
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def select(self, place: int, column: int, to_place: int, to_column: int) -> None:
        """Select a range; its first corner becomes the current cell."""
        model = self.sheet_model
        start = model.index(place, column)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(start, flags.NoUpdate)
        self.selectionModel().select(QItemSelection(start, model.index(to_place, to_column)), flags.ClearAndSelect)
        self.scrollTo(start)

    def step(self, way: moves.Way) -> None:
        """Enter and Tab: within a selected range round and round, else to the next cell that way."""
        index = self.currentIndex()
        if not index.isValid():
            return
        ranges = self._ranges
        inside = len(ranges) == 1 and (ranges[0][0] != ranges[0][1] or ranges[0][2] != ranges[0][3])
        if inside:
            place, column = moves.round_in(ranges[0], (index.row(), index.column()), way, self.visible_columns())
            there = self.sheet_model.index(place, column)
            self.selectionModel().setCurrentIndex(there, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(there)
            return
        start = self._tab_column
        if way in {moves.Way.LEFT, moves.Way.RIGHT}:
            start = index.column() if start is None else start
        place, column = moves.neighbour(
            (index.row(), index.column()), way, self.visible_columns(), self.sheet_model.rowCount()
        )
        if way in {moves.Way.UP, moves.Way.DOWN} and start is not None:
            column, start = start, None
        self.go(place, column)
        self._tab_column = start

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Tab move on; everything else as Qt does it."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
            return
        way = moves.STEPS.get((key, shift))
        if way is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step(way)
            return
        self.typed = key not in {Qt.Key.Key_F2, Qt.Key.Key_Space} or not shift
        action = selecting.CURSOR.get(key)
        if shift and action is not None:
            self._extend_to(self.moveCursor(action, event.modifiers()))
            return
        if key == Qt.Key.Key_Space and event.modifiers() in (_CTRL, _SHIFT):
            self._select_all_of(event.modifiers())
            return
        if key == Qt.Key.Key_Backspace:
            self._edit_empty()
            return
        super().keyPressEvent(event)
        if key == Qt.Key.Key_F2:
            self.typed = False
            self._cursor_to_end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """With Shift, select from the cell where the selection began."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and event.modifiers() == _SHIFT and index.isValid():
            self._extend_to(index)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits, with the arrow keys inside the text.

        Where Enter came between the two clicks, they were two clicks.
        """
        if self.indexAt(event.position().toPoint()) != self.currentIndex():
            self.mousePressEvent(event)
            return
        self.typed = False
        super().mouseDoubleClickEvent(event)

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803 - Qt's name
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """With Ctrl, arrow keys go to the edge of the filled cells."""
        way = _KEYS.get(cursorAction)
        index = self.currentIndex()
        if way is None or not modifiers & Qt.KeyboardModifier.ControlModifier or not index.isValid():
            return super().moveCursor(cursorAction, modifiers)
        model = self.sheet_model
        place, column = moves.edge(
            model.document.sheet, model.arrangement, (index.row(), index.column()), way, self.visible_columns()
        )
        return model.index(place, column)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Ctrl with an arrow key moves (and with Shift extends); it does not wander without selecting."""
        if isinstance(event, QKeyEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            kept = event.modifiers() & ~Qt.KeyboardModifier.ControlModifier
            event = QKeyEvent(event.type(), event.key(), kept)
        return super().selectionCommand(index, event)

    # Qt tells ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells in sight."""
        painter = QPainter(self.viewport())
        self._painter.paint(painter, event.rect())
        painter.end()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Remember the ranges. Qt's own work lists every cell; for large ranges it is left out."""
        self._ranges = selecting.ranges(self.selectionModel().selection())
        if selecting.cells(selected) + selecting.cells(deselected) < _MUCH:
            super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()
        self.selection_moved.emit()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell the strip."""
        super().currentChanged(current, previous)
        self._tab_column = None
        if self.state() != QAbstractItemView.State.DragSelectingState:
            self._anchor = (current.row(), current.column())
        self.viewport().update()
        self.current_moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame of the current cell shows the focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame of the current cell shows the focus."""
        super().focusOutEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the cell, by mouse or key."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        elif not self.selectionModel().isSelected(self.indexAt(event.pos())):
            self.setCurrentIndex(self.indexAt(event.pos()))
        self.menu_wanted.emit(place)

    def _row_menu(self, at: QPoint) -> None:
        """The menu of a row, by a right click on its number."""
        place = self.verticalHeader().logicalIndexAt(at)
        if place >= 0:
            if not self.selectionModel().isRowSelected(place, QModelIndex()):
                self.selectRow(place)
            self.menu_wanted.emit(self.verticalHeader().viewport().mapToGlobal(at))

    def changeEvent(self, event: QEvent) -> None:
        """Another text size: other row heights."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange}:
            self._dress()

    # Within -----------------------------------------------------------------------------------------------------

    def fit_columns(self) -> None:
        """Make all columns as wide as what is in sight, within reason."""
        self.resizeColumnsToContents()
        for column in range(self.sheet_model.columnCount()):
            self.setColumnWidth(column, min(self.columnWidth(column), _WIDEST))

    def sizeHintForColumn(self, column: int) -> int:
        """The width of the first texts of a column and those in sight."""
        model = self.sheet_model
        metrics = self.fontMetrics()
        top = max(self.rowAt(0), 0)
        shown = model.arrangement.positions(slice(0, 60)).tolist()
        shown += model.arrangement.positions(slice(top, top + 60)).tolist()
        texts = {model.document.sheet.columns[column].text(row)[:80] for row in shown}
        return max((metrics.horizontalAdvance(text) for text in texts), default=0) + 40

    def _extend_to(self, index: QModelIndex) -> None:
        """Select from where the selection began to a cell, which becomes the current one."""
        if not index.isValid():
            return
        place, column = self._anchor
        header = self.horizontalHeader()
        ends = sorted((header.visualIndex(column), header.visualIndex(index.column())))
        model, selection = self.sheet_model, QItemSelection()
        for left, right in selecting.runs([header.logicalIndex(visual) for visual in range(ends[0], ends[1] + 1)]):
            selection.select(model.index(place, left), model.index(index.row(), right))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self._anchor = (place, column)
        self.selectionModel().select(selection, flags.ClearAndSelect)
        self.scrollTo(index)

    def _fit_rows(self) -> None:
        """Rows for the size of texts; columns grow and shrink along with it."""
        height = self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(max(height + 14, 32))
        if height != self._text_height:
            for column in range(self.sheet_model.columnCount() if self._text_height else 0):
                if not self.isColumnHidden(column):
                    self.setColumnWidth(column, round(self.columnWidth(column) * height / self._text_height))
            self._text_height = height
            self.horizontalHeader().updateGeometry()
            self.verticalHeader().updateGeometry()

    def _dress(self) -> None:
        if hasattr(self, "_painter"):
            self._painter.forget()
            self._fit_rows()
            self.viewport().update()

    def _document_changed(self, _changed: object) -> None:
        """Marks may have changed anywhere (duplicates), so everything in sight is drawn anew."""
        self.viewport().update()
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()

    def _keep_place(self) -> None:
        here = self.current()
        if here is not None:
            number = self.sheet_model.document.sheet.numbers
            row = here[0]
            self._kept = (number.item(row) if row < len(number) else -1, self.currentIndex().row(), here[1])

    def _restore_place(self) -> None:
        self._ranges = []
        model = self.sheet_model
        self.verticalHeader().updateGeometry()
        if not model.rowCount() or not model.columnCount():
            self.current_moved.emit()
            return
        number, place, column = self._kept or (-1, 0, 0)
        position = model.document.sheet.position(number)
        found = model.arrangement.place(position) if position is not None else None
        self.go(min(place, model.rowCount() - 1) if found is None else found, min(column, model.columnCount() - 1))

    def _select_all_of(self, modifiers: Qt.KeyboardModifier) -> None:
        """Ctrl+Space selects the columns of the selection, Shift+Space its rows."""
        index = self.currentIndex()
        if not index.isValid():
            return
        if modifiers == _CTRL:
            self.selectColumn(index.column())
        else:
            self.selectRow(index.row())

    def _edit_empty(self) -> None:
        """Backspace edits the cell with nothing in it."""
        self.edit(self.currentIndex())
        editor = self.viewport().focusWidget()
        if isinstance(editor, QLineEdit):
            editor.clear()

    def _cursor_to_end(self) -> None:
        editor = self.viewport().focusWidget()
        if isinstance(editor, QLineEdit):
            editor.deselect()
            editor.end(False)


_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
