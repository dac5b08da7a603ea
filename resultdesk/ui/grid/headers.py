"""The headers of the grid. They draw themselves: Qt's own ask about every selected cell at each repaint (a select-all
of a million rows then takes half a minute).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPolygon
from PySide6.QtWidgets import QHeaderView

from resultdesk.core.language import _
from resultdesk.core.problems import Level
from resultdesk.ui import icons, theme
from resultdesk.ui.grid import words
from resultdesk.ui.grid.painting import faint_line
from resultdesk.ui.grid.words import LEVEL_ICONS

if TYPE_CHECKING:
    from resultdesk.ui.grid.view import SheetView

_MENU = 24
_GRIP = 5
_PAD = 6
_MARK = 12


class ColumnHeader(QHeaderView):
    """The header text, below it the field that the column goes to, and a button for the column's menu."""

    menu_wanted = Signal(int)
    """The column whose menu should open."""

    def __init__(self, view: SheetView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._sheet_view = view
        self.setAccessibleName(_("Columns of the sheet"))
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(40)
        self.setResizeContentsPrecision(40)

    def sizeHint(self) -> QSize:
        """Two lines of text."""
        return QSize(super().sizeHint().width(), 2 * self.fontMetrics().height() + 2 * _PAD)

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:  # noqa: N803 - Qt's name
        """Room for the header, its field and the menu button."""
        model = self._sheet_view.sheet_model
        metrics = self.fontMetrics()
        texts = (model.document.sheet.columns[logicalIndex].header, self._field(logicalIndex))
        width = max(metrics.horizontalAdvance(text) for text in texts)
        return QSize(int(width * 1.08) + _MENU + 3 * _PAD, self.sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """One header."""
        if not rect.isValid():
            return
        look = theme.now()
        marked = logicalIndex in self._sheet_view.columns_marked()
        painter.fillRect(rect, QColor(look.accent_soft if marked else look.panel))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), QColor(look.line))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(look.line))
        self._write(painter, rect, logicalIndex)
        self._signs(painter, rect, logicalIndex)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the menu button opens the menu; elsewhere the column is selected, resized or moved."""
        column = self.logicalIndexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and column >= 0:
            right = self.sectionViewportPosition(column) + self.sectionSize(column)
            if right - _MENU < event.position().x() < right - _GRIP:
                self.menu_wanted.emit(column)
                return
        super().mousePressEvent(event)

    def menu_place(self, column: int) -> QPoint:
        """Where the menu of a column opens, on the screen."""
        left = self.sectionViewportPosition(column)
        return self.viewport().mapToGlobal(QPoint(left, self.height()))

    def _field(self, column: int) -> str:
        label = words.field_label(self._sheet_view.sheet_model.document, column)
        return "→ " + label if label else _("not sent")

    def _write(self, painter: QPainter, rect: QRect, column: int) -> None:
        look = theme.now()
        model = self._sheet_view.sheet_model
        inner = rect.adjusted(_PAD, _PAD, -_MENU, -_PAD)
        sort_room = 14 if any(key.column == column for key in model.arrangement.wish.keys) else 0
        metrics = painter.fontMetrics()
        font = painter.font()
        bold = painter.font()
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(look.text))
        header = painter.fontMetrics().elidedText(
            model.document.sheet.columns[column].header, Qt.TextElideMode.ElideRight, inner.width() - sort_room
        )
        upper = QRect(inner.left(), inner.top(), inner.width(), metrics.height())
        painter.drawText(upper, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, header)
        painter.setFont(font)
        painter.setPen(QColor(look.muted))
        field = metrics.elidedText(self._field(column), Qt.TextElideMode.ElideRight, inner.width())
        lower = upper.translated(0, metrics.height())
        painter.drawText(lower, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, field)

    def _signs(self, painter: QPainter, rect: QRect, column: int) -> None:
        """The menu button (filled where a filter is on) and the direction of sorting."""
        look = theme.now()
        wish = self._sheet_view.sheet_model.arrangement.wish
        filtered = column in wish.filters.columns
        middle = QPoint(rect.right() - _MENU // 2 - 2, rect.center().y())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent if filtered else look.muted))
        if filtered:
            painter.drawPolygon(QPolygon([QPoint(x, y) + middle for x, y in _FUNNEL]))
        else:
            painter.drawPolygon(QPolygon([QPoint(x, y) + middle for x, y in _DOWN]))
        key = wish.keys[0] if wish.keys else None
        if key is not None and key.column == column:
            painter.setBrush(QColor(look.accent))
            place = QPoint(rect.right() - _MENU - 8, rect.top() + _PAD + self.fontMetrics().height() // 2)
            shape = _DOWN if key.descending else [(x, -y) for x, y in _DOWN]
            painter.drawPolygon(QPolygon([QPoint(x, y) + place for x, y in shape]))


class RowHeader(QHeaderView):
    """The row numbers of the spreadsheet, with the mark of the row's worst problem."""

    def __init__(self, view: SheetView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._sheet_view = view
        self._numbers: object = None  # those that _digits is about
        self._digits = 3
        self.setAccessibleName(_("Row numbers of the spreadsheet"))
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the highest number."""
        numbers = self._sheet_view.sheet_model.document.sheet.numbers
        if (
            numbers is not self._numbers
        ):  # Qt asks some fifty times for one layout; a sheet's numbers are never written to
            self._numbers, self._digits = numbers, len(str(int(numbers.max(initial=100))))
        width = self.fontMetrics().horizontalAdvance("0" * self._digits) + _MARK + 4 * _PAD
        return QSize(width, super().sizeHint().height())

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:  # noqa: ARG002, N803 - Qt's name
        """All rows alike."""
        return QSize(self.sizeHint().width(), self.defaultSectionSize())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """One number."""
        if not rect.isValid():
            return
        look = theme.now()
        model = self._sheet_view.sheet_model
        row = model.arrangement.position(logicalIndex)
        painter.fillRect(rect, QColor(look.accent_soft if self._marked(logicalIndex) else look.panel))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), QColor(look.line))
        painter.fillRect(rect.left(), rect.bottom(), rect.width() - 1, 1, faint_line())
        self._mark(painter, rect, int(model.document.checker.row_levels[row]))
        painter.setPen(QColor(look.text if self._marked(logicalIndex) else look.muted))
        number = str(model.document.sheet.numbers.item(row))
        inner = rect.adjusted(_PAD, 0, -2 * _PAD, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)

    def _marked(self, place: int) -> bool:
        return any(top <= place <= bottom for top, bottom, _left, _right in self._sheet_view.ranges())

    def _mark(self, painter: QPainter, rect: QRect, level: int) -> None:
        if level:
            look = theme.now()
            colour = {Level.ERROR: look.error, Level.WARNING: look.warning, Level.NOTE: look.accent}[Level(level)]
            picture = icons.pixmap(LEVEL_ICONS[Level(level)], colour, _MARK, self.devicePixelRatioF())
            painter.drawPixmap(QPoint(rect.left() + _PAD, rect.center().y() - _MARK // 2), picture)


_DOWN = ((-5, -3), (5, -3), (0, 3))
_FUNNEL = ((-6, -5), (6, -5), (2, 0), (2, 6), (-2, 4), (-2, 0))
