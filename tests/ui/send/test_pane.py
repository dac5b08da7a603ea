"""The Send page against the practice Tracx: before, while and after; every way it can go wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from resultdesk.desk.document import Document
from resultdesk.platforms.contract import Account
from resultdesk.ui.rail import Place
from resultdesk.ui.send.pane import Mode, SendPane
from resultdesk.ui.session import Session

SLOW = 30_000


@pytest.fixture
def pane(qtbot: QtBot, session: Session, practice: object, document: Document) -> SendPane:
    """Ready to send six participants to event 1."""
    document.set_destination(replace(document.destination, account="Practice Tracx", settings={"event_id": "1"}))
    made = SendPane(session, document)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.shown()
    qtbot.waitUntil(lambda: {"event_id", "race_id"} <= document.lists.keys(), timeout=SLOW)
    return made


def send(pane: SendPane, qtbot: QtBot) -> str:
    """Press the button and wait for what comes of it."""
    with qtbot.waitSignal(pane.sending.finished, timeout=SLOW):
        pane.primary_button().click()
    qtbot.waitUntil(lambda: pane.mode is not Mode.SENDING, timeout=SLOW)
    return pane.outcome.strip.text


# Before


def test_the_summary_and_the_button_say_how_many_go_where(pane: SendPane) -> None:
    assert pane.summary.text() == "6 participants to Voorjaarsloop 2026."
    assert pane.send.accessibleName() == "Send 6 participants"
    assert pane.send.isEnabled()


def test_rows_with_errors_stay_and_are_counted(pane: SendPane, document: Document, qtbot: QtBot) -> None:
    document.type_into(0, 5, "12")
    qtbot.waitUntil(lambda: pane.send.accessibleName() == "Send 5 participants")
    assert "1 row with errors stays here." in pane.summary.text()


def test_nothing_ready_sends_one_to_check(pane: SendPane, document: Document, qtbot: QtBot) -> None:
    for row in range(6):
        document.type_into(row, 5, "12")
    qtbot.waitUntil(lambda: not pane.send.isEnabled())
    with qtbot.waitSignal(pane.place_wanted) as wanted:
        pane.strip.buttons[0].click()
    assert wanted.args == [Place.CHECK]


def test_a_missing_choice_is_named(pane: SendPane, document: Document, qtbot: QtBot) -> None:
    document.set_destination(replace(document.destination, settings={}))
    qtbot.waitUntil(lambda: not pane.send.isEnabled())
    assert "Event has not been chosen yet" in pane.strip.text


def test_without_an_account_one_can_be_added(qtbot: QtBot, session: Session, document: Document) -> None:
    pane = SendPane(session, document)
    qtbot.addWidget(pane)
    pane.show()
    pane.shown()
    assert not pane.send.isEnabled()
    assert "Tracx does not know you yet" in pane.strip.text
    assert pane.strip.buttons[0].accessibleName() == "Add an account…"


def test_events_and_races_come_from_the_platform(pane: SendPane) -> None:
    event = pane.where.lines["event_id"].control
    assert [event.itemText(at) for at in range(event.count())] == ["Voorjaarsloop 2026", "Avondloop 2026"]
    race = pane.where.lines["race_id"].value.control
    assert [race.itemText(at) for at in range(race.count())] == ["5 km", "10 km", "Halve marathon"]


def test_another_event_has_other_races(pane: SendPane, document: Document, qtbot: QtBot) -> None:
    event = pane.where.lines["event_id"].control
    event.setCurrentIndex(1)
    event.activated.emit(1)
    assert document.destination.settings["event_id"] == "2"
    qtbot.waitUntil(lambda: [one.label for one in document.lists.get("race_id", ())] == ["4 km", "8 km"], timeout=SLOW)


def test_one_race_for_all_rows_takes_the_place_of_the_column(pane: SendPane, document: Document) -> None:
    line = pane.where.lines["race_id"]
    line.way.setCurrentIndex(0)
    line.way.activated.emit(0)
    assert "race_id" not in document.mapping.columns
    race = line.value.control
    race.setCurrentIndex(1)
    race.activated.emit(1)
    assert document.destination.settings["race_id"] == "2"
    assert document.filled == {"race_id"}


def test_a_column_takes_the_place_of_one_race(pane: SendPane, document: Document) -> None:
    line = pane.where.lines["race_id"]
    line.way.setCurrentIndex(0)
    line.way.activated.emit(0)
    line.way.setCurrentIndex(1)
    line.way.activated.emit(1)
    at = line.column.findText("race_id")
    line.column.setCurrentIndex(at)
    line.column.activated.emit(at)
    assert document.mapping.columns["race_id"] == 4
    assert "race_id" not in document.destination.settings


def test_offline_the_lists_are_as_last_seen(pane: SendPane, practice: object, qtbot: QtBot) -> None:
    practice.stop()
    pane.where.again.click()
    qtbot.waitUntil(lambda: "as last seen" in pane.where.strip.text, timeout=SLOW)
    event = pane.where.lines["event_id"].control
    assert event.itemText(0) == "Voorjaarsloop 2026"


def test_an_event_of_the_practice_platform_is_never_sent_to_a_real_one(
    pane: SendPane, session: Session, document: Document, qtbot: QtBot
) -> None:
    """Event 1 there is another event; without a network no list would say so."""
    session.desk.accounts.add(Account("Club", "tracx", "http://127.0.0.1:9"))
    session.accounts_changed.emit()
    account = pane.where.whereto.account
    account.setCurrentIndex(account.findData("Club"))
    account.activated.emit(account.currentIndex())
    assert document.destination.account == "Club"
    assert document.destination.settings == {}
    qtbot.waitUntil(lambda: not pane.send.isEnabled())


def test_when_practice_has_ended_its_event_is_no_longer_chosen(
    pane: SendPane, session: Session, document: Document
) -> None:
    session.desk.accounts.remove("Practice Tracx")
    session.desk.accounts.add(Account("Club", "tracx", "http://127.0.0.1:9"))
    session.accounts_changed.emit()
    assert document.destination.account == "Club"
    assert document.destination.settings == {}
    assert pane.where.lines["event_id"].control.currentData() in (None, "")


# After


def test_queued_is_said_and_not_imported(pane: SendPane, qtbot: QtBot) -> None:
    said = send(pane, qtbot)
    assert said.startswith("6 participants queued at Tracx")
    assert "imported" not in said
    assert pane.primary_button() is None
    assert not pane.send.isVisible()


def test_after_it_went_a_new_row_that_was_mended_can_follow_alone(
    pane: SendPane, document: Document, practice: object, qtbot: QtBot
) -> None:
    document.type_into(0, 5, "12")
    qtbot.waitUntil(lambda: pane.send.accessibleName() == "Send 5 participants")
    send(pane, qtbot)
    assert not pane.outcome.again_button.isVisible()
    document.type_into(0, 5, "0000001")
    qtbot.waitUntil(pane.outcome.again_button.isVisible)
    assert pane.outcome.again_button.accessibleName() == "Send the row that has not gone"
    said = send(pane, qtbot)
    assert said.startswith("1 participant")
    assert "until" not in said, "the five others have gone and need no mending"


def test_rows_that_stay_are_told_afterwards_too(pane: SendPane, document: Document, qtbot: QtBot) -> None:
    document.type_into(0, 5, "12")
    qtbot.waitUntil(lambda: pane.send.accessibleName() == "Send 5 participants")
    assert "1 row stays here until it is mended." in send(pane, qtbot)
    (check,) = pane.outcome.strip.buttons
    assert check.accessibleName() == "Go to Check"
    with qtbot.waitSignal(pane.place_wanted) as wanted:
        check.click()
    assert wanted.args == [Place.CHECK]


def test_where_sending_again_is_safe_nobody_is_told_to_look_first(
    pane: SendPane, practice: object, qtbot: QtBot
) -> None:
    practice.faults.switch("500x*")
    said = send(pane, qtbot)
    assert said.startswith("No clear answer came for 6 participants")
    assert "has trouble of its own (500)" in said
    assert "Sending it again is safe" in said
    assert "look on the platform" not in said


@pytest.mark.parametrize("shape", ["422", "422=prefixed", "422=enveloped"])
def test_refused_rows_carry_the_platforms_words_in_each_shape(
    pane: SendPane, practice: object, qtbot: QtBot, shape: str
) -> None:
    practice.faults.switch(shape)
    said = send(pane, qtbot)
    model = pane.outcome.refused.rows
    assert model.rowCount() >= 1
    first = [model.index(0, column).data() for column in range(4)]
    assert first[0] == "2"
    assert first[1] == "1"
    assert "0000001" in first[2]
    assert first[3]
    assert "refused" in said or "fault" in said


def test_rows_of_an_upload_refused_as_a_whole_are_all_listed(pane: SendPane, practice: object, qtbot: QtBot) -> None:
    practice.faults.switch("refused")
    assert "refused 6 participants" in send(pane, qtbot)
    model = pane.outcome.refused.rows
    assert model.rowCount() == 6
    assert {model.index(row, 3).data() for row in range(6)} == {"The import could not be queued"}
    assert [model.index(0, column).data() for column in (0, 1, 2)] == ["2", "1", ""]
    assert "6" in pane.outcome.again_button.accessibleName()


def test_a_click_on_a_refused_row_goes_to_its_cell(pane: SendPane, practice: object, qtbot: QtBot) -> None:
    practice.faults.switch("422")
    send(pane, qtbot)
    table = pane.outcome.refused
    with qtbot.waitSignal(pane.cell_wanted) as wanted:
        table.clicked.emit(table.rows.index(0, 3))
    assert wanted.args == [2, "chip_code"]


def test_refused_rows_go_again_after_mending(pane: SendPane, practice: object, qtbot: QtBot) -> None:
    practice.faults.switch("422")
    send(pane, qtbot)
    again = pane.outcome.again_button
    assert again.isVisible()
    assert "again" in again.accessibleName()
    before = len(practice.requests)
    assert "queued at Tracx" in send(pane, qtbot)
    assert len(practice.requests) > before
    assert not again.isVisible()


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        ("401x*@any", "connect token"),
        ("403", "permissions.participants.store-multiple"),
        ("403=bare", "permissions.participants.store-multiple"),
        ("refused", ""),
    ],
)
def test_what_the_platform_will_not_have_is_said_in_its_own_sentence(
    pane: SendPane, practice: object, qtbot: QtBot, fault: str, word: str
) -> None:
    practice.faults.switch(fault)
    said = send(pane, qtbot)
    assert word in said
    assert "Exception" not in said
    assert pane.mode is Mode.OUTCOME


def test_a_sign_in_that_is_refused_keeps_the_upload_and_offers_the_accounts(
    pane: SendPane, practice: object, session: Session, qtbot: QtBot
) -> None:
    practice.faults.switch("401x*@any")
    said = send(pane, qtbot)
    assert "6 participants kept in the outbox" in said
    assert "Accounts…" in [button.accessibleName() for button in pane.outcome.strip.buttons]
    assert len(session.desk.outbox.waiting()) == 1
    practice.faults.clear()
    assert "queued at Tracx" in send(pane, qtbot)
    assert session.desk.outbox.waiting() == []


def test_cancel_ends_it_and_nothing_is_called_sent(
    pane: SendPane, practice: object, session: Session, qtbot: QtBot
) -> None:
    practice.faults.switch("silent")
    pane.send.click()
    qtbot.waitUntil(lambda: not practice.faults.active, timeout=SLOW)
    with qtbot.waitSignal(pane.sending.finished, timeout=SLOW):
        pane.progress.cancel.click()
    qtbot.waitUntil(lambda: pane.mode is Mode.OUTCOME)
    assert "may or may not have them" in pane.outcome.strip.text
    assert "safe" in pane.outcome.strip.text
    assert len(session.desk.outbox.waiting()) == 1


def test_the_details_show_the_answer_and_no_token(pane: SendPane, qtbot: QtBot) -> None:
    send(pane, qtbot)
    pane.outcome.details.toggle.click()
    shown = pane.outcome.details.text.toPlainText()
    assert "status 200" in shown
    assert "practice-connect-token" not in shown


def test_once_more_is_a_step_of_its_own(pane: SendPane, qtbot: QtBot) -> None:
    send(pane, qtbot)
    pane.outcome.anew_button.click()
    assert pane.mode is Mode.PREPARE
    assert pane.primary_button() is pane.send
