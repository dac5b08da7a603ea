"""A newer file under unfinished work: told in a strip, decided cell by cell."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from resultdesk.desk.document import Document
from resultdesk.desk.merging import Conflict, Merge
from resultdesk.ui.newer import ConflictLine, NewerFile, sentence


@pytest.mark.parametrize(
    ("merge", "words"),
    [
        (Merge(changed=[2, 3, 4]), "3 rows changed."),
        (Merge(changed=[2], added=[9], gone=[5, 6]), "1 row changed, 1 row is new, 2 rows are gone."),
        (Merge(conflicts=[Conflict(2, 1, "a", "b", "c")]), "1 cell was changed by both; yours stands in it now."),
        (Merge(lost=2), "2 of your changes were in rows or columns that are gone."),
    ],
)
def test_what_has_changed_in_one_sentence(merge: Merge, words: str) -> None:
    assert sentence(merge) == words


def test_nothing_is_shown_where_nothing_changed(qtbot: QtBot, document: Document) -> None:
    page = NewerFile(document)
    qtbot.addWidget(page)
    assert page.isHidden()


def test_the_files_version_can_be_taken_and_taken_back(qtbot: QtBot, document: Document) -> None:
    document.type_into(0, 1, "Anna")
    document.merge = Merge(changed=[2], conflicts=[Conflict(2, 1, "Ann", "Anne", "Anna")])
    page = NewerFile(document)
    qtbot.addWidget(page)
    page.show()
    first, decide = page.strip.buttons
    with qtbot.waitSignal(page.cell_wanted) as wanted:
        first.click()
    assert wanted.args == [2, 0]
    decide.click()
    line = page.line
    assert line is not None
    assert "The file now says “Anne”, you made it “Anna”." in line.text.text()
    line.theirs.click()
    assert document.sheet.columns[1].text(0) == "Anne"
    assert page.line is None
    document.undo()
    assert document.sheet.columns[1].text(0) == "Anna"


def test_conflicts_are_decided_one_at_a_time(qtbot: QtBot, document: Document) -> None:
    document.type_into(0, 1, "Anna")
    document.type_into(1, 1, "Anke")
    document.merge = Merge(
        changed=[2, 3], conflicts=[Conflict(2, 1, "Ann", "Anne", "Anna"), Conflict(3, 1, "Ann", "Annie", "Anke")]
    )
    page = NewerFile(document)
    qtbot.addWidget(page)
    page.show()
    decide = page.strip.buttons[1]
    decide.click()
    decide.click()
    assert len(page.findChildren(ConflictLine)) == 1, "pressed twice it is still one question"
    assert page.line.text.text().startswith("1 of 2  ·  Row 2, ")
    page.line.ours.click()
    assert page.line.text.text().startswith("2 of 2  ·  Row 3, ")
    with qtbot.waitSignal(page.decided):
        page.line.theirs.click()
    assert page.line is None
    assert [document.sheet.columns[1].text(row) for row in (0, 1)] == ["Anna", "Annie"]
    assert "changed by both" not in page.strip.text
    assert page.strip.text.endswith("2 rows changed.")
    page.close()
