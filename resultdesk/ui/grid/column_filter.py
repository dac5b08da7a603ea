"""The filter of one column: type a part of the text, or tick the values to be shown."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from resultdesk.core.language import _, grouped, translate_n
from resultdesk.core.sheet import Column
from resultdesk.ui import theme
from resultdesk.ui.controls import GAP, Button, Kind, line_edit, muted
from resultdesk.ui.flow import row
from resultdesk.ui.grid import sorting
from resultdesk.ui.grid.filtering import ColumnFilter
from resultdesk.ui.grid.model import SheetModel

LISTED = 500
"""Values that are listed; the others are found by typing."""
MANY = 100_000
"""Distinct values from which on nothing is listed: sorting them would take too long, and nobody reads them."""
_TEXT = int(Qt.ItemDataRole.UserRole)


class FilterPanel(QWidget):
    """Opens below a column's header; ``chosen`` carries a ColumnFilter, or None for no filter."""

    chosen = Signal(object)

    def __init__(self, model: SheetModel, column: int, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        source = model.document.sheet.columns[column]
        before = model.arrangement.wish.filters.columns.get(column, ColumnFilter())
        name = _("Filter {column}").replace("{column}", source.header)
        self.setAccessibleName(name)
        self._values = _values(source)
        self._found = self._values
        self._contains = line_edit(_("Rows whose cell contains"), _("Type a part of the text"))
        self._contains.setText(before.contains)
        self._contains.textChanged.connect(self._list)
        self._contains.returnPressed.connect(self._choose)
        self._texts = QListWidget()
        self._texts.setAccessibleName(_("Values to be shown"))
        self._texts.itemChanged.connect(self._tick_one)
        self._more = muted()
        self._ticked = None if before.texts is None else set(before.texts)
        everything, nothing = Button(_("Tick all"), Kind.QUIET), Button(_("Tick none"), Kind.QUIET)
        everything.clicked.connect(self._tick_all)
        nothing.clicked.connect(self._tick_none)
        show, clear = Button(_("Show these rows"), Kind.PRIMARY), Button(_("Show all rows"))
        show.clicked.connect(self._choose)
        clear.clicked.connect(self._clear)
        box = QVBoxLayout(self)
        box.setSpacing(GAP)
        for part in (self._contains, row(everything, nothing), self._texts, self._more, row(show, clear)):
            box.addWidget(part)
        self.resize(self.sizeHint().expandedTo(QSize(340, 460)))
        self._list()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A ground with a line around it, in every theme."""
        look, painter = theme.now(), QPainter(self)
        painter.setPen(QColor(look.line))
        painter.setBrush(QColor(look.window))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def open_at(self, place: QPoint) -> None:
        """Show the panel at a place on the screen, wholly within it."""
        screen = self.screen().availableGeometry()
        x = min(place.x(), screen.right() - self.width())
        self.move(max(x, screen.left()), min(place.y(), screen.bottom() - self.height()))
        self.show()
        self._contains.setFocus()

    def _list(self) -> None:
        """The values that contain what is typed."""
        wanted = self._contains.text().casefold()
        found = self._found = [pair for pair in self._values if wanted in pair[0].casefold()]
        self._texts.clear()
        for text, count in found[:LISTED]:
            item = QListWidgetItem(f"{text or _('(empty)')}   ({grouped(count)})")
            item.setData(_TEXT, text)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = self._ticked is None or text in self._ticked
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self._texts.addItem(item)
        rest = len(found) - LISTED
        self._more.setVisible(rest > 0)
        if rest > 0:
            self._more.setText(
                translate_n("1 more value: type to find it.", "{n} more values: type to find them.", rest)
            )

    def _tick_one(self, item: QListWidgetItem) -> None:
        """A tick made by hand holds also while other values are looked for."""
        self._tick({item.data(_TEXT)}, on=item.checkState() == Qt.CheckState.Checked)

    def _tick_all(self) -> None:
        self._tick_found(on=True)

    def _tick_none(self) -> None:
        self._tick_found(on=False)

    def _tick_found(self, *, on: bool) -> None:
        """All values that contain what is typed, those that are not listed too."""
        self._tick({text for text, _count in self._found}, on=on)
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        with QSignalBlocker(self._texts):
            for at in range(self._texts.count()):
                self._texts.item(at).setCheckState(state)

    def _tick(self, texts: set[str], *, on: bool) -> None:
        if self._ticked is None:
            self._ticked = {text for text, _count in self._values}
        if on:
            self._ticked |= texts
        else:
            self._ticked -= texts

    def _choose(self) -> None:
        ticked = self._ticked
        on = [text for text, _count in self._found if ticked is None or text in ticked]
        texts = frozenset(on) if len(on) < len(self._found) else None
        wanted = ColumnFilter(texts, self._contains.text())
        self.chosen.emit(None if wanted == ColumnFilter() else wanted)
        self.close()

    def _clear(self) -> None:
        self.chosen.emit(None)
        self.close()


def _values(column: Column) -> list[tuple[str, int]]:
    """The distinct texts in the order that sorting gives them, with how many rows hold each."""
    counts = column.counts()
    used = np.flatnonzero(counts)
    if len(used) > MANY:
        return []
    ranks, _last = sorting.ranked(column.codes, column.values)
    order = used[np.argsort(ranks[used], kind="stable")].tolist()
    return [(column.values[code], int(counts[code])) for code in order]
