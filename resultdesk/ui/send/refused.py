"""The refused rows: each with the platform's own words beside the cell at fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from resultdesk.core.language import _, translate
from resultdesk.ui.controls import GAP, TARGET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resultdesk.desk.document import Document
    from resultdesk.platforms.contract import Refusal

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
SHOWN = 4


class RefusedModel(QAbstractTableModel):
    """Row, key, cell at fault, the platform's words."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: Sequence[Refusal] = ()
        self._document: Document | None = None
        self._platform = ""

    def fill(self, refused: Sequence[Refusal], platform: str, document: Document | None) -> None:
        """Show these. Without a document (History) the cell at fault is only named."""
        self.beginResetModel()
        self.refused, self._platform, self._document = refused, platform, document
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One a refusal."""
        return 0 if parent.isValid() else len(self.refused)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See headerData."""
        return 0 if parent.isValid() else SHOWN

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Texts only."""
        if role not in (_DISPLAY, _TIP):
            return None
        one = self.refused[index.row()]
        return (str(one.row), one.key, self._cell(one), one.message)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """The names of the four columns."""
        if role != _DISPLAY or orientation is not Qt.Orientation.Horizontal:
            return None
        return (_("Row"), _("Id"), _("Cell"), _("{platform} says").format(platform=self._platform))[section]

    def _cell(self, one: Refusal) -> str:
        if not one.field:
            return ""
        document = self._document
        if document is not None and document.binder is not None:
            document = document.binder.document_of(one.key)
        field = document.field(one.field) if document else None
        name = translate(field.label) if field else one.field
        if document is None or one.field not in document.mapping.columns:
            return name
        position = document.sheet.position(one.row)
        text = (
            document.sheet.columns[document.mapping.columns[one.field]].text(position) if position is not None else ""
        )
        return f"{name}: {text}" if text else _("{field}: empty").format(field=name)


class RefusedList(QTableView):
    """``cell_wanted(row, field)`` on a click or Enter."""

    cell_wanted = Signal(int, str)
    refusal_wanted = Signal(object)
    """The Refusal itself, whose key tells its sheet where several went together."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Errors"))
        self.rows = RefusedModel()
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
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setMinimumHeight(160)
        self.clicked.connect(self._wanted)
        self.activated.connect(self._wanted)

    def fill(self, refused: Sequence[Refusal], platform: str, document: Document | None) -> None:
        """Show these refusals."""
        self.rows.fill(refused, platform, document)
        for at, width in enumerate((70, 150, 260)):
            self.setColumnWidth(at, width)

    def _wanted(self, index: QModelIndex) -> None:
        one = self.rows.refused[index.row()]
        self.cell_wanted.emit(one.row, one.field)
        self.refusal_wanted.emit(one)
