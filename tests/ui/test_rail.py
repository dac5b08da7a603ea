"""The rail: names beside their pictures, or below them where the window is narrow for its texts."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from resultdesk.ui import theme
from resultdesk.ui.rail import Place, Rail


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.rail = Rail()
    box = QHBoxLayout(made)
    box.addWidget(made.rail)
    box.addStretch(1)
    qtbot.addWidget(made)
    made.resize(1240, 600)
    made.show()
    return made


def test_a_narrow_window_has_a_narrow_rail(window: QWidget, qtbot: QtBot) -> None:
    wide = window.rail.width()
    window.resize(560, 600)
    qtbot.waitUntil(lambda: window.rail.width() < wide)
    window.resize(1240, 600)
    qtbot.waitUntil(lambda: window.rail.width() == wide)


def test_large_texts_make_a_window_narrow(window: QWidget, qtbot: QtBot) -> None:
    window.resize(1024, 560)
    theme.scale_texts(150)
    qtbot.waitUntil(lambda: window.rail.entry(Place.CHECK)._stacked)
    for place in Place:
        entry = window.rail.entry(place)
        picture, words, _side = entry._places(entry.rect().toRectF())
        assert picture.bottom() <= words.top()
        assert words.height() >= entry.fontMetrics().height()
        assert words.width() >= entry.fontMetrics().horizontalAdvance(entry._words)
