"""What takes long on the Check page goes to a worker, and says the same as what is done at once."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from resultdesk.core.watch import Watch
from resultdesk.ui import changing
from resultdesk.ui.check import before_mending, problems
from resultdesk.ui.check.bench import Bench
from tests.ui.check.test_check_page import button, cards, names, settled, texts
from tests.ui.grid.documents import cells
from tests.ui.grid.hands import click


def chip_codes(bench: Bench) -> list[str]:
    return [row[5] for row in cells(bench.document)]


def free(bench: Bench, qtbot: QtBot) -> None:
    """No change is under way, and all has followed."""
    qtbot.waitUntil(lambda: not bench.changing.busy, timeout=20_000)
    settled(bench, qtbot)


@pytest.fixture
def slow(bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """A page on which nothing is quick."""
    settled(bench, qtbot)
    monkeypatch.setattr(problems, "AT_ONCE", 0)
    monkeypatch.setattr(before_mending, "AT_ONCE", -1)
    monkeypatch.setattr(changing, "AT_ONCE", -1)
    return bench


def test_cures_are_the_same_when_a_worker_finds_them(slow: Bench, qtbot: QtBot) -> None:
    before = [names(card) for card in cards(slow)]
    slow.problems._cures.clear()
    slow.refresh()
    assert slow.problems.busy
    settled(slow, qtbot)
    assert [names(card) for card in cards(slow)] == before
    assert "Pad 1 chip code" in before[0]
    click(button(cards(slow)[0], "Pad 1 chip code"))
    free(slow, qtbot)
    assert chip_codes(slow)[1] == "0012345"


def test_cures_that_an_edit_has_overtaken_are_not_offered(slow: Bench, qtbot: QtBot) -> None:
    group = next(group for group in slow.document.checker.groups() if group.column == 5)
    slow.problems._look_when_asked(group)
    looking = slow.problems._looking
    assert looking is not None
    slow.document.type_into(1, 5, "0012345")
    settled(slow, qtbot)
    said = [names(card) for card in cards(slow)]
    slow.problems._found(looking)
    assert [names(card) for card in cards(slow)] == said
    assert not any("Pad 1 chip code" in line for line in said)


def test_cures_are_worked_out_of_the_sheet_as_it_was_then(slow: Bench) -> None:
    checker = slow.document.checker
    group = next(group for group in checker.groups() if group.column == 5)
    looking = problems._Looking(checker.snapshot(5), group)
    slow.document.type_into(1, 5, "9")
    slow.document.type_into(0, 5, "1")
    looking(Watch(), print)
    assert [cure.samples for cure in looking.cures] == [[("12345", "0012345")]]


def test_all_are_mended_and_taken_back(slow: Bench, qtbot: QtBot) -> None:
    before = cells(slow.document)
    click(slow.problems.mend_button)
    free(slow, qtbot)
    assert [cells(slow.document)[1][5], cells(slow.document)[3][6]] == ["0012345", "NL"]
    slow.deeds.undo()
    free(slow, qtbot)
    assert cells(slow.document) == before


def test_selected_cells_are_mended(slow: Bench, qtbot: QtBot) -> None:
    slow.view.select(0, 5, 3, 5)
    slow.strip.mend_wanted.emit()
    free(slow, qtbot)
    assert [cells(slow.document)[1][5], cells(slow.document)[3][6]] == ["0012345", "Netherlands"]
    slow.strip.mend_wanted.emit()
    free(slow, qtbot)
    assert "None of the selected cells" in slow.told.text


def test_what_will_change_is_shown_when_it_is_known_and_folded_away_by_an_edit(slow: Bench, qtbot: QtBot) -> None:
    click(button(slow.problems, "Show what will change"))
    qtbot.waitUntil(lambda: any(text.startswith("chip_code: 1 cell") for text in texts(slow.problems)))
    free(slow, qtbot)
    assert slow.document.log.done == []
    button(slow.problems, "Hide what will change")
    slow.document.type_into(0, 1, "Jon")
    settled(slow, qtbot)
    button(slow.problems, "Show what will change")
    assert not any(text.startswith("chip_code: 1 cell") for text in texts(slow.problems))


def test_all_changes_are_taken_back(slow: Bench, qtbot: QtBot) -> None:
    before = cells(slow.document)
    slow.side.setCurrentWidget(slow.changes)
    slow.document.type_into(0, 1, "Jon")
    slow.document.type_into(2, 2, "")
    settled(slow, qtbot)
    click(button(slow.changes, "Take all back"))
    free(slow, qtbot)
    assert cells(slow.document) == before
    assert slow.document.originals.count() == 0


def test_accepted_warnings_are_told_again(slow: Bench, qtbot: QtBot) -> None:
    slow.side.setCurrentWidget(slow.changes)
    slow.document.accept("first_name", "first_name.odd", "bob")
    settled(slow, qtbot)
    click(button(slow.changes, "Show the accepted warning again"))
    free(slow, qtbot)
    assert slow.document.accepted == frozenset()
