"""Draws the cells in sight: grounds, texts, marks in three shapes, changed cells, selection and the current cell.

A page of 40 x 12 cells takes a few milliseconds this way; Qt's delegates take four times as long.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap

from resultdesk.core.problems import Level
from resultdesk.ui import icons, theme
from resultdesk.ui.grid.words import LEVEL_ICONS

if TYPE_CHECKING:
    from resultdesk.ui.grid.view import SheetView

MARK = 16
"""Size of a mark in a cell."""
PAD = 6
_CACHED = 50_000
_LONG = 500
_BREAKS = str.maketrans({"\n": "⏎", "\r": None, "\t": "⇥"})


@dataclass(frozen=True, slots=True)
class Span:
    """A column in sight: its index and where it stands."""

    column: int
    left: int
    width: int


@dataclass(frozen=True, slots=True)
class Page:
    """The part of the sheet to be drawn: places ``first`` to ``last``, each ``height`` high from ``top`` down."""

    first: int
    last: int
    top: int
    height: int
    spans: tuple[Span, ...]

    def y(self, place: int) -> int:
        """The upper edge of a row."""
        return self.top + (place - self.first) * self.height


def page(view: SheetView, area: QRect) -> Page | None:
    """What of the sheet lies within ``area`` of the viewport; None where there are no cells."""
    rows, header = view.verticalHeader(), view.horizontalHeader()
    first = rows.logicalIndexAt(max(area.top(), 0))
    if first < 0 or not header.count():
        return None
    last = rows.logicalIndexAt(area.bottom())
    last = rows.count() - 1 if last < 0 else last
    left = max(header.visualIndexAt(max(area.left(), 0)), 0)
    right = header.visualIndexAt(area.right())
    spans = []
    for visual in range(left, (header.count() - 1 if right < 0 else right) + 1):
        column = header.logicalIndex(visual)
        width = header.sectionSize(column)
        if width:
            spans.append(Span(column, header.sectionViewportPosition(column), width))
    return Page(first, last, rows.sectionViewportPosition(first), rows.sectionSize(first), tuple(spans))


def faint_line() -> QColor:
    """The colour of lines between cells. Opaque, and drawn as filled rectangles: see-through lines take 150 us each."""
    look = theme.now()
    line, base = QColor(look.line), QColor(look.base)
    part = 0.3
    return QColor(
        round(line.red() * part + base.red() * (1 - part)),
        round(line.green() * part + base.green() * (1 - part)),
        round(line.blue() * part + base.blue() * (1 - part)),
    )


class CellPainter:
    """Keeps what drawing needs again and again: shortened texts and marks."""

    def __init__(self, view: SheetView) -> None:
        self._view = view
        self._short: dict[tuple[str, int], str] = {}
        self._widths: dict[str, int] = {}
        self._marks: dict[int, QPixmap] = {}

    def forget(self) -> None:
        """The font or the theme is another."""
        self._short.clear()
        self._widths.clear()
        self._marks.clear()

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Draw all cells within ``area``."""
        view = self._view
        painter.fillRect(area, view.palette().base())
        shown = page(view, area)
        if shown is None:
            return
        levels = self._levels(shown)
        self._grounds(painter, shown, levels)
        self._selection(painter, shown)
        self._lines(painter, shown)
        self._texts(painter, shown, levels)
        self._marked(painter, shown, levels)
        self._current(painter, shown)

    def _levels(self, shown: Page) -> dict[tuple[int, int], int]:
        """Levels above 0 by (place, column); only rows that have one are looked at cell by cell."""
        model = self._view.sheet_model
        checker = model.document.checker
        positions = model.arrangement.run(shown.first, shown.last)
        worst = checker.row_levels[positions].tolist()
        found = {}
        for at, (row, level) in enumerate(zip(positions.tolist(), worst, strict=True)):
            if level:
                for span in shown.spans:
                    here = checker.level_at(row, span.column)
                    if here:
                        found[shown.first + at, span.column] = here
        return found

    def _grounds(self, painter: QPainter, shown: Page, levels: dict[tuple[int, int], int]) -> None:
        look = theme.now()
        grounds = {
            int(Level.ERROR): QColor(look.error_soft),
            int(Level.WARNING): QColor(look.warning_soft),
            int(Level.NOTE): QColor(look.accent_soft),
        }
        where = {span.column: span for span in shown.spans}
        for (place, column), level in levels.items():
            span = where[column]
            painter.fillRect(span.left, shown.y(place), span.width, shown.height, grounds[level])

    def _selection(self, painter: QPainter, shown: Page) -> None:
        tint = QColor(theme.now().accent)
        tint.setAlpha(70 if theme.now().dark else 45)
        for top, bottom, left, right in self._view.ranges():
            first, last = max(top, shown.first), min(bottom, shown.last)
            if first > last:
                continue
            for span in shown.spans:
                if left <= span.column <= right:
                    painter.fillRect(span.left, shown.y(first), span.width, (last - first + 1) * shown.height, tint)

    def _lines(self, painter: QPainter, shown: Page) -> None:
        line = faint_line()
        height = (shown.last - shown.first + 1) * shown.height
        left = min((span.left for span in shown.spans), default=0)
        right = max((span.left + span.width for span in shown.spans), default=0)
        for place in range(shown.first, shown.last + 1):
            painter.fillRect(left, shown.y(place + 1) - 1, right - left, 1, line)
        for span in shown.spans:
            painter.fillRect(span.left + span.width - 1, shown.top, 1, height, line)

    def _texts(self, painter: QPainter, shown: Page, levels: dict[tuple[int, int], int]) -> None:
        view = self._view
        model = view.sheet_model
        metrics = painter.fontMetrics()
        drop = (shown.height + metrics.ascent() - metrics.descent()) // 2
        positions = model.arrangement.run(shown.first, shown.last)
        sent = set(model.document.mapping.columns.values())
        plain, muted = view.palette().text().color(), QColor(theme.now().muted)
        for span in shown.spans:
            painter.setPen(plain if span.column in sent else muted)
            room, left = span.width - 2 * PAD, span.left + PAD
            texts = model.document.sheet.columns[span.column].texts(positions)
            y = shown.top + drop
            for at, text in enumerate(texts):
                if text:
                    space = room - MARK - 2 if (shown.first + at, span.column) in levels else room
                    painter.drawText(left, y, self._short.get((text, space)) or self._shorten(metrics, text, space))
                y += shown.height

    def _shorten(self, metrics: QFontMetrics, text: str, room: int) -> str:
        """A text as it fits, remembered. Most texts fit, which adding up the widths of their signs shows soonest."""
        if len(self._short) > _CACHED:
            self._short.clear()
        line = text if text.isprintable() and len(text) < _LONG else text[:_LONG].translate(_BREAKS)
        if not self._widths:
            self._widths = {chr(sign): metrics.horizontalAdvance(chr(sign)) + 1 for sign in range(32, 127)}
        try:
            fits = sum(map(self._widths.__getitem__, line)) <= room
        except KeyError:
            fits = metrics.horizontalAdvance(line) <= room
        short = line if fits else metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(room, 0))
        self._short[text, room] = short
        return short

    def _marked(self, painter: QPainter, shown: Page, levels: dict[tuple[int, int], int]) -> None:
        where = {span.column: span for span in shown.spans}
        for (place, column), level in levels.items():
            span = where[column]
            y = shown.y(place) + (shown.height - MARK) // 2
            painter.drawPixmap(QPoint(span.left + span.width - MARK - 4, y), self._mark(level))
        self._changed(painter, shown)

    def _mark(self, level: int) -> QPixmap:
        if level not in self._marks:
            look = theme.now()
            colour = {Level.ERROR: look.error, Level.WARNING: look.warning, Level.NOTE: look.accent}[Level(level)]
            name = LEVEL_ICONS[Level(level)]
            self._marks[level] = icons.pixmap(name, colour, MARK, self._view.devicePixelRatioF())
        return self._marks[level]

    def _changed(self, painter: QPainter, shown: Page) -> None:
        """A bar at the left of each cell that is not as the file has it."""
        model = self._view.sheet_model
        originals = model.document.originals
        bar = QColor(theme.now().accent)
        for place, row in enumerate(model.arrangement.run(shown.first, shown.last).tolist(), shown.first):
            if originals.row_has_changes(row):
                for span in shown.spans:
                    if originals.is_changed(row, span.column):
                        painter.fillRect(span.left, shown.y(place) + 2, 3, shown.height - 5, bar)

    def _current(self, painter: QPainter, shown: Page) -> None:
        """A frame around the current cell: strong while the grid has the focus, thin otherwise."""
        index = self._view.currentIndex()
        span = next((span for span in shown.spans if span.column == index.column()), None)
        if span is None or not shown.first <= index.row() <= shown.last:
            return
        focused = self._view.hasFocus()
        look = theme.now()
        painter.setPen(QPen(QColor(look.accent if focused else look.muted), 2 if focused else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(span.left, shown.y(index.row()), span.width - 2, shown.height - 2)
