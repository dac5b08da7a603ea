"""Cell editors: a line; a line with a pick list that is found by typing; a line with a calendar.

Anything may be typed into each of them: whether it is right, the checker says.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QStandardItem, QStandardItemModel, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QCompleter, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from resultdesk.core.language import _
from resultdesk.ui import icons
from resultdesk.ui.grid.picks import Pick, ranked

_VALUE = int(Qt.ItemDataRole.UserRole)
_MARGIN = 4
"""Keeps the text where the grid has drawn it."""
_LIST_KEYS = {Qt.Key.Key_Down, Qt.Key.Key_F4}


class CellEdit(QLineEdit):
    """The plain editor of a cell."""

    finished = Signal()
    """A value was chosen: the editor may close."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrame(False)
        self.setAutoFillBackground(True)
        self.setTextMargins(_MARGIN, 0, 0, 0)
        self._before = ""

    def load(self, text: str) -> None:
        """Show the cell's text. What a line cannot show (line ends) is kept unless something is typed."""
        self.setText(text)
        self._before = self.text()

    @property
    def changed(self) -> bool:
        """Whether what is written is not what was loaded."""
        return self.text() != self._before

    def open_list(self) -> bool:
        """Alt+Down or F4: show what can be picked. False where there is nothing."""
        return False

    @property
    def list_open(self) -> bool:
        """Whether arrow keys and Enter belong to an open list."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down and F4 open the list."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() in _LIST_KEYS and (alt or event.key() == Qt.Key.Key_F4) and self.open_list():
            return
        super().keyPressEvent(event)


class _Finder(QCompleter):
    """Shows entries by their label, and writes their value."""

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What is written."""
        return str(index.data(_VALUE))


class PickEdit(CellEdit):
    """A line whose text is completed from a list."""

    def __init__(self, name: str, picks: Sequence[Pick], parent: QWidget) -> None:
        super().__init__(name, parent)
        self._picks = picks
        self._entries = QStandardItemModel(self)
        self._finder = _Finder(self._entries, self)
        self._finder.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._finder.setMaxVisibleItems(12)
        self._list = QListView()
        self._list.setAccessibleName(name)
        self._finder.setPopup(self._list)
        self.setCompleter(self._finder)
        self._finder.activated.connect(self._picked)
        self.textEdited.connect(self._find)
        _add_button(self, "down", _("Show the list")).triggered.connect(self.open_list)

    def open_list(self) -> bool:
        """Show all entries, whatever is written."""
        self._find("")
        self._list.setMinimumWidth(max(self._list.sizeHintForColumn(0) + 40, self.width()))
        self._finder.complete()
        return True

    @property
    def list_open(self) -> bool:
        """Whether the list is open with an entry chosen in it."""
        return self._list.isVisible() and self._list.currentIndex().isValid()

    def _find(self, typed: str) -> None:
        """List what the text finds. Qt's own filtering knows no order: "Ned" would offer Caribbean islands first."""
        self._entries.clear()
        for pick in ranked(self._picks, typed):
            entry = QStandardItem(pick.label)
            entry.setData(pick.value, _VALUE)
            self._entries.appendRow(entry)

    def _picked(self, _text: str) -> None:
        self.finished.emit()


class DateEdit(CellEdit):
    """A line with a calendar; a day picked there is written as 2001-01-31."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._calendar: QCalendarWidget | None = None
        _add_button(self, "calendar", _("Show the calendar")).triggered.connect(self.open_list)

    def open_list(self) -> bool:
        """Show the calendar below the cell."""
        frame = QFrame(self, Qt.WindowType.Popup)
        frame.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._calendar = QCalendarWidget(frame)
        self._calendar.setAccessibleName(_("Calendar"))
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain = QTextCharFormat()
        plain.setForeground(self.palette().text())  # Qt's own red cannot be read on a dark ground
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(weekday, plain)
        self._calendar.setMaximumDate(QDate(2150, 12, 31))
        day = _day(self.text())
        if day is not None:
            self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.activated.connect(self._chosen)
        self._calendar.clicked.connect(self._chosen)
        box = QVBoxLayout(frame)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(self._calendar)
        frame.move(self.mapToGlobal(QPoint(0, self.height())))
        frame.show()
        self._calendar.setFocus()
        return True

    def _chosen(self, day: QDate) -> None:
        self.setText(day.toString(Qt.DateFormat.ISODate))
        if self._calendar is not None:
            self._calendar.window().close()
            self._calendar = None
        self.finished.emit()


def _add_button(edit: QLineEdit, icon: str, name: str) -> QAction:
    action = QAction(icons.icon(icon), name, edit)
    action.setToolTip(name)
    edit.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
    return action


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
