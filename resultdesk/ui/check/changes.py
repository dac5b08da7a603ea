"""What is not as in the file, cell by cell: what it was, what it is, and the way back."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from resultdesk.core.edits import Label
from resultdesk.core.language import _, translate_n
from resultdesk.core.watch import Watch
from resultdesk.desk import sentences
from resultdesk.desk.document import Document
from resultdesk.ui.changing import Changing
from resultdesk.ui.check.wide_button import WideButton
from resultdesk.ui.controls import GAP, Button, Kind, Text
from resultdesk.ui.flow import row
from resultdesk.ui.grid import commands, words

LISTED = 500
"""Changes that are listed; the Changed filter shows them all."""
_CELL = int(Qt.ItemDataRole.UserRole)


class ChangesPane(QWidget):
    """The list of changed cells. Worked out only while it is in sight."""

    cell_wanted = Signal(int, int)
    """A cell (position, column) is to be shown."""

    def __init__(self, document: Document, changing: Changing | None = None) -> None:
        super().__init__()
        self._document = document
        self._changing = changing or Changing(document, self)
        self._summary = Text(muted=True)
        self._list = QTreeWidget()
        self._list.setAccessibleName(_("Changed cells"))
        self._list.setHeaderLabels([_("Row"), _("Column"), _("Before"), _("Now")])
        self._list.setRootIsDecorated(False)
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self._list.setUniformRowHeights(True)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.itemActivated.connect(self._go)
        self._list.itemClicked.connect(self._go)
        self._one = Button(_("Take these back"))
        self._one.clicked.connect(self._take_selected)
        self._all = Button(_("Take all back"))
        self._all.clicked.connect(self._take_all)
        self._again = WideButton("", Kind.QUIET)
        self._again.clicked.connect(self._tell_again)
        self._again.setVisible(False)
        self._list.itemSelectionChanged.connect(self._selected)
        box = QVBoxLayout(self)
        box.setContentsMargins(GAP, GAP, GAP, 0)
        box.setSpacing(GAP)
        box.addWidget(self._summary)
        box.addWidget(self._list, 1)
        box.addWidget(row(self._one, self._all))
        box.addWidget(self._again)

    def refresh(self) -> None:
        """List the changes as they are now."""
        if not self.isVisible():
            return
        originals = self._document.originals
        total = originals.count()
        self._list.clear()
        items = []
        for cell in islice(originals.cells(), LISTED):
            header = self._document.sheet.columns[cell.column].header
            texts = [str(cell.number), header, words.visible(cell.before), words.visible(cell.now)]
            item = QTreeWidgetItem(texts)
            item.setData(0, _CELL, cell)
            items.append(item)
        self._list.addTopLevelItems(items)
        self._summary.setText(self._said(total))
        self._all.setEnabled(total > 0)
        n = len(self._document.accepted)
        self._again.setVisible(n > 0)
        self._again.say(
            translate_n("Show the accepted warning again", "Show the {n} accepted warnings again", n) if n else ""
        )
        self._selected()

    def _said(self, total: int) -> str:
        originals = self._document.originals
        added = originals.added
        parts = [translate_n("1 cell changed", "{n} cells changed", total) if total else _("No cell changed")]
        if added:
            parts.append(translate_n("1 row added", "{n} rows added", added))
        gone = len(originals.deleted)
        if gone:
            parts.append(translate_n("1 row deleted", "{n} rows deleted", gone))
        if total > LISTED:
            parts.append(translate_n("the first is listed", "the first {n} are listed", LISTED))
        return " · ".join(parts)

    def _selected(self) -> None:
        self._one.setEnabled(bool(self._list.selectedItems()))

    def _go(self, item: QTreeWidgetItem) -> None:
        cell = item.data(0, _CELL)
        position = self._document.sheet.position(cell.number)
        if position is not None:
            self.cell_wanted.emit(position, cell.column)

    def _take_selected(self) -> None:
        self._changing.do(commands.take_back([item.data(0, _CELL) for item in self._list.selectedItems()]))

    def _tell_again(self) -> None:
        self._changing.check_anew(_accept_no_more, self._again.accessibleName())

    def _take_all(self) -> None:
        n = self._document.originals.count()
        self._changing.work_out(_take_all_back, n, sentences.label(Label("edit.restore", {"n": n})))


def _accept_no_more(document: Document, _watch: Watch) -> None:
    document.accept_no_more()


def _take_all_back(document: Document, watch: Watch) -> None:
    edit = commands.take_all_back(document.originals)
    if edit is not None:
        document.do(edit, watch)
