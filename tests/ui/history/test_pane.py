"""The History page and what can be done with a receipt."""

from __future__ import annotations

import signal
import sys
from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from resultdesk.core.errors import CannotKeep
from resultdesk.core.watch import Watch
from resultdesk.desk.document import Document
from resultdesk.desk.forgetting import EventForgotten
from resultdesk.sending import history
from resultdesk.sending.forgetting import Forgotten
from resultdesk.sending.parcel import State
from resultdesk.sending.receipts import Counts, Receipt
from resultdesk.ui.history import actions, wording
from resultdesk.ui.history import pane as pane_module
from resultdesk.ui.history.pane import HistoryPane
from resultdesk.ui.history.receipt_list import ReceiptModel
from resultdesk.ui.send.headline import headline
from resultdesk.ui.session import Session

SLOW = 30_000


def sent(session: Session, document: Document) -> Receipt:
    """One upload of the six participants."""
    document.set_destination(replace(document.destination, account="Practice Tracx", settings={"event_id": "1"}))
    return session.desk.send(session.desk.seal(document))


@pytest.fixture
def receipt(session: Session, practice: object, document: Document) -> Receipt:
    return sent(session, document)


@pytest.fixture
def pane(qtbot: QtBot, session: Session, receipt: Receipt) -> HistoryPane:
    made = HistoryPane(session)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.shown()
    qtbot.waitUntil(lambda: made.table.rows.rowCount() == 1, timeout=SLOW)
    return made


def test_the_receipt_is_listed_and_shown(pane: HistoryPane, receipt: Receipt) -> None:
    row = [pane.table.rows.index(0, column).data() for column in range(5)]
    assert row[2:] == ["people.csv", "6", "queued"]
    assert "6 participants queued at Tracx" in pane.outcome.text
    assert receipt.id in pane.facts.text()
    assert "Queued: 6" in pane.facts.text()
    assert "Taken" not in pane.facts.text()


@pytest.mark.parametrize(("words", "found"), [("people", 1), ("practice", 1), ("3", 1), ("marathon", 0)])
def test_it_is_found_by_any_word_of_it(pane: HistoryPane, qtbot: QtBot, words: str, found: int) -> None:
    pane.search.setText(words)
    pane.shown()
    qtbot.waitUntil(lambda: pane.table.isVisible() == bool(found), timeout=SLOW)
    assert pane.none.isVisible() == (not found)


def test_that_names_are_not_searched_is_said_where_one_is_looked_for(pane: HistoryPane, qtbot: QtBot) -> None:
    """All six are called Beer: whoever looks for a runner by name is told what to look for."""
    assert "not a name" in pane.search.placeholderText()
    pane.search.setText("Beer")
    pane.shown()
    qtbot.waitUntil(pane.none.isVisible, timeout=SLOW)
    assert "found by their id, not by their name" in pane.none.text()


def test_older_receipts_are_counted_and_shown_on_demand(
    qtbot: QtBot, session: Session, document: Document, practice: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pane_module, "AT_ONCE", 2)
    document.set_destination(replace(document.destination, account="Practice Tracx", settings={"event_id": "1"}))
    for _ in range(5):
        session.desk.outbox.discard(session.desk.seal(document))
    pane = HistoryPane(session)
    qtbot.addWidget(pane)
    pane.show()
    pane.shown()
    qtbot.waitUntil(pane.older.isVisible, timeout=SLOW)
    assert pane.older.text() == "3 older receipts are not listed. Searching looks through all of them."
    assert (pane.table.rows.rowCount(), pane.more.text()) == (2, "Show 2 more")
    pane.more.click()
    qtbot.waitUntil(lambda: pane.table.rows.rowCount() == 4, timeout=SLOW)
    assert pane.older.text().startswith("1 older receipt is not listed.")
    pane.more.click()
    qtbot.waitUntil(lambda: pane.table.rows.rowCount() == 5, timeout=SLOW)
    assert not pane.older.isVisible()
    assert not pane.more.isVisible()


def test_before_the_first_upload_it_says_so(qtbot: QtBot, session: Session) -> None:
    pane = HistoryPane(session)
    qtbot.addWidget(pane)
    pane.show()
    pane.shown()
    qtbot.waitUntil(lambda: pane.none.isVisible() and not pane.table.isVisible(), timeout=SLOW)
    assert "No receipt yet" in pane.none.text()


def test_copy_puts_the_words_on_the_clipboard(pane: HistoryPane, receipt: Receipt) -> None:
    pane.receipt_actions.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("6 participants queued at Tracx")
    assert receipt.id in copied
    assert "practice-connect-token" not in copied
    assert "copied" in pane.strip.text


@pytest.mark.parametrize(("name", "begins"), [("r.txt", b"6 participants"), ("r.pdf", b"%PDF"), ("r.json", b"{")])
def test_save_writes_what_the_name_asks_for(
    pane: HistoryPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, begins: bytes
) -> None:
    path = tmp_path / name
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(path), ""))
    pane.receipt_actions.save_button.click()
    qtbot.waitUntil(lambda: pane.strip.text.startswith(f"Saved as {name}."), timeout=SLOW)
    assert path.read_bytes().startswith(begins)
    assert not list(tmp_path.glob("unfinished-*"))


def test_a_pdf_is_whole_and_has_the_words(receipt: Receipt, tmp_path: Path) -> None:
    made = actions.as_pdf(receipt)
    assert made.rstrip().endswith(b"%%EOF")
    assert made.count(b"/Type /Page\n") == 1
    assert len(made) > 5_000  # an empty page has less


def test_the_saved_json_is_the_outside_contract(receipt: Receipt, tmp_path: Path) -> None:
    actions.write(receipt, tmp_path / "r.json")
    saved = orjson.loads((tmp_path / "r.json").read_bytes())
    assert saved["rows"]["accepted"] == 6
    assert saved["state"] == "queued"


@pytest.mark.skipif(sys.platform == "win32", reason="no limit for files")
@pytest.mark.parametrize("name", ["r.txt", "r.pdf", "r.json"])
def test_a_full_disk_leaves_the_receipt_that_was_there(receipt: Receipt, tmp_path: Path, name: str) -> None:
    import resource

    (tmp_path / name).write_text("old", "utf-8")
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(CannotKeep, match=r"file\.not_written"):
            actions.write(receipt, tmp_path / name)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert (tmp_path / name).read_text("utf-8") == "old"
    assert not list(tmp_path.glob("unfinished-*"))


def test_a_place_that_cannot_be_written_is_said_in_words(
    pane: HistoryPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(tmp_path / "no" / "r.txt"), ""))
    pane.receipt_actions.save_button.click()
    qtbot.waitUntil(lambda: "r.txt could not be written" in pane.strip.text, timeout=SLOW)


def test_saving_its_rows_shows_how_far_it_is_and_can_be_cancelled(
    pane: HistoryPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def slow(_outbox: object, _parcel: str, _path: Path, watch: Watch) -> None:
        watch.step(3, 12_000)
        watch.wait(SLOW)

    monkeypatch.setattr(history, "write_xlsx", slow)
    pane.kept_rows.write(tmp_path / "rows.xlsx")
    assert pane.strip.text.startswith("Saving…")
    qtbot.waitUntil(lambda: pane.strip._do.text() == "3 of 12,000", timeout=SLOW)
    assert not pane.kept_rows.widget.isEnabled()
    (cancel,) = pane.strip.buttons
    cancel.click()
    qtbot.waitUntil(lambda: pane.strip.text == "Cancelled.", timeout=SLOW)
    qtbot.waitUntil(pane.kept_rows.widget.isEnabled, timeout=SLOW)


def test_markup_in_names_stays_text_on_paper(receipt: Receipt) -> None:
    odd = replace(receipt, title="<b>Spring</b> & Run")
    page = wording.as_page(odd)
    assert "&lt;b&gt;Spring&lt;/b&gt; &amp; Run" in page
    assert "<b>Spring</b> & Run" in wording.as_text(odd)


def test_its_rows_are_saved_with_their_outcome(pane: HistoryPane, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    pane.kept_rows.write(path)
    qtbot.waitUntil(lambda: pane.strip.text.startswith("Saved as rows.xlsx"), timeout=SLOW)
    import openpyxl

    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(path).active.iter_rows()]
    assert [str(row[0]) for row in rows[1:]] == ["2", "3", "4", "5", "6", "7"]
    assert {row[2] for row in rows[1:]} == {"queued"}


def test_forgetting_is_asked_and_takes_the_people_away(
    pane: HistoryPane, qtbot: QtBot, session: Session, receipt: Receipt
) -> None:
    pane.kept_rows.forget_button.click()
    assert f"the uploads to “{receipt.title}”?" in pane.strip.text
    keep, go = pane.strip.buttons
    assert keep.accessibleName() == "Keep it"
    go.click()
    qtbot.waitUntil(lambda: pane.strip.text.startswith("Forgotten: 6 rows of 1 upload."), timeout=SLOW)
    qtbot.waitUntil(pane.kept_rows.save_button.isHidden, timeout=SLOW)
    kept = b""
    for file in session.desk.home.glob("outbox*"):
        kept += file.read_bytes() if file.is_file() else b""
    assert b"Beer" not in kept
    assert "Its people forgotten: " in pane.facts.text()
    pane.kept_rows.ask()
    pane.kept_rows.forget()
    qtbot.waitUntil(lambda: pane.strip.text.startswith("Everybody in the uploads to this event was "), timeout=SLOW)
    assert session.desk.outbox.receipt(receipt.id).rows.sent == 6


def test_what_else_was_forgotten_and_what_is_left_to_do_is_said(pane: HistoryPane, receipt: Receipt) -> None:
    uploads = Forgotten((receipt.id,), 6, 1, 0, (), ())
    pane.kept_rows._forgotten(EventForgotten(uploads, 1, 1, ("outbox.sqlite", "memory.sqlite3")))
    said = pane.strip.text
    assert said.startswith("Forgotten: 6 rows of 1 upload.")
    assert "The platform's lists of its participants went too." in said
    assert "The warnings that you had accepted for it went too." in said
    assert "Traces may still be in outbox.sqlite, memory.sqlite3: another program holds it" in said
    assert "Close every other ResultDesk and command, then press “Forget this event” again." in said


def test_who_chooses_another_receipt_is_not_asked_about_the_first_any_more(
    pane: HistoryPane, qtbot: QtBot, session: Session, receipt: Receipt
) -> None:
    pane.kept_rows.forget_button.click()
    other = replace(receipt, id="another", title="Another event")
    pane.kept_rows.show(other)
    assert pane.strip.text == ""
    pane.kept_rows.forget()
    assert session.desk.outbox.receipt(receipt.id).forgotten is None


def test_what_was_discarded_is_counted_and_was_never_sent(session: Session, receipt: Receipt) -> None:
    lines = [replace(line, state=State.CANCELLED) for line in receipt.batches]
    times = replace(receipt.times, sent=None, answered=None)
    gone = replace(receipt, state=State.CANCELLED, rows=Counts(), batches=lines, times=times, open=False)
    assert headline(gone) == "6 participants discarded. Nothing was sent."
    told = dict(wording.lines(gone))
    assert (told["State"], told["Discarded"], told["Sent"], told["Answered"]) == ("discarded", "6", "never", "never")
    model = ReceiptModel()
    model.fill([gone])
    assert model.data(model.index(0, 3)) == "6"
