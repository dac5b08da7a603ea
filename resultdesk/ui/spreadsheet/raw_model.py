"""The raw rows of a sheet as a table model: titles, header row, data, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from resultdesk.core.language import _
from resultdesk.ui import theme

if TYPE_CHECKING:
    from resultdesk.core.sheet import Sheet
    from resultdesk.desk.document import Document

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_FONT = int(Qt.ItemDataRole.FontRole)
_GROUND = int(Qt.ItemDataRole.BackgroundRole)
_COLOUR = int(Qt.ItemDataRole.ForegroundRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
LONGEST = 200


@dataclass(frozen=True)
class FirstRows:
    """As much of a file as is there while the rest is being read: what the model asks of a document."""

    raw: Sheet
    sheet: Sheet
    header_row: int | None

    @classmethod
    def of(cls, raw: Sheet) -> FirstRows:
        """These rows, with the header where it will be found again."""
        from resultdesk.sheets import header

        return cls(raw, raw, header.find(raw))


class RawModel(QAbstractTableModel):
    """Row 9 of the spreadsheet is called 9 here too."""

    def __init__(self, document: Document | FirstRows) -> None:
        super().__init__()
        self._document = document
        self._used: set[int] = set()
        self.refresh()

    def refresh(self) -> None:
        """The header row has changed."""
        self.beginResetModel()
        self._used = set(self._document.sheet.numbers.tolist())
        self.endResetModel()

    def number(self, row: int) -> int:
        """The spreadsheet's number of a row."""
        return int(self._document.raw.numbers[row])

    def row_of(self, number: int) -> int | None:
        """Where the row with a spreadsheet number stands."""
        return self._document.raw.position(number)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """All rows with something in them."""
        return 0 if parent.isValid() else len(self._document.raw)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """All columns with something in them."""
        return 0 if parent.isValid() else len(self._document.raw.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Texts as shown; the header row bold on a ground of its own; rows that are no part of the list in grey."""
        if role == _DISPLAY:
            return self._document.raw.columns[index.column()].text(index.row())[:LONGEST]
        number = self.number(index.row())
        header = number == self._document.header_row
        if role == _FONT and (header or number not in self._used):
            font = theme.sized(1.0, bold=header)
            font.setItalic(not header)
            return font
        if role == _GROUND and header:
            return QColor(theme.now().accent_soft)
        if role == _COLOUR and not header and number not in self._used:
            return QColor(theme.now().muted)
        if role == _TIP:
            return self._part(number)
        if role == _SPOKEN:
            return f"{self._document.raw.columns[index.column()].text(index.row())}, {self._part(number)}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """The letters and numbers of the spreadsheet; the header row's number carries the word."""
        if role != _DISPLAY:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._document.raw.columns[section].header
        number = self.number(section)
        return _("{row} headers").format(row=number) if number == self._document.header_row else str(number)

    def _part(self, number: int) -> str:
        if number == self._document.header_row:
            return _("header row")
        return (
            _("row {row}").format(row=number) if number in self._used else _("row {row}, not used").format(row=number)
        )
