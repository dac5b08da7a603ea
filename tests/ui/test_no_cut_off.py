"""No text is cut off, with a language a third longer than English and texts at 150 per cent."""

from __future__ import annotations

import gettext
import re

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from resultdesk.core import language
from resultdesk.ui import theme
from resultdesk.ui.accounts.window import AccountsWindow
from resultdesk.ui.rail import Place
from resultdesk.ui.window import Window
from tests.ui.walking import controls, in_sight, labels

_KEPT = re.compile(r"(\{\w+\}|&)")
_ACCENTS = str.maketrans("aeiouyAEIOUnc", "åéîöûýÅÉÎÖÛñç")


class Pseudo(gettext.NullTranslations):
    """Longer by a third and accented; placeholders stay."""

    def gettext(self, message: str) -> str:
        parts = _KEPT.split(message)
        said = "".join(part if at % 2 else part.translate(_ACCENTS) for at, part in enumerate(parts))
        return f"{said} {'~' * (len(message) // 3)}"

    def ngettext(self, one: str, many: str, n: int) -> str:
        return self.gettext(one if n == 1 else many)


@pytest.fixture(autouse=True)
def pseudo(monkeypatch: pytest.MonkeyPatch, english: None) -> None:
    """Speak it for one test."""
    monkeypatch.setattr(language, "_catalogue", Pseudo())


@pytest.fixture(params=[100, 150])
def large(request: pytest.FixtureRequest, opened: Window) -> Window:
    """The window at this size of texts."""
    opened.looks.resize_texts(request.param)
    return opened


def cut(root: QWidget) -> list[str]:
    """What does not fit where it stands."""
    found = []
    for label in labels(root):
        room = label.contentsRect().adjusted(-1, -1, 1, 1)
        need = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        wide = 0 if label.wordWrap() else label.sizeHint().width()
        if need > label.height() + 1 or wide > label.width() + 1 or _longest_word(label) > room.width() + 2:
            found.append(f"label {label.text()[:40]!r}: {label.size().toTuple()} needs {wide}x{need}")
    for control in controls(root):
        if isinstance(control, QPushButton) and (
            control.width() < control.sizeHint().width() or control.height() < control.sizeHint().height()
        ):
            found.append(f"button {control.accessibleName()[:40]!r}: {control.size().toTuple()}")
        if isinstance(control, QComboBox | QLineEdit) and control.height() < control.sizeHint().height():
            found.append(f"field {control.accessibleName()[:40]!r}: {control.size().toTuple()}")
    return found + covered(root)


def covered(root: QWidget) -> list[str]:
    """Controls and texts that lie upon one another."""
    found = []
    shown = [widget for widget in in_sight(root) if isinstance(widget, QLabel | QPushButton | QComboBox | QLineEdit)]
    shown = [widget for widget in shown if not isinstance(widget, QLabel) or widget.text()]
    for at, one in enumerate(shown):
        for other in shown[at + 1 :]:
            if one.parent() is other.parent() and one.geometry().intersects(_smaller(other.geometry())):
                found.append(f"{_word(one)} over {_word(other)}")
    return found


def _smaller(rect: QRect) -> QRect:
    return rect.adjusted(1, 1, -1, -1)


def _word(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel) else widget.accessibleName()
    return repr(text[:40])


def _longest_word(label: QLabel) -> int:
    return max((label.fontMetrics().horizontalAdvance(word) for word in label.text().split()), default=0)


def wait_until_whole(qtbot: QtBot, widget: QWidget) -> None:
    """Layouts settle over some turns of the event loop; in the end nothing may be cut off."""

    def whole() -> None:
        assert cut(widget) == []

    qtbot.waitUntil(whole)


@pytest.mark.parametrize("place", list(Place))
def test_each_place(large: Window, place: Place, qtbot: QtBot) -> None:
    large.go(place)
    wait_until_whole(qtbot, large)


@pytest.mark.parametrize("percent", [100, 150])
def test_the_start_page(window: Window, percent: int, qtbot: QtBot) -> None:
    window.looks.resize_texts(percent)
    wait_until_whole(qtbot, window)


@pytest.mark.parametrize("percent", [100, 150])
def test_the_accounts_window(opened: Window, percent: int, qtbot: QtBot) -> None:
    theme.scale_texts(percent)
    accounts = AccountsWindow(opened.session)
    qtbot.addWidget(accounts)
    accounts.show()
    accounts.add("tracx")
    wait_until_whole(qtbot, accounts)
