"""Receipts as a table, for History and the Outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from resultdesk.core.language import _, grouped
from resultdesk.sending.standing import standing
from resultdesk.ui.controls import GAP, TARGET
from resultdesk.ui.moments import moment
from resultdesk.ui.send.headline import state_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resultdesk.sending.receipts import Receipt

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)


class ReceiptModel(QAbstractTableModel):
    """When, where to, file, rows, state; and why it waits, where ``waiting`` ones are listed."""

    def __init__(self, *, waiting: bool = False) -> None:
        super().__init__()
        self._columns = 6 if waiting else 5
        self.receipts: Sequence[Receipt] = ()

    def fill(self, receipts: Sequence[Receipt]) -> None:
        """Show these."""
        self.beginResetModel()
        self.receipts = receipts
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One a receipt."""
        return 0 if parent.isValid() else len(self.receipts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See headerData."""
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Texts only."""
        if role not in (_DISPLAY, _TIP):
            return None
        one = self.receipts[index.row()]
        if index.column() == 5:
            return standing(one, moment)
        rows = one.rows.sent + one.rows.waiting + one.discarded
        return (moment(one.times.sealed), one.title, one.source.name, grouped(rows), state_word(one))[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """The names of the columns."""
        if role != _DISPLAY or orientation is not Qt.Orientation.Horizontal:
            return None
        return (_("Sealed"), _("Sent to"), _("Spreadsheet"), _("Rows"), _("State"), _("Why it waits"))[section]


class ReceiptTable(QTableView):
    """One row a receipt; keeps the chosen one through a refill."""

    def __init__(self, name: str, *, waiting: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.rows = ReceiptModel(waiting=waiting)
        self.rows.setParent(self)
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(max(self.fontMetrics().height() + 2 * GAP, TARGET))
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    @property
    def current(self) -> Receipt | None:
        """The chosen receipt."""
        at = self.currentIndex()
        return self.rows.receipts[at.row()] if at.isValid() and at.row() < len(self.rows.receipts) else None

    def fill(self, receipts: Sequence[Receipt]) -> None:
        """Show these; the chosen one stays chosen if it is among them, else the first is."""
        before = self.current.id if self.current else ""
        first_time = not self.rows.receipts
        self.rows.fill(receipts)
        if receipts:
            at = next((index for index, one in enumerate(receipts) if one.id == before), 0)
            self.selectRow(at)
        if first_time:
            self.resizeColumnsToContents()
            for at in range(self.rows.columnCount() - 1):
                self.setColumnWidth(at, min(self.columnWidth(at) + 3 * GAP, 320))
