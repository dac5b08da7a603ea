"""A page that is higher than its place: what it shows, and what it must not move."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from resultdesk.ui.controls import Button
from resultdesk.ui.scroll import Scroll


class Tall(Scroll):
    """Two buttons with a gap between them, of which the second only just begins to be in sight."""

    def __init__(self) -> None:
        super().__init__()
        inner = QWidget()
        self.first, self.second = Button("Fetch the lists again"), Button("Send 30 results")
        box = QVBoxLayout(inner)
        box.addWidget(self.first)
        box.addSpacing(400)
        box.addWidget(self.second)
        box.addSpacing(200)
        self.setWidget(inner)


@pytest.fixture
def tall(qtbot: QtBot) -> Tall:
    made = Tall()
    qtbot.addWidget(made)
    made.resize(300, 460)
    made.show()
    qtbot.waitExposed(made)
    made.first.setFocus()
    return made


def test_a_click_on_a_button_at_the_edge_presses_it(tall: Tall, qtbot: QtBot) -> None:
    """The page once moved away from under the mouse when the button got the focus, and the click was lost."""
    pressed = []
    tall.second.clicked.connect(lambda: pressed.append(True))
    place = tall.second.mapTo(tall, QPoint(20, 8))
    assert tall.second.visibleRegion().boundingRect().height() < tall.second.height()  # at the edge indeed
    window = tall.windowHandle()
    QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert tall.second.mapTo(tall, QPoint(20, 8)) == place
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert pressed == [True]


def test_the_keyboard_brings_what_it_reaches_into_sight(tall: Tall) -> None:
    tall.second.setFocus(Qt.FocusReason.TabFocusReason)
    assert tall.second.visibleRegion().boundingRect().height() == tall.second.height()
