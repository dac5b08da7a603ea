"""The grid's commands as actions with names and keys: for menus, buttons and the window's Edit menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from resultdesk.core.edits import Label
from resultdesk.core.language import _
from resultdesk.desk import sentences
from resultdesk.ui.grid.deeds import Deeds
from resultdesk.ui.grid.view import SheetView
from resultdesk.ui.menu import Menu

Keys = QKeySequence.StandardKey


class Actions(QObject):
    """One action for each command.

    Keys of undo, redo and F8 are the window's (its Edit menu has them for every page), and so are Ctrl++ and Ctrl+-
    (text size); two owners of a key would make it mean nothing.
    """

    find_wanted = Signal()
    go_to_row_wanted = Signal()
    column_menu_wanted = Signal()

    def __init__(self, view: SheetView, deeds: Deeds) -> None:
        super().__init__(view)
        self._view = view
        self._document = view.sheet_model.document
        self.undo = self._make(_("Undo"), deeds.undo, [])
        self.redo = self._make(_("Redo"), deeds.redo, [])
        self.cut = self._make(_("Cut"), deeds.cut, [Keys.Cut])
        self.copy = self._make(_("Copy"), deeds.copy_cells, [Keys.Copy])
        self.paste = self._make(_("Paste"), deeds.paste, [Keys.Paste])
        self.clear = self._make(_("Clear cells"), deeds.clear, ["Del"])
        self.fill_down = self._make(_("Fill down"), deeds.fill_down, ["Ctrl+D"])
        self.insert_above = self._make(_("Insert row above"), deeds.insert_above, ["Ins"])
        self.insert_below = self._make(_("Insert row below"), deeds.insert_below, [])
        self.add_row = self._make(_("Add a row at the end"), deeds.add_row, [])
        self.delete_rows = self._make(_("Delete rows"), deeds.delete_rows, ["Ctrl+Del"])
        self.next_problem = self._make(_("Next problem"), deeds.next_problem, [])
        self.previous_problem = self._make(_("Previous problem"), deeds.previous_problem, ["Shift+F8"])
        self.find = self._make(_("Find and replace"), self.find_wanted.emit, [Keys.Find, "Ctrl+H"])
        self.column_menu = self._make(_("Column menu"), self.column_menu_wanted.emit, ["Ctrl+Shift+L"])
        self.go_to_row = self._make(_("Go to row"), self.go_to_row_wanted.emit, ["Ctrl+G"])
        for action in self.in_grid():  # in a cell editor these keys are the editor's
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        view.sheet_model.followed.connect(self.refresh)
        self.refresh()

    def edit_actions(self) -> list[QAction]:
        """For an Edit menu, in groups: an action without text parts them."""
        return [
            *(self.undo, self.redo, self._line()),
            *(self.cut, self.copy, self.paste, self.clear, self.fill_down, self._line()),
            *(self.insert_above, self.insert_below, self.add_row, self.delete_rows, self._line()),
            *(self.find, self.go_to_row, self.column_menu, self.next_problem, self.previous_problem),
        ]

    def page_wide(self) -> list[QAction]:
        """Actions whose keys work wherever the focus is on the page."""
        return [self.undo, self.redo, self.find, self.go_to_row, self.next_problem, self.previous_problem]

    def in_grid(self) -> list[QAction]:
        """Actions whose keys work in the grid only (in a text field they mean something else)."""
        wide = self.page_wide()
        return [action for action in self.edit_actions() if not action.isSeparator() and action not in wide]

    def refresh(self) -> None:
        """Name what undo and redo would do."""
        log = self._document.log
        _name(self.undo, log.undo_label, _("Undo"), _("Undo {what}"))
        _name(self.redo, log.redo_label, _("Redo"), _("Redo {what}"))

    def open_menu(self, place: QPoint) -> None:
        """The menu of the current cell."""
        menu = Menu(parent=self._view)
        menu.setAccessibleName(_("Cell menu"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.edit_actions())
        menu.popup(place)

    def _make(self, name: str, deed: Callable[[], object], keys: list[str | Keys]) -> QAction:
        action = QAction(name, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(deed)
        return action

    def _line(self) -> QAction:
        line = QAction(self)
        line.setSeparator(True)
        return line


def _name(action: QAction, label: Label | None, alone: str, with_what: str) -> None:
    action.setEnabled(label is not None)
    what = sentences.label(label) if label is not None else ""
    text = with_what.replace("{what}", what[:1].lower() + what[1:]) if what else alone
    action.setText(text.replace("&", "&&"))
    action.setToolTip(text)
