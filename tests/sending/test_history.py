"""History for good, a workbook of the rows, and forgetting what is personal."""

import signal
import sqlite3
import sys

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from resultdesk.core.errors import Cancelled, CannotKeep, WrongUse
from resultdesk.core.watch import Watch
from resultdesk.sending import history
from resultdesk.sending.parcel import State
from resultdesk.sending.wording import ERRORS
from resultdesk.sheets import writing
from tests.sending.toy import parcel


def outcomes(outbox, name):
    return [(one.row, one.key, one.outcome, one.message) for one in history.row_outcomes(outbox, name)]


def test_each_row_with_its_outcome(desk):
    desk.wire.bad, desk.wire.script = {"k3": "=1+1 no such bib"}, ["", "stored, then cut", "absent"]
    name = desk.send(desk.outbox.seal(parcel([2, 3], [4], [5], mode="append"))).id
    assert outcomes(desk.outbox, name) == [
        (2, "k2", "taken", ""),
        (3, "k3", "refused", "=1+1 no such bib"),
        (4, "k4", "no answer", ""),
        (5, "k5", "waiting", ""),
    ]


def test_halves_stand_for_the_batch_that_was_divided(desk):
    desk.wire.bad, desk.wire.refusal = {"k3": "?"}, "silent"
    name = desk.send(desk.outbox.seal(parcel([2, 3, 4]))).id
    assert [(row, outcome) for row, _key, outcome, _ in outcomes(desk.outbox, name)] == [
        (2, "accepted"),
        (3, "refused"),
        (4, "accepted"),
    ]


def test_rows_refused_along_with_others_say_so(desk):
    desk.wire.bad, desk.wire.refusal = {"k3": "too short"}, "whole"
    name = desk.send(desk.outbox.seal(parcel([2, 3]))).id
    assert outcomes(desk.outbox, name) == [
        (2, "k2", "not stored: the whole request was refused", "Not stored, because other rows were refused."),
        (3, "k3", "refused", "too short"),
    ]


def test_the_workbook_holds_texts_not_formulas(desk, tmp_path):
    desk.wire.bad = {"k3": "=1+1"}
    name = desk.send(desk.outbox.seal(parcel([2, 3]))).id
    history.write_xlsx(desk.outbox, name, tmp_path / "rows.xlsx")
    book = load_workbook(tmp_path / "rows.xlsx")
    page = book["Rows"]
    assert [[cell.value for cell in row] for row in page] == [
        ["Row", "Key", "Outcome", "The platform's words", "Field"],
        [2, "k2", "taken", None, None],
        [3, "k3", "refused", "=1+1", None],
    ]
    assert page["D3"].data_type == "s"
    assert [[cell.value for cell in row] for row in book["Summary"]] == [
        ["Outcome", "The platform's words", "Rows"],
        ["taken", None, 1],
        ["refused", "=1+1", 1],
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit for files")
def test_a_disk_that_is_full_leaves_the_workbook_that_was_there(desk, tmp_path):
    import resource

    name = desk.outbox.seal(parcel(list(range(2, 5_002))))
    path = tmp_path / "rows.xlsx"
    path.write_text("old", encoding="utf-8")
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        with pytest.raises(CannotKeep) as caught:
            history.write_xlsx(desk.outbox, name, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert (caught.value.code, caught.value.params["why"]) == ("file.not_written", "File too large")
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_saving_rows_counts_them_and_can_be_cancelled(desk, tmp_path):
    name = desk.outbox.seal(parcel(list(range(2, 3_002))))
    steps = []
    history.write_xlsx(desk.outbox, name, tmp_path / "rows.xlsx", Watch(lambda *step: steps.append(step)))
    assert steps[0] == (0, 3_003)  # 3,000 rows, their headers, and a summary of one line and its headers
    assert steps[-1] == (3_003, 3_003)
    assert len(steps) > 3
    watch = Watch(lambda done, _total: watch.cancel() if done else None)
    with pytest.raises(Cancelled):
        history.write_xlsx(desk.outbox, name, tmp_path / "other.xlsx", watch)
    assert [path.name for path in tmp_path.iterdir()] == ["rows.xlsx"]


def test_more_rows_than_a_sheet_holds_are_said_in_words(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "MOST_ROWS", 3)
    fits, not_so = desk.outbox.seal(parcel([2, 3])), desk.outbox.seal(parcel([2, 3, 4]))
    history.write_xlsx(desk.outbox, fits, tmp_path / "rows.xlsx")
    with pytest.raises(CannotKeep) as caught:
        history.write_xlsx(desk.outbox, not_so, tmp_path / "rows.xlsx")
    assert (caught.value.code, caught.value.params) == ("history.too_large", {"n": 3, "most": 2})


@pytest.mark.parametrize(("signs", "fits"), [("x" * 32_767, True), ("x" * 32_768, False), ("😀" * 16_384, False)])
def test_a_text_that_is_longer_than_a_cell_is_never_cut(desk, tmp_path, signs, fits):
    desk.wire.bad = {"k3": signs}
    name = desk.send(desk.outbox.seal(parcel([2, 3]))).id
    if fits:
        history.write_xlsx(desk.outbox, name, tmp_path / "rows.xlsx")
        assert load_workbook(tmp_path / "rows.xlsx")["Rows"]["D3"].value == signs
        return
    with pytest.raises(CannotKeep) as caught:
        history.write_xlsx(desk.outbox, name, tmp_path / "rows.xlsx")
    assert (caught.value.code, caught.value.params["row"]) == ("history.text_too_long", 3)
    assert list(tmp_path.iterdir()) == []


def test_every_sign_of_the_platforms_words_survives(desk, tmp_path):
    words = "<b>&amp; \u201cquoted\u201d\n line  two_x0041_ \u5c71 \U0001f3c3 ' \""
    desk.wire.bad = {"k2": words}
    name = desk.send(desk.outbox.seal(parcel([2, 3]))).id
    history.write_xlsx(desk.outbox, name, tmp_path / "rows.xlsx")
    found = CalamineWorkbook.from_path(tmp_path / "rows.xlsx").get_sheet_by_name("Rows").to_python()
    assert found[1][3] == words


@pytest.fixture
def sent(desk):
    desk.wire.bad = {"k3": "Zebedee Quux has no bib"}
    body = parcel([2, 3]).batches[0]
    return desk.send(desk.outbox.seal(parcel(batches=[body]))).id


def test_forgetting_removes_what_is_personal_and_says_what(desk, sent):
    found = desk.outbox.forget([sent])
    assert (found.parcels, found.rows, found.requests, found.refusals) == ((sent,), 2, 1, 1)
    receipt = desk.outbox.receipt(sent)
    assert (receipt.state, receipt.rows.accepted, receipt.rows.refused) == (State.PARTLY_REFUSED, 1, 1)
    assert (list(receipt.refused), receipt.batches[0].answer) == ([], "")
    assert receipt.forgotten == desk.outbox.now()
    with pytest.raises(WrongUse, match=r"outbox\.forgotten"):
        desk.outbox.batches(sent)
    assert desk.outbox.forget([sent]).parcels == ()


def test_what_is_forgotten_is_in_no_file_any_more(desk, sent):
    (desk.outbox.folder / "outbox-before-2.sqlite").write_bytes(b"Zebedee")
    (desk.outbox.folder / "outbox-damaged-20260101-000000.sqlite-wal").write_bytes(b"Zebedee")
    found = desk.outbox.forget([sent])
    assert found.copies == ("outbox-before-2.sqlite", "outbox-damaged-20260101-000000.sqlite-wal")
    for path in desk.outbox.folder.iterdir():
        kept = path.read_bytes()
        assert b"Zebedee" not in kept
        assert b'"k2"' not in kept


def test_a_file_that_another_program_reads_is_named_and_forgetting_again_empties_it(desk, sent):
    path = desk.outbox.folder / "outbox.sqlite"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM parcels").fetchone()
    desk.outbox._database._writer.execute("PRAGMA busy_timeout = 50")
    found = desk.outbox.forget([sent])
    assert (found.parcels, found.rows, found.left) == ((sent,), 2, ("outbox.sqlite",))
    assert desk.outbox.receipt(sent).forgotten is not None
    other.close()
    again = desk.outbox.forget([sent])
    assert (again.parcels, again.left) == ((), ())
    assert not any(b"Zebedee" in file.read_bytes() for file in desk.outbox.folder.iterdir())


def test_a_copy_that_cannot_be_removed_is_named(desk, sent):
    stuck = desk.outbox.folder / "outbox-before-2.sqlite"
    stuck.mkdir()
    (desk.outbox.folder / "outbox-before-3.sqlite").write_bytes(b"Zebedee")
    found = desk.outbox.forget([sent])
    assert (found.copies, found.left) == (("outbox-before-3.sqlite",), (stuck.name,))


def test_what_is_unfinished_is_not_forgotten(desk):
    waiting = desk.outbox.seal(parcel([2]))
    assert desk.outbox.forget([waiting]).unfinished == (waiting,)
    assert desk.outbox.batches(waiting)[0].batch.keys == ["k2"]


def test_an_event_is_all_that_went_to_the_same_place(desk, sent):
    again = desk.outbox.seal(parcel([4]))
    other = desk.outbox.seal(parcel([5], race="2"))
    assert desk.outbox.same_event(sent) == [sent, again]
    assert desk.outbox.same_event(other) == [other]


def test_history_keeps_every_parcel(desk):
    names = [desk.send(desk.outbox.seal(parcel([row]))).id for row in range(2, 12)]
    assert [receipt.id for receipt in desk.outbox.receipts()] == names[::-1]
    assert "outbox.forgotten" in ERRORS


def test_control_characters_in_the_platforms_words_do_not_stop_the_workbook(desk, tmp_path):
    desk.wire.bad = {"k2": "bad\x0bword\x00"}
    sent = desk.send(desk.outbox.seal(parcel([2])))
    history.write_xlsx(desk.outbox, sent.id, tmp_path / "rows.xlsx")
    cells = [cell.value for cell in load_workbook(tmp_path / "rows.xlsx").worksheets[0][2]]
    assert "bad\ufffdword\ufffd" in cells
