"""The Check page alone in a window, for a test that works it with keys and mouse from outside.

One line of JSON in, one out: {"ask": "state"} tells what is in the grid; the other questions tell where on the screen
something is, so that the mouse can go there.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from PySide6.QtCore import QObject, QPoint, QSocketNotifier, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QPushButton, QWidget

from resultdesk.ui import theme
from resultdesk.ui.check.pane import CheckPane
from tests.ui.grid.documents import document

_MENU_BUTTON, _EDGE = 12, 1
"""Pixels from the right edge of a column's header."""


class Answers(QObject):
    """Answers the questions that come in on standard input."""

    def __init__(self, window: QMainWindow, pane: CheckPane) -> None:
        super().__init__(window)
        assert pane.bench is not None
        self._bench = pane.bench
        self._window = window
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def _read(self) -> None:
        line = sys.stdin.readline()
        if not line:
            QApplication.quit()
            return
        question = json.loads(line)
        answer = getattr(self, question.pop("ask"))(**question)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()

    def state(self) -> dict[str, Any]:
        """The grid as it is and as it is seen."""
        view, document = self._bench.view, self._bench.document
        index, focus = view.currentIndex(), QApplication.focusWidget()
        return {
            "cells": [document.sheet.row_texts(row) for row in range(len(document.sheet))],
            "numbers": document.sheet.numbers.tolist(),
            "shown": [
                int(view.model().headerData(at, Qt.Orientation.Vertical)) for at in range(view.model().rowCount())
            ],
            "columns": view.visible_columns(),
            "widths": [view.columnWidth(at) for at in range(view.model().columnCount())],
            "current": [index.row(), index.column()],
            "ranges": [list(found) for found in view.ranges()],
            "undo": self._bench.actions_.undo.text(),
            "focus": focus.accessibleName() if focus is not None else "",
            "popup": type(QApplication.activePopupWidget()).__name__,
            "said": self._bench.told.text,
            "busy": self._bench._soon.isActive() or self._bench.problems.busy,
        }

    def cell(self, place: int, column: int) -> list[int]:
        """The middle of a cell."""
        view = self._bench.view
        return _at(view.viewport(), view.visualRect(view.model().index(place, column)).center())

    def header(self, column: int, part: str = "middle") -> list[int]:
        """A column's header: its middle, its menu button, or the edge that widens it."""
        header = self._bench.view.horizontalHeader()
        left, width = header.sectionViewportPosition(column), header.sectionSize(column)
        x = {"middle": left + width // 3, "menu": left + width - _MENU_BUTTON, "edge": left + width - _EDGE}[part]
        return _at(header.viewport(), QPoint(x, header.height() // 2))

    def row_header(self, place: int) -> list[int]:
        """A row's number."""
        header = self._bench.view.verticalHeader()
        return _at(header.viewport(), QPoint(header.width() // 2, header.sectionViewportPosition(place) + 10))

    def button(self, name: str) -> list[int] | None:
        """A button with this name that is in sight; null where there is none."""
        for top in QApplication.topLevelWidgets():
            for found in top.findChildren(QPushButton):
                if found.accessibleName() == name and found.visibleRegion().contains(found.rect().center()):
                    return _at(found, found.rect().center())
        return None

    def problems(self) -> list[int]:
        """The middle of the problems pane."""
        return _at(self._bench.problems, self._bench.problems.rect().center())

    def menu(self, text: str) -> list[int] | None:
        """An entry of the menus that are open; null where there is none."""
        for menu in QApplication.topLevelWidgets():
            if isinstance(menu, QMenu) and menu.isVisible():
                for action in menu.actions():
                    if action.text() == text:
                        return _at(menu, menu.actionGeometry(action).center())
        return None

    def clipboard(self, text: str) -> str:
        """Another program has put this on the clipboard."""
        QGuiApplication.clipboard().setText(text)
        return text


def _at(widget: QWidget, place: QPoint) -> list[int]:
    there = widget.mapToGlobal(place)
    return [there.x(), there.y()]


def main() -> int:
    """Show the window and answer until standard input ends."""
    app = QApplication(sys.argv)
    app.setStyle("Fusion")
    theme.scale_texts(100)
    theme.wear(theme.LIGHT)
    window = QMainWindow()
    window.setWindowTitle("Sixty steps")
    pane = CheckPane()
    pane.show_document(document())
    window.setCentralWidget(pane)
    window.resize(1580, 840)
    window.move(0, 0)
    window.show()
    pane.shown()
    Answers(window, pane)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
