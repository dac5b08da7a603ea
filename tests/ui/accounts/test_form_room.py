"""Every line of the form has room for what stands in it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from resultdesk.platforms.registry import PLATFORMS
from resultdesk.ui.accounts.roomy import Roomy
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
    for line in window.form.findChildren(Roomy):
        needed = line.heightForWidth(line.width()) if line.hasHeightForWidth() else line.sizeHint().height()
        assert line.height() >= needed
