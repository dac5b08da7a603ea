"""Platform and account of a spreadsheet: the way to its accounts."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resultdesk.core.fields import Destination
from resultdesk.desk.document import Document
from resultdesk.platforms.contract import Account
from resultdesk.ui.accounts.window import AccountsWindow
from resultdesk.ui.session import Session
from resultdesk.ui.whereto import Whereto


def opened(whereto: Whereto, qtbot: QtBot) -> AccountsWindow:
    """Press Accounts…"""
    whereto.accounts.click()
    (window,) = whereto.findChildren(AccountsWindow)
    qtbot.waitUntil(lambda: window.kept.text() != "", timeout=30_000)
    return window


@pytest.fixture
def whereto(qtbot: QtBot, session: Session, document: Document) -> Whereto:
    """Of a spreadsheet that goes to RunSignup, on a desk with an account at Tracx."""
    session.desk.accounts.add(Account("Harriers", "tracx", "https://api.tracx.events", "token"))
    document.set_destination(Destination("runsignup"))
    made = Whereto(session, document)
    qtbot.addWidget(made)
    made.show()
    return made


def test_without_an_account_there_one_of_that_platform_is_begun(whereto: Whereto, qtbot: QtBot) -> None:
    window = opened(whereto, qtbot)
    assert window.form.account.platform == "runsignup"
    assert window.title.text() == "A new account"


def test_the_account_in_use_is_shown_first(whereto: Whereto, qtbot: QtBot, session: Session) -> None:
    for name in ("Spring run", "Winter run"):
        session.desk.accounts.add(Account(name, "runsignup", "https://api.runsignup.com/rest", "key"))
    whereto.refresh()
    whereto.account.setCurrentText("Winter run")
    whereto.account.activated.emit(whereto.account.currentIndex())
    assert opened(whereto, qtbot).title.text() == "Winter run"


def test_saving_is_in_sight_however_long_the_form_is(whereto: Whereto, qtbot: QtBot) -> None:
    window = opened(whereto, qtbot)
    window.resize(860, 420)
    QApplication.processEvents()
    for button in (window.save_button, window.test_button):
        assert button.visibleRegion().boundingRect() == button.rect()


def test_what_may_be_left_out_is_not_said_to_be_kept(whereto: Whereto, qtbot: QtBot, session: Session) -> None:
    session.desk.accounts.add(Account("Spring run", "runsignup", "https://api.runsignup.com/rest", "key"))
    whereto.refresh()
    window = opened(whereto, qtbot)
    lines = window.form._secrets.values()
    assert {line.edit.placeholderText() for line in lines if line.secret.optional} == {"Type here only to change it."}
