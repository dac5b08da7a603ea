"""The accounts window: add, test, change, remove; where keys are kept."""

from __future__ import annotations

from dataclasses import replace

import keyring
import pytest
from keyring.backends import fail
from keyring.errors import KeyringLocked
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from resultdesk.core.errors import CannotKeep
from resultdesk.desk.document import Document
from resultdesk.sending.parcel import State
from resultdesk.ui.accounts.form import AccountForm
from resultdesk.ui.accounts.window import AccountsWindow
from resultdesk.ui.session import Session
from resultdesk.ui.strip import Tone
from tests.conftest import MemoryKeyring

SLOW = 30_000
TOKEN = "practice-connect-token"


@pytest.fixture
def accounts(qtbot: QtBot, session: Session) -> AccountsWindow:
    made = AccountsWindow(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.kept.text() != "", timeout=SLOW)
    return made


def fill(accounts: AccountsWindow, practice: object, token: str = TOKEN, name: str = "Harriers") -> None:
    """Type an account for the practice Tracx."""
    accounts.add("tracx")
    accounts.form.name.setText(name)
    accounts.form.server.setCurrentText(practice.url + "/tracx")
    secret(accounts).setText(token)


def secret(accounts: AccountsWindow) -> QLineEdit:
    return accounts.form._secrets["CONNECT_TOKEN"].edit


def told(accounts: AccountsWindow) -> str:
    """What the strip says once a button can be pressed again; "" before."""
    return accounts.strip.text if accounts.save_button.isEnabled() else ""


def done(accounts: AccountsWindow, qtbot: QtBot) -> str:
    """What the strip says once the work is over."""
    qtbot.waitUntil(lambda: accounts.save_button.isEnabled() and not accounts.strip.text.endswith("…"), timeout=SLOW)
    return accounts.strip.text


def test_where_keys_are_kept_is_said(accounts: AccountsWindow) -> None:
    assert accounts.kept.text() == "Keys are kept in this computer's keyring."


def test_without_a_keyring_it_is_said_plainly(qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
    accounts = AccountsWindow(session)
    qtbot.addWidget(accounts)
    qtbot.waitUntil(lambda: accounts.kept.text() != "", timeout=SLOW)
    assert "no keyring" in accounts.kept.text()
    assert "until you close ResultDesk" in accounts.kept.text()


def test_save_keeps_the_account_and_tests_it(
    accounts: AccountsWindow, session: Session, practice: object, memory_keyring: object, qtbot: QtBot
) -> None:
    fill(accounts, practice)
    accounts.save_button.click()
    qtbot.waitUntil(lambda: told(accounts).startswith("Saved."), timeout=SLOW)
    assert done(accounts, qtbot) == "Saved. Signed in. This token may list 2 events."
    assert session.desk.accounts.get("Harriers").platform == "tracx"
    assert TOKEN in memory_keyring.stored.values()
    assert secret(accounts).text() == ""


def test_a_token_that_is_refused_says_what_to_do(accounts: AccountsWindow, practice: object, qtbot: QtBot) -> None:
    fill(accounts, practice, token="wrong")
    accounts.test_button.click()
    said = done(accounts, qtbot)
    assert "connect token" in said
    assert "wrong" not in said


def test_a_curly_quote_in_a_token_is_named(accounts: AccountsWindow, practice: object, qtbot: QtBot) -> None:
    fill(accounts, practice, token=f"“{TOKEN}”")
    accounts.test_button.click()
    said = done(accounts, qtbot)
    assert "curly quotation mark" in said
    assert TOKEN not in said


@pytest.mark.parametrize("token", [f"  {TOKEN} ", f"{TOKEN}\n"])
def test_blanks_around_a_token_do_no_harm(accounts: AccountsWindow, practice: object, qtbot: QtBot, token: str) -> None:
    fill(accounts, practice, token=token)
    accounts.test_button.click()
    assert done(accounts, qtbot).startswith("Signed in.")


def test_what_is_still_empty_is_named_and_focused(accounts: AccountsWindow, practice: object, qtbot: QtBot) -> None:
    fill(accounts, practice, token="")
    accounts.save_button.click()
    assert "“Connect token” is still empty." in accounts.strip.text
    fill(accounts, practice, name="")
    accounts.save_button.click()
    assert "“Name” is still empty." in accounts.strip.text


def test_a_server_that_is_not_there_says_so(accounts: AccountsWindow, practice: object, qtbot: QtBot) -> None:
    fill(accounts, practice)
    practice.stop()
    accounts.test_button.click()
    said = done(accounts, qtbot)
    assert said
    assert "Signed in" not in said


def test_a_changed_name_takes_the_key_along(
    accounts: AccountsWindow, session: Session, practice: object, qtbot: QtBot
) -> None:
    fill(accounts, practice)
    accounts.save_button.click()
    qtbot.waitUntil(lambda: told(accounts).startswith("Saved. Signed"), timeout=SLOW)
    accounts.form.name.setText("AV Noord")
    accounts.save_button.click()
    qtbot.waitUntil(lambda: accounts.title.text() != "", timeout=SLOW)
    qtbot.waitUntil(lambda: [a.name for a in session.desk.accounts.list() if "Practice" not in a.name] == ["AV Noord"])
    qtbot.waitUntil(lambda: session.desk.vault.get("Harriers", ["CONNECT_TOKEN"]) == {}, timeout=SLOW)
    assert session.desk.vault.get("AV Noord", ["CONNECT_TOKEN"]) == {"CONNECT_TOKEN": TOKEN}
    done(accounts, qtbot)


@pytest.mark.parametrize("new", ["AV Noord", "HARRIERS"])
def test_a_changed_name_takes_along_what_waits_and_what_is_remembered(
    accounts: AccountsWindow, session: Session, practice: object, document: Document, qtbot: QtBot, new: str
) -> None:
    fill(accounts, practice)
    accounts.save_button.click()
    qtbot.waitUntil(lambda: told(accounts).startswith("Saved. Signed"), timeout=SLOW)
    desk = session.desk
    document.set_destination(replace(document.destination, account="Harriers", settings={"event_id": "1"}))
    desk.list(desk.accounts.get("Harriers"), "event_id", {})
    desk.remember(document)
    parcel = desk.seal(document)
    accounts.form.name.setText(new)
    accounts.save_button.click()
    qtbot.waitUntil(lambda: accounts.title.text() == new, timeout=SLOW)
    done(accounts, qtbot)
    assert desk.memory.get("preferences", "destination")[1] == new
    assert desk.memory.list_of(f"tracx/{new}", "event_id") is not None
    assert desk.send(parcel).state is State.QUEUED
    assert desk.outbox.receipt(parcel).account == new


def test_a_full_disk_of_the_outbox_is_said_and_the_account_is_kept(
    accounts: AccountsWindow, session: Session, practice: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_account: str) -> None:
        raise CannotKeep("outbox.full", "outbox.sqlite")

    monkeypatch.setattr(session.desk.outbox, "signed_in", full)
    fill(accounts, practice)
    accounts.save_button.click()
    qtbot.waitUntil(lambda: told(accounts).startswith("Saved. Signed in."), timeout=SLOW)
    assert "Uploads that wait for this account may need you: look at the Outbox." in accounts.strip.text
    accounts.save_button.click()
    qtbot.waitUntil(lambda: told(accounts).startswith("Saved. Signed in."), timeout=SLOW)


def test_a_name_in_other_letters_is_still_the_same_account(
    accounts: AccountsWindow, session: Session, practice: object, qtbot: QtBot
) -> None:
    fill(accounts, practice, name="harriers")
    accounts.save_button.click()
    qtbot.waitUntil(lambda: told(accounts).startswith("Saved. Signed"), timeout=SLOW)
    accounts.form.name.setText("Harriers")
    accounts.save_button.click()
    qtbot.waitUntil(lambda: session.desk.vault.get("harriers", ["CONNECT_TOKEN"]) == {}, timeout=SLOW)
    assert "Harriers" in [account.name for account in session.desk.accounts.list()]
    assert session.desk.vault.get("Harriers", ["CONNECT_TOKEN"]) == {"CONNECT_TOKEN": TOKEN}
    done(accounts, qtbot)


class Locked(MemoryKeyring):
    """A keyring whose unlocking nobody answers, until ``locked`` is False."""

    locked = True

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringLocked
        super().set_password(service, username, password)


def test_a_key_that_a_locked_keyring_did_not_take_is_said_and_taken_at_the_next_save(
    accounts: AccountsWindow, practice: object, qtbot: QtBot
) -> None:
    keyring.set_keyring(locked := Locked())
    fill(accounts, practice)
    accounts.save_button.click()
    qtbot.waitUntil(lambda: told(accounts).startswith("Saved. Signed in."), timeout=SLOW)
    kept = "The keyring is locked. The key is kept in memory until you close ResultDesk."
    assert kept in accounts.strip.text
    assert accounts.strip._mark.tone is Tone.WARNING
    assert accounts.kept.text().startswith(kept)
    locked.locked = False
    accounts.save_button.click()
    qtbot.waitUntil(lambda: TOKEN in locked.stored.values(), timeout=SLOW)
    assert done(accounts, qtbot) == "Saved. Signed in. This token may list 2 events."
    assert accounts.kept.text() == "Keys are kept in this computer's keyring."


def test_without_a_keyring_saving_says_that_the_key_is_for_this_session(
    accounts: AccountsWindow, practice: object, qtbot: QtBot
) -> None:
    keyring.set_keyring(fail.Keyring())
    fill(accounts, practice)
    accounts.save_button.click()
    qtbot.waitUntil(lambda: told(accounts).startswith("Saved. Signed in."), timeout=SLOW)
    assert "Keys are kept in memory until you close ResultDesk" in accounts.strip.text


def test_a_key_of_a_session_that_is_over_is_not_called_kept(qtbot: QtBot, session: Session, practice: object) -> None:
    keyring.set_keyring(fail.Keyring())
    practised = session.desk.accounts.get("Practice Tracx")
    session.desk.accounts.add(replace(practised, name="Harriers"))
    accounts = AccountsWindow(session)
    qtbot.addWidget(accounts)
    names = [account.name for account in session.desk.accounts.list()]
    accounts.list.setCurrentRow(names.index("Harriers"))
    qtbot.waitUntil(lambda: secret(accounts).placeholderText() == "Not kept. Enter it again.", timeout=SLOW)
    accounts.list.setCurrentRow(names.index("Practice Tracx"))
    assert secret(accounts).placeholderText() == "Kept. Type here only to change it."


def test_a_key_that_stays_behind_under_the_old_name_is_said(
    accounts: AccountsWindow, session: Session, practice: object, qtbot: QtBot
) -> None:
    keyring.set_keyring(locked := Locked())
    locked.locked = False
    fill(accounts, practice)
    accounts.save_button.click()
    qtbot.waitUntil(lambda: told(accounts).startswith("Saved. Signed"), timeout=SLOW)
    locked.locked = True
    secret(accounts).setText(TOKEN)
    accounts.form.name.setText("AV Noord")
    accounts.save_button.click()
    qtbot.waitUntil(lambda: accounts.title.text() == "AV Noord", timeout=SLOW)
    qtbot.waitUntil(lambda: told(accounts).startswith("Saved. Signed"), timeout=SLOW)
    assert "The key may still be in it, under the name “Harriers”." in accounts.strip.text
    assert session.desk.accounts.get("AV Noord").platform == "tracx"
    done(accounts, qtbot)


def test_a_taken_name_is_refused_and_the_first_keeps_its_key(
    accounts: AccountsWindow, session: Session, practice: object, qtbot: QtBot
) -> None:
    fill(accounts, practice)
    accounts.save_button.click()
    qtbot.waitUntil(lambda: told(accounts).startswith("Saved. Signed"), timeout=SLOW)
    fill(accounts, practice, token="another", name="HARRIERS")
    accounts.save_button.click()
    said = done(accounts, qtbot)
    assert said.startswith("There is already an account called “Harriers” (for Tracx).")
    assert "Give this one another name." in said
    assert session.desk.vault.get("Harriers", ["CONNECT_TOKEN"]) == {"CONNECT_TOKEN": TOKEN}
    assert session.desk.vault.get("HARRIERS", ["CONNECT_TOKEN"]) == {}
    assert secret(accounts).text() == "another"


def test_a_free_name_is_suggested(accounts: AccountsWindow, session: Session, practice: object, qtbot: QtBot) -> None:
    accounts.add("tracx")
    assert accounts.form.name.text() == "Tracx"
    fill(accounts, practice, name="Tracx")
    accounts.save_button.click()
    qtbot.waitUntil(lambda: told(accounts).startswith("Saved. Signed"), timeout=SLOW)
    accounts.add("tracx")
    assert accounts.form.name.text() == "Tracx 2"


def test_a_name_that_was_typed_stays_when_another_platform_is_chosen(accounts: AccountsWindow) -> None:
    form = accounts.form
    accounts.add("tracx")
    choose(form, "runsignup")
    assert form.name.text() == "RunSignup", "nobody typed a name"
    form.name.setText("AV Noord")
    choose(form, "equipe")
    assert form.name.text() == "AV Noord"
    form.name.clear()
    choose(form, "opentrack")
    assert form.name.text() == "OpenTrack"


def choose(form: AccountForm, platform: str) -> None:
    """As a person chooses in the list."""
    form.platform.setCurrentIndex(form.platform.findData(platform))
    form.platform.activated.emit(form.platform.currentIndex())


def test_a_practice_account_under_another_name_keeps_its_key_in_memory_and_goes_with_the_practice(
    practice: object, accounts: AccountsWindow, session: Session, memory_keyring: MemoryKeyring, qtbot: QtBot
) -> None:
    accounts.list.setCurrentRow(0)
    assert accounts.form.name.text() == "Practice Tracx"
    accounts.form.name.setText("My try")
    qtbot.waitUntil(accounts.save_button.isEnabled, timeout=SLOW)
    accounts.save_button.click()
    qtbot.waitUntil(lambda: told(accounts).startswith("Saved. Signed"), timeout=SLOW)
    assert memory_keyring.stored == {}
    session.desk.stop_practice()
    assert session.desk.accounts.list() == []


def test_remove_is_asked_and_forgets_the_key(
    accounts: AccountsWindow, session: Session, practice: object, memory_keyring: object, qtbot: QtBot
) -> None:
    fill(accounts, practice)
    accounts.save_button.click()
    qtbot.waitUntil(lambda: told(accounts).startswith("Saved. Signed"), timeout=SLOW)
    qtbot.waitUntil(accounts.remove_button.isEnabled, timeout=SLOW)
    accounts.remove_button.click()
    assert done(accounts, qtbot) == "Remove “Harriers”?"
    accounts.strip.buttons[1].click()
    qtbot.waitUntil(lambda: accounts.strip.text == "Removed.", timeout=SLOW)
    assert "Harriers" not in [account.name for account in session.desk.accounts.list()]
    assert TOKEN not in memory_keyring.stored.values()


def test_uploads_that_wait_for_a_removed_account_are_counted_first(
    accounts: AccountsWindow, session: Session, practice: object, document: Document, qtbot: QtBot
) -> None:
    fill(accounts, practice)
    accounts.save_button.click()
    qtbot.waitUntil(lambda: told(accounts).startswith("Saved. Signed"), timeout=SLOW)
    document.set_destination(replace(document.destination, account="Harriers", settings={"event_id": "1"}))
    session.desk.seal(document)
    session.desk.outbox.discard(session.desk.seal(document))
    accounts.remove_button.click()
    assert done(accounts, qtbot) == (
        "Remove “Harriers”? 1 upload in the Outbox waits for this account."
        " Without it, it stays there until you choose another account for it or discard it."
    )
    session.desk.seal(document)
    accounts.remove_button.click()
    qtbot.waitUntil(lambda: "2 uploads in the Outbox wait for this account." in accounts.strip.text, timeout=SLOW)
    done(accounts, qtbot)


def test_a_key_that_a_locked_keyring_does_not_let_go_of_is_said(
    accounts: AccountsWindow, session: Session, practice: object, qtbot: QtBot
) -> None:
    fill(accounts, practice)
    accounts.save_button.click()
    qtbot.waitUntil(lambda: told(accounts).startswith("Saved. Signed"), timeout=SLOW)
    keyring.set_keyring(Locked())
    accounts.remove_button.click()
    assert done(accounts, qtbot) == "Remove “Harriers”?"
    accounts.strip.buttons[1].click()
    qtbot.waitUntil(lambda: accounts.strip.text.startswith("Removed."), timeout=SLOW)
    assert "The keyring is locked. The key may still be in it, under the name “Harriers”." in accounts.strip.text
    assert "Harriers" not in [accounts.list.item(at).text() for at in range(accounts.list.count())]
    done(accounts, qtbot)


def test_a_secret_is_hidden_until_asked_for(accounts: AccountsWindow, practice: object) -> None:
    fill(accounts, practice)
    assert secret(accounts).echoMode() == QLineEdit.EchoMode.Password
    accounts.form._secrets["CONNECT_TOKEN"].show_button.click()
    assert secret(accounts).echoMode() == QLineEdit.EchoMode.Normal


@pytest.mark.parametrize("name", ["test_button", "save_button"])
def test_the_focus_stays_where_a_person_pressed(
    accounts: AccountsWindow, practice: object, qtbot: QtBot, name: str
) -> None:
    """Greyed while it runs, the button would lose it to Close, and the next Enter would close the window."""
    accounts.activateWindow()
    fill(accounts, practice)
    button = getattr(accounts, name)
    button.setFocus()
    button.click()
    assert done(accounts, qtbot).endswith("Signed in. This token may list 2 events.")
    qtbot.waitUntil(button.isEnabled)
    assert accounts.focusWidget() is button


def test_closing_with_a_key_that_is_not_saved_is_asked_once(
    accounts: AccountsWindow, session: Session, practice: object, qtbot: QtBot
) -> None:
    fill(accounts, practice)
    accounts.close_button.click()
    assert accounts.isVisible()
    assert accounts.strip.text == "This account has not been saved."
    assert [button.accessibleName() for button in accounts.strip.buttons] == [
        "Save the account",
        "Close without saving",
    ]
    accounts.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    with qtbot.waitSignal(accounts.finished):
        accounts.strip.buttons[1].click()
    assert "Harriers" not in [account.name for account in session.desk.accounts.list()]


def test_what_is_saved_closes_at_once(accounts: AccountsWindow, practice: object, qtbot: QtBot) -> None:
    fill(accounts, practice)
    accounts.save_button.click()
    qtbot.waitUntil(lambda: told(accounts).startswith("Saved."), timeout=SLOW)
    done(accounts, qtbot)
    accounts.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    with qtbot.waitSignal(accounts.finished):
        accounts.close_button.click()


def test_a_changed_server_is_asked_about_too(accounts: AccountsWindow, practice: object, qtbot: QtBot) -> None:
    fill(accounts, practice)
    accounts.save_button.click()
    qtbot.waitUntil(lambda: told(accounts).startswith("Saved."), timeout=SLOW)
    done(accounts, qtbot)
    accounts.form.server.setCurrentText("https://api.tracx.events")
    accounts.close_button.click()
    assert accounts.strip.text == "This account has not been saved."
