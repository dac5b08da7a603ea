"""Tab goes through a page as it is read, also through what was made anew."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from resultdesk.ui.accounts.window import AccountsWindow
from resultdesk.ui.check.group_card import GroupCard
from resultdesk.ui.controls import Button
from resultdesk.ui.rail import Place
from resultdesk.ui.session import Session
from resultdesk.ui.strip import Strip, Tone
from resultdesk.ui.window import Window
from tests.ui.walking import focusable

SLOW = 20_000


def chain(first: QWidget, last: QWidget) -> list[QWidget]:
    """What Tab reaches, from one control to another."""
    found, at = [], first
    while True:
        if at.isVisible() and at.isEnabled() and focusable(at) and at.focusProxy() is None:
            found.append(at)
        if at is last:
            return found
        at = at.nextInFocusChain()
        assert at is not first, f"{last.accessibleName()} is never reached"


def rising(controls: list[QWidget], root: QWidget) -> bool:
    """Whether each control stands below or right of the one before."""
    places = [control.mapTo(root, control.rect().center()) for control in controls]
    return all(after.y() > before.y() + 10 or after.x() > before.x() for before, after in pairwise(places))


def test_send_goes_from_the_account_over_event_and_race_to_the_button(opened: Window, qtbot: QtBot) -> None:
    opened.go(Place.SEND)
    where = opened.desktop.current.pane(Place.SEND).where
    qtbot.waitUntil(where.again.isEnabled, timeout=SLOW)
    event, race = where.lines["event_id"].control, where.lines["race_id"].value.control
    reached = chain(where.whereto.platform, where.again)
    assert reached[:4] == [where.whereto.platform, where.whereto.account, where.whereto.accounts, event]
    assert reached[-1] is where.again
    assert {event, race} & set(reached) >= {event}
    assert rising(reached, where)


def test_columns_go_from_the_top_to_the_button_below(opened: Window) -> None:
    opened.go(Place.COLUMNS)
    pane = opened.desktop.current.pane(Place.COLUMNS)
    combos = [line.combo for line in pane.lines.values()]
    reached = chain(pane.whereto.platform, pane.next)
    assert [one for one in reached if one in combos] == combos
    assert reached[-1] is pane.next


def test_a_new_account_goes_from_the_server_over_the_token_to_save(qtbot: QtBot, session: Session) -> None:
    accounts = AccountsWindow(session)
    qtbot.addWidget(accounts)
    accounts.show()
    accounts.add("tracx")
    token = accounts.form._secrets["CONNECT_TOKEN"]
    qtbot.waitUntil(token.edit.isVisible)
    reached = chain(accounts.form.name, accounts.save_button)
    assert accounts.form.server in reached
    assert token.edit in reached
    assert reached[-2:] == [token.show_button, accounts.save_button]


def test_problems_go_card_by_card(opened: Window, qtbot: QtBot) -> None:
    opened.go(Place.CHECK)
    document = opened.desktop.current.document
    document.type_into(0, 5, "12")
    document.type_into(1, 6, "Netherlands")
    problems = opened.desktop.current.pane(Place.CHECK).bench.problems
    cards = problems.findChildren(GroupCard)
    qtbot.waitUntil(lambda: len(problems.findChildren(GroupCard)) == 2 and not problems.busy)
    cards = sorted(problems.findChildren(GroupCard), key=lambda card: card.y())
    last = [one for one in cards[1].findChildren(Button) if one.isVisible()][-1]
    reached = chain(cards[0].findChildren(Button)[0], last)
    owners = [next(card for card in cards if card.isAncestorOf(one)) for one in reached]
    assert owners == sorted(owners, key=cards.index)


@pytest.mark.parametrize("closable", [True, False])
def test_the_buttons_of_a_strip_are_reached_where_it_stands(qtbot: QtBot, closable: bool) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    before, strip, after = Button("Before", parent=page), Strip(page), Button("After", parent=page)
    page.show()
    asked = [Button("Yes"), Button("No")]
    strip.say(Tone.NOTE, "Really?", "", *asked, closable=closable)
    qtbot.waitUntil(lambda: all(one.isVisible() for one in asked))
    reached = chain(before, after)
    assert [one for one in reached if one in (before, after, *asked)] == [before, *asked, after]
