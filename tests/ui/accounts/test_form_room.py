"""Every line of the form has room for what stands in it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from resultdesk.platforms.registry import PLATFORMS
from resultdesk.ui.accounts.hint import Hint
from resultdesk.ui.accounts.window import AccountsWindow
from resultdesk.ui.session import Session


@pytest.mark.parametrize("platform", list(PLATFORMS))
def test_a_secret_and_its_hint_do_not_overlap(qtbot: QtBot, session: Session, platform: str) -> None:
    window = AccountsWindow(session)
    qtbot.addWidget(window)
    window.show()
    qtbot.wait(50)
    window.add(platform)
    qtbot.wait(50)
    for hint in window.form.findChildren(Hint):
        field = hint.parentWidget().findChild(QLineEdit)
        assert hint.height() >= hint.heightForWidth(hint.width())
        assert hint.geometry().top() > field.geometry().bottom()
        assert field.height() >= field.sizeHint().height()
