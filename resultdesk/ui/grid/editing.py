"""Editing in place: which editor a cell gets, and what the keys do while it is open."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from resultdesk.core.fields import Kind
from resultdesk.core.language import _
from resultdesk.ui.grid.editors import CellEdit, DateEdit, PickEdit
from resultdesk.ui.grid.moves import STEPS, Way
from resultdesk.ui.grid.picks import field_of, picks
from resultdesk.ui.grid.view import SheetView

Index = QModelIndex | QPersistentModelIndex

_ARROWS = {
    int(Qt.Key.Key_Up): Way.UP,
    int(Qt.Key.Key_Down): Way.DOWN,
    int(Qt.Key.Key_Left): Way.LEFT,
    int(Qt.Key.Key_Right): Way.RIGHT,
}


class CellDelegate(QStyledItemDelegate):
    """Opens the editors. Enter and Tab write and move on; so do arrow keys where the edit began by typing.

    F2 in an editor changes over between the two, as spreadsheet programs do.
    """

    def __init__(self, view: SheetView) -> None:
        super().__init__(view)
        self._view = view

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The editor for the field that the column feeds."""
        document = self._view.sheet_model.document
        row = self._view.sheet_model.arrangement.position(index.row())
        name = _("{column}, row {row}").replace("{row}", str(document.sheet.numbers.item(row)))
        name = name.replace("{column}", document.sheet.columns[index.column()].header)
        field = field_of(document, index.column())
        entries = picks(document, index.column())
        editor: CellEdit
        if entries:
            editor = PickEdit(name, entries, parent)
        elif field is not None and field.kind is Kind.DATE:
            editor = DateEdit(name, parent)
        else:
            editor = CellEdit(name, parent)
        editor.finished.connect(self._finished)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The cell's text as it is."""
        if isinstance(editor, CellEdit) and not editor.isModified():
            editor.load(self._view.sheet_model.data(index))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Write what was typed. An editor that was opened and left alone writes nothing."""
        if isinstance(editor, CellEdit) and editor.changed:
            model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keys while editing."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, CellEdit):
            if event.key() == Qt.Key.Key_F2:
                self._view.typed = not self._view.typed
                return True
            way = self._way(event, editor)
            if way is not None:
                self._leave(editor)
                self._view.step(way)
                return True
        return super().eventFilter(editor, event)

    def _way(self, event: QKeyEvent, editor: CellEdit) -> Way | None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if editor.list_open or modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            return None
        way = STEPS.get((event.key(), bool(modifiers)))
        if way is None and self._view.typed and not modifiers:
            way = _ARROWS.get(event.key())
        return way

    def _leave(self, editor: CellEdit) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _finished(self) -> None:
        editor = self.sender()
        if isinstance(editor, CellEdit):
            self._leave(editor)
