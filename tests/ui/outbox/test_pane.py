"""The Outbox page: what waits, sent now or discarded (asked twice)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resultdesk.core.errors import Cancelled, DeskError, NoAnswer
from resultdesk.core.fields import Destination
from resultdesk.desk.document import Document
from resultdesk.platforms.contract import Account
from resultdesk.sending import policy
from resultdesk.sending.claim import Ending
from resultdesk.sending.parcel import Held, Parcel, State
from resultdesk.ui import closing
from resultdesk.ui.controls import Kind
from resultdesk.ui.moments import moment
from resultdesk.ui.outbox.pane import OutboxPane, _why
from resultdesk.ui.send.headline import headline
from resultdesk.ui.session import Session
from resultdesk.ui.strip import Tone

SLOW = 30_000


@pytest.fixture
def waiting(session: Session, practice: object, document: Document) -> str:
    """A sealed upload of six participants."""
    document.set_destination(replace(document.destination, account="Practice Tracx", settings={"event_id": "1"}))
    return session.desk.seal(document)


def shown(qtbot: QtBot, session: Session, rows: int) -> OutboxPane:
    pane = OutboxPane(session)
    qtbot.addWidget(pane)
    pane.resize(1000, 700)
    pane.show()
    pane.shown()
    qtbot.waitUntil(lambda: pane.table.rows.rowCount() == rows and bool(pane.about.text()), timeout=SLOW)
    return pane


def test_nothing_waits(qtbot: QtBot, session: Session) -> None:
    pane = shown(qtbot, session, 0)
    assert pane.about.text().startswith("Nothing waits.")
    assert not pane.table.isVisible()
    assert not pane.send.isVisible()


def test_what_waits_is_counted_with_the_age_of_the_oldest(qtbot: QtBot, session: Session, waiting: str) -> None:
    pane = shown(qtbot, session, 1)
    assert pane.about.text().startswith("1 upload waits. The oldest was sealed ")
    assert "6 participants sealed" in pane.trouble.text


def test_send_now(qtbot: QtBot, session: Session, waiting: str) -> None:
    pane = shown(qtbot, session, 1)
    pane.send.click()
    qtbot.waitUntil(lambda: "queued at Tracx" in pane.strip.text, timeout=SLOW)
    qtbot.waitUntil(lambda: pane.table.rows.rowCount() == 0, timeout=SLOW)
    assert session.desk.outbox.waiting() == []


def test_what_went_by_itself_since_is_not_said_to_be_waiting(
    qtbot: QtBot, session: Session, practice: object, waiting: str
) -> None:
    practice.faults.switch("cut=beforex*@any")
    pane = shown(qtbot, session, 1)
    pane.send.click()
    qtbot.waitUntil(lambda: "6 participants sealed" in pane.strip.text, timeout=SLOW)
    practice.faults.clear()
    session.desk.send(waiting)
    pane.shown()
    qtbot.waitUntil(lambda: pane.table.rows.rowCount() == 0, timeout=SLOW)
    assert pane.strip.text == ""


def test_discard_is_asked_twice_and_leaves_a_receipt(qtbot: QtBot, session: Session, waiting: str) -> None:
    pane = shown(qtbot, session, 1)
    pane.discard.click()
    assert "6 rows will not be sent" in pane.strip.text
    assert len(session.desk.outbox.waiting()) == 1
    keep, go = pane.strip.buttons
    assert keep.accessibleName() == "Keep it"
    go.click()
    qtbot.waitUntil(lambda: pane.table.rows.rowCount() == 0, timeout=SLOW)
    assert session.desk.outbox.waiting() == []
    assert session.desk.outbox.receipt(waiting).state.value == "cancelled"


def test_after_the_last_is_discarded_the_message_keeps_its_size_and_the_focus_stays_on_the_page(
    qtbot: QtBot, session: Session, waiting: str
) -> None:
    pane = shown(qtbot, session, 1)
    with qtbot.waitActive(pane):
        pane.activateWindow()
    pane.discard.click()
    pane.strip.buttons[1].setFocus()
    pane.strip.buttons[1].click()
    assert QApplication.focusWidget() is pane.table
    qtbot.waitUntil(pane.table.isHidden, timeout=SLOW)
    assert QApplication.focusWidget() is pane
    qtbot.waitUntil(lambda: pane.strip.height() <= 2 * pane.strip.sizeHint().height())
    assert pane.strip.text == "Discarded. Nothing more of it will be sent."


def test_the_trouble_of_the_last_try_is_not_told_of_what_is_being_sent(session: Session, waiting: str) -> None:
    stopped = replace(session.desk.outbox.receipt(waiting), trouble=Cancelled())
    assert _why(stopped)[0] == "Cancelled."
    assert _why(replace(stopped, state=State.SENDING)) == ("Being sent.", "Wait until it is done.")


def test_discarding_rows_that_may_have_arrived_says_so(qtbot: QtBot, session: Session, asking: str) -> None:
    pane = shown(qtbot, session, 1)
    pane.discard.click()
    assert pane.strip.text.startswith(
        "Discard this upload? None of its rows waits to be sent. For 2 rows no answer came:"
    )


def test_a_question_is_about_the_upload_it_was_asked_of(
    qtbot: QtBot, session: Session, waiting: str, document: Document
) -> None:
    other = session.desk.seal(document)
    pane = shown(qtbot, session, 2)
    pane.discard.click()
    _keep, go = pane.strip.buttons
    with QSignalBlocker(pane.table.selectionModel()):  # the list was filled anew under the question
        pane.table.selectRow(1)
    go.click()
    qtbot.waitUntil(lambda: pane.table.rows.rowCount() == 1, timeout=SLOW)
    assert [receipt.id for receipt in session.desk.outbox.waiting()] == [other]


def test_a_question_is_over_when_another_upload_is_chosen(
    qtbot: QtBot, session: Session, waiting: str, document: Document
) -> None:
    session.desk.seal(document)
    pane = shown(qtbot, session, 2)
    pane.discard.click()
    pane.table.selectRow(1)
    assert pane.strip.text == ""
    assert len(session.desk.outbox.waiting()) == 2


def test_keep_it_keeps_it(qtbot: QtBot, session: Session, waiting: str) -> None:
    pane = shown(qtbot, session, 1)
    pane.discard.click()
    pane.strip.buttons[0].click()
    assert pane.strip.text == ""
    assert len(session.desk.outbox.waiting()) == 1


def test_why_it_waits_is_said(qtbot: QtBot, session: Session, practice: object, waiting: str) -> None:
    practice.faults.switch("403")
    session.desk.send(waiting)
    pane = shown(qtbot, session, 1)
    assert "permission" in pane.trouble.text


def test_each_waiting_upload_says_why_it_waits(qtbot: QtBot, session: Session, waiting: str) -> None:
    outbox = session.desk.outbox
    behind = outbox.batches(waiting)[0].batch
    first = outbox.receipt(waiting)
    outbox.seal(Parcel(first.platform, first.account, first.server, {"event_id": "1"}, "Run", first.source, [behind]))
    trouble = DeskError("answer.throttled", "Tracx", label="Tracx")
    outbox.claim(waiting).end(Ending(trouble=trouble, pause=3600.0))
    pane = shown(qtbot, session, 2)
    model = pane.table.rows
    assert model.headerData(5, Qt.Orientation.Horizontal) == "Why it waits"
    until = moment(outbox.receipt(waiting).due)
    assert [model.index(at, 5).data() for at in (0, 1)] == [
        f"The platform asked for a pause until {until}. It goes on by itself.",
        "Waits for an older upload to the same place.",
    ]
    assert pane.trouble.text.startswith("Tracx asks us to slow down.")
    pane.table.selectRow(1)
    assert pane.trouble.text.startswith("6 participants sealed, not sent yet.")
    pane.table.selectRow(0)
    pane.pause.click()
    qtbot.waitUntil(lambda: "Paused by you." in pane.trouble.text, timeout=SLOW)
    assert "slow down" not in pane.trouble.text


def test_an_account_that_was_not_let_in_is_one_click_away(
    qtbot: QtBot, session: Session, practice: object, waiting: str
) -> None:
    pane = shown(qtbot, session, 1)
    assert pane.trouble.buttons == []
    practice.faults.switch("403")
    session.desk.send(waiting)
    pane.shown()
    qtbot.waitUntil(lambda: [one.text() for one in pane.trouble.buttons] == ["Accounts…"], timeout=SLOW)


def test_a_missing_network_may_be_a_wrong_address(qtbot: QtBot, session: Session, waiting: str) -> None:
    trouble = NoAnswer("http.not_found", "tracx.example", arrived=False)
    session.desk.outbox.claim(waiting).end(Ending(trouble=trouble, pause=300.0, tries=1))
    pane = shown(qtbot, session, 1)
    said = pane.trouble.text
    assert "1 upload waiting for a network. You may close the lid." in said
    assert "Check that this computer is online, and the address in the account." in said


def test_paused_until_it_is_sent(qtbot: QtBot, session: Session, waiting: str) -> None:
    pane = shown(qtbot, session, 1)
    pane.pause.click()
    qtbot.waitUntil(lambda: pane.strip.text.startswith("Paused."), timeout=SLOW)
    qtbot.waitUntil(lambda: not pane.pause.isVisible(), timeout=SLOW)
    assert session.desk.outbox.receipt(waiting).held.value == "paused"
    pane.send.click()
    qtbot.waitUntil(lambda: "queued at Tracx" in pane.strip.text, timeout=SLOW)


def test_only_a_question_offers_to_repeat_or_to_leave(qtbot: QtBot, session: Session, waiting: str) -> None:
    pane = shown(qtbot, session, 1)
    assert not pane.repeat.isVisible()
    assert not pane.leave.isVisible()


def test_another_account_of_the_same_server_is_chosen(qtbot: QtBot, session: Session, waiting: str) -> None:
    own = session.desk.accounts.get("Practice Tracx")
    pane = shown(qtbot, session, 1)
    assert not pane.account.isVisible()
    session.desk.accounts.add(replace(own, name="Club"))
    session.desk.accounts.add(replace(own, name="Elsewhere", server="https://other.example/"))
    pane.shown()
    qtbot.waitUntil(pane.account.isVisible, timeout=SLOW)
    pane.account.click()
    assert [button.text() for button in pane.strip.buttons] == ["Send with “Club”", "Stay with Practice Tracx"]
    pane.strip.buttons[0].click()
    qtbot.waitUntil(lambda: "“Club” now" in pane.strip.text, timeout=SLOW)
    assert session.desk.outbox.receipt(waiting).account == "Club"


def test_an_upload_from_the_command_line_can_be_given_an_account(
    qtbot: QtBot, session: Session, practice: object, document: Document
) -> None:
    server = session.desk.accounts.get("Practice Tracx").server
    document.set_destination(replace(document.destination, account="", settings={"event_id": "1"}))
    parcel = session.desk.seal(document, account=Account("", "tracx", server + "/", "token"))
    assert session.desk.send(parcel).held is Held.SIGN_IN
    pane = shown(qtbot, session, 1)
    assert pane.account.text() == "Choose an account…"
    assert "Press “Choose an account…” and choose one." in pane.trouble.text
    pane.account.click()
    assert "no account" in pane.strip.text
    assert [button.text() for button in pane.strip.buttons] == ["Send with “Practice Tracx”", "Leave it as it is"]
    pane.strip.buttons[0].click()
    qtbot.waitUntil(lambda: "“Practice Tracx” now" in pane.strip.text, timeout=SLOW)
    assert session.desk.send(parcel).state is State.QUEUED


def test_an_upload_whose_account_was_removed_says_how_to_go_on(
    qtbot: QtBot, session: Session, practice: object, document: Document
) -> None:
    desk = session.desk
    club = desk.accounts.add(Account("Club", "tracx", "https://api.tracx.events", "token"))
    document.set_destination(replace(document.destination, account="Club", settings={"event_id": "1"}))
    parcel = desk.seal(document)
    desk.accounts.remove("Club")
    assert desk.send(parcel).held is Held.SIGN_IN
    pane = shown(qtbot, session, 1)
    assert "There is no account called “Club”." in pane.trouble.text
    assert "Add an account for https://api.tracx.events under Accounts, then choose it here." in pane.trouble.text
    assert [button.text() for button in pane.trouble.buttons] == ["Accounts…"]
    assert not pane.account.isVisible()
    desk.accounts.add(replace(club, name="Harriers"))
    session.accounts_changed.emit()
    qtbot.waitUntil(pane.account.isVisible, timeout=SLOW)
    assert "Press “Change the account…” and choose one." in pane.trouble.text


@pytest.fixture
def times(session: Session, tmp_path: Path) -> Document:
    """Two times for RunSignup."""
    path = tmp_path / "times.csv"
    path.write_text("Bib,Time\n1,0:20:00.0\n2,0:21:00.0\n", "utf-8")
    settings = {"race_id": "1001", "event_id": "5001"}
    return session.desk.open(path, destination=Destination("runsignup", "Practice RunSignup", settings))


@pytest.fixture
def asking(session: Session, practice: object, times: Document) -> str:
    """An upload of two times that no answer came for, where nobody knows whether they arrived."""
    practice.faults.switch("cut=read")
    receipt = session.desk.send(session.desk.seal(times))
    assert receipt.held is Held.ASKS
    return receipt.id


def test_rows_without_an_answer_are_counted_and_asked_about(qtbot: QtBot, session: Session, asking: str) -> None:
    pane = shown(qtbot, session, 1)
    assert pane.trouble.text.startswith("No clear answer came for 2 results")
    assert pane.repeat.isVisible()
    assert pane.leave.isVisible()
    assert not pane.send.isVisible()
    assert not pane.discard.isVisible()  # to leave those rows is the same


@pytest.fixture
def arrived(session: Session, practice: object, times: Document) -> str:
    """The same, but the platform stored both."""
    practice.faults.switch("cut=stored")
    return session.desk.send(session.desk.seal(times)).id


def test_a_look_at_the_platform_finds_rows_that_arrived(
    qtbot: QtBot, session: Session, practice: object, arrived: str
) -> None:
    pane = shown(qtbot, session, 1)
    assert "Press “See whether they arrived”: ResultDesk looks on RunSignup and sends nothing." in pane.trouble.text
    assert pane.primary_button() is pane.look
    qtbot.mouseClick(pane.look, Qt.MouseButton.LeftButton)
    assert pane.strip.text == "Looking on RunSignup for the 2 rows without an answer…"
    assert not pane.repeat.isEnabled()
    qtbot.waitUntil(lambda: pane.table.rows.rowCount() == 0, timeout=SLOW)
    assert pane.strip.text == "RunSignup shows all 2 rows: they arrived."
    assert session.desk.outbox.receipt(arrived).state is State.ACCEPTED
    assert len(practice.stand_ins["runsignup"].posts) == 1


def test_a_look_that_finds_none_leaves_the_choice(qtbot: QtBot, session: Session, asking: str) -> None:
    pane = shown(qtbot, session, 1)
    qtbot.mouseClick(pane.look, Qt.MouseButton.LeftButton)
    said = "RunSignup shows none of the 2 rows without an answer, or not yet."
    qtbot.waitUntil(lambda: pane.trouble.text.startswith(said), timeout=SLOW)
    assert pane.strip.text == ""
    assert pane.buttons.isEnabled()
    assert pane.look.isVisible()
    assert pane.repeat.isVisible()
    assert pane.leave.isVisible()


def test_a_look_without_a_network_says_so_and_changes_nothing(
    qtbot: QtBot, session: Session, practice: object, arrived: str
) -> None:
    before = session.desk.outbox.receipt(arrived).to_json()
    practice.faults.switch("runsignup:cut=before@list")
    pane = shown(qtbot, session, 1)
    qtbot.mouseClick(pane.look, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.buttons.isEnabled() and not pane.looking.busy, timeout=SLOW)
    assert "127.0.0.1" in pane.strip.text
    assert session.desk.outbox.receipt(arrived).to_json() == before


def test_a_look_can_be_cancelled_and_changes_nothing(
    qtbot: QtBot, session: Session, practice: object, arrived: str
) -> None:
    before = session.desk.outbox.receipt(arrived).to_json()
    practice.faults.switch("runsignup:slow=20@list")
    pane = shown(qtbot, session, 1)
    qtbot.mouseClick(pane.look, Qt.MouseButton.LeftButton)
    assert (session.looking, closing.may_end(session, pane)) == (1, True)  # nothing is lost, so nothing is asked
    (cancel,) = pane.strip.buttons
    cancel.click()
    qtbot.waitUntil(lambda: pane.strip.text == "Cancelled.", timeout=10_000)
    qtbot.waitUntil(lambda: pane.buttons.isEnabled() and not pane.looking.busy, timeout=SLOW)
    assert session.desk.outbox.receipt(arrived).to_json() == before
    assert session.looking == 0


def test_where_rows_wait_besides_the_look_that_is_advised_is_the_button_to_press(
    qtbot: QtBot, session: Session, practice: object, times: Document
) -> None:
    times.set_destination(
        replace(times.destination, settings={**times.destination.settings, "batch_size": "1", "pause": "0"})
    )
    parcel = session.desk.seal(times)
    practice.faults.switch("cut=stored")
    claim = session.desk.outbox.claim(parcel)
    first = claim.next(repeatable=False)
    claim.begin(first.number)
    claim.end(Ending(Held.ASKS, DeskError("outbox.asks", parcel)))
    pane = shown(qtbot, session, 1)
    assert "1 row has not been sent yet." in pane.trouble.text
    assert pane.send.isVisible()
    assert (pane.look.kind, pane.send.kind) == (Kind.PRIMARY, Kind.PLAIN)
    assert pane.primary_button() is pane.look


def test_what_is_being_sent_elsewhere_offers_nothing_to_press(qtbot: QtBot, session: Session, waiting: str) -> None:
    claim = session.desk.outbox.claim(waiting)
    pane = shown(qtbot, session, 1)
    assert pane.trouble.text == "Being sent. Wait until it is done."
    assert not any(button.isVisible() for button in (pane.send, pane.pause, pane.discard, pane.look, pane.account))
    claim.end(Ending())
    pane.shown()
    qtbot.waitUntil(pane.send.isVisible, timeout=SLOW)


@pytest.mark.parametrize(("held", "tone"), [(Held.PAUSED, Tone.NOTE), (Held.STOPPED, Tone.WARNING)])
def test_what_needs_a_person_is_more_than_a_note(
    qtbot: QtBot, session: Session, waiting: str, held: Held, tone: Tone
) -> None:
    session.desk.outbox.claim(waiting).end(Ending(held, DeskError("send.forbidden", "a.example")))
    assert shown(qtbot, session, 1).trouble._mark.tone is tone


def test_rows_that_another_desk_sent_meanwhile_are_not_said_to_be_shown(
    qtbot: QtBot, session: Session, asking: str
) -> None:
    pane = shown(qtbot, session, 1)
    session.desk.outbox.leave(asking)  # by another desk
    qtbot.mouseClick(pane.look, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.table.rows.rowCount() == 0 and not pane.looking.busy, timeout=SLOW)
    assert "arrived" not in pane.strip.text


def test_where_nothing_can_be_looked_up_nothing_is_offered(
    qtbot: QtBot, session: Session, practice: object, waiting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policy, "BACK_OFF", (0.0,))
    practice.faults.switch("500x*")
    session.desk.send(waiting)
    pane = shown(qtbot, session, 1)
    assert not pane.look.isVisible()


def test_what_is_discarded_without_an_answer_is_counted(
    qtbot: QtBot, session: Session, practice: object, waiting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policy, "BACK_OFF", (0.0,))
    practice.faults.switch("500x*")
    assert session.desk.send(waiting).held is Held.GAVE_UP
    pane = shown(qtbot, session, 1)
    assert "Sending it again is safe: Tracx updates what it has." in pane.trouble.text
    pane.discard.click()
    assert "For 6 rows no answer came: they may be there already" in pane.strip.text


def test_what_is_on_its_way_does_not_count_rows_without_an_answer_as_gone(session: Session, waiting: str) -> None:
    receipt = session.desk.outbox.receipt(waiting)
    rows = replace(receipt.rows, sent=4, unknown=4, waiting=2)
    said = headline(replace(receipt, rows=rows, state=State.SENDING))
    assert said == "2 participants still to go. For 4 no answer came yet."


def test_what_was_discarded_whole_is_not_said_to_have_gone(session: Session, waiting: str) -> None:
    assert headline(session.desk.outbox.discard(waiting)) == "6 participants discarded. Nothing was sent."
