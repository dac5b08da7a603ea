"""The menu of a column: sort, filter, width, hide, and the field that it goes to."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction

from resultdesk.core.language import _, translate
from resultdesk.core.watch import Watch
from resultdesk.desk.document import Document
from resultdesk.ui.grid.column_filter import FilterPanel
from resultdesk.ui.grid.filtering import ColumnFilter, Filters
from resultdesk.ui.grid.headers import ColumnHeader
from resultdesk.ui.grid.view import SheetView
from resultdesk.ui.menu import Menu


class HeaderMenu(QObject):
    """Opens the menu of a column and does what is chosen there."""

    def __init__(self, view: SheetView) -> None:
        super().__init__(view)
        self._view = view
        self._model = view.sheet_model
        self._column = 0
        header = view.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._asked)
        if isinstance(header, ColumnHeader):
            header.menu_wanted.connect(self.open)

    def open_current(self) -> None:
        """The menu of the current cell's column."""
        self.open(max(self._view.currentIndex().column(), 0))

    def open(self, column: int) -> Menu:
        """Show the menu below the column's header."""
        self._column = column
        menu = self._menu()
        header = self._view.horizontalHeader()
        if isinstance(header, ColumnHeader):
            menu.popup(header.menu_place(column))
        return menu

    def _menu(self) -> Menu:
        menu = Menu(parent=self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(_("Column menu"))
        wish = self._model.arrangement.wish
        self._add(menu, _("Sort upwards (A to Z, 1 to 9)")).triggered.connect(self._sort_up)
        self._add(menu, _("Sort downwards (Z to A, 9 to 1)")).triggered.connect(self._sort_down)
        unsort = self._add(menu, _("Back to the order of the spreadsheet"))
        unsort.triggered.connect(self._model.unsort)
        unsort.setEnabled(bool(wish.keys))
        menu.addSeparator()
        self._add(menu, _("Filter…")).triggered.connect(self._filter)
        clear = self._add(menu, _("Clear this filter"))
        clear.triggered.connect(self._clear_filter)
        clear.setEnabled(self._column in wish.filters.columns)
        menu.addSeparator()
        self._add_fields(menu.sub(_("Goes to")))
        menu.addSeparator()
        self._add(menu, _("Fit the width")).triggered.connect(self._fit)
        hide = self._add(menu, _("Hide this column"))
        hide.triggered.connect(self._hide)
        hide.setEnabled(len(self._view.visible_columns()) > 1)
        self._add_hidden(menu)
        return menu

    def _add(self, menu: Menu, text: str) -> QAction:
        return menu.addAction(text.replace("&", "&&"))

    def _add_fields(self, menu: Menu) -> None:
        document = self._model.document
        fed = document.mapping.field_of(self._column)
        none = self._add(menu, _("Nothing: do not send this column"))
        none.setCheckable(True)
        none.setChecked(fed is None)
        none.triggered.connect(self._map)
        for field in document.fields:
            action = self._add(menu, translate(field.label))
            action.setData(field.name)
            action.setCheckable(True)
            action.setChecked(field.name == fed)
            action.triggered.connect(self._map)

    def _add_hidden(self, menu: Menu) -> None:
        header = self._view.horizontalHeader()
        hidden = [column for column in range(header.count()) if header.isSectionHidden(column)]
        if not hidden:
            return
        sub = menu.sub(_("Show a hidden column"))
        for column in hidden:
            action = self._add(sub, self._model.document.sheet.columns[column].header)
            action.setData(column)
            action.triggered.connect(self._show)
        self._add(sub, _("Show all columns")).triggered.connect(self._show_all)

    def _asked(self, place: QPoint) -> None:
        column = self._view.horizontalHeader().logicalIndexAt(place)
        if column >= 0:
            self.open(column)

    def _sort_up(self) -> None:
        self._model.sort_by(self._column)

    def _sort_down(self) -> None:
        self._model.sort_by(self._column, descending=True)

    def _filter(self) -> None:
        panel = FilterPanel(self._model, self._column, self._view)
        panel.chosen.connect(self._filter_by)
        header = self._view.horizontalHeader()
        if isinstance(header, ColumnHeader):
            panel.open_at(header.menu_place(self._column))

    def _filter_by(self, wanted: object) -> None:
        filters = self._model.arrangement.wish.filters
        columns = dict(filters.columns)
        columns.pop(self._column, None)
        if isinstance(wanted, ColumnFilter):
            columns[self._column] = wanted
        self._model.filter(Filters(filters.chip, columns, filters.only))

    def _clear_filter(self) -> None:
        self._filter_by(None)

    def _map(self) -> None:
        action = self.sender()
        if not isinstance(action, QAction):
            return
        document = self._model.document
        fed = document.mapping.field_of(self._column)
        if action.data() is not None:
            self._feed(action.data(), self._column, action.text())
        elif fed is not None:
            self._feed(fed, None, action.text())

    def _feed(self, field: str, column: int | None, words: str) -> None:
        def deed(document: Document, _watch: Watch) -> None:
            document.map(field, column)

        self._model.changing.check_anew(deed, words.replace("&&", "&"))

    def _fit(self) -> None:
        self._view.resizeColumnToContents(self._column)

    def _hide(self) -> None:
        self._view.setColumnHidden(self._column, True)

    def _show(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._view.setColumnHidden(int(action.data()), False)

    def _show_all(self) -> None:
        for column in range(self._view.horizontalHeader().count()):
            self._view.setColumnHidden(column, False)
