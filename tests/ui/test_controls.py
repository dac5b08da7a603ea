"""Buttons, strips, wrapping rows: sizes, names, keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from resultdesk.core.errors import CannotRead
from resultdesk.ui import theme
from resultdesk.ui.controls import Bar, Button, Combo, IconButton, Kind, Text
from resultdesk.ui.flow import Flow, row
from resultdesk.ui.rail import Place, Rail
from resultdesk.ui.strip import Strip, Tone


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("words", ["OK", "Pad 14 chip codes", ""])
def test_a_button_is_a_target_of_at_least_32_pixels(qtbot: QtBot, kind: Kind, words: str) -> None:
    button = Button(words, kind)
    qtbot.addWidget(button)
    assert button.sizeHint().height() >= 32
    assert button.sizeHint().width() >= 32
    assert button.minimumSizeHint() == button.sizeHint()


def test_an_ampersand_is_an_ampersand(qtbot: QtBot) -> None:
    button = Button("Kok & Vos")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Kok & Vos"
    assert button.shortcut().isEmpty()


def test_a_button_grows_with_the_texts(qtbot: QtBot) -> None:
    button = Button("Send 312 participants")
    qtbot.addWidget(button)
    button.show()
    before = button.sizeHint().width()
    theme.scale_texts(200)
    qtbot.waitUntil(lambda: button.sizeHint().width() > 1.6 * before)


def test_texts_follow_the_size_at_once(qtbot: QtBot) -> None:
    text = Text("Where does it go?", size=1.5)
    qtbot.addWidget(text)
    before = text.font().pointSizeF()
    theme.scale_texts(150)
    assert text.font().pointSizeF() == pytest.approx(1.5 * before)


def test_markup_in_a_text_stays_text(qtbot: QtBot) -> None:
    text = Text("<b>Zoë</b>")
    qtbot.addWidget(text)
    assert text.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_a_button(qtbot: QtBot, key: Qt.Key) -> None:
    button = IconButton("Close", "close")
    qtbot.addWidget(button)
    pressed = []
    button.clicked.connect(lambda: pressed.append(True))
    qtbot.keyClick(button, key)
    assert pressed == [True]


def test_enter_that_is_held_down_does_not_press_the_next_button_too(qtbot: QtBot) -> None:
    button = Button("Send 312 participants")
    qtbot.addWidget(button)
    pressed = []
    button.clicked.connect(lambda: pressed.append(True))
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
    QApplication.sendEvent(button, held)
    assert pressed == []


def test_enter_goes_to_a_place(qtbot: QtBot) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    with qtbot.waitSignal(rail.went) as went:
        qtbot.keyClick(rail.entry(Place.OUTBOX), Qt.Key.Key_Return)
    assert went.args == [Place.OUTBOX]


def test_a_long_choice_is_read_whole_where_there_is_room(qtbot: QtBot) -> None:
    combo = Combo("Uitslagen die er al zijn")
    qtbot.addWidget(combo)
    words = "Replace: alle uitslagen van de loop verwijderen en dan het blad nemen"
    combo.fill([("Update", "u"), (words, "r")], "r")
    for size in (100, 150):
        theme.scale_texts(size)
        combo.resize(1200, 40)
        option = QStyleOptionComboBox()
        combo.initStyleOption(option)
        room = combo.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
        )
        assert combo.fontMetrics().horizontalAdvance(words) < room.width()


def test_the_entries_of_a_combo_are_targets_too(qtbot: QtBot) -> None:
    combo = Combo("Send to")
    qtbot.addWidget(combo)
    combo.fill([("Tracx", "tracx"), ("RunSignup", "runsignup")])
    assert combo.view().sizeHintForRow(1) >= 32


def test_a_combo_tells_nobody_when_filled(qtbot: QtBot) -> None:
    combo = Combo("Race")
    qtbot.addWidget(combo)
    heard = []
    combo.currentIndexChanged.connect(heard.append)
    combo.fill([("5 km", "1"), ("10 km", "2")], "2")
    assert combo.currentText() == "10 km"
    combo.fill([("5 km", "1")], "7")
    assert combo.currentIndex() == -1
    assert heard == []


def test_a_flow_wraps_where_it_is_narrow(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = Flow(holder)
    buttons = [Button(f"Button {n}") for n in range(4)]
    for button in buttons:
        flow.addWidget(button)
    one_line = flow.heightForWidth(10_000)
    assert flow.heightForWidth(buttons[0].sizeHint().width() * 2 + 20) > one_line
    flow.setGeometry(QRect(0, 0, buttons[0].sizeHint().width() + 4, 400))
    assert len({button.y() for button in buttons}) == 4


def test_a_strip_says_what_and_what_to_do(qtbot: QtBot) -> None:
    strip = Strip()
    qtbot.addWidget(strip)
    assert strip.text == ""
    strip.error(CannotRead("file.empty", "list.csv"))
    assert strip.text.startswith("list.csv is empty.")
    assert strip.accessibleName() == strip.text
    strip.clear()
    assert strip.text == ""


@pytest.mark.parametrize("tone", list(Tone))
@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK, theme.CONTRAST])
def test_every_tone_has_a_shape_of_its_own_in_every_look(qtbot: QtBot, tone: Tone, look: theme.Theme) -> None:
    theme.wear(look)
    strip = Strip()
    qtbot.addWidget(strip)
    strip.say(tone, "What", "Do", Button("Act"))
    strip.show()
    assert not strip.grab().isNull()
    assert len({tone.value for tone in Tone}) == len(Tone)


def test_buttons_of_the_last_message_are_gone_with_it(qtbot: QtBot) -> None:
    strip = Strip()
    qtbot.addWidget(strip)
    strip.say(Tone.NOTE, "One", "", Button("First"))
    strip.say(Tone.NOTE, "Two", "", Button("Second"))
    assert [button.accessibleName() for button in strip.buttons] == ["Second"]


def test_the_rail_counts_beside_the_outbox(qtbot: QtBot) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    rail.count(Place.OUTBOX, 2)
    assert rail.entry(Place.OUTBOX).accessibleName() == "Outbox 2"
    rail.count(Place.OUTBOX, 0)
    assert rail.entry(Place.OUTBOX).accessibleName() == "Outbox"


def test_the_rail_tells_where_a_person_wants_to_go(qtbot: QtBot) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    with qtbot.waitSignal(rail.went) as went:
        rail.entry(Place.HISTORY).click()
    assert went.args == [Place.HISTORY]


def test_a_row_of_hidden_controls_takes_no_room(qtbot: QtBot) -> None:
    button = Button("Send")
    made = row(button)
    qtbot.addWidget(made)
    button.setVisible(False)
    assert made.sizeHint().height() == 0


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK, theme.CONTRAST], ids=lambda look: look.name)
def test_a_bar_that_is_still_empty_can_be_seen(qtbot: QtBot, look: theme.Theme) -> None:
    theme.wear(look)
    bar = Bar("Upload progress")
    qtbot.addWidget(bar)
    bar.setRange(0, 10)
    bar.resize(200, 16)
    edge = bar.grab().toImage().pixelColor(0, 8)
    assert abs(edge.lightness() - QColor(look.window).lightness()) > 60


@pytest.mark.parametrize("size", [100, 200])
def test_a_single_line_stands_level_with_its_mark_and_its_close_button(qtbot: QtBot, size: int) -> None:
    theme.scale_texts(size)
    strip = Strip()
    qtbot.addWidget(strip)
    strip.resize(900, 100)
    strip.say(Tone.NOTE, "Saved as people.csv.")
    strip.resize(900, strip.sizeHint().height())
    strip.show()
    qtbot.waitExposed(strip)
    middles = [part.geometry().center().y() for part in (strip._mark, strip._what, strip._close)]
    assert max(middles) - min(middles) <= 2


def test_the_list_of_a_combo_has_an_edge_in_high_contrast(qtbot: QtBot) -> None:
    theme.wear(theme.CONTRAST)
    combo = Combo("Send to")
    qtbot.addWidget(combo)
    combo.fill([("Tracx", "tracx"), ("RunSignup", "runsignup")])
    combo.resize(200, 36)
    combo.show()
    combo.showPopup()
    picture = combo.view().parentWidget().grab().toImage()
    combo.hidePopup()
    edge = picture.pixelColor(0, picture.height() // 2)
    assert edge.lightness() > 150
