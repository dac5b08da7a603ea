"""Widths, order and hidden columns of the grid, as a person left them for the last sheet with these headers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from resultdesk.ui.work import Tell, Work

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch
    from resultdesk.desk.memory import Memory
    from resultdesk.ui.grid.view import SheetView

_SOON = 500
"""Milliseconds after the last change before it is written down."""
_DRAWER = "layout"


class Layout(QObject):
    """Puts the grid as it was last time and follows what a person does to its columns from then on."""

    def __init__(self, view: SheetView, memory: Memory) -> None:
        super().__init__(view)
        self._view, self._memory = view, memory
        self._widths: dict[str, int] = {}
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._keep)
        self._put_back(memory.get(_DRAWER, self._line()))
        header = view.horizontalHeader()
        header.sectionMoved.connect(self._changed)
        header.sectionResized.connect(self._resized)

    def _put_back(self, kept: dict[str, Any] | None) -> None:
        header, n = self._view.horizontalHeader(), len(self._view.sheet_model.document.sheet.columns)
        if kept is None or sorted(kept["order"]) != list(range(n)):
            return
        for visual, column in enumerate(kept["order"]):
            header.moveSection(header.visualIndex(column), visual)
        self._widths = kept["widths"]
        for column, width in self._widths.items():
            self._view.setColumnWidth(int(column), width)
        sent = set(self._view.sheet_model.document.mapping.columns.values())
        hidden = [column for column in kept["hidden"] if column not in sent]  # nothing goes that was not shown
        for column in hidden if len(hidden) < n else ():
            self._view.setColumnHidden(column, True)

    def _resized(self, column: int, before: int, width: int) -> None:
        by_hand = QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton
        if width and before and by_hand:
            self._widths[str(column)] = width
        if by_hand or not width or not before:
            self._changed()

    def _changed(self) -> None:
        self._soon.start()

    def _keep(self) -> None:
        header, memory, line = self._view.horizontalHeader(), self._memory, self._line()
        n = header.count()
        kept = {
            "order": [header.logicalIndex(visual) for visual in range(n)],
            "hidden": [column for column in range(n) if header.isSectionHidden(column)],
            "widths": {column: width for column, width in self._widths.items() if int(column) < n},
        }

        def call(_watch: Watch, _tell: Tell) -> None:
            memory.put(_DRAWER, line, kept)

        Work(call).start()

    def _line(self) -> str:
        return "\t".join(self._view.sheet_model.document.sheet.headers)
