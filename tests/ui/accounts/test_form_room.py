"""Every line of the form has room for what stands in it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from resultdesk.platforms.registry import PLATFORMS
from resultdesk.ui.accounts.hint import Hint
from resultdesk.ui.accounts.window import AccountsWindow
from resultdesk.ui.session import Session


def crowded(window: AccountsWindow) -> list[str]:
    """The hints that stand over their field, or have no room for their words."""
    found = []
    for hint in window.form.findChildren(Hint):
        field = hint.parentWidget().findChild(QLineEdit)
        room = hint.height() >= hint.heightForWidth(hint.width()) and field.height() >= field.sizeHint().height()
        if not room or hint.geometry().top() <= field.geometry().bottom():
            found.append(hint.text())
    return found


@pytest.mark.parametrize("platform", list(PLATFORMS))
def test_a_secret_and_its_hint_do_not_overlap(qtbot: QtBot, session: Session, platform: str) -> None:
    window = AccountsWindow(session)
    qtbot.addWidget(window)
    window.show()
    window.add(platform)
    qtbot.waitUntil(lambda: bool(window.form.findChildren(Hint)) and not crowded(window))
